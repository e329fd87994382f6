"""Answers questions about threads, members and conflicts, as of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select

from treatywatch.stores.batches import batches
from treatywatch.stores.days import changed, held, known
from treatywatch.stores.forms import read
from treatywatch.stores.schema import conflicts, members, speakers, thread_states, thread_subjects
from treatywatch.stores.subjects import PARTY, about_all, about_soonest, each_by_itself, one_of
from treatywatch.thread_records import NOW, Ask, Conflict, Member, Speaker, Thread, Window

__all__ = [
    "busiest_parties",
    "busiest_threads",
    "conflict",
    "conflicts_asked",
    "conflicts_held",
    "count_with_members",
    "had_acts_of",
    "has_acts_of",
    "matching_speakers",
    "members_asked",
    "members_of",
    "members_of_claims",
    "quoted_alike",
    "told",
]


def told(connection: Connection, chosen: Collection[str], on: date | None = None) -> dict[str, Thread]:
    """Give threads as they were told on a day."""
    found: dict[str, Thread] = {}
    for some in batches(sorted(chosen)):
        rows = select(thread_states.c.thread, thread_states.c.record).where(
            thread_states.c.thread.in_(some), held(thread_states, on)
        )
        found.update({thread: read(Thread, record) for thread, record in connection.execute(rows)})
    return found


def has_acts_of(connection: Connection, party: str, window: Window) -> bool:
    """Tell whether a claim about an act of a party was known on a day."""
    here = select(members.c.number).where(members.c.thread == thread_subjects.c.thread, known(members, window)).exists()
    # From the threads with the most claims, of which one is soon found that had some.
    found = about_all(Ask(parties=(party,))).where(here).order_by(thread_subjects.c.ceiling.desc()).limit(1)
    return connection.execute(found).first() is not None


def had_acts_of(connection: Connection, party: str) -> bool:
    """Tell whether a thread is, or ever was, about an act of a party."""
    return connection.execute(about_all(Ask(parties=(party,))).limit(1)).first() is not None


def busiest_parties(connection: Connection, limit: int) -> list[str]:
    """Give those about whose acts there are the most threads."""
    of_parties = select(thread_subjects.c.subject).where(thread_subjects.c.subject.startswith(PARTY))
    grouped = of_parties.group_by(thread_subjects.c.subject).order_by(func.count().desc(), thread_subjects.c.subject)
    return [subject.removeprefix(PARTY) for subject in connection.execute(grouped.limit(limit)).scalars()]


def busiest_threads(connection: Connection, ask: Ask) -> list[str]:
    """Give the ids of the threads asked for that have the most members known by the day and basis asked for."""
    chosen = _with_members(ask).order_by(func.count().desc(), members.c.thread)
    return list(connection.execute(chosen.limit(ask.limit).offset(ask.offset)).scalars())


def count_with_members(connection: Connection, ask: Ask) -> int:
    """Count the threads asked for that have a member known by the day and basis asked for."""
    return connection.execute(select(func.count()).select_from(_with_members(ask).subquery())).scalar_one()


def _with_members(ask: Ask) -> Select[str]:
    chosen = select(members.c.thread).where(known(members, ask.window), *one_of(members.c.thread, ask))
    if ask.charges:
        chosen = chosen.where(members.c.accuses)
    if ask.speaker is not None:
        chosen = chosen.where(members.c.speaker == ask.speaker)
    return chosen.group_by(members.c.thread)


def members_of(
    connection: Connection, thread: str, window: Window = NOW, limit: int | None = None, offset: int = 0
) -> list[Member]:
    """Give the members of a thread in the order of their days; those without one come last."""
    which = (members.c.thread == thread, known(members, window))
    if limit is None:
        return _read_members(connection, _members(*which))
    return _in_time(connection, which, limit, offset, undated=True)


def quoted_alike(connection: Connection, thread: str, window: Window, limit: int) -> list[Member]:
    """Give those of a thread's earliest members of whose speaker and day another publisher has words as well."""
    which = (members.c.thread == thread, known(members, window), members.c.day.is_not(None))
    in_order = (members.c.day, members.c.document, members.c.number)
    earliest = select(members.c.number, members.c.speaker, members.c.day, members.c.publisher)
    spoken: dict[tuple[str, date], dict[int, str]] = defaultdict(dict)
    for row in connection.execute(earliest.where(*which).order_by(*in_order).limit(limit)):
        if row.publisher is not None:
            spoken[row.speaker, row.day][row.number] = row.publisher
    alike = [number for found in spoken.values() if len(set(found.values())) > 1 for number in found]
    return _read_members(connection, _members(members.c.number.in_(alike))) if alike else []


def members_of_claims(connection: Connection, claims: Collection[str], on: date | None = None) -> dict[str, Member]:
    """Give the members that claims are."""
    found: dict[str, Member] = {}
    for some in batches(sorted(claims)):
        rows = _read_members(connection, _members(members.c.claim.in_(some), held(members, on)))
        found.update({member.claim: member for member in rows})
    return found


