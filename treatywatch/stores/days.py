"""Which rows held on a day, and how rows come and are closed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    delete,
    insert,
    not_,
    or_,
    select,
    update,
)

from treatywatch.records import JsonObject
from treatywatch.stores.schema import absences, documents, members
from treatywatch.thread_records import Window

#: What is said in a claim, and by whom: where one of these has changed, it is another claim to those who ask.
SAID = ("speaker", "stance", "negated", "accuses", "day")


def held(table: FromClause, on: date | None) -> ColumnElement[bool]:
    """Give the condition under which a row holds: now (`None`), or at the end of a day."""
    if on is None:
        return table.c.until.is_(None)
    here = and_(table.c.since <= on, or_(table.c.until.is_(None), table.c.until > on))
    return and_(here, table.c.id.not_in(_absent(on))) if table is documents else here


def _absent(on: date) -> Select[str]:
    """Choose the documents that had left on a day, and have come back since."""
    return select(absences.c.document).where(absences.c.since <= on, absences.c.until > on)


def known(table: Table, window: Window) -> ColumnElement[bool]:
    """Give the condition under which a member or document was known, by when it was added or published."""
    if window.basis == "added":
        here = held(table, window.on)
        return here if window.after is None else and_(here, _came(table, window.after))
    here = held(table, None)
    if window.on is not None:
        here = and_(here, table.c.published <= window.on)
    return here if window.after is None else and_(here, table.c.published > window.after)


def _came(table: Table, after: date) -> ColumnElement[bool]:
    """Give the condition under which a row of now was not there on a day.

    A claim that was in another thread then, or led back to another origin, was there all the same.
    """
    if table is not members:
        return not_(held(table, after))
    earlier = members.alias()
    alike = [earlier.c[name].is_not_distinct_from(members.c[name]) for name in SAID]
    before = select(earlier.c.number).where(earlier.c.claim == members.c.claim, held(earlier, after), *alike)
    return and_(members.c.since > after, not_(before.exists()))


def changed(table: Table, window: Window) -> ColumnElement[bool]:
    """Give the condition under which a row came or went after the first day, up to and including the second."""
    if window.after is None:
        return held(table, window.on)
    last = window.on or date.max
    came = and_(table.c.since > window.after, table.c.since <= last)
    return or_(came, and_(table.c.until > window.after, table.c.until <= last))


def close(connection: Connection, table: Table, which: ColumnElement[bool], day: date) -> int:
    """Let rows hold no longer; what came on that very day has never been known at a day's end, and goes.

    Gives how many rows there were.
    """
    current = and_(which, table.c.until.is_(None))
    gone = connection.execute(delete(table).where(current, table.c.since == day)).rowcount
    return gone + connection.execute(update(table).where(current).values(until=day)).rowcount


def keep(
    connection: Connection, table: Table, which: ColumnElement[bool], fresh: Mapping[str, JsonObject], day: date
) -> None:
    """Let rows be those given by their records: close what is gone, leave what is the same, add the rest."""
    chosen = select(table.c.number, table.c.record).where(which, held(table, None))
    kept = {row.record: row.number for row in connection.execute(chosen)}
    gone = [number for record, number in kept.items() if record not in fresh]
    if gone:
        close(connection, table, table.c.number.in_(gone), day)
    rows = [{**row, "record": record, "since": day} for record, row in fresh.items() if record not in kept]
    if rows:
        connection.execute(insert(table), rows)


def day_of(at: datetime) -> date:
    """Give the UTC day of a moment; raises ValueError for a moment without its offset."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no offset from UTC")
    return (at - (at.utcoffset() or at - at)).date()
