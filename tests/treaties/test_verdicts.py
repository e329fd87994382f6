"""Verdicts without reasons are those of `check`, on any scenario, under every treaty."""

from __future__ import annotations

import tracemalloc
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.treaties.cases import load_cases
from treatywatch.treaties.check import check
from treatywatch.treaties.packs import load_pack, pack_ids
from treatywatch.treaties.scenarios import Scenario, ScenarioItem
from treatywatch.treaties.verdicts import CompiledPack, compile_pack, verdicts
from treatywatch.treaties.vocabulary import load_vocabulary

WORDS = load_vocabulary()
KINDS = [name for kind in WORDS.kinds for name in kind.names]
KEYS = {
    "yield_kt": ["100", "160", ">150", "about 150"],
    "environment": ["underground", "atmosphere", "under water"],
    "recipient": ["IRN", "USA", "DEU"],
    "launcher": ["fixed", "mobile"],
    "purpose": ["peaceful", "weapon", "training", "law enforcement"],
    "site": ["test site", "operational"],
}
DATES = ["1965", "1973-06-01", "1985", "1988-06-01", "1992/1996", "2008", "2019", "2024-05-01", "2018/.."]
ITEMS = st.builds(
    ScenarioItem,
    kind=st.none() | st.sampled_from(KINDS),
    basing=st.none() | st.sampled_from(["ground", "sea", "air", "space"]),
    role=st.none() | st.sampled_from(list(WORDS.roles)),
    range_km=st.none() | st.sampled_from([480, 500, 2000, 5500, 11000, ">500", "500..5500", "~2500", "<300"]),
    system=st.none() | st.sampled_from(["9m729", "mk-41", "rsd-10", "minuteman-iii", "unheard-of"]),
)
SCENARIOS = st.builds(
    Scenario,
    actor=st.none() | st.sampled_from(["USA", "RUS", "SUN", "CHN", "FRA", "PRK", "IRN", "UKR", "LTU", "IND", "DEU"]),
    act=st.sampled_from(list(WORDS.acts)),
    polarity=st.sampled_from(["positive", "negative"]),
    on=st.none() | st.sampled_from(DATES),
    item=st.none() | ITEMS,
    circumstances=st.fixed_dictionaries({}, optional={key: st.sampled_from(words) for key, words in KEYS.items()}),
)  # fmt: skip


@cache
def compiled() -> tuple[CompiledPack, ...]:
    return tuple(compile_pack(load_pack(treaty)) for treaty in pack_ids())


@given(SCENARIOS)
@settings(max_examples=60)
def test_they_are_those_with_reasons(scenario: Scenario) -> None:
    (found,) = verdicts([scenario], compiled())
    assert found == tuple(check(scenario, one.pack).verdict for one in compiled())


@pytest.mark.parametrize("treaty", pack_ids())
def test_they_are_those_of_the_cases(treaty: str) -> None:
    one = compile_pack(load_pack(treaty))
    for case in load_cases(treaty):
        assert one.verdict(case.scenario(treaty)) == case.verdict, case.name


def test_memory_does_not_grow_with_the_number_of_scenarios() -> None:
    scenarios = [case.scenario("inf") for case in load_cases("inf")]

    def run(rounds: int) -> int:
        tracemalloc.start()
        for _ in verdicts((scenario for _ in range(rounds) for scenario in scenarios), compiled()):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    run(1)
    assert run(8) < 2 * run(2) + 100_000
