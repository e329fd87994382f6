from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.errors import VocabularyError
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.names import load_systems, load_treaties

ALIASES = Aliases.load()


def found(text: str, on: date | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(mention.exact, mention.ids) for mention in ALIASES.find(text, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One missile under the names of its maker, its owner and NATO, however they are spelt.
        ("the SSC-8, SSC 8 and SSC8", [("SSC-8", ("9m729",)), ("SSC 8", ("9m729",)), ("SSC8", ("9m729",))]),
        ("a Novator 9M729 launcher", [("Novator 9M729", ("9m729",))]),
        # Cyrillic letters that look like Latin ones; the offsets still point into the text as it is.
        ("the 9\u041c729 missile", [("9\u041c729", ("9m729",))]),
        ("a Mk-41, MK41 or Mark 41", [("Mk-41", ("mk-41",)), ("MK41", ("mk-41",)), ("Mark 41", ("mk-41",))]),
        ("SS-20s were scrapped", [("SS-20s", ("rsd-10",))]),
        ("Pershing IIs and Pershings", [("Pershing IIs", ("pershing-ii",)), ("Pershings", ("pershing",))]),
        # An everyday word is a name only beside its subject.
        ("Lance Armstrong rode", []),
        ("Lance short-range missiles", [("Lance", ("lance",))]),
        ("He had a B 1 visa", []),
        # Part of a longer word or number is no name.
        ("information on SS-200", []),
        ("the INF Treaty", [("INF Treaty", ("inf",))]),
        ("the I.N.F. talks", [("I.N.F.", ("inf",))]),
        ("a post-INF world", [("INF", ("inf",))]),
        ("the Intermediate-range Nuclear Forces (INF) treaty",
         [("Intermediate-range Nuclear Forces (INF) treaty", ("inf",))]),
        ("the nuclear non-\nproliferation treaty", [("nuclear non-\nproliferation treaty", ("npt",))]),
        ("start of the talks", []),
        ("the New START treaty", [("New START treaty", ("new-start",))]),
        ("They left INF. Treaty experts", [("INF", ("inf",))]),
        ("the North Atlantic Treaty Organization", []),
        ("the Ottawa treaty", [("Ottawa treaty", ("ottawa",))]),
    ],
)  # fmt: skip
def test_names_are_found_in_their_variants(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert found(text) == expected


def test_a_name_that_changed_its_meaning_is_settled_by_the_date_of_the_text() -> None:
    assert found("the Moscow Treaty") == [("Moscow Treaty", ("moscow-1970", "ptbt", "sort"))]
    assert found("the Moscow Treaty", date(1970, 1, 1)) == [("Moscow Treaty", ("ptbt",))]
    assert found("the Moscow Treaty", date(2005, 1, 1)) == [("Moscow Treaty", ("sort",))]


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("the START III talks", date(2000, 1, 1), ("start-3",)),
        ("the START III treaty", date(2015, 1, 1), ("new-start",)),
        # Before there was a comprehensive treaty, only "the" test-ban treaty was one.
        ("the nuclear-test-ban treaty", date(1980, 1, 1), ("ptbt",)),
        ("a nuclear-test-ban treaty", date(1980, 1, 1), ("ctbt",)),
        ("the nuclear-test-ban treaty", date(2000, 1, 1), ("ctbt",)),
        ("the Moscow Treaty", date(1975, 1, 1), ("moscow-1970", "ptbt")),
        ("a Poseidon submarine missile", date(1980, 1, 1), ("poseidon-c3",)),
        ("a Poseidon underwater drone", date(2020, 1, 1), ("poseidon",)),
    ],
)
def test_the_same_name_means_another_at_another_time(text: str, day: date, expected: tuple[str, ...]) -> None:
    assert [mention.ids for mention in ALIASES.find(text, day)] == [expected]


def test_a_numeral_misread_by_a_scanner_is_still_one() -> None:
    assert found("the Pershing la and Trident ll, SALT ll") == [
        ("Pershing la", ("pershing-ia",)),
        ("Trident ll", ("trident-ii",)),
        ("SALT ll", ("salt-2",)),
    ]


def test_a_formal_name_keeps_its_commas_and_line_breaks() -> None:
    text = (
        "the Convention on the Prohibition of the Development, Production and\nStockpiling of Bacteriological "
        "(Biological) and Toxin Weapons"
    )
    assert found(text) == [(text.removeprefix("the "), ("bwc",))]


def test_a_trade_agreement_is_no_arms_trade_treaty() -> None:
    assert found("the General Agreement on Tariffs and Trade") == []


def test_a_treaty_is_found_by_what_it_is_about() -> None:
    assert ALIASES.about("banning the use of anti-personnel land-mines") == ("ottawa",)
    assert ALIASES.about("on fisheries") == ()


@pytest.mark.parametrize("alias", [alias for s in load_systems().systems for alias in s.names if alias.near is None])
def test_every_plain_name_of_a_system_finds_it(alias: object) -> None:
    name = getattr(alias, "name", "")
    assert any(name in (mention.exact, mention.exact.rstrip("s")) for mention in ALIASES.find(f"the {name}, they said"))


@given(st.text(alphabet="SC-8 INF.treaty9M\u041c729\n\u0130", max_size=60))
def test_mentions_slice_back_to_the_text_and_never_overlap(text: str) -> None:
    mentions = ALIASES.find(text)
    assert all(text[mention.start : mention.end] == mention.exact for mention in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))


@pytest.mark.parametrize(
    ("text", "relevant"),
    [("Talks on arms control", True), ("the SS-20", True), ("A football match", False), ("the Paris Agreement", False)],
)
def test_screening_lets_the_subject_through_and_nothing_else(text: str, relevant: bool) -> None:
    assert ALIASES.relevant(text) is relevant


def test_ranges_are_statements_with_a_holder_and_a_date() -> None:
    missile = ALIASES.systems["9m729"]
    assert [statement.holder for statement in missile.ranges_on(date(2018, 1, 1))] == [("USA",)]
    assert [statement.high for statement in missile.ranges if statement.holder == ("RUS",)] == [480]


def test_every_treaty_that_a_system_points_to_is_in_the_table() -> None:
    assert {r.treaty for system in ALIASES.systems.values() for r in system.treaties} <= ALIASES.treaties.keys()
    assert load_treaties().generic.determiners


def test_an_unknown_key_is_an_error_that_names_file_path_and_allowed_keys(tmp_path: Path) -> None:
    file = tmp_path / "systems.yaml"
    file.write_text("words: {}\nsystems:\n- {id: x, names: [X-1], states: [USA], class: missile, reach: 5}\n")
    with pytest.raises(VocabularyError) as error:
        load_systems(file)
    assert "systems.yaml: systems.0.reach" in str(error.value)
    assert "basing" in str(error.value)


def test_a_family_member_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "systems.yaml"
    file.write_text("words: {}\nsystems:\n- {id: x, names: [X-1], states: [USA], class: missile, family: [y]}\n")
    with pytest.raises(VocabularyError, match="no entry is called 'y'"):
        load_systems(file)
