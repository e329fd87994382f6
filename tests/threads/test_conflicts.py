from __future__ import annotations

import pytest

from tests.threads.stating import ARCADIA, RURITANIA, WIRE, days, number, stated
from treatywatch.thread_records import Conflict, Occurrence, StatedValue, Value
from treatywatch.threads.conflicts import MOST_VALUES, conflicts_of_system, conflicts_within


def conflicts(*values: StatedValue, occurs: Occurrence = "continuing") -> tuple[Conflict, ...]:
    return conflicts_within("t", occurs, values)


TWO = number(2, 2, "two battalions", of="battalion")
FOUR = number(4, 4, "four battalions", of="battalion")


def test_two_counts_at_the_same_time_conflict_and_say_who_states_them() -> None:
    (found,) = conflicts(stated(TWO, ARCADIA, "2017-03-07"), stated(FOUR, WIRE, "2017-03-12"))
    assert (found.about, found.comparable) == ("number", True)
    assert [(side.stated, side.speakers) for side in found.sides] == [
        ("two battalions", ("United States",)),
        ("four battalions", ("Sample Wire",)),
    ]
    assert found.reason == (
        "“two battalions” (the United States, on 7 March 2017) and “four battalions” (Sample Wire, on 12 March 2017) "
        "count battalions at the same time, and lie farther apart than the precision of either number explains"
    )


def test_counts_at_different_times_are_a_development() -> None:
    assert conflicts(stated(TWO, on="2017-03-07"), stated(FOUR, on="2018-11-30")) == ()


def test_counts_of_stated_times_are_held_against_each_other_whenever_they_were_uttered() -> None:
    first = TWO.model_copy(update={"days": days("2017-03-01", "2017-03-31")})
    second = FOUR.model_copy(update={"days": days("2017-03-15")})
    assert len(conflicts(stated(first, on="2017-03-07"), stated(second, WIRE, "2021-01-01"))) == 1
    of_another_time = FOUR.model_copy(update={"days": days("2018-03-15")})
    assert conflicts(stated(first), stated(of_another_time, WIRE)) == ()


def test_a_count_of_what_happened_once_does_not_change() -> None:
    assert len(conflicts(stated(TWO, on="2017-03-07"), stated(FOUR, WIRE, "2021-03-07"), occurs="once")) == 1


def test_counts_without_a_day_of_what_goes_on_are_not_held_against_each_other() -> None:
    assert conflicts(stated(TWO, on=None), stated(FOUR, WIRE)) == ()


@pytest.mark.parametrize("stance", ["demands", "plans", "supposes"])
def test_what_is_wanted_or_supposed_conflicts_with_nothing(stance: str) -> None:
    wanted = stated(FOUR, WIRE)._replace(stance=stance)  # type: ignore[arg-type]
    assert conflicts(stated(TWO), wanted) == ()


def test_what_is_only_possible_conflicts_and_is_told_as_such() -> None:
    (found,) = conflicts(stated(TWO), stated(FOUR, WIRE, stance="hedges"))
    assert "“four battalions” (Sample Wire, on 7 March 2017, as possible only)" in found.reason


def test_battalions_and_missiles_cannot_be_compared_and_it_says_why() -> None:
    missiles = number(100, 100, "100 missiles", of="missile")
    (found,) = conflicts(stated(FOUR), stated(missiles, WIRE))
    assert not found.comparable
    assert [side.stated for side in found.sides] == ["four battalions", "100 missiles"]
    assert found.reason.endswith(
        "count battalions and missiles: how many missiles one battalion has is not stated, so neither number can be "
        "held against the other"
    )


def test_three_counts_of_which_two_agree_make_two_sides() -> None:
    about = number(100, 100, "about 100", of="missile", approximate=True)
    close, other = number(98, 98, "98", of="missile"), number(150, 150, "150", of="missile")
    (found,) = conflicts(stated(about), stated(close, RURITANIA), stated(other, WIRE))
    assert [(side.stated, side.count) for side in found.sides] == [("about 100 / 98", 2), ("150", 1)]


