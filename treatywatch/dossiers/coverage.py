"""What a record consists of and what it cannot say, in plain sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.catalogue import Catalogue
from treatywatch.dossiers.wording import counted
from treatywatch.thread_records import Reach, Thread, ThreadView

STANDINGS = (
    ("answered", "{} with an answer of the charged party"),
    ("open", "{} without one in this record"),
    ("uncharged", "{} without a charge"),
)


def reach_in_words(reach: Reach) -> str:
    """Say how far a record reaches ("1,000 documents of 40 publishers, published from ... to ...")."""
    publishers = (
        f"of {counted(reach.publishers, 'publisher')}" if reach.publishers else "whose publishers are not stated"
    )
    told = f"{counted(reach.documents, 'document')} {publishers}"
    if reach.first and reach.last:
        told += f", published from {day_in_words(reach.first)} to {day_in_words(reach.last)}"
    elif reach.documents:
        return f"{told}, none of them with a date"
    return told + (f" ({reach.undated:,} without a date)" if reach.undated else "")


def coverage(view: ThreadView, threads: Sequence[Thread], found: Catalogue, treaty: str) -> Iterator[str]:
    """Say what was read, what is undated, what could not be read, and what says nothing."""
    yield f"The record has {reach_in_words(view.reach)}."
    speaking, silent = len(found.documents), len(found.silent)
    quiet = (
        f"{silent:,} {'says' if silent == 1 else 'say'} nothing that concerns it" if silent else "none is silent on it"
    )
    yield (
        f"This dossier was given {counted(speaking + silent, 'document')} of them: "
        f"{speaking:,} {'speaks' if speaking == 1 else 'speak'} of {treaty}, {quiet}."
    )
    not_given = view.reach.documents - speaking - silent
    if not_given > 0:
        yield f"The other {counted(not_given, 'document')} of the record were not put before it."
    unread = len(found.problems)
    yield (
        f"{counted(unread, 'place')} could not be read, wholly or in part; they are listed under “What could not be "
        "read”."
        if unread
        else "All that was given could be read."
    )
    by_standing = (
        words.format(f"{sum(one.standing == standing for one in threads):,}") for standing, words in STANDINGS
    )
    concern = counted(len(threads), "thread concerns", "threads concern")
    yield f"{concern} {treaty}: {', '.join(by_standing)}."
    yield from _undated(view, threads)
    yield (
        "What no document of the record says is not here. That somebody is silent in this record does not mean that "
        "nothing was said."
    )


def _undated(view: ThreadView, threads: Sequence[Thread]) -> Iterator[str]:
    members = [member for one in threads for member in view.members.get(one.id, ())]
    undated = sum(member.day is None for member in members)
    if undated:
        has, stands = ("has", "stands") if undated == 1 else ("have", "stand")
        claims = counted(len(members), "claim")
        yield f"{undated:,} of {claims} in these threads {has} no day and {stands} in no timeline."
