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
#: A word that has so many words around it in a window is not seen better with more.
FULL_MARGIN = 40


@dataclass(frozen=True)
class BlockScores:
    """What the network says about the words of one block of a text; indices count from the block's first word."""

    windows: tuple[Window, ...]
    scores: tuple[Scores, ...]
    #: The window in which each word is most central.
    chosen: Integers
    upos: Floats
    sentence_start: Floats
    #: The probabilities of each role's O, B and I, which all windows around a word have a say in.
    roles: Floats
    names: Floats

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
        roles=averaged(own, [each.roles for each in scores], len(chosen)),
        names=merged([each.names for each in scores]),
    )


def averaged(windows: Sequence[Window], logits: Sequence[Floats], size: int) -> Floats:
    """The probabilities of three tags a role, averaged over the windows around each word, central ones counting more.

    "Who says what" on PolNeAR dev is 77.1 so and 76.8 by the most central window alone.
    """
    total, weights = np.zeros((size, logits[0].shape[1] // 3, 3), np.float32), np.zeros(size, np.float32)
    for window, own in zip(windows, logits, strict=True):
        places = np.arange(window.last - window.first)
        before = places if window.first else np.full_like(places, FULL_MARGIN)
        after = places[::-1] if window.last < size else np.full_like(places, FULL_MARGIN)
        margin = np.square(np.minimum(np.minimum(before, after) + 1, FULL_MARGIN), dtype=np.float32)
        odds = np.exp(log_softmax(own.reshape(len(own), -1, 3)))
        total[window.first : window.last] += odds * margin[:, None, None]
        weights[window.first : window.last] += margin
    total /= weights[:, None, None]
    return total


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
