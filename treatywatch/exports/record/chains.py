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
HEADINGS = ("Chain", "What came first", "What is said to follow", "How they are tied")


def chains_answer(head: Head, chains: Sequence[Chain]) -> Answer:
    """List chains step by step."""
    steps = [(number, place, step) for number, one in enumerate(chains, 1) for place, step in enumerate(one.steps, 1)]
    return Answer(
        name="chains",
        head=head,
        objects=tuple(one.to_json() for one in chains),
        columns=COLUMNS,
        cells=tuple(_cells(*one) for one in steps),
        headings=HEADINGS,
        shown=tuple(_shown(*one) for one in steps),
        under=("A tie is what texts state; that one thing caused another is not established.",) if chains else (),
    )


def tie_words(step: ChainStep) -> str:
    """Say how two threads are tied, and of a condition what was later claimed to have come about."""
    count = f"{len(step.links)} {'claim states' if len(step.links) == 1 else 'claims state'} it"
    if step.relation == "in_response_to":
        return f"in response; {count}"
    condition, reply = _later("condition", step.condition_claimed), _later("reply", step.effect_claimed)
    return f"on a condition; {count}; {condition}; {reply}"


def _later(what: str, claimed: bool | None) -> str:
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
        _dated(step.cause_title, step.cause_when),
        _dated(step.effect_title, step.effect_when),
        tie_words(step),
    )


def _dated(title: str, when: Days | None) -> str:
    return f"{title} ({days_of(when)})" if days_of(when) else title
