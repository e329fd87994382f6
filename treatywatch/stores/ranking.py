"""Finds the threads asked for that have the most claims, as they were told on any day.

How many claims a thread had on a day stands in what was told of it that day, and a record has far more of that than a
question can go through. But no thread ever had more than its ceiling: threads are gone through from the highest
ceiling down, until none can follow that belongs among those found (the threshold algorithm: R. Fagin, A. Lotem,
M. Naor, "Optimal aggregation algorithms for middleware", Journal of Computer and System Sciences 66, 2003).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, not_, or_, select, true

from treatywatch.stores.days import held, known
from treatywatch.stores.forms import read
from treatywatch.stores.schema import members, thread_states, thread_subjects, threads
from treatywatch.stores.subjects import about_all, each_by_itself, wanted
from treatywatch.thread_records import Ask, Thread

__all__ = ["count_threads", "gone_threads", "told_threads"]

#: Threads that are looked at in one go.
AT_ONCE = 400
#: Threads are counted as far as this: to count all would take longer than to find those that are shown.
COUNTED = 5_000

#: How few claims it can have, its id, and the number of what was told of it; in this order threads are shown.
Ranked = tuple[int, str, int]


def told_threads(connection: Connection, ask: Ask) -> list[Thread]:
    """Give the threads asked for, those with the most claims first; not for the basis `published`."""
    shown = _heaviest(connection, ask, ask.offset + ask.limit)[ask.offset :]
    numbers = [number for _, _, number in shown]
    rows = select(thread_states.c.number, thread_states.c.record).where(thread_states.c.number.in_(numbers))
    records = {row.number: row.record for row in connection.execute(rows)}
    return [read(Thread, records[number]) for number in numbers]


def gone_threads(connection: Connection, ask: Ask) -> list[Thread]:
    """Give the threads asked for that were told on the first of two days and not on the second, as they were told."""
    if ask.between is None:
        return []
    first, last = ask.between
    later = thread_states.alias()
    # Only what was told last by then is looked up: large threads have been told hundreds of times.
    told_by_then = select(or_(later.c.until.is_(None), later.c.until > last)).where(
        later.c.thread == thread_states.c.thread, later.c.since <= last
    )
    still = func.coalesce(told_by_then.order_by(later.c.since.desc()).limit(1).scalar_subquery(), false())
    ended = (thread_states.c.until > first, thread_states.c.until <= last, thread_states.c.since <= first)
    which = (*ended, *each_by_itself(thread_states.c.thread, ask), not_(still))
    chosen = select(thread_states.c.record).where(*which, thread_states.c.charge if ask.charges else true())
    in_order = chosen.order_by(thread_states.c.weight.desc(), thread_states.c.thread)
    return [read(Thread, record) for record in connection.execute(in_order.limit(ask.limit)).scalars()]


def count_threads(connection: Connection, ask: Ask) -> int | None:
    """Count the threads asked for; None where there are more than `COUNTED`."""
    here = select(thread_states.c.number).where(thread_states.c.thread == _key(ask), *_told(ask))
    chosen = _candidates(ask).where(here.exists()).distinct().limit(COUNTED + 1)
    counted = connection.execute(select(func.count()).select_from(chosen.subquery())).scalar_one()
    return counted if counted <= COUNTED else None


def _heaviest(connection: Connection, ask: Ask, most: int) -> list[Ranked]:
    found: list[Ranked] = []
    for ceiling, some in _from_the_top(connection, ask):
        found = sorted({*found, *_ranked(connection, ask, some)})[:most]
        if len(found) == most and ceiling < -found[-1][0]:
            break
    return found


def _from_the_top(connection: Connection, ask: Ask) -> Iterator[tuple[int, list[str]]]:
    """Give the threads that may be meant, some at a time, each time with a ceiling of all that follow."""
    ceiling = (thread_subjects if wanted(ask) else threads).c.ceiling
    chosen = _candidates(ask).add_columns(ceiling).order_by(ceiling.desc(), _key(ask).desc())
    with connection.execute(chosen.execution_options(yield_per=AT_ONCE)) as rows:
        while some := list(islice(rows, AT_ONCE)):
            yield some[-1][1], [row[0] for row in some]


def _ranked(connection: Connection, ask: Ask, some: Sequence[str]) -> Iterator[Ranked]:
    """Look up how many claims threads had on the day asked for; those that were not told so then are left out."""
    on = ask.window.on
    earlier = thread_states.alias()
    last = select(func.max(earlier.c.since)).where(earlier.c.thread == threads.c.id)
    if on is not None:
        last = last.where(earlier.c.since <= on)
    of_that_day = and_(thread_states.c.thread == threads.c.id, thread_states.c.since == last.scalar_subquery())
    chosen = select(thread_states.c.weight, thread_states.c.thread, thread_states.c.number)
    chosen = chosen.select_from(threads).join(thread_states, of_that_day).where(threads.c.id.in_(some), *_told(ask))
    return ((-row.weight, row.thread, row.number) for row in connection.execute(chosen))


def _told(ask: Ask) -> Iterable[ColumnElement[bool]]:
    """Give the conditions on what was told of a thread."""
    yield held(thread_states, ask.window.on)
    if ask.between is not None:
        yield thread_states.c.since > ask.between[0]
    if ask.charges:
        yield thread_states.c.charge


def _candidates(ask: Ask) -> Select[str]:
    """Choose threads by what they are about and who spoke in them."""
    key = _key(ask)
    chosen = about_all(ask) if wanted(ask) else select(key)
    if ask.speaker is not None:
        spoken = select(members.c.number).where(members.c.thread == key, members.c.speaker == ask.speaker)
        chosen = chosen.where(spoken.where(known(members, ask.window)).exists())
    return chosen


def _key(ask: Ask) -> ColumnElement[str]:
    return thread_subjects.c.thread if wanted(ask) else threads.c.id
