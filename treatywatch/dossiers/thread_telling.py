"""One thread in the outline of a compliance report: obligation, positions, evidence, analysis, conflicts, questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from treatywatch.dossiers.assessing import assess, questions
from treatywatch.dossiers.calendar import dated_in_words, day_in_words
from treatywatch.dossiers.catalogue import Catalogue, ClaimEntry
from treatywatch.dossiers.clashes import conflict_told, step_told
from treatywatch.dossiers.dated_stances import days_in_words, in_sentence, timeline_by_holder
from treatywatch.dossiers.disputes import what_would_follow
from treatywatch.dossiers.evidence import evidence, positions
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.obligations import obligations, rival_readings, steps_of
from treatywatch.dossiers.record_sections import Position, ThreadLine, ThreadTold, TimelineTold
from treatywatch.dossiers.reviewed import Reviews, judgement, reviews_told
from treatywatch.dossiers.sentences import Reference, Sentence
from treatywatch.dossiers.wording import capitalised, counted, listed, wording
from treatywatch.thread_records import STANCES, Member, Reply, Speaker, Stance, Thread, ThreadEvent, ThreadView
from treatywatch.treaties.packs import Pack

MOST_OBLIGATIONS = 6
MOST_CONFLICTS = 8
MOST_NAMES = 3
#: Stances besides asserting and denying.
BESIDES: dict[Stance, str] = {"demands": "demand", "hedges": "hedge", "plans": "plan", "supposes": "supposition"}
#: A thread with fewer dated claims or holders needs no picture.
FEWEST_MARKS, FEWEST_LANES = 3, 2


@dataclass(frozen=True)
class Telling:
    """All that the telling of one thread draws on."""

    view: ThreadView
    pack: Pack
    names: Names
    reviews: Reviews
    #: The catalogue's claims, by id.
    entries: Mapping[str, ClaimEntry]
    #: The numbers of the threads that are told in full.
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, view: ThreadView, pack: Pack, names: Names, found: Catalogue, numbers: Mapping[str, int]) -> Telling:
        """Gather it."""
        entries = {entry.claim.id: entry for entry in found.claims()}
        return cls(view, pack, names, Reviews(view.reviews), entries, numbers)

    @cached_property
    def references(self) -> dict[str, Reference]:
        """The way to the words of each claim."""
        return {claim: entry.reference for claim, entry in self.entries.items()}


def thread_told(one: Thread, number: int, telling: Telling) -> ThreadTold:
    """Tell one thread in full."""
    references = telling.references
    members = telling.view.members.get(one.id, ())
    entries = [telling.entries[member.claim] for member in members if member.claim in telling.entries]
    asserting = [
        telling.entries[member.claim]
        for member in members
        if member.stance == "asserts" and member.claim in telling.entries
    ]
    law, note = obligations(telling.pack, entries, one.proposition.actors, telling.names)
    held, positions_left_out = positions(one, members, telling.entries)
    shown, evidence_left_out = evidence(members, telling.entries, telling.reviews)
    conflicts = [conflict for conflict in telling.view.conflicts if conflict.thread == one.id]
    return ThreadTold(
        number=number,
        id=one.id,
        title=one.title,
        standing=one.standing,
        stands=standing_in_words(one),
        asserted_by=_holders(held, "asserts"),
        denied_by=_holders(held, "denies") or _denied_elsewhere(one, telling),
        contested=bool(one.asserted_by and one.denied_by),
        summary=tuple(_summary(one, members, asserting, telling)),
        silence=one.silence,
        obligations=tuple(law[:MOST_OBLIGATIONS]),
        obligations_left_out=max(0, len(law) - MOST_OBLIGATIONS),
        obligations_note=note,
        steps_of_law=steps_of(telling.pack, one.proposition.actors, telling.names),
        positions=held,
        positions_left_out=positions_left_out,
        origins=one.lineage,
        credibility=one.grade.credibility,
        credibility_words=credibility_in_words(one),
        credibility_reason=one.grade.reason,
        evidence=shown,
        evidence_left_out=max(evidence_left_out, sum(one.claims.values()) - len(shown)),
        judgements=tuple(judgement(review) for review in telling.reviews.of(one.id, "judge")),
        notes=reviews_told(
            telling.reviews.of(one.id, "annotate", "accept", "merge", "split"), {one.id: one.title}, references
        ),
        assessments=assess(asserting),
        rivals=rival_readings(telling.pack, entries, one.proposition.actors),
        conflicts=tuple(conflict_told(conflict, references) for conflict in conflicts[:MOST_CONFLICTS]),
        conflicts_left_out=max(0, len(conflicts) - MOST_CONFLICTS),
        steps=tuple(
            step_told(step, telling.numbers)
            for chain in telling.view.chains
            for step in chain.steps
            if one.id in (step.cause, step.effect)
        ),
        questions=questions(asserting, {}),
        gaps=tuple(_gaps(one, members, telling)),
        timeline=_timeline(one, members, references),
        related=tuple(_related(one, telling)),
        history=tuple(_event(event) for event in one.history if event.what != "opened"),
    )


def _holders(positions: Sequence[Position], stance: Stance) -> tuple[str, ...]:
    return tuple(one.holder for one in positions if any(each.stance == stance for each in one.stances))


def _denied_elsewhere(one: Thread, telling: Telling) -> tuple[str, ...]:
    """Name the charged party where its denial stands in another thread of the dispute."""
    if one.reply is None or one.reply.thread is None:
        return ()
    charged = listed([telling.names.party(actor) for actor in one.proposition.actors])
    return (f"{capitalised(charged)} (in another thread)",)


def thread_line(one: Thread, members: Sequence[Member]) -> ThreadLine:
    """Tell one thread in a line."""
    stances = (f"{one.claims[stance]} {wording().stances[stance].word}" for stance in STANCES if one.claims.get(stance))
    return ThreadLine(
        id=one.id, title=one.title, standing=one.standing, holders=named([member.speaker for member in members]),
        dated=days_in_words(one.first, one.last), claims=", ".join(stances), origins=one.lineage,
    )  # fmt: skip


def named(speakers: Sequence[Speaker]) -> str:
    """Name speakers, the first few of them."""
    names = list(dict.fromkeys(in_sentence(one) for one in speakers))
    more = [counted(len(names) - MOST_NAMES, "other")] if len(names) > MOST_NAMES else []
    return listed([*names[:MOST_NAMES], *more])


def standing_in_words(one: Thread) -> str:
    """Say how a thread stands: no charge, a charge without an answer in this record, or with which answer."""
    if one.standing == "answered" and one.reply:
        return f"Charge, answered by the charged party: {wording().answers[one.reply.stance]}"
    if one.standing == "open" and not one.asserted_by:
        return "Charge that nobody in this record asserts outright"
    return wording().standings[one.standing]


def credibility_in_words(one: Thread) -> str:
    """Name the credibility as the Admiralty code does ("2, probably true")."""
    grade = one.grade.credibility
    return f"{grade}, {wording().credibilities[grade]}" if grade else "6, its truth cannot be judged"


def _summary(
    one: Thread, members: Sequence[Member], asserting: Sequence[ClaimEntry], telling: Telling
) -> Iterator[Sentence]:
    references = telling.references
    yield _said(one, members, "asserts", references) or Sentence(text="Nobody in this record asserts it.")
    denied = _said(one, members, "denies", references)
    if denied:
        yield denied
    if one.reply:
        yield Sentence(text=_reply(one, one.reply, telling), references=_references([one.reply.claim], references))
    counts = [counted(one.claims[stance], noun) for stance, noun in BESIDES.items() if one.claims.get(stance)]
    if counts:
        besides = "Besides these there" if one.asserted_by or one.denied_by else "There"
        yield Sentence(text=f"{besides} {'is' if _is_one(one) else 'are'} {listed(counts)}.")
    if follows := what_would_follow(asserting):
        yield follows


def _is_one(one: Thread) -> bool:
    first = next((one.claims[stance] for stance in BESIDES if one.claims.get(stance)), 0)
    return first == 1


def _said(
    one: Thread, members: Sequence[Member], stance: Stance, references: Mapping[str, Reference]
) -> Sentence | None:
    speakers = one.asserted_by if stance == "asserts" else one.denied_by
    if not speakers:
        return None
    found = [member for member in members if member.stance == stance]
    days = sorted(day for member in found if (day := member.day))
    dated = f", {days_in_words(days[0], days[-1])}" if days else ""
    origins = one.origins if stance == "asserts" else one.denying_origins
    lineage = counted(origins, "origin") if origins else "origin unknown"
    rests = f"{counted(one.claims.get(stance, len(found)), 'claim')}, {lineage}"
    verb = wording().stances[stance].word
    plural = {"asserts": "assert", "denies": "deny"}.get(verb, verb) if len(speakers) > 1 else verb
    return Sentence(
        text=f"{capitalised(named(speakers))} {plural} it ({rests}{dated}).",
        references=_references([member.claim for member in found], references),
    )


def _references(claims: Sequence[str], references: Mapping[str, Reference]) -> tuple[Reference, ...]:
    return tuple(references[claim] for claim in claims if claim in references)


def _related(one: Thread, telling: Telling) -> Iterator[str]:
    """Name the other threads of a thread's dispute that the view has."""
    for other in telling.view.threads:
        if other.id in one.related:
            number = telling.numbers.get(other.id)
            yield f"Dispute {number}: {other.title}" if number else f"{other.title} ({other.id})"


