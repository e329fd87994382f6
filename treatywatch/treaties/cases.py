"""The cases that a pack ships with: for each provision that decides something one that meets it, breaks it, stays open.

They run as tests, and they show how a provision is meant.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from treatywatch.errors import PackError
from treatywatch.records import Polarity, Truth, Verdict
from treatywatch.treaties.check import Answer, check
from treatywatch.treaties.conditions import Disputed
from treatywatch.treaties.pack_parts import Effect
from treatywatch.treaties.packs import FOLDER, Pack, load_pack
from treatywatch.treaties.periods import Shape
from treatywatch.treaties.resolution import resolve
from treatywatch.treaties.scenarios import Scenario, ScenarioItem
from treatywatch.treaties.weighing import ask
from treatywatch.treaties.yaml_files import load_model

__all__ = ["LawCase", "failures", "load_cases", "read_cases", "tried", "uncovered"]

Result = Literal["meets", "breaks", "undetermined"]


class LawCase(Shape):
    """A scenario with what a provision makes of it, and the verdict on the whole."""

    name: str
    provision: str
    effect: Effect
    #: Of a prohibition: who meets it does not do what it forbids. Of the others: who meets it is within its terms.
    #: Of a requirement with negative polarity: who breaks it leaves undone what it asks for.
    result: Result
    actor: str | None
    act: str
    polarity: Polarity = "positive"
    on: str | None
    item: ScenarioItem | None = None
    circumstances: dict[str, str | bool | int | float] = Field(default_factory=dict)
    verdict: Verdict
    #: Words that the missing facts must contain, one for each; empty where nothing may be missing.
    missing: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _open_cases_say_why(self) -> LawCase:
        if (self.verdict == "undetermined") != bool(self.missing):
            raise ValueError("a case names what is missing if, and only if, its verdict is undetermined")
        return self

    def scenario(self, treaty: str) -> Scenario:
        """Give the scenario that the case puts to the law."""
        return Scenario(
            treaty=treaty,
            actor=self.actor,
            act=self.act,
            polarity=self.polarity,
            on=self.on,
            item=self.item,
            circumstances=dict(self.circumstances),
        )

    @property
    def truth(self) -> Truth:
        """Give whether the provision's own conditions should hold."""
        if self.result == "undetermined":
            return "unknown"
        against = self.effect == "prohibits" or (self.effect == "requires" and self.polarity == "negative")
        return "true" if (self.result == "meets") != against else "false"


class CaseFile(Shape):
    """`*.cases.yaml`."""

    treaty: str
    cases: tuple[LawCase, ...]


@functools.cache
def load_cases(treaty: str) -> tuple[LawCase, ...]:
    """Load the cases of a treaty; raises UnknownTreatyError, or PackError where the file is wrong."""
    return read_cases(FOLDER / f"{load_pack(treaty).id}.yaml")


def read_cases(pack: Path) -> tuple[LawCase, ...]:
    """Read the cases that lie beside a pack's file (`NAME.cases.yaml`); raises PackError."""
    return load_model(pack.with_name(f"{pack.stem}.cases.yaml"), CaseFile, PackError).cases


def failures(case: LawCase, pack: Pack) -> list[str]:
    """Say where the law does not do what a case expects; empty where it does."""
    return list(tried(case, pack)[1])


def tried(case: LawCase, pack: Pack) -> tuple[Answer, tuple[str, ...]]:
    """Put a case to the law; give its answer, and where that is not what the case expects."""
    scenario = case.scenario(pack.id)
    answer, found = check(scenario, pack), []
    truth = truth_for(case, scenario, pack)
    if truth != case.truth:
        found.append(f"{case.provision} ({case.effect}) is {truth}, not {case.truth}")
    if answer.verdict != case.verdict:
        found.append(f"the verdict is {answer.verdict}, not {case.verdict}")
    found.extend(
        f"no missing fact speaks of {words!r}: {list(answer.missing)}"
        for words in case.missing
        if not any(words in fact for fact in answer.missing)
    )
    return answer, tuple(found)


def truth_for(case: LawCase, scenario: Scenario, pack: Pack) -> Truth:
    """Give whether the provision applies; one that does not speak of the act does not."""
    facts = resolve(scenario, pack)[0].facts
    truths = [
        asked.outcome.truth
        for asked in ask(pack, facts)
        if asked.provision.article == case.provision and asked.provision.effect == case.effect
    ]
    return truths[0] if truths else "false"


def uncovered(pack: Pack, cases: Iterable[LawCase]) -> list[str]:
    """Name each provision that decides something and the kinds of case that it lacks.

    Definitions decide nothing by themselves; a provision that rests on a disputed reading alone is never plainly
    broken.
    """
    have = {(case.provision, case.effect, case.result) for case in cases}
    wanted = [
        (provision.article, provision.effect, result)
        for provision in pack.provisions
        if provision.decides and provision.effect != "defines"
        for result in ("meets", "breaks", "undetermined")
        if not (result == "breaks" and isinstance(provision.when, Disputed))
    ]
    return [
        f"{article} ({effect}): {result}" for article, effect, result in wanted if (article, effect, result) not in have
    ]
