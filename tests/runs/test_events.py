"""`treatywatch code`: one sentence, or a line of JSON for each."""

from __future__ import annotations

import json

import pytest

import treatywatch
from tests.commands import treatywatch as command
from treatywatch.errors import InvalidScenarioError
from treatywatch.records import JsonObject
from treatywatch.runs.events import answered

AID: JsonObject = {"text": "Canada sent Haiti tents and medicine.", "source": "Canada", "target": "Haiti"}


def test_the_verb_and_the_line_give_the_same() -> None:
    assert treatywatch.code(**AID).to_json() == answered(AID) == {"root": "AID", "quad": 2, "not_found": []}


def test_an_answer_does_not_depend_on_the_lines_before_it() -> None:
    texts = [f"Mali{' and Chad' * count} met the envoy of Togo." for count in range(12)]
    asked: list[JsonObject] = [{"text": text, "source": "Mali", "target": "Togo"} for text in texts]
    assert [answered(one) for one in asked] == [answered(one) for one in reversed(asked)][::-1]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({}, "text: missing, or no text; expected a sentence"),
        ({**AID, "text": None}, "text: missing, or no text"),
        ({**AID, "text": " "}, "text: there is no word in it"),
        ({**AID, "source": 3}, "source: it is no text; expected the words that the text has for the source, or null"),
        ({**AID, "target": ["Haiti"]}, "target: it is no text"),
    ],
)
def test_what_cannot_be_coded_is_said_in_words(asked: JsonObject, error: str) -> None:
    with pytest.raises(InvalidScenarioError, match=f"^{error}"):
        answered(asked)


def test_keys_of_the_callers_own_are_passed_over_and_a_party_may_be_null() -> None:
    assert answered({**AID, "id": 7, "target": None}) == {**answered(AID), "not_found": ["target"]}


def test_bad_lines_are_named_and_the_others_answered_in_order() -> None:
    ended = command(
        "code", "--json", given="\n".join([json.dumps(AID), "{broken", "", '{"text": ""}', json.dumps(AID)])
    )
    first, broken, empty, last = ended.lines
    assert ended.code == 1
    assert first == last == answered(AID)
    assert (broken["line"], broken["error"][:22]) == (2, "line: it is not JSON: ")
    assert (empty["line"], empty["error"][:27]) == (4, "text: there is no word in i")


def test_one_sentence_on_the_command_line() -> None:
    ended = command("code", AID["text"], "--source", "Canada", "--target", "Cuba")
    assert (ended.code, ended.out.splitlines()) == (
        0,
        ["AID (2, material cooperation)", "- the target is not in the text in these words"],
    )


def test_without_a_text_and_without_json_nothing_is_read() -> None:
    ended = command("code", given="{}")
    assert (ended.code, ended.out) == (2, "")
    assert "give a text, or --json" in ended.err
