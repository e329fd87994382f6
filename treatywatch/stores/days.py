"""Which rows held on a day, and how a row that stops to hold is closed."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Table, and_, delete, or_, true, update

from treatywatch.thread_records import Ask, Basis


def held(table: Table, on: date | None) -> ColumnElement[bool]:
    """Give the condition under which a row holds: now (`None`), or at the end of a day."""
    if on is None:
        return table.c.until.is_(None)
    return and_(table.c.since <= on, or_(table.c.until.is_(None), table.c.until > on))


def known(table: Table, on: date | None, basis: Basis = "added") -> ColumnElement[bool]:
    """Give the condition under which a member or document was known on a day, by when it was added or published."""
    if on is None or basis == "added":
        return held(table, on)
    return and_(held(table, None), table.c.published <= on)


def asked(table: Table, ask: Ask) -> ColumnElement[bool]:
    """Give the condition that the days of a question put on a row."""
    return known(table, ask.as_of, ask.basis)


def changed(table: Table, between: tuple[date, date] | None) -> ColumnElement[bool]:
    """Give the condition under which a row came or went after the first day, up to and including the second."""
    if between is None:
        return true()
    first, last = between
    came = and_(table.c.since > first, table.c.since <= last)
    return or_(came, and_(table.c.until > first, table.c.until <= last))


def close(connection: Connection, table: Table, which: ColumnElement[bool], day: date) -> int:
    """Let rows hold no longer; what came on that very day has never been known at a day's end, and goes.

    Gives how many rows there were.
    """
    current = and_(which, table.c.until.is_(None))
    gone = connection.execute(delete(table).where(current, table.c.since == day)).rowcount
    return gone + connection.execute(update(table).where(current).values(until=day)).rowcount


def day_of(at: datetime) -> date:
    """Give the UTC day of a moment; raises ValueError for a moment without its offset."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no offset from UTC")
    return (at - (at.utcoffset() or at - at)).date()
