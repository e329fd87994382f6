"""What a thread is told from, counted by the database and never carried out of it claim by claim, and what was told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, and_, case, func, insert, select, update

from treatywatch.stores.batches import batches
from treatywatch.stores.days import close, held, keep, known
from treatywatch.stores.forms import read, read_dated, written
from treatywatch.stores.schema import (
    cells,
    conflicts,
    member_values,
    members,
    outlets,
    places,
    speakers,
    stated,
    thread_states,
    thread_subjects,
    threads,
)
from treatywatch.stores.subjects import raise_ceilings
from treatywatch.thread_records import NOW, Cell, Conflict, Facet, Speaker, StatedValue, Thread, Value, Window

__all__ = [
    "Totals",
    "cells_of",
    "from_day_on",
    "law_conflicts",
    "ranges_of",
    "stated_values",
    "tell",
    "tell_conflicts_of",
    "tell_law_conflicts",
    "totals",
]

#: Distinct values of a thread that are compared with one another; the most frequent come first.
MOST_VALUES = 400


class Totals(NamedTuple):
    """How many documents and outlets the claims of a thread stand in."""

    documents: int
    #: That have a claim of whatever stance, and that have one that asserts it.
    outlets: int
    asserting: int


def cells_of(
    connection: Connection, chosen: Collection[str], window: Window = NOW, speaker: str | None = None
) -> dict[str, list[Cell]]:
    """Count the members of threads, or those of one speaker, by speaker, stance and origin.

    Of now that is what was counted as they came.
    """
    if window == NOW:
        return _kept_cells(connection, chosen, speaker)
    alike = (
        members.c.thread, members.c.speaker, members.c.stance, members.c.negated, members.c.accuses, members.c.origin,
    )  # fmt: skip
    counted = (
        func.count().label("claims"), func.min(members.c.dated).label("first"), func.max(members.c.dated).label("last"),
        func.min(members.c.claim).label("any_claim"),
    )  # fmt: skip
    found: dict[str, list[Cell]] = {thread: [] for thread in chosen}
    rows: list[Row[*tuple[object, ...]]] = []
    for some in batches(sorted(chosen)):
        one = select(*alike, *counted).where(members.c.thread.in_(some), known(members, window)).group_by(*alike)
        rows += connection.execute(one if speaker is None else one.where(members.c.speaker == speaker)).all()
    named = speakers_of(connection, {row.speaker for row in rows})
    for row in sorted(rows, key=_cell_order):
        found[row.thread].append(_cell(row, named[row.speaker]))
    return found


def _kept_cells(connection: Connection, chosen: Collection[str], speaker: str | None) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {thread: [] for thread in chosen}
    rows: list[Row[*tuple[object, ...]]] = []
    for some in batches(sorted(chosen)):
        one = select(cells).where(cells.c.thread.in_(some))
        rows += connection.execute(one if speaker is None else one.where(cells.c.speaker == speaker)).all()
    named = speakers_of(connection, {row.speaker for row in rows})
    for row in sorted(rows, key=_cell_order):
        found[row.thread].append(_cell(row, named[row.speaker]))
    return found


def _cell_order(row: Row[*tuple[object, ...]]) -> tuple[str, ...]:
    return row.thread, row.first or "~", row.speaker, row.stance, str(row.negated), row.origin or ""


def _cell(row: Row[*tuple[object, ...]], speaker: Speaker) -> Cell:
    first, last = read_dated(row.first), read_dated(row.last)
    return Cell(
        speaker=speaker,
        stance=row.stance,
        negated=row.negated,
        accuses=row.accuses,
        origin=row.origin,
        claims=row.claims,
        first=first.day,
        last=last.day,
        first_claim=first.claim or row.any_claim,
        last_claim=last.claim or row.any_claim,
        first_until=first.until,
    )


def from_day_on(connection: Connection, thread: str, cell: Cell, day: date, window: Window = NOW) -> Cell:
    """Give a cell of a thread that reaches to a day or beyond as if its first claim were the first one from then on."""
    alike = (
        members.c.thread == thread, members.c.speaker == cell.speaker.key, members.c.stance == cell.stance,
        members.c.negated == cell.negated, members.c.accuses == cell.accuses,
        members.c.origin.is_not_distinct_from(cell.origin), members.c.dated >= str(day),
    )  # fmt: skip
    first = read_dated(
        connection.execute(select(func.min(members.c.dated)).where(*alike, known(members, window))).scalar()
    )
    if first.claim is None:
        return cell
    return cell._replace(first=first.day, first_claim=first.claim, first_until=first.until)


def speakers_of(connection: Connection, keys: Collection[str]) -> dict[str, Speaker]:
    """Give speakers by their keys."""
    found: dict[str, Speaker] = {}
    for some in batches(sorted(keys)):
        for row in connection.execute(select(speakers).where(speakers.c.key.in_(some))):
            found[row.key] = Speaker(key=row.key, name=row.name, party=row.party, type=row.type)
    return found


def stated_values(
    connection: Connection, chosen: Collection[str], window: Window = NOW, facet: Facet | None = None
) -> dict[str, list[StatedValue]]:
    """Give what the members of threads state, or one facet of it, each value once for each speaker and stance."""
    if window == NOW:
        return _in_order(connection, _kept_values(connection, chosen, facet))
    alike = (members.c.thread, member_values.c.key, members.c.speaker, members.c.stance)
    counted = (
        func.count().label("claims"), func.min(member_values.c.record).label("value"),
        func.min(members.c.dated).label("first"), func.max(members.c.dated).label("last"),
        func.min(members.c.claim).label("any_claim"),
    )  # fmt: skip
    rows: list[Row[*tuple[object, ...]]] = []
    which = known(members, window) if facet is None else and_(known(members, window), member_values.c.facet == facet)
    for some in batches(sorted(chosen)):
        one = select(*alike, *counted).join(members, members.c.number == member_values.c.member)
        rows += connection.execute(one.where(members.c.thread.in_(some), which).group_by(*alike)).all()
    return _in_order(connection, rows)


def _kept_values(
    connection: Connection, chosen: Collection[str], facet: Facet | None
) -> list[Row[*tuple[object, ...]]]:
    rows: list[Row[*tuple[object, ...]]] = []
    for some in batches(sorted(chosen)):
        one = select(stated, stated.c.record.label("value")).where(stated.c.thread.in_(some))
        rows += connection.execute(one if facet is None else one.where(stated.c.facet == facet)).all()
    return rows


def _in_order(connection: Connection, rows: Sequence[Row[*tuple[object, ...]]]) -> dict[str, list[StatedValue]]:
    """Give values by thread, the most frequent first, and no more of them than can be compared."""
    named = speakers_of(connection, {row.speaker for row in rows})
    found: dict[str, list[StatedValue]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.thread, -row.claims, row.key, row.speaker, row.stance)):
        if len(found[row.thread]) < MOST_VALUES:
            found[row.thread].append(_stated(row, named[row.speaker]))
    return found


def _stated(row: Row[*tuple[object, ...]], speaker: Speaker) -> StatedValue:
    first, last = read_dated(row.first), read_dated(row.last)
    value = read(Value, row.value)
    first_claim = first.claim or row.any_claim
    return StatedValue(value, speaker, row.stance, row.claims, first.day, last.day, first_claim, row.key)


def law_conflicts(connection: Connection, chosen: Collection[str]) -> dict[str, int]:
    """Count the conflicts of threads with treaties' dated facts."""
    found: dict[str, int] = {}
    for some in batches(sorted(chosen)):
        here = and_(conflicts.c.thread.in_(some), conflicts.c.about == "law", held(conflicts, None))
        rows = select(conflicts.c.thread, func.count()).where(here).group_by(conflicts.c.thread)
        found.update({row[0]: row[1] for row in connection.execute(rows)})
    return found


