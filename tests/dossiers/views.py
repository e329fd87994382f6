"""A small view of threads over a few records, made by the plainest rules: enough to see how a view is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, date, datetime

from treatywatch.dossiers.wording import wording
from treatywatch.records import Claim, DateInterval, DocumentRecords, Entity, JsonObject
from treatywatch.thread_records import (
    STANCES,
    Action,
    Cell,
    Chain,
    ChainStep,
    Conflict,
    Days,
    Grade,
    Matrix,
    Member,
    Proposition,
    Reach,
    Reply,
    Review,
    Side,
    Speaker,
    Stance,
    Thread,
    ThreadView,
)  # fmt: skip
from treatywatch.threads.matrix import matrix

AS_OF = date(2026, 1, 15)
NOT_YET = {"planned", "ordered"}
NOT_SURE = {"conditional", "hypothetical"}


def speaker_of(one: DocumentRecords, claim: Claim) -> Speaker:
    """Give who vouches for a claim."""
    entity = claim.holders[-1].entity if claim.holders else one.document.voice
    if entity is None:
        name = one.document.publisher or "a text without a publisher"
        return Speaker(key=f"outlet:{name.casefold()}", name=name, party=None, type="outlet")
    party = entity.state or (entity.id if entity.type in ("state", "organisation") else None)
    official = entity.type in ("state", "organisation") and entity.id
    key = entity.id if official else f"{entity.name.casefold().replace(' ', '-')}"
    return Speaker(key=key or "anonymous", name=entity.name, party=party, type=entity.type)


def stance_of(claim: Claim) -> tuple[Stance, bool]:
    """Give how a claim stands to its proposition."""
    act = claim.holders[-1].speech_act if claim.holders else "assert"
    if act in ("demand", "order", "propose") or "demanded" in claim.modality:
        return "demands", claim.polarity == "negative"
    if set(claim.modality) & NOT_YET or claim.phase == "intended":
        return "plans", claim.polarity == "negative"
    if set(claim.modality) & NOT_SURE:
        return "supposes", claim.polarity == "negative"
    if "possible" in claim.modality or act in ("predict", "question"):
        return "hedges", False
    return ("asserts" if claim.polarity == "positive" else "denies"), False


def proposition_of(claim: Claim) -> Proposition | None:
    """Give what a claim is about; None where it names no actor."""
    if not claim.actor:
        return None
    actors = tuple(sorted({entity.state or entity.id or entity.name for entity in claim.actor}))
    subject = "nothing"
    if claim.item:
        subject = f"system:{claim.item.system}" if claim.item.system else f"class:{claim.item.item_class}"
    elif claim.treaties:
        subject = f"treaty:{claim.treaties[0]}"
    return Proposition(actors=actors, act=wording().family(claim.act) or claim.act, subject=subject)


def _days(when: DateInterval | None) -> Days | None:
    return Days(start=when.start, end=when.end) if when and (when.start or when.end) else None


def member_of(one: DocumentRecords, claim: Claim, proposition: Proposition) -> Member:
    """Give a claim as a member."""
    stance, negated = stance_of(claim)
    speaker = speaker_of(one, claim)
    findings = [finding for finding in one.findings if finding.claim == claim.id]
    publisher = one.document.publisher
    return Member(
        claim=claim.id, document=one.document.id, proposition=proposition, occurs="repeatedly", stance=stance,
        negated=negated, accuses=claim.act == "violate", speaker=speaker,
        outlet=f"outlet:{publisher.casefold()}" if publisher else None, publisher=publisher, said=_days(claim.said),
        when=_days(claim.when), when_text=claim.when.text if claim.when else None,
        published=one.document.day, origin=f"origin:{speaker.key}",
        treaties=tuple(sorted({*claim.treaties, *(finding.treaty for finding in findings)})),
        verdict=findings[0].verdict if findings else None,
        words=" ... ".join(quote.exact for quote in claim.evidence), start=claim.evidence[0].start,
        end=claim.evidence[-1].end, confidence=claim.confidence, presupposed=claim.presupposed,
    )  # fmt: skip


def _title(claim: Claim) -> str:
    act = wording().act(claim.act)
    actors = " and ".join(dict.fromkeys(entity.name for entity in claim.actor))
    what = claim.item.text if claim.item else "the treaty" if claim.treaties else ""
    preposition = f" {act.preposition}" if act.preposition and what else ""
    return f"{actors} {'has ' if not act.present else ''}{act.present or act.perfect}{preposition} {what}".strip()


def thread_of(thread: str, title: str, members: Sequence[Member], silence: str) -> Thread:
    """Sum up members as the thread that they make."""
    asserting = [one for one in members if one.stance == "asserts"]
    denying = [one for one in members if one.stance == "denies"]
    days = sorted(one.day for one in members if one.day)
    charged = any(one.against or one.accuses for one in asserting)
    reply = min(denying, key=lambda one: one.day or date.max, default=None)
    first = min((one.day for one in asserting if one.day), default=None)
    origins = {one.origin for one in asserting}
    return Thread(
        id=thread, proposition=members[0].proposition, title=title, when=None,
        treaties=tuple(sorted({treaty for one in members for treaty in one.treaties})),
        standing=("answered" if denying else "open") if charged else "uncharged",
        claims={stance: number for stance in STANCES if (number := sum(one.stance == stance for one in members))},
        documents=len({one.document for one in members}), outlets=len({one.outlet for one in members}),
        origins=len(origins), denying_origins=len({one.origin for one in denying}),
        independence="none" if not origins else "single_origin" if len(origins) == 1 else "not_established",
        first=days[0] if days else None, last=days[-1] if days else None,
        asserted_by=tuple({one.speaker.key: one.speaker for one in asserting}.values()),
        denied_by=tuple({one.speaker.key: one.speaker for one in denying}.values()),
        reply=Reply(claim=reply.claim, stance="denies", day=reply.day,
                    days=(reply.day - first).days if reply.day and first else None) if reply and charged else None,
        silence=None if denying else silence,
        grade=Grade(credibility=2 if len(origins) > 1 else 3, reason=f"{len(origins)} origins, {len(denying)} denials"),
        since=days[0] if days else AS_OF,
    )  # fmt: skip


def view_of(records: Sequence[DocumentRecords], reviews: Sequence[Review] = ()) -> ThreadView:
    """Make the view of all threads in records."""
    found: dict[Proposition, list[tuple[Member, Claim]]] = defaultdict(list)
    for one in sorted(records, key=lambda one: one.document.id):
        for claim in one.claims:
            if proposition := proposition_of(claim):
                found[proposition].append((member_of(one, claim, proposition), claim))
    days = sorted(day for one in records if (day := one.document.day))
    publishers = {one.document.publisher for one in records if one.document.publisher}
    reach = Reach(documents=len(records), publishers=len(publishers), first=days[0] if days else None,
                  last=days[-1] if days else None, undated=len(records) - len(days))  # fmt: skip
    silence = f"No denial in this record, which has {reach.documents} documents of {reach.publishers} publishers."
    threads, members = [], {}
    for proposition, pairs in sorted(found.items(), key=lambda item: item[0].id):
        key = proposition.id.replace("proposition", "thread")
        members[key] = tuple(member for member, _ in pairs)
        threads.append(thread_of(key, _title(pairs[0][1]), members[key], silence))
    return ThreadView(
        as_of=AS_OF, basis="added", reach=reach, threads=tuple(threads), members=members,
        conflicts=conflicts_of(threads, members), chains=chains_of(threads), matrix=matrix_of(threads, members),
        reviews=tuple(reviews),
    )  # fmt: skip


def conflicts_of(threads: Sequence[Thread], members: dict[str, tuple[Member, ...]]) -> tuple[Conflict, ...]:
    """Put the first two claims of the largest thread against each other, and one claim against the law."""
    largest = max(threads, key=lambda one: (sum(one.claims.values()), one.id), default=None)
    if largest is None or len(members[largest.id]) < 2:
        return ()
    first, second = members[largest.id][:2]
    sides = (
        Side(stated="two battalions", speakers=(first.speaker.key,), claims=(first.claim,), days=first.said),
        Side(stated="100 missiles", speakers=(second.speaker.key,), claims=(second.claim,), count=2),
    )
    law = (
        Side(stated="in force in 2024", speakers=(first.speaker.key,), claims=(first.claim,)),
        Side(stated="ended on 2 August 2019", speakers=("treaty:inf",), claims=()),
    )
    return (
        Conflict(id="conflict-1", thread=largest.id, about="number", comparable=False, sides=sides,
                 reason="battalions and missiles are different units"),
        Conflict(id="conflict-2", thread=None, about="law", sides=law, treaty="inf", source="Art. XV",
                 reason="the treaty had ended before the day for which it is said to be in force"),
    )  # fmt: skip


def chains_of(threads: Sequence[Thread]) -> tuple[Chain, ...]:
    """Tie the three threads that were spoken of first."""
    dated = sorted((one for one in threads if one.first), key=lambda one: (one.first or date.max, one.id))[:3]
    if len(dated) < 3:
        return ()
    first, second, third = dated
    return (
        Chain(steps=(
            ChainStep(relation="in_response_to", cause=first.id, effect=second.id, cause_title=first.title,
                      effect_title=second.title, links=("link-1", "link-2")),
            ChainStep(relation="condition", cause=second.id, effect=third.id, cause_title=second.title,
                      effect_title=third.title, links=("link-3",), condition_claimed=True, effect_claimed=False),
        )),
    )  # fmt: skip


def matrix_of(threads: Sequence[Thread], members: dict[str, tuple[Member, ...]]) -> Matrix:
    """Set everybody but texts against the threads that have most claims."""
    chosen = sorted(threads, key=lambda one: (-sum(one.claims.values()), one.id))[:8]
    return matrix(chosen, {one.id: cells_of(members[one.id]) for one in chosen})


def cells_of(members: Sequence[Member]) -> tuple[Cell, ...]:
    """Count members that are alike."""
    alike: dict[tuple[str, Stance, bool], list[Member]] = defaultdict(list)
    for one in members:
        if one.speaker.type != "outlet":
            alike[one.speaker.key, one.stance, one.negated].append(one)
    return tuple(_cell(found) for found in alike.values())


def _cell(members: Sequence[Member]) -> Cell:
    one = members[0]
    days = sorted(day for each in members if (day := each.day))
    return Cell(one.speaker, one.stance, one.negated, one.accuses, one.origin, len(members),
                days[0] if days else None, days[-1] if days else None, one.claim, members[-1].claim)  # fmt: skip


def review(action: Action, target: str, content: JsonObject | None = None, **details: object) -> Review:
    """Make a review by a made-up person."""
    given: JsonObject = {
        "id": f"review-{action}-{target}", "action": action, "target_kind": "claim", "target": target,
        "who": "Ines Okafor", "at": datetime(2026, 1, 10, 9, 30, tzinfo=UTC), "why": "read in the source",
        "content": content or {},
    }  # fmt: skip
    return Review.model_validate(given | details)


def entity(name: str) -> Entity:
    """Give somebody by a name alone."""
    return Entity(id=None, name=name, type="person")
