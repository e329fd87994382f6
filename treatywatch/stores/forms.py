"""How records and texts lie in a table: as JSON in ASCII and as compressed UTF-8.

Both hold every text that there is. PostgreSQL refuses a text with the character zero or half a surrogate pair in it.
"""

from __future__ import annotations

import json
import zlib
from datetime import date
from typing import NamedTuple, TypeVar

from treatywatch.records import Document, JsonObject, Record
from treatywatch.thread_records import Member

RecordT = TypeVar("RecordT", bound=Record)


class UnreadableError(ValueError):
    """Something stored is not what was stored."""


def written(record: Record) -> str:
    """Give a record as the JSON that is stored."""
    return json.dumps(record.to_json(), separators=(",", ":"))


def read(kind: type[RecordT], stored: str) -> RecordT:
    """Give a stored record back; raises UnreadableError."""
    return _made(kind, _parsed(stored))


class DatedClaim(NamedTuple):
    """A claim with the first and last day on which it may have been made; all of them may be unknown."""

    day: date | None
    until: date | None
    claim: str | None


def dated(member: Member) -> str | None:
    """Give days and claim of a member in one, so that the least is the first claim; `None` for one without a day."""
    return f"{member.day}..{member.last_day or ''}|{member.claim}" if member.day else None


def read_dated(stored: str | None) -> DatedClaim:
    """Give days and claim that were stored in one."""
    days, _, claim = (stored or "").partition("|")
    day, _, until = days.partition("..")
    first, last = (date.fromisoformat(one) if one else None for one in (day, until))
    return DatedClaim(first, last, claim or None)


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
