"""Makes claims, values and speakers by hand, so that a test can say what was stated, by whom, and when."""

from __future__ import annotations

from datetime import date

from treatywatch.records import Claim, DateInterval, Document, Entity, Holder, Interval, Item, Quantity, Quote, Span
from treatywatch.thread_records import Cell, Days, Facet, Speaker, Stance, StatedValue, Value

ARCADIA = Speaker(key="USA", name="United States", party="USA", type="state")
RURITANIA = Speaker(key="ruritania", name="Ruritania", party=None, type="organisation")
WIRE = Speaker(key="outlet:sample-wire", name="Sample Wire", party=None, type="outlet")


def day(text: str) -> date:
    """Read an ISO day."""
    return date.fromisoformat(text)


def days(start: str, end: str | None = None) -> Days:
    """Give the days from one to another, or one day."""
    return Days(start=day(start), end=day(end or start))


def interval(text: str, words: str, number: Interval) -> Interval:
    """Put an interval where its words stand in a text."""
    return number.model_copy(update={"span": span(text, words)})


def span(text: str, words: str) -> Span:
    """Give the first place of some words in a text."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def exactly(number: float) -> Interval:
    """Give the interval of one number."""
    return Interval(low=number, high=number)


def item_of(text: str, words: str, item_class: str = "missile", **slots: object) -> Item:
    """Make an item whose words stand in a text."""
    return Item.model_validate({"class": item_class, "text": words, "span": span(text, words), **slots})


def quantity_of(text: str, words: str, low: float | None, high: float | None, **slots: object) -> Quantity:
    """Make a quantity whose words stand in a text."""
    return Quantity.model_validate(
        {
            "document": "d",
            "span": span(text, words),
            "comparator": "=",
            "low": low,
            "high": high,
            "unit": None,
            "of": None,
        }
        | slots
    )


def when(text: str, start: str, end: str | None = None) -> DateInterval:
    """Make the time of an act as a text names it."""
    first, last = day(start), day(end or start)
    return DateInterval(start=first, end=last, precision="day", text=text, basis="explicit")


def claim_of(text: str, act: str, **slots: object) -> Claim:
    """Make a claim whose words are a whole text."""
    return Claim.model_validate(
        {
            "id": f"c-{text}", "document": "d", "evidence": (Quote.of(text, 0, len(text)),), "holders": (), "act": act,
            "polarity": "positive", "modality": ("actual",), "presupposed": False, "condition": None, "actor": (),
            "recipient": (), "item": None, "treaties": (), "article": None, "place": None, "when": None, "said": None,
            "quantities": (), "plover": "MOBILIZE", "quad": 4, "confidence": 1.0,
        }
        | slots
    )  # fmt: skip


def state(code: str, name: str) -> Entity:
    """Make a state that acts."""
    return Entity(id=code, name=name, type="state", state=code)


def held_by(name: str) -> tuple[Holder, ...]:
    """Make the one holder of a claim."""
    entity = Entity(id=None, name=name, type="person")
    return (Holder(entity=entity, speech_act="assert", cue=None, statement=None, anonymous=False),)


def document_on(published: str, publisher: str = "Sample Wire") -> Document:
    """Make a document that was published on a day."""
    return Document(
        id="d", source="sample.txt", title=None, author=None, publisher=publisher, published=published,
        published_precision="day", published_basis="metadata", language="en", characters=0, sha256="", text="",
    )  # fmt: skip


def number(low: float | None, high: float | None, text: str, facet: Facet = "count", **slots: object) -> Value:
    """Make a value of a number."""
    return Value.model_validate({"facet": facet, "low": low, "high": high, "text": text} | slots)


def stated(
    value: Value, speaker: Speaker = ARCADIA, on: str | None = "2017-03-07", stance: Stance = "asserts"
) -> StatedValue:
    """Say who states a value, and when."""
    first = day(on) if on else None
    return StatedValue(value, speaker, stance, 1, first, first, f"c-{speaker.key}-{value.text}-{on}", value.key)


def cell(stance: Stance, first: str, last: str | None = None, speaker: Speaker = ARCADIA, **slots: bool) -> Cell:
    """Make the cell of one speaker and stance."""
    return Cell(
        speaker, stance, slots.get("negated", False), slots.get("accuses", False), None, 1, day(first),
        day(last or first), f"c-{stance}-{first}", f"c-{stance}-{last or first}",
    )  # fmt: skip
