"""The documents' texts, in full or around the evidence, with the evidence marked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from treatywatch.dossiers.calendar import published_in_words
from treatywatch.dossiers.catalogue import DocumentEntry
from treatywatch.dossiers.names import byline, document_title
from treatywatch.dossiers.paragraphs import paragraph_ranges
from treatywatch.dossiers.sections import Mark, Paragraph, Passage
from treatywatch.dossiers.sentences import Reference
from treatywatch.records import Quote

#: Beyond this many documents or characters, passages show only what stands around the evidence.
MOST_DOCUMENTS = 200
MOST_CHARACTERS = 2_000_000


def passages(documents: Sequence[DocumentEntry], *, excerpts: bool) -> tuple[Passage, ...]:
    """Give each document's text with marks; with `excerpts` only the paragraphs that hold evidence."""
    return tuple(_passage(entry, excerpts=excerpts) for entry in documents)


def is_large(documents: Sequence[DocumentEntry]) -> bool:
    """Tell whether the texts are too many or too long to be shown in full."""
    return len(documents) > MOST_DOCUMENTS or sum(len(one.document.text) for one in documents) > MOST_CHARACTERS


def _passage(entry: DocumentEntry, *, excerpts: bool) -> Passage:
    text = entry.document.text
    ranges = paragraph_ranges(text)
    marks = _marks(entry)
    placed = _marks_by_paragraph(ranges, marks)
    shown: list[Paragraph] = []
    left_out = 0
    for (start, end), inside in zip(ranges, placed, strict=True):
        if excerpts and not inside:
            left_out += 1
            continue
        shown.append(Paragraph(offset=start, text=text[start:end], marks=tuple(inside), left_out=left_out))
        left_out = 0
    return Passage(
        document=entry.number,
        title=document_title(entry.document),
        byline=byline(entry.document, published_in_words(entry.document)),
        paragraphs=tuple(shown),
        left_out=left_out,
    )


def _marks(entry: DocumentEntry) -> list[tuple[Quote, Reference]]:
    claims = [(quote, one.reference) for one in entry.claims for quote in one.claim.evidence]
    descriptions = [(quote, one.reference) for one in entry.descriptions for quote in one.description.evidence]
    return sorted(claims + descriptions, key=_place_in_text)


def _place_in_text(pair: tuple[Quote, Reference]) -> tuple[int, int, int]:
    quote, reference = pair
    return quote.start, -quote.end, int(reference.label.partition(".")[2])


def _marks_by_paragraph(
    ranges: Sequence[tuple[int, int]], marks: Sequence[tuple[Quote, Reference]]
) -> list[list[Mark]]:
    starts = [start for start, _ in ranges]
    gathered: list[dict[tuple[int, int], list[Reference]]] = [{} for _ in ranges]
    for quote, reference in marks:
        first = max(0, bisect_right(starts, quote.start) - 1)
        for index in range(first, len(ranges)):
            start, end = ranges[index]
            if start >= quote.end:
                break
            low, high = max(start, quote.start), min(end, quote.end)
            if low < high:
                gathered[index].setdefault((low - start, high - start), []).append(reference)
    begun: set[str] = set()
    return [[_mark(place, inside[place], begun) for place in sorted(inside, key=_longest_first)] for inside in gathered]


def _longest_first(place: tuple[int, int]) -> tuple[int, int]:
    return place[0], -place[1]


def _mark(place: tuple[int, int], references: Sequence[Reference], begun: set[str]) -> Mark:
    begins = tuple(reference for reference in references if reference.label not in begun)
    begun.update(reference.label for reference in begins)
    return Mark(start=place[0], end=place[1], references=tuple(references), begins=begins)
