"""Conditions on numbers, groups and a party's own dates: what holds, what does not, and which fact is missing."""

from __future__ import annotations

from datetime import date

import pytest

from treatywatch.records import Truth
from treatywatch.treaties.condition_parser import parse_condition
from treatywatch.treaties.days import parse_days
from treatywatch.treaties.facts import CircumstanceValue, Facts
from treatywatch.treaties.laws import Law, Membership, NumberQuestion
from treatywatch.treaties.truth import Outcome
from treatywatch.treaties.truth_only import NUMBERS, compiled

LAW = Law(
    name="Example",
    groups={"haves": Membership(frozenset({"USA", "RUS"}), "a state that has them", "IX.3", unverified=False)},
    numbers={
        "yield_kt": NumberQuestion("yield of the explosion", "kt", ("yield_kt", "yield")),
        "warheads": NumberQuestion("deployed warheads", "", ("warheads",), "false"),
    },
    entries={"FRA": date(2000, 2, 29)},
)


def asked(raw: dict[str, object], on: str = "2008", actor: str | None = "FRA", **stated: CircumstanceValue) -> Outcome:
    """Ask a condition in both ways, which have to agree."""
    condition, facts = parse_condition(raw), Facts(actor=actor, act="test", on=parse_days(on), circumstances=stated)
    outcome = condition(facts, LAW)
    assert compiled(condition, LAW)(facts, {}) == NUMBERS[outcome.truth]
    return outcome


@pytest.mark.parametrize(
    ("stated", "truth"),
    [
        (160, "true"),
        (150, "false"),
        ("160", "true"),
        ("160 kt", "true"),
        (">160", "true"),
        ("100 to 140 kt", "false"),
        ("100..200", "unknown"),
        ("~150", "unknown"),
        ("large", "unknown"),
        (True, "unknown"),
    ],
)
def test_a_number_lies_in_a_band(stated: CircumstanceValue, truth: Truth) -> None:
    outcome = asked({"number": {"yield_kt": "(150, inf)"}}, yield_kt=stated)
    assert outcome.truth == truth
    assert bool(outcome.missing) == (truth == "unknown")


def test_a_number_that_nobody_states_is_missing_or_taken_as_the_pack_says() -> None:
    assert asked({"number": {"yield_kt": "(150, inf)"}}).missing == ("yield of the explosion: not stated",)
    assert asked({"number": {"warheads": "(1550, inf)"}}).truth == "false"
    assert asked({"number": {"warheads": "(1550, inf)"}}, warheads=1600).truth == "true"


@pytest.mark.parametrize(("actor", "truth"), [("USA", "true"), ("FRA", "false"), (None, "unknown")])
def test_who_acts_is_in_a_group(actor: str | None, truth: Truth) -> None:
    outcome = asked({"actor_in": "haves"}, actor=actor)
    assert outcome.truth == truth
    assert actor != "FRA" or outcome.reason.text == "actor: France is not a state that has them"


@pytest.mark.parametrize(
    ("stated", "truth"), [({"recipient": "rus"}, "true"), ({"recipient": "IRN"}, "false"), ({}, "unknown")]
)
def test_who_receives_is_in_a_group(stated: dict[str, str], truth: Truth) -> None:
    assert asked({"recipient_in": "haves"}, **stated).truth == truth


@pytest.mark.parametrize(
    ("on", "actor", "truth"),
    [
        ("2004-02-28", "FRA", "false"),
        ("2004-02-29", "FRA", "true"),
        ("2004", "FRA", "unknown"),
        ("2010", "USA", "false"),
        ("2010", None, "unknown"),
    ],
)
def test_so_long_after_the_partys_own_entry_into_force(on: str, actor: str | None, truth: Truth) -> None:
    assert asked({"entered": {"years": 4}}, on=on, actor=actor).truth == truth


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ({"number": {"yield_kt": "many"}}, "no band"),
        ({"number": {"a": "[0, 1]", "b": "[0, 1]"}}, "expected one number of the pack and its band"),
        ({"entered": {}}, "counts in one of years"),
        ({"actor_in": ["haves"]}, "expected a name"),
    ],
)
def test_a_wrong_condition_says_what_is_expected(raw: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_condition(raw)
