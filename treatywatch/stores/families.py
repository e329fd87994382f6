"""Keeps by what copies of a text are found, and which texts are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from treatywatch.stores.days import held
from treatywatch.stores.schema import documents, members, prints
from treatywatch.stores.threads import batches
from treatywatch.thread_records import Prints

__all__ = ["Printed", "family_members", "join", "likely_copies", "origin_rows", "put"]

#: A sentence that so many documents have is a formula, and finds nothing.
FORMULA = 200
#: Other documents that are looked at more closely, at most: those with the most prints in common.
MOST_CANDIDATES = 50
BAND, SENTENCE = "band", "sentence"


class Printed(NamedTuple):
    """A document by its prints."""

    document: str
    family: str
    published: date | None
    prints: Prints


def put(connection: Connection, document: str, found: Prints) -> None:
    """Keep a document's prints."""
    connection.execute(prints.delete().where(prints.c.document == document))
    connection.execute(update(documents).where(documents.c.id == document).values(signature=found.signature))
    kinds = {**dict.fromkeys(found.sentences, SENTENCE), **dict.fromkeys(found.bands, BAND)}
    if kinds:
        rows = [{"print": one, "document": document, "kind": kind} for one, kind in sorted(kinds.items())]
        connection.execute(insert(prints), rows)


def likely_copies(connection: Connection, document: str, found: Prints) -> list[Printed]:
    """Give the documents that share prints with one, those that share the most first."""
    shared: dict[str, int] = defaultdict(int)
    for some in batches(sorted({*found.bands, *found.sentences})):
        frequent = select(prints.c.print).where(prints.c.print.in_(some)).group_by(prints.c.print)
        rare = frequent.having(func.count() <= FORMULA)
        rows = (
            select(prints.c.document, func.count())
            .where(prints.c.print.in_(rare), prints.c.document != document)
            .group_by(prints.c.document)
        )
        for other, count in connection.execute(rows):
            shared[other] += count
    closest = sorted(shared, key=lambda other: (-shared[other], other))[:MOST_CANDIDATES]
    return _printed(connection, closest)


def _printed(connection: Connection, chosen: Collection[str]) -> list[Printed]:
    numbers: dict[str, dict[str, list[int]]] = {one: {BAND: [], SENTENCE: []} for one in chosen}
    for row in connection.execute(select(prints).where(prints.c.document.in_(chosen)).order_by(prints.c.print)):
        numbers[row.document][row.kind].append(row.print)
    rows = connection.execute(select(documents).where(documents.c.id.in_(chosen), held(documents, None)))
    found = {
        row.id: Printed(
            row.id,
            row.family,
            row.published,
            Prints(tuple(numbers[row.id][BAND]), row.signature, tuple(numbers[row.id][SENTENCE])),
        )
        for row in rows
    }
    return [found[one] for one in chosen if one in found]


def family_members(connection: Connection, family: str) -> list[str]:
    """Give the documents of a family, the one published first as the first; without a day, the one added first."""
    chosen = select(documents.c.id).where(documents.c.family == family, held(documents, None))
    earliest = (documents.c.published.is_(None), documents.c.published, documents.c.number)
    return list(connection.execute(chosen.order_by(*earliest)).scalars())


def join(connection: Connection, chosen: Collection[str], family: str) -> None:
    """Put all documents of some families into one."""
    connection.execute(update(documents).where(documents.c.family.in_(sorted(chosen))).values(family=family))


def origin_rows(connection: Connection, chosen: Collection[str]) -> list[tuple[int, str, str | None, str]]:
    """Give the members that documents of some families have: number, document, origin and record."""
    rows = (
        select(members.c.number, members.c.document, members.c.origin, members.c.record)
        .join(documents, documents.c.id == members.c.document)
        .where(documents.c.family.in_(sorted(chosen)), held(members, None))
    )
    return [(row.number, row.document, row.origin, row.record) for row in connection.execute(rows)]
