"""Keeps documents with what was read in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import Connection, Table, func, insert, select, union, update

from treatywatch.records import (
    Claim,
    Copy,
    Description,
    Document,
    DocumentRecords,
    Finding,
    JsonObject,
    Problem,
    Reading,
)
from treatywatch.stores import families, search
from treatywatch.stores.columns import escaped
from treatywatch.stores.days import close, day_of, held, known
from treatywatch.stores.forms import RecordT, packed, read, read_document, unpacked, written
from treatywatch.stores.schema import (
    absences,
    claims,
    descriptions,
    documents,
    findings,
    members,
    places,
    problems,
    thread_states,
    thread_subjects,
    versions,
)
from treatywatch.thread_records import NOW, Reach, Versions, Window

__all__ = [
    "Difference",
    "add",
    "at_place",
    "concerning",
    "document",
    "document_ids",
    "first_day",
    "forget_unread",
    "has",
    "last_change",
    "note_places",
    "note_unread",
    "outdated",
    "reach",
    "records",
    "replace",
    "unread",
    "use",
    "versions_of",
]

#: So many documents are fetched at once.
AT_ONCE = 200


class Difference(NamedTuple):
    """What reading a document anew has changed."""

    document: str
    came: tuple[Claim, ...]
    went: tuple[Claim, ...]
    #: Before and after.
    changed: tuple[tuple[Claim, Claim], ...]
    findings: int

    @property
    def any(self) -> bool:
        """Whether anything has changed."""
        return bool(self.came or self.went or self.changed or self.findings)


def has(connection: Connection, identity: str) -> bool:
    """Tell whether the record holds a document now."""
    found = select(documents.c.number).where(documents.c.id == identity, held(documents, None))
    return connection.execute(found).first() is not None


def add(connection: Connection, found: DocumentRecords, used: Versions, at: datetime) -> bool:
    """Add a document with its records; gives whether it was not there yet, and else adds nothing."""
    if has(connection, found.document.id):
        return False
    _use(connection, used, at)
    row = _row(found, used)
    if not _come_back(connection, found.document, row, day_of(at)):
        new = {**row, "signature": b"", "added": at, "since": day_of(at)}
        number = connection.execute(insert(documents).values(**new).returning(documents.c.number)).scalar_one()
        search.put(connection, number, found.document)
    families.join_alone(connection, found.document.id, day_of(at))
    note_places(connection, found.document, at)
    _put_records(connection, found, day_of(at))
    return True


def _come_back(connection: Connection, found: Document, row: JsonObject, day: date) -> bool:
    """Let a document that had left be here again; gives whether there was one."""
    left = connection.execute(select(documents).where(documents.c.id == found.id)).first()
    if left is None:
        return False
    if left.until < day:
        connection.execute(insert(absences).values(document=found.id, since=left.until, until=day))
    search.take(connection, left.number, read_document(left.record, left.text))
    search.put(connection, left.number, found)
    connection.execute(update(documents).where(documents.c.id == found.id).values(**row, until=None))
    return True


def replace(connection: Connection, found: DocumentRecords, used: Versions, at: datetime) -> Difference:
    """Put new records of a document in the place of the old ones, and tell what has changed."""
    day, identity = day_of(at), found.document.id
    before = next(records(connection, [identity]))
    _use(connection, used, at)
    anew = {"versions": used.id, "reading": packed(written(found.reading))}
    connection.execute(update(documents).where(documents.c.id == identity).values(**anew))
    old = {claim.id: claim for claim in before.claims}
    new = {claim.id: claim for claim in found.claims}
    changed = tuple((old[one], new[one]) for one in old.keys() & new.keys() if old[one] != new[one])
    kept_findings = set(before.findings) & set(found.findings)
    _close_all_but(connection, claims, identity, {one.id for one in before.claims if new.get(one.id) == one}, day)
    _close_all_but(connection, findings, identity, {one.id for one in kept_findings}, day)
    close(connection, descriptions, descriptions.c.document == identity, day)
    close(connection, problems, problems.c.document == identity, day)
    added = found._replace(
        claims=tuple(one for one in found.claims if old.get(one.id) != one),
        findings=tuple(one for one in found.findings if one not in kept_findings),
    )
    _put_records(connection, added, day)
    return Difference(
        document=identity,
        came=tuple(new[one] for one in new if one not in old),
        went=tuple(old[one] for one in old if one not in new),
        changed=changed,
        findings=len(set(before.findings) ^ set(found.findings)),
    )


def _close_all_but(connection: Connection, table: Table, identity: str, kept: set[str], day: date) -> None:
    current = select(table.c.number, table.c.id).where(table.c.document == identity, held(table, None))
    gone = [number for number, one in connection.execute(current) if one not in kept]
    close(connection, table, table.c.number.in_(gone), day)


def note_places(connection: Connection, document: Document, at: datetime) -> int:
    """Remember where a document's text was found; gives how many of these places are new."""
    known_places = set(
        connection.execute(
            select(places.c.source, places.c.publisher).where(places.c.document == document.id, held(places, None))
        )
    )
    own = connection.execute(select(documents.c.publisher).where(documents.c.id == document.id)).scalar()
    rows: list[JsonObject] = [
        {
            "document": document.id, "source": copy.source, "publisher": copy.publisher, "published": copy.published,
            "url": copy.url, "sha256": copy.sha256, "further": copy.publisher not in (None, own), "since": day_of(at),
        }
        for copy in document.copies
        if _where(copy) not in known_places
    ]  # fmt: skip
    if rows:
        connection.execute(insert(places), rows)
    return len(rows)


