"""Builders for records that dossiers are made from; texts, speakers and publishers are made up."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from treatywatch.dossiers.sections import Making
from treatywatch.records import (
    Claim,
    DateInterval,
    DatePrecision,
    Description,
    DescriptionTopic,
    DescriptionVerdict,
    Document,
    DocumentRecords,
    Entity,
    Finding,
    Holder,
    Item,
    Modality,
    Phase,
    Polarity,
    Problem,
    ProvisionEffect,
    Quote,
    Reading,
    Reason,
    Sentence,
    Span,
    SpeechAct,
    Verdict,
    content_id,
    days_of,
)  # fmt: skip
from treatywatch.treaties.packs import Pack

TODAY = date(2026, 1, 15)
RUS = Entity(id="RUS", name="Russia", type="state", state="RUS")
USA = Entity(id="USA", name="United States", type="state", state="USA")
NATO = Entity(id="NATO", name="NATO", type="organisation")
CHN = Entity(id="CHN", name="China", type="state", state="CHN")
OFFICIAL = Entity(id=None, name="a senior official", type="anonymous", state="USA", role="official")
ANALYST = Entity(id="mara-lindqvist", name="Mara Lindqvist", type="person", state=None, role="analyst")


Voices = Sequence[tuple[Entity | None, SpeechAct]]


class Details(TypedDict, total=False):
    """What a claim may have besides its act and words."""

    by: Voices
    actor: Sequence[Entity]
    recipient: Sequence[Entity]
    item: tuple[str, str | None] | None
    polarity: Polarity
    modality: tuple[Modality, ...]
    phase: Phase | None
    presupposed: bool
    treaties: tuple[str, ...]
    when: str | None
    said: str | None
    verdict: tuple[Verdict, tuple[str, ...], tuple[str, ...]] | None


@dataclass(frozen=True)
class Said:
    """A claim as a builder takes it: the words, the act, and what else is known."""

    words: str
    act: str
    details: Details


def said(words: str, act: str, **details: Unpack[Details]) -> Said:
    """Note a claim by the words that carry it."""
    return Said(words, act, details)


@dataclass(frozen=True)
class Described:
    """A description as a builder takes it."""

    words: str
    topic: DescriptionTopic
    stated: str
    verdict: DescriptionVerdict
    reason: str = "compared with the treaty"


def interval(text: str | None) -> DateInterval | None:
    """Read `2008`, `2019-02`, `2019-02-02`, or words that name no day."""
    if text is None:
        return None
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", text):
        return DateInterval(start=None, end=None, precision="unknown", text=text, basis="unresolved")
    precision: DatePrecision = ("year", "month", "day")[text.count("-")]
    start, end = days_of(text, precision)
    return DateInterval(start=start, end=end, precision=precision, text=text, basis="explicit")


def document(text: str, publisher: str | None = "The Harbour Gazette", published: str | None = "2019-02-03",
             title: str | None = "A treaty in question") -> Document:  # fmt: skip
    """Make a document of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=content_id("document", digest, publisher, title), source=f"texts/{digest[:8]}.txt", title=title, author=None,
        publisher=publisher, published=published,
        published_precision=("year", "month", "day")[published.count("-")] if published else "unknown",
        published_basis="argument" if published else "unknown", language="en", characters=len(text), sha256=digest,
        text=text,
    )  # fmt: skip


def reading(of: Document) -> Reading:
    """Cut a text into sentences, good enough to quote from."""
    sentences = tuple(
        Sentence(match.start(), match.end(), 0, 0) for match in re.finditer(r"[^\s].*?[.!?]”?(?=\s|$)|\S.+", of.text)
    )
    return Reading(document=of.id, words=(), sentences=sentences, name_spans=(), statements=(), model="0" * 64)


def claim(of: Document, one: Said) -> Claim:
    """Make a claim on words that stand in the document."""
    start = of.text.index(one.words)
    quote = Quote.of(of.text, start, start + len(one.words))
    details = one.details
    holders = tuple(
        Holder(entity=entity, speech_act=act, cue=None, statement=None,
               anonymous=entity is None or entity.type == "anonymous")
        for entity, act in details.get("by", ())
    )  # fmt: skip
    text, system = details.get("item") or (None, None)
    item = None
    if text is not None:
        item_class = "launcher" if "launcher" in text else "missile"
        item = Item(item_class=item_class, system=system, text=text, span=Span.of(of.text, start, start + 1))
    return Claim(
        id=content_id("claim", of.id, start, one.words, one.act, str(details)), document=of.id, evidence=(quote,),
        holders=holders, act=one.act, polarity=details.get("polarity", "positive"),
        modality=details.get("modality", ("actual",)), phase=details.get("phase"),
        presupposed=details.get("presupposed", False), condition=None, actor=tuple(details.get("actor", ())),
        recipient=tuple(details.get("recipient", ())), item=item, treaties=details.get("treaties", ("inf",)),
        article=None, place=None, when=interval(details.get("when")), said=interval(details.get("said")),
        quantities=(), plover="MOBILIZE", quad=4, confidence=0.8,
    )  # fmt: skip


