"""Cuts a text into overlapping windows that the network can take, and puts windows of similar length together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from treatywatch.readings.model import Layout
from treatywatch.readings.pieces import CLOSE, MARK_SHAPE, OPEN, EncodedText

__all__ = ["BATCH_PIECES", "Window", "batches", "blocks", "boundaries", "cut", "layout", "margins"]

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: The next window takes up at least this many pieces before the end of the last one, and its unfinished sentence.
#: "Who says what" on PolNeAR dev is 73.8 with 8, 74.6 with 24, 75.5 with 48 and 75.0 with 72 pieces.
OVERLAP_PIECES = 48
#: Small batches stay in the processor's cache: 8,192 pieces cost 20 to 30 % more than 512 to 2,048.
BATCH_PIECES = 1_024
#: Longer texts are read block by block, so that memory does not grow with them.
BLOCK_WORDS = 3_000

ENDERS = frozenset((".", "!", "?", "\u2026", "...", "?!", "!?", "!!", "??", ";"))
CLOSERS = frozenset(("'", '"', "\u2019", "\u201d", ")", "]", "\u00bb"))


class Window(NamedTuple):
    """The words `first..last` (last excluded) of a text."""

    first: int
    last: int


def boundaries(words: Sequence[str], breaks: Flags) -> Flags:
    """Mark the words that may start a sentence by punctuation and line breaks alone."""
    marks = breaks.copy()
    ended = False
    for index, word in enumerate(words):
        if word in ENDERS:
            ended = True
        elif ended and word not in CLOSERS:
            marks[index] = True
            ended = False
    return marks


def blocks(marks: Flags, breaks: Flags) -> Iterator[Window]:
    """Cut a long text into blocks, at a line break where there is one in the last third of a block."""
    first, size = 0, len(marks)
    while first < size:
        last = first + BLOCK_WORDS
        if last >= size:
            last = size
        else:
            late = first + BLOCK_WORDS * 2 // 3
            for starts in (breaks, marks):
                found = np.flatnonzero(starts[late:last])
                if len(found):
                    last = late + int(found[-1])
                    break
        yield Window(first, last)
        first = last


def cut(offsets: Integers, marks: Flags, room: int, block: Window) -> list[Window]:
    """Cut a block into windows of at most `room` pieces; each but the first starts where a sentence may start."""
    windows = []
    first = block.first
    while True:
        last = int(np.searchsorted(offsets, offsets[first] + room, side="right")) - 1
        last = min(max(last, first + 1), block.last)
        windows.append(Window(first, last))
        if last == block.last:
            return windows
        latest = int(np.searchsorted(offsets, offsets[last] - OVERLAP_PIECES, side="right")) - 1
        latest = min(max(latest, first + 1), last)
        # A start in the window's first half would read most of it twice.
        earliest = int(np.searchsorted(offsets, offsets[first] + room // 3))
        starts = np.flatnonzero(marks[earliest : latest + 1])
        first = earliest + int(starts[-1]) if len(starts) else latest


def layout(encoded: EncodedText, window: Window) -> Layout:
    """Lay a window out for the network."""
    start, end = encoded.offsets[window.first], encoded.offsets[window.last]
    words = encoded.offsets[window.first : window.last] - start + encoded.breaks[window.first : window.last] + 1
    pieces = np.concatenate(([OPEN], encoded.pieces[start:end], [CLOSE]))
    shapes = np.concatenate(([MARK_SHAPE], encoded.shapes[start:end], [MARK_SHAPE]))
    return Layout(pieces, shapes, words)


def batches(layouts: Sequence[Layout]) -> Iterator[list[int]]:
    """Indices of windows to be run together, of similar length."""
    order = sorted(range(len(layouts)), key=lambda index: -len(layouts[index].pieces))
    start = 0
    while start < len(order):
        count = max(1, BATCH_PIECES // len(layouts[order[start]].pieces))
        yield order[start : start + count]
        start += count


def margins(windows: Sequence[Window], block: Window) -> Integers:
    """For each word of the block the window in which it is most central; the block's ends are no cut."""
    size = block.last - block.first
    best = np.full(size, -1, np.int64)
    chosen = np.zeros(size, np.int64)
    for index, (first, last) in enumerate(windows):
        places = np.arange(first, last)
        before = places - first if first > block.first else np.full(last - first, size)
        after = last - 1 - places if last < block.last else np.full(last - first, size)
        margin = np.minimum(before, after)
        own = slice(first - block.first, last - block.first)
        better = margin > best[own]
        best[own] = np.where(better, margin, best[own])
        chosen[own] = np.where(better, index, chosen[own])
    return chosen
