"""A timeline as an answer: who spoke to which thread on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head
from treatywatch.exports.record.words import day_basis, days_of, holder, in_time, member_object, shortened, stance_words
from treatywatch.thread_records import Member, Thread

COLUMNS = (
    "day", "day_basis", "thread", "title", "stance", "negated", "accuses", "speaker", "speaker_name", "party", "words",
    "claim", "document", "publisher", "origin", "act_start", "act_end", "act_words",
)  # fmt: skip
HEADINGS = ("Day", "Who", "Stance", "Thread", "In these words")


def timeline_answer(head: Head, threads: Sequence[Thread], members: Mapping[str, Sequence[Member]]) -> Answer:
    """Put the dated members of threads in one order."""
    titles = {one.id: one.title for one in threads}
    thread_of = {member.claim: one.id for one in threads for member in members.get(one.id, ())}
    found = in_time(member for one in threads for member in members.get(one.id, ()))
    dated = [one for one in found if one.day]
    return Answer(
        name="timeline",
        head=head,
        objects=tuple(
            member_object(one) | {"thread": thread_of[one.claim], "title": titles[thread_of[one.claim]]}
            for one in dated
        ),
        columns=COLUMNS,
        cells=tuple(_cells(one, thread_of[one.claim], titles) for one in dated),
        headings=HEADINGS,
        shown=tuple(_shown(one, titles[thread_of[one.claim]]) for one in dated),
    )


def _cells(one: Member, thread: str, titles: Mapping[str, str]) -> tuple[Cell, ...]:
    return (
        one.day, day_basis(one), thread, titles[thread], one.stance, one.negated, one.accuses,
        one.speaker.key, one.speaker.name, one.speaker.party, one.words, one.claim, one.document, one.publisher,
        one.origin, one.when.start if one.when else None, one.when.end if one.when else None, one.when_text,
    )  # fmt: skip


def _shown(one: Member, title: str) -> tuple[str, ...]:
    act = f" [act: {days_of(one.when) or one.when_text}]" if days_of(one.when) or one.when_text else ""
    stance = stance_words(one.stance, negated=one.negated, accuses=one.accuses)
    return str(one.day), holder(one.speaker), stance, title, shortened(one.words, 120) + act
