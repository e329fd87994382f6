"""Who stands how to a proposition."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.threads.builders import (
    TEXT,
    claim_of,
    finding_of,
    item_of,
    on,
    person,
    records_of,
    said_by,
    state,
    text_of,
    unnamed,
)
from treatywatch.records import Claim, Document, Entity, Quote, Span, SpeechAct, Verdict
from treatywatch.thread_records import Days, Member, Stance
from treatywatch.threads.membership import members

RUSSIA, AMERICA = state("RUS"), state("USA")
MISSILE = item_of("missile", "the 9M729", system="9m729")


def member(claim: Claim, document: Document | None = None, verdict: Verdict | None = None) -> Member:
    findings = [finding_of(claim, "inf", verdict)] if verdict else []
    (made,) = members(records_of(document or text_of(), [claim], findings))
    return made


def violation(act: str, speaker: Entity | None = AMERICA, manner: SpeechAct = "assert", **slots: Any) -> Member:  # noqa: ANN401
    holders = (said_by(speaker, manner),) if speaker else ()
    return member(claim_of(act, RUSSIA, treaties=("inf",), holders=holders, **slots))


@pytest.mark.parametrize(
    ("act", "slots", "stance", "negated"),
    [
        ("violate", {}, "asserts", False),
        ("comply", {"polarity": "negative"}, "asserts", False),
        ("violate", {"polarity": "negative"}, "denies", False),
        ("comply", {}, "denies", False),
        ("return_to_compliance", {"modality": ("demanded",)}, "demands", True),
        ("violate", {"modality": ("possible",)}, "hedges", False),
        ("comply", {"modality": ("possible",)}, "hedges", True),
        ("violate", {"modality": ("conditional",)}, "supposes", False),
        ("return_to_compliance", {"modality": ("conditional",)}, "supposes", True),
        ("violate", {"modality": ("planned",)}, "plans", False),
    ],
)
def test_polarity_modality_and_the_acts_sign_make_the_stance(
    act: str, slots: dict[str, Any], stance: Stance, negated: bool
) -> None:
    made = violation(act, **slots)
    assert (made.stance, made.negated) == (stance, negated)


@pytest.mark.parametrize(
    ("manner", "stance"),
    [("allege", "asserts"), ("demand", "demands"), ("predict", "hedges"), ("question", "hedges"), ("warn", "asserts")],
)
def test_the_manner_of_speaking_makes_the_stance(manner: SpeechAct, stance: Stance) -> None:
    assert violation("violate", AMERICA, manner).stance == stance


def test_a_deadline_for_somebody_to_comply_says_of_nobody_that_he_does() -> None:
    words = "Moscow to return to compliance"
    moscow = RUSSIA.model_copy(update={"mention": Span.of(words, 0, 6)})
    one = violation("return_to_compliance", evidence=(Quote.of(words, 0, len(words)),), actor=(moscow,))
    assert (one.stance, one.negated) == ("demands", True)


def test_a_denial_in_so_many_words_denies() -> None:
    assert violation("violate", RUSSIA, "deny", polarity="negative").stance == "denies"


@pytest.mark.parametrize(("speaker", "stance"), [(RUSSIA, "plans"), (AMERICA, "demands")])
def test_what_one_asks_of_oneself_is_planned(speaker: Entity, stance: Stance) -> None:
    claim = claim_of("produce", RUSSIA, item=MISSILE, modality=("demanded",), holders=(said_by(speaker, "demand"),))
    assert member(claim).stance == stance


@pytest.mark.parametrize(("speaker", "stance"), [(AMERICA, "plans"), (RUSSIA, "supposes")])
def test_a_threat_on_a_condition_is_a_plan_of_who_would_do_it(speaker: Entity, stance: Stance) -> None:
    claim = claim_of(
        "suspend", AMERICA, treaties=("inf",), modality=("planned", "conditional"),
        holders=(said_by(speaker, "announce"),),
    )  # fmt: skip
    assert member(claim).stance == stance


# ---------------------------------------------------------------------------------------------------------- charges
def test_a_breach_that_somebody_else_states_is_a_charge() -> None:
    assert violation("violate").accuses
    assert violation("violate", None).accuses


def test_nobody_charges_himself() -> None:
    assert not violation("violate", RUSSIA).accuses


@pytest.mark.parametrize("slots", [{"polarity": "negative"}, {"modality": ("demanded",)}, {"modality": ("planned",)}])
def test_what_is_not_said_to_be_so_is_no_charge(slots: dict[str, Any]) -> None:
    assert not violation("violate", **slots).accuses


@pytest.mark.parametrize(
    ("verdict", "vouched", "accuses"),
    [
        ("would_breach", False, True),
        ("inconsistent_with", False, True),
        ("undetermined", True, True),
        ("undetermined", False, False),
        ("permitted", True, False),
        (None, True, False),
    ],
)
def test_another_act_is_a_charge_by_its_finding(verdict: Verdict | None, vouched: bool, accuses: bool) -> None:
    holders = (said_by(AMERICA),) if vouched else ()
    assert member(claim_of("deploy", RUSSIA, item=MISSILE, holders=holders), verdict=verdict).accuses is accuses


def test_a_duty_said_not_to_be_done_is_a_charge_and_done_is_none() -> None:
    def charged(polarity: str) -> bool:
        claim = claim_of("notify", RUSSIA, treaties=("inf",), polarity=polarity, holders=(said_by(AMERICA),))
        return member(claim, verdict="undetermined").accuses

    assert charged("negative")
    assert not charged("positive")


def test_a_step_in_a_treatys_life_is_a_charge_only_by_its_finding() -> None:
    claim = claim_of("suspend", RUSSIA, treaties=("inf",), holders=(said_by(AMERICA),))
    assert not member(claim, verdict="undetermined").accuses
    assert member(claim, verdict="would_breach").accuses


def test_a_notice_of_withdrawal_is_no_withdrawal_yet() -> None:
    claim = claim_of("withdraw", AMERICA, treaties=("inf",), phase="notified")
    assert member(claim).stance == "plans"


def test_the_gravest_finding_and_all_treaties_that_speak_to_it_are_kept() -> None:
    claim = claim_of("deploy", RUSSIA, item=MISSILE, treaties=("new-start",))
    findings = [
        finding_of(claim, "inf", "permitted"),
        finding_of(claim, "cfe", "outside_scope"),
        finding_of(claim, "npt", "would_breach"),
    ]
    (made,) = members(records_of(text_of(), [claim], findings))
    assert made.verdict == "would_breach"
    assert made.treaties == ("new-start", "inf", "npt")


# --------------------------------------------------------------------------------------------------------- speakers
@pytest.mark.parametrize(
    ("entity", "key", "party"),
    [
        (state("RUS", "defence ministry"), "RUS", "RUS"),
        (person("A Minister", "RUS", "foreign minister"), "RUS", "RUS"),
        (person("A Senator", "USA", "legislator"), "a-senator", "USA"),
        (unnamed("officials", "USA", "official"), "anonymous:USA", "USA"),
        (unnamed("the report"), "anonymous", None),
        (Entity(id="NATO", name="NATO", type="organisation"), "NATO", "NATO"),
        (Entity(id=None, name="the two", type="collective", members=("RUS", "USA")), "RUS+USA", None),
        (Entity(id="AFP", name="AFP", type="organisation", role="media"), "outlet:agence-france-presse", None),
        (Entity(id="GUARDIAN", name="The Guardian", type="organisation", role="media"), "outlet:guardian", None),
        (Entity(id="my-government", name="my Government", type="organisation"), "anonymous", None),
        (None, "anonymous", None),
    ],
)
def test_the_innermost_holder_speaks(entity: Entity | None, key: str, party: str | None) -> None:
    made = member(claim_of("violate", RUSSIA, treaties=("inf",), holders=(said_by(AMERICA), said_by(entity))))
    assert (made.speaker.key, made.speaker.party) == (key, party)
    assert [speaker.key for speaker in made.via] == ["USA"]


@pytest.mark.parametrize(
    ("document", "key"),
    [
        (text_of(publisher="The Gazette"), "outlet:gazette"),
        (text_of(), f"outlet:{text_of().id}"),
        (text_of(publisher="The Gazette", voice=AMERICA), "USA"),
    ],
)
def test_without_a_holder_the_document_speaks(document: Document, key: str) -> None:
    assert member(claim_of("violate", RUSSIA, treaties=("inf",)), document).speaker.key == key


def test_a_speech_is_that_through_which_others_speak() -> None:
    claim = claim_of("violate", RUSSIA, treaties=("inf",), holders=(said_by(RUSSIA),))
    assert [speaker.key for speaker in member(claim, text_of(voice=AMERICA)).via] == ["USA"]


def test_days_words_and_offsets_are_those_of_the_claim() -> None:
    claim = claim_of("flight_test", RUSSIA, item=MISSILE, when=on("2008-05-03"), said=on("2014-07-28", "2014-07-31"))
    made = member(claim, text_of("2014-08-01", "The Gazette"))
    assert made.when == Days(start=date(2008, 5, 3), end=date(2008, 5, 3))
    assert made.said == Days(start=date(2014, 7, 28), end=date(2014, 7, 31))
    assert (made.published, made.day) == (date(2014, 8, 1), date(2014, 7, 28))
    assert (made.words, made.start, made.end) == (TEXT, 0, len(TEXT))
    assert (made.outlet, made.publisher) == ("outlet:gazette", "The Gazette")


def test_a_text_that_is_only_known_to_be_later_than_a_day_has_no_day() -> None:
    document = text_of("2014-08-01").model_copy(update={"published_precision": "not_before"})
    assert member(claim_of("violate", RUSSIA, treaties=("inf",)), document).published is None


def test_claims_of_one_text_settle_one_another() -> None:
    headline = claim_of("deploy", RUSSIA, item=item_of("missile"), id="c1")
    first = claim_of("deploy", RUSSIA, item=MISSILE, id="c2")
    assert {one.proposition.subject for one in members(records_of(text_of(), [headline, first]))} == {"system:9m729"}


def test_a_claim_about_nothing_in_particular_is_no_member() -> None:
    assert members(records_of(text_of(), [claim_of("violate", RUSSIA)])) == ()


def test_a_breach_that_names_no_treaty_is_of_the_one_of_whose_breach_the_text_speaks() -> None:
    drones = claim_of("violate", AMERICA, id="c2", item=item_of("drone", "its combat drones"))

    def treaties(*named: str) -> tuple[str, ...]:
        others = [claim_of("comply", RUSSIA, id=f"c-{name}", treaties=(name,)) for name in named]
        found = {one.claim: one for one in members(records_of(text_of(), [*others, drones]))}
        return found["c2"].treaties

    assert treaties("inf") == ("inf",)
    assert treaties("inf", "new-start") == treaties() == ()
