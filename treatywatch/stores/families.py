"""Keeps by what copies of a text are found, and which texts are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, func, insert, select, update

from treatywatch.records import Document, days_of
from treatywatch.stores.batches import batches
from treatywatch.stores.days import held
from treatywatch.stores.forms import read, read_document
from treatywatch.stores.schema import documents, members, places, prints, translations
from treatywatch.thread_records import Landmarks, Member, Printed, Prints

__all__ = [
    "Candidate",
    "family_of",
    "join",
    "join_alone",
    "leave",
    "likely_copies",
    "likely_translations",
    "link_translation",
    "origin_rows",
    "printed_of",
    "put",
    "texts_of",
    "translations_of",
]

#: A sentence that so many documents have is a formula, and finds nothing.
FORMULA = 200
#: Other documents that are looked at more closely, at most: those with the most prints in common.
MOST_CANDIDATES = 50
BAND, SENTENCE, LANDMARK = "band", "sentence", "landmark"


class Candidate(NamedTuple):
    """A document that may be a copy of another, by its prints."""

    document: str
    family: str
    prints: Prints


def put(connection: Connection, document: str, found: Prints, marks: Landmarks, credited: str | None) -> None:
    """Keep a document's prints, the landmarks of its translations, and the agency whose copy it says it is."""
    connection.execute(prints.delete().where(prints.c.document == document))
    values = {"signature": found.signature, "credited": credited}
    connection.execute(update(documents).where(documents.c.id == document).values(**values))
    kinds = {
        **dict.fromkeys(marks.pairs, LANDMARK),
        **dict.fromkeys(found.sentences, SENTENCE),
        **dict.fromkeys(found.bands, BAND),
    }
    if kinds:
        rows = [{"print": one, "document": document, "kind": kind} for one, kind in sorted(kinds.items())]
        connection.execute(insert(prints), rows)


def likely_copies(connection: Connection, document: str, found: Prints) -> list[Candidate]:
    """Give the documents that share prints with one, those that share the most first."""
    shared: dict[str, int] = defaultdict(int)
    for some in batches(sorted({*found.bands, *found.sentences})):
        frequent = select(prints.c.print).where(prints.c.print.in_(some)).group_by(prints.c.print)
        rare = frequent.having(func.count() <= FORMULA)
        rows = (
            select(prints.c.document, func.count())
            .where(prints.c.print.in_(rare), prints.c.kind != LANDMARK, prints.c.document != document)
            .group_by(prints.c.document)
        )
        for other, count in connection.execute(rows):
            shared[other] += count
    closest = sorted(shared, key=lambda other: (-shared[other], other))[:MOST_CANDIDATES]
    return _printed(connection, closest)


def _printed(connection: Connection, chosen: Collection[str]) -> list[Candidate]:
    numbers: dict[str, dict[str, list[int]]] = {one: {BAND: [], SENTENCE: []} for one in chosen}
    of_text = select(prints).where(prints.c.document.in_(chosen), prints.c.kind != LANDMARK).order_by(prints.c.print)
    for row in connection.execute(of_text):
        numbers[row.document][row.kind].append(row.print)
    rows = connection.execute(select(documents).where(documents.c.id.in_(chosen), held(documents, None)))
    found = {
        row.id: Candidate(
            row.id, row.family, Prints(tuple(numbers[row.id][BAND]), row.signature, tuple(numbers[row.id][SENTENCE]))
        )
        for row in rows
    }
    return [found[one] for one in chosen if one in found]


def printed_of(connection: Connection, family: str) -> list[Candidate]:
    """Give the documents of a family with their prints."""
    chosen = select(documents.c.id).where(documents.c.family == family, held(documents, None))
    return _printed(connection, list(connection.execute(chosen.order_by(documents.c.number)).scalars()))


def join_alone(connection: Connection, document: str) -> None:
    """Let a document be a family of its own."""
    connection.execute(update(documents).where(documents.c.id == document).values(family=document))


def family_of(connection: Connection, document: str) -> str:
    """Give the family of a document."""
    return str(connection.execute(select(documents.c.family).where(documents.c.id == document)).scalar_one())


def texts_of(connection: Connection, family: str) -> list[Printed]:
    """Give the texts of a family, each at every place where it was found."""
    chosen = (
        select(documents.c.id, documents.c.published, documents.c.credited, places.c.publisher, places.c.published)
        .join(places, places.c.document == documents.c.id)
        .where(documents.c.family == family, held(documents, None), held(places, None))
    )
    return [
        Printed(document, days_of(own, "unknown")[0] if own else day, publisher, credited)
        for document, day, credited, publisher, own in connection.execute(chosen.order_by(places.c.number))
    ]


def join(connection: Connection, chosen: Collection[str], family: str) -> None:
    """Put all documents of some families into one."""
    connection.execute(update(documents).where(documents.c.family.in_(sorted(chosen))).values(family=family))


def leave(connection: Connection, into: Mapping[str, str]) -> set[str]:
    """Take documents out of their families into others of their own; gives the families that are not what they were."""
    changed: set[str] = set()
    leaving: dict[str, set[str]] = defaultdict(set)
    for document in into:
        leaving[family_of(connection, document)].add(document)
    for family, gone in leaving.items():
        of_family = select(documents.c.id).where(documents.c.family == family)
        stay = sorted(set(connection.execute(of_family).scalars()) - gone)
        if not stay:
            continue
        # A family is named by the smallest id in it, which may be one that leaves.
        connection.execute(update(documents).where(documents.c.id.in_(stay)).values(family=stay[0]))
        for document in sorted(gone):
            connection.execute(update(documents).where(documents.c.id == document).values(family=into[document]))
        changed.update({stay[0]}, (into[document] for document in gone))
    return changed


def likely_translations(connection: Connection, document: str, marks: Landmarks) -> list[Document]:
    """Give the documents that share landmarks with one, those that share the most first."""
    shared: dict[str, int] = defaultdict(int)
    for some in batches(marks.pairs):
        rows = (
            select(prints.c.document, func.count())
            .where(prints.c.print.in_(some), prints.c.kind == LANDMARK, prints.c.document != document)
            .group_by(prints.c.document)
        )
        for other, count in connection.execute(rows):
            shared[other] += count
    closest = sorted(shared, key=lambda other: (-shared[other], other))[:MOST_CANDIDATES]
    rows_of = connection.execute(select(documents).where(documents.c.id.in_(closest), held(documents, None)))
    return [read_document(row.record, row.text) for row in rows_of]


def link_translation(connection: Connection, document: str, other: str) -> None:
    """Note that one of two documents may be a translation of the other."""
    pair = {"document": document, "other": other}
    known = select(translations.c.document).where(translations.c.document == document, translations.c.other == other)
    if connection.execute(known).first() is None:
        connection.execute(insert(translations).values(**pair))


def translations_of(connection: Connection, document: str) -> list[str]:
    """Give the documents of which one may be a translation, or that may be translations of it."""
    one = select(translations.c.other).where(translations.c.document == document)
    other = select(translations.c.document).where(translations.c.other == document)
    return sorted({*connection.execute(one).scalars(), *connection.execute(other).scalars()})


def origin_rows(connection: Connection, family: str) -> list[tuple[int, str | None, str | None, Member]]:
    """Give the members that the texts of a family have: number, the agency credited, origin and member."""
    rows = (
        select(members.c.number, documents.c.credited, members.c.origin, members.c.record)
        .join(documents, documents.c.id == members.c.document)
        .where(documents.c.family == family, held(members, None))
    )
    return [(row.number, row.credited, row.origin, read(Member, row.record)) for row in connection.execute(rows)]
