"""Ranges as people state them, held against bands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.records import Interval, Truth
from treatywatch.treaties.intervals import band_words, gap, parse_band, parse_interval, within, words

BAND = parse_band("[500, 5500]")
numbers = st.integers(1, 20000)


@pytest.mark.parametrize(
    ("stated", "truth"),
    [
        (500, "true"), (5500, "true"), (499, "false"), (5501, "false"), (499.9, "false"), (5500.1, "false"),
        (">500", "unknown"), (">=500", "unknown"), (">5500", "false"), (">=5500", "unknown"), ("<500", "false"),
        ("<=500", "unknown"), ("500..5500", "true"), ("500-5500", "true"), ("450..600", "unknown"), ("1..499", "false"),
        ("~2500", "true"), ("~500", "unknown"), ("~5500", "unknown"), ("~400", "false"), ("2,500 km", "true"),
        ("~482.8..5471.8", "true"), ("~498.9..5503.9", "true"), ("482.8..5471.8", "unknown"), ("(1000, 5500]", "true"),
        ("~310..5000", "unknown"),
    ],
)  # fmt: skip
def test_a_stated_range_against_the_band(stated: float | str, truth: Truth) -> None:
    assert within(parse_interval(stated), BAND) == truth


@pytest.mark.parametrize("stated", ["far", "", ">", "5500..500", "500..", "-5", ">>500", "500 miles"])
def test_what_is_no_range_is_refused(stated: str) -> None:
    with pytest.raises(ValueError, match=r"no number|downwards"):
        parse_interval(stated)


@pytest.mark.parametrize("stated", [-1, float("nan"), float("inf")])
def test_what_is_no_distance_is_refused(stated: float) -> None:
    with pytest.raises(ValueError, match="no distance"):
        parse_interval(stated)


@pytest.mark.parametrize("text", ["500..5500", "[500; 5500]", "(1000 5500)", "]500, 1000["])
def test_what_is_no_band_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no band"):
        parse_band(text)


def test_the_open_end_is_named() -> None:
    assert gap(parse_interval(">500"), BAND) == "'>500 km' does not say whether it is at most 5,500 km"
    assert gap(parse_interval("<1000"), parse_band("[500, 1000]")) == (
        "'<1,000 km' does not say whether it is at least 500 km"
    )
    assert band_words(parse_band("(1000, 5500]")) == "above 1,000 km and at most 5,500 km"
    assert words(parse_interval("~2500")) == "about 2,500 km"


@given(numbers, numbers, numbers)
def test_a_number_of_a_known_interval_never_contradicts_it(first: int, second: int, third: int) -> None:
    low, middle, high = sorted((first, second, third))
    whole = within(Interval(low=low, high=high), BAND)
    if whole != "unknown":
        assert within(Interval(low=middle, high=middle), BAND) == whole


@given(numbers)
def test_the_two_classes_divide_the_band(number: int) -> None:
    point = Interval(low=number, high=number)
    classes = [within(point, parse_band("[500, 1000]")), within(point, parse_band("(1000, 5500]"))]
    assert ("true" in classes) == (within(point, BAND) == "true")
    assert classes.count("true") <= 1


@given(numbers, st.sampled_from([">", ">=", "<", "<="]))
def test_a_comparison_is_never_more_certain_than_its_own_number_allows(number: int, sign: str) -> None:
    stated = within(parse_interval(f"{sign}{number}"), BAND)
    inside = within(Interval(low=number, high=number), BAND)
    assert stated == "false" or inside != "false" or stated == "unknown"
    assert stated != "true"
