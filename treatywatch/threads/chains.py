"""Acts and replies: links between the claims of a document, lifted to threads and put in a row by their days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.records import DocumentRecords, Span, content_id
from treatywatch.thread_records import Cell, Chain, ChainStep, Days, Link, Relation

__all__ = ["LinkedThread", "chains", "links"]

#: A row of acts and replies is cut off after so many steps.
LONGEST = 30


class LinkedThread(NamedTuple):
    """What chains ask of a thread: its proposition in words, when it was done, and who spoke to it."""

    title: str
    when: Days | None
    cells: Sequence[Cell] = ()


class Tie(NamedTuple):
    """Two threads that claims tie in one way."""

    relation: Relation
    cause: str
    effect: str


def links(found: DocumentRecords) -> tuple[Link, ...]:
    """Give the claims of a document that are tied by a stated reason or a condition, in text order."""
    known = {claim.id for claim in found.claims}
    given = []
    for claim in found.claims:
        if claim.response_to in known and claim.response_to is not None:
            given.append(_link(found, "in_response_to", claim.response_to, claim.id, claim.response_cue))
        if claim.condition in known and claim.condition is not None:
            given.append(_link(found, "condition", claim.condition, claim.id, None))
    return tuple(given)


def _link(found: DocumentRecords, relation: Relation, cause: str, effect: str, cue: Span | None) -> Link:
    return Link(
        id=content_id("link", relation, cause, effect),
        document=found.document.id,
        relation=relation,
        cause=cause,
        effect=effect,
        cue=cue,
    )


def chains(
    found: Sequence[Link], thread_of: Mapping[str, str], threads: Mapping[str, LinkedThread]
) -> tuple[Chain, ...]:
    """Give the rows of acts and replies that links between claims make of their threads.

    `thread_of` gives the thread of a claim; links whose claims stand in no thread, or both in one, are left out. A row
    begins with an act that answers none and goes on with what answers it; where several acts answer one, each begins a
    row of its own. Tit for tat (A for B, B for A) stays in one row, in the order of days, with no tie in it twice.
    Of a condition each step says whether it, and what was to follow, was later claimed to have come about.
    """
    tied: dict[Tie, list[str]] = {}
    for link in found:
        cause, effect = thread_of.get(link.cause), thread_of.get(link.effect)
        if cause in threads and effect in threads and cause is not None and effect is not None and cause != effect:
            tied.setdefault(Tie(link.relation, cause, effect), []).append(link.id)
    rows = _rows(sorted(tied, key=lambda tie: _by_day(tie, threads)))
    made = (Chain(steps=tuple(_step(tie, tied[tie], threads) for tie in row)) for row in rows)
    return tuple(sorted(made, key=_beginning))


def _rows(ties: Sequence[Tie]) -> Iterator[list[Tie]]:
    """Put ties in rows; each tie stands in one row, where it goes on or begins it."""
    answered_by: dict[str, list[Tie]] = {}
    for tie in ties:
        answered_by.setdefault(tie.cause, []).append(tie)
    effects = {tie.effect for tie in ties}
    left = dict.fromkeys(ties)
    # Those whose cause answers nothing begin; in a ring of tit for tat the earliest does.
    for first in sorted(ties, key=lambda tie: tie.cause in effects):
        if first not in left:
            continue
        row = [first]
        del left[first]
        while len(row) < LONGEST:
            following = next((tie for tie in answered_by.get(row[-1].effect, ()) if tie in left), None)
            if following is None:
                break
            row.append(following)
            del left[following]
        yield row


def _by_day(tie: Tie, threads: Mapping[str, LinkedThread]) -> tuple[date, date, str, str, str]:
    cause, effect = (_day(threads[one].when) for one in (tie.cause, tie.effect))
    return cause, effect, tie.cause, tie.effect, tie.relation


def _day(when: Days | None) -> date:
    return (when and (when.start or when.end)) or date.max


def _beginning(chain: Chain) -> tuple[date, str, str]:
    first = chain.steps[0]
    return _day(first.cause_when or first.effect_when), first.cause, first.effect


def _step(tie: Tie, found: Sequence[str], threads: Mapping[str, LinkedThread]) -> ChainStep:
    cause, effect = threads[tie.cause], threads[tie.effect]
    conditional = tie.relation == "condition"
    since = _threatened(effect) if conditional else None
    return ChainStep(
        relation=tie.relation,
        cause=tie.cause,
        effect=tie.effect,
        cause_title=cause.title,
        effect_title=effect.title,
        cause_when=cause.when,
        effect_when=effect.when,
        links=tuple(sorted(set(found))),
        condition_claimed=_came_about(cause, since) if conditional else None,
        effect_claimed=_came_about(effect, since) if conditional else None,
    )


def _threatened(effect: LinkedThread) -> date | None:
    """Give the first day on which what was to follow was threatened or promised."""
    days = [cell.first for cell in effect.cells if cell.stance in {"plans", "supposes"} and cell.first is not None]
    return min(days, default=None)


def _came_about(thread: LinkedThread, since: date | None) -> bool | None:
    """Say whether somebody asserted after a day that a thread's act had come about; `None` where there is no day."""
    if since is None:
        return None
    return any(cell.stance == "asserts" and cell.last is not None and cell.last > since for cell in thread.cells)
