"""How a speaker is held against a mark, on entities made for the purpose."""

from __future__ import annotations

from typing import Any

import pytest

from evals.score_speakers import Outcome, answers, counts_of
from treatywatch.records import Entity

PUTIN = Entity(id="vladimir-putin", name="Vladimir Putin", type="person", state="RUS", wikidata="Q7747")
OFFICIAL = Entity(id=None, name="A senior official", type="anonymous")


def row(name: str, kind: str, state: str | None = None, **more: object) -> dict[str, Any]:
    return {"document": "d", "form": "name", "speaker": {"name": name, "type": [kind], "state": state}, **more}


@pytest.mark.parametrize(
    ("marked", "entity", "right"),
    [
        (row("Vladimir Putin", "person"), PUTIN, True),
        (row("Vladimir Putin", "person"), Entity(id="putin", name="Putin", type="person"), True),
        (row("Vladimir Putin", "person"), Entity(id="vera-putin", name="Vera Putin", type="person"), False),
        (row("Vladimir V. Putin", "person"), PUTIN, True),
        (row("Vladimir Putin", "person"), Entity(id="RUS", name="Russia", type="state", state="RUS"), False),
        (row("officials of the ministry", "anonymous"), OFFICIAL, False),
        (row("the official", "anonymous"), OFFICIAL, True),
        (row("the official", "anonymous"), None, False),
        ({"document": "d", "form": "none", "speaker": None}, None, True),
        ({"document": "d", "form": "none", "speaker": None}, PUTIN, False),
        (row("the report", "anonymous", also=[None]), None, True),
    ],
)
def test_whether_an_entity_is_the_marked_speaker(marked: dict[str, Any], entity: Entity | None, right: bool) -> None:
    assert answers(marked, entity) is right


def test_a_statement_that_was_not_found_is_wrong_and_the_state_is_counted_apart() -> None:
    marked = row("Vladimir Putin", "person", "RUS")
    stateless = PUTIN.model_copy(update={"state": None})
    answered = [Outcome(marked, PUTIN, True, PUTIN), Outcome(marked, None, False, stateless)]
    counts = counts_of(answered)
    assert (counts["matched right"], counts["found all right"], counts["given all right"]) == (1, 1, 2)
    assert (counts["found state right"], counts["given state right"], counts["found state"]) == (1, 1, 2)


def test_a_statement_that_nobody_makes_counts_no_state() -> None:
    answered = [Outcome({"document": "d", "form": "none", "speaker": None}, None, True, None)]
    assert counts_of(answered)["given none right"] == 1
    assert "given state" not in counts_of(answered)
