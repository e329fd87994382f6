"""How records and texts lie in a table: as JSON in ASCII and as compressed UTF-8.

Both hold every text that there is. PostgreSQL refuses a text with the character zero or half a surrogate pair in it.
"""

from __future__ import annotations

import json
import zlib
from typing import TypeVar

from treatywatch.records import Document, JsonObject, Record

RecordT = TypeVar("RecordT", bound=Record)


class UnreadableError(ValueError):
    """Something stored is not what was stored."""


def written(record: Record) -> str:
    """Give a record as the JSON that is stored."""
    return json.dumps(record.to_json(), separators=(",", ":"))


def read(kind: type[RecordT], stored: str) -> RecordT:
    """Give a stored record back; raises UnreadableError."""
    return _made(kind, _parsed(stored))


def packed(text: str) -> bytes:
    """Give a text as the bytes that are stored."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(stored: bytes) -> str:
    """Give a stored text back; raises UnreadableError."""
    try:
        return zlib.decompress(stored).decode("utf-8", "surrogatepass")
    except (zlib.error, ValueError, TypeError) as fault:
        raise UnreadableError(f"a text cannot be unpacked: {fault}") from fault


def read_document(record: str, text: bytes) -> Document:
    """Give a stored document back, whose text lies beside it; raises UnreadableError."""
    return _made(Document, {**_parsed(record), "text": unpacked(text)})


def _parsed(stored: str) -> JsonObject:
    try:
        parsed: JsonObject = json.loads(stored)
    except (ValueError, TypeError) as fault:
        raise UnreadableError(f"a record is no JSON: {fault}") from fault
    return parsed


def _made(kind: type[RecordT], content: JsonObject) -> RecordT:
    try:
        return kind.model_validate(content)
    except ValueError as fault:
        raise UnreadableError(f"it is no {kind.__name__.lower()}: {fault}") from fault
