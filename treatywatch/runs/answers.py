"""Questions to a record, each as an answer that can be shown as a table, JSON, CSV or a picture."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.dossiers.pictures import matrix_svg, timeline_svg
from treatywatch.errors import FEW, UnheardPartyError, UnknownIdError, UsageError
from treatywatch.exports.record.chain_changes import chain_changes_answer
from treatywatch.exports.record.chains import chains_answer
from treatywatch.exports.record.changes import changes_answer
from treatywatch.exports.record.conflicts import Change, conflicts_answer
from treatywatch.exports.record.forms import Answer, Head
from treatywatch.exports.record.history import history_answer
from treatywatch.exports.record.matrix import matrix_answer
from treatywatch.exports.record.positions import positions_answer
from treatywatch.exports.record.threads import threads_answer
from treatywatch.exports.record.timeline import timeline_answer
from treatywatch.runs.asking import is_listed
from treatywatch.runs.refreshing import told_from_members
from treatywatch.stores import documents, links, questions, ranking, reviews, telling, threads
from treatywatch.stores.opening import Connection, Store
from treatywatch.thread_records import Ask, Chain, ChainStep, Conflict, Matrix, Member, Reach, Speaker, Thread, Window
from treatywatch.threads.chains import LinkedThread, chains
from treatywatch.threads.episodes import undated, undated_thread
from treatywatch.threads.matrix import matrix
from treatywatch.threads.positions import first_charges
from treatywatch.threads.summary import with_silence

__all__ = [
    "Picture", "asked_chains", "asked_conflicts", "asked_matrix", "asked_positions", "asked_thread", "asked_threads",
    "asked_timeline", "threads_of",
]  # fmt: skip

#: Of one thread so many conflicts are shown, those in which the most claims stand; its head counts them all.
MOST_CONFLICTS = 50
#: Links that are followed to make chains, the latest documents first.
MOST_LINKS = 5_000


class Picture(NamedTuple):
    """An answer, and the same as a picture in SVG."""

    answer: Answer
    svg: str


def asked_threads(store: Store, ask: Ask) -> Answer:
    """List threads; between two days, what has changed in them."""
    with store.reading() as connection:
        head = _head(connection, ask)
        if ask.between is None:
            found = threads_of(connection, ask, head.reach)
            return _with_rest(threads_answer(head, found), len(found), ask, _counted(connection, ask))
        first, last = ask.between
        after = threads_of(connection, ask, head.reach)
        before = _told(connection, {thread.id for thread in after}, Window(first, ask.basis))
        # What was published by a day was published by any later one.
        gone = ranking.gone_threads(connection, ask) if ask.basis == "added" else []
        made = [one for one in reviews.all_reviews(connection, last) if one.at.date() > first]
        answer = changes_answer(head, ask.between, [*before.values(), *gone], after, made)
        return _with_rest(answer, max(len(after), len(gone)), ask)


def _counted(connection: Connection, ask: Ask) -> int | None:
    count = ranking.count_threads if ask.basis == "added" else questions.count_with_members
    return count(connection, ask)


def _with_rest(answer: Answer, found: int, ask: Ask, counted: int | None = None) -> Answer:
    """Say how many rows there are beyond those found; where nobody counted, a limit that is met may hide some."""
    if counted is not None:
        return answer._replace(left_out=max(0, counted - ask.offset - found))
    return answer._replace(left_out=None if found >= ask.limit else 0)


def threads_of(connection: Connection, ask: Ask, reach: Reach) -> list[Thread]:
    """Give the threads asked for as they were told on the day asked for, with what is silent in a record so large."""
    if ask.basis == "added":
        found = ranking.told_threads(connection, ask)
    else:
        told = _told(connection, questions.busiest_threads(connection, ask), ask.window._replace(after=None))
        found = sorted(told.values(), key=lambda thread: (-sum(thread.claims.values()), thread.id))
    return _with_silence(connection, found, ask.window._replace(after=None), reach)


def _with_silence(connection: Connection, found: Sequence[Thread], window: Window, reach: Reach) -> list[Thread]:
    """Say what is silent in threads, looking for denials of open charges that give no date."""
    beside = {
        thread.id: undated_thread(thread.proposition, thread.first)
        for thread in found
        if thread.standing == "open" and not undated(thread.id)
    }
    cells = telling.cells_of(connection, set(beside.values()), window)
    return [with_silence(thread, reach, cells.get(beside.get(thread.id, ""), ())) for thread in found]


def _told(connection: Connection, chosen: Collection[str], window: Window) -> dict[str, Thread]:
    if window.basis == "added":
        return questions.told(connection, chosen, window.on)
    return {identity: thread for identity, (thread, _) in told_from_members(connection, chosen, window).items()}


def asked_thread(store: Store, identity: str, ask: Ask) -> Answer:
    """Show one thread in full; an id that has become another's is followed."""
    with store.reading() as connection:
        window = ask.window._replace(after=None)
        head = _head(connection, ask)
        # A thread that has been taken over since was still one of its own on an earlier day.
        now = threads.taken_over(connection, identity)
        found = _told(connection, [identity], window) or _told(connection, [now], window)
        if not found:
            raise UnknownIdError("thread", identity, store.name)
        (thread,) = _with_silence(connection, [next(iter(found.values()))], window, head.reach)
        members = questions.members_of(connection, thread.id, ask.window, ask.limit, ask.offset)
        clashes = conflicts_of(connection, ask.model_copy(update={"limit": MOST_CONFLICTS, "offset": 0}), thread.id)
        about = {thread.id, now, identity, *(one.claim for one in members)}
        given = reviews.reviews_of(connection, about, on=window.on if window.basis == "added" else None)
        related = sorted(_told(connection, thread.related, window).values(), key=lambda one: one.id)
        answer = history_answer(head, thread, members, clashes, given, related)
        rest = sum(thread.claims.values()) - ask.offset - len(members)
    return answer if ask.between else answer._replace(left_out=max(0, rest))


