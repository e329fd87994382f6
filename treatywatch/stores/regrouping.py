"""Regroups threads: some take others over, some fall apart, and ids stay as names of what they have become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Connection, select, update

from treatywatch.stores.batches import batches
from treatywatch.stores.days import held
from treatywatch.stores.forms import read
from treatywatch.stores.moving import move
from treatywatch.stores.schema import members, thread_events, threads
from treatywatch.stores.subjects import inherit_subjects
from treatywatch.stores.threads import kept, note, numbers_in, stretch, taken_over
from treatywatch.thread_records import Member, ThreadEvent

__all__ = [
    "all_repeated", "emptied", "hand_over", "merge", "occurrences", "propositions_of", "settle_days", "unmerge",
]  # fmt: skip


def merge(connection: Connection, thread: str, into: str, day: date, review: str | None = None) -> None:
    """Let a thread be taken over by another: its members move, its id stays as a name of the other."""
    move(connection, numbers_in(connection, thread), into, day)
    inherit_subjects(connection, thread, into)
    connection.execute(
        update(threads).where(threads.c.id == thread).values(merged_into=into, merged_by=review, until=day, stale=True)
    )
    note(connection, thread, ThreadEvent(day=day, what="merged_into", other=into, review=review))
    note(connection, into, ThreadEvent(day=day, what="took_over", other=thread, review=review))


def unmerge(connection: Connection, thread: str, moved: Collection[str], day: date, review: str) -> None:
    """Give a thread back what another took over from it: the claims that moved then, and its own that came since."""
    into = connection.execute(select(threads.c.merged_into).where(threads.c.id == thread)).scalar()
    if into is None:
        return
    into = taken_over(connection, into)
    both = kept(connection, [thread, into])
    own = both[thread].proposition.id if both[thread].proposition != both[into].proposition else None
    rows = connection.execute(
        select(members.c.number, members.c.claim, members.c.record).where(members.c.thread == into, held(members, None))
    ).all()
    back = [row.number for row in rows if row.claim in moved or read(Member, row.record).proposition.id == own]
    connection.execute(
        update(threads).where(threads.c.id == thread).values(merged_into=None, merged_by=None, until=None, stale=True)
    )
    move(connection, back, thread, day)
    note(connection, thread, ThreadEvent(day=day, what="split_from", other=into, review=review))
    note(connection, into, ThreadEvent(day=day, what="split_off", other=thread, review=review))


def occurrences(
    connection: Connection, propositions: Collection[str]
) -> dict[str, dict[str, list[tuple[int, Member]]]]:
    """Give the members of the threads of propositions that come about repeatedly: by proposition, by thread.

    Threads that a reviewer made, merged, or merged others into, stay as they were left.
    """
    reviewed = select(threads.c.merged_into).where(threads.c.merged_by.is_not(None))
    split = select(thread_events.c.thread).where(thread_events.c.record.contains('"review":"'))
    found: dict[str, dict[str, list[tuple[int, Member]]]] = {}
    for some in batches(sorted(propositions)):
        rows = (
            select(threads.c.proposition, members.c.thread, members.c.number, members.c.record)
            .join(threads, threads.c.id == members.c.thread)
            .where(
                threads.c.proposition.in_(some), threads.c.occurs == "repeatedly", held(members, None),
                threads.c.id.not_in(reviewed), threads.c.id.not_in(split),
            )
        )  # fmt: skip
        for about, thread, number, record in connection.execute(rows.order_by(members.c.number)):
            by_thread = found.setdefault(about, {})
            by_thread.setdefault(thread, []).append((number, read(Member, record)))
    return found


def all_repeated(connection: Connection) -> set[str]:
    """Give the propositions that come about repeatedly."""
    chosen = select(threads.c.proposition).where(threads.c.occurs == "repeatedly", threads.c.merged_into.is_(None))
    return set(connection.execute(chosen.group_by(threads.c.proposition)).scalars())


def settle_days(connection: Connection, thread: str, taken: Sequence[Member]) -> None:
    """Let a thread's days be those of some members, and no others."""
    connection.execute(update(threads).where(threads.c.id == thread).values(starts=None, ends=None, stale=True))
    stretch(connection, {thread: taken})


def emptied(connection: Connection, day: date) -> dict[str, list[str]]:
    """Give the threads that lost all their members on a day, with the claims that they had."""
    filled = select(members.c.thread).where(held(members, None))
    rows = (
        select(members.c.thread, members.c.claim)
        .join(threads, threads.c.id == members.c.thread)
        .where(members.c.until == day, threads.c.merged_into.is_(None), members.c.thread.not_in(filled))
    )
    found: dict[str, list[str]] = defaultdict(list)
    for thread, claim in connection.execute(rows.order_by(members.c.number)):
        found[thread].append(claim)
    return found


def hand_over(connection: Connection, thread: str, into: str, day: date) -> None:
    """Let the id of a thread without members stand for the one to which its claims went."""
    connection.execute(update(threads).where(threads.c.id == thread).values(merged_into=into, until=day, stale=True))
    note(connection, thread, ThreadEvent(day=day, what="merged_into", other=into))


def propositions_of(connection: Connection, document: str) -> set[str]:
    """Give the propositions to which a document's claims speak."""
    chosen = select(threads.c.proposition).join(members, members.c.thread == threads.c.id)
    return set(connection.execute(chosen.where(members.c.document == document, held(members, None))).scalars())
