from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.readings.time_values import part_of, period, shifted, span_of, year_of

UNITS = ("day", "night", "week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century", "millennium")


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_lies_in_its_period(day: date, unit: str) -> None:
    value = period(day, unit)
    assert value.start is not None
    assert value.end is not None
    if unit != "weekend":
        assert value.start <= day <= value.end


@given(st.dates(), st.sampled_from(UNITS), st.integers(-3000, 3000))
def test_a_shift_stays_within_the_calendar_and_goes_in_its_direction(day: date, unit: str, count: int) -> None:
    moved = shifted(day, unit, count)
    assert (moved > day) <= (count > 0)
    assert (moved < day) <= (count < 0)


def test_six_months_after_the_end_of_august_is_the_end_of_february() -> None:
    assert shifted(date(2018, 8, 31), "month", 6) == date(2019, 2, 28)


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("start", date(2018, 1, 1), date(2018, 4, 30)),
        ("mid", date(2018, 5, 1), date(2018, 8, 31)),
        ("end", date(2018, 9, 1), date(2018, 12, 31)),
    ],
)
def test_a_year_has_three_parts(part: str, first: date, last: date) -> None:
    value = part_of(year_of(2018), part)  # type: ignore[arg-type]
    assert (value.value, value.start, value.end) == ("2018", first, last)


def test_a_stretch_that_ends_before_it_begins_has_no_days() -> None:
    assert span_of(year_of(2011), year_of(2008)).start is None
