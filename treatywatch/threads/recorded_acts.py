"""The days that a treaty's pack has for the acts of its life: signed, ratified, in force, withdrawn, ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from treatywatch.thread_records import Days
from treatywatch.treaties.days import Days as Span
from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_members import LifeEvent, Party
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.phases import FINAL
from treatywatch.treaties.states import state_in_sentence
from treatywatch.treaties.status import rival

__all__ = ["RecordedDay", "deposits", "disputed", "ends", "entries", "notices", "rows", "signatures", "withdrawals"]


class RecordedDay(NamedTuple):
    """A day of a pack, as exactly as it is known, with what happened and where that stands."""

    days: Days
    what: str
    source: str
    unverified: bool


def rows(pack: Pack, state: str) -> tuple[Party, ...]:
    """Give the rows of a state and of the one whose membership it continues, in both directions."""
    own = pack.party(state)
    if own is None:
        return tuple(row for row in pack.parties if row.continues and row.succeeds == state)
    earlier = pack.party(own.succeeds) if own.succeeds else None
    return (own,) if earlier is None else (own, earlier)


def signatures(pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days on which states signed; of nobody in particular the day on which the treaty was signed."""
    for row in (row for state in states for row in rows(pack, state) if row.signed is not None):
        yield _of_row(pack, row, row.signed, "signed")
    for event in pack.life:
        if event.status == "signed" and (event.party is None or event.party in states):
            yield _of_event(pack, event, "was signed")


def deposits(pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days on which states deposited their consent."""
    for row in (row for state in states for row in rows(pack, state) if row.ratified is not None):
        yield _of_row(pack, row, row.ratified, f"deposited its {row.by or 'ratification'}")


def entries(pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days on which the treaty entered into force, for all or for one of the states (any where none named)."""
    for event in pack.life:
        if event.status in {"in_force", "provisional"} and event.party is None:
            yield _of_event(pack, event, "entered into force")
    named = [row for state in states for row in rows(pack, state)] if states else pack.parties
    for row in named:
        for day in (row.since, row.provisional):
            if day is not None:
                yield _of_row(pack, row, day, "became bound")


def notices(pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days on which states gave notice of their withdrawal."""
    yield from _of_states(pack, states, frozenset({"withdrawal_pending"}), "gave notice of withdrawal")


def withdrawals(pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days on which the withdrawals of states took effect."""
    yield from _of_states(
        pack, states, frozenset({"withdrawn"}), "ceased to be bound, its withdrawal having taken effect"
    )


def ends(pack: Pack) -> Iterator[RecordedDay]:
    """Give the day on which the treaty ended for all."""
    for event in pack.life:
        if event.status in FINAL and event.party is None:
            yield _of_event(pack, event, "ended")


def disputed(pack: Pack, states: tuple[str, ...], days: Days) -> bool:
    """Say whether states disagree about the treaty's status on the days, for one of these states or for all."""
    span = Span(days.start, days.end)
    return any(rival(pack, state, span) for state in (states or (None,)))


def _of_states(pack: Pack, states: tuple[str, ...], statuses: frozenset[str], what: str) -> Iterator[RecordedDay]:
    own = {row.state for state in states for row in rows(pack, state)}
    for event in pack.life:
        if event.status in statuses and event.party in own and event.party is not None:
            yield _of_event(pack, event, f"{state_in_sentence(event.party)} {what}", named=True)


def _of_event(pack: Pack, event: LifeEvent, what: str, *, named: bool = False) -> RecordedDay:
    article = f"{cited(pack.short_name, event.article)}; " if event.article else ""
    source = f"{article}{pack.sources[event.source].title}"
    told = what if named else f"the {pack.called} {what}"
    return RecordedDay(Days(start=event.on, end=event.on), told, source, event.unverified)


def _of_row(pack: Pack, row: Party, day: date | None, what: str) -> RecordedDay:
    """Give a day of a party's row; where only month or year is known, it is the last that it can be."""
    start = day
    if day is not None and row.precision == "month":
        start = day.replace(day=1)
    if day is not None and row.precision == "year":
        start = day.replace(month=1, day=1)
    name = state_in_sentence(row.state)
    return RecordedDay(Days(start=start, end=day), f"{name} {what}", pack.sources[row.source].title, row.unverified)
