"""Variants of annotated text: headlines, capitals, lost full stops, other quotation marks, hard line breaks."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from training.examples import Example, select, with_breaks
from training.labels import UNLABELLED, UPOS

#: Piece ids of [MASK], the double and the single quotation mark in the BERT vocabulary.
MASK, DOUBLE, SINGLE = 103, 1000, 1005
LOWER, TITLE, UPPER, MIXED = 0, 1, 2, 3
FULL_STOPS = frozenset({(1012,)})


def segments(example: Example) -> list[tuple[int, int]]:
    """The sentences of an example where they are annotated, else its paragraphs."""
    marks = example.sentence_start == 1 if (example.sentence_start != UNLABELLED).any() else example.breaks
    starts = sorted({0, *np.flatnonzero(marks).tolist()})
    return list(zip(starts, [*starts[1:], len(example)], strict=True))


def recased(example: Example, generator: np.random.Generator) -> Example:
    """Some segments in capitals, in title case or in lower case, which only the shapes show."""
    shapes = example.shapes.copy()
    for first, last in segments(example):
        draw = generator.random()
        if draw < 0.10:
            style = UPPER if draw < 0.04 else TITLE if draw < 0.07 else LOWER
            part = shapes[first:last]
            part[part <= MIXED] = style
    return replace(example, shapes=shapes)


def without_full_stops(example: Example, generator: np.random.Generator) -> Example:
    """Some sentences without their full stop, and with a line break instead, as headlines and captions have it."""
    if not (example.sentence_start == 1).any():
        return example
    keep = np.ones(len(example), np.bool_)
    breaks = example.breaks.copy()
    governing = set(example.heads.tolist())
    punctuation = UPOS.index("PUNCT")
    for _, last in segments(example):
        stop = last - 1
        final = example.upos[stop] == punctuation and example.pieces[stop] in FULL_STOPS and stop not in governing
        if final and generator.random() < 0.10:
            keep[stop] = False
            if last < len(example) and generator.random() < 0.8:
                breaks[last] = True
    return select(with_breaks(example, breaks), keep)


def requoted(example: Example, generator: np.random.Generator) -> Example:
    """Double quotation marks as single ones, as British papers have it, in a fifth of the examples."""
    if generator.random() >= 0.2:
        return example
    return replace(example, pieces=tuple((SINGLE,) if own == (DOUBLE,) else own for own in example.pieces))


def rewrapped(example: Example, generator: np.random.Generator) -> Example:
    """Line breaks lost, or put after every dozen words as in text copied from pages."""
    draw = generator.random()
    if draw < 0.06:
        return with_breaks(example, np.zeros(len(example), np.bool_))
    if draw < 0.12:
        step = int(generator.integers(9, 15))
        return with_breaks(example, example.breaks | (np.arange(len(example)) % step == 0))
    return example


def masked(example: Example, generator: np.random.Generator) -> Example:
    """Two words in a hundred unreadable."""
    hidden = generator.random(len(example)) < 0.02
    pieces = tuple((MASK,) if lost else own for own, lost in zip(example.pieces, hidden, strict=True))
    return replace(example, pieces=pieces)


def varied(example: Example, generator: np.random.Generator) -> Example:
    """One random variant of an example."""
    for change in (without_full_stops, recased, requoted, rewrapped, masked):
        example = change(example, generator)
    return example
