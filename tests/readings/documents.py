"""Documents of one sentence, for tests of what is read from raw text."""

from __future__ import annotations

from treatywatch.records import DatePrecision, Document


def document(text: str, published: str | None = None, precision: DatePrecision = "day") -> Document:
    return Document(
        id="doc-1",
        source="test.txt",
        title=None,
        author=None,
        publisher=None,
        published=published,
        published_precision=precision if published else "unknown",
        published_basis="metadata" if published else "unknown",
        language="en",
        characters=len(text),
        sha256="0" * 64,
        text=text,
    )
