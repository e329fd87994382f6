from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.readings.model import Layout
from treatywatch.readings.windows import BATCH_PIECES, BLOCK_WORDS, Window, batches, blocks, boundaries, cut, margins

ROOM = 158


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 11), st.booleans()), min_size=1, max_size=800))
def test_windows_cover_a_block_and_fit_the_network(words: list[tuple[int, bool]]) -> None:
    offsets = np.cumsum([0, *(pieces for pieces, _ in words)])
    marks = np.array([mark for _, mark in words])
    block = Window(0, len(words))
    windows = cut(offsets, marks, ROOM, block)
    assert windows[0].first == 0
    assert windows[-1].last == len(words)
    for left, right in pairwise(windows):
        assert left.first < right.first <= left.last < right.last
    assert all(offsets[last] - offsets[first] <= ROOM for first, last in windows)


@settings(deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=60))
def test_batches_hold_each_window_once_and_stay_small(lengths: list[int]) -> None:
    layouts = [Layout(np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(1, np.int64)) for size in lengths]
    found = list(batches(layouts))
    assert sorted(index for batch in found for index in batch) == list(range(len(lengths)))
    for batch in found:
        longest = max(lengths[index] for index in batch)
        assert len(batch) == 1 or longest * len(batch) <= BATCH_PIECES


def test_a_word_is_read_in_the_window_where_it_is_most_central() -> None:
    chosen = margins([Window(0, 10), Window(6, 16)], Window(0, 16))
    assert chosen.tolist() == [0] * 8 + [1] * 8


def test_sentences_may_start_after_full_stops_and_line_breaks() -> None:
    words = ["He", "left", ".", "”", "She", "stayed", "Title"]
    breaks = np.array([True, False, False, False, False, False, True])
    assert boundaries(words, breaks).tolist() == [True, False, False, False, True, False, True]


def test_a_long_text_is_cut_into_blocks_at_line_breaks() -> None:
    breaks = np.zeros(2 * BLOCK_WORDS, np.bool_)
    breaks[[0, BLOCK_WORDS - 10]] = True
    found = list(blocks(breaks, breaks))
    assert found[0] == Window(0, BLOCK_WORDS - 10)
    assert found[-1].last == 2 * BLOCK_WORDS
