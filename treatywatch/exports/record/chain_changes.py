"""What changed between two days in how acts and replies are tied, as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.exports.record.chains import (
    STATED,
    dated_title,
    later_words,
    stated_words,
    tie_words,
    unfollowed_words,
)
from treatywatch.exports.record.forms import Answer, Head
from treatywatch.thread_records import ChainStep, Relation

COLUMNS = ("change", "relation", "cause", "cause_title", "effect", "effect_title", "before", "after")
HEADINGS = ("What changed", "What came first", "What is said to follow", "Before", "After")


class ChangedTie(NamedTuple):
    """One thing about a tie that is different on the later day; the tie as it is then, or was before it went."""

    change: str
    step: ChainStep
    before: str | None
    after: str | None


def chain_changes_answer(
    head: Head, between: tuple[date, date], before: Sequence[ChainStep], after: Sequence[ChainStep], unfollowed: int
) -> Answer:
    """Compare the steps of chains as the record had them on two days."""
    earlier, later = {_tie(one): one for one in before}, {_tie(one): one for one in after}
    found = [
        *(change for one in after for change in _changes(earlier.get(_tie(one)), one)),
        *(ChangedTie("no longer there", one, tie_words(one), None) for one in before if _tie(one) not in later),
    ]
    return Answer(
        name="chain_changes",
        head=head,
        objects=tuple(dict(zip(COLUMNS, _cells(one), strict=True)) for one in found),
        columns=COLUMNS,
        cells=tuple(_cells(one) for one in found),
        headings=HEADINGS,
        shown=tuple(_shown(one) for one in found),
        about={"between": [str(day) for day in between], "links_left_out": unfollowed},
        over=(f"What changed after {between[0]}, up to and including {between[1]}",),
        under=(*unfollowed_words(unfollowed), *((STATED,) if found else ())),
    )


def _tie(step: ChainStep) -> tuple[Relation, str, str]:
    return step.relation, step.cause, step.effect


def _changes(before: ChainStep | None, after: ChainStep) -> Iterator[ChangedTie]:
    if before is None:
        yield ChangedTie("new tie", after, None, tie_words(after))
        return
    fresh = len(set(after.links) - set(before.links))
    compared = (
        ("claims", stated_words(before), stated_words(after) + (f", {fresh:,} of them new" if fresh else "")),
        *(
            (what, later_words(what, old), later_words(what, new))
            for what, old, new in (
                ("condition", before.condition_claimed, after.condition_claimed),
                ("reply", before.effect_claimed, after.effect_claimed),
            )
        ),
    )
    yield from (ChangedTie(what, after, old, new) for what, old, new in compared if old != new)


def _cells(one: ChangedTie) -> tuple[str | None, ...]:
    step = one.step
    return (
        one.change, step.relation, step.cause, step.cause_title, step.effect, step.effect_title, one.before, one.after,
    )  # fmt: skip


def _shown(one: ChangedTie) -> tuple[str, ...]:
    step = one.step
    return (
        one.change,
        dated_title(step.cause_title, step.cause_when),
        dated_title(step.effect_title, step.effect_when),
        one.before or "",
        one.after or "",
    )
