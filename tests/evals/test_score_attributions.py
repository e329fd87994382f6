"""How attributions are held against marks, on a text made for the purpose."""

from __future__ import annotations

import pytest

from evals.figures import figures_of

pytest.importorskip("scipy", reason="the scorer of attributions pairs them with scipy: requirements-evals.lock")

from evals.score_attributions import MEASURES, Attribution, characters, counts_of, marked, overlap, pairs

TEXT = 'Mr. Hale said "the talks are over", and Ms. Brandt replied that they had never begun.'
ANNOTATION = """\
T1\tSource 0 8\tMr. Hale
T2\tCue 9 13\tsaid
T3\tContent 14 34\t"the talks are over"
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
T4\tSource 40 50\tMs. Brandt
T5\tCue 51 58\treplied
T6\tContent 59 84\tthat they had never begun
E2\tAttribution:T5 Source1:T4 Cue:T5 Content:T6
T7\tCue 9 13\tsaid
E3\tAttribution:T7 Cue:T7
"""


def own() -> list[Attribution]:
    return marked(TEXT, ANNOTATION)


def values(found: list[Attribution]) -> dict[str, float]:
    figures = figures_of("corpus", "document", [counts_of(own(), found)], MEASURES, [])
    return {one.figure: one.value for one in figures}


def test_marks_are_read_with_manner_and_those_without_content_are_left_out() -> None:
    assert [one.manner for one in own()] == ["direct", "indirect"]
    assert own()[1].parts["source"] == characters(TEXT, [(40, 50)])


def test_what_is_found_to_the_letter_is_all_right() -> None:
    assert set(values(own()).values()) == {1.0}


def test_a_wrong_source_costs_who_says_what_and_not_the_content() -> None:
    swapped = own()[1]._replace(parts={**own()[1].parts, "source": own()[0].parts["source"]})
    found = values([own()[0], swapped])
    assert (found["content, F1"], found["who says what, F1"], found["all exact, F1"]) == (1.0, 0.5, 0.5)
    assert (found["direct: who says what, F1"], found["indirect: who says what, F1"]) == (1.0, 0.0)


def test_half_of_the_content_is_the_content_but_not_its_exact_span() -> None:
    shortened = own()[1]._replace(parts={**own()[1].parts, "content": characters(TEXT, [(64, 84)])})
    found = values([own()[0], shortened])
    assert (found["content, F1"], found["content exact span, F1"], found["cue exact span, F1"]) == (1.0, 0.5, 1.0)


def test_recall_goes_by_the_manner_of_the_marks_and_precision_by_that_of_what_was_found() -> None:
    taken_for_direct = own()[1]._replace(manner="direct")
    found = values([own()[0], taken_for_direct])
    assert found["indirect: who says what, recall"] == 1.0
    assert "indirect: who says what, precision" not in found
    assert found["direct: who says what, precision"] == 1.0


def test_nothing_and_nothing_is_alike_and_pairs_are_one_to_one() -> None:
    assert (overlap(frozenset(), frozenset()), overlap(frozenset({1}), frozenset())) == (1.0, 0.0)
    assert pairs(own(), []) == []
    assert len(pairs(own(), [own()[0], own()[0]])) == 1
