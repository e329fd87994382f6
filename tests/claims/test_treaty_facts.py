"""How close a stated value comes to a pack's, without any text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.claims import treaty_facts
from treatywatch.claims.treaty_facts import Judgement
from treatywatch.treaties.days import Days
from treatywatch.treaties.packs import load_pack

INF = load_pack("inf")
MILE = 1.609344


@pytest.mark.parametrize(
    ("stated", "kilometres", "exact", "expected"),
    [
        (500, 1.0, 500, "accurate"),
        (310, MILE, 500, "accurate"),
        (300, MILE, 500, "accurate"),
        (3420, MILE, 5500, "accurate"),
        (3400, MILE, 5500, "accurate"),
        (3500, MILE, 5500, "imprecise"),
        (3100, MILE, 5500, "inaccurate"),
        (3000, MILE, 5500, "inaccurate"),
        (5000, 1.0, 5500, "inaccurate"),
    ],
)
def test_an_end_of_a_range_agrees_as_its_digits_allow(
    stated: float, kilometres: float, exact: float, expected: str
) -> None:
    assert treaty_facts.end_agrees(stated, kilometres, exact, about=False) == expected


@given(st.floats(min_value=1, max_value=20_000), st.floats(min_value=0.1, max_value=10))
def test_the_exact_value_agrees_in_every_unit(exact: float, kilometres: float) -> None:
    assert treaty_facts.end_agrees(exact / kilometres, kilometres, exact, about=False) == "accurate"


def test_the_pack_says_what_the_treaty_is_about() -> None:
    assert [base for base in ("ground", "sea", "air") if treaty_facts.covers(INF, basing=base)] == ["ground"]
    assert treaty_facts.covers(INF, kind="ballistic missile")
    assert treaty_facts.covers(INF, kind="cruise missile")
    band = treaty_facts.whole_band(INF)
    assert band is not None
    assert (band.low, band.high) == (500, 5500)


def test_the_pack_says_which_acts_are_forbidden() -> None:
    assert treaty_facts.forbidding(INF, "produce") is not None
    assert treaty_facts.forbidding(INF, "transfer") is not None, "who transfers an item possesses it"
    assert treaty_facts.forbidding(INF, "develop") is None
    assert treaty_facts.forbidding(INF, "suspend") is None, "the parties dispute whether that is allowed"


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (date(1989, 1, 1), date(1989, 1, 1), 2),
        (date(2000, 1, 1), date(2000, 1, 1), len(INF.parties) - 1),
        (None, None, len(INF.parties)),
    ],
)
def test_parties_are_those_of_the_day(first: date | None, last: date | None, count: int) -> None:
    assert len(treaty_facts.parties_on(INF, first, last)) == count


def test_a_state_that_only_signed_is_no_party() -> None:
    day = date(2020, 1, 1)
    assert "ISR" not in treaty_facts.parties_on(load_pack("cwc"), day, day)
    assert "FRA" in treaty_facts.parties_on(load_pack("cwc"), day, day)
    assert {"USA", "SUN"} <= set(treaty_facts.parties_on(load_pack("salt-2"), date(1980, 1, 1), date(1980, 1, 1)))


def test_after_the_end_the_parties_are_all_that_ever_were() -> None:
    assert len(treaty_facts.parties_on(INF, date(2020, 1, 1), date(2020, 1, 1))) == len(INF.parties)


def test_a_date_agrees_when_the_treatys_day_lies_in_it() -> None:
    year = Days(date(1987, 1, 1), date(1987, 12, 31))
    assert treaty_facts.judge_date(INF, "signed", year, "1987", "signature").verdict == "accurate"
    wrong = treaty_facts.judge_date(INF, "in_force", year, "1987", "entry into force")
    assert wrong.verdict == "inaccurate"
    assert wrong.reason == "entry into force was on 1988-06-01, not 1987"


def test_the_worst_verdict_decides() -> None:
    judgements = [Judgement("accurate", "one"), Judgement("imprecise", "two"), Judgement("undetermined", "three")]
    assert treaty_facts.worst(judgements).reason == "two"
