"""Makes articles with the claims that a reader finds in them, and adds them to records: no model takes part."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from treatywatch.exports.record.forms import Answer, answer_json
from treatywatch.records import (
    Claim,
    Copy,
    DateInterval,
    DatePrecision,
    Document,
    DocumentRecords,
    Entity,
    Holder,
    Item,
    JsonObject,
    Quote,
    Reading,
    Span,
    SpeechAct,
    content_id,
)
from treatywatch.runs.adding import put
from treatywatch.runs.pipeline import findings_of
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.versions import versions
from treatywatch.settings import Settings
from treatywatch.stores import claims, documents, threads
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Member, Versions
from treatywatch.treaties.packs import ShippedPacks

PACKS = ShippedPacks()
#: How precise a date is, by how many characters it has.
PRECISIONS: dict[int, DatePrecision] = {0: "unknown", 4: "year", 7: "month", 10: "day"}
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va", "we", "xi")


class Stated(NamedTuple):
    """A claim: who is said to have done what, when, by whom."""

    act: str = "flight_test"
    actor: str = "RUS"
    #: `None`: the text says so in its own voice.
    speaker: str | None = "USA"
    when: str | None = None
    #: The last day, where it is another.
    until: str | None = None
    system: str | None = "9m729"
    treaty: str | None = None
    denies: bool = False
    number: int | None = None
    confidence: float = 0.9
    #: The place of the claim of the article to which the act is said to be a reply, or which is its condition.
    reply_to: int | None = None
    only_if: int | None = None


def article(
    name: str,
    *stated: Stated,
    published: str | None = "2017-03-08",
    publisher: str | None = "Sample Wire",
    text: str | None = None,
) -> DocumentRecords:
    """Make an article of one sentence for each claim, and one more; the same name gives the same words."""
    sentences = [_sentence(name, place) for place in range(len(stated) + 1)]
    written = "\n".join(sentences) if text is None else text
    digest = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()
    source = f"{name}.txt"
    document = Document(
        id=content_id("document", digest), source=source, title=f"On {name}", author=None, publisher=publisher,
        published=published, published_precision=PRECISIONS[len(published or "")],
        published_basis="metadata" if published else "unknown", language="en", characters=len(written), sha256=digest,
        sources=(source,), copies=(Copy(source=source, publisher=publisher, published=published, sha256="0" * 64),),
        text=written,
    )  # fmt: skip
    starts = [sum(len(one) + 1 for one in sentences[:place]) for place in range(len(sentences))]
    found = tuple(
        _claim(document, one, start, start + len(sentence))
        for one, start, sentence in zip(stated, starts, sentences, strict=False)
    )
    return with_claims(document, [_tied(claim, one, found) for claim, one in zip(found, stated, strict=True)])


def _tied(claim: Claim, stated: Stated, found: Sequence[Claim]) -> Claim:
    """Tie a claim to the one that its act answers, and to the one on which it depends."""
    ties = {"response_to": stated.reply_to, "condition": stated.only_if}
    return claim.model_copy(update={slot: found[place].id for slot, place in ties.items() if place is not None})


def with_claims(document: Document, found: Sequence[Claim]) -> DocumentRecords:
    """Make the records of a document with some claims, held against the treaties."""
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="none")
    return DocumentRecords(document, reading, tuple(found), (), tuple(findings_of(found, document, PACKS)), ())


def _sentence(name: str, place: int) -> str:
    choice = random.Random(f"{name} {place}")  # noqa: S311 (nothing is kept secret by it)
    words = ["".join(choice.choices(SYLLABLES, k=choice.randint(1, 3))) for _ in range(14)]
    return f"The missile {' '.join(words)}."


def _claim(document: Document, stated: Stated, start: int, end: int) -> Claim:
    speech_act: SpeechAct = "deny" if stated.denies else "assert"
    when = None
    if stated.when:
        last = stated.until or stated.when
        when = DateInterval.model_validate(
            {"start": stated.when, "end": last, "precision": "day", "text": stated.when, "basis": "explicit"}
        )
    holders: tuple[Holder, ...] = ()
    if stated.speaker is not None:
        speaker = _state(stated.speaker)
        holders = (Holder(entity=speaker, speech_act=speech_act, cue=None, statement=None, anonymous=False),)
    item = Item.model_validate(
        {
            "class": "missile", "system": stated.system, "text": "The missile",
            "span": Span.of(document.text, start, start + len("The missile")),
            "count": {"low": stated.number, "high": stated.number} if stated.number else None,
        }
    )  # fmt: skip
    return Claim(
        id=content_id("claim", document.id, start, end, stated.act, stated.actor), document=document.id,
        evidence=(Quote.of(document.text, start, end),),
        holders=holders,
        act=stated.act, polarity="negative" if stated.denies else "positive", modality=("actual",), presupposed=False,
        condition=None, actor=(_state(stated.actor),), recipient=(), item=item if stated.system else None,
        treaties=(stated.treaty,) if stated.treaty else (), article=None, place=None, when=when, said=None,
        quantities=(), plover="MOBILIZE", quad=4, confidence=stated.confidence,
    )  # fmt: skip


def _state(code: str) -> Entity:
    return Entity(id=code, name=code, type="state", state=code)


def noon(day: str) -> datetime:
    """Give a day's noon in UTC."""
    return datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)


@cache
def used() -> Versions:
    """Give what documents are read with here."""
    return versions(Settings())


def add(store: Store, *found: DocumentRecords, on: str = "2026-01-01") -> None:
    """Add articles to a record on a day, and tell its threads."""
    for one in found:
        with store.writing() as connection:
            put(connection, one, used(), PACKS, noon(on))
    refresh(store, noon(on).date())


def as_json(answer: Answer) -> JsonObject:
    """Give an answer as JSON."""
    found: JsonObject = json.loads(answer_json(answer))
    return found


def threads_in(store: Store, found: DocumentRecords) -> list[str]:
    """Give the threads in which the claims of an article are, in the order of the claims."""
    with store.reading() as connection:
        members = {one.claim: one for _, one in threads.members_in(connection, found.document.id)}
    return [str(members[claim.id].thread) for claim in found.claims if claim.id in members]


def members_in(store: Store, found: DocumentRecords) -> list[Member]:
    """Give the members that the claims of an article are."""
    with store.reading() as connection:
        return [one for _, one in threads.members_in(connection, found.document.id)]


def held(store: Store) -> tuple[list[str], list[str]]:
    """Give the ids of the documents and claims that a record holds."""
    with store.reading() as connection:
        identities = sorted(documents.document_ids(connection))
        return identities, sorted(one.id for each in identities for one in claims.claims_of(connection, each))
