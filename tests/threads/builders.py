"""Makes claims, findings, members and counted cells by hand, so that a test says only what it is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tests.builders import document_of
from treatywatch.records import (
    Claim,
    DateInterval,
    Document,
    DocumentRecords,
    Entity,
    Finding,
    Holder,
    Item,
    Quote,
    Reading,
    Reason,
    Span,
    SpeechAct,
    Verdict,
)
from treatywatch.thread_records import Cell, Days, Grade, Member, Proposition, Speaker, Stance
from treatywatch.threads.summary import ThreadFacts

TEXT = "Ruritania has tested the missile, the minister said."


def state(code: str, role: str | None = None) -> Entity:
    """Make a state, or an organ of it by a role."""
    return Entity(id=code, name=code, type="state", state=code, role=role)


def person(name: str, code: str | None, role: str | None) -> Entity:
    """Make a person of a state in an office."""
    return Entity(id=name.lower().replace(" ", "-"), name=name, type="person", state=code, role=role)


def unnamed(words: str, code: str | None = None, role: str | None = None) -> Entity:
    """Make somebody whom the text does not name."""
    return Entity(id=None, name=words, type="anonymous", state=code, role=role)


def item_of(item_class: str, text: str = "the missile", **attributes: Any) -> Item:  # noqa: ANN401 - as the record's
    """Make an item with the attributes that a text states."""
    span = Span(start=0, end=len(text), exact=text)
    return Item.model_validate({"class": item_class, "text": text, "span": span, **attributes})


def on(start: str, end: str | None = None) -> DateInterval:
    """Make a date or a stretch of days that a text states."""
    return DateInterval(
        start=date.fromisoformat(start), end=date.fromisoformat(end or start), precision="day", text=start,
        basis="explicit",
    )  # fmt: skip


def said_by(entity: Entity | None, speech_act: SpeechAct = "assert") -> Holder:
    """Make a holder of a claim."""
    return Holder(entity=entity, speech_act=speech_act, cue=None, statement=None, anonymous=entity is None)


def claim_of(act: str, *actors: Entity, **slots: Any) -> Claim:  # noqa: ANN401 - as the record's
    """Make a claim that some actors did an act; slots are the record's own."""
    quote = Quote(start=0, end=len(TEXT), exact=slots.pop("words", TEXT), prefix="", suffix="")
    usual: dict[str, object] = {
        "id": "c1", "document": "d1", "evidence": (quote,), "holders": (), "polarity": "positive",
        "modality": ("actual",), "presupposed": False, "condition": None, "recipient": (), "item": None,
        "treaties": (), "article": None, "place": None, "when": None, "said": None, "quantities": (),
        "plover": "MOBILIZE", "quad": 4, "confidence": 0.9,
    }  # fmt: skip
    return Claim.model_validate({**usual, "act": act, "actor": actors, **slots})


def text_of(published: str | None = None, publisher: str | None = None, voice: Entity | None = None) -> Document:
    """Make the document in which the claims stand."""
    return document_of(TEXT, published, voice).model_copy(update={"publisher": publisher})


def finding_of(claim: Claim, treaty: str, verdict: Verdict = "undetermined") -> Finding:
    """Make a finding on a claim."""
    return Finding(
        id=f"{claim.id}-{treaty}", claim=claim.id, treaty=treaty, on=None, treaty_status=None, verdict=verdict,
        provisions=(), missing=(), reasons=(Reason(text="for a test"),),
    )  # fmt: skip


def records_of(document: Document, claims: Sequence[Claim], findings: Sequence[Finding] = ()) -> DocumentRecords:
    """Make the records of a document."""
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="test")
    return DocumentRecords(document, reading, tuple(claims), (), tuple(findings), ())


RUSSIA = Speaker(key="RUS", name="Russia", party="RUS", type="state")
AMERICA = Speaker(key="USA", name="United States", party="USA", type="state")
GAZETTE = Speaker(key="outlet:gazette", name="Gazette", party=None, type="outlet")

TESTED = Proposition(actors=("RUS",), act="flight_test", subject="system:9m729")
VIOLATED = Proposition(actors=("RUS",), act="violate", subject="treaty:inf")


def member_of(claim: str, when: tuple[str, str] | None = None, **slots: Any) -> Member:  # noqa: ANN401
    """Make a member of the thread on a missile's flight-tests; slots are the record's own."""
    days = Days(start=date.fromisoformat(when[0]), end=date.fromisoformat(when[1])) if when else None
    usual: dict[str, object] = {
        "claim": claim, "document": "d1", "proposition": TESTED, "occurs": "repeatedly", "stance": "asserts",
        "speaker": GAZETTE, "when": days, "words": TEXT, "start": 0, "end": len(TEXT), "confidence": 0.9,
    }  # fmt: skip
    return Member.model_validate({**usual, **slots})


def cell_of(speaker: Speaker, stance: Stance, first: str | None = None, **slots: Any) -> Cell:  # noqa: ANN401
    """Make counted members: one claim of a day, unless the slots say otherwise."""
    day = date.fromisoformat(first) if first else None
    usual: Mapping[str, Any] = {
        "negated": False, "accuses": False, "origin": None, "claims": 1, "first": day, "first_until": day, "last": day,
        "first_claim": f"{speaker.key}-{stance}-{first}", "last_claim": f"{speaker.key}-{stance}-{first}",
    }  # fmt: skip
    return Cell(speaker=speaker, stance=stance, **{**usual, **slots})


def facts_of(about: Proposition = VIOLATED, **slots: Any) -> ThreadFacts:  # noqa: ANN401 - as the record's
    """Make what is known of a thread beside its members."""
    usual: Mapping[str, Any] = {
        "id": "thread-1", "when": None, "treaties": ("inf",), "documents": 2, "outlets": 2, "since": date(2024, 1, 1),
        "grade": Grade(credibility=None, reason="for a test"),
    }  # fmt: skip
    return ThreadFacts(proposition=about, **{**usual, **slots})
