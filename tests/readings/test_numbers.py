from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.readings.numbers import parse_number


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("1.5 million", 1_500_000),
        ("two hundred and fifty thousand", 250_000),
        ("five thousand five hundred", 5_500),
        ("1,550", 1550),
        ("5\u202f500", 5500),
        ("4,2", 4.2),
    ],
)
def test_a_number_is_read_as_it_is_said(words: str, value: float) -> None:
    assert parse_number(words) == value


@pytest.mark.parametrize("words", ["", "missile", "two missiles", "an"[:0]])
def test_what_is_no_number_has_no_value(words: str) -> None:
    assert parse_number(words) is None


@given(st.integers(0, 10**15))
def test_thousands_separators_change_nothing(number: int) -> None:
    assert parse_number(f"{number:,}") == number
