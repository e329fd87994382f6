"""Circumstances, as free keys answer the questions of a pack."""

import pytest

from treatywatch.records import Truth
from treatywatch.treaties.circumstances import Question

FIXED = Question(
    asks="launcher: whether it is fixed",
    unless_stated="unknown",
    yes={"launcher": ("fixed", "test stand")},
    no={"launcher": ("mobile", "not fixed")},
    flags=("fixed_launcher",),
    contrary=("mobile_launcher",),
)


@pytest.mark.parametrize(
    ("circumstances", "truth"),
    [
        ({"launcher": "fixed"}, "true"),
        ({"launcher": "a fixed land-based launcher"}, "true"),
        ({"launcher": "road-mobile"}, "false"),
        ({"launcher": "not fixed"}, "false"),
        ({"launcher": "affixed"}, "unknown"),
        ({"launcher": None}, "unknown"),
        ({"fixed_launcher": True}, "true"),
        ({"fixed_launcher": "no"}, "false"),
        ({"mobile_launcher": True}, "false"),
        ({"mobile_launcher": False}, "true"),
        ({"site": "test range"}, "unknown"),
        ({}, "unknown"),
    ],
)
def test_a_key_answers_the_question(circumstances: dict[str, str | bool | None], truth: Truth) -> None:
    assert FIXED.answer(circumstances)[0] == truth


def test_an_assumption_is_told() -> None:
    assumed = Question(asks="launcher: whether it is above ground", unless_stated="true", yes={}, no={})

    assert assumed.answer({}) == ("true", "launcher: whether it is above ground: not stated, taken as yes", "")
