from __future__ import annotations

import pytest

from tests.claims.parsed import Parse

PULLED_OUT = "Russia|PROPN|nsubj|2 pulled|VERB|root|0 out|ADP|case|6 of|ADP|fixed|3 the|DET|det|6 treaty|NOUN|obl|2"
WALKED_AWAY = "Berlin|PROPN|nsubj|2 walked|VERB|root|0 away|ADV|advmod|2 from|ADP|case|6 the|DET|det|6 pact|NOUN|obl|2"
DESTROYED = (
    "The|DET|det|2 launchers|NOUN|nsubj:pass|4 were|AUX|aux:pass|4 destroyed|VERB|root|0 by|ADP|case|6 "
    "Moscow|PROPN|obl|4"
)
BOTH = (
    "Tests|NOUN|root|0 of|ADP|case|3 missiles|NOUN|nmod|1 ,|PUNCT|punct|5 rockets|NOUN|conj|3 and|CCONJ|cc|7 "
    "bombs|NOUN|conj|3"
)


def test_a_preposition_of_two_words_is_one_marker() -> None:
    parse = Parse(PULLED_OUT)
    assert parse.syntax.marker(parse.word("treaty")) == "out of"


def test_what_follows_its_noun_introduces_nothing() -> None:
    parse = Parse("Russia|PROPN|nmod:poss|3 's|PART|case|1 missiles|NOUN|root|0")
    assert parse.syntax.marker(parse.word("russia")) == ""


def test_a_particle_joins_the_preposition_behind_it() -> None:
    parse = Parse(WALKED_AWAY)
    pact = parse.word("pact")
    assert set(parse.syntax.slots(parse.word("walked"))) == {("subj", 0), ("from", pact), ("away from", pact)}


def test_a_noun_phrase_without_preposition_stands_as_an_object() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 deployed|VERB|root|0 two|NUM|nummod|4 battalions|NOUN|obl|2")
    assert ("obj", parse.word("battalions")) in set(parse.syntax.slots(parse.word("deployed")))


@pytest.mark.parametrize(
    ("sentence", "verb", "passive"),
    [
        (DESTROYED, "destroyed", True),
        ("missiles|NOUN|root|0 banned|VERB|acl|1 by|ADP|case|5 the|DET|det|5 treaty|NOUN|obl|2", "banned", True),
        ("missiles|NOUN|root|0 carrying|VERB|acl|1 warheads|NOUN|obj|2", "carrying", False),
        ("Moscow|PROPN|nsubj|2 destroyed|VERB|root|0 launchers|NOUN|obj|2", "destroyed", False),
    ],
)
def test_the_passive_shows_in_subject_auxiliary_or_participle(sentence: str, verb: str, passive: bool) -> None:
    parse = Parse(sentence)
    assert parse.syntax.is_passive(parse.word(verb)) is passive


def test_a_relation_takes_its_subtypes_in_and_a_subtype_only_itself() -> None:
    parse = Parse(DESTROYED)
    verb = parse.word("destroyed")
    assert parse.forms(parse.syntax.dependents(verb, "nsubj")) == ["launchers"]
    assert parse.syntax.dependents(verb, "nsubj:outer") == []


def test_coordinated_words_hang_together() -> None:
    parse = Parse(BOTH)
    missiles = parse.word("missiles")
    assert parse.forms(parse.syntax.conjuncts(missiles)) == ["missiles", "rockets", "bombs"]
    assert parse.syntax.first_conjunct(parse.word("bombs")) == missiles
    assert parse.syntax.first_conjunct(parse.word("tests")) == parse.word("tests")


def test_a_subtree_is_in_order_and_leaves_out_what_is_skipped() -> None:
    parse = Parse(BOTH)
    whole = parse.syntax.subtree(parse.word("missiles"))
    kept = parse.syntax.subtree(parse.word("missiles"), lambda word: parse.syntax.relation(word) == "conj")
    assert parse.forms(whole) == ["of", "missiles", ",", "rockets", "and", "bombs"]
    assert parse.forms(kept) == ["of", "missiles"]


def test_a_curly_apostrophe_is_a_straight_one() -> None:
    parse = Parse("Russia|PROPN|nmod:poss|3 \u2019s|PART|case|1 Missiles|NOUN|root|0")
    assert parse.forms([1, 2]) == ["'s", "missiles"]


def test_each_word_knows_its_sentence() -> None:
    parse = Parse(DESTROYED, WALKED_AWAY)
    assert parse.syntax.sentence_of[parse.word("moscow")] == 0
    assert parse.syntax.sentence_of[parse.word("pact")] == 1


@pytest.mark.parametrize("relation", ["acl|5", "amod|5"])
def test_a_participle_between_a_number_and_its_noun_only_describes(relation: str) -> None:
    counted = Parse(f"Limits|NOUN|root|0 to|ADP|case|5 700|NUM|nummod|5 deployed|VERB|{relation} missiles|NOUN|nmod|1")
    assert counted.syntax.is_attributive(counted.word("deployed"))


def test_a_participle_behind_a_year_may_be_an_act() -> None:
    told = Parse("Oslo|PROPN|nsubj|4 in|ADP|case|3 2017|NUM|obl|4 deployed|VERB|root|0 missiles|NOUN|obj|4")
    assert not told.syntax.is_attributive(told.word("deployed"))
