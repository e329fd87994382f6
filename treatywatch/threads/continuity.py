"""Keeps the ids of threads stable when claims are parted anew, and keeps merges and splits as history."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.thread_records import ThreadEvent

__all__ = ["Continued", "continued"]


class Continued(NamedTuple):
    """A thread after claims have been parted anew."""

    #: The thread that the part continues; `None`: a new one.
    thread: str | None
    #: Empty: the thread is no more.
    claims: tuple[str, ...]
    events: tuple[ThreadEvent, ...] = ()


class Shares(NamedTuple):
    """How many claims each part has of each old thread, and which part keeps which."""

    #: By place of the part and old thread.
    counts: Mapping[tuple[int, str], int]
    keeps: Mapping[int, str]

    def most(self, place: int) -> str | None:
        """Give the old thread from which most claims of a part come."""
        mine = [(-count, thread) for (at, thread), count in self.counts.items() if at == place]
        return min(mine)[1] if mine else None

    def heir(self, thread: str) -> str | None:
        """Give the kept thread to which most claims of one that nobody keeps went."""
        taken = [(-count, self.keeps[at]) for (at, old), count in self.counts.items() if old == thread]
        return min(taken)[1] if taken else None


def continued(
    parts: Sequence[Collection[str]], before: Mapping[str, Collection[str]], today: date
) -> tuple[Continued, ...]:
    """Say which old thread each part of claims continues: the one with which it shares most, ties by id.

    An old thread is continued once. A part that continues none was split from the thread from which most of it comes,
    or is new; an old thread that nothing continues was merged into that to which most of it went, or is closed. The
    parts stand in their order, then the threads that are no more.
    """
    shares = _shared(parts, before)
    going_on = (
        Continued(shares.keeps.get(place), tuple(sorted(part)), tuple(_happened(place, shares, before, today)))
        for place, part in enumerate(parts)
    )
    kept = set(shares.keeps.values())
    gone = (Continued(thread, (), (_ended(thread, shares, today),)) for thread in sorted(before) if thread not in kept)
    return (*going_on, *gone)


def _shared(parts: Sequence[Collection[str]], before: Mapping[str, Collection[str]]) -> Shares:
    old = {claim: thread for thread, claims in before.items() for claim in claims}
    counts: dict[tuple[int, str], int] = {}
    for place, part in enumerate(parts):
        for claim in part:
            if claim in old:
                counts[place, old[claim]] = counts.get((place, old[claim]), 0) + 1
    keeps: dict[int, str] = {}
    for place, thread in sorted(counts, key=lambda pair: (-counts[pair], pair[1], min(parts[pair[0]]))):
        if place not in keeps and thread not in keeps.values():
            keeps[place] = thread
    return Shares(counts, keeps)


def _happened(place: int, shares: Shares, before: Mapping[str, Collection[str]], today: date) -> list[ThreadEvent]:
    own = shares.keeps.get(place)
    if own is None:
        source = shares.most(place)
        return [ThreadEvent(day=today, what="split_from" if source else "opened", other=source)]
    kept = set(shares.keeps.values())
    taken = [thread for thread in sorted(before) if thread not in kept and shares.heir(thread) == own]
    events = [ThreadEvent(day=today, what="took_over", other=thread) for thread in taken]
    split = [
        at for (at, thread) in shares.counts if thread == own and at not in shares.keeps and shares.most(at) == own
    ]
    return events + [ThreadEvent(day=today, what="split_off") for _ in split]


def _ended(thread: str, shares: Shares, today: date) -> ThreadEvent:
    heir = shares.heir(thread)
    return ThreadEvent(day=today, what="merged_into" if heir else "closed", other=heir)
