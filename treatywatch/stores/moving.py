"""Lets claims leave threads, and move from one to another or to another origin; what was, stays as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from treatywatch.records import JsonObject
from treatywatch.stores import tallies
from treatywatch.stores.batches import batches
from treatywatch.stores.days import close, held
from treatywatch.stores.forms import read, written
from treatywatch.stores.schema import conflicts, member_values, members, threads
from treatywatch.stores.threads import grow
from treatywatch.thread_records import Conflict, Member

__all__ = ["move", "set_origins", "withdraw"]

MemberRow = Row[*tuple[Any, ...]]


def move(connection: Connection, numbers: Sequence[int], into: str, day: date) -> None:
    """Move members to another thread, from a day on."""
    moved = _anew(connection, numbers, day, lambda row: {**_row_of(row), "thread": into})
    if moved:
        grow(connection, {into: moved})


def set_origins(connection: Connection, origins: dict[int, str | None], day: date) -> None:
    """Set to what members lead back from a day on, by their numbers."""
    moved = _anew(connection, sorted(origins), day, lambda row: {**_row_of(row), "origin": origins[row.number]})
    for thread in sorted({str(one.thread) for one in moved}):
        grown = {"size": threads.c.size + sum(one.thread == thread for one in moved), "stale": True}
        connection.execute(update(threads).where(threads.c.id == thread).values(**grown))


def _anew(
    connection: Connection, numbers: Sequence[int], day: date, change: Callable[[MemberRow], JsonObject]
) -> list[Member]:
    """Let members leave their threads and come back changed, with what they state; gives those that came."""
    found: list[MemberRow] = []
    stated: dict[int, list[JsonObject]] = defaultdict(list)
    for some in batches(numbers):
        found += connection.execute(select(members).where(members.c.number.in_(some)).order_by(members.c.number))
        values = select(member_values).where(member_values.c.member.in_(some)).order_by(member_values.c.number)
        for value in connection.execute(values):
            stated[value.member].append({"facet": value.facet, "key": value.key, "record": value.record})
    if not found:
        return []
    for row in found:
        _leave(connection, row.number, row.thread, row.since, day)
    tallies.mark(connection, {row.thread for row in found})
    fresh = [{**change(row), "since": day} for row in found]
    taken = [read(Member, row["record"]).model_copy(update={"thread": row["thread"]}) for row in fresh]
    for each, member in zip(fresh, taken, strict=True):
        each["record"] = written(member)
    came = connection.execute(
        insert(members).returning(members.c.number, sort_by_parameter_order=True), fresh
    ).scalars()
    again = [{**value, "member": new} for new, row in zip(came, found, strict=True) for value in stated[row.number]]
    if again:
        connection.execute(insert(member_values), again)
    tallies.mark(connection, {str(one.thread) for one in taken})
    _let_law_conflicts_follow(connection, taken, day)
    return taken


def _row_of(row: MemberRow) -> JsonObject:
    """Give a row of a table as values for another one."""
    return {name: value for name, value in row._asdict().items() if name != "number"}


def _let_law_conflicts_follow(connection: Connection, taken: Sequence[Member], day: date) -> None:
    """Let claims' conflicts with the law stand in the threads in which the claims are."""
    thread_of = {one.claim: str(one.thread) for one in taken}
    found: list[Row[*tuple[Any, ...]]] = []
    for some in batches(sorted({one.document for one in taken})):
        chosen = select(conflicts).where(conflicts.c.document.in_(some), held(conflicts, None))
        found += connection.execute(chosen.order_by(conflicts.c.number)).all()
    for row in {row.number: row for row in found}.values():
        conflict = read(Conflict, row.record)
        thread = next((thread_of[claim] for claim in conflict.sides[0].claims if claim in thread_of), row.thread)
        if thread != row.thread:
            close(connection, conflicts, conflicts.c.number == row.number, day)
            moved = conflict.model_copy(update={"thread": thread})
            values = _row_of(row) | {"thread": thread, "record": written(moved), "since": day}
            connection.execute(insert(conflicts).values(**values))


def _leave(connection: Connection, number: int, thread: str, since: date, day: date) -> None:
    if since == day:
        connection.execute(member_values.delete().where(member_values.c.member == number))
    close(connection, members, members.c.number == number, day)
    connection.execute(update(threads).where(threads.c.id == thread).values(size=threads.c.size - 1, stale=True))


def withdraw(connection: Connection, document: str, day: date, claims: Collection[str] | None = None) -> None:
    """Take claims of a document, or all of them, out of their threads."""
    rows = connection.execute(
        select(members.c.number, members.c.thread, members.c.since, members.c.claim).where(
            members.c.document == document, held(members, None)
        )
    ).all()
    for row in rows:
        if claims is None or row.claim in claims:
            _leave(connection, row.number, row.thread, row.since, day)
            tallies.mark(connection, {row.thread})
