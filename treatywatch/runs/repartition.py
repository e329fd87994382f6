"""Parts claims into threads anew where claims have gone: an occurrence may fall apart without one that tied it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from treatywatch.stores import moving, questions, regrouping, threads
from treatywatch.stores.opening import Connection
from treatywatch.thread_records import Member, ThreadEvent
from treatywatch.threads.continuity import Continued, continued
from treatywatch.threads.episodes import partition, thread_id

__all__ = ["hand_over_emptied", "repartition"]


def repartition(connection: Connection, propositions: Collection[str], day: date) -> None:
    """Part what happens repeatedly into its occurrences, so that they are as if added from scratch; ids are kept."""
    for by_thread in regrouping.occurrences(connection, propositions).values():
        numbers = {member.claim: number for taken in by_thread.values() for number, member in taken}
        members = {member.claim: member for taken in by_thread.values() for _, member in taken}
        before = {thread: [member.claim for _, member in taken] for thread, taken in by_thread.items()}
        parts = {thread_id(part[0]): [member.claim for member in part] for part in partition(members.values())}
        for one in continued(parts, before, day):
            if one.thread not in before:
                first = members[one.claims[0]]
                opened = threads.Opened(one.thread, first.proposition, first.occurs)
                threads.open_threads(connection, [opened], day)
            if sorted(before.get(one.thread, ())) != sorted(one.claims):
                _follow(connection, one, members, numbers, day)


def _follow(
    connection: Connection, one: Continued, members: Mapping[str, Member], numbers: Mapping[str, int], day: date
) -> None:
    """Move claims into the thread that has them from now on, and note what happened to it."""
    if not one.claims:
        for event in one.events:
            if event.other is not None:
                regrouping.hand_over(connection, one.thread, event.other, day)
        return
    taken = [members[claim] for claim in one.claims]
    here = set(threads.claims_in(connection, one.thread))
    moving.move(connection, [numbers[claim] for claim in one.claims if claim not in here], one.thread, day)
    regrouping.settle_days(connection, one.thread, taken)
    for event in one.events:
        threads.note(connection, one.thread, event)


def hand_over_emptied(connection: Connection, day: date) -> int:
    """Let the ids of threads that lost all claims on a day stand for the threads to which most of these went."""
    count = 0
    for thread, claims in regrouping.emptied(connection, day).items():
        heirs = _heirs(connection, claims)
        if heirs:
            regrouping.hand_over(connection, thread, heirs[0], day)
            threads.note(connection, heirs[0], ThreadEvent(day=day, what="took_over", other=thread))
            count += 1
    return count


def _heirs(connection: Connection, claims: Sequence[str]) -> list[str]:
    found = questions.members_of_claims(connection, claims)
    now = [member.thread for member in found.values() if member.thread]
    return sorted(set(now), key=lambda thread: (-now.count(thread), thread))
