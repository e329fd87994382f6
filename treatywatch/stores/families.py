"""Keeps by what copies of a text are found, and which texts are one, as of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Select, func, insert, select, update

from treatywatch.records import Document, days_of
from treatywatch.stores.batches import batches
from treatywatch.stores.days import close, held
from treatywatch.stores.forms import read, read_document
from treatywatch.stores.schema import documents, members, places
from treatywatch.stores.schema_of_copies import families, prints, translations
from treatywatch.thread_records import Landmarks, Member, Printed, Prints

__all__ = [
    "Candidate",
    "copies_of",
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
    columns = select(documents.c.id, documents.c.signature, families.c.family)
    of_family = columns.join(families, families.c.document == documents.c.id)
    rows = connection.execute(of_family.where(documents.c.id.in_(chosen), held(families, None)))
    found = {
        row.id: Candidate(
            row.id, row.family, Prints(tuple(numbers[row.id][BAND]), row.signature, tuple(numbers[row.id][SENTENCE]))
        )
        for row in rows
    }
    return [found[one] for one in chosen if one in found]


def printed_of(connection: Connection, family: str) -> list[Candidate]:
    """Give the documents of a family with their prints."""
    chosen = select(documents.c.id).where(documents.c.id.in_(_documents(family))).order_by(documents.c.number)
    return _printed(connection, list(connection.execute(chosen).scalars()))


def join_alone(connection: Connection, document: str, day: date) -> None:
    """Let a document be a family of its own from a day on."""
    _put_into(connection, {document: document}, day)


def family_of(connection: Connection, document: str, on: date | None = None) -> str:
    """Give the family of a document, as it was known on a day."""
    chosen = select(families.c.family).where(families.c.document == document, held(families, on))
    return str(connection.execute(chosen).scalar_one())


def copies_of(connection: Connection, document: str, on: date | None = None) -> list[str]:
    """Give the documents that were known on a day as copies of one text with a document, itself with them."""
    family = family_of(connection, document, on)
    return sorted(connection.execute(_documents(family, on)).scalars())


def _documents(family: str, on: date | None = None) -> Select[str]:
    return select(families.c.document).where(families.c.family == family, held(families, on))


def texts_of(connection: Connection, family: str) -> list[Printed]:
    """Give the texts of a family, each at every place where it was found."""
    chosen = (
        select(documents.c.id, documents.c.published, documents.c.credited, places.c.publisher, places.c.published)
        .join(places, places.c.document == documents.c.id)
        .where(documents.c.id.in_(_documents(family)), held(places, None))
    )
    return [
        Printed(document, days_of(own, "unknown")[0] if own else day, publisher, credited)
        for document, day, credited, publisher, own in connection.execute(chosen.order_by(places.c.number))
    ]


def join(connection: Connection, chosen: Collection[str], family: str, day: date) -> None:
    """Put all documents of some families into one, from a day on."""
    into: dict[str, str] = {}
    for some in batches(sorted(chosen)):
        of_them = select(families.c.document).where(families.c.family.in_(some), held(families, None))
        into |= dict.fromkeys(connection.execute(of_them).scalars(), family)
    _put_into(connection, into, day)


def leave(connection: Connection, into: Mapping[str, str], day: date) -> set[str]:
    """Take documents out of their families into others of their own; gives the families that are not what they were."""
    changed: set[str] = set()
    leaving: dict[str, set[str]] = defaultdict(set)
    for document in into:
        leaving[family_of(connection, document)].add(document)
    for family, gone in leaving.items():
        stay = sorted(set(connection.execute(_documents(family)).scalars()) - gone)
        if not stay:
            continue
        # A family is named by the smallest id in it, which may be one that leaves.
        named = {**dict.fromkeys(stay, stay[0]), **{document: into[document] for document in gone}}
        _put_into(connection, named, day)
        changed.update(named.values())
    return changed


def _put_into(connection: Connection, into: Mapping[str, str], day: date) -> None:
    """Let documents be in families from a day on; one that comes back on the day on which it left has not left."""
    for some in batches(sorted(into)):
        of_them = families.c.document.in_(some)
        now = select(families.c.document, families.c.family).where(of_them, held(families, None))
        settled = {document for document, family in connection.execute(now) if into[document] == family}
        moving = [document for document in some if document not in settled]
        if not moving:
            continue
        close(connection, families, families.c.document.in_(moving), day)
        left = select(families.c.number, families.c.document, families.c.family)
        left_today = connection.execute(left.where(families.c.document.in_(moving), families.c.until == day)).all()
        back = {row.document: row.number for row in left_today if into[row.document] == row.family}
        if back:
            connection.execute(update(families).where(families.c.number.in_(back.values())).values(until=None))
        fresh = [{"document": one, "family": into[one], "since": day} for one in moving if one not in back]
        if fresh:
            connection.execute(insert(families), fresh)


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


def link_translation(connection: Connection, document: str, other: str, day: date) -> None:
    """Note from a day on that one of two documents may be a translation of the other."""
    known = (translations.c.document == document, translations.c.other == other, held(translations, None))
    if connection.execute(select(translations.c.number).where(*known)).first() is None:
        connection.execute(insert(translations).values(document=document, other=other, since=day))


def translations_of(connection: Connection, document: str, on: date | None = None) -> list[str]:
    """Give the documents that were known on a day as what one may be a translation of, or may be translations of it."""
    held_then = held(translations, on)
    one = select(translations.c.other).where(translations.c.document == document, held_then)
    other = select(translations.c.document).where(translations.c.other == document, held_then)
    return sorted({*connection.execute(one).scalars(), *connection.execute(other).scalars()})


def origin_rows(connection: Connection, family: str) -> list[tuple[int, str | None, str | None, Member]]:
    """Give the members that the texts of a family have: number, the agency credited, origin and member."""
    rows = (
        select(members.c.number, documents.c.credited, members.c.origin, members.c.record)
        .join(documents, documents.c.id == members.c.document)
        .where(documents.c.id.in_(_documents(family)), held(members, None))
    )
    return [(row.number, row.credited, row.origin, read(Member, row.record)) for row in connection.execute(rows)]