def _reply(one: Thread, reply: Reply, telling: Telling) -> str:
    who = listed([telling.names.party(actor) for actor in one.proposition.actors])
    answer = wording().answers[reply.stance]
    day = f" {dated_in_words(reply.day, reply.last_day)}" if reply.day else ""
    if reply.before_charge:
        return f"{capitalised(who)} {answer}{day}, before the first dated charge of this record, not after it."
    after = f", {reply.elapsed} after the first charge" if reply.elapsed else ""
    title = next((other.title for other in telling.view.threads if other.id == reply.thread), None)
    elsewhere = f", in answer to “{title}”" if title else ""
    return f"The first answer of {who} in this record{f' came{day}{after}' if day else ''}: it {answer}{elsewhere}."


def _gaps(one: Thread, members: Sequence[Member], telling: Telling) -> Iterator[str]:
    total = sum(one.claims.values())
    if total > len(members):
        yield f"Positions, evidence and pictures here rest on {len(members):,} of its {counted(total, 'claim')}."
    undated = sum(member.day is None for member in members)
    if undated:
        yield f"{undated} of {counted(len(members), 'claim')} cannot be dated."
    unsettled = sum(member.origin is None for member in members)
    if unsettled:
        yield f"Where {unsettled} of {counted(len(members), 'claim')} come from is not settled."
    if one.independence == "not_established":
        yield "Nothing in these texts establishes that those who assert it are independent of one another."
    absent = sum(member.claim not in telling.entries for member in members)
    if absent:
        yield f"The documents of {absent} of {counted(len(members), 'claim')} are not part of this dossier."


def _timeline(one: Thread, members: Sequence[Member], references: Mapping[str, Reference]) -> TimelineTold | None:
    told = timeline_by_holder(one.title, members, references)
    marks = sum(len(lane.marks) for lane in told.lanes)
    return told if marks >= FEWEST_MARKS and len(told.lanes) >= FEWEST_LANES else None


def _event(one: ThreadEvent) -> str:
    other = f" {one.other}" if one.other else ""
    by = ", by a reviewer" if one.review else ""
    return f"{capitalised(one.what.replace('_', ' '))}{other} on {day_in_words(one.day)}{by}"
