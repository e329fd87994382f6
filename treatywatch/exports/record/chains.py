"""Acts and replies in a row as an answer."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head, listing
from treatywatch.exports.record.words import days_of
from treatywatch.thread_records import Chain, ChainStep, Days

COLUMNS = (
    "chain", "step", "relation", "cause", "cause_title", "cause_start", "cause_end", "effect", "effect_title",
    "effect_start", "effect_end", "condition_claimed", "effect_claimed", "links",
)  # fmt: skip
STATED = "A tie is what texts state; that one thing caused another is not established."
HEADINGS = ("Chain", "What came first", "What is said to follow", "How they are tied")


def chains_answer(head: Head, chains: Sequence[Chain], unfollowed: int) -> Answer:
    """List chains step by step; `unfollowed` counts the links that were too many to follow."""
    steps = [(number, place, step) for number, one in enumerate(chains, 1) for place, step in enumerate(one.steps, 1)]
    return Answer(
        name="chains",
        head=head,
        objects=tuple(one.to_json() for one in chains),
        columns=COLUMNS,
        cells=tuple(_cells(*one) for one in steps),
        headings=HEADINGS,
        shown=tuple(_shown(*one) for one in steps),
        about={"links_left_out": unfollowed},
        under=(*unfollowed_words(unfollowed), *((STATED,) if chains else ())),
    )


def unfollowed_words(unfollowed: int) -> tuple[str, ...]:
    """Say how many links were not followed, where there are any."""
    if not unfollowed:
        return ()
    return (f"Only the links that came last were followed; {unfollowed:,} earlier ones are left out.",)


def tie_words(step: ChainStep) -> str:
    """Say how two threads are tied, and of a condition what was later claimed to have come about."""
    count = stated_words(step)
    if step.relation == "in_response_to":
        return f"in response; {count}"
    condition, reply = later_words("condition", step.condition_claimed), later_words("reply", step.effect_claimed)
    return f"on a condition; {count}; {condition}; {reply}"


def stated_words(step: ChainStep) -> str:
    """Say how many claims state a tie."""
    return f"{len(step.links):,} {'claim states' if len(step.links) == 1 else 'claims state'} it"


def later_words(what: str, claimed: bool | None) -> str:
    """Say whether a condition, or what was to follow on it, was later claimed to have come about."""
    if claimed is None:
        return f"{what}: not known whether claimed later"
    return f"{what} claimed later" if claimed else f"{what} not claimed later in this record"


def _cells(chain: int, place: int, step: ChainStep) -> tuple[Cell, ...]:
    cause, effect = step.cause_when or Days(start=None, end=None), step.effect_when or Days(start=None, end=None)
    return (
        chain, place, step.relation, step.cause, step.cause_title, cause.start, cause.end, step.effect,
        step.effect_title, effect.start, effect.end, step.condition_claimed, step.effect_claimed, listing(step.links),
    )  # fmt: skip


def _shown(chain: int, place: int, step: ChainStep) -> tuple[str, ...]:
    return (
        f"{chain}.{place}",
        dated_title(step.cause_title, step.cause_when),
        dated_title(step.effect_title, step.effect_when),
        tie_words(step),
    )


def dated_title(title: str, when: Days | None) -> str:
    """Name a thread with the days of its act, where there are any."""
    return f"{title} ({days_of(when)})" if days_of(when) else title
