from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from treatywatch.readings.statements import Attribution, Stretch, attributions, joined, manner_of


def by_distance(stretch: Stretch, cues: Sequence[Stretch]) -> NDArray[np.float32]:
    return np.array([-abs(stretch[0] - cue[0]) / 2 for cue in cues], np.float32)


def test_each_content_goes_to_the_cue_that_suits_it_best() -> None:
    found = attributions([(0, 1), (10, 11)], [(1, 2), (11, 12)], [(2, 5), (12, 15)], by_distance)
    assert [(each.source, each.contents) for each in found] == [((0, 1), ((2, 5),)), ((10, 11), ((12, 15),))]


def test_one_source_may_serve_two_cues() -> None:
    found = attributions([(0, 1)], [(1, 2), (6, 7)], [(2, 5), (7, 9)], by_distance)
    assert [each.source for each in found] == [(0, 1), (0, 1)]


def test_nobody_is_named_where_no_source_is_near() -> None:
    (found,) = attributions([(100, 101)], [(1, 2)], [(2, 5)], by_distance)
    assert found.source is None


def test_a_content_far_from_every_cue_is_nobodys() -> None:
    assert attributions([(0, 1)], [(1, 2)], [(60, 70)], by_distance) == []


def test_a_cue_without_content_says_nothing() -> None:
    assert attributions([(0, 1)], [(1, 2)], [], by_distance) == []


@pytest.mark.parametrize(("share", "manner"), [(1.0, "direct"), (0.4, "mixed"), (0.0, "indirect")])
def test_the_manner_depends_on_what_stands_in_quotation_marks(share: float, manner: str) -> None:
    assert manner_of(share) == manner


def test_pieces_of_a_content_in_one_sentence_are_one_content() -> None:
    whole = joined(Attribution((0, 1), None, ((2, 5), (7, 9), (9, 12))), [0] * 12)
    assert whole.contents == ((2, 12),)


def test_the_cue_and_the_source_part_a_content() -> None:
    parted = joined(Attribution((5, 6), (6, 7), ((0, 4), (8, 12))), [0] * 12)
    assert parted.contents == ((0, 4), (8, 12))


def test_pieces_in_two_sentences_stay_two() -> None:
    assert joined(Attribution((0, 1), None, ((2, 5), (6, 9))), [0] * 5 + [1] * 5).contents == ((2, 5), (6, 9))