def test_a_value_that_agrees_with_all_is_on_no_side() -> None:
    more = number(1, None, "more than one", of="battalion", low_inclusive=False)
    (found,) = conflicts(stated(TWO), stated(FOUR, WIRE), stated(more, RURITANIA))
    assert [side.stated for side in found.sides] == ["two battalions", "four battalions"]


def test_one_claim_does_not_contradict_itself() -> None:
    first = stated(TWO)
    assert conflicts(first, stated(FOUR)._replace(first_claim=first.first_claim)) == ()


def dated(start: str, end: str | None = None) -> Value:
    return Value(facet="date", days=days(start, end), text=start)


def test_what_happens_once_has_one_date() -> None:
    found = conflicts(stated(dated("2019-02-01")), stated(dated("2019-02-02"), WIRE), occurs="once")
    assert [conflict.about for conflict in found] == ["date"]
    assert found[0].reason.endswith("they are one day apart, which a time zone or the day of the report may explain")
    assert conflicts(stated(dated("2019-02-01", "2019-02-28")), stated(dated("2019-02-02"), WIRE), occurs="once") == ()
    assert conflicts(stated(dated("2019-02-01")), stated(dated("2019-02-02"), WIRE), occurs="repeatedly") == ()


def named(name: str, on: str) -> Value:
    return Value(facet="name", text=name, days=days(on))


def test_two_systems_named_for_one_act_conflict_and_two_names_of_one_do_not() -> None:
    own = stated(named("9M729", "2025-08-21"))
    assert [c.about for c in conflicts(own, stated(named("Tomahawk", "2025-08-21"), WIRE))] == ["name"]
    assert conflicts(own, stated(named("SSC-8", "2025-08-21"), WIRE)) == ()
    assert conflicts(own, stated(named("Tomahawk", "2025-08-22"), WIRE)) == ()


def test_a_treaty_is_not_in_force_and_ended_on_one_day() -> None:
    lasts = Value(facet="status", text="in force", days=days("2019-08-02"))
    over = Value(facet="status", text="ended", days=days("2019-08-02"))
    (found,) = conflicts(stated(lasts), stated(over, WIRE))
    assert found.about == "status"
    later = over.model_copy(update={"days": days("2019-08-03")})
    assert conflicts(stated(lasts), stated(later, WIRE)) == ()


def test_who_withdraws_ends_a_treaty_for_himself() -> None:
    over = Value(facet="status", text="ended", days=days("2018-05-09"))
    left = Value(facet="status", text="withdrawn", days=days("2018-05-09"))
    assert conflicts(stated(over), stated(left, WIRE)) == ()


def test_the_range_of_a_system_is_one_whatever_was_done_with_it() -> None:
    limit = number(None, 480, "no further than 480 km", "range_km", of="range", unit="km")
    flown = number(500, None, "more than 500 km", "range_km", of="distance", unit="km", low_inclusive=False)
    (found,) = conflicts_of_system("9m729", (stated(limit, RURITANIA), stated(flown)))
    assert (found.thread, found.about) == (None, "range")
    assert found.reason.startswith("the range of the 9M729: “")
    assert "no range fits both" in found.reason


def test_the_same_values_give_the_same_conflict_in_any_order() -> None:
    given = (stated(TWO), stated(FOUR, WIRE), stated(number(7, 7, "seven battalions", of="battalion"), RURITANIA))
    assert conflicts(*given) == conflicts(*reversed(given))


def test_hundreds_of_values_are_compared_in_bounded_work() -> None:
    many = [stated(number(n, n, f"{n} missiles", of="missile"), on="2017-03-07") for n in range(1, 1000)]
    (found,) = conflicts(*many)
    assert len(found.sides) == MOST_VALUES


def test_a_value_that_many_state_does_not_crowd_out_another() -> None:
    many = [stated(TWO, on="2017-03-07")._replace(first_claim=f"c-{number}") for number in range(1000)]
    assert len(conflicts(*many, stated(FOUR, WIRE))) == 1
