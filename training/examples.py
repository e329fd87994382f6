"""Annotated texts as arrays, and the windows that the network is trained on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from training.labels import MOST_CUES, NAMES, ROLES, UNLABELLED
from treatywatch.readings.pieces import BREAK, CLOSE, MARK_SHAPE, OPEN, EncodedText

Integers = NDArray[np.int64]

LARGEST_WINDOW = 160
#: Every name tag allowed: the word is not annotated.
ANY_NAME = (1 << (2 * len(NAMES) + 1)) - 1


@dataclass(frozen=True)
class Example:
    """A stretch of annotated text, one entry a word in every array; `UNLABELLED` where a data set is silent."""

    pieces: tuple[tuple[int, ...], ...]
    shapes: Integers
    breaks: NDArray[np.bool_]
    upos: Integers
    sentence_start: Integers
    #: Index of the head in this example, `ROOT`, or `UNLABELLED`.
    heads: Integers
    relations: Integers
    #: One BIO column a role.
    roles: Integers
    #: The allowed name tags as a bit set: bit 0 is O, bits 1 + 2t and 2 + 2t are B and I of type t.
    names: Integers
    #: BIO tags of GUM's outermost entity mentions, named or not; a task for training only.
    mentions: Integers
    #: For a word of a source or content: the first words of its cues, padded with `UNLABELLED`.
    cues: Integers

    def __len__(self) -> int:
        return len(self.pieces)


def unlabelled(encoded: EncodedText) -> Example:
    """An example whose words carry no label at all."""
    size = len(encoded)
    first = encoded.offsets[:-1] + encoded.breaks
    pieces = tuple(
        tuple(int(piece) for piece in encoded.pieces[start:end])
        for start, end in zip(first, encoded.offsets[1:], strict=True)
    )
    nothing = np.full(size, UNLABELLED, np.int64)
    return Example(
        pieces=pieces,
        shapes=encoded.shapes[first],
        breaks=encoded.breaks,
        upos=nothing,
        sentence_start=nothing,
        heads=nothing,
        relations=nothing,
        roles=np.full((size, len(ROLES)), UNLABELLED, np.int64),
        names=np.full(size, ANY_NAME, np.int64),
        mentions=nothing,
        cues=np.full((size, MOST_CUES), UNLABELLED, np.int64),
    )


def moved(indices: Integers, renumbering: Integers) -> Integers:
    """Word indices after a renumbering of the words; what points nowhere stays as it is."""
    inside = indices >= 0
    return np.where(inside, renumbering[np.where(inside, indices, 0)], indices)


def concatenate(examples: Sequence[Example]) -> Example:
    """Several examples as one."""
    shifts = np.cumsum([0, *(len(example) for example in examples)])
    renumbered = [(example, np.arange(len(example)) + shift) for example, shift in zip(examples, shifts, strict=False)]
    return Example(
        pieces=tuple(piece for example in examples for piece in example.pieces),
        shapes=np.concatenate([example.shapes for example in examples]),
        breaks=np.concatenate([example.breaks for example in examples]),
        upos=np.concatenate([example.upos for example in examples]),
        sentence_start=np.concatenate([example.sentence_start for example in examples]),
        heads=np.concatenate([moved(example.heads, order) for example, order in renumbered]),
        relations=np.concatenate([example.relations for example in examples]),
        roles=np.concatenate([example.roles for example in examples]),
        names=np.concatenate([example.names for example in examples]),
        mentions=np.concatenate([example.mentions for example in examples]),
        cues=np.concatenate([moved(example.cues, order) for example, order in renumbered]),
    )


def select(example: Example, keep: NDArray[np.bool_]) -> Example:
    """The words that are kept, with a link to a word that is not kept unlabelled."""
    renumbering = np.where(keep, np.cumsum(keep) - 1, UNLABELLED)
    return Example(
        pieces=tuple(piece for piece, kept in zip(example.pieces, keep, strict=True) if kept),
        shapes=example.shapes[keep],
        breaks=example.breaks[keep],
        upos=example.upos[keep],
        sentence_start=example.sentence_start[keep],
        heads=moved(example.heads, renumbering)[keep],
        relations=example.relations[keep],
        roles=example.roles[keep],
        names=example.names[keep],
        mentions=example.mentions[keep],
        cues=moved(example.cues, renumbering)[keep],
    )


def cost(example: Example) -> Integers:
    """How many pieces of a window each word takes."""
    return np.array([len(own) for own in example.pieces], np.int64) + example.breaks


def windows(example: Example, generator: np.random.Generator) -> Iterator[Example]:
    """Cut an example into windows at a random phase, before sentences where these are annotated."""
    costs = cost(example)
    ends = np.cumsum(costs)
    room = LARGEST_WINDOW - 2
    limit = int(generator.integers(40, room + 1))
    first, size = 0, len(example)
    while first < size:
        before = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, before + limit, side="right")))
        if last < size and example.sentence_start[last] != UNLABELLED:
            starts = np.flatnonzero(example.sentence_start[first + 1 : last + 1] == 1)
            last = first + 1 + int(starts[-1]) if len(starts) else last
        keep = np.zeros(size, np.bool_)
        keep[first:last] = True
        yield select(example, keep)
        first, limit = last, room


def layout(example: Example) -> tuple[Integers, Integers, Integers]:
    """A window's pieces, their shapes, and where each word's first piece stands."""
    pieces, shapes, words = [OPEN], [MARK_SHAPE], []
    for own, shape, after_break in zip(example.pieces, example.shapes, example.breaks, strict=True):
        if after_break:
            pieces.append(BREAK)
            shapes.append(MARK_SHAPE)
        words.append(len(pieces))
        pieces.extend(own)
        shapes.extend([int(shape)] * len(own))
    pieces.append(CLOSE)
    shapes.append(MARK_SHAPE)
    return np.array(pieces, np.int64), np.array(shapes, np.int64), np.array(words, np.int64)


def with_breaks(example: Example, breaks: NDArray[np.bool_]) -> Example:
    """The same words with other line breaks."""
    return replace(example, breaks=breaks)