def asked_timeline(store: Store, ask: Ask, title: str) -> Picture:
    """Put dated claims in one row."""
    with store.reading() as connection:
        members = questions.members_asked(connection, ask)
        by_thread: dict[str, list[Member]] = {}
        for member in members:
            by_thread.setdefault(member.thread or "", []).append(member)
        told = _told(connection, by_thread, ask.window._replace(after=None))
        chosen = sorted(told.values(), key=lambda thread: (-len(by_thread[thread.id]), thread.id))
        answer = _with_rest(timeline_answer(_head(connection, ask), chosen, by_thread), len(members), ask)
    return Picture(answer, timeline_svg(chosen, by_thread, title) if chosen else "")


def asked_matrix(store: Store, ask: Ask, title: str) -> Picture:
    """Lay out who stands how to which propositions."""
    with store.reading() as connection:
        head = _head(connection, ask)
        made = matrix_of(connection, ask, head.reach)
        answer = matrix_answer(head, made)
    return Picture(answer, matrix_svg(made, title) if made.rows else "")


def matrix_of(connection: Connection, ask: Ask, reach: Reach) -> Matrix:
    """Make the matrix of the threads asked for and those who say most to them."""
    chosen = threads_of(connection, ask, reach)
    cells = telling.cells_of(connection, [thread.id for thread in chosen], ask.window)
    made = matrix(chosen, cells)
    counted = _counted(connection, ask)
    left_out = {
        "left_out_holders": max(0, len(made.rows) - ask.holders),
        "left_out_threads": max(0, counted - ask.offset - len(chosen)) if counted is not None else None,
    }
    return made.model_copy(update={"rows": made.rows[: ask.holders], **left_out})


def asked_conflicts(store: Store, ask: Ask) -> Answer:
    """List what cannot all be true."""
    with store.reading() as connection:
        found = conflicts_of(connection, ask)
        told = _told(connection, _threads_in(found), ask.window._replace(after=None))
        titles = {one: thread.title for one, thread in told.items()}
        changes = _changes(connection, ask, found)
        return _with_rest(conflicts_answer(_head(connection, ask), found, titles, changes), len(found), ask)


def conflicts_of(connection: Connection, ask: Ask, thread: str | None = None) -> list[Conflict]:
    """Give the conflicts asked for, or those of one thread; between two days, as they were when they last stood."""
    if ask.basis == "added" or ask.window.on is None:
        return questions.conflicts_asked(connection, ask, thread)
    chosen = [thread] if thread is not None else questions.busiest_threads(connection, ask)
    found = _conflicts_published(connection, chosen, ask.window.on)
    if ask.between is not None:
        before = _conflicts_published(connection, chosen, ask.between[0])
        found = [
            one for one in {one.id: one for one in (*before, *found)}.values() if (one in before) != (one in found)
        ]
    return found[: ask.limit]


def _conflicts_published(connection: Connection, chosen: Collection[str], on: date) -> list[Conflict]:
    told = told_from_members(connection, chosen, Window(on, "published"))
    return [one for _, within in told.values() for one in within]


def _changes(connection: Connection, ask: Ask, found: Sequence[Conflict]) -> dict[str, Change]:
    """Say what became of conflicts between two days; nothing where a question is about one day."""
    if ask.between is None:
        return {}
    before, after = (_standing(connection, found, Window(day, ask.basis)) for day in ask.between)
    named: dict[tuple[bool, bool], Change] = {
        (False, True): "came", (True, False): "went", (True, True): "changed", (False, False): "came and went",
    }  # fmt: skip
    return {one.id: named[one.id in before, one.id in after] for one in found}


def _standing(connection: Connection, found: Sequence[Conflict], window: Window) -> set[str]:
    if window.basis == "added" or window.on is None:
        return questions.conflicts_held(connection, {one.id for one in found}, window.on)
    return {one.id for one in _conflicts_published(connection, _threads_in(found), window.on)}


def _threads_in(found: Sequence[Conflict]) -> set[str]:
    return {one.thread for one in found if one.thread is not None}


