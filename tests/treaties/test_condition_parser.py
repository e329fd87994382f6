"""Conditions as YAML writes them."""

from datetime import date

import pytest

from treatywatch.treaties.condition_parser import names_used, parse_condition
from treatywatch.treaties.days import Days
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import Law

FACTS = Facts(
    actor="RUS",
    act="deploy",
    on=Days(date(2008, 1, 1), date(2008, 12, 31)),
    kinds=frozenset({"ballistic missile", "cruise missile"}),
    kind_words="missile",
    basing="ground",
)


@pytest.mark.parametrize(
    ("condition", "truth"),
    [
        ({"act": ["deploy"]}, "true"),
        ({"act": ["possess"]}, "true"),
        ({"act": ["produce"]}, "false"),
        ({"kind": ["cruise missile", "ballistic missile"]}, "true"),
        ({"kind": ["cruise missile"]}, "unknown"),
        ({"kind": ["drone"]}, "false"),
        ({"basing": ["sea"]}, "false"),
        ({"role": ["weapon delivery"]}, "unknown"),
        ({"range_km": "[500, 5500]"}, "unknown"),
        ({"actor": ["USA", "RUS"]}, "true"),
        ({"from": date(2008, 1, 1)}, "true"),
        ({"from": date(2008, 6, 1)}, "unknown"),
        ({"before": date(2008, 1, 1)}, "false"),
        ({"not": {"basing": ["sea"]}}, "true"),
        ({"all": [{"basing": ["ground"]}, {"act": ["produce"]}]}, "false"),
        ({"any": [{"basing": ["ground"]}, {"role": ["target"]}]}, "true"),
    ],
)
def test_a_condition_over_facts(condition: dict[str, object], truth: str) -> None:
    assert parse_condition(condition)(FACTS, Law("INF")).truth == truth


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ({"basng": ["sea"]}, "unknown condition 'basng'; allowed: act, actor, actor_in, all, any, basing"),
        ({"act": ["bomb"]}, r"unknown act \['bomb'\]; allowed: accede"),
        ({"kind": []}, "expected a list with something in it"),
        ({"all": {"act": ["use"]}}, "expected a list"),
        ({"range_km": "500..5500"}, "is no band"),
        ({"from": "1988"}, "expected a date such as 1988-06-01"),
        ({"act": ["use"], "from": date(1988, 6, 1)}, "a condition is one of"),
        ("act", "a condition is one of"),
    ],
)
def test_a_wrong_condition_says_what_is_allowed(condition: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_condition(condition)


def test_missing_facts_are_named_for_users() -> None:
    condition = parse_condition(
        {"all": [{"range_km": "[500, 5500]"}, {"role": ["target"]}, {"kind": ["drone", "cruise missile"]}]}
    )

    missing = condition(Facts(actor="RUS", act="test", on=Days(None, None)), Law("INF")).missing
    assert missing == ("range capability: not stated", "role: not stated", "kind of item: not stated")


def test_an_act_that_may_be_another_is_open() -> None:
    outcome = parse_condition({"act": ["flight_test"]})(Facts(actor="RUS", act="test", on=Days(None, None)), Law("INF"))

    assert outcome.missing == ("act: 'test' does not say whether it was flight test",)


def test_a_condition_tells_what_it_refers_to() -> None:
    condition = parse_condition(
        {"any": [{"term": "missile"}, {"all": [{"disputed": "drones"}, {"not": {"circumstance": "fixed"}}]}]}
    )

    assert list(names_used(condition)) == [("terms", "missile"), ("readings", "drones"), ("circumstances", "fixed")]
