"""Figures from counts: the value is that of the sums, the interval comes from drawing documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.figures import LEAST_CASES, TOLERANCE, Counts, Figure, Measure, average, f1, figures_of, hash_of, share

RECALL = {"recall": share("right", "gold")}


def only(counts: list[Counts], measure: Measure) -> Figure:
    (found,) = figures_of("corpus", "document", counts, {"figure": measure}, [])
    return found


def test_the_value_is_that_of_the_sums_not_the_mean_of_the_documents() -> None:
    assert only([{"right": 1, "gold": 1}, {"right": 0, "gold": 9}], share("right", "gold")).value == 0.1


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    found = only([{"right": 6, "found": 8, "gold": 12}], f1("right", "found", "gold"))
    assert (found.value, found.n) == (0.6, 12)


def test_an_average_leaves_out_what_has_no_cases() -> None:
    measure = average([share("a right", "a"), share("b right", "b"), share("c right", "c")], "a")
    assert only([{"a": 4, "a right": 4, "b": 2, "b right": 1}], measure).value == 0.75


def test_a_figure_without_cases_is_left_out() -> None:
    assert figures_of("corpus", "document", [{"gold": 0}], RECALL, []) == []
    assert figures_of("corpus", "document", [], RECALL, []) == []


def test_documents_that_are_all_alike_leave_nothing_to_chance() -> None:
    found = only([{"right": 3, "gold": 4}] * 20, share("right", "gold"))
    assert (found.low, found.value, found.high) == (0.75, 0.75, 0.75)


def test_the_interval_is_the_normal_one_where_documents_are_many_and_independent() -> None:
    found = only([{"right": number % 2, "gold": 1} for number in range(400)], share("right", "gold"))
    # 1.96 standard errors of a share of a half in 400: 0.049.
    assert [found.low, found.high] == pytest.approx([0.451, 0.549], abs=0.006)


def test_the_interval_is_wider_where_errors_come_together_in_documents() -> None:
    apart = only([{"right": number % 2, "gold": 1} for number in range(400)], share("right", "gold"))
    together = only([{"right": 10 * (number % 2), "gold": 10} for number in range(40)], share("right", "gold"))
    assert together.value == apart.value
    assert together.high - together.low > 2 * (apart.high - apart.low)


def test_the_same_counts_give_the_same_interval() -> None:
    counts: list[Counts] = [{"right": number % 3, "gold": 3} for number in range(30)]
    assert only(counts, share("right", "gold")) == only(counts, share("right", "gold"))


@pytest.mark.parametrize(("cases", "tolerance"), [(LEAST_CASES, TOLERANCE), (LEAST_CASES - 1, None)])
def test_a_figure_on_few_cases_gets_no_floor(cases: int, tolerance: float | None) -> None:
    assert only([{"right": 1, "gold": cases}], share("right", "gold")).tolerance == tolerance


def test_a_corpus_is_known_by_what_its_files_hold(tmp_path: Path) -> None:
    for folder, names in (("one", "ab"), ("other", "ba")):
        (tmp_path / folder).mkdir()
        for name, text in zip(names, ("first", "second"), strict=True):
            (tmp_path / folder / name).write_text(text)
    one, other = (hash_of((tmp_path / folder).iterdir()) for folder in ("one", "other"))
    assert one == other
    (tmp_path / "other" / "a").write_text("changed")
    assert hash_of((tmp_path / "other").iterdir()) != one
