"""The questions of law as Python asks them."""

from __future__ import annotations

from datetime import date

import pytest

import treatywatch
from treatywatch.errors import InvalidScenarioError, UnknownTreatyError
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
