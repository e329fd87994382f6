from __future__ import annotations

import pytest

from tests.claims.parsed import Parse
from treatywatch.claims.item_references import refer_back
from treatywatch.claims.weapon_items import Phrase

CRUISE = "ground-launched|ADJ|amod|{0} cruise|NOUN|compound|{0} missiles|NOUN|obj|2"


def fielded(*phrase: str) -> str:
    """Make a sentence in which Russia fields something, whose words hang on the noun at its place."""
    return " ".join(["Russia|PROPN|nsubj|2", "fielded|VERB|root|0", *phrase])


def phrase_of(sentence: str, head: str) -> Phrase | None:
    parse = Parse(sentence)
    return parse.items.at(parse.word(head))


def test_words_before_the_noun_state_its_attributes() -> None:
    found = phrase_of(fielded("nuclear|ADJ|amod|6", CRUISE.format(6)), "missiles")
    assert found is not None
    item = found.item
    assert (item.item_class, item.kind, item.basing, item.payload) == ("missile", "cruise missile", "ground", "nuclear")


def test_an_item_is_cut_out_of_the_text() -> None:
    parse = Parse(fielded("two|NUM|nummod|6", CRUISE.format(6)))
    (phrase,) = parse.items.all()
    assert phrase.item.text == "two ground-launched cruise missiles"
    assert parse.text[phrase.item.span.start : phrase.item.span.end] == phrase.item.text


@pytest.mark.parametrize(
    ("adjective", "expected"), [("strategic", "weapon"), ("missile", "missile"), ("political", None), ("solar", None)]
)
def test_a_system_is_a_weapon_only_beside_a_word_that_says_so(adjective: str, expected: str | None) -> None:
    upos, relation = ("NOUN", "compound") if adjective == "missile" else ("ADJ", "amod")
    found = phrase_of(fielded(f"{adjective}|{upos}|{relation}|4", "systems|NOUN|obj|2"), "systems")
    assert (found.item.item_class if found else None) == expected


def test_hundreds_of_missiles_are_missiles() -> None:
    found = phrase_of(fielded("hundreds|NOUN|obj|2", "of|ADP|case|5", "missiles|NOUN|nmod|3"), "hundreds")
    assert found is not None
    assert found.item.item_class == "missile"
    assert found.item.text == "hundreds of missiles"


def test_a_designation_names_a_system() -> None:
    found = phrase_of(fielded("the|DET|det|5", "9M729|PROPN|compound|5", "missile|NOUN|obj|2"), "missile")
    assert found is not None
    assert (found.item.system, found.item.item_class) == ("9m729", "missile")


def test_a_number_before_the_noun_counts_items() -> None:
    found = phrase_of(fielded("48|NUM|nummod|4", "missiles|NOUN|obj|2"), "missiles")
    assert found is not None
    assert found.item.count is not None
    assert (found.item.count.low, found.item.count.high) == (48, 48)


def test_a_range_in_the_phrase_is_the_range_of_the_item() -> None:
    found = phrase_of(
        fielded(
            "missiles|NOUN|obj|2", "with|ADP|case|6", "a|DET|det|6", "range|NOUN|nmod|3", "of|ADP|case|9",
            "2,000|NUM|nummod|9", "kilometres|NOUN|nmod|6",
        ),
        "missiles",
    )  # fmt: skip
    assert found is not None
    assert found.item.range_km is not None
    assert (found.item.range_km.low, found.item.range_km.high) == (2000, 2000)
    assert found.item.count is None


def test_the_missile_takes_the_attributes_of_the_missile_before() -> None:
    parse = Parse(
        fielded(CRUISE.format(5)),
        "Berlin|PROPN|nsubj|2 saw|VERB|root|0 the|DET|det|4 missiles|NOUN|obj|2",
        "Paris|PROPN|nsubj|2 saw|VERB|root|0 new|ADJ|amod|4 missiles|NOUN|obj|2",
    )
    phrases = parse.items.all()
    completed = refer_back(phrases, parse.syntax)
    assert [phrase.head in completed for phrase in phrases] == [False, True, False]
    assert completed[phrases[1].head].basing == "ground"


def test_where_cruise_and_ballistic_are_both_named_neither_is_the_kind() -> None:
    found = phrase_of(
        fielded("cruise|NOUN|compound|6", "and|CCONJ|cc|5", "ballistic|ADJ|conj|3", "missiles|NOUN|obj|2"), "missiles"
    )
    assert found is not None
    assert found.item.kind is None


def test_a_verb_is_no_item() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 bombs|VERB|root|0 the|DET|det|4 town|NOUN|obj|2")
    assert parse.items.all() == []
