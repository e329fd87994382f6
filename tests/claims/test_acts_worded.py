"""How news and statements word the acts: each case stands for a class of wording, with guards beside them."""

from __future__ import annotations

import pytest

from tests.claims.reading import claims_of
from treatywatch.records import Claim

WORDED = {
    # phrasal verbs and light verbs
    "blow up": ("Ukraine blew up the last missile silo at Pervomaysk.", "eliminate", "UKR"),
    "pull out of": ("Norway pulled the launchers out of Finnmark.", "remove", "NOR"),
    "hand over": ("Georgia handed over its missiles to the contractors.", "transfer", "GEO"),
    "give back": ("Belarus gave back the warheads to Russia.", "transfer", "BLR"),
    "take in": ("Turkey took in the American warheads.", "deploy", "TUR"),
    "turn out": ("Iran turned out forty missiles.", "produce", "IRN"),
    "put an end": ("Argentina put an end to its missile programme.", "develop", "ARG"),
    "set off": ("Pakistan set off five devices in a fortnight.", "test", "PAK"),
    "carry out": ("Algeria regretted the tests that France carried out at Reggane.", "test", "FRA"),
    "refrain": ("Brazil will refrain from testing, its nuclear agency said.", "test", "BRA"),
    "an end to": ("Let us put an end to testing for good, the Fijian delegate said.", "test", None),
    "the last of": ("The last of the missiles were shipped out of Latvia.", "remove", None),
    "sit down": ("Norway and Iceland sat down over arms control.", "negotiate", None),
    "sign up to": ("Gabon signed up to the Arms Trade Treaty.", "sign", "GAB"),
    "give notice": ("Peru gave notice of the rocket launch.", "notify", "PER"),
    "let in": ("Libya let the inspectors in.", "inspect", None),
    "grant access": ("Iraq granted the inspectors access to the palaces.", "inspect", None),
    "throw out": ("Pyongyang threw out the inspectors.", "refuse_inspection", "PRK"),
    "set aside": ("Canada set aside two million dollars for the destruction of mines.", "fund", "CAN"),
    "deposit": ("Ghana deposited its instrument of ratification of the CTBT.", "ratify", "GHA"),
    # nouns and objects of the field
    "device": ("No such device was ever tested by Sweden.", "test", "SWE"),
    "precursors": ("Libya shipped out its precursors.", "remove", "LBY"),
    "plant beside missiles": ("Serbia closed the plant that had made the missiles.", "eliminate", "SRB"),
    "missile parts": ("North Korea sold missile parts to Yemen.", "transfer", "PRK"),
    "its obligations": ("The INF Treaty binds both. Moscow has suspended its obligations.", "suspend", "RUS"),
    "laboratory": ("Albania never declared the laboratory at Kavaje.", "declare", "ALB"),
    "filled": ("Iraq filled the bombs with mustard.", "produce", "IRQ"),
    "mines laid": ("Eritrea laid thousands of mines along the road.", "deploy", "ERI"),
    "no treaty without them": ("The New START Treaty is dead.", "terminate", None),
    "ban on acts": ("Chile wants to ban the production of cluster bombs.", "ban", "CHL"),
    "helped to build": ("Pakistan helped Libya to build missiles.", "assist", "PAK"),
    # arguments
    "gap of an infinitive": ("Poland named the launchers that it intends to buy.", "acquire", "POL"),
    "object before": ("Bulgaria scrapped the missiles it had kept.", "possess", "BGR"),
    "subject of another verb": ("The inspectors flew to Minsk to examine the sites.", "inspect", None),
    "pronoun for inspectors": ("The inspectors landed in Kabul. They toured three depots.", "inspect", None),
    "perfect read as a passive": ("India and Pakistan have not signed the CTBT.", "sign", "IND"),
    "own words in quotation marks": ('Tehran said it "fully complies" with the nuclear pact.', "comply", "IRN"),
    "no object after a treaty": ("The CTBT waits. Egypt has signed but not ratified.", "ratify", "EGY"),
    "drop from the treaty": ("Washington was party to the ABM Treaty until it withdrew.", "withdraw", None),
}  # fmt: skip

NOISE = {
    "peace agreement": "The two parties signed the peace agreement. Nuclear power was not named.",
    "civil conflict": "Negotiations between the parties to the conflict went on in Lusaka.",
    "farmers": "The minister sat down with the farmers.",
    "interest rates": "The banks promoted a reduction in interest rates.",
    "other enrichment": "Culture means the enrichment of life.",
    "election observers": "We invited observers to monitor the elections.",
    "other sanctions": "The Assembly imposed sanctions on the airline.",
    "other proposals": "Colombia submitted a draft resolution on coffee.",
    "other bodies": "They established a commission on fisheries.",
    "a plant beside nothing": "Serbia closed the plant.",
    "troops that leave": "The ABM Treaty was kept. The crowd withdrew.",
    "an animal": "Scientists tested the patients again.",
}  # fmt: skip


def found(text: str, act: str) -> list[Claim]:
    """Give the claims of an act in a text."""
    return [claim for claim in claims_of(text) if claim.act == act]


@pytest.mark.parametrize(("text", "act", "actor"), WORDED.values(), ids=WORDED)
def test_a_wording_is_read_as_its_act(text: str, act: str, actor: str | None) -> None:
    claims = found(text, act)
    assert claims, [(claim.act, claim.evidence[0].exact) for claim in claims_of(text)]
    assert actor is None or any(entity.id == actor for claim in claims for entity in claim.actor)


@pytest.mark.parametrize("text", NOISE.values(), ids=NOISE)
def test_what_has_no_object_of_arms_control_is_no_claim(text: str) -> None:
    assert [(claim.act, claim.evidence[0].exact) for claim in claims_of(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Under the accord Minsk withheld its data on missiles.",
        "Vienna observed that Jordan stayed out of the nuclear ban treaty.",
        "Hanoi walked out of the disarmament talks.",
    ],
)
def test_a_word_may_say_that_the_act_is_not_done(text: str) -> None:
    polarities = {claim.polarity for claim in claims_of(text) if claim.act in {"exchange_data", "accede", "negotiate"}}
    assert polarities == {"negative"}


def test_what_is_banned_or_rehearsed_is_no_act_of_its_own() -> None:
    assert [claim.act for claim in claims_of("The Danish army rehearsed the launch of rockets.")] == ["exercise"]
    (claim,) = claims_of("Chile will ban the stockpiling of cluster bombs.")
    assert claim.act == "ban"
    assert claim.item is not None
    assert claim.item.kind == "cluster munition"


def test_who_is_accused_acts_also_where_the_parser_hangs_the_name_on_the_gerund() -> None:
    (claim,) = found("The ministry accused Japan of basing launchers in Okinawa that can reach Vladivostok.", "deploy")
    assert [entity.id for entity in claim.actor] == ["JPN"]


def test_a_relative_clause_on_a_treaty_may_go_on() -> None:
    text = "Spain asked both to keep the INF Treaty, which was signed in 1987 and banned ground-launched missiles."
    assert found(text, "ban") == []


def test_a_day_is_nobody_that_a_missile_is_fired_at() -> None:
    assert {claim.act for claim in claims_of("The army fired a missile on Tuesday.")} == {"launch"}


def test_a_missile_that_flew_a_distance_was_tested() -> None:
    assert found("The missile flew 900 kilometres.", "flight_test")
    assert not found("Spain banned the missiles that fly 900 kilometres.", "flight_test")
