"""Finds what stands between quotation marks, in every style of marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

__all__ = ["Quotations"]

OPENING = {"\u201c": "\u201d", "\u00ab": "\u00bb", "\u201e": "\u201d\u201c", "\u2018": "\u2019"}
PARAGRAPH = re.compile(r"[^\n]+")


class Quotations:
    """The stretches of a text that stand between quotation marks, marks included."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [span for match in PARAGRAPH.finditer(text) for span in quoted(text, *match.span())]
        self.starts = [start for start, _ in self.spans]

    def inside(self, offset: int) -> bool:
        """Whether a character stands between quotation marks."""
        place = bisect_right(self.starts, offset) - 1
        return place >= 0 and offset < self.spans[place][1]

    def share(self, spans: Iterable[tuple[int, int]]) -> float:
        """How much of some stretches of text is quoted, counted in letters and digits."""
        counted = within = 0
        for start, end in spans:
            counted += self._letters(start, end)
            for place in range(max(bisect_right(self.starts, start) - 1, 0), len(self.spans)):
                first, last = self.spans[place]
                if first >= end:
                    break
                within += self._letters(max(first, start), min(last, end))
        return within / counted if counted else 0.0

    def _letters(self, start: int, end: int) -> int:
        return sum(map(str.isalnum, self.text[start:end])) if start < end else 0


def closes(text: str, at: int, end: int) -> bool:
    """Whether a single mark can close a quotation: something before it, and no letter after it."""
    return at > 0 and not text[at - 1].isspace() and (at + 1 >= end or not text[at + 1].isalnum())


def opens(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight mark can open a quotation: nothing before it that it could close, and a word after it."""
    before = at == start or text[at - 1].isspace() or text[at - 1] in "([\u2014\u2013-\"'\u2018\u201c"
    return before and at + 1 < end and not text[at + 1].isspace()


def quoted(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The quotations of one paragraph; one that is still open at its end runs on to the next paragraph, as is usual."""
    spans = []
    opened, closers = -1, ""
    for at in range(start, end):
        sign = text[at]
        if opened < 0:
            if sign in OPENING:
                opened, closers = at, OPENING[sign]
            elif sign in "\"'" and opens(text, at, start, end):
                opened, closers = at, sign
        elif sign in closers and (sign not in "'\u2019" or closes(text, at, end)):
            spans.append((opened, at + 1))
            opened = -1
    if opened >= 0 and text[opened] not in "'\u2018":
        spans.append((opened, end))
    return spans
