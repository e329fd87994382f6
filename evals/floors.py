"""The lowest figures that are accepted (`floors.json`): comparing with them, and writing them anew.

A floor lies a figure's tolerance under what was measured when it was written; the tool puts it there, nobody does by
hand. A corpus is named with the hash of what was scored, because a figure means nothing beside one from another text.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Collection, Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from evals.figures import Figure

FLOORS = Path(__file__).with_name("floors.json")


class Corpus(BaseModel):
    """The lowest figures that are accepted on exactly this corpus."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: SHA-256 of what was scored.
    sha256: str
    #: Whether its texts are in the repository; else only who has them can compare.
    in_repository: bool
    floors: dict[str, float]


class Floors(BaseModel):
    """The floors of every corpus, and why some were lowered, newest last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpora: dict[str, Corpus]
    regressions: tuple[str, ...] = ()


def known_floors() -> Floors:
    """Read the floors; none where there is no file yet."""
    return Floors.model_validate_json(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else Floors(corpora={})


def floor_of(figure: Figure, known: Floors) -> float | None:
    """Give the floor that a figure has to keep; none where it has none, or where it has one on another corpus."""
    corpus = known.corpora.get(figure.corpus)
    return corpus.floors.get(figure.figure) if corpus and corpus.sha256 == figure.sha256 else None


def fallen(figures: Iterable[Figure], known: Floors) -> list[str]:
    """Name each figure that is under its floor, with both numbers, and each floor whose figure is no longer given."""
    found = {(one.corpus, one.figure): one for one in figures}
    corpora = {one.corpus: one.sha256 for one in found.values()}
    return [
        f"{name}: {figure} {found[name, figure].value:.3f}, floor {floor:.3f}"
        if (name, figure) in found
        else f"{name}: {figure} is not given, floor {floor:.3f}"
        for name, corpus in known.corpora.items()
        if corpora.get(name) == corpus.sha256
        for figure, floor in corpus.floors.items()
        if (name, figure) not in found or found[name, figure].value < floor
    ]


def changed(figures: Iterable[Figure], known: Floors) -> list[str]:
    """Name the corpora that are not the ones the floors are about, and those that have no floors."""
    corpora = {one.corpus: one.sha256 for one in figures}
    return [
        f"{name}: what was scored is not what its floors are about: {known.corpora[name].sha256}, now {digest}"
        if name in known.corpora
        else f"{name}: has no floors yet"
        for name, digest in corpora.items()
        if name not in known.corpora or known.corpora[name].sha256 != digest
    ]


def floor_under(value: float) -> float:
    """Round down to what is written, so that a figure is never under its own floor."""
    return math.floor(value * 10_000 + 1e-6) / 10_000


def raised(figures: Collection[Figure], known: Floors, *, in_repository: bool) -> dict[str, Corpus]:
    """Give the floors under the figures at hand; one of the same corpus that is higher already stays.

    Otherwise a figure could sink by a tolerance each time that floors are written, and nobody would have said why.
    """
    lowest: dict[tuple[str, str], dict[str, float]] = {}
    for one in figures:
        if one.tolerance is not None:
            kept = floor_of(one, known)
            floor = max(floor_under(one.value - one.tolerance), 0.0)
            floors = lowest.setdefault((one.corpus, one.sha256), {})
            floors[one.figure] = floor if kept is None or kept > one.value else max(floor, kept)
    return {
        name: Corpus(
            sha256=digest,
            in_repository=in_repository or (name in known.corpora and known.corpora[name].in_repository),
            floors=floors,
        )
        for (name, digest), floors in lowest.items()
    }


def write(
    figures: Collection[Figure], known: Floors, reason: str | None, *, in_repository: bool, file: Path = FLOORS
) -> int:
    """Take the figures as floors, those of other corpora staying; lower ones need a reason, which is kept.

    `in_repository` says that all texts scored are in the repository; else what is known of a corpus stays.
    """
    lower = fallen(figures, known)
    if lower and reason is None:
        print("\n".join([*lower, "not written; give the reason: --allow-regression WHY"]), file=sys.stderr)
        return 1
    reasons = (*known.regressions, *([f"{reason} ({'; '.join(lower)})"] if lower else []))
    corpora = {**known.corpora, **raised(figures, known, in_repository=in_repository)}
    floors = Floors(corpora=dict(sorted(corpora.items())), regressions=reasons)
    file.write_text(f"{floors.model_dump_json(indent=2)}\n", encoding="utf-8")
    return 0
