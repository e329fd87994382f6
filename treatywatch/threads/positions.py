"""Speakers who change position over a record: first charges, reversals, another name for the same weapon."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple, Self

from treatywatch.records import content_id
from treatywatch.thread_records import Cell, Conflict, Days, Side, Speaker, Stance, StatedValue
from treatywatch.threads.phrasing import capitalised, day_in_words, named
from treatywatch.threads.value_logic import same_system

__all__ = ["changes_of_designation", "changes_of_position", "first_charges"]

#: Stances of one kind, of which the two poles exclude each other; a demand or plan is turned by `negated`.
WORDS: dict[Stance, tuple[str, str]] = {
    "asserts": ("asserts it", "asserts it"),
    "denies": ("denies it", "denies it"),
    "demands": ("demands it", "demands that it be not done"),
    "plans": ("announces it", "announces that it will not be done"),
    "hedges": ("says that it may be so", "says that it may not be so"),
    "supposes": ("supposes it", "supposes the opposite"),
}
#: Who changes no position: a publisher prints what others say, and nobody knows whether two unnamed people are one.
POSITIONLESS = frozenset({"outlet", "anonymous"})


class Pole(NamedTuple):
    """What a speaker said to a thread in one sense, over all of its cells."""

    stated: str
    first: date
    last: date
    claims: int
    first_claim: str
    last_claim: str


class Spoken(NamedTuple):
    """The days on which a record has a speaker's words, with how many claims there are up to each."""

    days: tuple[date, ...]
    claims: tuple[int, ...]

    @classmethod
    def of(cls, counted: Mapping[date, int]) -> Self:
        days = sorted(counted)
        return cls(tuple(days), tuple(accumulate(counted[day] for day in days)))

    def before(self, day: date) -> int:
        """Give how many claims there are from before a day."""
        place = bisect_left(self.days, day)
        return self.claims[place - 1] if place else 0


def changes_of_position(cells_by_thread: Mapping[str, Sequence[Cell]]) -> tuple[Conflict, ...]:
    """Give who first asserted and then denied the same, or the reverse; first demanded or planned and then refused it.

    Only dated statements count. Where a speaker goes back and forth, the sides overlap in time, and the reason says so.
    """
    return tuple(
        conflict
        for thread, cells in cells_by_thread.items()
        for speaker, own in _by_speaker(cells).items()
        for conflict in _reversals(thread, speaker, own)
    )


def first_charges(cells_by_thread: Mapping[str, Sequence[Cell]]) -> tuple[Conflict, ...]:
    """Give when a speaker first made a charge, where the record has earlier words of that speaker without it.

    The first side is what the record has of the speaker before that day; a speaker whose first words in the record are
    the charge has changed no position in it.
    """
    by_thread = {thread: _by_speaker(cells) for thread, cells in cells_by_thread.items()}
    counted: dict[Speaker, Counter[date]] = {}
    for own in by_thread.values():
        for speaker, cells in own.items():
            days = counted.setdefault(speaker, Counter())
            for cell in cells:
                days[cell.first or date.max] += cell.claims
    spoken = {speaker: Spoken.of(days) for speaker, days in counted.items()}
    return tuple(
        conflict
        for thread, own in by_thread.items()
        for speaker, cells in own.items()
        for conflict in _first_charge(thread, speaker, cells, spoken[speaker])
    )


def changes_of_designation(thread: str, values: Sequence[StatedValue]) -> tuple[Conflict, ...]:
    """Give speakers who first call a weapon by one name and later by another of the same system (SSC-8, 9M729)."""
    named: dict[Speaker, list[StatedValue]] = {}
    for one in values:
        if one.value.facet == "name" and one.first is not None and one.speaker.type not in POSITIONLESS:
            named.setdefault(one.speaker, []).append(one)
    return tuple(conflict for speaker, own in named.items() for conflict in _renamed(thread, speaker, own))


def _by_speaker(cells: Sequence[Cell]) -> dict[Speaker, list[Cell]]:
    found: dict[Speaker, list[Cell]] = {}
    for cell in cells:
        if cell.speaker.type not in POSITIONLESS and cell.first is not None:
            found.setdefault(cell.speaker, []).append(cell)
    return found


def _reversals(thread: str, speaker: Speaker, cells: Sequence[Cell]) -> Iterator[Conflict]:
    """Hold the poles of each kind of stance against each other."""
    for one, other in (
        (("asserts", False), ("denies", False)),
        (("demands", False), ("demands", True)),
        (("plans", False), ("plans", True)),
    ):
        poles = [pole for stance, negated in (one, other) if (pole := _pole(cells, stance, negated=negated))]
        if len(poles) == 2:
            yield _turned(thread, speaker, *sorted(poles, key=lambda pole: (pole.first, pole.last)))


