from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings.documents import document
from treatywatch.readings.quantities import find_quantities
from treatywatch.records import Quantity, Word
from treatywatch.treaties.lengths import kilometres


def quantities(text: str) -> tuple[Quantity, ...]:
    return find_quantities(document(text), (), ())


def only(text: str) -> Quantity:
    (quantity,) = quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "of"),
    [
        ("They deployed about 100 missiles.", "~", 100, 100, "missiles"),
        ("some 100 launchers", "~", 100, 100, "launchers"),
        ("as many as four battalions", "<", None, 4, "battalions"),
        ("up to 10 warheads", "<", None, 10, "warheads"),
        ("no fewer than 700 deployed launchers", ">", 700, None, "deployed launchers"),
        ("more than 2,600 missiles", ">", 2600, None, "missiles"),
        ("1,550 deployed strategic warheads", "=", 1550, 1550, "deployed strategic warheads"),
        ("a limit of 1550 warheads", "<", None, 1550, "warheads"),
        ("a dozen warheads", "=", 12, 12, "warheads"),
        ("two hundred and fifty bombers", "=", 250, 250, "bombers"),
        ("between 4,000 and 5,000 troops", "=", 4000, 5000, "troops"),
        ("4,000-5,000 troops", "=", 4000, 5000, "troops"),
        ("hundreds of missiles", "=", 100, 1000, "missiles"),
        ("100 missiles or more", ">", 100, None, "missiles"),
        ("100 or more missiles", ">", 100, None, "missiles"),
        ("20 through 30 sites", "=", 20, 30, "sites"),
        ("cut its arsenal from 2,000 to 1,500 warheads", "down", 1500, 2000, "warheads"),
        ("One missile was tested.", "=", 1, 1, "missile"),
        ("12 Su-35 jets", "=", 12, 12, "Su-35 jets"),
        ("It fell from about 31,000 warheads in 1967 to 3,750.", "down", 3750, 31000, "warheads"),
        ("The number rose from 40 launchers to 48.", "up", 40, 48, "launchers"),
        ("half a dozen missiles", "=", 6, 6, "missiles"),
        ("a few hundred warheads", "=", 200, 1000, "warheads"),
        ("several dozen launchers", "=", 24, 120, "launchers"),
        ("between two and three hundred bombers", "=", 200, 300, "bombers"),
        ("either 4 or 5 launchers", "=", 4, 5, "launchers"),
    ],
)
def test_a_count_has_comparator_interval_and_what_is_counted(
    text: str, comparator: str, low: float | None, high: float | None, of: str
) -> None:
    quantity = only(text)
    assert (quantity.comparator, quantity.low, quantity.high, quantity.of) == (comparator, low, high, of)
    assert quantity.unit is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("a 500-kilometre range", 500, 500, "kilometer"),
        ("It flies 2,500 km.", 2500, 2500, "kilometer"),
        ("310-3,420 miles", 310, 3420, "mile"),
        ("500 to 5,500 kilometers", 500, 5500, "kilometer"),
        ("from 500 up to 5500 km", 500, 5500, "kilometer"),
        ("at 900 km/h", 900, 900, "kilometer/hour"),
        ("a yield of 15 kilotons", 15, 15, "kiloton"),
        ("60 per cent of them", 60, 60, "percent"),
        ("$58million", 58e6, 58e6, "USD"),
        ("\u00a3530billion", 530e9, 530e9, "GBP"),
        ("5.5 million euros", 5.5e6, 5.5e6, "EUR"),
        ("$700 billion a year", 700e9, 700e9, "USD/year"),
        ("9 to 12 million dollars", 9e6, 12e6, "USD"),
        ("$200 to $4 million", 200, 4e6, "USD"),
        ("4,2 billion marks", 4.2e9, 4.2e9, None),
        ("six months", 6, 6, "month"),
        ("two-thirds of the warheads", 2 / 3, 2 / 3, "dimensionless"),
        ("half of them", 0.5, 0.5, "dimensionless"),
        ("one tenth its size", 0.1, 0.1, "dimensionless"),
        ("10 1/2 miles", 10.5, 10.5, "mile"),
        ("500- to 5,500-kilometre range", 500, 5500, "kilometer"),
        (".5 per cent", 0.5, 0.5, "percent"),
        ("4.3M euros", 4.3e6, 4.3e6, "EUR"),
        ("$89 to $93 billion", 89e9, 93e9, "USD"),
        ("one in three missiles", 1 / 3, 1 / 3, "dimensionless"),
        ("1/4 mile", 0.25, 0.25, "mile"),
        ("minus-40 degrees", -40, -40, "degree"),
    ],
)
def test_a_measure_has_its_unit(text: str, low: float, high: float, unit: str | None) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high) == pytest.approx((low, high))
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("a range of more than 500 km", "range"),
        ("ranges between 500 and 5,500 km", "ranges"),
        ("60 percent of its revenue", "revenue"),
        ("a 2,000 km range", "range"),
    ],
)
def test_a_measure_says_of_what(text: str, of: str) -> None:
    assert only(text).of == of


def test_and_joins_two_numbers_only_where_one_is_said_so() -> None:
    assert [quantity.low for quantity in quantities("two and three; two hundred and three")] == [2, 3, 203]


def test_a_part_and_its_whole_count_the_same_things() -> None:
    part, whole = quantities("16 of 20 silos were destroyed")
    assert (part.low, part.of, whole.low, whole.of) == (16, "silos", 20, "silos")


def test_a_fall_is_a_change_and_no_state() -> None:
    quantity = only("Stockpiles fell by a third.")
    assert (quantity.comparator, quantity.unit) == ("down", "dimensionless")
    assert quantity.low == pytest.approx(1 / 3)


