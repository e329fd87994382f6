"""Scenarios: what is understood, and what a wrong one is told."""

import pytest

from treatywatch.errors import InvalidScenarioError
from treatywatch.treaties.scenarios import parse_scenario

GOOD: dict[str, object] = {
    "treaty": "inf",
    "actor": "RUS",
    "act": "flight_test",
    "on": "2008",
    "item": {
        "kind": "cruise missile",
        "basing": "ground",
        "range_km": ">500",
        "role": "weapon delivery",
        "system": None,
    },
    "circumstances": {},
}


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("act", "bomb", "act: 'bomb' is no act; expected one of develop, modernise, produce"),
        ("actor", "Russia", "actor: 'Russia' is no state's code; expected the ISO 3166-1 alpha-3 code"),
        ("actor", "XYZ", "actor: 'XYZ' is no state's code; expected the ISO 3166-1 alpha-3 code"),
        ("polarity", "maybe", "polarity: .*; expected positive, or negative for something that is not done"),
        ("on", "last spring", "on: 'last spring' is no date; expected a date, month, year"),
        ("item", "missile", "item: .*; expected an object with kind"),
        (
            "item",
            {"range_km": "far"},
            r"item.range_km: 'far' is no number or interval; expected a number of kilometres",
        ),
        ("item", {"range_km": True}, "item.range_km: True is no distance"),
        ("item", {"basing": "cellar"}, "item.basing: 'cellar' is no launch mode; expected ground, sea, air, space"),
        ("item", {"speed": 5}, "item.speed: unknown key; expected one of class, kind, basing, range_km, role, system"),
        ("where", "here", "where: unknown key; expected one of treaty, actor, act, polarity, on, item, circumstances"),
        ("circumstances", ["fixed"], "circumstances: .*; expected an object with free keys"),
    ],
)
def test_a_wrong_key_or_value_is_named_with_what_is_expected(key: str, value: object, message: str) -> None:
    with pytest.raises(InvalidScenarioError, match=message):
        parse_scenario(GOOD | {key: value})


@pytest.mark.parametrize("key", ["actor", "act"])
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(InvalidScenarioError, match=f"{key}: missing; expected"):
        parse_scenario({name: value for name, value in GOOD.items() if name != key})


def test_without_a_treaty_every_one_is_meant() -> None:
    assert parse_scenario({name: value for name, value in GOOD.items() if name != "treaty"}).treaty is None


def test_unknown_facts_are_null() -> None:
    scenario = parse_scenario({"treaty": "inf", "actor": None, "act": "deploy", "on": None, "item": None})
    assert (scenario.actor, scenario.on, scenario.item) == (None, None, None)


def test_a_year_may_be_a_number_and_a_code_in_small_letters() -> None:
    scenario = parse_scenario(GOOD | {"on": 2008, "actor": "rus"})
    assert (scenario.on, scenario.actor) == ("2008", "RUS")
