"""The claims of a thread as evidence and as positions, as many as a reader can take in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from treatywatch.dossiers.calendar import interval_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.dated_stances import days_in_words, holder_name, stances_of
from treatywatch.dossiers.quoting import quote
from treatywatch.dossiers.record_sections import Evidence, Position, StanceTold
from treatywatch.dossiers.reviewed import MARKING, Reviews, reviews_told
from treatywatch.dossiers.sentences import Quotation, Reference, Segment
from treatywatch.dossiers.wording import wording
from treatywatch.thread_records import STANCES, Member, Thread

MOST_EVIDENCE = 16
MOST_POSITIONS = 12
LONGEST_WORDS = 320
NO_PUBLISHER = "publisher not stated"


def in_time(members: Iterable[Member]) -> list[Member]:
    """Order members by day, those without one last."""
    return sorted(members, key=lambda one: (one.day is None, one.day or date.max, one.document, one.start, one.claim))


def origin_numbers(members: Sequence[Member]) -> dict[str, int]:
    """Number the origins of members in the order in which they come up."""
    found = dict.fromkeys(one.origin for one in members if one.origin)
    return {origin: number for number, origin in enumerate(found, start=1)}


def quotation(one: Member, entries: Mapping[str, ClaimEntry]) -> Quotation:
    """Give a member's words in their sentence, or alone where the dossier does not have the document."""
    entry = entries.get(one.claim)
    if entry is None:
        return Quotation(segments=(Segment(text=shortened(one.words), marked=True),))
    return quote(entry.document, entry.reading, entry.claim.evidence)


def evidence(
    members: Sequence[Member], entries: Mapping[str, ClaimEntry], reviews: Reviews
) -> tuple[tuple[Evidence, ...], int]:
    """Tell members in time order, and how many are left out.

    Where there are many, the first of each holder, stance and origin come before those that repeat one.
    """
    ordered = in_time(members)
    origins = origin_numbers(ordered)
    seen: set[tuple[object, ...]] = set()
    new: list[Member] = []
    repeating: list[Member] = []
    for one in ordered:
        key = (one.speaker.key, one.stance, one.negated, one.origin)
        (repeating if key in seen else new).append(one)
        seen.add(key)
    chosen = in_time([*new, *repeating][:MOST_EVIDENCE])
    told = tuple(_evidence(one, origins, entries, reviews) for one in chosen)
    return told, len(ordered) - len(chosen)


def _evidence(one: Member, origins: Mapping[str, int], entries: Mapping[str, ClaimEntry], reviews: Reviews) -> Evidence:
    said = one.said is not None and (one.said.start or one.said.end) is not None
    act_dated = one.when_text
    if one.when and (one.when.start or one.when.end):
        act_dated = interval_in_words(one.when.start, one.when.end)
    return Evidence(
        dated=f"{'said' if said else 'published'} {_day(one)}" if one.day else "no date",
        act_dated=act_dated, holder=holder_name(one.speaker), via=tuple(each.name for each in one.via),
        stance=_stance(one), charge=one.accuses, presupposed=one.presupposed, quotation=quotation(one, entries),
        reference=reference_of(one.claim, entries), publisher=one.publisher or NO_PUBLISHER,
        origin=origins.get(one.origin) if one.origin else None, reliability=reviews.reliability(one),
        # What would follow from an act is no answer to who denies, wants or supposes it.
        verdict=one.verdict if one.stance == "asserts" else None,
        reviews=reviews_told(reviews.of(one.claim, *MARKING), {}, {}),
    )  # fmt: skip


def _day(one: Member) -> str:
    if one.said and (one.said.start or one.said.end):
        return interval_in_words(one.said.start, one.said.end)
    return interval_in_words(one.published, one.published)


def _stance(one: Member) -> StanceTold:
    word = wording().stance(one.stance, negated=one.negated)
    sign = wording().stances[one.stance].sign
    return StanceTold(
        stance=one.stance, word=word, sign=sign, claims=1, first=one.day, last=one.day,
        dated=days_in_words(one.day, one.day),
    )  # fmt: skip


def shortened(words: str) -> str:
    """Give words on one line, cut where they are very long; the passages have them in full."""
    told = " ".join(words.split())
    return told if len(told) <= LONGEST_WORDS else f"{told[:LONGEST_WORDS].rsplit(' ', 1)[0]} …"


def positions(
    thread: Thread, members: Sequence[Member], entries: Mapping[str, ClaimEntry]
) -> tuple[tuple[Position, ...], int]:
    """Tell where each holder stands, those who assert first, then those who deny, and how many are left out."""
    by_holder: dict[str, list[Member]] = defaultdict(list)
    for one in in_time(members):
        by_holder[holder_name(one.speaker)].append(one)
    ranked = sorted(by_holder.items(), key=lambda item: (_rank(item[1]), -len(item[1]), item[0]))
    told = tuple(_position(name, thread, found, entries) for name, found in ranked[:MOST_POSITIONS])
    return told, len(ranked) - len(told)


def _rank(members: Sequence[Member]) -> int:
    return min(STANCES.index(one.stance) for one in members)


def _position(name: str, thread: Thread, members: Sequence[Member], entries: Mapping[str, ClaimEntry]) -> Position:
    references = {one.claim: entries[one.claim].reference for one in members if one.claim in entries}
    stances = stances_of(members, references)
    first = next(one for one in members if one.stance == stances[0].stance)
    actors = thread.proposition.actors
    return Position(
        holder=name, party=members[0].speaker.party, stances=stances, quotation=quotation(first, entries),
        charged=members[0].speaker.key in actors or members[0].speaker.party in actors,
        reference=reference_of(first.claim, entries),
    )  # fmt: skip


def reference_of(claim: str, entries: Mapping[str, ClaimEntry]) -> Reference | None:
    """Give the way to a claim's words; None where the dossier does not have its document."""
    return entries[claim].reference if claim in entries else None
