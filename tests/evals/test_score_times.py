from __future__ import annotations

from datetime import date

import pytest

from evals.score_times import Gold, agrees, gold_days, gold_value, one_level, score
from tests.readings.documents import document
from treatywatch.readings.times import find_times


@pytest.mark.parametrize(
    ("row", "value"),
    [
        ({"when": "--10"}, "XXXX-10"),
        ({"when": "-0400"}, "BC0400"),
        ({"when": "500"}, "0500"),
        ({"from": "--06", "to": "--09"}, "XXXX-SU"),
        ({"from": "2010-06", "to": "2010-08"}, "2010-SU"),
        ({"from": "--04-15", "to": "--04-30"}, "XXXX-04"),
        ({"notAfter": "2012-03"}, "2012-03"),
        ({"from": "2010", "to": "2012"}, None),
    ],
)
def test_a_row_of_dates_has_its_value_in_timex(row: dict[str, str], value: str | None) -> None:
    assert gold_value(row) == value


def test_a_decade_from_new_year_to_new_year_is_its_years() -> None:
    assert gold_days({"from": "1960-01-01", "to": "1969-01-01"}) == (date(1960, 1, 1), date(1969, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They had met until last week.", date(2019, 1, 28), date(2019, 2, 3)),
        ("It was so since the 1940s.", date(1940, 1, 1), date(1949, 12, 31)),
        ("early in the 19th century", date(1800, 1, 1), date(1899, 12, 31)),
    ],
)
def test_a_preposition_does_not_change_the_days_of_what_is_named(text: str, first: date, last: date) -> None:
    (time,) = find_times(document(text, "2019-02-06"), (), ())
    assert agrees(time, Gold(0, len(text), None, (first, last)))
    assert not agrees(time, Gold(0, len(text), None, (first, first)))


def test_a_stretch_or_its_ends_are_compared_as_the_data_have_them() -> None:
    text = "It lasted from 2008 to 2011."
    times = find_times(document(text), (), ())
    ends = [Gold(15, 19, "2008", None), Gold(23, 27, "2011", None)]
    whole = [Gold(10, 27, None, (date(2008, 1, 1), date(2011, 12, 31)))]
    assert [time.value for time in one_level(times, ends)] == ["2008", "2011"]
    assert [time.value for time in one_level(times, whole)] == ["2008/2011"]
    assert score(one_level(times, ends), ends, text, misses=False) == (2, 2, 2, 2)
    assert score(one_level(times, whole), whole, text, misses=False) == (1, 1, 1, 1)
