"""Keeps the language model busy: while one document goes through the other stages, the model reads the next ones.

The model runs in threads of its own, outside Python's lock; all else is done here, one document after another, so the
records are the same, and come in the same order, as if nothing had been begun.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable

from treatywatch.readings.model import Model
from treatywatch.readings.reading import Begun, begin
from treatywatch.records import Document, DocumentRecords, Problem

#: Documents are begun until those that wait have this many characters, about six news articles: enough for the model's
#: threads while the longest of them goes through the other stages, and little memory.
CHARACTERS = 40_000


Given = Document | DocumentRecords | Problem


def begun_ahead(documents: Iterable[Given], model: Model) -> Generator[tuple[Given, Begun | None]]:
    """Give documents as they come, each with what the model has begun of it, and with those after it begun.

    What is no document to be read passes through in its place.
    """
    source = iter(documents)
    waiting: deque[tuple[Given, Begun | None]] = deque()
    try:
        while True:
            while sum(_characters(found) for found, _ in waiting) < CHARACTERS:
                found = next(source, None)
                if found is None:
                    break
                waiting.append((found, _begun(found, model)))
            if not waiting:
                return
            yield waiting.popleft()
    finally:
        for _, begun in waiting:
            if begun is not None:
                begun.cancel()


def _characters(found: Given) -> int:
    """How much a document counts; one without text counts as well, so that they cannot pile up."""
    return max(1_000, len(found.text)) if isinstance(found, Document) else 1_000


def _begun(found: Given, model: Model) -> Begun | None:
    """Begin with a document; a fault comes up again where the document is read, and is told there."""
    if not isinstance(found, Document):
        return None
    try:
        return begin(found, model)
    except Exception:  # noqa: BLE001 (it must not hit the document before, which is still being read)
        return None
