"""How a speaker is held against a mark, on entities made for the purpose."""

from __future__ import annotations

from typing import Any

import pytest

from evals.score_speakers import Outcome, answers, figures, intervals
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
    found = figures(answered)
    assert (found["matched"], found["found_all"], found["given_all"]) == (0.5, 0.5, 1.0)
    assert (found["found_state"], found["given_state"]) == (0.5, 0.5)


def test_one_document_has_no_interval_but_its_figure() -> None:
    answered = [Outcome(row("Vladimir Putin", "person"), PUTIN, True, PUTIN)]
    assert intervals(answered)["given_all"] == (1.0, 1.0)
