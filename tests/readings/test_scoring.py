from __future__ import annotations

import numpy as np
import pytest

from treatywatch.readings.scoring import averaged
from treatywatch.readings.windows import Window


def logits(tag: int, words: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    """One role, sure of the same tag for every word."""
    rows = np.full((words, 3), -8.0, np.float32)
    rows[:, tag] = 8.0
    return rows


def test_a_word_in_one_window_is_seen_as_that_window_sees_it() -> None:
    odds = averaged([Window(0, 4)], [logits(1, 4)], 4)
    assert odds.shape == (4, 1, 3)
    assert odds[:, 0].argmax(1).tolist() == [1, 1, 1, 1]


def test_the_window_in_which_a_word_is_central_counts_more() -> None:
    odds = averaged([Window(0, 30), Window(10, 60)], [logits(0, 30), logits(2, 50)], 60)
    assert odds[:, 0].argmax(1).tolist() == [0] * 20 + [2] * 40
    assert odds[19, 0, 0] > odds[19, 0, 2] > 0.4


def test_probabilities_stay_probabilities() -> None:
    odds = averaged([Window(0, 30), Window(10, 60)], [logits(0, 30), logits(2, 50)], 60)
    assert odds.sum(2) == pytest.approx(1.0, abs=1e-5)
