"""Evidence in a paragraph as a sequence of openings, text and closings that nest, whatever overlaps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from treatywatch.dossiers.sections import Mark, Paragraph
from treatywatch.dossiers.sentences import Reference


class Text(NamedTuple):
    """A stretch of the paragraph's text."""

    text: str


class Opening(NamedTuple):
    """A mark begins, or goes on after another had to end first."""

    #: The references whose evidence begins here.
    begins: tuple[Reference, ...]


class Closing(NamedTuple):
    """The mark opened last ends; `references` are those whose words end here for good."""

    references: tuple[Reference, ...]


Piece = Text | Opening | Closing


def pieces(paragraph: Paragraph) -> Iterator[Piece]:
    """Cut a paragraph at its marks: every opening has its closing, and no mark closes inside another."""
    boundaries = sorted({0, len(paragraph.text), *(at for mark in paragraph.marks for at in (mark.start, mark.end))})
    opened: list[Mark] = []
    for position, following in zip(boundaries, [*boundaries[1:], None], strict=True):
        yield from _closings(opened, position)
        for mark in sorted((mark for mark in paragraph.marks if mark.start == position), key=lambda mark: -mark.end):
            opened.append(mark)
            yield Opening(mark.begins)
        if following is not None and following > position:
            yield Text(paragraph.text[position:following])


def _closings(opened: list[Mark], position: int) -> Iterator[Piece]:
    survivors: list[Mark] = []
    while any(mark.end == position for mark in opened):
        last = opened.pop()
        if last.end == position:
            yield Closing(last.references)
        else:
            yield Closing(())
            survivors.append(last)
    for mark in reversed(survivors):
        opened.append(mark)
        yield Opening(())