def _where(copy: Copy) -> tuple[str, str | None]:
    """Tell a place from others, as it is stored."""
    return escaped(copy.source), escaped(copy.publisher) if copy.publisher is not None else None


def note_unread(connection: Connection, problem: Problem, at: datetime) -> None:
    """Remember what could not be read at all, once."""
    forget_unread(connection, problem.where, at)
    connection.execute(insert(problems), [_problem(problem, day_of(at))])


def forget_unread(connection: Connection, place: str, at: datetime) -> bool:
    """Note that a place can be read after all, or need not be; gives whether it was known as one that could not."""
    gone = close(connection, problems, (problems.c.place == place) & problems.c.document.is_(None), day_of(at))
    return gone > 0


def document(connection: Connection, identity: str, on: date | None = None) -> Document | None:
    """Give a document as it was kept on a day."""
    row = connection.execute(select(documents).where(documents.c.id == identity, held(documents, on))).first()
    if row is None:
        return None
    return _at_its_places(read_document(row.record, row.text), _copies(connection, [identity], on)[identity])


def _copies(connection: Connection, identities: Sequence[str], on: date | None) -> dict[str, list[Copy]]:
    """Give the places where documents had been found by a day."""
    chosen = select(places).where(places.c.document.in_(identities), held(places, on)).order_by(places.c.number)
    found: dict[str, list[Copy]] = {identity: [] for identity in identities}
    for row in connection.execute(chosen):
        copy = Copy(source=row.source, publisher=row.publisher, published=row.published, url=row.url, sha256=row.sha256)
        found[row.document].append(copy)
    return found


def _at_its_places(found: Document, copies: Sequence[Copy]) -> Document:
    """Give a document with all its places, of which some came to be known after it was read."""
    known_places = {_where(copy) for copy in found.copies}
    more = [copy for copy in copies if _where(copy) not in known_places]
    if not more:
        return found
    sources = dict.fromkeys((*found.sources, *(copy.source for copy in more)))
    return found.model_copy(update={"copies": (*found.copies, *more), "sources": tuple(sources)})


def at_place(connection: Connection, source: str, on: date | None = None) -> Document | None:
    """Give the document that was found at a place, as it was kept on a day; of several, the one that came last."""
    found = select(places.c.document).where(places.c.source == source, held(places, on))
    identity = connection.execute(found.order_by(places.c.number.desc())).scalar()
    return document(connection, identity, on) if identity is not None else None


def unread(connection: Connection, on: date | None = None) -> list[Problem]:
    """Give what could not be read."""
    chosen = select(problems.c.record).where(problems.c.document.is_(None), held(problems, on))
    return [read(Problem, record) for record in connection.execute(chosen.order_by(problems.c.place)).scalars()]


def document_ids(connection: Connection, window: Window = NOW) -> list[str]:
    """Give the ids of all documents known, in the order in which they were added."""
    chosen = select(documents.c.id).where(known(documents, window)).order_by(documents.c.number)
    return list(connection.execute(chosen).scalars())


def concerning(connection: Connection, treaty: str, window: Window) -> list[str]:
    """Give the documents with a finding, a description or a member of a thread about a treaty."""
    on = window.on if window.basis == "added" else None
    about = select(thread_subjects.c.thread).where(thread_subjects.c.subject == f"treaty:{treaty}")
    either = union(
        select(findings.c.document).where(findings.c.treaty == treaty, held(findings, on)),
        select(descriptions.c.document).where(descriptions.c.treaty == treaty, held(descriptions, on)),
        select(members.c.document).where(members.c.thread.in_(about), held(members, on)),
    )
    chosen = select(documents.c.id).where(documents.c.id.in_(either), known(documents, window))
    return list(connection.execute(chosen.order_by(documents.c.number)).scalars())


def first_day(connection: Connection) -> date | None:
    """Give the day on which the first document was added."""
    return connection.execute(select(func.min(documents.c.since))).scalar()


def last_change(connection: Connection) -> date | None:
    """Give the last day on which anything was added, read anew, reviewed or removed."""
    days = [
        day
        for table in (documents, claims, members, thread_states)
        for day in connection.execute(select(func.max(table.c.since), func.max(table.c.until))).one()
        if day is not None
    ]
    return max(days, default=None)


