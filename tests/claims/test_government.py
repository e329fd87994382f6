from __future__ import annotations

import pytest

from tests.claims.parsed import Parse

TO_DESTROY = "to|PART|mark|5 destroy|VERB|xcomp|2 its|PRON|nmod:poss|7 launchers|NOUN|obj|5"


def controlled(verb: str) -> str:
    return f"Washington|PROPN|nsubj|2 {verb}|VERB|root|0 Moscow|PROPN|obj|2 {TO_DESTROY}"


def infinitive(*before: str) -> str:
    """Put words before "deploy missiles": the last of them governs the infinitive."""
    words = [*before, f"to|PART|mark|{len(before) + 2}", f"deploy|VERB|xcomp|{len(before)}"]
    return " ".join([*words, f"missiles|NOUN|obj|{len(words)}"])


def finite(*auxiliaries: str) -> str:
    verb = len(auxiliaries) + 2
    between = [f"{word}|AUX|aux|{verb}" for word in auxiliaries]
    return " ".join(["Russia|PROPN|nsubj|" + str(verb), *between, "deployed|VERB|root|0", f"missiles|NOUN|obj|{verb}"])


def test_governors_come_innermost_first() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|2 refused|VERB|root|0 to|PART|mark|4 begin|VERB|xcomp|2 deploying|VERB|xcomp|4 "
        "missiles|NOUN|obj|5"
    )
    chain = parse.government.chain(parse.word("deploying"))
    assert [parse.form(governor.word) for governor in chain] == ["begin", "refused"]


def test_who_is_urged_is_to_act() -> None:
    parse = Parse(controlled("urged"))
    assert parse.form(parse.government.subject(parse.word("destroy"))) == "moscow"


def test_who_plans_is_to_act() -> None:
    parse = Parse(infinitive("Russia|PROPN|nsubj|2", "plans|VERB|root|0"))
    assert parse.form(parse.government.subject(parse.word("deploy"))) == "russia"


def test_the_agent_acts_in_the_passive_and_nobody_where_none_is_named() -> None:
    by = Parse("Launchers|NOUN|nsubj:pass|3 were|AUX|aux:pass|3 destroyed|VERB|root|0 by|ADP|case|5 Moscow|PROPN|obl|3")
    none = Parse("Launchers|NOUN|nsubj:pass|3 were|AUX|aux:pass|3 destroyed|VERB|root|0")
    assert by.form(by.government.subject(by.word("destroyed"))) == "moscow"
    assert none.government.subject(none.word("destroyed")) is None


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    parse = Parse("States|NOUN|root|0 that|PRON|nsubj|3 deploy|VERB|acl:relcl|1 missiles|NOUN|obj|3")
    assert parse.form(parse.government.subject(parse.word("deploy"))) == "states"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (("Russia|PROPN|nsubj|2", "plans|VERB|root|0"), "positive"),
        (("Russia|PROPN|nsubj|2", "refused|VERB|root|0"), "negative"),
        (("Russia|PROPN|nsubj|4", "did|AUX|aux|4", "not|PART|advmod|4", "refuse|VERB|root|0"), "positive"),
        (("Russia|PROPN|nsubj|3", "never|ADV|advmod|3", "planned|VERB|root|0"), "negative"),
    ],
)
def test_each_negation_turns_an_act_round(before: tuple[str, ...], expected: str) -> None:
    parse = Parse(infinitive(*before))
    word = parse.word("deploy")
    assert parse.government.polarity(word, parse.government.chain(word)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (finite("has"), ("actual",)),
        (finite("may", "have"), ("possible",)),
        (finite("will", "have"), ("planned",)),
        (finite("should", "have"), ("demanded",)),
        (finite("would", "have"), ("hypothetical",)),
    ],
)
def test_an_auxiliary_says_how_real_an_act_is(sentence: str, expected: tuple[str, ...]) -> None:
    parse = Parse(sentence)
    assert parse.government.modality(parse.word("deployed"), []) == expected


@pytest.mark.parametrize(
    ("verb", "expected"), [("plans", "planned"), ("threatened", "planned"), ("needs", "demanded"), ("began", "actual")]
)
def test_a_governing_word_says_how_real_an_act_is(verb: str, expected: str) -> None:
    parse = Parse(infinitive("Russia|PROPN|nsubj|2", f"{verb}|VERB|root|0"))
    word = parse.word("deploy")
    assert parse.government.modality(word, parse.government.chain(word)) == (expected,)


def test_to_refuse_to_admit_is_to_deny() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|2 refused|VERB|root|0 to|PART|mark|4 admit|VERB|xcomp|2 violating|VERB|xcomp|4 "
        "the|DET|det|7 treaty|NOUN|obj|5"
    )
    chain = parse.government.chain(parse.word("violating"))
    assert parse.government.is_denial(chain)
    assert parse.government.polarity(parse.word("violating"), chain) == "negative"


def test_a_clause_with_if_is_what_the_other_hangs_on() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|3 will|AUX|aux|3 respond|VERB|root|0 if|SCONJ|mark|6 NATO|PROPN|nsubj|6 "
        "deploys|VERB|advcl|3 missiles|NOUN|obj|6"
    )
    government = parse.government
    assert parse.form(government.condition_clause(parse.word("respond"))) == "deploys"
    assert government.condition_of(parse.word("deploys")) == parse.word("deploys")
    assert government.modality(parse.word("deploys"), []) == ("conditional",)
    assert government.modality(parse.word("respond"), []) == ("planned", "conditional")


def test_a_gerund_shares_the_duty_of_the_clause_above() -> None:
    parse = Parse(
        "Both|DET|det|2 sides|NOUN|nsubj|4 should|AUX|aux|4 lead|VERB|root|0 in|SCONJ|mark|6 cutting|VERB|advcl|4 "
        "warheads|NOUN|obj|6"
    )
    assert parse.government.inherited_modality(parse.word("cutting")) == ("demanded",)


def test_a_withdrawal_is_intended_notified_or_effective() -> None:
    left = Parse("Washington|PROPN|nsubj|2 withdrew|VERB|root|0 from|ADP|case|5 the|DET|det|5 treaty|NOUN|obl|2")
    notice = Parse(
        "Washington|PROPN|nsubj|2 gave|VERB|root|0 notice|NOUN|obj|2 of|ADP|case|5 withdrawal|NOUN|nmod|3 "
        "from|ADP|case|8 the|DET|det|8 treaty|NOUN|nmod|5"
    )
    chain = notice.government.chain(notice.word("withdrawal"))
    phase = left.government.phase
    assert phase("withdraw", left.word("withdrew"), [], ("actual",), "positive") == "effective"
    assert phase("withdraw", left.word("withdrew"), [], ("planned",), "positive") == "intended"
    assert phase("withdraw", left.word("withdrew"), [], ("actual",), "negative") is None
    assert phase("deploy", left.word("withdrew"), [], ("actual",), "positive") is None
    assert notice.government.phase("withdraw", notice.word("withdrawal"), chain, ("planned",), "positive") == "notified"
