"""What changed in a record's threads between two days, as an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.exports.record.forms import Answer, Head
from treatywatch.exports.record.reviewed import review_words
from treatywatch.exports.record.threads import standing_words
from treatywatch.exports.record.words import named
from treatywatch.thread_records import STANCES, Review, Thread

COLUMNS = ("change", "thread", "title", "before", "after")
HEADINGS = ("What changed", "Thread", "Before", "After")


class Changed(NamedTuple):
    """One thing that is different on the later day."""

    change: str
    thread: str | None
    title: str
    before: str | None
    after: str | None


def changes_answer(
    head: Head, between: tuple[date, date], before: Sequence[Thread], after: Sequence[Thread], reviews: Sequence[Review]
) -> Answer:
    """Compare threads as the record had them on two days; reviews are those made after the first day."""
    earlier, later = {one.id: one for one in before}, {one.id: one for one in after}
    found = [
        *(change for one in after for change in _thread(earlier.get(one.id), one)),
        *(_gone(one) for one in before if one.id not in later),
        *(Changed("review", one.target, one.target, None, review_words(one)) for one in reviews),
    ]
    return Answer(
        name="changes",
        head=head,
        objects=tuple(one._asdict() for one in found),
        columns=COLUMNS,
        cells=tuple(tuple(one) for one in found),
        headings=HEADINGS,
        shown=tuple((one.change, one.title, one.before or "", one.after or "") for one in found),
        about={"between": [str(day) for day in between]},
        over=(f"What changed after {between[0]}, up to and including {between[1]}",),
    )


def _thread(before: Thread | None, after: Thread) -> Iterator[Changed]:
    if before is None:
        yield Changed("new thread", after.id, after.title, None, f"{_claims(after)}; {standing_words(after)}")
        return
    compared = (
        ("title", before.title, after.title),
        ("claims", _claims(before), _claims(after)),
        ("standing", standing_words(before), standing_words(after)),
        ("asserted by", named(before.asserted_by, 9), named(after.asserted_by, 9)),
        ("denied by", named(before.denied_by, 9), named(after.denied_by, 9)),
        ("origins", before.lineage, after.lineage),
        ("credibility", str(before.grade.credibility or "none"), str(after.grade.credibility or "none")),
        ("conflicts", str(before.conflicts), str(after.conflicts)),
    )
    yield from (Changed(what, after.id, after.title, old, new) for what, old, new in compared if old != new)
    for event in after.history[len(before.history) :]:
        other = f" {event.other}" if event.other else ""
        yield Changed("history", after.id, after.title, None, f"{event.what.replace('_', ' ')}{other}, {event.day}")


def _gone(one: Thread) -> Changed:
    return Changed("no longer there", one.id, one.title, _claims(one), None)


def _claims(one: Thread) -> str:
    told = (f"{one.claims[stance]} {stance}" for stance in STANCES if one.claims.get(stance))
    return ", ".join(told) or "no claim"
