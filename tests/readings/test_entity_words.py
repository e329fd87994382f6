from __future__ import annotations

import pytest

from treatywatch.readings.entity_words import PRONOUNS, EntityWords

WORDS = EntityWords.load()


@pytest.mark.parametrize(
    ("phrase", "noun", "office"),
    [
        ("the us secretary of state", "secretary", "foreign minister"),
        ("russian defence minister", "minister", "defence minister"),
        ("the former prime minister", "minister", "former prime minister"),
        ("the secretary - general", "general", "secretary general"),
        ("a senior official", "official", "official"),
        ("retired general", "general", "former military officer"),
    ],
)
def test_offices_are_told_from_their_words(phrase: str, noun: str, office: str) -> None:
    assert WORDS.office(phrase, noun) == office


@pytest.mark.parametrize(
    ("words", "kind"),
    [("the defense ministry", "defence ministry"), ("department of state", "foreign ministry"), ("a ministry", None)],
)
def test_ministries_are_told_from_their_words(words: str, kind: str | None) -> None:
    assert WORDS.ministry(words) == kind


@pytest.mark.parametrize(
    ("phrase", "members"),
    [
        ("the two super-powers", ("SUN", "USA")),
        ("the nuclear-weapon states", ("CHN", "FRA", "GBR", "RUS", "USA")),
        ("non-nuclear-weapon states", ()),
        ("some people", None),
    ],
)
def test_fixed_groups_have_the_members_that_the_words_settle(phrase: str, members: tuple[str, ...] | None) -> None:
    assert WORDS.group(phrase) == members


def test_names_of_both_sexes_tell_neither() -> None:
    assert WORDS.sex_of_first_name["angela"] == "f"
    assert not set(WORDS.first_names["f"]) & set(WORDS.first_names["m"]) & WORDS.sex_of_first_name.keys()


def test_every_pronoun_of_the_first_person_speaks_of_nobodys_sex() -> None:
    assert {pronoun.gender for pronoun in PRONOUNS.values() if pronoun.person == 1} == {None}