def _pole(cells: Sequence[Cell], stance: str, *, negated: bool) -> Pole | None:
    own = [
        cell for cell in cells if cell.stance == stance and (cell.negated == negated or stance in {"asserts", "denies"})
    ]
    dated = [(cell.first, cell.last or cell.first, cell) for cell in own if cell.first is not None]
    if not dated:
        return None
    first_day, _, first = min(dated, key=lambda one: (one[0], one[2].first_claim))
    _, last_day, last = max(dated, key=lambda one: (one[1], one[2].last_claim))
    claims = sum(cell.claims for cell in own)
    return Pole(WORDS[first.stance][negated], first_day, last_day, claims, first.first_claim, last.last_claim)


def _turned(thread: str, speaker: Speaker, earlier: Pole, later: Pole) -> Conflict:
    name, since, then = capitalised(named(speaker)), day_in_words(earlier.first), day_in_words(later.first)
    if earlier.last < later.first:
        told = f"{name} {earlier.stated}, last {_on(earlier.last)}, and {later.stated} from {then} on"
    else:
        told = (
            f"{name} {earlier.stated} (from {since} on) and {later.stated} (from {then} on), the one beside the other"
        )
    return _conflict(thread, speaker, (_side(speaker, earlier), _side(speaker, later)), told, "turned")


def _first_charge(thread: str, speaker: Speaker, cells: Sequence[Cell], spoken: Spoken) -> Iterator[Conflict]:
    charging = [cell for cell in cells if cell.accuses and cell.stance == "asserts" and cell.first is not None]
    first = min(charging, key=lambda cell: (cell.first or date.max, cell.first_claim), default=None)
    if first is None or first.first is None or not spoken.before(first.first):
        return
    opening, until = spoken.days[0], first.first - timedelta(days=1)
    own = [cell for cell in cells if cell.first is not None and cell.first < first.first]
    words = " and ".join(sorted({WORDS[cell.stance][cell.negated] for cell in own})) or "speaks of other things"
    earlier = Side(
        stated=f"makes no such charge, {words}", speakers=(speaker.name,),
        claims=tuple(sorted({cell.first_claim for cell in own})), days=Days(start=opening, end=until),
        count=spoken.before(first.first),
    )  # fmt: skip
    charge = Side(
        stated="makes the charge", speakers=(speaker.name,), claims=(first.first_claim,),
        days=Days(start=first.first, end=max(cell.last or first.first for cell in charging)),
        count=sum(cell.claims for cell in charging),
    )  # fmt: skip
    name = named(speaker)
    told = (
        f"{capitalised(name)} first makes the charge {_on(first.first)}, as far as this record goes, which has words "
        f"of {name} from {day_in_words(opening)} on"
    )
    yield _conflict(thread, speaker, (earlier, charge), told, "first charge")


def _renamed(thread: str, speaker: Speaker, values: Sequence[StatedValue]) -> Iterator[Conflict]:
    """Give a change of name: the later one is used after the earlier one, and outlasts it."""
    uses: dict[str, list[StatedValue]] = {}
    for one in values:
        uses.setdefault(one.value.text.casefold(), []).append(one)
    poles = sorted((_named(own) for own in uses.values()), key=lambda pole: (pole.first, pole.stated))
    for earlier, later in pairwise(poles):
        changed = later.first > earlier.first and later.last > earlier.last
        if changed and same_system(earlier.stated, later.stated):
            until = "" if earlier.last < later.first else f" (still so {_on(earlier.last)})"
            name, since, then = capitalised(named(speaker)), day_in_words(earlier.first), day_in_words(later.first)
            told = (
                f"{name} calls it {earlier.stated} from {since} on{until} and {later.stated} from {then} on: two names "
                "of one system"
            )
            sides = (_side(speaker, earlier), _side(speaker, later))
            yield _conflict(thread, speaker, sides, told, f"named {earlier.stated} {later.stated}")


def _named(values: Sequence[StatedValue]) -> Pole:
    dated = [(one.first, one.last or one.first, one) for one in values if one.first is not None]
    first_day, _, first = min(dated, key=lambda one: (one[0], one[2].first_claim))
    last_day, last = max((last, one.first_claim) for _, last, one in dated)
    return Pole(first.value.text, first_day, last_day, sum(one.claims for one in values), first.first_claim, last)


def _side(speaker: Speaker, pole: Pole) -> Side:
    return Side(
        stated=pole.stated, speakers=(speaker.name,), claims=tuple(dict.fromkeys((pole.first_claim, pole.last_claim))),
        days=Days(start=pole.first, end=pole.last), count=pole.claims,
    )  # fmt: skip


def _conflict(thread: str, speaker: Speaker, sides: tuple[Side, ...], reason: str, what: str) -> Conflict:
    own = content_id("conflict", thread, "position", speaker.key, what)
    return Conflict(id=own, thread=thread, about="position", sides=sides, reason=reason)


def _on(day: date) -> str:
    return f"on {day_in_words(day)}"
