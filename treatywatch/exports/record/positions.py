"""What one speaker said over time as an answer, and where that changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head
from treatywatch.exports.record.words import days_of, holder, in_time, member_object, shortened, stance_words
from treatywatch.thread_records import Member, Speaker, Thread

COLUMNS = (
    "thread", "title", "day", "day_basis", "stance", "negated", "accuses", "before", "words", "claim", "document",
    "publisher", "origin", "act_start", "act_end", "act_words",
)  # fmt: skip
HEADINGS = ("Thread", "Day", "Stance", "In these words", "Publisher")


def positions_answer(
    head: Head, speaker: Speaker, threads: Sequence[Thread], members: Mapping[str, Sequence[Member]]
) -> Answer:
    """Show what a speaker said to each thread, in time order; `before` is the stance that it took last, if another."""
    found = [(one, *each) for one in threads for each in _turns(in_time(members.get(one.id, ())))]
    changes = sum(before is not None for _, _, before in found)
    return Answer(
        name="positions",
        head=head,
        objects=tuple(
            member_object(member) | {"thread": thread.id, "title": thread.title, "before": before}
            for thread, member, before in found
        ),
        columns=COLUMNS,
        cells=tuple(_cells(*one) for one in found),
        headings=HEADINGS,
        shown=tuple(_shown(*one) for one in found),
        about={"speaker": speaker.to_json(), "changes": changes},
        over=(f"{holder(speaker)}: {len(found):,} {'claim' if len(found) == 1 else 'claims'}",),
    )


def _turns(members: Sequence[Member]) -> Iterator[tuple[Member, str | None]]:
    """Give each member with the stance that the one before it took, where that is another."""
    last: str | None = None
    for one in members:
        stance = stance_words(one.stance, negated=one.negated)
        yield one, last if last not in {None, stance} else None
        last = stance


def _cells(thread: Thread, one: Member, before: str | None) -> tuple[Cell, ...]:
    return (
        thread.id, thread.title, one.day, member_object(one)["day_basis"], one.stance, one.negated, one.accuses,
        before, one.words, one.claim, one.document, one.publisher, one.origin, one.when.start if one.when else None,
        one.when.end if one.when else None, one.when_text,
    )  # fmt: skip


def _shown(thread: Thread, one: Member, before: str | None) -> tuple[str, ...]:
    act = f" [act: {days_of(one.when) or one.when_text}]" if days_of(one.when) or one.when_text else ""
    stance = stance_words(one.stance, negated=one.negated, accuses=one.accuses)
    return (
        thread.title,
        str(one.day or "no date"),
        f"{stance} (before: {before})" if before else stance,
        shortened(one.words) + act,
        one.publisher or "not stated",
    )
