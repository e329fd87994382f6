"""Sentences that say what the INF Treaty says, and how they stand up to its pack."""

from __future__ import annotations

from functools import cache

import pytest

from tests.claims.reading import read_text
from treatywatch.claims.descriptions import describe
from treatywatch.records import Description
from treatywatch.treaties.packs import load_pack

PUBLISHED = "2019-03-01"


@cache
def described(text: str, published: str | None = PUBLISHED) -> tuple[Description, ...]:
    document, reading = read_text(text, published)
    return describe(document, reading, {"inf": load_pack("inf")})


def verdicts(text: str, published: str | None = PUBLISHED) -> dict[str, str]:
    return {description.topic: description.verdict for description in described(text, published)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The INF Treaty bans ground-launched missiles with ranges between 500 and 5,500 kilometres.",
            {"range_band": "accurate"},
        ),
        (
            "The INF Treaty banned land-based missiles with a range of 310-3,420 miles.",
            {"range_band": "accurate"},
        ),
        ("The INF Treaty bans missiles with a range of 300 to 3,400 miles.", {"range_band": "accurate"}),
        ("The INF Treaty prohibited missiles with ranges of more than 500 km.", {"range_band": "imprecise"}),
        (
            "The INF Treaty banned ground-launched missiles with ranges from 310 to 3,100 miles.",
            {"basing": "accurate", "range_band": "inaccurate"},
        ),
        (
            "The INF Treaty requires the destruction of land-based missiles with ranges of 500 to 1,000 km.",
            {"range_band": "imprecise"},
        ),
    ],
)
def test_a_range_agrees_as_far_as_its_unit_and_digits_allow(text: str, expected: dict[str, str]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The INF Treaty prohibits ground-launched missiles, not sea- or air-launched ones.", "accurate"),
        ("The INF Treaty does not cover sea-launched cruise missiles.", "accurate"),
        ("Sea-launched missiles are not covered by the INF Treaty.", "accurate"),
        ("The INF Treaty covers only land-based missiles.", "accurate"),
        ("Missiles carried by ships and aircraft were left out of the INF Treaty.", "accurate"),
        ("The INF Treaty bans sea-launched missiles.", "inaccurate"),
    ],
)
def test_where_missiles_are_launched_from(text: str, expected: str) -> None:
    assert verdicts(text) == {"basing": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The INF Treaty covers nuclear missiles only.", "inaccurate"),
        ("The INF Treaty outlawed a class of weapons that can carry nuclear warheads.", "imprecise"),
        ("The INF Treaty bans both conventional and nuclear missiles of intermediate and shorter range.", "accurate"),
    ],
)
def test_the_payload_plays_no_part(text: str, expected: str) -> None:
    assert verdicts(text) == {"payload": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The INF Treaty forbids the deployment of intermediate-range missiles.", "accurate"),
        ("The INF Treaty does not ban research and development.", "accurate"),
        ("According to the INF Treaty, the parties must not produce such missiles.", "accurate"),
        ("The INF Treaty makes it illegal to develop medium-range missiles.", "inaccurate"),
        ("Developing such missiles is prohibited by the INF Treaty.", "inaccurate"),
        ("The United States will not violate the INF Treaty until it tests the missile.", "inaccurate"),
    ],
)
def test_which_acts_are_forbidden(text: str, expected: str) -> None:
    assert verdicts(text) == {"prohibited_acts": expected}


def test_deployment_is_forbidden_because_possession_is() -> None:
    (description,) = described("The INF Treaty forbids the deployment of intermediate-range missiles.")
    assert description.provisions
    assert all(provision.startswith("INF Art.") for provision in description.provisions)


