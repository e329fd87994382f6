"""Where the paragraphs of a text are, whether it is hard-wrapped or not."""

from __future__ import annotations

import re

#: A longer paragraph is divided at sentence ends: a text without line breaks would be one paragraph.
LONGEST_PARAGRAPH = 2_500
#: A text with a longer line than this is not hard-wrapped, so each of its lines is a paragraph.
LONGEST_WRAPPED_LINE = 200

_BLANK_LINE = re.compile(r"(?:[^\S\n\r]*(?:\r\n|\n|\r)){2,}|[\f\v]+")
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"’'])\s+(?=[^\sa-z])")
_LINE_END = re.compile(r"[\n\r\f\v]+")


def paragraph_ranges(text: str) -> list[tuple[int, int]]:
    """Cut a text into paragraphs without the space around them, as (start, end) offsets in order."""
    wrapped = max((len(line) for line in text.splitlines()), default=0) <= LONGEST_WRAPPED_LINE
    separator = _BLANK_LINE if wrapped and _BLANK_LINE.search(text) else _LINE_END
    ranges: list[tuple[int, int]] = []
    at = 0
    for match in separator.finditer(text):
        ranges.append((at, match.start()))
        at = match.end()
    ranges.append((at, len(text)))
    divided = (part for start, end in ranges for part in _divided(text, start, end))
    trimmed = (_trimmed(text, start, end) for start, end in divided)
    return [(start, end) for start, end in trimmed if start < end]


def _divided(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if end - start <= LONGEST_PARAGRAPH:
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    for match in _SENTENCE_END.finditer(text, start, end):
        if match.start() - start >= LONGEST_PARAGRAPH // 2:
            parts.append((start, match.start()))
            start = match.end()
    return [*parts, (start, end)]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
