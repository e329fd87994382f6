"""Keeps threads: which claims are their members, and what becomes of them as claims come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from treatywatch.records import JsonObject
from treatywatch.stores import tallies
from treatywatch.stores.batches import batches
from treatywatch.stores.days import held
from treatywatch.stores.forms import dated, read, written
from treatywatch.stores.schema import (
    member_values,
    members,
    speakers,
    thread_events,
    thread_subjects,
    threads,
)
from treatywatch.stores.subjects import TREATY, note_subjects
from treatywatch.thread_records import Days, Extent, Member, Occurrence, Proposition, Speaker, ThreadEvent

__all__ = [
    "KnownThreads",
    "Opened",
    "Placed",
    "claims_in",
    "events_of",
    "grow",
    "kept",
    "known_threads",
    "mark_stale",
    "members_in",
    "note",
    "numbers_in",
    "numbers_of",
    "open_threads",
    "place",
    "stale",
    "stretch",
    "taken_over",
]

#: A member and the thread that takes it.
Placed = tuple[Member, str]
#: How far from a member's days an occurrence may lie that takes it, at most.
TOLERANCE = timedelta(days=7)


class KnownThreads(NamedTuple):
    """The threads that may take some members."""

    #: By proposition.
    extents: dict[str, list[Extent]]
    #: Those that a reviewer merged into another, with the thread that has their members now.
    taken_over: dict[str, str]


def known_threads(connection: Connection, wanted: Sequence[Member]) -> KnownThreads:
    """Give the threads that may take some members.

    Of what happens repeatedly only occurrences near the days of the members are given, because there may be thousands.
    A thread that a reviewer merged into another is given as well: it still says what belongs to it.
    """
    stretches: dict[str, tuple[Occurrence, list[Days]]] = {}
    for member in wanted:
        days = stretches.setdefault(member.proposition.id, (member.occurs, []))[1]
        if member.when and member.when.start and member.when.end:
            days.append(member.when)
    found = KnownThreads(defaultdict(list), {})
    for statement in _near(stretches):
        for row in connection.execute(statement):
            if row.merged_into is None or row.merged_by is not None:
                found.extents[row.proposition].append(Extent(row.id, row.starts, row.ends, row.size))
            if row.merged_into is not None:
                found.taken_over[row.id] = taken_over(connection, row.merged_into)
    return found


def _near(stretches: Mapping[str, tuple[Occurrence, Sequence[Days]]]) -> Iterator[Select[Any]]:
    """Choose threads by proposition, those of repeated acts by their days as well."""
    whole = sorted(about for about, (occurs, _) in stretches.items() if occurs != "repeatedly")
    chosen = select(threads).order_by(threads.c.id)
    for some in batches(whole):
        yield chosen.where(threads.c.proposition.in_(some))
    for about in sorted(set(stretches) - set(whole)):
        days = stretches[about][1]
        # Not in one with those below, for which SQLite would look through all that have the proposition.
        yield chosen.where(threads.c.proposition == about, threads.c.ends.is_(None))
        if days:
            first = min(one.start for one in days if one.start) - TOLERANCE
            last = max(one.end for one in days if one.end) + TOLERANCE
            yield chosen.where(threads.c.proposition == about, threads.c.ends >= first, threads.c.starts <= last)


def taken_over(connection: Connection, thread: str) -> str:
    """Follow a thread to the one that has its members now."""
    into = connection.execute(select(threads.c.merged_into).where(threads.c.id == thread)).scalar()
    return thread if into is None else taken_over(connection, into)


class Opened(NamedTuple):
    """A thread that is to be opened."""

    thread: str
    about: Proposition
    occurs: Occurrence


def open_threads(connection: Connection, wanted: Sequence[Opened], day: date) -> None:
    """Open threads; those that were closed are opened again as they get members."""
    known: set[str] = set()
    for some in batches(sorted(one.thread for one in wanted)):
        known |= set(connection.execute(select(threads.c.id).where(threads.c.id.in_(some))).scalars())
    new = {one.thread: one for one in wanted if one.thread not in known}
    if not new:
        return
    rows = [
        {
            "id": identity, "proposition": one.about.id, "record": written(one.about), "occurs": one.occurs,
            "stale": True, "size": 0, "documents": 0, "ceiling": 0, "recount": False, "since": day,
        }
        for identity, one in new.items()
    ]  # fmt: skip
    connection.execute(insert(threads), rows)
    opened = written(ThreadEvent(day=day, what="opened"))
    connection.execute(insert(thread_events), [{"thread": one, "day": day, "record": opened} for one in new])


def note(connection: Connection, thread: str, happened: ThreadEvent) -> None:
    """Note what happened to a thread."""
    connection.execute(insert(thread_events).values(thread=thread, day=happened.day, record=written(happened)))


def events_of(connection: Connection, chosen: Collection[str]) -> dict[str, list[ThreadEvent]]:
    """Give what happened to threads, in order."""
    found: dict[str, list[ThreadEvent]] = defaultdict(list)
    for some in batches(sorted(chosen)):
        rows = select(thread_events.c.thread, thread_events.c.record).where(thread_events.c.thread.in_(some))
        for thread, record in connection.execute(rows.order_by(thread_events.c.number)):
            found[thread].append(read(ThreadEvent, record))
    return found


class Kept(NamedTuple):
    """What is kept about a thread itself."""

    proposition: Proposition
    occurs: Occurrence
    since: date
    #: The days that the dated acts of its members cover.
    when: Days | None
    treaties: tuple[str, ...]
    merged_into: str | None


def kept(connection: Connection, chosen: Collection[str]) -> dict[str, Kept]:
    """Give what is kept about threads."""
    treaties: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Kept] = {}
    for some in batches(sorted(chosen)):
        about = select(thread_subjects.c.thread, thread_subjects.c.subject).where(
            thread_subjects.c.thread.in_(some), thread_subjects.c.subject.startswith(TREATY)
        )
        for thread, subject in connection.execute(about.order_by(thread_subjects.c.subject)):
            treaties[thread].append(subject.removeprefix(TREATY))
        for row in connection.execute(select(threads).where(threads.c.id.in_(some))):
            found[row.id] = Kept(
                proposition=read(Proposition, row.record),
                occurs=row.occurs,
                since=row.since,
                when=Days(start=row.starts, end=row.ends) if row.starts else None,
                treaties=tuple(treaties[row.id]),
                merged_into=row.merged_into,
            )
    return found


def place(connection: Connection, placed: Sequence[Placed], day: date) -> None:
    """Make claims members of their threads, with what they state."""
    if not placed:
        return
    _introduce(connection, [speaker for member, _ in placed for speaker in _named(member)])
    already = _already(connection, {member.document for member, _ in placed})
    numbers = connection.execute(
        insert(members).returning(members.c.number, sort_by_parameter_order=True),
        [_member_row(member, thread, day) for member, thread in placed],
    ).scalars()
    values = [
        {"member": number, "facet": value.facet, "key": value.key, "record": written(value)}
        for number, (member, _) in zip(numbers, placed, strict=True)
        for value in member.values
    ]
    if values:
        connection.execute(insert(member_values), values)
    by_thread: dict[str, list[Member]] = defaultdict(list)
    for member, thread in placed:
        by_thread[thread].append(member)
    grow(connection, by_thread)
    tallies.count_in(connection, placed, already)


def _already(connection: Connection, documents: Collection[str]) -> set[tuple[str, str]]:
    """Give the threads that have claims of documents."""
    chosen = select(members.c.thread, members.c.document).distinct()
    return {
        (row.thread, row.document)
        for some in batches(sorted(documents))
        for row in connection.execute(chosen.where(members.c.document.in_(some), held(members, None)))
    }


def _named(member: Member) -> Iterator[Speaker]:
    """Give who speaks in a member, and who published it: an outlet can be graded that never speaks for itself."""
    yield from (member.speaker, *member.via)
    if member.outlet is not None and member.publisher is not None:
        yield Speaker(key=member.outlet, name=member.publisher, party=None, type="outlet")


def _introduce(connection: Connection, some: Iterable[Speaker]) -> None:
    """Remember speakers that are new, by the name under which they first came."""
    by_key = {speaker.key: speaker for speaker in some}
    known: set[str] = set()
    for chosen in batches(sorted(by_key)):
        known |= set(connection.execute(select(speakers.c.key).where(speakers.c.key.in_(chosen))).scalars())
    new = [speaker.to_json() for key, speaker in sorted(by_key.items()) if key not in known]
    if new:
        connection.execute(insert(speakers), new)


def _member_row(member: Member, thread: str, day: date) -> JsonObject:
    return {
        "claim": member.claim,
        "document": member.document,
        "thread": thread,
        "speaker": member.speaker.key,
        "stance": member.stance,
        "negated": member.negated,
        "accuses": member.accuses,
        "origin": member.origin,
        "publisher": member.publisher,
        "published": member.published,
        "day": member.day,
        "dated": dated(member),
        "record": written(member.model_copy(update={"thread": thread})),
        "since": day,
    }


def grow(connection: Connection, taken: Mapping[str, Sequence[Member]]) -> None:
    """Let the sizes, days and subjects of threads cover members that they take."""
    stretch(connection, taken)
    note_subjects(connection, taken)
    grown = update(threads).where(threads.c.id == bindparam("thread"))
    rows = [{"thread": thread, "more": len(found)} for thread, found in sorted(taken.items())]
    connection.execute(grown.values(size=threads.c.size + bindparam("more"), stale=True, until=None), rows)


def stretch(connection: Connection, taken: Mapping[str, Sequence[Member]]) -> None:
    """Let the days of threads cover those of their members of which both ends are known."""
    stretches = {
        thread: [when for member in found if (when := member.when) and when.start and when.end]
        for thread, found in taken.items()
    }
    stretches = {thread: found for thread, found in stretches.items() if found}
    rows = []
    for some in batches(sorted(stretches)):
        for row in connection.execute(select(threads).where(threads.c.id.in_(some))):
            starts = [*(one.start for one in stretches[row.id] if one.start), *([row.starts] if row.starts else [])]
            ends = [*(one.end for one in stretches[row.id] if one.end), *([row.ends] if row.ends else [])]
            if (min(starts), max(ends)) != (row.starts, row.ends):
                rows.append({"thread": row.id, "first": min(starts), "last": max(ends)})
    if rows:
        covered = update(threads).where(threads.c.id == bindparam("thread"))
        connection.execute(covered.values(starts=bindparam("first"), ends=bindparam("last")), rows)


def claims_in(connection: Connection, thread: str) -> list[str]:
    """Give the claims that a thread has now."""
    chosen = select(members.c.claim).where(members.c.thread == thread, held(members, None))
    return list(connection.execute(chosen.order_by(members.c.number)).scalars())


def numbers_of(connection: Connection, claims: Collection[str]) -> list[int]:
    """Give the numbers of the members that claims are now."""
    return [
        number
        for some in batches(sorted(claims))
        for number in connection.execute(
            select(members.c.number).where(members.c.claim.in_(some), held(members, None)).order_by(members.c.number)
        ).scalars()
    ]


def numbers_in(connection: Connection, thread: str) -> list[int]:
    chosen = select(members.c.number).where(members.c.thread == thread, held(members, None))
    return list(connection.execute(chosen).scalars())


def members_in(connection: Connection, document: str) -> list[tuple[int, Member]]:
    """Give a document's members with their numbers, each with its thread and origin."""
    chosen = select(members.c.number, members.c.record, members.c.thread, members.c.origin)
    rows = connection.execute(chosen.where(members.c.document == document, held(members, None)))
    return [
        (row.number, read(Member, row.record).model_copy(update={"thread": row.thread, "origin": row.origin}))
        for row in rows
    ]


def mark_stale(connection: Connection, chosen: Collection[str]) -> None:
    """Note that threads have to be told anew."""
    for some in batches(sorted(chosen)):
        connection.execute(update(threads).where(threads.c.id.in_(some)).values(stale=True))


def stale(connection: Connection, limit: int) -> list[str]:
    """Give threads that have to be told anew, a number of them at a time."""
    return list(
        connection.execute(select(threads.c.id).where(threads.c.stale).order_by(threads.c.id).limit(limit)).scalars()
    )