def ranges_of(connection: Connection, subjects: Collection[str]) -> dict[str, list[StatedValue]]:
    """Give the ranges that members of all threads about a weapon system state, by `system:9m729`."""
    by_thread: dict[str, str] = {}
    for some in batches(sorted(f"subject:{one}" for one in subjects)):
        rows = select(thread_subjects.c.thread, thread_subjects.c.subject).where(thread_subjects.c.subject.in_(some))
        by_thread |= {row.thread: row.subject.removeprefix("subject:") for row in connection.execute(rows)}
    found: dict[str, list[StatedValue]] = defaultdict(list)
    for thread, ranges in stated_values(connection, by_thread, facet="range_km").items():
        found[by_thread[thread]] += ranges
    return found


def totals(connection: Connection, chosen: Collection[str], window: Window = NOW) -> dict[str, Totals]:
    """Count documents and outlets of threads.

    A document without a publisher is an outlet of its own; a text counts for every publisher that has it.
    """
    found: dict[str, Totals] = {}
    for some in batches(sorted(chosen)):
        found |= _kept_totals(connection, some) if window == NOW else _counted_totals(connection, some, window)
    return found


def _kept_totals(connection: Connection, some: Collection[str]) -> dict[str, Totals]:
    yes = func.sum(case((outlets.c.asserting, 1), else_=0))
    counted = select(outlets.c.thread, func.count(), yes).where(outlets.c.thread.in_(some)).group_by(outlets.c.thread)
    by_thread = {row[0]: (row[1], row[2]) for row in connection.execute(counted)}
    rows = connection.execute(select(threads.c.id, threads.c.documents).where(threads.c.id.in_(some)))
    return {row.id: Totals(row.documents, *by_thread.get(row.id, (0, 0))) for row in rows}


