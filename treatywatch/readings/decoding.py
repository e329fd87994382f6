"""Turns the network's scores into tags, spans and trees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["bio_spans", "log_softmax", "tree", "typed_spans"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

#: Words this sure to be in no name separate the stretches in which names are looked for.
SURE_OUTSIDE = 0.995
NO_ARC = -1e6


def log_softmax(scores: Floats) -> Floats:
    """Logarithms of probabilities along the last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normalised: Floats = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normalised


def bio_spans(scores: Floats) -> list[tuple[int, int]]:
    """The spans of the most probable sequence of O, B and I in which no I follows an O.

    The scores are logarithms of probabilities, one row a word.
    """
    rest = scores[:, 1:].max(1)
    # An O in the place of anything else makes an I behind it a B, which may cost something. A word that gains more by
    # being an O is one in the best sequence; between such words the sequences do not depend on one another.
    cost = np.maximum(scores[1:, 2] - scores[1:, 1], 0.0)
    maybe = scores[:, 0] - rest <= np.append(cost, np.float32(0.0))
    edges = np.flatnonzero(np.diff(np.concatenate(([False], maybe, [False])).astype(np.int8)))
    spans: list[tuple[int, int]] = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        spans += [(start + first, end + first) for start, end in bio_path(scores[first:last].tolist())]
    return spans


def bio_path(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The Viterbi path through one stretch of words, as spans; on plain floats, which is faster than numpy here."""
    outside, beginning, inside = 0.0, -1e9, -1e9
    came_from: list[tuple[int, int]] = []
    for score_outside, score_beginning, score_inside in scores:
        best = max(outside, beginning, inside)
        source = 0 if best == outside else 1 if best == beginning else 2
        inner, inner_source = (beginning, 1) if beginning >= inside else (inside, 2)
        came_from.append((source, inner_source))
        outside, beginning, inside = best + score_outside, best + score_beginning, inner + score_inside
    finals = (outside, beginning, inside)
    state = finals.index(max(finals))
    spans: list[tuple[int, int]] = []
    end = -1
    for index in range(len(came_from) - 1, -1, -1):
        if state and end < 0:
            end = index + 1
        if state == 1:
            spans.append((index, end))
            end = -1
        state = came_from[index][1] if state == 2 else came_from[index][0]
    return spans[::-1]


def typed_spans(scores: Floats) -> list[tuple[int, int, int]]:
    """The spans and their types of the most probable sequence of O and a B and I for each type."""
    maybe = scores[:, 0] < np.log(SURE_OUTSIDE)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], maybe, [False])).astype(np.int8)))
    spans: list[tuple[int, int, int]] = []
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        spans += [(start + first, end + first, kind) for start, end, kind in typed_path(scores[first:last])]
    return spans


@cache
def transitions(tags: int) -> tuple[Floats, Integers]:
    """What a step from tag to tag costs: nothing, or too much for an I that follows neither its B nor its I."""
    allowed = np.zeros((tags, tags), np.float32)
    allowed[:, 2::2] = NO_ARC
    for inside in range(2, tags, 2):
        allowed[inside - 1 : inside + 1, inside] = 0.0
    return allowed, np.arange(tags)


def typed_path(scores: Floats) -> list[tuple[int, int, int]]:
    """The Viterbi path through one stretch of words, as spans."""
    allowed, places = transitions(scores.shape[1])
    total = scores[0].copy()
    total[2::2] = NO_ARC
    pointers = []
    for row in scores[1:]:
        reached = total[:, None] + allowed
        pointer = reached.argmax(0)
        pointers.append(pointer)
        total = reached[pointer, places] + row
    path = [int(total.argmax())]
    for pointer in reversed(pointers):
        path.append(int(pointer[path[-1]]))
    path.reverse()
    spans: list[tuple[int, int, int]] = []
    for index, tag in enumerate(path):
        if tag % 2:
            spans.append((index, index + 1, tag // 2))
        elif tag:
            start, _, kind = spans[-1]
            spans[-1] = (start, index + 1, kind)
    return spans


def tree(arcs: Floats) -> list[int]:
    """The heads of a sentence's words, exactly one of which is the root (-1), without a cycle.

    Column 0 of the scores is the root, column `j + 1` the word `j`. The best head of each word is a tree for most
    sentences; where it is not, the maximum spanning tree is.
    """
    size = len(arcs)
    if size == 1:
        return [-1]
    scores = arcs.astype(np.float64)
    scores[np.arange(size), np.arange(1, size + 1)] = -np.inf
    heads: list[int] = (scores.argmax(1) - 1).tolist()
    if heads.count(-1) == 1 and not cycle_in(heads):
        return heads
    return best_tree(scores[:, 0], scores[:, 1:])


def best_tree(roots: NDArray[np.float64], arcs: NDArray[np.float64]) -> list[int]:
    """The maximum spanning tree with one root: try the words as root while one may still give a better tree.

    A tree with root `r` is worth at most its root score and the best arc of every other word; one or two tries settle
    nearly all sentences, where a penalty on root arcs contracted most of the sentence word by word.
    """
    size = len(arcs)
    best = arcs.max(1)
    bounds = best.sum() - best + roots
    worth, heads = -np.inf, [-1] * size
    for root in np.argsort(-bounds).tolist():
        if bounds[root] <= worth:
            break
        order = np.array([root, *range(root), *range(root + 1, size)])
        solved = spanning_tree(arcs[np.ix_(order, order)])
        found = [-1] * size
        for place in range(1, size):
            found[order[place]] = int(order[solved[place]])
        total = roots[root] + sum(arcs[word, head] for word, head in enumerate(found) if head >= 0)
        if total > worth:
            worth, heads = total, found
    return heads


def cycle_in(heads: list[int]) -> list[int]:
    """The nodes of one cycle, or none; a negative head ends a path."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        node = start
        while node >= 0 and not state[node]:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if node >= 0 and state[node] == 1:
            return path[path.index(node) :]
        for visited in path:
            state[visited] = 2
    return []


def spanning_tree(scores: NDArray[np.float64]) -> list[int]:
    """The maximum spanning tree from node 0 (Chu and Liu, Edmonds): `scores[dependent, head]` to a head for each."""
    size = len(scores)
    heads = [-1, *(scores[1:].argmax(1).tolist() if size > 1 else [])]
    cycle = cycle_in(heads)
    if not cycle:
        return heads
    members = np.zeros(size, np.bool_)
    members[cycle] = True
    others = np.flatnonzero(~members)
    inside = np.array(cycle)
    own = scores[inside, [heads[node] for node in cycle]]
    contracted = np.full((len(others) + 1, len(others) + 1), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(others, others)]
    # Into the cycle: what is gained when a member leaves its head in the cycle for one outside.
    entering = scores[np.ix_(inside, others)] - own[:, None]
    entry = entering.argmax(0)
    contracted[-1, :-1] = entering[entry, np.arange(len(others))]
    leaving = scores[np.ix_(others, inside)]
    exit_ = leaving.argmax(1)
    contracted[:-1, -1] = leaving[np.arange(len(others)), exit_]
    contracted[0, :] = -np.inf
    solved = spanning_tree(contracted)
    last = len(others)
    for place, node in enumerate(others.tolist()):
        if node:
            head = solved[place]
            heads[node] = int(inside[exit_[place]]) if head == last else int(others[head])
    broken = int(inside[entry[solved[last]]])
    heads[broken] = int(others[solved[last]])
    return heads
