"""What threads are about and how many claims they have had at most, by both of which they are found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, insert, select, update

from treatywatch.stores.batches import batches
from treatywatch.stores.schema import thread_subjects, threads
from treatywatch.thread_records import Ask, Member

__all__ = [
    "PARTY", "TREATY", "about_all", "about_soonest", "each_by_itself", "inherit_subjects", "note_subjects", "one_of",
    "raise_ceilings", "threads_about", "wanted",
]  # fmt: skip

TREATY, PARTY = "treaty:", "party:"
#: So many threads tell whether there are many claims.
BUSIEST = 1_000
MANY = 5_000


def wanted(ask: Ask) -> list[list[str]]:
    """Give what a thread has to be about, first what the fewest are likely to be about; of each list one is enough."""
    named = (("subject", ask.subject), ("treaty", ask.treaty), ("act", ask.act))
    found = [[f"{kind}:{value}"] for kind, value in named if value is not None]
    return [*found, [f"{PARTY}{party}" for party in ask.parties]] if ask.parties else found


def about_soonest(connection: Connection, thread: ColumnElement[str], ask: Ask) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that treaty, parties, act and subject put on the thread of rows that are wanted in an order.

    What most of a record is about is found at once by going through the rows; databases would gather all of it first.
    """
    many = _claims_at_most(connection, ask) >= MANY
    return each_by_itself(thread, ask) if many else one_of(thread, ask)


def one_of(thread: ColumnElement[str], ask: Ask) -> Iterator[ColumnElement[bool]]:
    """Give the conditions that a thread is one of those about what is asked for, where these are to be gathered."""
    for either in wanted(ask):
        yield thread.in_(select(thread_subjects.c.thread).where(thread_subjects.c.subject.in_(either)))


def each_by_itself(thread: ColumnElement[str], ask: Ask) -> Iterator[ColumnElement[bool]]:
    """Give the same conditions, where each thread that comes along is to be looked up."""
    for either in wanted(ask):
        yield _is_about(thread, either)


def about_all(ask: Ask) -> Select[str]:
    """Choose threads by the first of what they have to be about, and look the others up."""
    first, *others = wanted(ask)
    chosen = select(thread_subjects.c.thread).where(thread_subjects.c.subject.in_(first))
    return chosen.where(*(_is_about(thread_subjects.c.thread, either) for either in others))


def threads_about(connection: Connection, ask: Ask) -> set[str]:
    """Give the ids of all threads about what is asked for, whatever members they have."""
    return set(connection.execute(about_all(ask)).scalars())


def _claims_at_most(connection: Connection, ask: Ask) -> int:
    """Say how many claims the busiest threads about what is asked for have at most, and the others left out."""
    if not wanted(ask):
        return 0
    ceiling = thread_subjects.c.ceiling
    busiest = about_all(ask).add_columns(ceiling).order_by(ceiling.desc()).limit(BUSIEST).subquery()
    return connection.execute(select(func.sum(busiest.c.ceiling))).scalar() or 0


def _is_about(thread: ColumnElement[str], either: Sequence[str]) -> ColumnElement[bool]:
    """Give the condition that a thread, looked up by itself, is about one of some subjects."""
    about = thread_subjects.alias()
    return select(about.c.thread).where(about.c.thread == thread, about.c.subject.in_(either)).exists()


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
    yield from (f"{PARTY}{actor}" for actor in about.actors)
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
