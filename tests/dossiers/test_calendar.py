"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dossiers.builders import document, interval
from treatywatch.dossiers.calendar import (
    dated_in_words,
    days_in_words,
    interval_in_words,
    published_in_words,
    when_in_words,
)
from treatywatch.records import DatePrecision


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2019-02-02", "2 February 2019"),
        ("2019-02-01/2019-02-28", "February 2019"),
        ("2008-01-01/2008-12-31", "2008"),
        ("2014-01-01/2019-12-31", "2014 to 2019"),
        ("2012-01-01/2019-08-31", "January 2012 to August 2019"),
        ("2019-02-02/2019-02-09", "2 February 2019 to 9 February 2019"),
        ("2012-01-01/..", "from 1 January 2012"),
        ("../2012-01-01", "until 1 January 2012"),
        (None, None),
    ],
)
def test_days_are_as_short_as_they_can_be(on: str | None, words: str | None) -> None:
    assert days_in_words(on) == words


def test_the_end_of_time_is_a_day_like_any_other() -> None:
    assert interval_in_words(date(9999, 12, 31), date.max) == "31 December 9999"
    assert interval_in_words(None, None) == "no date"


@pytest.mark.parametrize(
    ("published", "precision", "words"),
    [
        ("2024-07-04", "day", "4 July 2024"),
        ("2024-07", "month", "July 2024"),
        ("2024", "year", "2024"),
        ("2018-05-03", "not_before", "not before 3 May 2018"),
        (None, "unknown", "no date"),
    ],
)
def test_a_publication_date_is_told_as_precisely_as_it_is_known(
    published: str | None, precision: DatePrecision, words: str
) -> None:
    of = document("Text.", published=None).model_copy(update={"published": published, "published_precision": precision})
    assert published_in_words(of) == words


def test_a_time_without_days_keeps_the_words_of_the_text() -> None:
    assert when_in_words(interval("last week")) == "“last week”"
    assert when_in_words(interval("2008")) == "2008"
    assert when_in_words(None) is None


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2014-07-04", "2014-07-04", "on 4 July 2014"),
        ("2014-07-01", "2014-07-31", "in July 2014"),
        ("2014-01-01", "2014-12-31", "in 2014"),
        ("2014-07-04", "2014-07-09", "between 4 July 2014 and 9 July 2014"),
        ("2014-01-01", "2015-12-31", "between 1 January 2014 and 31 December 2015"),
        ("2014-07-04", None, "about 4 July 2014"),
    ],
)
def test_a_day_is_said_as_precisely_as_it_is_known(first: str, last: str | None, words: str) -> None:
    assert dated_in_words(date.fromisoformat(first), date.fromisoformat(last) if last else None) == words
