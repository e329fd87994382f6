from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from treatywatch.thread_records import (
    Cell,
    Confidence,
    Credibility,
    Likelihood,
    Proposition,
    Reliability,
    Speaker,
    Stance,
)
from treatywatch.threads.grading import credibility, meanings, pair

AGREED = "2 origins assert it, and nobody denies it; independence not established"
TEST = Proposition(actors=("RUR",), act="test", subject="class:missile")


def cell(who: str, stance: Stance = "asserts", *, accuses: bool = True, day: int = 1) -> Cell:
    """Make a cell of a state ("RUR"), an outlet ("outlet:gazette"), somebody unnamed ("anonymous:RUR", "anonymous")."""
    party = who.removeprefix("anonymous:")
    speaker = Speaker(key=who, name=f"the {party}", party=party, type="state")
    when = date(2019, 2, day)
    return Cell(speaker, stance, False, accuses, None if who == "anonymous" else who, 1, when, when, "c", "c")


def stated(who: str, stance: Stance = "asserts") -> Cell:
    """Make a cell of what is no charge."""
    return cell(who, stance, accuses=False)


CASES: dict[str, tuple[list[Cell], Credibility | None, str]] = {
    "nothing": ([], None, "nobody asserts it"),
    "only demanded and denied": (
        [cell("ZEN", "demands"), cell("RUR", "denies")],
        None,
        "nobody asserts it; it is only demanded and denied",
    ),
    "one state, no charge": ([stated("RUR")], 3, "1 origin asserts it, and nobody denies it"),
    "one origin, unnamed": ([stated("anonymous")], None, "nothing is known of who asserts it"),
    "two, no charge": (
        [stated("RUR"), stated("outlet:gazette")],
        2,
        AGREED,
    ),
    "two, a charge": (
        [cell("ZEN"), cell("outlet:gazette")],
        3,
        f"{AGREED}, and the party charged is not heard in this record",
    ),
    "a state and its unnamed official": (
        [stated("ZEN"), stated("anonymous:ZEN")],
        3,
        "1 origin asserts it, and nobody denies it",
    ),
    "one against the charged": (
        [cell("ZEN"), cell("RUR", "denies")],
        None,
        "word against word: 1 origin asserts it, the RUR, charged with it, denies it",
    ),
    "one against an unnamed official of the charged": (
        [cell("ZEN"), cell("anonymous:RUR", "denies")],
        None,
        "word against word: 1 origin asserts it, the RUR, charged with it, denies it",
    ),
    "two against the charged": (
        [cell("ZEN"), cell("outlet:gazette"), cell("RUR", "denies")],
        3,
        "2 origins assert it, and nobody but the RUR, charged with it, denies it; independence not established",
    ),
    "others deny, too": (
        [cell("ZEN"), cell("RUR", "denies"), cell("AUR", "denies")],
        4,
        "1 origin asserts it, 1 origin denies it besides those whose act it would be",
    ),
    "fewer deny": (
        [cell("ZEN"), cell("outlet:gazette"), cell("AUR", "denies")],
        None,
        "2 origins assert it, 1 origin denies it",
    ),
    "denied without a charge": (
        [stated("ZEN"), stated("RUR", "denies")],
        None,
        "word against word: 1 origin asserts it, the RUR, whose act it would be, denies it",
    ),
    "denied by a third": (
        [stated("RUR"), stated("ZEN", "denies")],
        4,
        "1 origin asserts it, 1 origin denies it",
    ),
    "admitted": (
        [cell("ZEN"), cell("RUR", "denies", day=2), cell("RUR", day=3)],
        2,
        "the RUR, charged with it, says so against its own interest",
    ),
    "admitted by somebody unnamed": (
        [cell("anonymous:RUR"), cell("RUR", "denies")],
        None,
        "word against word: 1 origin asserts it, the RUR, charged with it, denies it",
    ),
    "admitted and taken back": (
        [cell("RUR", day=2), cell("RUR", "denies", day=3)],
        None,
        "the RUR has asserted it and denied it later",
    ),
}


@pytest.mark.parametrize(("cells", "value", "reason"), CASES.values(), ids=CASES.keys())
def test_credibility_with_its_reason(cells: list[Cell], value: Credibility | None, reason: str) -> None:
    grade = credibility(TEST, cells, conflicts=0, law_conflicts=0)
    assert (grade.credibility, grade.reason) == (value, reason)


def test_what_a_treatys_dated_facts_contradict_is_improbable() -> None:
    grade = credibility(TEST, [cell("ZEN"), cell("outlet:gazette")], conflicts=0, law_conflicts=2)
    assert (grade.credibility, grade.reason) == (5, "dated facts of treaties contradict it")


def test_what_they_contradict_in_some_claims_only_is_told_beside_the_grade() -> None:
    grade = credibility(TEST, [cell("ZEN"), cell("outlet:gazette")], conflicts=0, law_conflicts=1)
    assert grade.credibility == 3
    assert grade.reason.endswith("; 1 of 2 claims say of it what a treaty's dated facts contradict")


def test_who_is_quoted_both_ways_on_one_day_admits_nothing() -> None:
    denials = [cell("RUR", "denies", day=2), cell("RUR", "denies", day=2)]
    assert credibility(TEST, [cell("ZEN"), cell("RUR", day=2), *denials], 0, 0).credibility is None


def test_conflicting_statements_lower_what_several_assert() -> None:
    grade = credibility(TEST, [stated("ZEN"), stated("RUR")], conflicts=1, law_conflicts=0)
    assert grade.credibility == 3
    assert grade.reason.endswith("what they state conflicts")


@pytest.mark.parametrize("origins", range(1, 12))
def test_no_number_of_origins_confirms(origins: int) -> None:
    grade = credibility(TEST, [stated(f"outlet:{number}") for number in range(origins)], 0, 0)
    assert grade.credibility == (2 if origins > 1 else 3)


@pytest.mark.parametrize(
    ("reliability", "value", "shown"), [("B", 3, "B3"), (None, 3, "-3"), ("B", None, "B-"), (None, None, "--")]
)
def test_both_grades_stand_beside_each_other(
    reliability: Reliability | None, value: Credibility | None, shown: str
) -> None:
    assert pair(reliability, value) == shown


def test_every_grade_and_term_has_a_meaning() -> None:
    found = meanings()
    assert set(found.reliability) == set(get_args(Reliability))
    assert set(found.credibility) == set(get_args(Credibility))
    assert set(found.likelihood) == set(get_args(Likelihood))
    assert set(found.confidence) == set(get_args(Confidence))


def test_terms_of_likelihood_follow_one_another_without_a_gap() -> None:
    ranges = [meanings().likelihood[term] for term in get_args(Likelihood)]
    assert [low for low, _ in ranges[1:]] == [high for _, high in ranges[:-1]]
    assert (ranges[0][0], ranges[-1][1]) == (1, 99)
