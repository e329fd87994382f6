"""How credible a thread's proposition is by what the record has on it, and how grades are shown.

The Admiralty code grades a source (A to E) and an item of information (1 to 5) apart; the two are shown beside each
other and never made into one. Reliability is what people set for a publisher or a holder. Credibility is worked out
here, by the first of these rules that applies:

1. Nobody asserts it: it cannot be judged.
2. A treaty's dated facts contradict it: 5.
3. A party that is charged with it says so itself, and does not deny it later: 2.
4. Somebody besides those whose act it would be denies it, from no fewer origins than assert it: 4; from fewer: it
   cannot be judged.
5. Only those whose act it would be deny it: 3 where two or more origins assert it; with one, word stands against word,
   and it cannot be judged.
6. Nothing is known of who asserts it: it cannot be judged.
7. One origin asserts it: 3.
8. Two or more origins assert it: 2; but 3 where what is stated conflicts, or where it is a charge that the party
   charged has not answered in this record.

1 is never given: it takes sources that are known to be independent, and nothing in a text can establish that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from treatywatch.thread_records import (
    Cell,
    Confidence,
    Credibility,
    Grade,
    Likelihood,
    Proposition,
    Reliability,
    Stance,
)
from treatywatch.threads.origins import ANONYMOUS, count_of
from treatywatch.treaties.yaml_files import load_model

GRADING_FILE = Path(__file__).with_name("grading.yaml")
NOT_ESTABLISHED = "independence not established"
STANCE_WORDS: Mapping[Stance, str] = {
    "denies": "denied", "demands": "demanded", "hedges": "held possible", "plans": "planned", "supposes": "supposed",
}  # fmt: skip


class Meanings(BaseModel):
    """`grading.yaml`: what letters, numbers and terms stand for."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reliability: dict[Reliability, str]
    no_reliability: str
    credibility: dict[Credibility, str]
    no_credibility: str
    #: From and to, in per cent.
    likelihood: dict[Likelihood, tuple[int, int]]
    confidence: dict[Confidence, str]


@cache
def meanings() -> Meanings:
    """Load the meanings; raises VocabularyError where the file is wrong."""
    return load_model(GRADING_FILE, Meanings)


def pair(reliability: Reliability | None, credibility: Credibility | None) -> str:
    """Write both grades beside each other (`B3`), with a dash for one that is not known."""
    return f"{reliability or '-'}{credibility or '-'}"


class Sides(NamedTuple):
    """Who stands where, as the rules need it: those whose act it would be apart from all others."""

    asserting: tuple[Cell, ...]
    denying: tuple[Cell, ...]
    #: Those charged with it say so themselves.
    admitting: tuple[Cell, ...]
    #: Those whose act it would be deny it.
    defending: tuple[Cell, ...]
    charge: bool


def credibility(proposition: Proposition, cells: Collection[Cell], conflicts: int, law_conflicts: int) -> Grade:
    """Grade a thread by its cells and the numbers of its conflicts, among its claims and with treaties' dated facts."""
    sides = _sides(frozenset(proposition.actors), tuple(cells))
    if not sides.asserting and not sides.admitting:
        return _unasserted(cells)
    asserted = sum(cell.claims for cell in (*sides.asserting, *sides.admitting))
    if law_conflicts >= asserted:
        subject = "a dated fact of a treaty contradicts" if law_conflicts == 1 else "dated facts of treaties contradict"
        return Grade(credibility=5, reason=f"{subject} it")
    grade = _admitted(sides) if sides.admitting else None
    if grade is None:
        grade = _disputed(sides) if sides.denying or sides.defending else _undisputed(sides, conflicts)
    if law_conflicts:
        told = f"{law_conflicts} of {asserted} claims say of it what a treaty's dated facts contradict"
        return Grade(credibility=grade.credibility, reason=f"{grade.reason}; {told}")
    return grade


def _admitted(sides: Sides) -> Grade | None:
    """Grade what those charged with it say themselves, where that came last, or on one day with fewer denials."""
    admitted, denied = ((_last(of), sum(cell.claims for cell in of)) for of in (sides.admitting, sides.defending))
    if admitted > denied:
        return Grade(
            credibility=2, reason=f"{_names(sides.admitting)}, charged with it, says so against its own interest"
        )
    if not sides.asserting:
        return Grade(credibility=None, reason=f"{_names(sides.defending)} has asserted it and denied it later")
    return None


def _sides(actors: frozenset[str], cells: tuple[Cell, ...]) -> Sides:
    charge = any(cell.accuses for cell in cells)
    own = [cell for cell in cells if not actors.isdisjoint({cell.speaker.key, cell.origin})]
    # Somebody unnamed of a party defends it with a denial, but admits nothing in its name.
    unnamed = [cell for cell in cells if cell.origin in {f"{ANONYMOUS}{actor}" for actor in actors}]
    return Sides(
        asserting=tuple(cell for cell in cells if cell.stance == "asserts" and not (charge and cell in own)),
        denying=tuple(cell for cell in cells if cell.stance == "denies" and cell not in (*own, *unnamed)),
        admitting=tuple(cell for cell in own if charge and cell.stance == "asserts"),
        defending=tuple(cell for cell in (*own, *unnamed) if cell.stance == "denies"),
        charge=charge,
    )


def _unasserted(cells: Iterable[Cell]) -> Grade:
    others = [STANCE_WORDS[stance] for stance in sorted({cell.stance for cell in cells})]
    only = f"; it is only {' and '.join(others)}" if others else ""
    return Grade(credibility=None, reason=f"nobody asserts it{only}")


def _disputed(sides: Sides) -> Grade:
    count = count_of(cell.origin for cell in sides.asserting)
    asserted = f"{_origins(count, 'asserts', 'assert')} it"
    if sides.denying:
        against = count_of(cell.origin for cell in sides.denying)
        besides = " besides those whose act it would be" if sides.defending else ""
        reason = f"{asserted}, {_origins(against, 'denies', 'deny')} it{besides}"
        return Grade(credibility=4 if against >= count else None, reason=reason)
    role = "charged with it" if sides.charge else "whose act it would be"
    denied = f"{_names(sides.defending)}, {role}, denies it"
    if count == 1:
        return Grade(credibility=None, reason=f"word against word: {asserted}, {denied}")
    return Grade(credibility=3, reason=f"{asserted}, and nobody but {denied}; {NOT_ESTABLISHED}")


def _undisputed(sides: Sides, conflicts: int) -> Grade:
    if not any(cell.origin for cell in sides.asserting):
        return Grade(credibility=None, reason="nothing is known of who asserts it")
    count = count_of(cell.origin for cell in sides.asserting)
    if count == 1:
        return Grade(credibility=3, reason="1 origin asserts it, and nobody denies it")
    agreed = f"{count} origins assert it, and nobody denies it; {NOT_ESTABLISHED}"
    if conflicts:
        return Grade(credibility=3, reason=f"{agreed}, and what they state conflicts")
    if sides.charge:
        return Grade(credibility=3, reason=f"{agreed}, and the party charged is not heard in this record")
    return Grade(credibility=2, reason=agreed)


def _last(cells: Iterable[Cell]) -> date:
    return max((cell.last for cell in cells if cell.last is not None), default=date.min)


def _names(cells: Iterable[Cell]) -> str:
    return " and ".join(dict.fromkeys(cell.speaker.name for cell in cells))


def _origins(count: int, one: str, more: str) -> str:
    return f"1 origin {one}" if count == 1 else f"{count} origins {more}"
