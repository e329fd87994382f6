"""Denials and confirmations that name no act: when they were made, and to which charge they answer."""

from __future__ import annotations

import pytest

from tests.claims.reading import claims_of

CHARGE = "The United States accused Russia of violating the INF Treaty."


@pytest.mark.parametrize(
    ("answer", "month"),
    [
        ("Moscow denied the charge in November 2013.", "2013-11"),
        ("On 3 March 2014 the Kremlin rejected the allegation.", "2014-03"),
        ("Russia's foreign ministry denied any violation in June 2013.", "2013-06"),
        ("A Russian spokesman denied it again in January 2015.", "2015-01"),
    ],
)
def test_the_time_of_an_answer_is_that_of_its_utterance(answer: str, month: str) -> None:
    denial = claims_of(f"{CHARGE} {answer}")[-1]
    assert (denial.act, denial.polarity, denial.when) == ("violate", "negative", None)
    assert denial.said is not None
    assert str(denial.said.start).startswith(month)


def test_the_time_of_a_charge_is_not_that_of_the_answer() -> None:
    assert claims_of(f"{CHARGE} Russia rejected the charges of June 2013.")[-1].said is None


def test_what_is_denied_again_is_the_charge_and_not_the_denial_before() -> None:
    text = f"{CHARGE} Russia denied the charge in May 2014. Its foreign minister denied it again in July 2014."
    denials = [one for one in claims_of(text) if one.polarity == "negative"]
    assert [str(one.said.start)[:7] if one.said else None for one in denials] == ["2014-05", "2014-07"]
    assert len({one.id for one in denials}) == 2


def test_the_charge_is_a_breach_that_was_told_before_though_no_treaty_is_named_near_it() -> None:
    text = (
        f"{CHARGE} Officials had long spoken of a new missile. Members of both parties in Congress had asked for an "
        "answer for months. Moscow, the report said, had broken its obligations. The report did not name the missile. "
        "Russia has denied the charge."
    )
    denial = claims_of(text)[-1]
    assert (denial.act, denial.polarity, [one.id for one in denial.actor]) == ("violate", "negative", ["RUS"])


def test_without_a_breach_before_a_charge_without_a_treaty_says_nothing() -> None:
    assert [
        one for one in claims_of("Russia tested a missile. Russia has denied the charge.") if one.act == "violate"
    ] == []
