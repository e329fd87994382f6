"""Claims in plain sentences."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import ANALYST, NATO, OFFICIAL, RUS, USA, Described, Details, document, records, said
from treatywatch.dossiers.catalogue import catalogue
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.telling import charged_act, tell, tellings
from treatywatch.records import DocumentRecords, Entity

MISSILE = ("the new missile", "9m729")
MINISTRY = RUS.model_copy(update={"role": "defence ministry"})
SOME = Entity(id=None, name="officials", type="anonymous", state="USA")


def told(act: str, details: Details, one: DocumentRecords | None = None) -> str:
    says_so = [Described("of the claim", "purpose", "a claim", "accurate")]
    one = one or records(document("The words of the claim."), [said("The words", act, **details)], says_so)
    entry = next(catalogue([one], "inf").claims())
    return tell(entry, Names({"USA": "United States"}, [one], {"9m729": "9M729"}, "the INF Treaty"))


@pytest.mark.parametrize(
    ("act", "details", "sentence"),
    [
        ("flight_test", {"actor": (RUS,), "item": MISSILE, "by": ((USA, "allege"),)},
         "The United States alleges that Russia has flight-tested the 9M729."),
        ("violate", {"actor": (RUS,), "polarity": "negative", "by": ((MINISTRY, "deny"),)},
         "Russia (defence ministry) denies that it has violated the INF Treaty."),
        ("violate", {"actor": (RUS,), "polarity": "negative", "by": ((NATO, "assert"),)},
         "NATO says that Russia has not violated the INF Treaty."),
        ("violate", {"actor": (RUS,), "item": MISSILE, "by": ((USA, "allege"),)},
         "The United States alleges that Russia has violated the INF Treaty with the 9M729."),
        ("deploy", {"actor": (RUS,), "item": MISSILE, "by": ((OFFICIAL, "allege"),)},
         "A senior official (United States, unnamed) alleges that Russia has deployed the 9M729."),
        ("deploy", {"actor": (RUS,), "item": MISSILE, "by": ((SOME, "allege"),)},
         "Officials (United States, unnamed) allege that Russia has deployed the 9M729."),
        ("deploy", {"actor": (RUS,), "item": MISSILE, "by": ((None, "assert"),)},
         "An unnamed source says that Russia has deployed the 9M729."),
        ("possess", {"actor": (RUS,), "item": MISSILE, "modality": ("possible",), "by": ((ANALYST, "warn"),)},
         "Mara Lindqvist (analyst) warns that Russia may have possessed the 9M729."),
        ("possess", {"actor": (RUS,), "item": MISSILE}, "The text itself says that Russia possesses the 9M729."),
        ("possess", {"actor": (RUS,), "item": MISSILE, "polarity": "negative"},
         "The text itself says that Russia does not possess the 9M729."),
        ("violate", {"actor": (RUS,), "presupposed": True},
         "The text itself takes for granted that Russia has violated the INF Treaty."),
        ("eliminate", {"actor": (RUS,), "item": MISSILE, "modality": ("demanded",), "by": ((USA, "demand"),)},
         "The United States demands that Russia eliminate the 9M729."),
        ("test", {"actor": (RUS,), "item": MISSILE, "modality": ("demanded",), "polarity": "negative"},
         "The text itself says that Russia must not test the 9M729."),
        ("withdraw", {"actor": (USA,), "modality": ("planned",), "phase": "intended", "by": ((USA, "announce"),)},
         "The United States announces that it plans to withdraw from the INF Treaty."),
        ("withdraw", {"actor": (USA,), "phase": "notified"},
         "The text itself says that the United States has given notice to withdraw from the INF Treaty."),
        ("deploy", {"actor": (USA,), "item": MISSILE, "modality": ("conditional",), "by": ((USA, "threaten"),)},
         "The United States threatens that it would, on a condition, deploy the 9M729."),
        ("sign", {"actor": (USA, RUS)},
         "The text itself says that the United States and Russia have signed the INF Treaty."),
        ("enter_into_force", {}, "The text itself says that the INF Treaty has entered into force."),
        ("deploy", {"item": MISSILE},
         "The text itself says that an unnamed party has deployed the 9M729."),
        ("transfer", {"actor": (USA,), "recipient": (NATO,), "item": ("missiles", None)},
         "The text itself says that the United States has transferred missiles to NATO."),
        ("criticise", {"actor": (RUS,), "recipient": (USA,), "treaties": ()},
         "The text itself says that Russia has criticised the United States."),
        ("display", {"actor": (RUS,), "treaties": ()}, "The text itself says that Russia has displayed something."),
    ],
)  # fmt: skip
def test_a_claim_is_told_by_who_vouches_how_for_what(act: str, details: Details, sentence: str) -> None:
    assert told(act, details) == sentence


def test_a_statement_speaks_for_its_author() -> None:
    speech = document("We have always complied.").model_copy(update={"voice": RUS})
    one = records(speech, [said("We have always complied", "comply", actor=(RUS,))])
    assert told("", {}, one) == "Russia says that it complies with the INF Treaty."


def test_an_act_that_the_wording_does_not_know_is_told_by_its_name() -> None:
    assert told("re_arm", {"actor": (RUS,)}) == "The text itself says that Russia has re arm the INF Treaty."


def test_the_same_said_in_two_texts_is_told_once_with_both_places() -> None:
    both = [
        records(document(f"{paper} reports: Russia left."), [said("Russia left", "withdraw", actor=(RUS,))])
        for paper in ("One", "Two")
    ]
    (telling,) = tellings(catalogue(both, "inf").claims(), Names({}, both, {}, "the INF Treaty"))
    assert telling.sentence.text == "2 texts themselves say that Russia has withdrawn from the INF Treaty."
    assert [voice.reference.label for voice in telling.voices] == ["1.1", "2.1"]


def test_via_names_those_between_the_document_and_the_speaker() -> None:
    chain: Details = {"by": ((NATO, "assert"), (RUS, "deny")), "actor": (RUS,), "polarity": "negative"}
    one = records(document("A said that B denied it."), [said("B denied it", "violate", **chain)])
    (telling,) = tellings(catalogue([one], "inf").claims(), Names({}, [one], {}, "the INF Treaty"))
    assert (telling.speaker, telling.party, telling.voices[0].via) == ("Russia", "RUS", ("NATO",))


def test_a_duty_is_charged_as_failing_in_it() -> None:
    one = records(document("It did not."), [said("It did not", "comply", actor=(RUS,), polarity="negative")])
    assert charged_act(one.claims[0]) == "failing to comply with"