def asked_positions(store: Store, written: str, ask: Ask) -> Answer:
    """Show what one speaker said to each thread, and where that changed."""
    with store.reading() as connection:
        speaker = speaker_called(connection, written, store.name)
        chosen = ask.model_copy(update={"speaker": speaker.key})
        members = questions.members_asked(connection, chosen, dated=False)
        by_thread: dict[str, list[Member]] = {}
        for member in members:
            by_thread.setdefault(member.thread or "", []).append(member)
        told = _told(connection, by_thread, ask.window._replace(after=None))
        charges = first_charges(telling.cells_of(connection, by_thread, ask.window, speaker.key))
        in_order = sorted(told.values(), key=lambda thread: (-len(by_thread[thread.id]), thread.id))
        answer = _with_rest(positions_answer(_head(connection, ask), speaker, in_order, by_thread), len(members), ask)
    return answer._replace(under=(*answer.under, *(one.reason for one in charges)))


def speaker_called(connection: Connection, written: str, where: str) -> Speaker:
    """Find a speaker by key or name.

    Raises:
        UnknownIdError: nobody in the record is called so.
        UsageError: several are, and none exactly.
    """
    found = questions.matching_speakers(connection, written)
    if not found:
        raise UnknownIdError("speaker", written, where)
    exact = [one for one in found if written.casefold() in (one.key.casefold(), one.name.casefold())]
    if len(found) > 1 and not exact:
        several = ", ".join(f"{one.name} ({one.key})" for one in found[:10])
        raise UsageError(f"several speakers are called like {written!r}: {several}")
    return (exact or found)[0]


def asked_chains(store: Store, ask: Ask) -> Answer:
    """Put acts and replies in rows; between two days, what has changed in how they are tied."""
    with store.reading() as connection:
        head = _head(connection, ask)
        if ask.between is not None:
            before, after = (_followed(connection, Window(day, ask.basis)) for day in ask.between)
            unfollowed = max(before.left_out, after.left_out)
            changes = chain_changes_answer(head, ask.between, _steps(before, ask), _steps(after, ask), unfollowed)
            return _part(changes, ask)
        followed = _followed(connection, ask.window)
        found = _touching(followed, ask)
        shown = found[ask.offset : ask.offset + ask.limit]
        return _with_rest(chains_answer(head, shown, followed.left_out), len(shown), ask, len(found))


def _part(answer: Answer, ask: Ask) -> Answer:
    """Cut an answer with one object for each row down to the rows asked for."""
    first, last = ask.offset, ask.offset + ask.limit
    shown = answer._replace(
        objects=answer.objects[first:last], cells=answer.cells[first:last], shown=answer.shown[first:last]
    )
    return _with_rest(shown, len(shown.objects), ask, len(answer.objects))


class Followed(NamedTuple):
    """The chains of a day, the threads in them as they were told, and how many links were too many to follow."""

    chains: tuple[Chain, ...]
    told: Mapping[str, Thread]
    left_out: int


def chains_of(connection: Connection, ask: Ask) -> tuple[Chain, ...]:
    """Make the chains that the links of the record give; of a question about a treaty or party, those that touch it."""
    return _touching(_followed(connection, ask.window._replace(after=None)), ask)


def _followed(connection: Connection, window: Window) -> Followed:
    found, left_out = links.latest(connection, window, MOST_LINKS)
    linked_claims = {one for link in found for one in (link.cause, link.effect)}
    on = window.on if window.basis == "added" else None
    members = questions.members_of_claims(connection, linked_claims, on)
    thread_of = {claim: member.thread for claim, member in members.items() if member.thread}
    told = _told(connection, set(thread_of.values()), window)
    cells = telling.cells_of(connection, told, window)
    linked = {one: LinkedThread(thread.title, thread.when, cells[one]) for one, thread in told.items()}
    return Followed(chains(found, thread_of, linked), told, left_out)


def _touching(followed: Followed, ask: Ask) -> tuple[Chain, ...]:
    return tuple(one for one in followed.chains if _touches(one.steps, followed.told, ask))


def _steps(followed: Followed, ask: Ask) -> list[ChainStep]:
    """Give the steps that touch what is asked for themselves: in which chain one stands, others may have changed."""
    return [step for one in followed.chains for step in one.steps if _touches([step], followed.told, ask)]


def _touches(steps: Sequence[ChainStep], told: Mapping[str, Thread], ask: Ask) -> bool:
    ends = [told[one] for step in steps for one in (step.cause, step.effect)]
    by_treaty = ask.treaty is None or any(ask.treaty in thread.treaties for thread in ends)
    by_party = not ask.parties or any(set(ask.parties) & set(thread.proposition.actors) for thread in ends)
    return by_treaty and by_party


def _head(connection: Connection, ask: Ask) -> Head:
    """Say what an answer rests on; raises UsageError for a party that neither the tables nor the record know."""
    window = ask.window._replace(after=None)
    unheard = tuple(one for one in ask.parties if not questions.has_acts_of(connection, one, window))
    for one in unheard:
        if not is_listed(one) and not questions.had_acts_of(connection, one):
            raise UnheardPartyError(one, questions.busiest_parties(connection, FEW))
    return Head(window.on, window.basis, documents.reach(connection, window), unheard)
