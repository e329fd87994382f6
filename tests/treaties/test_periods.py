"""Periods as treaties state them, and how each ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from treatywatch.treaties.periods import Period, Rounding, ended

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("period", "start", "rounding", "end"),
    [
        (Period(months=6), "2019-02-02", "same_day", "2019-08-02"),
        (Period(months=6), "2018-08-31", "same_day", "2019-02-28"),
        (Period(months=6), "2019-08-31", "same_day", "2020-02-29"),
        (Period(years=1), "2020-02-29", "same_day", "2021-02-28"),
        (Period(years=4), "2020-02-29", "same_day", "2024-02-29"),
        (Period(days=150), "2023-06-09", "same_day", "2023-11-06"),
        (Period(days=150), "2023-06-09", "next_day", "2023-11-07"),
        (Period(hours=72), "2020-01-30", "same_day", "2020-02-02"),
        (Period(hours=96), "2020-02-28", "same_day", "2020-03-03"),
        (Period(months=6), "1999-03-15", "first_of_month", "1999-09-01"),
        (Period(months=6), "1998-08-31", "first_of_month", "1999-02-01"),
    ],
)
def test_when_a_period_takes_effect(period: Period, start: str, rounding: Rounding, end: str) -> None:
    assert ended(period, date.fromisoformat(start), rounding) == date.fromisoformat(end)


def test_a_lead_is_counted_back() -> None:
    assert Period(days=42).before(date(2021, 9, 10)) == date(2021, 7, 30)
    assert Period(months=6).before(date(2020, 8, 31)) == date(2020, 2, 29)


@pytest.mark.parametrize("wrong", [{}, {"days": 3, "months": 1}, {"days": -1}])
def test_a_period_counts_in_one_unit(wrong: dict[str, int]) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate(wrong)


@pytest.mark.parametrize(
    ("period", "words"), [(Period(years=1), "1 year"), (Period(months=6), "6 months"), (Period(days=1), "1 day")]
)
def test_a_period_in_words(period: Period, words: str) -> None:
    assert str(period) == words


@given(DAYS, st.integers(0, 600))
def test_months_end_on_that_day_of_the_month_or_its_last(start: date, months: int) -> None:
    end = Period(months=months).after(start)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(0, 20_000))
def test_the_next_day_is_one_day_later(start: date, days: int) -> None:
    assert ended(Period(days=days), start, "next_day") == ended(Period(days=days), start, "same_day") + timedelta(
        days=1
    )


@given(DAYS, st.integers(0, 600), st.integers(0, 600))
def test_a_longer_period_never_ends_earlier(start: date, first: int, second: int) -> None:
    assert Period(months=max(first, second)).after(start) >= Period(months=min(first, second)).after(start)
