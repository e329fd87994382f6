"""The questions of law as Python asks them."""

from __future__ import annotations

from datetime import date

import pytest

import treatywatch
from treatywatch.errors import InvalidScenarioError, UnknownPartyError, UnknownTreatyError
from treatywatch.runs import law
from treatywatch.runs.law import clock_question


def test_a_day_may_be_written_or_be_a_date() -> None:
    assert treatywatch.status("inf", "2019-05-01", "USA") == treatywatch.status("inf", date(2019, 5, 1), "USA")


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"treaty": "inf"},
            "actor: missing, or no text; expected text, such as inf, USA, withdrawal_notice, 2019-02-02",
        ),
        ({"who": "USA"}, "who: unknown key; expected the keys treaty, actor, step, on"),
        (
            {"treaty": "inf", "actor": "USA", "step": "withdrawal_notice", "on": "February"},
            "on: 'February' is no day; expected a day such as 2019-02-02",
        ),
    ],
)
def test_a_bad_question_to_a_clock_says_what_is_wrong(asked: dict[str, str], message: str) -> None:
    with pytest.raises(InvalidScenarioError) as error:
        clock_question(asked)
    assert str(error.value) == message


def test_a_treaty_that_nobody_knows_is_named() -> None:
    with pytest.raises(UnknownTreatyError, match="no treaty is called 'start9'; known: abm"):
        treatywatch.clock("start9", "USA", "2019-02-02")


@pytest.mark.parametrize(
    ("moment", "effective"),
    [
        ("2025-06-27T12:00-04:00", "2025-12-27"),
        # Half past eleven in the evening in Vilnius is still the day before in New York, and the other way round.
        ("2025-06-28T03:30+03:00", "2025-12-27"),
        ("2025-06-27T23:30-04:00", "2025-12-27"),
        ("2025-06-28T00:30-04:00", "2025-12-28"),
    ],
)
def test_a_notice_counts_from_the_day_that_it_is_where_the_depositary_is(moment: str, effective: str) -> None:
    assert str(law.clock("ottawa", "LTU", moment).effective) == effective


def test_depositaries_in_several_places_are_told_apart() -> None:
    answer = law.clock("npt", "PRK", "1993-03-12T03:00+03:00")
    assert answer.remarks[0] == (
        "1993-03-12T03:00+03:00 is 1993-03-11 in Washington, 1993-03-12 in London and Moscow; counted from the first"
    )


@pytest.mark.parametrize("moment", ["2025-06-27Tnoon", "2025-06-31T12:00+00:00"])
def test_what_is_no_moment_is_refused(moment: str) -> None:
    with pytest.raises(InvalidScenarioError, match="is no moment; expected a moment such as"):
        law.clock("ottawa", "LTU", moment)


def test_a_clock_asks_for_a_state() -> None:
    with pytest.raises(UnknownPartyError, match="'XYZ' is no state"):
        law.clock("inf", "XYZ", "2019-02-02")


def test_a_treaty_by_another_name() -> None:
    assert law.status("New START", "2012-01-01").status == law.status("new-start", "2012-01-01").status == "in_force"
    assert law.status("Mine Ban Treaty", "2012-01-01").status == "in_force"


def test_a_commitment_without_a_clause_on_withdrawal_says_so() -> None:
    with pytest.raises(
        InvalidScenarioError, match="the JCPOA has no clause by which a notice of withdrawal is counted"
    ):
        law.clock("jcpoa", "USA", "2018-05-08")
