"""Which treaties govern an act: every instrument in force for the actor that speaks to it, each with its verdict."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.records import UNCONCERNED, Record, TreatyStatus, Verdict
from treatywatch.treaties.check import Answer, check, supposing
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.scenarios import Scenario
from treatywatch.treaties.status import HeldStatus, rival
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["GoverningAnswer", "Silent", "TreatyAnswer", "governing", "speaks"]

#: The gravest answer first.
ORDER: tuple[Verdict, ...] = (
    "would_breach", "inconsistent_with", "undetermined", "exempt", "permitted", "outside_scope", "not_binding",
)  # fmt: skip


class TreatyAnswer(Answer):
    """What one treaty says about a scenario."""

    treaty: str
    name: str


class Silent(Record):
    """A treaty that says nothing about a scenario, and why."""

    treaty: str
    name: str
    why: str
    verdict: Verdict
    treaty_status: TreatyStatus | None
    #: Who holds which status, where states disagree about it; and what would follow on another status.
    readings: tuple[HeldStatus, ...] = ()
    on_other_readings: tuple[str, ...] = ()


class GoverningAnswer(Record):
    """What all treaties say about a scenario: those that speak to it, and those that do not."""

    treaties: tuple[TreatyAnswer, ...]
    silent: tuple[Silent, ...]


def governing(scenario: Scenario, packs: Sequence[Pack]) -> GoverningAnswer:
    """Hold a scenario against every treaty; reasons are given for those that bind the actor and speak to the act."""
    speaking, silent = [], []
    for pack in packs:
        answer = check(scenario, pack)
        why = silence(scenario, pack, answer)
        if why is not None:
            silent.append(
                Silent(
                    treaty=pack.id,
                    name=pack.called,
                    why=why,
                    verdict=answer.verdict,
                    treaty_status=answer.treaty_status,
                    readings=rival(pack, scenario.actor, scenario.days) if scenario.actor else (),
                    on_other_readings=supposing(answer),
                )
            )
        else:
            speaking.append(TreatyAnswer(treaty=pack.id, name=pack.called, **dict(answer)))
    speaking.sort(key=lambda answer: (ORDER.index(answer.verdict), answer.treaty))
    return GoverningAnswer(treaties=tuple(speaking), silent=tuple(silent))


def silence(scenario: Scenario, pack: Pack, answer: Answer) -> str | None:
    """Say why a treaty says nothing to a scenario, or `None` where it does say something."""
    if answer.verdict in UNCONCERNED:
        return answer.reasons[0].text
    if not speaks(answer):
        return f"nothing in the {pack.called} speaks of the act"
    # Of an item of any kind at all, every treaty on some kind would have something to say.
    if answer.verdict == "undetermined" and kind_is_open(scenario):
        return next((f"missing: {fact}" for fact in answer.missing if fact.startswith("kind of item")), None)
    return None


def kind_is_open(scenario: Scenario) -> bool:
    """Say whether nothing tells of what kind the item is."""
    item = scenario.item
    if item is None or item.system is not None:
        return item is None
    return item.kind is None or load_vocabulary().kind(item.kind) is None


def speaks(answer: Answer) -> bool:
    """Say whether a treaty speaks to the act: one of its provisions applies, or a missing fact leaves that open."""
    return answer.verdict != "permitted" or any(
        effect.truth == "true" and effect.effect != "defines" for effect in answer.provisions
    )
