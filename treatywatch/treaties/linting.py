"""Holds a pack's file against the rules for packs, and its cases against what the pack says: all faults at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from treatywatch.errors import PackError
from treatywatch.treaties.cases import LawCase, read_cases, tried, uncovered
from treatywatch.treaties.check import Answer
from treatywatch.treaties.declarations import declaration_faults, declared_sources
from treatywatch.treaties.packs import FOLDER, Chronology, Pack, completed, pack_ids, raw_pack
from treatywatch.treaties.yaml_files import faults, load_model

__all__ = ["CaseResult", "LintReport", "lint", "pack_file"]


@dataclass(frozen=True)
class CaseResult:
    """What one case came out as, and where that is not what it says."""

    case: LawCase
    answer: Answer
    failures: tuple[str, ...]


@dataclass(frozen=True)
class LintReport:
    """Everything that is wrong with a pack, and what its cases say."""

    file: Path
    pack: Pack | None
    faults: tuple[str, ...]
    cases: tuple[CaseResult, ...] = ()

    @property
    def sound(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.faults and not any(result.failures for result in self.cases)


def pack_file(name: str) -> Path:
    """Give the file of a pack that is named by its path or by its id."""
    path = Path(name)
    return FOLDER / f"{name}.yaml" if not path.exists() and name in pack_ids() else path


def lint(path: Path) -> LintReport:
    """Read a pack with all that lies beside it, and run its cases."""
    try:
        raw = raw_pack(path)
    except PackError as error:
        return LintReport(path, None, (str(error),))
    try:
        pack = completed(Pack.model_validate(raw))
    except ValidationError as problem:
        return LintReport(path, None, tuple(str(fault) for fault in faults(problem, Pack, path.name, PackError)))
    try:
        cases = read_cases(path)
    except PackError as error:
        return LintReport(path, pack, (str(error), *faults_of(pack, path)))
    results = tuple(CaseResult(case, *tried(case, pack)) for case in cases)
    lacking = tuple(f"{path.stem}.cases.yaml: no case for {one}" for one in uncovered(pack, cases))
    return LintReport(path, pack, (*faults_of(pack, path), *lacking), results)


def faults_of(pack: Pack, path: Path) -> tuple[str, ...]:
    """Give what is wrong with a pack that can be read, and with the chronology and declarations beside it."""
    found = list(rules(pack, path))
    chronology = path.with_name(f"{path.stem}.chronology.yaml")
    if chronology.exists():
        try:
            load_model(chronology, Chronology, PackError)
        except PackError as error:
            found.append(str(error))
    found.extend(declaration_faults(pack, path.with_name(f"{path.stem}.declarations.csv")))
    return tuple(found)


def rules(pack: Pack, path: Path) -> Iterator[str]:
    """Give what a pack that can be read gets wrong all the same."""
    if pack.id != path.stem:
        yield f"{path.name}: id: the file is called {path.stem!r} and the treaty {pack.id!r}; give both one name"
    spans = [(one.article, one.effect, one.since, one.until) for one in pack.provisions]
    for article, effect, since, until in spans:
        if since is not None and until is not None and until <= since:
            yield f"{path.name}: provision {article} ({effect}): it ends ({until}) before it begins ({since})"
    for limit in pack.limits:
        if limit.until is not None and limit.until <= limit.since:
            yield f"{path.name}: limit {limit.id}: it ends ({limit.until}) before it begins ({limit.since})"
    named = {entry.source for entry in pack.sourced()}
    named |= declared_sources(path.with_name(f"{path.stem}.declarations.csv"))
    for name, source in pack.sources.items():
        if name not in named:
            yield f"{path.name}: sources.{name}: nothing names this source ({source.title}); remove it"
    if not any(event.status == "signed" for event in pack.life) and pack.form != "unilateral":
        yield f"{path.name}: life: no event has the status 'signed'"
