"""Dates, spans of days, and calendar months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.treaties.days import ANY_DAY, Days, add_months, before, on_or_after, parse_days

day = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2008", date(2008, 1, 1), date(2008, 12, 31)),
        ("2008-02", date(2008, 2, 1), date(2008, 2, 29)),
        ("2008-05-09", date(2008, 5, 9), date(2008, 5, 9)),
        ("2008/2011", date(2008, 1, 1), date(2011, 12, 31)),
        ("2019-02-02/2019-08", date(2019, 2, 2), date(2019, 8, 31)),
        ("2012/..", date(2012, 1, 1), None),
        ("../2018-12", None, date(2018, 12, 31)),
    ],
)
def test_a_date_covers_its_days(text: str, start: date | None, end: date | None) -> None:
    assert parse_days(text) == Days(start, end)


@pytest.mark.parametrize("text", ["", "last year", "2008-13", "2008-02-30", "2011/2008", "08", "2008-5", "0000"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|ends before"):
        parse_days(text)


@pytest.mark.parametrize("text", ["2008", "2008-02", "2008-05-09", "2008-01-02/2008-01-05", "2012-01-01/.."])
def test_days_are_written_as_short_as_they_are_read(text: str) -> None:
    assert str(parse_days(text)) == text


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2019, 2, 2), 6, date(2019, 8, 2)),
        (date(1988, 6, 1), 29, date(1990, 11, 1)),
        (date(2018, 8, 31), 6, date(2019, 2, 28)),
        (date(2020, 1, 31), 1, date(2020, 2, 29)),
        (date(2019, 12, 15), 1, date(2020, 1, 15)),
    ],
)
def test_months_keep_the_day_or_end_with_the_month(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(day, st.integers(0, 240))
def test_months_never_move_the_day_forward_in_the_month(start: date, months: int) -> None:
    end = add_months(start, months)
    assert end.day <= start.day
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months


@given(day, day, st.integers(0, 120))
def test_a_later_notice_never_takes_effect_earlier(first: date, second: date, months: int) -> None:
    earlier, later = sorted((first, second))
    assert add_months(earlier, months) <= add_months(later, months)


@given(day, st.integers(0, 800), day)
def test_before_and_on_or_after_are_opposites(start: date, length: int, limit: date) -> None:
    days = Days(start, start + timedelta(days=length))
    opposite = {"true": "false", "false": "true", "unknown": "unknown"}
    assert before(days, limit) == opposite[on_or_after(days, limit)]


def test_an_unknown_day_decides_nothing() -> None:
    assert on_or_after(ANY_DAY, date(1988, 6, 1)) == "unknown"
    assert before(ANY_DAY, date(2019, 8, 2)) == "unknown"
