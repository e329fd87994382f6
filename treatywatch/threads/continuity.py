"""Keeps the ids of threads stable when claims are parted anew, and keeps merges and splits as history."""

from __future__ import annotations

from collections import Counter
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

    by_part: Mapping[int, Mapping[str, int]]
    by_thread: Mapping[str, Mapping[int, int]]
    keeps: Mapping[int, str]

    def most(self, place: int) -> str | None:
        """Give the old thread from which most claims of a part come."""
        mine = self.by_part.get(place, {})
        return min(mine, key=lambda thread: (-mine[thread], thread), default=None)

    def heir(self, thread: str) -> str | None:
        """Give the kept thread to which most claims of one that nobody keeps went."""
        parts = self.by_thread.get(thread, {})
        place = min(parts, key=lambda place: (-parts[place], self.keeps[place]), default=None)
        return None if place is None else self.keeps[place]


def continued(
    parts: Sequence[Collection[str]], before: Mapping[str, Collection[str]], today: date
) -> tuple[Continued, ...]:
    """Say which old thread each part of claims continues: the one with which it shares most, ties by id.

    An old thread is continued once. A part that continues none was split from the thread from which most of it comes,
    or is new; an old thread that nothing continues was merged into that to which most of it went, or is closed. The
    parts stand in their order, then the threads that are no more.
    """
    shares = _shared(parts, before)
    gone = sorted(set(before) - set(shares.keeps.values()))
    happened = _happened(shares, gone, len(parts), today)
    going_on = (
        Continued(shares.keeps.get(place), tuple(sorted(part)), happened[place]) for place, part in enumerate(parts)
    )
    return (*going_on, *(Continued(thread, (), (_ended(thread, shares, today),)) for thread in gone))


def _shared(parts: Sequence[Collection[str]], before: Mapping[str, Collection[str]]) -> Shares:
    old = {claim: thread for thread, claims in before.items() for claim in claims}
    by_part = {place: Counter(old[claim] for claim in part if claim in old) for place, part in enumerate(parts)}
    by_thread: dict[str, dict[int, int]] = {}
    for place, counts in by_part.items():
        for thread, count in counts.items():
            by_thread.setdefault(thread, {})[place] = count
    pairs = (
        (-count, thread, min(parts[place]), place) for thread, at in by_thread.items() for place, count in at.items()
    )
    keeps: dict[int, str] = {}
    kept: set[str] = set()
    for _, thread, _, place in sorted(pairs):
        if place not in keeps and thread not in kept:
            keeps[place] = thread
            kept.add(thread)
    return Shares(by_part, by_thread, keeps)


def _happened(shares: Shares, gone: Sequence[str], parts: int, today: date) -> dict[int, tuple[ThreadEvent, ...]]:
    """Tell what happened to each part: where it comes from if it is new, what it took over and what left it if not."""
    events: dict[int, list[ThreadEvent]] = {place: [] for place in range(parts)}
    place_of = {thread: place for place, thread in shares.keeps.items()}
    for thread in gone:
        heir = shares.heir(thread)
        if heir is not None:
            events[place_of[heir]].append(ThreadEvent(day=today, what="took_over", other=thread))
    for place in range(parts):
        if place in shares.keeps:
            continue
        source = shares.most(place)
        events[place].append(ThreadEvent(day=today, what="split_from" if source else "opened", other=source))
        if source is not None:
            events[place_of[source]].append(ThreadEvent(day=today, what="split_off"))
    return {place: tuple(happened) for place, happened in events.items()}


def _ended(thread: str, shares: Shares, today: date) -> ThreadEvent:
    heir = shares.heir(thread)
    return ThreadEvent(day=today, what="merged_into" if heir else "closed", other=heir)
