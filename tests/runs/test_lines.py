"""JSON lines in, JSON lines out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.errors import UnknownTreatyError
from treatywatch.records import JsonObject
from treatywatch.runs.lines import answers


def echo(asked: JsonObject) -> JsonObject:
    if asked.get("treaty") == "none":
        raise UnknownTreatyError("none", ("inf",))
    return {"echo": asked}


def test_a_bad_line_is_named_and_the_others_are_answered() -> None:
    lines = [b'{"treaty": "inf"}\n', b"\n", b"{broken\n", b'{"treaty": "none"}\n', b'{"treaty": "inf"}']
    first, broken, unknown, last = answers(lines, echo)
    assert first == last == {"echo": {"treaty": "inf"}}
    assert broken["line"] == 3
    assert broken["error"].startswith("line: it is not JSON: Expecting property name")
    assert unknown == {"error": "no treaty is called 'none'; known: inf", "line": 4}


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b"[1]", "line: it is a JSON array; expected a JSON object"),
        (b"null", "line: it is a JSON null; expected a JSON object"),
        (b"true", "line: it is a JSON boolean; expected a JSON object"),
        (b'{"a": "\xff"}', "line: byte 7 is not UTF-8; expected a JSON object in UTF-8"),
    ],
)
def test_what_is_no_object_is_said_in_words(line: bytes, error: str) -> None:
    assert list(answers([line], echo)) == [{"error": error, "line": 1}]


def test_a_byte_order_mark_is_no_error() -> None:
    assert list(answers([b'\xef\xbb\xbf{"treaty": "inf"}'], echo)) == [{"echo": {"treaty": "inf"}}]


@given(st.lists(st.binary()))
def test_every_line_that_is_not_blank_gets_one_answer(lines: list[bytes]) -> None:
    assert len(list(answers(lines, echo))) == sum(
        bool(line.removeprefix(b"\xef\xbb\xbf").strip()) for line in lines[:1]
    ) + sum(bool(line.strip()) for line in lines[1:])
