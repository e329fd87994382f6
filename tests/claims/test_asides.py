"""Clauses set off from a claim that deny, confirm or admit what it says."""

from __future__ import annotations

import pytest

from tests.claims.reading import claims_of

DENIED = [
    "Washington says that Russia has deployed the 9M729, which Moscow denies.",
    "Washington says that Russia has deployed the 9M729, a charge Moscow rejects.",
    "Washington says that Russia has deployed the 9M729, something the Kremlin has disputed.",
    "NATO said that Russia had deployed the missile, a claim Moscow calls baseless.",
    "NATO said Russia had deployed the missile, accusations that Moscow calls unfounded.",
    "The alliance says Russia has deployed the missile – an allegation that the Kremlin rejects.",
    "Russia has deployed the missile, according to the Pentagon, an assertion the Russian Foreign Ministry dismissed.",
    "Kyiv said that Russia deployed the missile last year, an accusation denied by Moscow.",
    "Britain reported that Russia had deployed the missile, a finding Moscow brushed aside.",
    "Russia deployed the missile, which it has always denied.",
]


@pytest.mark.parametrize("text", DENIED)
def test_what_is_set_off_is_denied_by_whom_it_names(text: str) -> None:
    charge, denial = (one for one in claims_of(text) if one.act == "deploy")
    assert (charge.polarity, denial.polarity) == ("positive", "negative")
    assert [entity.id for entity in denial.actor] == ["RUS"]
    assert [(one.entity and one.entity.state, one.speech_act) for one in denial.holders] == [("RUS", "deny")]
    assert all(one.speech_act != "deny" for one in charge.holders)
    assert denial.item is not None


def test_who_alleges_one_thing_and_denies_another_stands_where_each_is_said() -> None:
    text = (
        "The United States alleges that Russia violated the INF Treaty; Russia denies this and alleges that the United "
        "States had violated it with its launchers in Poland, which Washington denies."
    )
    found = [
        (one.actor[0].id, one.polarity, one.holders[-1].entity and one.holders[-1].entity.state)
        for one in claims_of(text)
        if one.act == "violate"
    ]
    assert found == [
        ("RUS", "positive", "USA"), ("RUS", "negative", "RUS"), ("USA", "positive", "RUS"), ("USA", "negative", "USA"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "China tested a nuclear device, Washington says, a charge Beijing rejects.",
        "Washington accused Beijing of testing a nuclear device in 2020, which Beijing dismissed.",
        "Moscow accuses the United States of breaching the INF Treaty, which the United States disputes.",
        "Seoul says that North Korea transferred missiles to Russia, an allegation Pyongyang rejects.",
    ],
)
def test_another_act_of_another_party_is_denied_in_the_same_way(text: str) -> None:
    charge, denial = claims_of(text)
    assert (charge.act, charge.actor[0].id) == (denial.act, denial.actor[0].id)
    assert (charge.polarity, denial.polarity, denial.holders[-1].speech_act) == ("positive", "negative", "deny")
    assert (denial.recipient, denial.when) == (charge.recipient, charge.when)


@pytest.mark.parametrize(
    ("text", "speech_act"),
    [
        ("Ukraine said that Russia had fired the 9M729 at it, which the Kremlin later confirmed.", "assert"),
        ("NATO said that Russia had deployed the missile, something Moscow has since admitted.", "admit"),
        ("Washington says that Russia deployed the missile, a charge Moscow acknowledged in 2019.", "admit"),
    ],
)
def test_what_is_confirmed_or_admitted_is_said_by_who_confirms_it(text: str, speech_act: str) -> None:
    first, second = claims_of(text)
    assert (first.act, first.polarity) == (second.act, second.polarity)
    assert [(one.entity and one.entity.state, one.speech_act) for one in second.holders] == [("RUS", speech_act)]


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine said that Russia had used the 9M729, a claim that the Kremlin has not confirmed.",
        "NATO said that Russia had deployed the missile, a charge that Moscow may deny.",
        "NATO said that Russia had deployed the missile, which Moscow might deny.",
        "NATO said that Russia had deployed the missile, a charge that Moscow calls serious.",
        "NATO said that Russia had deployed the missile, a charge Berlin repeated.",
        "Russia deployed the missile, which alarmed Washington.",
        "Russia deployed the missile, which Washington calls the Screwdriver.",
    ],
)
def test_what_answers_nothing_makes_no_answer(text: str) -> None:
    assert len(claims_of(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Russia proposed a moratorium on missiles, which Washington rejected.",
        "NATO called on Russia to destroy the missile, which Moscow rejects.",
        "Washington wants Russia to destroy the missile, a suggestion Moscow dismissed.",
    ],
)
def test_who_turns_down_a_proposal_or_demand_denies_no_act(text: str) -> None:
    assert not [one for one in claims_of(text) if one.holders and one.holders[-1].speech_act == "deny"]
