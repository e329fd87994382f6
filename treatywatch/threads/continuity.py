"""Keeps the ids of threads stable when claims are parted anew, and keeps merges and splits as history."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.records import content_id
from treatywatch.thread_records import ThreadEvent
from treatywatch.threads.episodes import kind_of

__all__ = ["Continued", "continued"]


class Continued(NamedTuple):
    """A thread after claims have been parted anew."""

    thread: str
    #: Empty: the thread is no more.
    claims: tuple[str, ...]
    events: tuple[ThreadEvent, ...] = ()


class Shares(NamedTuple):
    """How many claims each part has of each old thread, by part and by thread."""

    by_part: Sequence[Mapping[str, int]]
    by_thread: Mapping[str, Mapping[int, int]]

    def source(self, place: int) -> str | None:
        """Give the old thread from which most claims of a part come."""
        return min(self.by_part[place], key=lambda old: (-self.by_part[place][old], old), default=None)

    def heir(self, old: str) -> int | None:
        """Give the part to which most claims of an old thread went."""
        parts = self.by_thread.get(old, {})
        return min(parts, key=lambda place: (-parts[place], place), default=None)


def continued(
    parts: Mapping[str, Collection[str]], before: Mapping[str, Collection[str]], today: date
) -> tuple[Continued, ...]:
    """Say which old thread each part of claims continues: the one of its kind with which it shares most, ties by id.

    `parts` are by the id that each would have if it were new (`thread_id` of its first member). An old thread is
    continued once. A part that continues none was split from the thread from which most of it comes, or is opened; an
    old thread that nothing continues was merged into that to which most of it went, or is closed. The parts stand in
    their order, then the threads that are no more.
    """
    minted, claims = list(parts), list(parts.values())
    shares = _shared(claims, before)
    keeps = _kept(minted, claims, shares)
    ids = _named(minted, keeps, before)
    gone = sorted(set(before) - set(keeps.values()))
    heirs = {old: shares.heir(old) for old in gone}
    events: list[list[ThreadEvent]] = [[] for _ in ids]
    for old, heir in heirs.items():
        if heir is not None:
            events[heir].append(ThreadEvent(day=today, what="took_over", other=old))
    place_of = {thread: place for place, thread in keeps.items()}
    for place, thread in enumerate(ids):
        source = shares.source(place)
        if place in keeps or heirs.get(source or "") == place:
            continue
        events[place].append(ThreadEvent(day=today, what="split_from" if source else "opened", other=source))
        if source in place_of:
            events[place_of[source]].append(ThreadEvent(day=today, what="split_off", other=thread))
    going_on = (
        Continued(thread, tuple(sorted(part)), tuple(happened))
        for thread, part, happened in zip(ids, claims, events, strict=True)
    )
    return (*going_on, *(Continued(old, (), (_ended(heir, ids, today),)) for old, heir in heirs.items()))


def _shared(claims: Sequence[Collection[str]], before: Mapping[str, Collection[str]]) -> Shares:
    home = {claim: old for old, held in before.items() for claim in held}
    by_part = [Counter(home[claim] for claim in part if claim in home) for part in claims]
    by_thread: dict[str, dict[int, int]] = {}
    for place, counts in enumerate(by_part):
        for old, count in counts.items():
            by_thread.setdefault(old, {})[place] = count
    return Shares(by_part, by_thread)


def _kept(minted: Sequence[str], claims: Sequence[Collection[str]], shares: Shares) -> dict[int, str]:
    """Pair parts with the old threads that they continue, those that share most first."""
    pairs = sorted(
        (-count, old, min(claims[place]), place)
        for old, parts in shares.by_thread.items()
        for place, count in parts.items()
        if kind_of(old) == kind_of(minted[place])
    )
    keeps: dict[int, str] = {}
    taken: set[str] = set()
    for _, old, _, place in pairs:
        if place not in keeps and old not in taken:
            keeps[place] = old
            taken.add(old)
    return keeps


def _named(minted: Sequence[str], keeps: Mapping[int, str], before: Collection[str]) -> list[str]:
    """Give each part its id; a new one never takes that of an old thread, whose first claim may now be its own."""
    used = set(before)
    ids = []
    for place, thread in enumerate(minted):
        fresh = thread
        while place not in keeps and fresh in used:
            fresh = content_id(kind_of(thread), fresh)
        ids.append(keeps.get(place, fresh))
        used.add(ids[-1])
    return ids


def _ended(heir: int | None, ids: Sequence[str], today: date) -> ThreadEvent:
    return ThreadEvent(
        day=today, what="closed" if heir is None else "merged_into", other=None if heir is None else ids[heir]
    )
