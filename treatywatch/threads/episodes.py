"""Chooses the thread of a member, claim by claim, such that the order in which claims come changes nothing.

- What happens once, and what goes on, has one thread. Where only a kind of item is named, that is one thread for each
  decade in which it was said: the missiles of a speech of 1984 are not those of an article of 2025.
- What happens repeatedly has a thread for each occurrence: acts whose stretches of days overlap, in a chain. An act
  that is dated only to a stretch of more than a month is put with those dated in the same way ("in 2008"), because it
  may be any of that time; an act without a date stands in a thread of its own kind. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.records import content_id
from treatywatch.thread_records import Extent, Member, Proposition

__all__ = ["Choice", "choose", "kind_of", "partition", "thread_id", "undated", "undated_thread"]

#: The longest stretch that dates an occurrence: a month. A stated year may hold several.
MOST_DAYS = 31
#: How far apart two stretches may lie and be the same occurrence: what is tested on a Tuesday night in one country is
#: reported as Wednesday's in another. Not across the start of a month or of a week, where "in March" and "in April",
#: "this week" and "last week" meet.
TOLERANCE = timedelta(days=1)
MONDAY = 0
#: What the ids of the three kinds of thread begin with; a thread never changes its kind.
WHOLE, OCCURRENCE, PERIOD = "thread", "thread-occurrence", "thread-period"


class Choice(NamedTuple):
    """Where a member belongs."""

    #: `None`: in a thread that does not exist yet.
    thread: str | None
    #: Further threads that the member ties to it, so that they are one.
    merged: tuple[str, ...] = ()


def choose(member: Member, extents: Sequence[Extent]) -> Choice:
    """Choose among the threads of the member's proposition; the largest of those that it ties takes the others over."""
    fitting = [extent for extent in extents if _fits(member, extent)]
    fitting.sort(key=lambda extent: (-extent.members, extent.thread))
    if not fitting:
        return Choice(None)
    return Choice(fitting[0].thread, tuple(extent.thread for extent in fitting[1:]))


def thread_id(member: Member) -> str:
    """Give the id of a thread that opens with a member: the same for the same first claim, in any record."""
    days = occurrence_days(member)
    if days is None:
        return undated_thread(member.proposition, member.day)
    return content_id(OCCURRENCE if _is_short(days) else PERIOD, member.proposition.id, member.claim)


def kind_of(thread: str) -> str:
    """Give the kind of thread that an id says: whole, whole of a decade, an occurrence, or a period."""
    return thread.rpartition("-")[0]


def undated_thread(about: Proposition, day: date | None) -> str:
    """Give the id of the thread of what is said of a proposition without a date, by somebody who spoke on a day."""
    decade = decade_told(about, day)
    return content_id(WHOLE if decade is None else f"{WHOLE}-{decade}s", about.id)


def undated(thread: str) -> bool:
    """Tell from a thread's id whether it is neither an occurrence nor a period."""
    return kind_of(thread) not in (OCCURRENCE, PERIOD)


def occurrence_days(member: Member) -> Stretch | None:
    """Give the days of what happens repeatedly, where both ends are known."""
    when = member.when
    if member.occurs != "repeatedly" or when is None or when.start is None or when.end is None:
        return None
    return Stretch(when.start, when.end)


def decade_told(about: Proposition, day: date | None) -> int | None:
    """Give the decade in which a kind of item was spoken of; nothing where the subject tells itself apart."""
    if day is None or about.subject.startswith(("system:", "treaty:")):
        return None
    return day.year // 10 * 10


def partition(members: Iterable[Member]) -> tuple[tuple[Member, ...], ...]:
    """Part members into threads from scratch, each in the order of their claims' ids."""
    whole: dict[object, list[Member]] = {}
    dated: dict[str, list[tuple[Stretch, Member]]] = {}
    for member in sorted(members, key=lambda one: one.claim):
        days = occurrence_days(member)
        if days is None:
            whole.setdefault((member.proposition.id, decade_told(member.proposition, member.day)), []).append(member)
        elif _is_short(days):
            dated.setdefault(member.proposition.id, []).append((days, member))
        else:
            whole.setdefault((member.proposition.id, days), []).append(member)
    parts = [*whole.values(), *(part for group in dated.values() for part in _occurrences(group))]
    return tuple(sorted((tuple(part) for part in parts), key=lambda part: part[0].claim))


class Stretch(NamedTuple):
    """A stretch of days, both included."""

    start: date
    end: date


def _is_short(days: Stretch) -> bool:
    return (days.end - days.start).days < MOST_DAYS


def _fits(member: Member, extent: Extent) -> bool:
    days = occurrence_days(member)
    if days is None:
        # By its id, so that a thread which a reviewer split off takes nothing more.
        return extent.thread == thread_id(member)
    if extent.start is None or extent.end is None:
        return False
    covered = Stretch(extent.start, extent.end)
    if _is_short(days):
        return kind_of(extent.thread) == OCCURRENCE and _touch(days, covered)
    return kind_of(extent.thread) == PERIOD and days == covered


def _touch(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches overlap, or one begins the day after the other ends and no week or month does."""
    first, second = sorted((one, other))
    if second.start <= first.end:
        return True
    begins_anew = second.start.day == 1 or second.start.weekday() == MONDAY
    return second.start - first.end <= TOLERANCE and not begins_anew


def _occurrences(group: Sequence[tuple[Stretch, Member]]) -> list[list[Member]]:
    """Gather dated members whose stretches touch, in a chain."""
    chains: list[tuple[Stretch, list[Member]]] = []
    for days, member in sorted(group, key=lambda pair: (pair[0], pair[1].claim)):
        if chains and _touch(chains[-1][0], days):
            covered, chain = chains[-1]
            chains[-1] = (Stretch(covered.start, max(covered.end, days.end)), [*chain, member])
        else:
            chains.append((days, [member]))
    return [sorted(chain, key=lambda member: member.claim) for _, chain in chains]