def members_asked(connection: Connection, ask: Ask, *, dated: bool = True) -> list[Member]:
    """Give the members asked for in the order of their days; `dated`: those with a day alone."""
    which = [*about_soonest(connection, members.c.thread, ask), known(members, ask.window)]
    if ask.charges:
        which.append(members.c.accuses)
    if ask.speaker is not None:
        which.append(members.c.speaker == ask.speaker)
    return _in_time(connection, which, ask.limit, ask.offset, undated=not dated)


def _in_time(
    connection: Connection, which: Sequence[ColumnElement[bool]], limit: int, offset: int, *, undated: bool
) -> list[Member]:
    """Give a part of some members in the order of their days, and those without one after them.

    The two are asked for one after the other, because only a day alone can be looked up in its order.
    """
    columns = select(members.c.record, members.c.origin).where(*which)
    with_day = columns.where(members.c.day.is_not(None))
    in_order = with_day.order_by(members.c.day, members.c.document, members.c.number)
    found = _read_members(connection, in_order.limit(limit).offset(offset))
    if not undated or len(found) == limit:
        return found
    dated = offset + len(found)
    if offset and not found:
        dated = connection.execute(select(func.count()).select_from(with_day.subquery())).scalar_one()
    without = columns.where(members.c.day.is_(None)).order_by(members.c.document, members.c.number)
    return found + _read_members(connection, without.limit(limit - len(found)).offset(max(0, offset - dated)))


def _members(*which: ColumnElement[bool]) -> Select[str, str | None]:
    in_order = (members.c.day.is_(None), members.c.day, members.c.document, members.c.number)
    return select(members.c.record, members.c.origin).where(*which).order_by(*in_order)


def _read_members(connection: Connection, chosen: Select[str, str | None]) -> list[Member]:
    rows = connection.execute(chosen)
    return [read(Member, record).model_copy(update={"origin": origin}) for record, origin in rows]


def conflicts_asked(connection: Connection, ask: Ask, thread: str | None = None) -> list[Conflict]:
    """Give the conflicts asked for, those in which the most claims stand first; each as it was when it last stood."""
    came_or_went = changed(conflicts, ask.window)
    chosen = select(conflicts.c.record).where(came_or_went)
    if ask.between is not None:
        last = select(func.max(conflicts.c.number)).where(came_or_went).group_by(conflicts.c.id)
        chosen = chosen.where(conflicts.c.number.in_(last))
    if thread is not None:
        chosen = chosen.where(conflicts.c.thread == thread)
    about = list(about_soonest(connection, conflicts.c.thread, ask))
    if about:
        between = select(thread_subjects.c.thread).where(
            thread_subjects.c.subject == conflicts.c.subject, *each_by_itself(thread_subjects.c.thread, ask)
        )
        chosen = chosen.where(or_(and_(*about), between.exists(), *_by_document(ask)))
    chosen = chosen.order_by(conflicts.c.weight.desc(), conflicts.c.id, conflicts.c.number)
    rows = connection.execute(chosen.limit(ask.limit).offset(ask.offset)).scalars()
    return [read(Conflict, record) for record in rows]


def conflicts_held(connection: Connection, identities: Collection[str], on: date | None) -> set[str]:
    """Give those conflicts that stood on a day."""
    found: set[str] = set()
    for some in batches(sorted(identities)):
        chosen = select(conflicts.c.id).where(conflicts.c.id.in_(some), held(conflicts, on))
        found.update(connection.execute(chosen).scalars())
    return found


def conflict(connection: Connection, identity: str, on: date | None = None) -> Conflict | None:
    """Give a conflict as it stood on a day."""
    chosen = select(conflicts.c.record).where(conflicts.c.id == identity, held(conflicts, on))
    record = connection.execute(chosen.order_by(conflicts.c.number.desc())).scalar()
    return read(Conflict, record) if record is not None else None


def _by_document(ask: Ask) -> Iterable[ColumnElement[bool]]:
    """Choose what stands in no thread, but in a document whose claims are about the treaty asked for."""
    if ask.treaty is not None and not ask.parties and ask.act is None and ask.subject is None:
        yield and_(conflicts.c.document.is_not(None), conflicts.c.about == "law", conflicts.c.treaty == ask.treaty)


def matching_speakers(connection: Connection, written: str) -> list[Speaker]:
    """Find speakers by key, or by a part of their name, in whatever case; those who speak most come first."""
    exact = connection.execute(select(speakers).where(speakers.c.key == written)).all()
    rows = exact or _called(connection, written.casefold())
    counts: dict[str, int] = {}
    for some in batches([row.key for row in rows] if len(rows) > 1 else []):
        often = select(members.c.speaker, func.count()).where(members.c.speaker.in_(some), held(members, None))
        counts.update({row[0]: row[1] for row in connection.execute(often.group_by(members.c.speaker))})
    plain = written.casefold()
    in_order = sorted(rows, key=lambda row: (row.name.casefold() != plain, -counts.get(row.key, 0), row.key))
    return [Speaker(key=row.key, name=row.name, party=row.party, type=row.type) for row in in_order]


def _called(connection: Connection, plain: str) -> Sequence[Row[str, str, str | None, str]]:
    """Give the speakers of a key, else of a name; case is taken away here, because not all databases can."""
    rows = connection.execute(select(speakers)).all()
    return [row for row in rows if row.key.casefold() == plain] or [row for row in rows if plain in row.name.casefold()]
