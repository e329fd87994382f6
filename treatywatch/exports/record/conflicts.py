"""Conflicts as an answer: numbers, dates, names, statuses and positions that cannot both be true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from treatywatch.exports.record.forms import Answer, Cell, Head, listing
from treatywatch.exports.record.words import days_of, subject_words
from treatywatch.thread_records import Conflict, Side

#: What became of a conflict between two days.
Change = Literal["came", "changed", "went", "came and went"]
COLUMNS = (
    "conflict", "about", "comparable", "thread", "title", "side", "stated", "speakers", "first", "last", "count",
    "claims", "reason", "treaty", "source", "subject", "change",
)  # fmt: skip
HEADINGS = ("About", "Of what", "One says", "Another says", "Why")


def conflicts_answer(
    head: Head, conflicts: Sequence[Conflict], titles: Mapping[str, str], changes: Mapping[str, Change]
) -> Answer:
    """List conflicts; `titles` names their threads, `changes` says what became of each between two days, if asked.

    In CSV each side of one is a row.
    """
    return Answer(
        name="conflicts",
        head=head,
        objects=tuple(
            one.to_json() | {"title": _title(one, titles), "change": changes.get(one.id)} for one in conflicts
        ),
        columns=COLUMNS,
        cells=tuple(
            (*_cells(one, number, titles), changes.get(one.id)) for one in conflicts for number in range(len(one.sides))
        ),
        headings=("What changed", *HEADINGS) if changes else HEADINGS,
        shown=tuple((*([changes[one.id]] if changes else []), *_shown(one, titles)) for one in conflicts),
    )


def _title(one: Conflict, titles: Mapping[str, str]) -> str | None:
    """Name what it is about: its thread, else the system that all of its threads are about."""
    if one.thread is not None:
        return titles.get(one.thread)
    return subject_words(one.subject) if one.subject is not None else None


def _cells(one: Conflict, number: int, titles: Mapping[str, str]) -> tuple[Cell, ...]:
    side = one.sides[number]
    first, last = (side.days.start, side.days.end) if side.days else (None, None)
    return (
        one.id, one.about, one.comparable, one.thread, _title(one, titles), number + 1, side.stated,
        listing(side.speakers), first, last, side.count, listing(side.claims), one.reason, one.treaty, one.source,
        one.subject,
    )  # fmt: skip


def _shown(one: Conflict, titles: Mapping[str, str]) -> tuple[str, ...]:
    first, *others = (_side(side) for side in one.sides)
    where = _title(one, titles) or one.thread or one.treaty or ""
    source = f" ({one.source})" if one.source else ""
    return (
        one.about if one.comparable else f"{one.about}, not comparable",
        where,
        first,
        " / ".join(others),
        one.reason + source,
    )


def _side(one: Side) -> str:
    parts = [listing(one.speakers), days_of(one.days), f"{one.count} claims" if one.count > 1 else ""]
    known = ", ".join(part for part in parts if part)
    return f"{one.stated} ({known})" if known else one.stated
