from __future__ import annotations

import pytest

from tests.claims.parsed import Parse
from treatywatch.claims.item_references import refer_back
from treatywatch.records import Item

NUCLEAR = "Delhi|PROPN|nsubj|2 built|VERB|root|0 nuclear|ADJ|amod|4 weapons|NOUN|obj|2 .|PUNCT|punct|2"
CHEMICAL = "Delhi|PROPN|nsubj|2 stored|VERB|root|0 chemical|ADJ|amod|4 weapons|NOUN|obj|2 .|PUNCT|punct|2"
CRUISE = (
    "Delhi|PROPN|nsubj|2 built|VERB|root|0 ground-launched|ADJ|amod|5 cruise|NOUN|compound|5 missiles|NOUN|obj|2 "
    ".|PUNCT|punct|2"
)
BALLISTIC = "Delhi|PROPN|nsubj|2 kept|VERB|root|0 ballistic|ADJ|amod|4 missiles|NOUN|obj|2 .|PUNCT|punct|2"
QUIET = "Nothing|PRON|nsubj|2 happened|VERB|root|0 .|PUNCT|punct|2"


def seen(*phrase: str) -> str:
    """Make a sentence in which Oslo sees something."""
    return " ".join(["Oslo|PROPN|nsubj|2", "saw|VERB|root|0", *phrase, ".|PUNCT|punct|2"])


def last_item(*sentences: str) -> Item:
    """Give the last item of some sentences, completed from what it points back to."""
    parse = Parse(*sentences)
    phrases = parse.items.all()
    return refer_back(phrases, parse.syntax).get(phrases[-1].head, phrases[-1].item)


@pytest.mark.parametrize("determiner", ["such", "these", "those", "the"])
def test_weapons_pointed_at_are_those_before(determiner: str) -> None:
    item = last_item(NUCLEAR, seen(f"{determiner}|DET|det|4", "weapons|NOUN|obj|2"))
    assert item.payload == "nuclear"


def test_no_such_weapons_and_all_types_of_such_weapons_point_back_too() -> None:
    none = last_item(NUCLEAR, seen("no|DET|det|5", "such|ADJ|amod|5", "weapons|NOUN|obj|2"))
    kinds = last_item(
        NUCLEAR,
        seen("all|DET|det|4", "types|NOUN|obj|2", "of|ADP|case|7", "such|ADJ|amod|7", "weapons|NOUN|nmod|4"),
    )
    assert (none.payload, kinds.payload) == ("nuclear", "nuclear")


def test_weapons_without_a_pointing_word_are_any() -> None:
    assert last_item(NUCLEAR, seen("weapons|NOUN|obj|2")).payload is None


@pytest.mark.parametrize(("noun", "expected"), [("stockpiles", "chemical"), ("missiles", None)])
def test_a_possessive_points_back_only_with_a_noun_for_what_is_held(noun: str, expected: str | None) -> None:
    assert last_item(CHEMICAL, seen("its|PRON|nmod:poss|4", f"{noun}|NOUN|obj|2")).payload == expected


def test_a_definite_phrase_with_a_description_of_its_own_stays_open() -> None:
    described = last_item(NUCLEAR, seen("the|DET|det|5", "defensive|ADJ|amod|5", "weapons|NOUN|obj|2"))
    neutral = last_item(NUCLEAR, seen("the|DET|det|5", "banned|ADJ|amod|5", "weapons|NOUN|obj|2"))
    assert (described.payload, neutral.payload) == (None, "nuclear")


def test_weapons_brought_in_since_are_meant_and_they_say_nothing_more() -> None:
    other = seen("first-strike|ADJ|amod|4", "weapons|NOUN|obj|2")
    assert last_item(NUCLEAR, other, seen("those|DET|det|4", "weapons|NOUN|obj|2")).payload is None


def test_the_class_must_agree() -> None:
    assert last_item(NUCLEAR, seen("the|DET|det|4", "missiles|NOUN|obj|2")).payload is None
    assert last_item(NUCLEAR, seen("these|DET|det|4", "warheads|NOUN|obj|2")).payload == "nuclear"
    assert last_item(CRUISE, seen("these|DET|det|4", "systems|NOUN|obj|2")).kind == "cruise missile"


def test_the_nearest_is_meant() -> None:
    item = last_item(BALLISTIC, CRUISE, seen("the|DET|det|4", "missiles|NOUN|obj|2"))
    assert (item.kind, item.basing) == ("cruise missile", "ground")


def test_where_two_of_one_sentence_differ_it_stays_open_which_is_meant() -> None:
    both = (
        "Delhi|PROPN|nsubj|2 built|VERB|root|0 cruise|NOUN|compound|4 missiles|NOUN|obj|2 after|ADP|case|7 "
        "ballistic|ADJ|amod|7 missiles|NOUN|obl|2 .|PUNCT|punct|2"
    )
    assert last_item(both, seen("the|DET|det|4", "missiles|NOUN|obj|2")).kind is None


@pytest.mark.parametrize(("between", "found"), [(0, True), (2, True), (3, False)])
def test_a_phrase_points_three_sentences_back(between: int, found: bool) -> None:
    item = last_item(NUCLEAR, *[QUIET] * between, seen("such|ADJ|amod|4", "weapons|NOUN|obj|2"))
    assert (item.payload == "nuclear") is found


def test_another_payload_is_not_overwritten() -> None:
    item = last_item(CRUISE, NUCLEAR, seen("the|DET|det|5", "chemical|ADJ|amod|5", "weapons|NOUN|obj|2"))
    assert item.payload == "chemical"


def test_a_system_is_carried_on() -> None:
    named = "Delhi|PROPN|nsubj|2 built|VERB|root|0 the|DET|det|5 9M729|PROPN|compound|5 missile|NOUN|obj|2"
    assert last_item(named, seen("the|DET|det|4", "missile|NOUN|obj|2")).system == "9m729"


def test_the_name_of_a_treaty_holds_no_item_but_weapons_that_the_text_goes_on_from() -> None:
    parse = Parse(
        "Oslo|PROPN|nsubj|2 signed|VERB|root|0 the|DET|det|6 Anti-Ballistic|PROPN|amod|5 Missile|PROPN|compound|6 "
        "Treaty|PROPN|obj|2"
    )
    assert parse.items.all() == []
    banned = (
        "Oslo|PROPN|nsubj|2 signed|VERB|root|0 the|DET|det|4 Convention|PROPN|obj|2 on|ADP|case|7 "
        "Chemical|PROPN|amod|7 Weapons|PROPN|nmod|4 .|PUNCT|punct|2"
    )
    assert last_item(banned, seen("such|ADJ|amod|4", "weapons|NOUN|obj|2")).payload == "chemical"


ONE_CRUISE = CRUISE.replace("missiles|NOUN", "missile|NOUN")


@pytest.mark.parametrize(("between", "kind"), [(0, "cruise missile"), (4, "cruise missile"), (6, None)])
def test_one_missile_is_the_one_spoken_of_and_none_of_many(between: int, kind: str | None) -> None:
    asked = seen("the|DET|det|4", "missile|NOUN|obj|2")
    assert last_item(ONE_CRUISE, BALLISTIC, *[QUIET] * between, asked).kind == kind


def test_one_missile_may_be_any_of_many_where_no_other_was_spoken_of() -> None:
    assert last_item(BALLISTIC, seen("the|DET|det|4", "missile|NOUN|obj|2")).kind == "ballistic missile"
