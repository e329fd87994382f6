from __future__ import annotations

import pytest

from tests.threads.stating import claim_of, document_on, held_by, quantity_of, state, when
from treatywatch.records import Claim
from treatywatch.thread_records import Conflict
from treatywatch.threads.law_conflicts import against_law
from treatywatch.treaties.packs import load_pack

USA, CHINA, FRANCE = state("USA", "United States"), state("CHN", "China"), state("FRA", "France")


def conflict(claim: Claim, treaty: str = "inf", published: str = "2020-05-05") -> Conflict | None:
    named = claim.model_copy(update={"treaties": (treaty,)})
    return against_law(named, document_on(published), load_pack(treaty))


def test_a_treaty_signed_on_another_day_contradicts_the_pack_with_its_source() -> None:
    claim = claim_of("It was signed on 8 December 1988", "sign", when=when("8 December 1988", "1988-12-08"))
    found = conflict(claim)
    assert found is not None
    assert (found.about, found.thread, found.treaty) == ("law", None, "inf")
    assert found.reason.startswith(
        "Sample Wire has it that the INF Treaty was signed on 8 December 1988; the INF Treaty was signed on 8 December "
        "1987, by INF Art. XVII.1"
    )
    assert found.source is not None
    assert "INF Art. XVII.1" in found.source


@pytest.mark.parametrize(
    ("act", "start", "end"),
    [
        ("sign", "1987-12-01", "1987-12-31"),
        ("enter_into_force", "1988-06-01", None),
        ("terminate", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_month_or_year_that_holds_the_recorded_day_agrees(act: str, start: str, end: str | None) -> None:
    assert conflict(claim_of("It was so", act, when=when("then", start, end))) is None


def test_a_withdrawal_dated_by_its_notice_says_so() -> None:
    text = "The United States withdrew on 2 February 2019"
    claim = claim_of(text, "withdraw", actor=(USA,), phase="effective", when=when("2 February 2019", "2019-02-02"))
    assert conflict(claim) is None, "the status of these days is disputed"
    later = claim.model_copy(update={"when": when("2 October 2019", "2019-10-02")})
    found = conflict(later)
    assert found is not None
    assert "2 August 2019" in found.reason


def test_what_is_done_under_a_treaty_after_its_end_contradicts_the_end() -> None:
    claim = claim_of("Russia complied with it in 2021", "comply", when=when("2021", "2021-01-01", "2021-12-31"))
    found = conflict(claim)
    assert found is not None
    assert "the INF Treaty ended on 2 August 2019" in found.reason


def test_a_state_that_never_joined_is_none_that_signed() -> None:
    found = conflict(claim_of("China signed the treaty", "sign", actor=(CHINA,)))
    assert found is not None
    assert "China is not among the" in found.reason


def test_a_speech_of_ratification_does_not_say_that_it_came_about() -> None:
    assert conflict(claim_of("early ratification of the treaty", "ratify", actor=(CHINA,))) is None


def test_a_state_said_not_to_have_joined_after_it_had_contradicts_the_pack() -> None:
    claim = claim_of("France has not signed the treaty", "sign", actor=(FRANCE,), polarity="negative")
    found = conflict(claim, "cwc", "2001-01-01")
    assert found is not None
    assert "France had not signed the" in found.reason
    assert conflict(claim, "cwc", "1992-06-01") is None


def test_a_ratification_comes_before_its_deposit() -> None:
    ratified = claim_of("France ratified it", "ratify", actor=(FRANCE,), when=when("1994", "1994-01-01", "1994-12-31"))
    assert conflict(ratified, "cwc") is None
    late = ratified.model_copy(update={"when": when("1999", "1999-01-01", "1999-12-31")})
    assert conflict(late, "cwc") is not None


def test_a_limit_stated_as_a_fact_with_another_number_contradicts_the_pack() -> None:
    text = "It limits deployed warheads to 2,000"
    claim = claim_of(text, "limit", quantities=(quantity_of(text, "2,000", 2000, 2000, of="deployed warheads"),))
    found = conflict(claim, "new-start")
    assert found is not None
    assert "1,550" in found.reason


@pytest.mark.parametrize("changed", [{"modality": ("planned",)}, {"modality": ("possible",)}])
def test_what_is_not_claimed_to_be_so_contradicts_nothing(changed: dict[str, object]) -> None:
    claim = claim_of("It would end in 2021", "terminate", when=when("2021", "2021-01-01", "2021-12-31"))
    assert conflict(claim.model_copy(update=changed)) is None


def test_the_innermost_holder_is_who_contradicts() -> None:
    claim = claim_of(
        "It ended in 2021", "expire", when=when("2021", "2021-01-01", "2021-12-31"), holders=held_by("A. Sample")
    )
    found = conflict(claim)
    assert found is not None
    assert found.sides[0].speakers == ("A. Sample",)


def test_a_claim_that_does_not_name_the_treaty_is_not_held_against_it() -> None:
    claim = claim_of("It ended in 2021", "expire", when=when("2021", "2021-01-01", "2021-12-31"), treaties=("npt",))
    assert against_law(claim, document_on("2022-01-01"), load_pack("inf")) is None
