"""How records and texts lie in a table: as JSON in ASCII and as compressed UTF-8.

Both hold every text that there is. PostgreSQL refuses a text with the character zero or half a surrogate pair in it.
"""

from __future__ import annotations

import json
import zlib
from typing import TypeVar

from treatywatch.records import Document, Record

RecordT = TypeVar("RecordT", bound=Record)


def written(record: Record) -> str:
    """Give a record as the JSON that is stored."""
    return json.dumps(record.to_json(), separators=(",", ":"))


def read(kind: type[RecordT], stored: str) -> RecordT:
    """Give a stored record back."""
    return kind.model_validate(json.loads(stored))


def packed(text: str) -> bytes:
    """Give a text as the bytes that are stored."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(stored: bytes) -> str:
    """Give a stored text back."""
    return zlib.decompress(stored).decode("utf-8", "surrogatepass")


def read_document(record: str, text: bytes) -> Document:
    """Give a stored document back, whose text lies beside it."""
    return Document.model_validate({**json.loads(record), "text": unpacked(text)})
