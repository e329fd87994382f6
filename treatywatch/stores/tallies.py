"""Counts of what each thread has, kept as claims come, so that telling a large thread takes no longer than a small one.

What comes is added; where members have left or changed, a thread is marked, and counted from its members before it is
told. Everything here can be counted again from `members` at any time.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from sqlalchemy import Connection, Row, Table, and_, bindparam, case, func, insert, select, update

from treatywatch.records import JsonObject
from treatywatch.stores.batches import batches
from treatywatch.stores.columns import CELL
from treatywatch.stores.days import held
from treatywatch.stores.forms import dated, written
from treatywatch.stores.schema import cells, member_values, members, outlets, places, stated, threads
from treatywatch.thread_records import Member

__all__ = ["STATED", "count_again", "count_in", "mark", "marked"]

STATED = ("thread", "key", "speaker", "stance", "facet")
Placed = tuple[Member, str]


def count_in(connection: Connection, placed: Sequence[Placed], already: Collection[tuple[str, str]]) -> None:
    """Count members that come into threads; `already` are threads that have others of the same document."""
    found_cells: dict[str, JsonObject] = {}
    found_values: dict[str, JsonObject] = {}
    for member, thread in placed:
        shared = {"thread": thread, "speaker": member.speaker.key, "stance": member.stance}
        cell = {**shared, "negated": member.negated, "accuses": member.accuses, "origin": member.origin}
        _add(found_cells, cell, CELL, member)
        for value in member.values:
            one = {**shared, "key": value.key, "facet": value.facet, "record": written(value)}
            _add(found_values, one, STATED, member)
    _merge(connection, cells, found_cells)
    _merge(connection, stated, found_values)
    _count_outlets(connection, placed)
    _count_documents(connection, {(thread, member.document) for member, thread in placed} - set(already))


def _add(found: dict[str, JsonObject], row: JsonObject, alike: Sequence[str], member: Member) -> None:
    identity = _identity(row[name] for name in alike)
    on = dated(member)
    one = {**row, "id": identity, "claims": 1, "first": on, "last": on, "any_claim": member.claim}
    found[identity] = _together(found[identity], one) if identity in found else one


def _identity(parts: Iterable[object]) -> str:
    return hashlib.blake2b(repr(tuple(parts)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _together(one: Mapping[str, Any], other: Mapping[str, Any]) -> JsonObject:
    """Join two counts of members that are alike."""
    return {
        **one,
        "claims": one["claims"] + other["claims"],
        "first": min(filter(None, (one["first"], other["first"])), default=None),
        "last": max(filter(None, (one["last"], other["last"])), default=None),
        "any_claim": min(one["any_claim"], other["any_claim"]),
    }


def _merge(connection: Connection, table: Table, found: Mapping[str, JsonObject]) -> None:
    """Add counts to those that there are."""
    known: dict[str, JsonObject] = {}
    for some in batches(sorted(found)):
        for row in connection.execute(select(table).where(table.c.id.in_(some))):
            known[row.id] = dict(row._mapping)  # noqa: SLF001 (SQLAlchemy's public name for a row as a mapping)
    changed = [_together(known[one], found[one]) for one in sorted(found) if one in known]
    if changed:
        counted = ("claims", "first", "last", "any_claim")
        rows = [{"which": row["id"], **{f"new_{name}": row[name] for name in counted}} for row in changed]
        grown: dict[str, Any] = {name: bindparam(f"new_{name}") for name in counted}
        connection.execute(update(table).where(table.c.id == bindparam("which")).values(**grown), rows)
    new = [row for one, row in sorted(found.items()) if one not in known]
    if new:
        connection.execute(insert(table), new)


def _count_outlets(connection: Connection, placed: Sequence[Placed]) -> None:
    """Note the outlets of threads: the publishers of a document, or the document itself where it has none."""
    further = _further(connection, {member.document for member, _ in placed})
    wanted: dict[tuple[str, str], bool] = {}
    for member, thread in placed:
        for outlet in (member.publisher or member.document, *further[member.document]):
            wanted[thread, outlet] = wanted.get((thread, outlet), False) or member.stance == "asserts"
    known: dict[tuple[str, str], bool] = {}
    names = sorted({outlet for _, outlet in wanted})
    for some, few in product(batches(sorted({thread for thread, _ in wanted})), batches(names)):
        rows = select(outlets).where(outlets.c.thread.in_(some), outlets.c.outlet.in_(few))
        known |= {(row.thread, row.outlet): row.asserting for row in connection.execute(rows)}
    for (thread, outlet), asserting in sorted(wanted.items()):
        if asserting and known.get((thread, outlet)) is False:
            which = and_(outlets.c.thread == thread, outlets.c.outlet == outlet)
            connection.execute(update(outlets).where(which).values(asserting=True))
    new = [
        {"thread": thread, "outlet": outlet, "asserting": asserting}
        for (thread, outlet), asserting in sorted(wanted.items())
        if (thread, outlet) not in known
    ]
    if new:
        connection.execute(insert(outlets), new)


def _further(connection: Connection, documents: Collection[str]) -> dict[str, list[str]]:
    """Give the publishers that have documents at further places."""
    found: dict[str, list[str]] = defaultdict(list)
    for some in batches(sorted(documents)):
        rows = select(places.c.document, places.c.publisher).where(
            places.c.document.in_(some), places.c.further, held(places, None)
        )
        for document, publisher in connection.execute(rows.order_by(places.c.number)):
            found[document].append(publisher)
    return found


def _count_documents(connection: Connection, pairs: Collection[tuple[str, str]]) -> None:
    more: dict[str, int] = defaultdict(int)
    for thread, _ in pairs:
        more[thread] += 1
    if more:
        grown = update(threads).where(threads.c.id == bindparam("which"))
        rows = [{"which": thread, "more": number} for thread, number in sorted(more.items())]
        connection.execute(grown.values(documents=threads.c.documents + bindparam("more")), rows)


def mark(connection: Connection, chosen: Collection[str]) -> None:
    """Note that threads have to be counted again."""
    for some in batches(sorted(chosen)):
        connection.execute(update(threads).where(threads.c.id.in_(some)).values(recount=True, stale=True))


def marked(connection: Connection, chosen: Collection[str]) -> set[str]:
    """Give those threads that have to be counted again."""
    return {
        thread
        for some in batches(sorted(chosen))
        for thread in connection.execute(
            select(threads.c.id).where(threads.c.id.in_(some), threads.c.recount)
        ).scalars()
    }


def count_again(connection: Connection, chosen: Collection[str]) -> None:
    """Count threads from their members, where they have to be."""
    for some in batches(sorted(marked(connection, chosen))):
        for table in (cells, stated, outlets):
            connection.execute(table.delete().where(table.c.thread.in_(some)))
        here = and_(members.c.thread.in_(some), held(members, None))
        counted = (
            func.count().label("claims"), func.min(members.c.dated).label("first"),
            func.max(members.c.dated).label("last"), func.min(members.c.claim).label("any_claim"),
        )  # fmt: skip
        alike = [members.c[name] for name in CELL]
        _put(connection, cells, connection.execute(select(*alike, *counted).where(here).group_by(*alike)).all(), CELL)
        alike = [(member_values if name in ("key", "facet") else members).c[name] for name in STATED]
        values = select(*alike, func.min(member_values.c.record).label("record"), *counted)
        values = values.join(members, members.c.number == member_values.c.member).where(here).group_by(*alike)
        _put(connection, stated, connection.execute(values).all(), STATED)
        _put_outlets(connection, some)


def _put(connection: Connection, table: Table, rows: Sequence[Row[*tuple[Any, ...]]], alike: Sequence[str]) -> None:
    found = [{**row._mapping, "id": _identity(getattr(row, name) for name in alike)} for row in rows]  # noqa: SLF001
    if found:
        connection.execute(insert(table), found)


def _put_outlets(connection: Connection, chosen: Sequence[str]) -> None:
    """Count outlets and documents of threads from their members."""
    here = and_(members.c.thread.in_(chosen), held(members, None))
    asserting = func.max(case((members.c.stance == "asserts", 1), else_=0))
    alike = (members.c.thread, members.c.document, members.c.publisher)
    rows = connection.execute(select(*alike, asserting.label("asserting")).where(here).group_by(*alike)).all()
    further = _further(connection, {row.document for row in rows})
    found: dict[tuple[str, str], bool] = {}
    documents: dict[str, set[str]] = {thread: set() for thread in chosen}
    for row in rows:
        documents[row.thread].add(row.document)
        for outlet in (row.publisher or row.document, *further[row.document]):
            found[row.thread, outlet] = found.get((row.thread, outlet), False) or bool(row.asserting)
    new = [{"thread": one, "outlet": other, "asserting": yes} for (one, other), yes in sorted(found.items())]
    if new:
        connection.execute(insert(outlets), new)
    counted = (
        update(threads).where(threads.c.id == bindparam("which")).values(documents=bindparam("all"), recount=False)
    )
    connection.execute(counted, [{"which": thread, "all": len(of)} for thread, of in documents.items()])
