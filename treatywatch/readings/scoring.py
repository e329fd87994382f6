"""Runs the network over a text and merges its overlapping windows, each word as the window around it sees it best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from treatywatch.readings.decoding import log_softmax, tree
from treatywatch.readings.model import Model, Scores
from treatywatch.readings.pieces import EncodedText
from treatywatch.readings.windows import Window, batches, cut, layout, margins

__all__ = ["BlockScores", "score_block", "sentences_of", "syntax_of"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: A word that another window has to score: no arc of a sentence goes there.
OUT_OF_SIGHT = -1e4
#: What a link to a cue in no common window counts, and the most that one word can speak against a cue.
LEAST_LINK = -12.0


@dataclass(frozen=True)
class BlockScores:
    """What the network says about the words of one block of a text; indices count from the block's first word."""

    windows: tuple[Window, ...]
    scores: tuple[Scores, ...]
    #: The window in which each word is most central.
    chosen: Integers
    upos: Floats
    sentence_start: Floats
    roles: Floats
    names: Floats
    hidden: Floats | None

    def cue_affinity(self, stretch: tuple[int, int]) -> Floats:
        """For each word of the block, the mean log-probability that the stretch's attribution has its cue there."""
        total = np.zeros(len(self.chosen), np.float32)
        chosen = self.chosen[stretch[0] : stretch[1]]
        for index in np.unique(chosen).tolist():
            window = self.windows[index]
            rows = np.flatnonzero(chosen == index) + stretch[0] - window.first
            seen = np.full(len(total), LEAST_LINK, np.float32)
            seen[window.first : window.last] = np.maximum(self.scores[index].links[rows], LEAST_LINK).mean(0)
            total += seen * (len(rows) / len(chosen))
        return total


def score_block(model: Model, encoded: EncodedText, marks: Flags, block: Window) -> BlockScores:
    """Run the network over one block of a text."""
    windows = cut(encoded.offsets, marks, model.description.window - 2, block)
    layouts = [layout(encoded, window) for window in windows]
    found: dict[int, Scores] = {}
    for batch in batches(layouts):
        for index, own_scores in zip(batch, model.score([layouts[index] for index in batch]), strict=True):
            found[index] = own_scores._replace(links=log_softmax(own_scores.links))
    scores = [found[index] for index in range(len(windows))]
    chosen = margins(windows, block)
    own = [Window(window.first - block.first, window.last - block.first) for window in windows]

    def merged(field: Sequence[Floats]) -> Floats:
        out = np.empty((len(chosen), *field[0].shape[1:]), np.float32)
        for index, (first, last) in enumerate(own):
            mine = chosen[first:last] == index
            out[first:last][mine] = field[index][mine]
        return out

    return BlockScores(
        windows=tuple(own),
        scores=tuple(scores),
        chosen=chosen,
        upos=merged([each.upos for each in scores]),
        sentence_start=merged([each.sentence_start for each in scores]),
        roles=merged([each.roles for each in scores]),
        names=merged([each.names for each in scores]),
        hidden=merged(vectors) if (vectors := [each.hidden for each in scores if each.hidden is not None]) else None,
    )


def sentences_of(scores: BlockScores) -> list[Window]:
    """The sentences of a block, whose first word always starts one."""
    starts = np.flatnonzero(scores.sentence_start > 0).tolist()
    if not starts or starts[0]:
        starts = [0, *starts]
    size = len(scores.chosen)
    return [Window(first, last) for first, last in zip(starts, [*starts[1:], size], strict=True)]


def syntax_of(scores: BlockScores, sentence: Window) -> tuple[list[int], list[int]]:
    """The heads of a sentence's words, counted from its first word (-1 for the root), and their relations."""
    first, last = sentence
    whole = [
        (min(first - window.first, window.last - last), index)
        for index, window in enumerate(scores.windows)
        if window.first <= first and last <= window.last
    ]
    chosen = np.full(last - first, max(whole)[1]) if whole else scores.chosen[first:last]
    arcs = np.full((last - first, last - first + 1), OUT_OF_SIGHT, np.float32)
    for index in np.unique(chosen).tolist():
        window, rows = scores.windows[index], np.flatnonzero(chosen == index)
        low, high = max(window.first, first), min(window.last, last)
        seen = scores.scores[index].arcs[rows + first - window.first]
        arcs[rows, 0] = seen[:, 0]
        arcs[rows, low - first + 1 : high - first + 1] = seen[:, low - window.first + 1 : high - window.first + 1]
    heads = tree(arcs)
    return heads, relations_of(scores, sentence, heads, chosen)


def relations_of(scores: BlockScores, sentence: Window, heads: list[int], chosen: Integers) -> list[int]:
    """The best relation of each word to its head; the root's is not asked for."""
    relations = np.zeros(len(heads), np.int64)
    governed = np.array(heads)
    for index in np.unique(chosen).tolist():
        window, own = scores.windows[index], scores.scores[index]
        rows = np.flatnonzero((chosen == index) & (governed >= 0))
        if not rows.size:
            continue
        # A head in no common window is the price of a sentence longer than a window; the nearest word stands in.
        places = np.clip(governed[rows] + sentence.first - window.first, 0, len(own.relation_head) - 1)
        vectors = own.relation_head[places]
        table = own.relation_dependent[rows + sentence.first - window.first]
        rank = vectors.shape[1]
        table = table.reshape(len(rows), table.shape[1] // rank, rank)
        relations[rows] = np.matmul(table, vectors[:, :, None])[:, :, 0].argmax(1)
    result: list[int] = relations.tolist()
    return result
