from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.readings.decoding import bio_path, bio_spans, log_softmax, tree, typed_spans


def scores(rows: int, columns: int, seed: int) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(seed).normal(size=(rows, columns)).astype(np.float32) * 3


def is_tree(heads: list[int]) -> bool:
    if heads.count(-1) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        node = word
        while node >= 0:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


@settings(deadline=None)
@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_sentence_has_one_root_and_no_cycle(size: int, seed: int) -> None:
    assert is_tree(tree(scores(size, size + 1, seed)))


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees(size: int, seed: int) -> None:
    arcs = scores(size, size + 1, seed)

    def worth(heads: tuple[int, ...]) -> float:
        return float(sum(arcs[word, head + 1] for word, head in enumerate(heads)))

    candidates = itertools.product(range(-1, size), repeat=size)
    best = max(worth(heads) for heads in candidates if is_tree(list(heads)))
    assert worth(tuple(tree(arcs))) >= best - 1e-3


def test_a_span_cannot_continue_what_never_began() -> None:
    rows = [[2.0, 0.0, 1.9], [0.0, 0.0, 4.0], [0.0, 0.0, 4.0], [4.0, 0.0, 0.0]]
    assert bio_spans(log_softmax(np.array(rows, np.float32))) == [(0, 3)]


def test_neighbouring_spans_stay_apart() -> None:
    rows = [[0.0, 9.0, 0.0], [0.0, 9.0, 0.0], [0.0, 0.0, 9.0]]
    assert bio_spans(log_softmax(np.array(rows, np.float32))) == [(0, 1), (1, 3)]


@settings(deadline=None)
@given(st.integers(0, 30), st.integers(0, 10_000))
def test_typed_spans_never_overlap(size: int, seed: int) -> None:
    spans = typed_spans(log_softmax(scores(size, 15, seed)))
    reached = 0
    for start, end, kind in spans:
        assert reached <= start < end <= size
        assert 0 <= kind < 7
        reached = end


@settings(deadline=None)
@given(st.integers(1, 60), st.integers(0, 10_000), st.integers(0, 6))
def test_looking_only_where_a_span_may_be_gives_what_the_whole_sequence_gives(
    size: int, seed: int, sure_outside: int
) -> None:
    given = scores(size, 3, seed)
    given[:, 0] += sure_outside
    assert bio_spans(given) == bio_path(given.tolist())
