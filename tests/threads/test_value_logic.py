from __future__ import annotations

import pytest

from tests.threads.stating import days, number
from treatywatch.thread_records import Value
from treatywatch.threads.value_logic import compatible, disjoint, same_system

MILE = 1.609344


def reach(low: float | None, high: float | None, **slots: object) -> Value:
    return number(low, high, "", "range_km", **({"of": "range", "unit": "km"} | slots))


@pytest.mark.parametrize(
    ("first", "second", "agree"),
    [
        (number(100, 100, "about 100", approximate=True), number(98, 98, "98"), True),
        (number(100, 100, "about 100", approximate=True), number(140, 140, "140"), False),
        (number(100, None, "more than 100", low_inclusive=False), number(120, 120, "120"), True),
        (number(100, None, "more than 100", low_inclusive=False), number(100, 100, "100"), False),
        (number(100, None, "at least 100"), number(100, 100, "100"), True),
        (number(2, 2, "two"), number(3, 3, "three"), False),
        (number(2500, 2500, "2,500", precision=50), number(2460, 2460, "2,460", precision=5), True),
        (number(100, 1000, "hundreds"), number(98, 98, "98"), False),
        (reach(500, None, low_inclusive=False), reach(480, 480, precision=5), False),
        (reach(None, 480), reach(500, 5500, precision=50), False),
        (reach(500, 500, precision=50), reach(None, 480), False),
        (reach(300 * MILE, 3400 * MILE, approximate=True), reach(None, 480), True),
        (reach(300 * MILE, 3400 * MILE, approximate=True), reach(500, 5500, precision=50), True),
        (reach(1200, 1200, of="distance"), reach(None, 480), False),
        (reach(200, 200, of="distance"), reach(None, 480), True),
        (reach(200, 200, of="distance"), reach(900, 900, of="distance"), True),
    ],
)
def test_two_numbers_agree_where_one_number_can_be_both(first: Value, second: Value, *, agree: bool) -> None:
    assert compatible(first, second) is agree
    assert compatible(second, first) is agree


def test_stretches_of_days_are_disjoint_where_they_share_no_day() -> None:
    assert disjoint(days("2019-02-01"), days("2019-02-02"))
    assert not disjoint(days("2019-02-01", "2019-02-28"), days("2019-02-02"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [("SSC-8", "9M729", True), ("9M729", "Tomahawk", False), ("X-99", "Tomahawk", None), ("X-99", "x-99", True)],
)
def test_designations_are_of_one_system_by_the_alias_tables(first: str, second: str, *, same: bool | None) -> None:
    assert same_system(first, second) is same
