"""Tells threads anew whose claims have changed: sums them up, grades them, and finds their conflicts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from treatywatch.runs.related_threads import beside, related_to
from treatywatch.stores import documents, questions, tallies, telling, threads
from treatywatch.stores.opening import Connection, Store
from treatywatch.thread_records import NOW, Cell, Conflict, Thread, Window
from treatywatch.threads.conflicts import conflicts_of_system, conflicts_within
from treatywatch.threads.grading import credibility
from treatywatch.threads.positions import changes_of_designation, changes_of_position
from treatywatch.threads.quotations_compared import quotations_against
from treatywatch.threads.related import with_denials
from treatywatch.threads.summary import ANSWERS, ThreadFacts, first_charged, summarise

__all__ = ["catch_up", "refresh", "told_from_members"]

#: So many threads are told in one go, so that others who write need not wait long.
AT_ONCE = 50
SYSTEM = "system:"
#: Of a thread so many quotations are held against each other, the earliest.
MOST_COMPARED = 60


def refresh(store: Store, day: date, progress: Callable[[int], None] = lambda _: None) -> int:
    """Tell every thread anew that has to be; gives how many there were."""
    total = 0
    subjects: set[str] = set()
    while chosen := _tell_some(store, day, subjects):
        total += chosen
        progress(total)
    if systems := sorted(one for one in subjects if one.startswith(SYSTEM)):
        with store.writing() as connection:
            _tell_systems(connection, systems, day)
    return total


def catch_up(store: Store) -> None:
    """Tell the threads that a run which was cut off left untold, as of the day of its last change."""
    with store.reading() as connection:
        day = documents.last_change(connection) if threads.stale(connection, 1) else None
    if day is not None:
        refresh(store, day)


def _tell_some(store: Store, day: date, subjects: set[str]) -> int:
    """Tell some threads, and remember what they are about; gives how many there were."""
    with store.writing() as connection:
        stale = threads.stale(connection, AT_ONCE)
        # A denial may answer what stands in another thread of the same dispute.
        chosen = sorted({*stale, *(other for others in related_to(connection, stale).values() for other in others)})
        tallies.count_again(connection, chosen)
        told = told_from_members(connection, chosen)
        found = [conflict for _, within in told.values() for conflict in within]
        telling.tell(connection, chosen, {one: thread for one, (thread, _) in told.items()}, found, day)
    subjects |= {thread.proposition.subject for thread, _ in told.values()}
    return len(stale)


def _tell_systems(connection: Connection, chosen: Collection[str], day: date) -> None:
    """Hold the ranges that are stated of weapon systems against each other, in whatever threads they are."""
    stated = telling.ranges_of(connection, chosen)
    for subject in chosen:
        found = conflicts_of_system(subject.removeprefix(SYSTEM), stated.get(subject, ()))
        named = [one.model_copy(update={"subject": subject}) for one in found]
        telling.tell_conflicts_of(connection, subject, named, day)


def told_from_members(
    connection: Connection, chosen: Collection[str], window: Window = NOW
) -> dict[str, tuple[Thread, tuple[Conflict, ...]]]:
    """Tell threads from the members that were known on a day, with conflicts; those without any are not given."""
    kept = threads.kept(connection, chosen)
    cells = telling.cells_of(connection, chosen, window)
    values = telling.stated_values(connection, chosen, window)
    law = telling.law_conflicts(connection, chosen)
    history = threads.events_of(connection, chosen)
    totals = telling.totals(connection, chosen, window)
    related = beside(connection, chosen, window)
    found = {}
    for identity in chosen:
        if not cells[identity]:
            continue
        one = kept[identity]
        stated = values.get(identity, ())
        of_act = (
            [each for each in stated if each.value.facet != "range_km"]
            if one.proposition.subject.startswith(SYSTEM)
            else stated
        )
        within = (
            *conflicts_within(identity, one.occurs, of_act),
            *changes_of_position({identity: cells[identity]}),
            *changes_of_designation(identity, values.get(identity, ())),
            *_quotations(connection, identity, totals[identity], window),
        )
        # Who changes position says nothing of whether the thing is so.
        clashing = sum(conflict.comparable and conflict.about != "position" for conflict in within)
        facts = ThreadFacts(
            id=identity,
            proposition=one.proposition,
            when=one.when,
            treaties=one.treaties,
            documents=totals[identity].documents,
            outlets=totals[identity].asserting or totals[identity].outlets,
            since=one.since,
            grade=credibility(
                one.proposition, with_denials(cells[identity], related[identity]), clashing, law.get(identity, 0)
            ),
            conflicts=clashing + law.get(identity, 0),
            history=tuple(history.get(identity, ())),
        )
        day = first_charged(cells[identity])
        beside_it = [
            one._replace(cells=_from_charge_on(connection, one.thread, one.cells, day, window))
            for one in related[identity]
        ]
        replies = _from_charge_on(connection, identity, cells[identity], day, window)
        found[identity] = summarise(facts, cells[identity], beside_it, replies), within
    return found


def _from_charge_on(
    connection: Connection, thread: str, cells: Sequence[Cell], day: date | None, window: Window
) -> list[Cell]:
    """Give cells of a thread; who had answered before the day of a charge as well is given with the answer after it."""
    return [
        telling.from_day_on(connection, thread, one, day, window) if day and _goes_on_after(one, day) else one
        for one in cells
    ]


def _goes_on_after(one: Cell, day: date) -> bool:
    return one.stance in ANSWERS and one.first is not None and one.last is not None and one.first < day <= one.last


def _quotations(connection: Connection, thread: str, counted: telling.Totals, window: Window) -> tuple[Conflict, ...]:
    """Hold quotations of one utterance against each other, which takes two outlets."""
    if counted.outlets < 2:
        return ()
    return quotations_against(questions.quoted_alike(connection, thread, window, MOST_COMPARED))
