"""Notes what threads are about, and how many claims they have had at most, by both of which they are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from treatywatch.stores.batches import batches
from treatywatch.stores.schema import thread_subjects, threads
from treatywatch.thread_records import Member

__all__ = ["TREATY", "inherit_subjects", "note_subjects", "raise_ceilings"]

TREATY = "treaty:"


def note_subjects(connection: Connection, taken: Mapping[str, Sequence[Member]]) -> None:
    """Note what threads are about by the members that they take."""
    _note(connection, {(thread, subject) for thread, found in taken.items() for one in found for subject in _of(one)})


def inherit_subjects(connection: Connection, thread: str, into: str) -> None:
    """Let a thread be about all that another is about."""
    about = connection.execute(select(thread_subjects.c.subject).where(thread_subjects.c.thread == thread))
    _note(connection, {(into, subject) for subject in about.scalars()})


def _of(member: Member) -> Iterable[str]:
    about = member.proposition
    yield from (f"{TREATY}{treaty}" for treaty in member.treaties)
    yield from (f"party:{actor}" for actor in about.actors)
    yield f"act:{about.act}"
    yield f"subject:{about.subject}"


def _note(connection: Connection, wanted: Collection[tuple[str, str]]) -> None:
    known: set[tuple[str, str]] = set()
    ceilings: dict[str, int] = {}
    for chosen in batches(sorted({thread for thread, _ in wanted})):
        rows = select(thread_subjects.c.thread, thread_subjects.c.subject).where(thread_subjects.c.thread.in_(chosen))
        known |= {(row.thread, row.subject) for row in connection.execute(rows)}
        reached = select(threads.c.id, threads.c.ceiling).where(threads.c.id.in_(chosen))
        ceilings |= {row.id: row.ceiling for row in connection.execute(reached)}
    new = [
        {"thread": thread, "subject": subject, "ceiling": ceilings[thread]}
        for thread, subject in sorted(set(wanted) - known)
    ]
    if new:
        connection.execute(insert(thread_subjects), new)


def raise_ceilings(connection: Connection, claims: Mapping[str, int]) -> None:
    """Note how many claims threads have, where one has had fewer so far."""
    rows = [
        # The next power of two: as a thread grows it changes seldom.
        {"which": row.id, "new_ceiling": 1 << (claims[row.id] - 1).bit_length()}
        for some in batches(sorted(claims))
        for row in connection.execute(select(threads.c.id, threads.c.ceiling).where(threads.c.id.in_(some)))
        if claims[row.id] > row.ceiling
    ]
    if not rows:
        return
    for table, key in ((threads, threads.c.id), (thread_subjects, thread_subjects.c.thread)):
        raised = update(table).where(key == bindparam("which")).values(ceiling=bindparam("new_ceiling"))
        connection.execute(raised, rows)
