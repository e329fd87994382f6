"""Classes of sentence that say how an act is held: denied, planned, demanded, possible, conditional, imagined, by whom.

Each class has sentences of its own; nobody said them.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.claims.parsed import claims_in
from tests.claims.reading import claims_of
from treatywatch.records import Claim


class Held(NamedTuple):
    """How a case holds its act; the holders are (who, speech act, distance), outermost first."""

    act: str
    polarity: str
    modality: tuple[str, ...]
    holders: tuple[tuple[str | None, str, str], ...] | None = None


def held(claim: Claim) -> Held:
    """Give how a claim holds its act."""
    holders = tuple((h.entity.id if h.entity else None, h.speech_act, h.distance) for h in claim.holders)
    return Held(claim.act, claim.polarity, claim.modality, holders)


def same(found: Held, expected: Held) -> bool:
    """Compare, with holders only where the case names them and modalities as sets."""
    return (
        (found.act, found.polarity) == (expected.act, expected.polarity)
        and set(found.modality) == set(expected.modality)
        and expected.holders in (None, found.holders)
    )


CASES = {
    "nobody, somebody excepted, and next to nobody": [
        ("No country except China has tested the missile.", Held("test", "positive", ("actual",))),
        ("No state tested the missile.", Held("test", "negative", ("actual",))),
        ("Scarcely any missile was destroyed by China.", Held("eliminate", "negative", ("actual",))),
    ],
    "verbs joined by or share their negation": [
        ("India did not test or deploy the missile.", Held("deploy", "negative", ("actual",))),
        ("India did not test the missile and deployed it.", Held("deploy", "positive", ("actual",))),
    ],
    "split for emphasis": [
        ("It was not China that tested the missile.", Held("test", "negative", ("actual",))),
        ("It was China that tested the missile.", Held("test", "positive", ("actual",))),
    ],
    "denied by calling a charge names": [
        ("Moscow dismissed as baseless the claim that it had tested the missile.",
         Held("test", "negative", ("actual",), (("RUS", "deny", "neutral"),))),
        ("Ankara called the accusation that it had deployed the missile a lie.",
         Held("deploy", "negative", ("actual",), (("TUR", "deny", "neutral"),))),
        ("Tehran scoffed at suggestions that it had deployed the missile.",
         Held("deploy", "negative", ("actual",), (("IRN", "deny", "neutral"),))),
    ],
    "a demand turned down is not its hearer's": [
        ("China rejected the demand that it join the treaty.",
         Held("accede", "positive", ("demanded",), ((None, "demand", "neutral"),))),
        ("Moscow rejected NATO's call to destroy the missile.",
         Held("eliminate", "positive", ("demanded",), (("NATO", "demand", "neutral"),))),
    ],
    "what is not denied is possible": [
        ("Russia did not deny that it had tested the missile.",
         Held("test", "positive", ("possible",), (("RUS", "assert", "neutral"),))),
        ("Ankara would not rule out deploying the missile.", Held("deploy", "positive", ("possible",))),
    ],
    "what nobody disputes is so": [
        ("Nobody disputes that Iraq used chemical weapons in the war.", Held("use", "positive", ("actual",), ())),
    ],
    "a denied plan stays a plan": [
        ("Warsaw denied any plan to deploy nuclear missiles.",
         Held("deploy", "negative", ("planned",), (("POL", "deny", "neutral"),))),
        ("Washington has no plans to deploy the missile in Europe.", Held("deploy", "negative", ("planned",), ())),
    ],
    "a conjunction negates": [
        ("Instead of destroying the missile, Russia deployed it.", Held("eliminate", "negative", ("actual",), ())),
        ("Far from destroying its missiles, Iran deployed more of them.",
         Held("eliminate", "negative", ("actual",), ())),
        ("None of the five powers joined the treaty on the prohibition of nuclear weapons.",
         Held("accede", "negative", ("actual",), ())),
    ],
    "conditions by their wording": [
        ("As long as Russia keeps the missile, NATO will deploy launchers in Poland.",
         Held("possess", "positive", ("conditional",), ())),
        ("NATO will withdraw the launchers on condition that Russia destroys the missile.",
         Held("eliminate", "positive", ("conditional",), ())),
        ("In the event that Russia deploys the missile, NATO will deploy launchers in Poland.",
         Held("deploy", "positive", ("planned", "conditional"), ())),
        ("Should Russia deploy the missile, Poland will deploy launchers.",
         Held("deploy", "positive", ("conditional",), ())),
    ],
    "imagined conditions": [
        ("Had Russia destroyed the missile, Washington would have stayed in the INF Treaty.",
         Held("eliminate", "positive", ("hypothetical",), ())),
        ("India would have built more warheads if Pakistan had deployed the missile.",
         Held("produce", "positive", ("hypothetical",), ())),
    ],
    "opinions that are nobody's": [
        ("Russia is believed to have deployed the missile.", Held("deploy", "positive", ("possible",), ())),
    ],
    "opinions of what will be are predictions": [
        ("Berlin thinks that Moscow will deploy the missile.",
         Held("deploy", "positive", ("planned",), (("DEU", "predict", "neutral"),))),
    ],
    "warnings keep what the clause says": [
        ("Belgium warned that Russia will deploy more missiles.",
         Held("deploy", "positive", ("planned",), (("BEL", "warn", "neutral"),))),
        ("Poland warned Russia not to deploy missiles in Kaliningrad.",
         Held("deploy", "negative", ("demanded",), (("POL", "warn", "neutral"),))),
    ],
    "a verb by its complement": [
        ("Moscow insisted that it had destroyed the missile.",
         Held("eliminate", "positive", ("actual",), (("RUS", "assert", "distanced"),))),
        ("Paris told the army to destroy its missiles.",
         Held("eliminate", "positive", ("demanded",), (("FRA", "demand", "neutral"),))),
        ("Oslo suggested that Russia had deployed the missile.",
         Held("deploy", "positive", ("actual",), (("NOR", "assert", "neutral"),))),
    ],
    "how far the text keeps": [
        ("Berlin confirmed that Russia had deployed the missile.",
         Held("deploy", "positive", ("actual",), (("DEU", "assert", "endorsed"),))),
        ("Moscow claimed that Poland had deployed the missile.",
         Held("deploy", "positive", ("actual",), (("RUS", "allege", "distanced"),))),
        ("The alleged deployment of the missile by Russia alarmed Berlin.",
         Held("deploy", "positive", ("actual",), ((None, "allege", "distanced"),))),
        ("Russia has allegedly deployed the missile.",
         Held("deploy", "positive", ("actual",), ((None, "allege", "distanced"),))),
    ],
    "speakers set off by commas or a colon": [
        ("Iran, the Israeli foreign ministry claims, has enriched uranium at a site near Qom.",
         Held("enrich", "positive", ("actual",), (("ISR", "allege", "distanced"),))),
    ],
    "an imperative demands": [
        ("\u201cDestroy the missiles,\u201d Berlin told Moscow.",
         Held("eliminate", "positive", ("demanded",), (("DEU", "demand", "neutral"),))),
    ],
    "who is never the first to do it does not do it": [
        ("China has pledged not to be the first to use nuclear weapons.",
         Held("use", "negative", ("planned",), (("CHN", "promise", "neutral"),))),
        ("North Korea was the first to test the missile.", Held("test", "positive", ("actual",), ())),
    ],
    "what is to be done is ordered where an order says so": [
        ("Moscow told the army that every missile was to be destroyed.",
         Held("eliminate", "positive", ("ordered",), (("RUS", "order", "neutral"),))),
    ],
    "what is to be done is planned": [
        ("Russia and Belarus are to deploy the missile.", Held("deploy", "positive", ("planned",), ())),
    ],
    "what a text asks to suppose is imagined": [
        ("Suppose that Russia had destroyed the missile.", Held("eliminate", "positive", ("hypothetical",), ())),
    ],
    "a demand reaches over a relative clause": [
        ("We urge all States that have not yet done so to accede to the Non-Proliferation Treaty.",
         Held("accede", "positive", ("demanded",))),
    ],
    "to regret an act is not to vouch for it": [
        ("Berlin deplored the suspension of New START by Moscow.", Held("suspend", "positive", ("actual",), ())),
        ("NATO condemned the acquisition of nuclear missiles by Iran.",
         Held("acquire", "positive", ("actual",), ())),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, case, id=f"{name}: {case.act}") for name, cases in CASES.items() for text, case in cases],
)
def test_an_act_is_held_as_its_class_of_sentence_holds_it(text: str, expected: Held) -> None:
    found = [held(claim) for claim in claims_of(text)]
    assert any(same(one, expected) for one in found), found


def test_a_condition_is_linked_to_what_hangs_on_it() -> None:
    claims = claims_of("India would deploy more missiles, its minister warned, if China deployed the launchers.")
    linked = [claim for claim in claims if claim.condition]
    assert [claim.actor[0].id for claim in linked] == ["IND"]
    assert linked[0].condition in {claim.id for claim in claims}


def test_who_demands_is_not_to_do_what_is_demanded() -> None:
    claims = claims_of("Moscow rejected NATO's call to destroy the missile.")
    assert [claim.actor for claim in claims if claim.act == "eliminate"] == [()]


def test_both_sides_negotiate_between_which_something_stands() -> None:
    claims = claims_of("We welcome the negotiations between the United States and the Soviet Union on missiles.")
    assert [[entity.id for entity in claim.actor] for claim in claims if claim.act == "negotiate"] == [["USA", "SUN"]]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("Washington accused Moscow of breaking the missile treaty signed in 1987.", False),
        ("Washington accused Moscow of breaking the INF Treaty in 2008.", True),
        ("The missile treaty must now be concluded.", False),
    ],
)
def test_a_date_in_another_clause_and_a_mere_now_date_no_act(text: str, dated: bool) -> None:
    claim = next(claim for claim in claims_of(text, "2018-12-05") if claim.act in {"violate", "conclude"})
    assert (claim.when is not None) is dated


@pytest.mark.parametrize(
    "text",
    [
        "Iran refused to allow inspections of its missile sites.",
        "Iran did not let inspectors into its missile plants.",
        "Iran turned the inspectors away.",
    ],
)
def test_not_to_let_an_inspection_happen_is_to_refuse_it(text: str) -> None:
    refused = [claim for claim in claims_of(text) if claim.act == "refuse_inspection"]
    assert [(claim.polarity, claim.actor[0].id) for claim in refused] == [("positive", "IRN")]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Inspectors from Norway visited the garrison.", "inspect"),
        ("Libya owned up to a programme of uranium enrichment.", "enrich"),
        ("Syria failed to declare the laboratory at Homs.", "declare"),
        ("Baghdad hid the missiles from the inspectors.", "conceal"),
        ("Chile cleared the last minefields on its border.", "clear"),
        ("North Korea carried out a nuclear test in 2017.", "test"),
        ("The army used sarin in Homs.", "use"),
        ("China is investing in the production of medium-range missiles.", "produce"),
    ],
)
def test_an_act_is_read_by_its_own_words(text: str, act: str) -> None:
    assert act in {claim.act for claim in claims_of(text)}


def test_a_day_of_the_week_receives_nothing() -> None:
    assert [claim.act for claim in claims_of("The navy fired a missile on Tuesday.")] == ["launch"]


def test_one_who_is_named_only_to_be_ruled_out_does_not_act() -> None:
    (claim,) = claims_of("China, not Pakistan, tested the missile.")
    (other,) = claims_of("No country except China has tested the missile.")
    assert [entity.id for entity in (*claim.actor, *other.actor)] == ["CHN", "CHN"]


@pytest.mark.parametrize("hung_on", ["acl|5", "advcl|3"])
def test_what_somebody_is_bound_to_is_law_and_no_act(hung_on: str) -> None:
    bound = (
        "India|PROPN|nsubj|3 had|AUX|aux|3 broken|VERB|root|0 its|PRON|nmod:poss|5 {noun}|NOUN|obj|3 not|PART|advmod|8 "
        f"to|PART|mark|8 test|VERB|{hung_on} the|DET|det|10 missile|NOUN|obj|8"
    )
    assert "test" not in {claim.act for claim in claims_in(bound.format(noun="duty"))}
    assert "test" in {claim.act for claim in claims_in(bound.format(noun="promise"))}
