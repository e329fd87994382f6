"""Looks after a record as a whole: what it holds, whether it is sound, and how documents leave it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, text, update

from treatywatch.records import Claim, Problem
from treatywatch.stores import search, waiting
from treatywatch.stores.days import close, day_of, held
from treatywatch.stores.documents import document_ids, records
from treatywatch.stores.forms import UnreadableError, read_document
from treatywatch.stores.moving import withdraw
from treatywatch.stores.reviews import all_reviews
from treatywatch.stores.schema import (
    absences,
    claims,
    conflicts,
    descriptions,
    documents,
    findings,
    links,
    member_values,
    members,
    places,
    problems,
    thread_states,
    threads,
)
from treatywatch.stores.schema_of_copies import families, prints, translations
from treatywatch.stores.schema_of_reviews import reviews
from treatywatch.thread_records import Contents

__all__ = ["contents", "erase", "remove", "verify"]

#: Tables whose rows are of a document, without the members, which leave their threads first.
OF_A_DOCUMENT = (claims, descriptions, findings, problems, places, families, links)


def contents(connection: Connection, on: date | None = None) -> Contents:
    """Count what the record holds on a day."""
    unread = select(func.count()).select_from(problems).where(problems.c.document.is_(None), held(problems, on))
    return Contents(
        documents=_count(connection, documents, on),
        places=_count(connection, places, on),
        claims=_count(connection, claims, on),
        threads=_count(connection, thread_states, on),
        conflicts=_count(connection, conflicts, on),
        reviews=sum(one.undone is None and one.action != "undo" for one in all_reviews(connection, on)),
        unread=connection.execute(unread).scalar_one(),
    )


def _count(connection: Connection, table: Table, on: date | None) -> int:
    return connection.execute(select(func.count()).select_from(table).where(held(table, on))).scalar_one()


def remove(connection: Connection, identity: str, at: datetime) -> None:
    """Let the record no longer hold a document; what it knew before this day can still be asked for."""
    day = day_of(at)
    withdraw(connection, identity, day)
    waiting.forget(connection, identity)
    for table in (*OF_A_DOCUMENT, conflicts):
        close(connection, table, table.c.document == identity, day)
    connection.execute(prints.delete().where(prints.c.document == identity))
    close(connection, translations, _translated(identity), day)
    connection.execute(update(documents).where(documents.c.id == identity).values(until=day))


def _translated(identity: str) -> ColumnElement[bool]:
    return or_(translations.c.document == identity, translations.c.other == identity)


def erase(connection: Connection, identity: str, at: datetime) -> None:
    """Remove a document and every trace of its text, also from what the record knew before."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA secure_delete = ON"))
    remove(connection, identity, at)
    number, found, stored = connection.execute(
        select(documents.c.number, documents.c.record, documents.c.text).where(documents.c.id == identity)
    ).one()
    search.take(connection, number, read_document(found, stored))
    search.forget(connection)
    of_it = select(members.c.number).where(members.c.document == identity)
    connection.execute(member_values.delete().where(member_values.c.member.in_(of_it)))
    # The conflicts of its threads have words of it. Those that stand without it are found again at once.
    in_them = select(members.c.thread).where(members.c.document == identity)
    connection.execute(conflicts.delete().where(conflicts.c.thread.in_(in_them), conflicts.c.document.is_(None)))
    own = select(reviews.c.id).where(reviews.c.document == identity)
    connection.execute(reviews.delete().where(reviews.c.target.in_(own)))
    connection.execute(translations.delete().where(_translated(identity)))
    for one in (members, *OF_A_DOCUMENT, conflicts, absences, reviews):
        connection.execute(one.delete().where(one.c.document == identity))
    connection.execute(documents.delete().where(documents.c.id == identity))


def verify(connection: Connection) -> Iterator[Problem | str]:
    """Look at everything that the record holds, and give each document's id as it is seen, and what is wrong."""
    yield from _database_faults(connection)
    for identity in document_ids(connection):
        yield from _document_faults(connection, identity)
        yield identity
    held_claims = select(claims.c.id).where(held(claims, None))
    lost = select(members.c.claim, members.c.document).where(held(members, None), members.c.claim.not_in(held_claims))
    for claim, identity in connection.execute(lost):
        what = f"a thread has the claim {claim}, which the record no longer holds"
        yield Problem(document=identity, where=identity, what=what, remedy="treatywatch record rebuild --from threads")
    waiting = select(func.count()).select_from(threads).where(threads.c.stale)
    number = connection.execute(waiting).scalar_one()
    if number:
        what = f"{number} threads have not been told since their claims changed"
        yield Problem(document=None, where="threads", what=what, remedy="any question to the record tells them")


def _database_faults(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name != "sqlite":
        return
    for check in ("integrity_check", "foreign_key_check"):
        for row in connection.execute(text(f"PRAGMA {check}")):
            said = " ".join(str(cell) for cell in row)
            if said != "ok":
                remedy = "put a copy of the file in its place, or read the documents into a new record"
                yield Problem(document=None, where=check.replace("_", " "), what=said, remedy=remedy)


def _document_faults(connection: Connection, identity: str) -> Iterator[Problem]:
    """Hold a stored text against its hash, and every claim against the words that it rests on."""
    remedy = f"treatywatch record remove {identity}, and add it again"
    try:
        found = next(records(connection, [identity]))
    except UnreadableError as fault:
        what = f"it cannot be read back: {' '.join(str(fault).split())[:200]}"
        yield Problem(document=identity, where=identity, what=what, remedy=remedy)
        return
    document = found.document
    if hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest() != document.sha256:
        what = "its text is not the one that was added: the hash differs"
        yield Problem(document=identity, where=document.source, what=what, remedy=remedy)
    for claim in found.claims:
        if not _grounded(claim, document.text):
            what = f"the words of claim {claim.id} do not stand where it says"
            yield Problem(document=identity, where=document.source, what=what, remedy=remedy)
    known = {claim.id for claim in found.claims}
    for finding in found.findings:
        if finding.claim not in known:
            what = f"finding {finding.id} is about a claim that the record does not hold"
            yield Problem(document=identity, where=document.source, what=what, remedy="treatywatch record rebuild")


def _grounded(claim: Claim, written: str) -> bool:
    return all(written[quote.start : quote.end] == quote.exact for quote in claim.evidence)
