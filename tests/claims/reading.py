"""Reads a text of a test with the shipped model, so that cases can be written as plain sentences."""

from __future__ import annotations

from functools import cache

from treatywatch.claims.extraction import extract
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.reading import read
from treatywatch.records import Claim, Document, Reading, content_id
from treatywatch.settings import Settings


@cache
def model() -> Model:
    """Give the shipped model, loaded once."""
    return Model.load(Settings())


def document_of(text: str, published: str | None = None) -> Document:
    """Make a document of a text without a file."""
    return Document(
        id=content_id("d", text),
        source="test",
        title=None,
        author=None,
        publisher=None,
        published=published,
        published_precision="day" if published else "unknown",
        published_basis="argument" if published else "unknown",
        language="en",
        characters=len(text),
        sha256="",
        text=text,
    )


def read_text(text: str, published: str | None = None) -> tuple[Document, Reading]:
    """Read a text as the pipeline does."""
    document = document_of(text, published)
    reading, _ = read(document, model())
    return document, link(document, reading)


def claims_of(text: str, published: str | None = None) -> tuple[Claim, ...]:
    """Give the claims in a text."""
    return extract(*read_text(text, published))