def _counted_totals(connection: Connection, some: Collection[str], window: Window) -> dict[str, Totals]:
    outlet = func.coalesce(members.c.publisher, members.c.document)
    asserting = case((members.c.stance == "asserts", outlet), else_=None)
    here = and_(members.c.thread.in_(some), known(members, window))
    distinct = (members.c.document.distinct(), outlet.distinct(), asserting.distinct())
    counted = select(members.c.thread, *map(func.count, distinct)).where(here).group_by(members.c.thread)
    found = {row[0]: Totals(*row[1:]) for row in connection.execute(counted)}
    for thread, (all_of_them, those_asserting) in _further_outlets(connection, here, window).items():
        before = found[thread]
        found[thread] = Totals(before.documents, before.outlets + all_of_them, before.asserting + those_asserting)
    return found


def _further_outlets(connection: Connection, here: ColumnElement[bool], window: Window) -> dict[str, tuple[int, int]]:
    """Count by thread the publishers that have a text of its members only at a further place."""
    on = window.on if window.basis == "added" else None
    stated = select(members.c.thread, members.c.stance, places.c.publisher)
    further = stated.join(places, places.c.document == members.c.document).distinct()
    names: dict[str, dict[bool, set[str]]] = {}
    for row in connection.execute(further.where(here, places.c.further, held(places, on))):
        by_stance = names.setdefault(row.thread, {False: set(), True: set()})
        by_stance[False].add(row.publisher)
        if row.stance == "asserts":
            by_stance[True].add(row.publisher)
    own = select(members.c.thread, members.c.stance, members.c.publisher).distinct()
    for row in connection.execute(own.where(here, members.c.thread.in_(sorted(names)))) if names else ():
        names[row.thread][False].discard(row.publisher)
        if row.stance == "asserts":
            names[row.thread][True].discard(row.publisher)
    return {thread: (len(of[False]), len(of[True])) for thread, of in names.items()}


def tell(
    connection: Connection, chosen: Sequence[str], told: Mapping[str, Thread], found: Sequence[Conflict], day: date
) -> None:
    """Keep threads as they are told from a day on, with their conflicts; those not told have no member left."""
    before = select(thread_states.c.thread, thread_states.c.record).where(
        thread_states.c.thread.in_(chosen), held(thread_states, None)
    )
    fresh = {identity: written(one) for identity, one in told.items()}
    same = {thread for thread, record in connection.execute(before) if fresh.get(thread) == record}
    other = [identity for identity in chosen if identity not in same]
    close(connection, thread_states, thread_states.c.thread.in_(other), day)
    weights = {identity: sum(one.claims.values()) for identity, one in told.items() if identity not in same}
    rows = [
        {
            "thread": identity, "charge": told[identity].standing != "uncharged", "weight": weight,
            "record": fresh[identity], "since": day,
        }
        for identity, weight in weights.items()
    ]  # fmt: skip
    if rows:
        connection.execute(insert(thread_states), rows)
        raise_ceilings(connection, weights)
    empty = [identity for identity in chosen if identity not in told]
    gone = and_(threads.c.id.in_(empty), threads.c.merged_into.is_(None))
    connection.execute(update(threads).where(gone).values(until=day))
    within = and_(conflicts.c.thread.in_(chosen), conflicts.c.document.is_(None))
    _keep_conflicts(connection, within, found, day)
    connection.execute(update(threads).where(threads.c.id.in_(chosen)).values(stale=False))


def tell_conflicts_of(connection: Connection, subject: str, found: Sequence[Conflict], day: date) -> None:
    """Keep the conflicts between the threads about a weapon system (`system:9m729`)."""
    _keep_conflicts(connection, conflicts.c.subject == f"subject:{subject}", found, day, None, f"subject:{subject}")


def tell_law_conflicts(connection: Connection, document: str, found: Sequence[Conflict], day: date) -> None:
    """Keep a document's conflicts with treaties' dated facts."""
    _keep_conflicts(connection, conflicts.c.document == document, found, day, document)


def _keep_conflicts(
    connection: Connection,
    which: ColumnElement[bool],
    found: Sequence[Conflict],
    day: date,
    document: str | None = None,
    subject: str | None = None,
) -> None:
    """Close the conflicts that are gone, leave those that are still the same, and add the others."""
    fresh = {
        written(one): {
            "id": one.id, "thread": one.thread, "document": document, "about": one.about, "treaty": one.treaty,
            "subject": subject, "weight": sum(side.count for side in one.sides),
        }
        for one in found
    }  # fmt: skip
    keep(connection, conflicts, which, fresh, day)