def records(connection: Connection, identities: Sequence[str], on: date | None = None) -> Iterator[DocumentRecords]:
    """Give documents with everything that was known of them on a day, in the order of the ids."""
    for start in range(0, len(identities), AT_ONCE):
        chosen = identities[start : start + AT_ONCE]
        rows = {row.id: row for row in connection.execute(select(documents).where(documents.c.id.in_(chosen)))}
        parts = [
            _by_document(connection, table, kind, chosen, on)
            for table, kind in ((claims, Claim), (descriptions, Description), (findings, Finding), (problems, Problem))
        ]
        copies = _copies(connection, chosen, on)
        for identity in chosen:
            if identity in rows:
                row = rows[identity]
                yield DocumentRecords(
                    _at_its_places(read_document(row.record, row.text), copies[identity]),
                    read(Reading, unpacked(row.reading)),
                    *(tuple(part[identity]) for part in parts),  # type: ignore[arg-type] # each part is of its kind
                )  # fmt: skip


def _by_document(
    connection: Connection, table: Table, kind: type[RecordT], identities: Sequence[str], on: date | None
) -> defaultdict[str, list[RecordT]]:
    chosen = select(table.c.document, table.c.record).where(table.c.document.in_(identities), held(table, on))
    found: defaultdict[str, list[RecordT]] = defaultdict(list)
    for identity, record in connection.execute(chosen.order_by(table.c.number)):
        found[identity].append(read(kind, record))
    return found


def reach(connection: Connection, window: Window = NOW) -> Reach:
    """Say what the record consists of."""
    chosen = known(documents, window)
    count, first, last, dated = connection.execute(
        select(
            func.count(), func.min(documents.c.published), func.max(documents.c.published_last),
            func.count(documents.c.published),
        ).where(chosen)
    ).one()  # fmt: skip
    counted = select(func.count(places.c.publisher.distinct()))
    if window.basis == "added" and window.after is None:
        # A place is held exactly as long as its document is.
        counted = counted.where(held(places, window.on))
    else:
        counted = counted.join(documents, documents.c.id == places.c.document).where(chosen, held(places, None))
    publishers = connection.execute(counted).scalar_one()
    return Reach(documents=count, publishers=publishers, first=first, last=last, undated=count - dated)


def versions_of(connection: Connection) -> dict[str, Versions]:
    """Give all versions with which documents were ever read, by their ids."""
    found = connection.execute(select(versions.c.id, versions.c.content))
    return {identity: read(Versions, content) for identity, content in found}


def outdated(connection: Connection, used: Versions) -> Iterable[tuple[str, Versions]]:
    """Give the documents that were read with other versions than these, each with what it was read with."""
    known_versions = versions_of(connection)
    chosen = select(documents.c.id, documents.c.versions).where(held(documents, None), documents.c.versions != used.id)
    return [
        (identity, known_versions[one]) for identity, one in connection.execute(chosen.order_by(documents.c.number))
    ]


def use(connection: Connection, identity: str, used: Versions, at: datetime) -> None:
    """Note with which versions a document's records agree now."""
    _use(connection, used, at)
    connection.execute(update(documents).where(documents.c.id == identity).values(versions=used.id))


def _use(connection: Connection, used: Versions, at: datetime) -> None:
    if connection.execute(select(versions.c.id).where(versions.c.id == used.id)).first() is None:
        content = {"id": used.id, "content": written(used), "first_used": at}
        connection.execute(insert(versions).values(**content))


def _row(found: DocumentRecords, used: Versions) -> JsonObject:
    one = found.document
    # "Not before 1987" is no day on which it was published.
    last = one.published_interval[1] if one.day else None
    return {
        "id": one.id,
        "versions": used.id,
        "publisher": one.publisher,
        "published": one.day,
        "published_last": last,
        "sha256": one.sha256,
        "record": written(one),
        "text": packed(one.text),
        "reading": packed(written(found.reading)),
    }


def _put_records(connection: Connection, found: DocumentRecords, day: date) -> None:
    rows: list[tuple[Table, list[JsonObject]]] = [
        (claims, [_common(one, day) for one in found.claims]),
        (descriptions, [{**_common(one, day), "treaty": one.treaty} for one in found.descriptions]),
        (
            findings,
            [
                {
                    "id": one.id, "document": found.document.id, "claim": one.claim, "treaty": one.treaty,
                    "record": written(one), "since": day,
                }
                for one in found.findings
            ],
        ),
        (problems, [_problem(one, day) for one in found.problems]),
    ]  # fmt: skip
    for table, values in rows:
        if values:
            connection.execute(insert(table), values)


def _common(one: Claim | Description, day: date) -> JsonObject:
    return {"id": one.id, "document": one.document, "record": written(one), "since": day}


def _problem(one: Problem, day: date) -> JsonObject:
    return {"document": one.document, "place": one.where, "record": written(one), "since": day}
