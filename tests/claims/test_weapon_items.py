from __future__ import annotations

import pytest

from tests.claims.parsed import Parse
from treatywatch.claims import vocabulary
from treatywatch.claims.weapon_items import Phrase
from treatywatch.treaties.aliases import Aliases

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


def test_where_cruise_and_ballistic_are_both_named_neither_is_the_kind() -> None:
    found = phrase_of(
        fielded("cruise|NOUN|compound|6", "and|CCONJ|cc|5", "ballistic|ADJ|conj|3", "missiles|NOUN|obj|2"), "missiles"
    )
    assert found is not None
    assert found.item.kind is None


def test_a_verb_is_no_item() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 bombs|VERB|root|0 the|DET|det|4 town|NOUN|obj|2")
    assert parse.items.all() == []


def compound(*words: str) -> Phrase | None:
    """Give the item that Russia fields, of words in a row of which the last is the noun."""
    head = 2 + len(words)
    before = [f"{word}|NOUN|compound|{head}" for word in words[:-1]]
    return phrase_of(fielded(*before, f"{words[-1]}|NOUN|obj|2"), words[-1])


@pytest.mark.parametrize(
    ("words", "item_class", "kind"),
    [
        (("anti-personnel", "mines"), "mine", "anti-personnel mine"),
        (("cluster", "munitions"), "munition", "cluster munition"),
        (("nerve", "agent"), "agent", "nerve agent"),
        (("sarin",), "agent", "nerve agent"),
        (("battle", "tanks"), "tank", "battle tank"),
        (("mortar", "systems"), "artillery", None),
        (("assault", "rifles"), "small_arms", "small arms"),
        (("car", "bombs"), "explosive", None),
        (("attack", "helicopters"), "aircraft", "attack helicopter"),
        (("strategic", "bombers"), "bomber", "heavy bomber"),
        (("fuel", "tanks"), None, None),
        (("suicide", "bombers"), None, None),
        (("cruise", "ships"), None, None),
        (("coal", "mine"), None, None),
    ],
)
def test_classes_and_kinds_of_the_taxonomy(words: tuple[str, ...], item_class: str | None, kind: str | None) -> None:
    found = compound(*words)
    assert (found.item.item_class if found else None) == item_class
    assert (found.item.kind if found else None) == kind


def test_an_anti_ballistic_missile_is_no_ballistic_one() -> None:
    found = compound("anti-ballistic", "missiles")
    assert found is not None
    assert found.item.kind == "interceptor"


def test_a_silo_of_ballistic_missiles_is_their_launcher() -> None:
    found = compound("ballistic", "missile", "silo")
    assert found is not None
    assert (found.item.item_class, found.item.kind) == ("launcher", "ballistic missile launcher")


def test_the_class_of_a_named_system_says_more_than_the_word_system() -> None:
    found = phrase_of(fielded("Iskander|PROPN|compound|4", "systems|NOUN|obj|2"), "systems")
    assert found is not None
    assert found.item.item_class == "missile"


def test_an_adjective_of_the_whole_compound_is_said_of_its_weapon() -> None:
    parse = Parse(
        "Oslo|PROPN|nsubj|2 criticised|VERB|root|0 a|DET|det|6 nuclear|ADJ|amod|6 weapons|NOUN|compound|6 "
        "test|NOUN|obj|2"
    )
    assert [phrase.item.payload for phrase in parse.items.all()] == ["nuclear"]


def test_a_noun_before_another_items_noun_is_no_item_of_its_own() -> None:
    parse = Parse(fielded("rocket|NOUN|compound|4", "artillery|NOUN|obj|2"))
    assert [phrase.item.item_class for phrase in parse.items.all()] == ["artillery"]


def test_what_is_said_of_a_coordinated_item_is_not_said_of_the_first() -> None:
    found = phrase_of(
        fielded(
            "a|DET|det|4", "drone|NOUN|obj|2", "and|CCONJ|cc|8", "a|DET|det|8", "machine|NOUN|compound|8",
            "gun|NOUN|conj|4",
        ),
        "drone",
    )  # fmt: skip
    assert found is not None
    assert (found.item.item_class, found.item.kind) == ("drone", None)
    assert found.item.classes == ("small_arms",)


def test_part_of_an_offices_name_is_no_item() -> None:
    parse = Parse(
        "The|DET|det|4 Ordnance|PROPN|compound|3 Disposal|PROPN|compound|4 Unit|PROPN|nsubj|5 came|VERB|root|0"
    )
    assert parse.items.all() == []


def test_every_system_has_a_class_of_the_taxonomy() -> None:
    classes = vocabulary.items().classes.keys()
    assert {system.item_class for system in Aliases.load().systems.values()} <= classes
