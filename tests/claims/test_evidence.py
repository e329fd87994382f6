from __future__ import annotations

from tests.claims.parsed import Parse, claims_in
from treatywatch.claims.evidence import clause

SAID_THAT = (
    "Washington|PROPN|nsubj|2 said|VERB|root|0 that|SCONJ|mark|5 Moscow|PROPN|nsubj|5 tested|VERB|ccomp|2 "
    "a|DET|det|7 missile|NOUN|obj|5 .|PUNCT|punct|2"
)


def quoted(*sentences: str) -> dict[str, str]:
    """Give the words of each claim by its act."""
    return {claim.act: claim.evidence[0].exact for claim in claims_in(*sentences)}


def test_a_finite_clause_stands_alone() -> None:
    assert quoted(SAID_THAT) == {"test": "Moscow tested a missile"}


def test_a_gerund_takes_the_governing_clause_in() -> None:
    sentence = (
        "Washington|PROPN|nsubj|2 accused|VERB|root|0 Moscow|PROPN|obj|2 of|SCONJ|mark|5 violating|VERB|advcl|2 "
        "the|DET|det|8 INF|PROPN|compound|8 Treaty|PROPN|obj|5 .|PUNCT|punct|2"
    )
    assert quoted(sentence) == {"violate": "Washington accused Moscow of violating the INF Treaty"}


def test_an_infinitive_takes_the_governing_clause_in() -> None:
    sentence = (
        "Washington|PROPN|nsubj|2 urged|VERB|root|0 Moscow|PROPN|obj|2 to|PART|mark|5 destroy|VERB|xcomp|2 "
        "launchers|NOUN|obj|5 .|PUNCT|punct|2"
    )
    assert quoted(sentence) == {"eliminate": "Washington urged Moscow to destroy launchers"}


def test_a_noun_that_names_its_actor_stands_alone() -> None:
    sentence = (
        "Berlin|PROPN|nsubj|2 watched|VERB|root|0 Russia|PROPN|nmod:poss|5 's|PART|case|3 deployment|NOUN|obj|2 "
        "of|ADP|case|7 missiles|NOUN|nmod|5 .|PUNCT|punct|2"
    )
    assert quoted(sentence) == {"deploy": "Russia's deployment of missiles"}


def test_a_coordinated_clause_is_left_out() -> None:
    sentence = (
        "Russia|PROPN|nsubj|2 tested|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2 and|CCONJ|cc|6 destroyed|VERB|conj|2 "
        "two|NUM|nummod|8 launchers|NOUN|obj|6"
    )
    assert quoted(sentence) == {"test": "Russia tested a missile", "eliminate": "destroyed two launchers"}


def test_verbs_that_share_an_object_are_quoted_with_it() -> None:
    sentence = (
        "Russia|PROPN|nsubj|2 developed|VERB|root|0 and|CCONJ|cc|4 deployed|VERB|conj|2 a|DET|det|6 missile|NOUN|obj|4 "
        ".|PUNCT|punct|2"
    )
    words = "Russia developed and deployed a missile"
    assert quoted(sentence) == {"develop": words, "deploy": words}


def test_a_clause_with_if_is_a_claim_of_its_own() -> None:
    sentence = (
        "Russia|PROPN|nsubj|3 will|AUX|aux|3 deploy|VERB|root|0 missiles|NOUN|obj|3 if|SCONJ|mark|7 NATO|PROPN|nsubj|7 "
        "tests|VERB|advcl|3 rockets|NOUN|obj|7"
    )
    assert quoted(sentence) == {"deploy": "Russia will deploy missiles", "test": "NATO tests rockets"}
    threat, condition = claims_in(sentence)
    assert threat.condition == condition.id


def test_marks_and_conjunctions_at_the_edges_stay_outside() -> None:
    parse = Parse("But|CCONJ|cc|3 Moscow|PROPN|nsubj|3 waited|VERB|root|0 ,|PUNCT|punct|3 …|PUNCT|punct|3")
    assert clause(parse.syntax, parse.word("waited")).exact == "Moscow waited"


def test_a_quote_carries_its_neighbourhood() -> None:
    (claim,) = claims_in(SAID_THAT)
    (quote,) = claim.evidence
    assert (quote.prefix, quote.suffix) == ("Washington said that ", ".")