def finding(of: Claim, verdict: tuple[Verdict, tuple[str, ...], tuple[str, ...]]) -> Finding:
    """Make a finding with a small tree of reasons."""
    name, provisions, missing = verdict
    truth = "unknown" if name == "undetermined" else "true"
    quote = of.evidence[0]
    fact = Reason(text="what is said of the item", truth=truth, source="INF Art. II",
                  span=Span(start=quote.start, end=quote.end, exact=quote.exact))  # fmt: skip
    return Finding(
        id=content_id("finding", of.id, "inf"), claim=of.id, treaty="inf",
        on="2008-01-01/2008-12-31" if of.when else None, treaty_status="in_force", verdict=name,
        provisions=tuple(ProvisionEffect(article=article, effect="prohibits", truth=truth) for article in provisions),
        missing=missing,
        reasons=(
            Reason(text=f"the act is {of.act.replace('_', ' ')}", truth="true", source="the claim"),
            Reason(text="the item is one that the treaty limits", truth=truth, source="INF Art. II", reasons=(fact,)),
        ),
    )  # fmt: skip


def records(
    of: Document, claims: Sequence[Said] = (), descriptions: Sequence[Described] = (), problems: Sequence[Problem] = ()
) -> DocumentRecords:
    """Make all records of one document."""
    made = tuple(claim(of, one) for one in claims)
    findings = tuple(
        finding(made_claim, verdict)
        for made_claim, one in zip(made, claims, strict=True)
        if (verdict := one.details.get("verdict"))
    )
    return DocumentRecords(
        document=of, reading=reading(of), claims=made, findings=findings, problems=tuple(problems),
        descriptions=tuple(description(of, one) for one in descriptions),
    )  # fmt: skip


def description(of: Document, one: Described) -> Description:
    """Make a description on words that stand in the document."""
    start = of.text.index(one.words)
    return Description(
        id=content_id("description", of.id, start, one.topic), document=of.id,
        evidence=(Quote.of(of.text, start, start + len(one.words)),), holders=(), treaty="inf", topic=one.topic,
        stated=one.stated, verdict=one.verdict, reason=one.reason, provisions=("INF Art. VI.1",),
    )  # fmt: skip


def pack() -> Pack:
    """Give a small pack with the life of a treaty, enough for a dossier and not for findings."""
    basis = {"source": "text", "confidence": "verified-in-source"}
    return Pack.model_validate(
        {
            "id": "inf", "name": "Treaty on the Elimination of Intermediate-Range and Shorter-Range Missiles",
            "short_name": "INF Treaty", "revision": 1, "form": "bilateral", "summary": "Bans a class of missiles.",
            "sources": {"text": {"title": "Text of the treaty", "url": "https://example.org/inf"}},
            "parties": [
                {"state": "USA", "name": "United States", "since": date(1988, 6, 1), "basis": "signed", **basis},
                {"state": "RUS", "name": "Russia", "since": date(1991, 12, 26), "basis": "continues", **basis},
            ],
            "life": [
                {"on": date(1987, 12, 8), "status": "signed", "what": "Signed in Washington.", **basis},
                {"on": date(1988, 6, 1), "status": "in_force", "what": "Entered into force.", "article": "I", **basis},
                {"on": date(1991, 5, 11), "what": "Last missile eliminated.", "article": "I", "source": "text",
                 "confidence": "from-memory"},
                {"on": date(2019, 2, 2), "party": "USA", "status": "withdrawal_pending",
                 "what": "notice of withdrawal given", "article": "XV.2", **basis},
                {"on": date(2019, 8, 2), "status": "terminated", "what": "The treaty ended.", **basis},
            ],
            "scope": {"article": "I", "text": "missiles", "when": {"basing": ["ground"]}, **basis},
            "provisions": [],
        }
    )  # fmt: skip


def making() -> Making:
    """Give the circumstances of a made-up run."""
    return Making(
        today=TODAY, version="0.1.0", pack="inf, revision 1", pack_sha256="a" * 64, model_sha256="b" * 64,
        model_card=(("Trained on", "openly licensed corpora"), ("Parameters", "22 million")),
        command="treatywatch report inf texts/",
    )  # fmt: skip
