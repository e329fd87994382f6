"""The words in which scenarios are put to the law."""

from pathlib import Path

import pytest

from treatywatch.errors import VocabularyError
from treatywatch.treaties import vocabulary
from treatywatch.treaties.vocabulary import KINDS, Vocabulary, load_vocabulary
from treatywatch.treaties.yaml_files import load_model

WORDS = load_vocabulary()


@pytest.mark.parametrize(
    ("act", "contained"),
    [
        ("deploy", {"deploy", "possess"}),
        ("use", {"use", "launch", "possess"}),
        ("flight_test", {"flight_test", "test", "launch", "possess"}),
        ("develop", {"develop"}),
        ("test", {"test"}),
    ],
)
def test_acts_contain_others(act: str, contained: set[str]) -> None:
    assert WORDS.contained(act) == contained


def test_a_test_may_be_a_flight_test() -> None:
    assert WORDS.possible("test") == {"flight_test"}
    assert WORDS.possible("flight_test") == frozenset()


@pytest.mark.parametrize(
    ("word", "kinds", "basing"),
    [
        ("cruise missile", {"cruise missile"}, None),
        ("Cruise Missiles", {"cruise missile"}, None),
        ("GLCM", {"cruise missile"}, "ground"),
        ("SLBM", {"ballistic missile"}, "sea"),
        ("rocket", {"ballistic missile", "cruise missile"}, None),
        ("bomber", {"heavy bomber", "combat aircraft"}, None),
        ("nuclear tests", {"nuclear explosion"}, None),
    ],
)
def test_words_for_kinds(word: str, kinds: set[str], basing: str | None) -> None:
    kind = WORDS.kind(word)
    assert kind is not None
    assert (kind.means, kind.basing) == (frozenset(kinds), basing)


def test_an_unknown_word_is_no_kind() -> None:
    assert WORDS.kind("thing") is None
    assert WORDS.base("cellar") is None
    assert WORDS.role("ornament") is None


def test_every_kind_can_be_said() -> None:
    assert frozenset().union(*(entry.means for entry in WORDS.kinds)) == KINDS


def test_no_word_stands_for_two_kinds() -> None:
    names = [name for entry in WORDS.kinds for name in entry.names]
    assert len(names) == len(set(names))


def test_an_act_that_refers_to_nothing_is_refused(tmp_path: Path) -> None:
    path = vocabulary.FILE.parent / "vocabulary.yaml"
    wrong = tmp_path / "vocabulary.yaml"
    wrong.write_text(path.read_text(encoding="utf-8").replace("is: [possess]", "is: [own]", 1), encoding="utf-8")

    with pytest.raises(VocabularyError, match=r"refers to unknown acts \['own'\]"):
        load_model(wrong, Vocabulary)


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_is_a_word_for_itself(kind: str) -> None:
    found = WORDS.kind(kind)
    assert found is not None
    assert kind in found.means


@pytest.mark.parametrize(
    ("word", "means"),
    [
        ("chlorine", {"toxic chemical"}),
        ("tear gas", {"riot control agent"}),
        ("anthrax", {"biological agent"}),
        ("white phosphorus", {"munition"}),
        ("tactical nuclear weapons", {"nuclear weapon"}),
    ],
)
def test_what_has_other_uses_is_not_a_weapon_by_its_name(word: str, means: set[str]) -> None:
    found = WORDS.kind(word)
    assert found is not None
    assert found.means == means
