"""One short text with the records that a careful reader makes of it, for tests that need records and no model."""

from __future__ import annotations

import hashlib
from datetime import date

from treatywatch.records import (
    Claim,
    DateInterval,
    Document,
    DocumentRecords,
    Entity,
    Finding,
    Holder,
    Item,
    Name,
    Problem,
    ProvisionEffect,
    Quantity,
    Quote,
    Reading,
    Reason,
    Sentence,
    Span,
    Statement,
    TimeExpression,
    Word,
)

TEXT = "Ruritania tested a cruise missile in 2008, Washington said. Moscow denied it."
UNITED_STATES = Entity(id="USA", name="United States", type="state", state="USA")
RUSSIA = Entity(id="RUS", name="Russia", type="state", state="RUS")
RURITANIA = Entity(id=None, name="Ruritania", type="state")


def span(exact: str) -> Span:
    """Give the span of the words where they first stand in the text."""
    start = TEXT.index(exact)
    return Span.of(TEXT, start, start + len(exact))


def quote(exact: str) -> Quote:
    """Give the words with their neighbourhood."""
    start = TEXT.index(exact)
    return Quote.of(TEXT, start, start + len(exact))


DOCUMENT = Document(
    id="doc-1",
    source="note.txt",
    title=None,
    author=None,
    publisher=None,
    published="2014-07-30",
    published_precision="day",
    published_basis="argument",
    language="en",
    characters=len(TEXT),
    sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
    text=TEXT,
)

SAID = Statement(
    id="stm-1",
    document="doc-1",
    manner="indirect",
    source=span("Washington"),
    cue=span("said"),
    content=(span("Ruritania tested a cruise missile in 2008"),),
    speaker=UNITED_STATES,
    within=None,
)

YEAR = DateInterval(start=date(2008, 1, 1), end=date(2008, 12, 31), precision="year", text="2008", basis="explicit")

CHARGE = Claim(
    id="clm-1",
    document="doc-1",
    evidence=(quote("Ruritania tested a cruise missile in 2008"),),
    holders=(Holder(entity=UNITED_STATES, speech_act="assert", cue=span("said"), statement="stm-1", anonymous=False),),
    act="flight_test",
    polarity="positive",
    modality=("actual",),
    presupposed=False,
    condition=None,
    actor=(RURITANIA,),
    recipient=(),
    item=Item.model_validate(
        {"class": "missile", "kind": "cruise missile", "text": "a cruise missile", "span": span("a cruise missile")}
    ),
    treaties=("inf",),
    article=None,
    place=None,
    when=YEAR,
    said=None,
    quantities=(),
    plover="MOBILIZE",
    quad=4,
    confidence=0.8,
)

DENIAL = CHARGE.model_copy(
    update={
        "id": "clm-2",
        "evidence": (quote("Moscow denied it"),),
        "holders": (Holder(entity=RUSSIA, speech_act="deny", cue=span("denied"), statement=None, anonymous=False),),
        "polarity": "negative",
        "modality": ("actual", "possible"),
        "when": None,
    }
)

UNDECIDED = Finding(
    id="fnd-1",
    claim="clm-1",
    treaty="inf",
    on="2008-01-01/2008-12-31",
    treaty_status="in_force",
    verdict="undetermined",
    provisions=(ProvisionEffect(article="VI.1(a)", effect="forbids", truth="unknown"),),
    missing=("range capability: not stated",),
    reasons=(Reason(text="the range is not stated", truth="unknown", source="INF Art. II.6"),),
)

DOUBT = Problem(
    document="doc-1", where="characters 60 to 77", what="“it” may mean two things", remedy="read the sentence yourself"
)

_STARTS = [0, 10, 17, 19, 26, 34, 37, 41, 43, 54, 58, 60, 67, 74, 76]
_ENDS = [9, 16, 18, 25, 33, 36, 41, 42, 53, 58, 59, 66, 73, 76, 77]
_WORDS = tuple(
    Word(start, end, TEXT[start:end].lower(), "X", head, "dep")
    for start, end, head in zip(_STARTS, _ENDS, [1, 9, 4, 4, 1, 6, 1, 9, 9, -1, 9, 12, -1, 12, 12], strict=True)
)

READING = Reading(
    document="doc-1",
    words=_WORDS,
    sentences=(Sentence(0, 59, 0, 11), Sentence(60, 77, 11, 15)),
    name_spans=(),
    statements=(SAID,),
    names=(Name(document="doc-1", span=span("Moscow"), type="LOC", entity=RUSSIA),),
    times=(
        TimeExpression(
            document="doc-1",
            span=span("2008"),
            type="date",
            start=date(2008, 1, 1),
            end=date(2008, 12, 31),
            precision="year",
            value="2008",
            basis="explicit",
        ),
    ),
    quantities=(
        Quantity(document="doc-1", span=span("a"), comparator="=", low=1, high=1, unit=None, of="cruise missile"),
    ),
    model="0" * 64,
)

RECORDS = DocumentRecords(DOCUMENT, READING, (CHARGE, DENIAL), (), (UNDECIDED,), (DOUBT,))
