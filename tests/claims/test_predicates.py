from __future__ import annotations

import pytest

from tests.claims.parsed import Parse

TREATY = "The|DET|det|3 INF|PROPN|compound|3 Treaty|PROPN|nsubj|4 mattered|VERB|root|0 .|PUNCT|punct|4"
PAIRED = "Russia|PROPN|nsubj|2 developed|VERB|root|0 and|CCONJ|cc|4 deployed|VERB|conj|2 a|DET|det|6 missile|NOUN|obj|4"


def acts(*sentences: str) -> list[tuple[str, str]]:
    """Give the words that name an act, each with the act."""
    parse = Parse(*sentences)
    return [(parse.syntax.form(found.word), found.act.name) for found in parse.predicates.all()]


def test_a_verb_is_an_act_where_its_object_is_a_weapon() -> None:
    assert acts("Russia|PROPN|nsubj|2 built|VERB|root|0 launchers|NOUN|obj|2") == [("built", "produce")]
    assert acts("Russia|PROPN|nsubj|2 built|VERB|root|0 schools|NOUN|obj|2") == []


def test_the_object_tells_a_withdrawal_from_a_removal() -> None:
    treaty = "Russia|PROPN|nsubj|2 abandoned|VERB|root|0 the|DET|det|5 INF|PROPN|compound|5 Treaty|PROPN|obj|2"
    missile = "Russia|PROPN|nsubj|2 abandoned|VERB|root|0 the|DET|det|4 missile|NOUN|obj|2"
    assert acts(treaty) == [("abandoned", "withdraw")]
    assert acts(missile) == [("abandoned", "eliminate")]


def test_coordinated_verbs_share_their_object() -> None:
    assert acts(PAIRED) == [("developed", "develop"), ("deployed", "deploy")]


def test_the_subject_of_a_passive_is_its_object() -> None:
    assert acts("Launchers|NOUN|nsubj:pass|3 were|AUX|aux:pass|3 destroyed|VERB|root|0") == [("destroyed", "eliminate")]


def test_the_noun_before_a_relative_clause_is_its_object() -> None:
    sentence = "missiles|NOUN|root|0 that|PRON|obj|4 Russia|PROPN|nsubj|4 tested|VERB|acl:relcl|1"
    assert acts(sentence) == [("tested", "test")]


def test_a_participle_before_a_noun_states_no_act() -> None:
    sentence = "Berlin|PROPN|nsubj|2 counted|VERB|root|0 the|DET|det|5 deployed|VERB|amod|5 missiles|NOUN|obj|2"
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("particle", "expected"), [("out|ADP|compound:prt|2", [("rolled", "deploy")]), ("slowly|ADV|advmod|2", [])]
)
def test_a_wording_may_ask_for_a_particle(particle: str, expected: list[tuple[str, str]]) -> None:
    sentence = f"Russia|PROPN|nsubj|2 rolled|VERB|root|0 {particle} a|DET|det|5 missile|NOUN|obj|2"
    assert acts(sentence) == expected


def test_a_wording_may_ask_for_another_word() -> None:
    entered = (
        "The|DET|det|3 INF|PROPN|compound|3 Treaty|PROPN|nsubj|4 entered|VERB|root|0 into|ADP|case|6 {}|NOUN|obl|4"
    )
    assert acts(entered.format("force")) == [("entered", "enter_into_force")]
    assert acts(entered.format("history")) == []


def test_a_noun_before_another_carries_its_object() -> None:
    sentence = "Missile|NOUN|compound|2 deployments|NOUN|nsubj|3 alarmed|VERB|root|0 Berlin|PROPN|obj|3"
    assert acts(sentence) == [("deployments", "deploy")]


def test_violations_need_no_object_once_a_treaty_is_named() -> None:
    sentence = "Russia|PROPN|nmod:poss|3 's|PART|case|1 violations|NOUN|nsubj|4 worried|VERB|root|0 Berlin|PROPN|obj|4"
    assert acts(TREATY, sentence) == [("violations", "violate")]
    assert acts(sentence) == []


def test_violations_of_something_else_are_none_of_the_treaty() -> None:
    sentence = (
        "Violations|NOUN|nsubj|5 of|ADP|case|4 human|ADJ|amod|4 rights|NOUN|nmod|1 worried|VERB|root|0 "
        "Berlin|PROPN|obj|5"
    )
    assert acts(TREATY, sentence) == []


def test_it_points_to_the_weapon_before() -> None:
    first = "Russia|PROPN|nsubj|2 built|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2"
    then = "Moscow|PROPN|nsubj|2 tested|VERB|root|0 it|PRON|obj|2"
    parse = Parse(first, then)
    tested = next(found for found in parse.predicates.all() if found.act.name == "test")
    assert tested.phrase is not None
    assert tested.phrase.head == parse.word("missile")


def test_what_goes_to_somebody_has_a_recipient() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 supplied|VERB|root|0 missiles|NOUN|obj|2 to|ADP|case|5 Belarus|PROPN|obl|2")
    (found,) = parse.predicates.all()
    assert found.act.name == "transfer"
    assert (parse.form(found.object), parse.form(found.recipient)) == ("missiles", "belarus")
