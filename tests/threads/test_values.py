from __future__ import annotations

import pytest

from tests.threads.stating import claim_of, exactly, interval, item_of, quantity_of, span, when
from treatywatch.records import Claim, Interval
from treatywatch.thread_records import Value
from treatywatch.threads.values import half_of_last_digit, values_of


def counting(words: str, counted: str, number: Interval) -> Claim:
    text = f"Ruritania deployed {words}"
    return claim_of(text, "deploy", item=item_of(text, words, count=interval(text, counted, number)))


def flying(text: str, words: str, low: float | None, high: float | None, **slots: object) -> Claim:
    quantity = quantity_of(text, words, low, high, unit="kilometer", comparator=slots.pop("comparator", "="))
    return claim_of(text, "flight_test", item=item_of(text, "missile"), quantities=(quantity,), **slots)


def one(claim: Claim) -> Value:
    (value,) = values_of(claim)
    return value


@pytest.mark.parametrize(
    ("number", "half"), [(2500, 50), (100, 50), (98, 0.5), (310, 5), (1.5, 0.05), (0.25, 0.005), (0, 0)]
)
def test_a_number_is_as_exact_as_its_last_digit(number: float, half: float) -> None:
    assert half_of_last_digit(number) == pytest.approx(half)


@pytest.mark.parametrize(
    ("words", "counted", "thing"),
    [
        ("100 cruise missiles", "100", "missile"),
        ("two battalions of the banned missile", "two", "battalion"),
        ("about 100 of the ground-launched cruise missiles", "about 100", "missile"),
        ("four batteries", "four", "battery"),
        ("1,550 deployed warheads", "1,550", "deployed warhead"),
        ("12 TELs", "12", "launcher"),
    ],
)
def test_a_count_says_of_what_it_is_in_the_singular(words: str, counted: str, thing: str) -> None:
    value = one(counting(words, counted, exactly(12)))
    assert (value.facet, value.of, value.text) == ("count", thing, words)


@pytest.mark.parametrize(("number", "precision"), [(98, 0), (2, 0), (100, 50), (2500, 50)])
def test_a_count_that_ends_in_no_zero_is_exact(number: float, precision: float) -> None:
    assert one(counting("some missiles", "some", exactly(number))).precision == precision


@pytest.mark.parametrize(
    "words", ["two more battalions", "one of the missiles", "two largest arsenals", "another 20 missiles"]
)
def test_a_number_of_a_part_states_nothing_of_the_whole(words: str) -> None:
    assert values_of(counting(words, words.split(maxsplit=1)[0], exactly(2))) == ()


def test_what_is_said_not_to_have_been_done_has_no_number() -> None:
    denied = counting("100 missiles", "100", exactly(100)).model_copy(update={"polarity": "negative"})
    assert values_of(denied) == ()


def test_the_length_of_a_flight_is_a_distance_and_a_range_is_a_range() -> None:
    flown = flying("The missile flew more than 500 km", "more than 500 km", 500, None, comparator=">")
    assert (one(flown).of, one(flown).low, one(flown).low_inclusive) == ("distance", 500, False)
    text = "a missile with a range of 480 km"
    quantity = quantity_of(text, "480 km", 480, 480, unit="kilometer", of="range")
    reach = claim_of(text, "develop", item=item_of(text, "missile"), quantities=(quantity,))
    assert (one(reach).of, one(reach).low, one(reach).precision) == ("range", 480, 5)


def test_what_a_missile_cannot_fly_beyond_is_the_most_that_it_reaches() -> None:
    text = "the missile could fly no further than 480 km"
    claim = flying(text, "further than 480 km", 480, None, comparator=">", polarity="negative", modality=("possible",))
    assert (one(claim).low, one(claim).high, one(claim).of) == (None, 480, "range")


def test_bounds_in_miles_are_rounded_to_the_digits_of_their_miles() -> None:
    text = "missiles with ranges of 310 to 3,400 miles"
    miles = 1.609344
    item = item_of(
        text, "missiles", range_km=interval(text, "310 to 3,400 miles", Interval(low=310 * miles, high=3400 * miles))
    )
    quantity = quantity_of(text, "310 to 3,400 miles", 310, 3400, unit="mile", of="ranges")
    value = one(claim_of(text, "test", item=item, quantities=(quantity,)))
    assert value.precision == pytest.approx(50 * miles)
    assert (value.unit, value.approximate) == ("km", True)


def test_two_numbers_of_one_claim_that_differ_state_neither() -> None:
    text = "missiles that flew 300 km were tested 23 times and 25 times"
    twice = tuple(quantity_of(text, words, n, n, of="times") for words, n in (("23", 23), ("25", 25)))
    assert values_of(claim_of(text, "test", quantities=twice)) == ()


@pytest.mark.parametrize(("text", "states"), [("112 States have acceded", 1), ("the 112 States have acceded", 0)])
def test_a_number_that_only_points_to_what_is_known_states_nothing(text: str, states: int) -> None:
    claim = claim_of(text, "accede", quantities=(quantity_of(text, "112", 112, 112, of="States"),))
    assert len(values_of(claim)) == states


def test_a_date_is_stated_where_both_of_its_ends_are_known() -> None:
    text = "Ruritania signed it on 8 December 1987"
    claim = claim_of(text, "sign", when=when("8 December 1987", "1987-12-08"))
    assert [(value.facet, value.text) for value in values_of(claim)] == [("date", "8 December 1987")]
    open_ended = claim.model_copy(update={"when": claim.when and claim.when.model_copy(update={"end": None})})
    assert values_of(open_ended) == ()


@pytest.mark.parametrize("before", ["since the session", "after talks", "before the summit"])
def test_the_date_of_something_before_the_act_is_not_the_acts(before: str) -> None:
    text = f"{before} in 1978, the two sides have signed it"
    assert values_of(claim_of(text, "sign", when=when("1978", "1978-01-01", "1978-12-31"))) == ()


def test_a_withdrawal_states_how_far_it_has_come() -> None:
    notified = claim_of("notice of withdrawal", "withdraw", phase="notified", modality=("planned",))
    assert [(value.facet, value.text) for value in values_of(notified)] == [("status", "withdrawal notified")]


def test_a_name_is_stated_where_the_words_have_it_and_not_where_it_is_only_meant() -> None:
    text = "Russia deployed the SSC-8"
    item = item_of(text, "the SSC-8", system="9m729")
    assert [(v.facet, v.text) for v in values_of(claim_of(text, "deploy", item=item))] == [("name", "SSC-8")]
    meant = item.model_copy(update={"text": "the missile", "span": span("the missile", "the missile")})
    assert values_of(claim_of(text, "deploy", item=meant)) == ()


def test_a_status_is_another_value_than_the_opposite_status_of_the_same_day() -> None:
    lasts = Value(facet="status", text="in force")
    assert lasts.key != lasts.model_copy(update={"text": "ended"}).key
