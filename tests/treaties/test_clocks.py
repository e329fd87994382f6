"""The periods that the INF Treaty counts."""

from datetime import date

import pytest

from treatywatch.errors import InvalidScenarioError
from treatywatch.runs import law
from treatywatch.treaties.clocks import clock
from treatywatch.treaties.packs import load_pack

INF = load_pack("inf")


def test_the_notice_of_2019() -> None:
    answer = clock(INF, "withdrawal_notice", "USA", date(2019, 2, 2))

    assert (answer.effective, answer.article) == (date(2019, 8, 2), "XV.2")
    assert answer.rule == "6 months, same day of the month"
    assert "recorded effect on 2019-08-02, as the arithmetic gives" in answer.remarks


def test_a_month_without_that_day_ends_the_period_with_its_last_day() -> None:
    answer = clock(INF, "withdrawal_notice", "RUS", date(2018, 8, 31))

    assert answer.effective == date(2019, 2, 28)
    assert "February 2019 has 28 days, so the period ends with the month's last day" in answer.remarks


@pytest.mark.parametrize(
    ("step", "article", "effective"),
    [
        ("first_phase", "IV.2(a)", date(1990, 11, 1)),
        ("intermediate_range_elimination", "IV.1", date(1991, 6, 1)),
        ("shorter_range_elimination", "V.1", date(1989, 12, 1)),
        ("shorter_range_removal", "V.2", date(1988, 8, 30)),
        ("shorter_range_removal_non_deployed", "V.2", date(1989, 6, 1)),
        ("tested_types_elimination", "X.6", date(1988, 12, 1)),
        ("first_data_update", "IX.3", date(1988, 7, 1)),
        ("inspections_end", "XI.5", date(2001, 6, 1)),
    ],
)
def test_deadlines_from_entry_into_force(step: str, article: str, effective: date) -> None:
    answer = clock(INF, step, "SUN", date(1988, 6, 1))
    assert (answer.effective, answer.article) == (effective, article)


def test_a_deadline_counted_from_another_day_is_remarked_on() -> None:
    answer = clock(INF, "first_phase", "USA", date(1987, 12, 8))
    assert any("runs from entry into force, which was on 1988-06-01" in remark for remark in answer.remarks)


def test_a_notice_by_somebody_whom_the_treaty_does_not_bind_is_remarked_on() -> None:
    answer = clock(INF, "withdrawal_notice", "CHN", date(2019, 2, 2))
    assert "the INF Treaty did not bind China on 2019-02-02" in answer.remarks


def test_an_unknown_step_is_told_the_known_ones() -> None:
    with pytest.raises(
        InvalidScenarioError, match="step: the pack 'inf' has no clock 'exit'; expected one of withdrawal_notice"
    ):
        clock(INF, "exit", "USA", date(2019, 2, 2))


def test_a_step_that_runs_from_entry_into_force_needs_no_day() -> None:
    assert law.clock("inf", "USA", step="first_phase").effective == date(1990, 11, 1)
    assert law.clock("cwc", "RUS", step="destruction_begins").effective == date(1999, 12, 5)


@pytest.mark.parametrize(
    ("step", "said"), [("transit", "on: missing"), ("withdrawal_notice", "on: missing"), ("x", "no clock 'x'")]
)
def test_other_steps_need_one(step: str, said: str) -> None:
    with pytest.raises(InvalidScenarioError, match=said):
        law.clock("inf", "USA", step=step)
