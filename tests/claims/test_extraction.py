"""Sentences in the register of arms-control reporting, and the claims that an analyst would mark in them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.claims.reading import claims_of
from treatywatch.records import Claim


class Expected(NamedTuple):
    """The slots of one claim that a case is about; what is left out is not compared."""

    act: str
    actor: tuple[str, ...] | None = None
    polarity: str = "positive"
    modality: tuple[str, ...] | None = None
    holders: tuple[tuple[str | None, str], ...] | None = None
    treaties: tuple[str, ...] | None = None
    item: str | None = None


def agrees(claim: Claim, expected: Expected) -> bool:
    """Tell whether a claim has the slots that a case names."""
    actor = tuple(entity.id or entity.name for entity in claim.actor)
    holders = tuple((h.entity.id or h.entity.name if h.entity else None, h.speech_act) for h in claim.holders)
    pairs = (
        (expected.actor, actor),
        (expected.modality, claim.modality),
        (expected.holders, holders),
        (expected.treaties, claim.treaties),
        (expected.item, claim.item.item_class if claim.item else None),
    )
    same = all(wanted is None or wanted == found for wanted, found in pairs)
    return same and claim.act == expected.act and claim.polarity == expected.polarity


CASES = [
    pytest.param(
        "Russia has deployed two battalions of the missile near Volgograd.",
        [Expected("deploy", ("RUS",), modality=("actual",), holders=())],
        id="active voice",
    ),
    pytest.param(
        "The launchers were destroyed by the Soviet Union in 1990.",
        [Expected("eliminate", ("SUN",), item="launcher")],
        id="passive with agent",
    ),
    pytest.param(
        "The launchers were destroyed in 1990.",
        [Expected("eliminate", (), item="launcher")],
        id="passive without agent",
    ),
    pytest.param(
        "The United States tested and deployed a ground-launched cruise missile.",
        [Expected("test", ("USA",), item="missile"), Expected("deploy", ("USA",), item="missile")],
        id="coordinated verbs share subject and object",
    ),
    pytest.param(
        "Moscow plans to build new ground-launched missiles.",
        [Expected("produce", ("RUS",), modality=("planned",))],
        id="plan",
    ),
    pytest.param(
        "President Vladimir Putin ordered the defence ministry to develop new missiles.",
        [Expected("develop", ("RUS",), modality=("ordered",))],
        id="order",
    ),
    pytest.param(
        "Washington urged Moscow to destroy its launchers.",
        [Expected("eliminate", ("RUS",), modality=("demanded",), holders=(("USA", "demand"),))],
        id="demand with its addressee as actor",
    ),
    pytest.param(
        "Washington has accused Moscow of violating the INF Treaty.",
        [Expected("violate", ("RUS",), holders=(("USA", "allege"),), treaties=("inf",))],
        id="accusation",
    ),
    pytest.param(
        "Moscow has denied violating the INF Treaty.",
        [Expected("violate", ("RUS",), polarity="negative", holders=(("RUS", "deny"),), treaties=("inf",))],
        id="denial",
    ),
    pytest.param(
        "Moscow denied that it had tested the missile.",
        [Expected("test", ("RUS",), polarity="negative")],
        id="denial with a clause",
    ),
    pytest.param(
        "Russia has not deployed the missile in Kaliningrad.",
        [Expected("deploy", ("RUS",), polarity="negative", modality=("actual",))],
        id="plain negation",
    ),
    pytest.param(
        "Russia may have deployed about 100 missiles.",
        [Expected("deploy", ("RUS",), modality=("possible",))],
        id="hedge",
    ),
    pytest.param(
        "Russia will deploy missiles if the United States deploys missiles in Germany.",
        [
            Expected("deploy", ("RUS",), modality=("planned", "conditional")),
            Expected("deploy", ("USA",), modality=("conditional",)),
        ],
        id="condition",
    ),
    pytest.param(
        "Russia must stop testing the missile.",
        [Expected("test", ("RUS",), polarity="negative", modality=("demanded",))],
        id="demand to stop",
    ),
    pytest.param(
        "The United States withdrew from the INF Treaty in 2019.",
        [Expected("withdraw", ("USA",), treaties=("inf",), modality=("actual",))],
        id="withdrawal",
    ),
    pytest.param(
        "The withdrawal of the United States from the INF Treaty worried Berlin.",
        [Expected("withdraw", ("USA",), treaties=("inf",))],
        id="withdrawal as a noun",
    ),
    pytest.param(
        "Russia suspended its participation in the INF Treaty.",
        [Expected("suspend", ("RUS",), treaties=("inf",))],
        id="participation suspended",
    ),
    pytest.param(
        "US missile deployments in Europe alarmed Moscow.",
        [Expected("deploy", ("USA",), item="missile")],
        id="noun with state and item before it",
    ),
    pytest.param(
        "Ronald Reagan and Mikhail Gorbachev signed the INF Treaty in 1987.",
        [Expected("sign", ("USA", "SUN"), treaties=("inf",))],
        id="two leaders act together",
    ),
    pytest.param(
        "Russia building banned missiles, NATO says",
        [Expected("produce", ("RUS",), item="missile")],
        id="headline without a copula",
    ),
    pytest.param(
        "NATO called on Russia to return to full compliance with the INF Treaty.",
        [Expected("return_to_compliance", ("RUS",), modality=("demanded",), treaties=("inf",))],
        id="light verb with compliance",
    ),
    pytest.param(
        "The INF Treaty entered into force on 1 June 1988, after it had been ratified by the Senate.",
        [Expected("enter_into_force", (), treaties=("inf",)), Expected("ratify", treaties=("inf",))],
        id="treaty life",
    ),
    pytest.param(
        "Four battalions had been pulled back from the border, and the missiles were withdrawn.",
        [Expected("remove", (), item="missile")],
        id="withdrawal of weapons is removal",
    ),
]


WANTED = [
    ("We hope that all States ratify the CTBT.", ("demanded",)),
    ("It is our hope that India and Pakistan ratify the CTBT.", ("demanded",)),
    ("Japan wants China to ratify the CTBT.", ("demanded",)),
    ("It is desirable that the Soviet Union and the United States ratify the CTBT.", ("demanded",)),
    ("It is important that China ratify the CTBT.", ("demanded",)),
    ("Australia hopes to ratify the CTBT.", ("planned",)),
    ("The United States ratified the CTBT, as we had hoped.", ("actual",)),
]


@pytest.mark.parametrize(("text", "modality"), WANTED)
def test_what_is_hoped_or_wanted_of_others_is_wanted_and_what_of_oneself_is_planned(
    text: str, modality: tuple[str, ...]
) -> None:
    assert [one.modality for one in claims_of(text) if one.act == "ratify"] == [modality]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The moratorium should be kept until the CTBT is concluded.", "conditional"),
        ("Before the CTBT enters into force, all States should refrain from testing.", "conditional"),
        ("Before the INF Treaty entered into force, both Senates debated it.", "actual"),
        ("The early conclusion of a comprehensive test-ban treaty would help.", "hypothetical"),
        ("The conclusion of the CTBT helped.", "actual"),
        ("The early conclusion of the CTBT remains a priority.", "demanded"),
        ("The agenda has the speedy conclusion of a chemical weapons convention.", "demanded"),
        ("The prompt entry into force of the CTBT is our goal.", "demanded"),
        ("The early entry into force of the INF Treaty in June 1988 surprised many.", "actual"),
    ],
)
def test_what_lies_ahead_of_a_treaty_is_not_said_to_have_happened(text: str, modality: str) -> None:
    found = [one for one in claims_of(text) if one.act in ("conclude", "enter_into_force")]
    assert [one.modality for one in found] == [(modality,)]


@pytest.mark.parametrize(
    ("text", "act", "polarity"),
    [
        ("The United States ceased to be a party to the INF Treaty in 2019.", "withdraw", "positive"),
        ("Since August 2019 Russia is no longer a party to the INF Treaty.", "withdraw", "positive"),
        ("North Korea is not a party to the NPT.", "accede", "negative"),
        ("Ukraine did not cease to be a party to the Open Skies Treaty.", "accede", "positive"),
    ],
)
def test_who_is_a_party_no_more_has_left(text: str, act: str, polarity: str) -> None:
    assert [(one.act, one.polarity) for one in claims_of(text)] == [(act, polarity)]


@pytest.mark.parametrize(
    "text",
    [
        "An official gave the missile the designation 9M729.",
        "A US official gave the designation 9M729 for the missile in November 2017.",
        "The White House gave the missile's Russian name, 9M729.",
        "The missile received the name Screwdriver, NATO said.",
    ],
)
def test_to_name_a_weapon_is_no_act_on_it(text: str) -> None:
    assert claims_of(text) == ()


BY_WAY_OF = [
    ("Washington says that Russia violated the INF Treaty with the 9M729.", "RUS", "9m729"),
    ("The United States breached the INF Treaty with Mk 41 launchers in Romania, Moscow said.", "USA", "mk-41"),
    ("Moscow accused Washington of breaking the INF Treaty with Hera target missiles.", "USA", "hera"),
    ("The United States breached the INF Treaty by deploying Mk 41 launchers in Romania, Moscow said.", "USA", None),
    ("Russia has violated the INF Treaty with impunity, NATO said.", "RUS", None),
    ("Russia broke the treaty with the United States.", "RUS", None),
]


@pytest.mark.parametrize(("text", "actor", "system"), BY_WAY_OF)
def test_a_breach_is_by_way_of_the_item_that_the_clause_names(text: str, actor: str, system: str | None) -> None:
    (claim,) = (one for one in claims_of(text) if one.act == "violate")
    assert [entity.id for entity in claim.actor] == [actor]
    assert (claim.item and claim.item.system) == system


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_an_analyst_would_mark(text: str, expected: list[Expected]) -> None:
    found = claims_of(text)
    for case in expected:
        assert any(agrees(claim, case) for claim in found), [claim.to_json() for claim in found]


def test_every_claim_is_cut_out_of_the_text() -> None:
    text = "Moscow said that Washington had tested a missile. It denied “any wrongdoing” under the INF Treaty."
    for claim in claims_of(text):
        for quote in claim.evidence:
            assert text[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize(
    "text",
    [
        "The president built a house and deployed his charm.",
        "The INF Treaty bans ground-launched missiles with ranges of 500 to 5,500 km.",
        "He tested the soup before he signed the letter.",
    ],
)
def test_no_claim_where_no_state_acts_on_a_weapon_or_treaty(text: str) -> None:
    assert claims_of(text) == ()
