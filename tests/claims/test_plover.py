from __future__ import annotations

from typing import get_args

import pytest

from treatywatch.claims import vocabulary
from treatywatch.claims.plover import NEGATED_ROOTS, SPEECH_ROOTS, plover_code
from treatywatch.records import QUADS, Holder, Modality, Polarity, SpeechAct

#: The 16 root codes of PLOVER 2.0.
ROOTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def held(*speech_acts: SpeechAct) -> tuple[Holder, ...]:
    return tuple(
        Holder(entity=None, speech_act=speech_act, cue=None, statement=None, anonymous=True)
        for speech_act in speech_acts
    )


@pytest.mark.parametrize("act", vocabulary.acts())
def test_every_act_has_a_root_of_plover(act: str) -> None:
    assert vocabulary.acts()[act].plover in ROOTS


def test_every_root_has_a_class() -> None:
    assert {root for root in QUADS if root != "YIELD"} == ROOTS
    assert set(QUADS.values()) == {1, 2, 3, 4}


def test_every_root_that_speech_or_negation_gives_is_plovers() -> None:
    assert set(SPEECH_ROOTS.values()) | set(NEGATED_ROOTS) | set(NEGATED_ROOTS.values()) <= ROOTS
    assert set(SPEECH_ROOTS) <= set(get_args(SpeechAct))


@pytest.mark.parametrize(
    ("act", "polarity", "modality", "speech_acts", "expected"),
    [
        ("deploy", "positive", ("actual",), (), "MOBILIZE"),
        ("deploy", "positive", ("actual",), ("assert",), "MOBILIZE"),
        ("deploy", "negative", ("actual",), (), "RETREAT"),
        ("eliminate", "positive", ("actual",), (), "RETREAT"),
        ("eliminate", "negative", ("actual",), (), "REJECT"),
        ("sign", "negative", ("planned",), (), "REJECT"),
        ("eliminate", "positive", ("demanded",), (), "REQUEST"),
        ("eliminate", "positive", ("planned",), (), "AGREE"),
        ("eliminate", "positive", ("planned", "demanded"), (), "REQUEST"),
        ("inspect", "positive", ("planned",), ("promise",), "AGREE"),
        ("eliminate", "negative", ("planned",), (), "REJECT"),
        ("deploy", "positive", ("planned",), (), "MOBILIZE"),
        ("withdraw", "positive", ("planned",), (), "REJECT"),
        ("violate", "positive", ("actual",), ("allege",), "ACCUSE"),
        ("violate", "negative", ("actual",), ("deny",), "REJECT"),
        ("deploy", "positive", ("planned",), ("threaten",), "THREATEN"),
        ("violate", "positive", ("actual",), ("admit",), "CONCEDE"),
    ],
)
def test_the_code_of_a_claim(
    act: str, polarity: Polarity, modality: tuple[Modality, ...], speech_acts: tuple[SpeechAct, ...], expected: str
) -> None:
    assert plover_code(vocabulary.acts()[act], polarity, modality, held(*speech_acts)) == expected


def test_the_innermost_speech_act_decides() -> None:
    act = vocabulary.acts()["violate"]
    assert plover_code(act, "positive", ("actual",), held("deny", "allege")) == "ACCUSE"
    assert plover_code(act, "positive", ("actual",), held("allege", "assert")) == "ACCUSE"
