"""Keeps threads: which claims are their members, what they state, and how a thread was told from day to day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, case, func, insert, select, update

from treatywatch.records import JsonObject
from treatywatch.stores.days import close, held, known
from treatywatch.stores.forms import read, written
from treatywatch.stores.schema import (
    conflicts,
    documents,
    member_values,
    members,
    speakers,
    thread_events,
    thread_states,
    thread_subjects,
    threads,
)
from treatywatch.thread_records import (
    Basis,
    Cell,
    Conflict,
    Extent,
    Member,
    Proposition,
    Speaker,
    StatedValue,
    Thread,
    ThreadEvent,
    Value,
)

__all__ = [
    "cells_of",
    "extents",
    "events_of",
    "members_of_claims",
    "merge",
    "open_threads",
    "place",
    "proposition_of",
    "stale",
    "stated_values",
    "subjects_of",
    "tell",
    "totals",
    "withdraw",
]

#: An utterance without any day comes after all others, and is told apart from them by this.
UNDATED = "9999-99-99"
#: Databases take so many parameters in one statement, and no more.
AT_ONCE = 400


def extents(connection: Connection, propositions: Collection[str]) -> dict[str, list[Extent]]:
    """Give the threads of each proposition; one that was merged into another by a reviewer counts as that one."""
    chosen = select(
        threads.c.id, threads.c.proposition, threads.c.starts, threads.c.ends, threads.c.merged_into
    ).where(threads.c.proposition.in_(sorted(propositions)))
    found: dict[str, list[Extent]] = defaultdict(list)
    for row in connection.execute(chosen.order_by(threads.c.id)):
        if row.merged_into is None:
            found[row.proposition].append(Extent(row.id, row.starts, row.ends))
        elif row.starts is None or not row.proposition:
            found[row.proposition].append(Extent(_taken_over(connection, row.merged_into), row.starts, row.ends))
    return dict(found)


def _taken_over(connection: Connection, thread: str) -> str:
    """Follow a thread to the one that has it now."""
    into = connection.execute(select(threads.c.merged_into).where(threads.c.id == thread)).scalar_one()
    return thread if into is None else _taken_over(connection, into)
