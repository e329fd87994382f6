from __future__ import annotations

import pytest

from tests.claims.parsed import Parse, claims_in
from treatywatch.claims.denials import charges_denied

NAMED = "The|DET|det|3 INF|PROPN|compound|3 Treaty|PROPN|nsubj|4 mattered|VERB|root|0 .|PUNCT|punct|4"
REJECTED = "Moscow|PROPN|nsubj|2 rejected|VERB|root|0 the|DET|det|4 {}|NOUN|obj|2"
CALLED = "Moscow|PROPN|nsubj|2 called|VERB|root|0 the|DET|det|4 allegations|NOUN|obj|2 {}|ADJ|xcomp|2"


def denied(sentence: str) -> list[tuple[str | None, str | None]]:
    """Give each charge that a sentence denies, with who denies it."""
    parse = Parse(sentence)
    return [
        (parse.form(found.charge), parse.form(found.denier)) for found in charges_denied(parse.syntax, parse.government)
    ]


@pytest.mark.parametrize("noun", ["allegations", "accusation", "charges", "claims"])
def test_who_rejects_a_charge_denies_it(noun: str) -> None:
    assert denied(REJECTED.format(noun)) == [(noun, "moscow")]


def test_who_rejects_an_offer_denies_nothing() -> None:
    assert denied(REJECTED.format("offer")) == []


def test_who_repeats_a_charge_denies_nothing() -> None:
    assert denied("Moscow|PROPN|nsubj|2 repeated|VERB|root|0 the|DET|det|4 allegations|NOUN|obj|2") == []


@pytest.mark.parametrize(("word", "expected"), [("baseless", [("allegations", "moscow")]), ("serious", [])])
def test_to_call_a_charge_false_is_to_deny_it(word: str, expected: list[tuple[str, str]]) -> None:
    assert denied(CALLED.format(word)) == expected


def test_a_charge_may_be_denied_in_the_passive() -> None:
    sentence = (
        "The|DET|det|2 allegations|NOUN|nsubj:pass|4 were|AUX|aux:pass|4 rejected|VERB|root|0 by|ADP|case|6 "
        "Moscow|PROPN|obl|4"
    )
    assert denied(sentence) == [("allegations", "moscow")]


def test_a_charge_that_is_said_to_be_false_is_denied_by_who_says_so() -> None:
    assert denied("The|DET|det|2 claims|NOUN|nsubj|4 are|AUX|cop|4 groundless|ADJ|root|0") == [("claims", None)]


def test_a_charge_denied_is_the_breach_negated() -> None:
    (claim,) = claims_in(NAMED, REJECTED.format("allegations"))
    assert (claim.act, claim.polarity, claim.treaties) == ("violate", "negative", ("inf",))
    assert [entity.id for entity in claim.actor] == ["RUS"]
    assert [(holder.entity and holder.entity.id, holder.speech_act) for holder in claim.holders] == [("RUS", "deny")]


def test_a_charge_without_a_treaty_before_it_is_no_claim() -> None:
    assert claims_in(REJECTED.format("allegations")) == ()
