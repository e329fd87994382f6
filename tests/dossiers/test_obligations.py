"""What the law asks, on which days, of whom."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import document, records, said
from treatywatch.dossiers.catalogue import ClaimEntry, catalogue
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.obligations import BY_ACT, BY_NOTHING, in_force, obligations, rival_readings, steps_of
from treatywatch.records import Verdict
from treatywatch.treaties.packs import load_pack

INF = load_pack("inf")
NAMES = Names({"USA": "United States", "RUS": "Russia"}, [], {}, "the INF Treaty")


def entries(act: str, verdict: tuple[Verdict, tuple[str, ...], tuple[str, ...]] | None = None) -> list[ClaimEntry]:
    found = records(document("It was done."), [said("It was done", act, verdict=verdict)])
    return list(catalogue([found], "inf").claims())


@pytest.mark.parametrize(
    ("treaty", "article", "actor", "words"),
    [
        ("inf", "VI.1(a)", "USA", "in force from 1 June 1988 to 1 August 2019"),
        ("inf", "V.2", "RUS", "in force from 31 August 1988 to 30 November 1989; never in force for Russia"),
        ("inf", "I", "CHN", "in force from 1 June 1988 to 1 August 2019; China is no party"),
        ("ctbt", "I.1", "USA", "never in force"),
        ("open-skies", "III.I.2", "RUS",
         "in force from 1 January 2002 on; for Russia from 1 January 2002 to 17 December 2021"),
        ("npt", "I", "USA", "in force from 5 March 1970 on"),
    ],
)  # fmt: skip
def test_a_provision_says_on_which_days_it_was_in_force_for_whom(
    treaty: str, article: str, actor: str, words: str
) -> None:
    pack = load_pack(treaty)
    provision = next(one for one in pack.provisions if one.article == article and one.effect == "prohibits")
    assert in_force(pack, provision, [actor], NAMES) == words


def test_provisions_on_which_findings_rest_come_first_and_alone() -> None:
    found, note = obligations(INF, entries("test", ("would_breach", ("VI.1(a)",), ())), ["RUS"], NAMES)
    assert ([one.article for one in found], note) == (["Art. VI.1(a)"], None)


def test_without_findings_those_on_the_act_are_given_with_a_word() -> None:
    found, note = obligations(INF, entries("possess"), ["RUS"], NAMES)
    assert note == BY_ACT
    assert "Art. I" in [one.article for one in found]


def test_without_an_act_of_the_treaty_all_that_ever_bound_the_charged_is_given() -> None:
    found, note = obligations(INF, entries("violate"), ["RUS"], NAMES)
    assert note == BY_NOTHING
    assert "never" not in " ".join(one.in_force for one in found)
    assert "Art. V.2" not in [one.article for one in found]


def test_steps_that_bear_on_whether_a_party_was_bound_are_told() -> None:
    told = steps_of(INF, ["USA"], NAMES)
    assert any(one.startswith("2 February 2019: the United States: notice of withdrawal given") for one in told)
    assert not [one for one in told if "Russia:" in one]


def test_readings_are_told_where_a_finding_hangs_on_one_or_the_status_of_the_charged_does() -> None:
    question = next(iter(INF.readings.values())).question
    hanging = entries("deploy", ("undetermined", (), (f"disputed reading: {question}",)))
    assert [one.question for one in rival_readings(INF, hanging, [])] == [question]
    assert [one.question for one in rival_readings(INF, [], ["RUS"])] == [
        "whether Russia was still bound after it had declared the treaty suspended"
    ]
