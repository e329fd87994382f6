"""What reviewers decided about claims, as gold rows against which the reader is measured (`evals.score_claims`).

A claim that was accepted or corrected is a row of gold; one that was rejected is none. The stretches that a reviewer
looked at are `region` rows, so that nothing else of the document counts; claims that start in them and that nobody has
looked at are `optional`: neither missed nor spurious. A row holds no text, only the text's hash and offsets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from treatywatch.records import Claim, DateInterval, Document, Entity, Holder, Item, JsonObject

__all__ = ["Judged", "gold_rows"]


class Judged(NamedTuple):
    """A claim as it was read, and as it stands after review: `None` where it was rejected."""

    read: Claim
    stands: Claim | None


def gold_rows(document: Document, judged: Sequence[Judged], others: Sequence[Claim]) -> Iterator[JsonObject]:
    """Give the rows of one document; `others` are its claims that nobody has decided about."""
    regions = sorted({stretch(claim) for one in judged for claim in one if claim is not None})
    for number, (start, end) in enumerate(regions):
        yield {"kind": "region", "document": document.sha256, "id": f"region-{number}", "start": start, "end": end}
    for one in judged:
        if one.stands is not None:
            yield gold_row(document, one.stands)
    for claim in others:
        start = claim.evidence[0].start
        if any(first <= start < last for first, last in regions):
            yield {**gold_row(document, claim), "optional": True}


def gold_row(document: Document, claim: Claim) -> JsonObject:
    """Give a claim as a gold row."""
    start, end = stretch(claim)
    return {
        "kind": "claim",
        "document": document.sha256,
        "id": claim.id,
        "start": start,
        "end": end,
        "act": claim.act,
        "polarity": claim.polarity,
        "modality": list(claim.modality),
        "phase": claim.phase,
        "presupposed": claim.presupposed,
        "condition": claim.condition,
        "actor": ids(claim.actor),
        "recipient": ids(claim.recipient),
        "item": item_of(claim.item),
        "treaties": list(claim.treaties),
        "place": list(claim.place.states) if claim.place else [],
        "holders": [holder_of(holder) for holder in claim.holders],
        "when": days_of(claim.when),
        "said": days_of(claim.said),
    }


def stretch(claim: Claim) -> tuple[int, int]:
    """Give where a claim's words start and end."""
    return min(quote.start for quote in claim.evidence), max(quote.end for quote in claim.evidence)


def ids(parties: Sequence[Entity]) -> list[str]:
    """Give the ids of those who have one."""
    return [party.id for party in parties if party.id is not None]


def item_of(item: Item | None) -> JsonObject | None:
    """Give the item with the attributes that are scored."""
    if item is None:
        return None
    kept = ("class", "classes", "kind", "basing", "system")
    return {key: value for key, value in item.to_json().items() if key in kept}


def holder_of(holder: Holder) -> JsonObject:
    """Give a holder by id, or by name where there is none; nobody where the text does not say who it is."""
    who = holder.entity
    named = None if who is None or holder.anonymous else who.id or who.name
    state = who.state if who else None
    return {"entity": named, "state": state, "speech_act": holder.speech_act, "anonymous": holder.anonymous}


def days_of(when: DateInterval | None) -> list[str | None] | None:
    """Give the first and last day; nothing where neither is known."""
    if when is None or (when.start is None and when.end is None):
        return None
    return [day.isoformat() if day else None for day in (when.start, when.end)]
