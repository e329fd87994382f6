"""A view of the threads over a few records, as a store would give it, without copies of texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime

from treatywatch.records import DocumentRecords, JsonObject
from treatywatch.thread_records import (
    Action,
    Cell,
    Chain,
    ChainStep,
    Conflict,
    Days,
    Grade,
    Member,
    Reach,
    Review,
    StatedValue,
    Thread,
    ThreadView,
)
from treatywatch.threads.conflicts import conflicts_within
from treatywatch.threads.episodes import partition, thread_id
from treatywatch.threads.grading import credibility
from treatywatch.threads.law_conflicts import against_law
from treatywatch.threads.matrix import matrix
from treatywatch.threads.membership import members as members_of
from treatywatch.threads.origins import origin_of
from treatywatch.threads.summary import ThreadFacts, summarise, with_silence
from treatywatch.treaties.packs import load_pack

AS_OF = date(2026, 1, 15)


def view_of(records: Sequence[DocumentRecords], reviews: Sequence[Review] = ()) -> ThreadView:
    """Make the view of all threads in records."""
    found = [_settled(member) for one in records for member in members_of(one)]
    reach = reach_of(records)
    members: dict[str, tuple[Member, ...]] = {}
    threads: list[Thread] = []
    conflicts: list[Conflict] = []
    for part in partition(found):
        thread = thread_id(part[0])
        members[thread] = tuple(one.model_copy(update={"thread": thread}) for one in part)
        clashing = conflicts_within(thread, part[0].occurs, values_of(part))
        threads.append(with_silence(thread_of(thread, part, len(clashing)), reach))
        conflicts += clashing
    ordered = sorted(threads, key=lambda one: (-sum(one.claims.values()), one.id))
    return ThreadView(
        as_of=AS_OF, basis="added", reach=reach, threads=tuple(ordered), members=members,
        conflicts=(*conflicts, *law_conflicts(records)), chains=chains_of(ordered),
        matrix=matrix(ordered[:8], {one.id: cells_of(members[one.id]) for one in ordered[:8]}), reviews=tuple(reviews),
    )  # fmt: skip


def reach_of(records: Sequence[DocumentRecords]) -> Reach:
    """Say what the records consist of."""
    days = sorted(day for one in records if (day := one.document.day))
    publishers = {one.document.publisher for one in records if one.document.publisher}
    return Reach(documents=len(records), publishers=len(publishers), first=days[0] if days else None,
                 last=days[-1] if days else None, undated=len(records) - len(days))  # fmt: skip


def _settled(member: Member) -> Member:
    lead = member.outlet or f"text:{member.document}"
    return member.model_copy(update={"origin": origin_of(member, lead, None)})


def thread_of(thread: str, members: Sequence[Member], conflicts: int) -> Thread:
    """Sum up members as the thread that they make."""
    cells = cells_of(members)
    about = members[0].proposition
    acts = [one.when for one in members if one.when and one.when.start and one.when.end]
    facts = ThreadFacts(
        id=thread, proposition=about, treaties=tuple(sorted({name for one in members for name in one.treaties})),
        when=Days(start=acts[0].start, end=acts[0].end) if acts and thread.startswith("occurrence") else None,
        documents=len({one.document for one in members}), outlets=len({one.outlet for one in members}),
        since=min((one.day for one in members if one.day), default=AS_OF), conflicts=conflicts,
        grade=credibility(about, cells, conflicts, 0) if members else Grade(credibility=None, reason="nothing"),
    )  # fmt: skip
    return summarise(facts, cells)


def cells_of(members: Sequence[Member]) -> tuple[Cell, ...]:
    """Count members that are alike."""
    alike: dict[tuple[object, ...], list[Member]] = defaultdict(list)
    for one in members:
        alike[one.speaker.key, one.stance, one.negated, one.accuses, one.origin].append(one)
    return tuple(_cell(sorted(found, key=lambda one: one.day or date.max)) for found in alike.values())


def _cell(members: Sequence[Member]) -> Cell:
    one = members[0]
    dated = [each for each in members if each.day] or [one]
    first, last = dated[0], dated[-1]
    return Cell(one.speaker, one.stance, one.negated, one.accuses, one.origin, len(members), first.day, last.day,
                one.claim, members[-1].claim, first.last_day)  # fmt: skip


def values_of(members: Sequence[Member]) -> tuple[StatedValue, ...]:
    """Give the values that members state, each with who states it."""
    return tuple(
        StatedValue(value, one.speaker, one.stance, 1, one.day, one.day, one.claim, value.key)
        for one in members
        for value in one.values
    )


def law_conflicts(records: Sequence[DocumentRecords]) -> tuple[Conflict, ...]:
    """Hold all claims against the dated facts of the INF Treaty."""
    pack = load_pack("inf")
    found = (against_law(claim, one.document, pack) for one in records for claim in one.claims)
    return tuple(one for one in found if one)


def chains_of(threads: Sequence[Thread]) -> tuple[Chain, ...]:
    """Tie the first three threads to one another, whatever they are about."""
    if len(threads) < 3:
        return ()
    first, second, third = threads[:3]
    return (
        Chain(steps=(
            ChainStep(relation="in_response_to", cause=first.id, effect=second.id, cause_title=first.title,
                      effect_title=second.title, links=("link-1", "link-2")),
            ChainStep(relation="condition", cause=second.id, effect=third.id, cause_title=second.title,
                      effect_title=third.title, links=("link-3",), condition_claimed=True, effect_claimed=False),
        )),
    )  # fmt: skip


def largest(view: ThreadView) -> tuple[Thread, tuple[Member, ...]]:
    """Give the thread with most claims, and its members."""
    return view.threads[0], view.members[view.threads[0].id]


def review(action: Action, target: str, content: JsonObject | None = None, **details: object) -> Review:
    """Make a review by a made-up person."""
    given: JsonObject = {
        "id": f"review-{action}-{target}", "action": action, "target_kind": "claim", "target": target,
        "who": "Ines Okafor", "at": datetime(2026, 1, 10, 9, 30, tzinfo=UTC), "why": "read in the source",
        "content": content or {},
    }  # fmt: skip
    return Review.model_validate(given | details)
