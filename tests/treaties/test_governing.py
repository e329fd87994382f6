"""Which treaties govern an act."""

from functools import cache

import pytest

from treatywatch.treaties.governing import ORDER, GoverningAnswer, governing
from treatywatch.treaties.packs import Pack, load_pack, pack_ids
from treatywatch.treaties.scenarios import parse_scenario


@cache
def packs() -> tuple[Pack, ...]:
    return tuple(load_pack(treaty) for treaty in pack_ids())


def governed(**scenario: object) -> GoverningAnswer:
    return governing(parse_scenario(scenario), packs())


def verdicts(answer: GoverningAnswer) -> dict[str, str]:
    return {one.treaty: one.verdict for one in answer.treaties}


@pytest.mark.parametrize(
    ("scenario", "expected"),
    [
        (
            {"actor": "RUS", "act": "flight_test", "on": "2008",
             "item": {"kind": "cruise missile", "basing": "ground", "range_km": 2000}},
            {"inf": "would_breach"},
        ),
        (
            {"actor": "FRA", "act": "use", "on": "2010", "item": {"kind": "chemical weapon"}},
            {"cwc": "would_breach"},
        ),
        (
            {"actor": "FRA", "act": "store", "on": "2010", "item": {"kind": "biological weapon"}},
            {"bwc": "would_breach"},
        ),
        (
            {"actor": "FRA", "act": "use", "on": "2020", "item": {"kind": "anti-personnel mine"}},
            {"ottawa": "would_breach"},
        ),
        (
            {"actor": "SUN", "act": "test", "on": "1985", "item": {"kind": "nuclear explosion"},
             "circumstances": {"environment": "atmosphere", "yield_kt": 20}},
            {"ptbt": "would_breach"},
        ),
        (
            {"actor": "USA", "act": "deploy", "on": "1990", "item": {"kind": "nuclear weapon", "basing": "space"},
             "circumstances": {"place": "orbit"}},
            {"outer-space": "would_breach"},
        ),
    ],
)  # fmt: skip
def test_those_in_force_that_speak_to_the_act_are_asked(scenario: dict[str, object], expected: dict[str, str]) -> None:
    found = verdicts(governed(**scenario))
    assert expected.items() <= found.items()


def test_a_treaty_that_does_not_bind_says_why_it_is_silent() -> None:
    answer = governed(
        actor="RUS", act="flight_test", on="2024", item={"kind": "cruise missile", "basing": "ground", "range_km": 2000}
    )
    assert "inf" not in verdicts(answer)
    (inf,) = [silent for silent in answer.silent if silent.treaty == "inf"]
    assert inf.why.startswith("not binding: the INF Treaty did not bind Russia in 2024")


def test_what_follows_on_another_reading_is_told() -> None:
    answer = governed(actor="PRK", act="test", on="2017-09-03", item={"kind": "nuclear explosion"})
    (npt,) = [silent for silent in answer.silent if silent.treaty == "npt"]

    assert npt.verdict == "not_binding"
    assert {reading.holder for reading in npt.readings} >= {"North Korea"}
    assert any("would breach NPT Art. II" in text for text in npt.on_other_readings)


def test_every_treaty_is_in_the_answer_once() -> None:
    answer = governed(actor="USA", act="deploy", on="2020", item={"kind": "missile"})
    assert sorted([one.treaty for one in answer.treaties] + [one.treaty for one in answer.silent]) == sorted(pack_ids())


def test_the_gravest_answer_comes_first() -> None:
    answer = governed(actor="PRK", act="test", on="2006", item={"kind": "nuclear test"})
    places = [ORDER.index(one.verdict) for one in answer.treaties]
    assert places == sorted(places)


@pytest.mark.parametrize("item", [None, {"kind": "gizmo"}])
def test_an_item_of_no_known_kind_does_not_make_every_treaty_speak(item: dict[str, object] | None) -> None:
    scenario: dict[str, object] = {"actor": "RUS", "act": "deploy", "on": "2024"}
    answer = governed(**scenario, **({"item": item} if item else {}))
    depends = {silent.treaty: silent.why for silent in answer.silent if silent.verdict == "undetermined"}

    assert {"bwc", "cwc", "seabed"} <= depends.keys()
    assert all(why.startswith("missing: kind of item") for why in depends.values())


def test_a_treaty_about_the_item_without_a_rule_on_the_act_is_permitted_and_silent() -> None:
    answer = governed(actor="USA", act="deploy", on="2020", item={"kind": "nuclear weapon", "basing": "ground"})
    (npt,) = [silent for silent in answer.silent if silent.treaty == "npt"]
    assert (npt.verdict, npt.why) == ("permitted", "nothing in the NPT speaks of the act")
