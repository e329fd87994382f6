"""From the words of a scenario to facts, and where each fact comes from."""

import pytest

from treatywatch.records import JsonObject
from treatywatch.treaties.intervals import words
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.resolution import Variant, resolve, system_by_name
from treatywatch.treaties.scenarios import parse_scenario


def resolved(item: JsonObject, on: str = "2010") -> tuple[Variant, ...]:
    scenario = parse_scenario({"treaty": "inf", "actor": "RUS", "act": "deploy", "on": on, "item": item})
    return resolve(scenario, load_pack("inf"))


def ranges(item: JsonObject, on: str = "2010") -> list[tuple[str | None, str | None]]:
    return [
        (variant.holder, words(variant.facts.range_km) if variant.facts.range_km else None)
        for variant in resolved(item, on)
    ]


def test_a_type_that_the_treaty_names_brings_the_treaty_s_own_class() -> None:
    facts = resolved({"system": "SS-20"})[0].facts

    assert (facts.system, facts.basing, facts.role, facts.kind_words) == (
        "rsd-10",
        "ground",
        "weapon delivery",
        "ballistic missile",
    )
    assert facts.range_km is not None
    assert words(facts.range_km) == "1,000 to 5,500 km"
    assert facts.origin("range_km").note == "as Art. III.1(b) lists RSD-10"


def test_what_the_scenario_states_goes_before_the_tables() -> None:
    facts = resolved({"system": "tomahawk", "basing": "ground", "range_km": 1600})[0].facts

    assert facts.basing == "ground"
    assert facts.origin("basing").note is None


def test_rival_statements_of_a_range_are_kept_apart() -> None:
    assert ranges({"system": "9m729"})[:2] == [("RUS", "≤480 km"), ("USA", "500 to 5,500 km")]


def test_a_statement_that_nobody_disputes_has_no_holder() -> None:
    assert ranges({"system": "rs-26"}) == [(None, ">5,500 km")]


@pytest.mark.parametrize(("on", "expected"), [("2018", "≤499 km"), ("2021", "≥500 km")])
def test_a_holder_s_statement_counts_until_it_is_replaced(on: str, expected: str) -> None:
    assert ranges({"system": "prsm"}, on) == [(None, expected)]


def test_a_vague_word_is_made_precise_by_the_system() -> None:
    facts = resolved({"kind": "missile", "system": "bgm-109g"})[0].facts
    assert facts.kinds == frozenset({"cruise missile"})


def test_a_missile_is_taken_to_be_a_weapon_and_that_is_told() -> None:
    facts = resolved({"kind": "missile"})[0].facts

    assert facts.role == "weapon delivery"
    assert facts.origin("role").note == "not stated; a missile is taken to be a weapon"


@pytest.mark.parametrize("item", [{"kind": "drone"}, {"kind": "something"}, {"class": "weapon"}])
def test_nothing_is_presumed_of_other_things(item: JsonObject) -> None:
    assert resolved(item)[0].facts.role is None


def test_a_stated_role_rules_kinds_out() -> None:
    facts = resolved({"kind": "launcher", "role": "weapon delivery"})[0].facts
    assert facts.kinds == frozenset({"ballistic missile launcher", "cruise missile launcher"})


def test_the_class_speaks_where_the_kind_does_not() -> None:
    facts = resolved({"class": "missile", "kind": "nuclear"})[0].facts
    assert facts.kinds == frozenset({"ballistic missile", "cruise missile"})


def test_the_table_does_not_settle_where_an_interceptor_stands() -> None:
    assert resolved({"system": "sm-3"})[0].facts.basing is None


@pytest.mark.parametrize("name", ["9m729", "9M729", "SSC-8", "ssc-8 screwdriver", " Novator 9M729 "])
def test_systems_are_found_by_id_or_name(name: str) -> None:
    system = system_by_name(name)
    assert system is not None
    assert system.id == "9m729"


def test_an_unknown_system_is_kept_by_its_name() -> None:
    facts = resolved({"system": "X-1", "kind": "missile"})[0].facts
    assert (facts.system, facts.range_km) == ("X-1", None)