@pytest.mark.parametrize(
    ("text", "comparator", "part"),
    [
        ("They agreed to halve their arsenals.", "down", 0.5),
        ("They halved the number of arsenals.", "down", 0.5),
        ("They doubled the number of their arsenals.", "up", 1),
        ("They plan to double their arsenals.", "up", 1),
    ],
)
def test_a_change_in_one_word_is_the_part_that_the_amount_changes_by(text: str, comparator: str, part: float) -> None:
    quantity = only(text)
    assert (quantity.comparator, quantity.low, quantity.high, quantity.of) == (comparator, part, part, "arsenals")
    assert quantity.unit == "dimensionless"


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("They shot down two drones.", "="),
        ("They set up four groups.", "="),
        ("Output was up 30 barrels.", "up"),
        ("Exports, down 30 tons, fell short.", "down"),
        ("They lent it over ten years.", "="),
        ("It took over ten years.", ">"),
        ("They lent over ten dollars.", ">"),
    ],
)
def test_up_down_and_over_are_not_always_said_of_the_number(text: str, comparator: str) -> None:
    assert only(text).comparator == comparator


def test_a_score_is_no_range_and_doubling_down_no_doubling() -> None:
    assert [quantity.low for quantity in quantities("They led 47 percent to 39 percent.")] == [47, 39]
    assert quantities("He doubled down on it.") == ()


def test_what_a_sum_grew_by_and_to_are_two() -> None:
    grown, now = quantities("Spending grew by $2 million to $9 million.")
    assert (grown.comparator, grown.low, now.comparator, now.low) == ("up", 2e6, "=", 9e6)


def test_a_range_without_a_verb_of_change_has_its_ends_side_by_side() -> None:
    assert [quantity.low for quantity in quantities("from 40 states in 1967 to 3 sites")] == [40, 3]


def test_a_verb_of_change_may_stand_before_what_changes() -> None:
    quantity = only("They cut their stockpile by 30 percent.")
    assert (quantity.comparator, quantity.low, quantity.unit) == ("down", 30, "percent")


def test_a_conversion_in_brackets_means_what_it_converts() -> None:
    _, converted = quantities("It flies more than 500 km (310 miles).")
    assert (converted.comparator, converted.low, converted.high) == (">", 310, None)


@pytest.mark.parametrize(
    "text",
    [
        "The 9M729, the SS-20 and the Mk 41 are none.",
        "under Article 6 of the 1987 treaty",
        "Resolution 1929 and World War 3",
        "the forty-first session and the 21st",
        "on 2 August 2019, in 2018 and at 10:30 a.m.",
        "One of them left.",
        "the Group of 77",
        "The Twelve agreed.",
        "as others say [6]",
        "in resolutions 242 (1967) and 338 (1973)",
        "a third party",
        "the first half of the decade",
        "They lost 4:39.",
        "the bottom three",
        "the 3M-54 and the 3M-14",
        "12. The next paragraph",
    ],
)
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    assert [quantity.span.exact for quantity in quantities(text)] == []


def test_words_tell_what_is_counted_and_whether_one_counts() -> None:
    text = "Of nine old but usable boats one sank."
    words = (
        Word(3, 7, "nine", "NUM", 4, "nummod"),
        Word(8, 11, "old", "ADJ", 4, "amod"),
        Word(12, 15, "but", "CCONJ", 3, "cc"),
        Word(16, 22, "usable", "ADJ", 1, "conj"),
        Word(23, 28, "boat", "NOUN", 6, "obl"),
        Word(29, 32, "one", "NUM", 6, "nsubj"),
        Word(33, 37, "sink", "VERB", -1, "root"),
    )
    assert [quantity.of for quantity in find_quantities(document(text), words, ())] == ["old but usable boats"]


@pytest.mark.parametrize(
    ("text", "low", "high", "low_inclusive", "high_inclusive", "approximate"),
    [
        ("310-3,420 miles", 498.9, 5504.0, True, True, True),
        ("between 500 and 5,500 km", 500, 5500, True, True, False),
        ("over 500 km", 500, None, False, True, False),
        ("at least 500 km", 500, None, True, True, False),
        ("no more than 500 km", None, 500, True, True, False),
        ("less than 500 km", None, 500, True, False, False),
        ("about 2,500 km", 2500, 2500, True, True, True),
        ("1,500 m", 1.5, 1.5, True, True, False),
    ],
)
def test_a_length_in_kilometres(
    text: str, low: float | None, high: float | None, low_inclusive: bool, high_inclusive: bool, approximate: bool
) -> None:
    interval = kilometres(only(text))
    assert interval is not None
    assert interval.low == (low if low is None else pytest.approx(low, abs=0.1))
    assert interval.high == (high if high is None else pytest.approx(high, abs=0.1))
    assert (interval.low_inclusive, interval.high_inclusive) == (low_inclusive, high_inclusive)
    assert interval.approximate is approximate


@pytest.mark.parametrize("text", ["100 missiles", "500 kg", "The range rose by 500 km."])
def test_what_is_no_length_has_no_kilometres(text: str) -> None:
    assert kilometres(only(text)) is None


WORDS = (  # noqa: SIM905 - words read better than a column of quotes
    "about over at least up to between and - , . ( ) $ £ % 5 500 5,500 1.5 0 million bn km miles kg per a an "
    "half third two-thirds dozens of one twenty hundred minus- missiles Article fell by or more year"
).split()


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join) | st.text("0123456789.,-$km% to"))
def test_offsets_slice_back_whatever_the_text(text: str) -> None:
    for quantity in quantities(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.exact != ""
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
        kilometres(quantity)
