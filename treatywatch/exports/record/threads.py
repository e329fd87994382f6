"""The threads of a record as an answer: what is claimed, by whom, denied by whom, from how many origins."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head, listing
from treatywatch.exports.record.words import days, named
from treatywatch.thread_records import STANCES, Thread

COLUMNS = (
    "thread", "title", "standing", "treaties", *STANCES, "documents", "outlets", "origins", "denying_origins",
    "independence", "first", "last", "asserted_by", "denied_by", "reply_day", "reply_days", "credibility",
    "credibility_reason", "conflicts", "since", "silence", "reply_days_low", "reply_days_high",
)  # fmt: skip
HEADINGS = ("Thread", "Standing", "Asserted by", "Denied by", "Origins", "Days")


def threads_answer(head: Head, threads: Sequence[Thread]) -> Answer:
    """List threads."""
    return Answer(
        name="threads",
        head=head,
        objects=tuple(one.to_json() for one in threads),
        columns=COLUMNS,
        cells=tuple(_cells(one) for one in threads),
        headings=HEADINGS,
        shown=tuple(_shown(one) for one in threads),
    )


def standing_words(one: Thread) -> str:
    """Say how a thread stands: open, or answered after how many days, and in which thread where it is another."""
    if one.standing != "answered" or one.reply is None:
        return one.standing
    elsewhere = f", in {one.reply.thread}" if one.reply.thread else ""
    if not one.reply.elapsed:
        return f"answered{elsewhere}"
    return f"answered ({one.reply.stance}) after {one.reply.elapsed}{elsewhere}"


def _cells(one: Thread) -> tuple[Cell, ...]:
    reply = one.reply
    return (
        one.id, one.title, one.standing, listing(one.treaties), *(one.claims.get(stance, 0) for stance in STANCES),
        one.documents, one.outlets, one.origins, one.denying_origins, one.independence, one.first, one.last,
        listing(speaker.name for speaker in one.asserted_by), listing(speaker.name for speaker in one.denied_by),
        reply.day if reply else None, reply.days if reply else None, one.grade.credibility, one.grade.reason,
        one.conflicts, one.since, one.silence, reply.days_low if reply else None, reply.days_high if reply else None,
    )  # fmt: skip


def _shown(one: Thread) -> tuple[str, ...]:
    asserted = one.claims.get("asserts", 0)
    conflicts = f"; {one.conflicts} {'conflict' if one.conflicts == 1 else 'conflicts'}" if one.conflicts else ""
    return (
        f"{one.title} ({one.id})",
        standing_words(one) + conflicts,
        f"{named(one.asserted_by)} ({asserted} {'claim' if asserted == 1 else 'claims'})" if asserted else "nobody",
        named(one.denied_by) or f"none in this {'thread' if one.reply and one.reply.thread else 'record'}",
        one.lineage,
        days(one.first, one.last),
    )
