"""The quoted words in their sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from treatywatch.dossiers.sentences import Quotation, Segment
from treatywatch.records import Document, Quote, Reading

#: Sentences longer than this are cut down to the neighbourhood of the evidence.
LONGEST = 700
NEIGHBOURHOOD = 160


def quote(document: Document, reading: Reading, evidence: Sequence[Quote]) -> Quotation:
    """Cut out the sentences that hold the evidence, and mark the evidence in them."""
    ordered = sorted((one.start, one.end) for one in evidence)
    first, last = ordered[0][0], max(end for _, end in ordered)
    start, end = _sentence_bounds(document.text, reading, first, last)
    cut_before = end - start > LONGEST and first - start > NEIGHBOURHOOD
    cut_after = end - start > LONGEST and end - last > NEIGHBOURHOOD
    start = _word_start(document.text, first - NEIGHBOURHOOD) if cut_before else start
    end = _word_end(document.text, last + NEIGHBOURHOOD) if cut_after else end
    segments = [
        *([Segment(text="… ", marked=False)] if cut_before else []),
        *_segments(document.text, start, end, ordered),
        *([Segment(text=" …", marked=False)] if cut_after else []),
    ]
    return Quotation(segments=tuple(segments))


def _sentence_bounds(text: str, reading: Reading, first: int, last: int) -> tuple[int, int]:
    starts = [sentence.start for sentence in reading.sentences]
    at_first, at_last = bisect_right(starts, first) - 1, bisect_right(starts, max(first, last - 1)) - 1
    start, end = first, last
    if at_first >= 0 and reading.sentences[at_first].end > first:
        start = reading.sentences[at_first].start
    if at_last >= 0:
        end = max(last, reading.sentences[at_last].end)
    while start < first and text[start].isspace():
        start += 1
    while end > last and text[end - 1].isspace():
        end -= 1
    return start, end


def _word_start(text: str, position: int) -> int:
    space = text.find(" ", max(0, position))
    return space + 1 if 0 <= space < position + 40 else max(0, position)


def _word_end(text: str, position: int) -> int:
    space = text.rfind(" ", 0, min(position, len(text)))
    return space if space > position - 40 else min(position, len(text))


def _segments(text: str, start: int, end: int, marked: Sequence[tuple[int, int]]) -> list[Segment]:
    segments: list[Segment] = []
    at = start
    for low, high in marked:
        if low > at:
            segments.append(Segment(text=text[at:low], marked=False))
        if high > max(low, at):
            segments.append(Segment(text=text[max(low, at) : high], marked=True))
        at = max(at, high)
    if end > at:
        segments.append(Segment(text=text[at:end], marked=False))
    return segments
