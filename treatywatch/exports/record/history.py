"""One thread as an answer: every assertion, denial, demand and hedge in time order, with words and holders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head, listing
from treatywatch.exports.record.reviewed import review_words
from treatywatch.exports.record.threads import standing_words
from treatywatch.exports.record.words import (
    day_basis,
    days,
    days_of,
    holder,
    in_time,
    member_object,
    shortened,
    stance_words,
)
from treatywatch.thread_records import Conflict, Member, Review, Thread

COLUMNS = (
    "day", "day_basis", "stance", "negated", "accuses", "speaker", "speaker_name", "party", "via", "words", "claim",
    "document", "start", "end", "outlet", "publisher", "published", "origin", "act_start", "act_end", "act_words",
    "verdict", "presupposed", "confidence", "reviews",
)  # fmt: skip
HEADINGS = ("Day", "Who", "Stance", "In these words", "Where", "Origin", "Review")


def history_answer(
    head: Head,
    thread: Thread,
    members: Sequence[Member],
    conflicts: Sequence[Conflict],
    reviews: Sequence[Review],
    related: Sequence[Thread],
) -> Answer:
    """Show a thread in full; conflicts and reviews are those that concern it or its claims."""
    ordered = in_time(members)
    origins = _origin_numbers(ordered)
    by_claim = _by_claim(reviews)
    return Answer(
        name="thread",
        head=head,
        objects=tuple(
            member_object(one) | {"reviews": [each.to_json() for each in by_claim.get(one.claim, ())]}
            for one in ordered
        ),
        columns=COLUMNS,
        cells=tuple(_cells(one, by_claim) for one in ordered),
        headings=HEADINGS,
        shown=tuple(_shown(one, origins, by_claim) for one in ordered),
        about={
            "thread": thread.to_json(),
            "conflicts": [one.to_json() for one in conflicts],
            "reviews": [one.to_json() for one in reviews if one.target == thread.id],
        },
        over=_over(thread, related),
        under=tuple(_under(thread, conflicts, reviews)),
    )


def _over(thread: Thread, related: Sequence[Thread]) -> tuple[str, ...]:
    grade = thread.grade
    credibility = f"Credibility {grade.credibility}" if grade.credibility else "Credibility not judged (6)"
    told = [
        thread.title,
        f"{thread.id}, in the record since {thread.since}: {standing_words(thread)}",
        f"{thread.lineage}; spoken of {days(thread.first, thread.last)}",
        f"{credibility}: {grade.reason}",
    ]
    told += [thread.silence] if thread.silence else []
    return (*told, *(f"Of the same dispute: {one.title} ({one.id}), {standing_words(one)}" for one in related))


def _under(thread: Thread, conflicts: Sequence[Conflict], reviews: Sequence[Review]) -> list[str]:
    told = [
        f"Conflict ({one.about}{'' if one.comparable else ', not comparable'}): "
        f"{' / '.join(side.stated for side in one.sides)}: {one.reason}"
        for one in conflicts
    ]
    return told + [review_words(one) for one in reviews if one.target == thread.id]


def _origin_numbers(members: Sequence[Member]) -> dict[str, int]:
    found = dict.fromkeys(one.origin for one in members if one.origin)
    return {origin: number for number, origin in enumerate(found, start=1)}


def _by_claim(reviews: Sequence[Review]) -> dict[str, list[Review]]:
    gathered: dict[str, list[Review]] = {}
    for one in reviews:
        if one.target_kind == "claim":
            gathered.setdefault(one.target, []).append(one)
    return gathered


def _cells(one: Member, reviews: Mapping[str, Sequence[Review]]) -> tuple[Cell, ...]:
    return (
        one.day, day_basis(one), one.stance, one.negated, one.accuses, one.speaker.key, one.speaker.name,
        one.speaker.party, listing(each.name for each in one.via), one.words, one.claim, one.document, one.start,
        one.end, one.outlet, one.publisher, one.published, one.origin, one.when.start if one.when else None,
        one.when.end if one.when else None, one.when_text, one.verdict, one.presupposed, one.confidence,
        listing(review_words(each) for each in reviews.get(one.claim, ())),
    )  # fmt: skip


def _shown(one: Member, origins: Mapping[str, int], reviews: Mapping[str, Sequence[Review]]) -> tuple[str, ...]:
    via = f", told by {', in turn by '.join(each.name for each in one.via)}" if one.via else ""
    act = f" [act: {days_of(one.when) or one.when_text}]" if days_of(one.when) or one.when_text else ""
    return (
        str(one.day or "no date"),
        holder(one.speaker) + via,
        stance_words(one.stance, negated=one.negated, accuses=one.accuses),
        shortened(one.words) + act,
        f"{one.publisher or 'publisher not stated'}, {one.document}",
        str(origins[one.origin]) if one.origin else "not settled",
        listing(review_words(each) for each in reviews.get(one.claim, ())),
    )