def test_the_reason_names_the_act_that_breaks_the_treaty_earlier() -> None:
    (description,) = described("The United States will not violate the INF Treaty until it tests the missile.")
    assert description.reason == "to produce breaks it already: Article VI.1 forbids that"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The INF Treaty was signed in December 1987.", {"signature_date": "accurate"}),
        ("The INF Treaty was signed in 1986.", {"signature_date": "inaccurate"}),
        ("The INF Treaty was enacted in 1987.", {"entry_into_force": "inaccurate"}),
        ("The INF Treaty came into force on 1 June 1988.", {"entry_into_force": "accurate"}),
        ("The INF Treaty is of unlimited duration.", {"duration": "accurate"}),
        ("The INF Treaty expires in 2021.", {"duration": "inaccurate"}),
        ("A party may leave the INF Treaty on six months' notice.", {"withdrawal_notice": "accurate"}),
        ("The INF Treaty has been in effect since 1987.", {"entry_into_force": "inaccurate"}),
        ("The INF Treaty can be terminated with three months' notice.", {"withdrawal_notice": "inaccurate"}),
        ("After a 180-day notice period, a party may leave the INF Treaty.", {"withdrawal_notice": "imprecise"}),
        ("The INF Treaty lacks any verification.", {"verification": "inaccurate"}),
    ],
)
def test_dates_and_periods(text: str, expected: dict[str, str]) -> None:
    assert verdicts(text) == expected


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The INF Treaty is still in force.", "2018-05-01", "accurate"),
        ("The INF Treaty is still in force.", "2020-05-01", "inaccurate"),
        ("The INF Treaty is still in force.", None, "undetermined"),
        ("The INF Treaty is no longer in force.", "2020-05-01", "accurate"),
    ],
)
def test_whether_a_treaty_is_in_force_depends_on_the_day_of_the_text(
    text: str, published: str | None, expected: str
) -> None:
    assert verdicts(text, published) == {"status": expected}


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("The INF Treaty is a bilateral agreement.", "1988-09-01", "accurate"),
        ("The INF Treaty is a bilateral agreement.", "2018-09-01", "imprecise"),
        ("The only two parties to the INF Treaty are the United States and Russia.", "2018-09-01", "inaccurate"),
        ("The INF Treaty is an agreement between the United States and the Soviet Union.", "2018-09-01", "accurate"),
        ("China is not a party to the INF Treaty.", "2018-09-01", "accurate"),
        ("Kazakhstan was a party to the INF Treaty.", "2020-09-01", "accurate"),
    ],
)
def test_parties_depend_on_the_day_of_the_text(text: str, published: str, expected: str) -> None:
    assert verdicts(text, published) == {"parties": expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Under the INF Treaty, 2,692 missiles were destroyed by 1991.", "accurate"),
        ("The two sides destroyed nearly 2,700 missiles under the INF Treaty.", "accurate"),
        ("Some 3,500 missiles were eliminated under the INF Treaty.", "inaccurate"),
        ("The INF Treaty eliminated an entire class of missiles.", "accurate"),
        ("The INF Treaty eliminated an entire class of nuclear weapons.", "imprecise"),
    ],
)
def test_what_was_eliminated(text: str, expected: str) -> None:
    assert verdicts(text) == {"elimination": expected}


@pytest.mark.parametrize(
    "text",
    [
        "Russia deployed a missile with a range of 2,500 km, and Washington left the INF Treaty.",
        "Washington gave Moscow 60 days to return to compliance with the INF Treaty.",
        "The INF Treaty helped to end the Cold War.",
        "The two ministers discussed the INF Treaty in Geneva in March 2018.",
    ],
)
def test_what_says_nothing_about_the_treatys_content_is_no_description(text: str) -> None:
    assert described(text) == ()


def test_a_period_of_notice_named_once_can_be_referred_to() -> None:
    text = "Leaving the INF Treaty takes six months' notice. It can come back within the 180-day window."
    found = [(description.stated, description.verdict) for description in described(text)]
    assert found == [("six months", "accurate"), ("180-day", "imprecise")]


def test_the_evidence_is_the_texts_own_words() -> None:
    text = "The INF Treaty, which entered into force in 1987, covers nuclear missiles only."
    found = described(text)
    assert {description.topic for description in found} == {"entry_into_force", "payload"}
    for description in found:
        (quote,) = description.evidence
        assert text[quote.start : quote.end] == quote.exact


def test_a_description_that_is_reported_has_its_holder() -> None:
    (description,) = described("The INF Treaty bans sea-launched missiles, analyst Maria Lund said.")
    assert [holder.entity.name for holder in description.holders if holder.entity] != []


def test_a_treaty_without_a_pack_is_left_alone() -> None:
    document, reading = read_text("The Open Skies Treaty was signed in 1992.", PUBLISHED)
    assert describe(document, reading, {"inf": load_pack("inf")}) == ()


def test_bombers_that_are_counted_are_no_basing_of_missiles() -> None:
    text = "The New START treaty limits each side to 700 deployed missiles and bombers."
    document, reading = read_text(text, "2012-03-01")
    assert {one.topic for one in describe(document, reading, {"new-start": load_pack("new-start")})} == {"limit"}
