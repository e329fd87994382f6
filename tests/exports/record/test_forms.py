"""The three forms of an answer: table, JSON, CSV."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from rich.console import Console

from tests.exports.record.builders import HEAD, thread
from treatywatch.exports.record.forms import Answer, AnswerTable, Cell, answer_csv, answer_json
from treatywatch.exports.record.threads import threads_answer


def answer(*cells: Cell) -> Answer:
    return Answer(
        name="cells", head=HEAD, objects=(), columns=tuple(f"c{n}" for n in range(len(cells))), cells=(cells,),
        headings=("One", "Two"), shown=(("first", "second"),),
    )  # fmt: skip


def told(one: Answer, width: int) -> str:
    console = Console(width=width, file=io.StringIO())
    with console.capture() as capture:
        console.print(AnswerTable(one))
    return capture.get()


def test_json_says_what_the_answer_rests_on() -> None:
    found = json.loads(answer_json(threads_answer(HEAD, [thread()])._replace(left_out=4)))
    assert found["schema"] == "treatywatch-answer/1"
    assert (found["answer"], found["as_of"], found["basis"]) == ("threads", "2020-01-01", "added")
    assert found["reach"]["documents"] == 12
    assert [row["id"] for row in found["rows"]] == ["thread-1"]
    assert found["left_out"] == 4


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\r@"])
def test_no_cell_can_pass_for_a_formula(start: str) -> None:
    (_, row) = csv.reader(io.StringIO(answer_csv(answer(f"{start}HYPERLINK(1)")), newline=""))
    assert row[0].startswith("'")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ('says "no", twice', '"says ""no"", twice"'),
        ("two\nlines", "two lines"),
        ("Тест – ß", "Тест – ß"),
        (None, '""'),
        (True, "yes"),
        (-3, "-3"),
        (date(2019, 8, 2), "2019-08-02"),
    ],
)
def test_cells_are_quoted_as_rfc_4180_has_it(cell: Cell, written: str) -> None:
    assert answer_csv(answer(cell)) == f"c0\r\n{written}\r\n"


def test_what_could_steer_a_terminal_is_made_visible() -> None:
    shown = told(answer("x")._replace(shown=(("\x1b[31mred", "\u202etxt"),)), 80)
    assert "[U+001B][31mred" in shown
    assert "[U+202E]txt" in shown
    assert "\x1b" not in shown


def test_with_little_room_each_row_is_a_block_of_lines() -> None:
    found = threads_answer(HEAD, [thread()])
    assert "Thread: Ruritania flight-tests missiles" not in told(found, 120)
    narrow = told(found, 40)
    assert "Thread: Ruritania flight-tests missiles" in narrow
    assert max(len(line) for line in narrow.splitlines()) <= 40


def test_the_table_says_how_far_the_record_reaches_and_what_is_left_out() -> None:
    shown = " ".join(told(threads_answer(HEAD, [thread()])._replace(left_out=1199), 100).split())
    assert "Record of 12 documents of 3 publishers from 2014-01-05 to 2019-08-02, 1 of them without a date" in shown
    assert "as of 2020-01-01" in shown
    assert "1,199 more" in shown


def test_an_empty_answer_says_so() -> None:
    assert "Nothing in this record answers to it." in told(threads_answer(HEAD, []), 80)


def test_rows_that_nobody_counted_are_not_said_to_be_none() -> None:
    one = threads_answer(HEAD, [thread()])._replace(left_out=None)
    assert json.loads(answer_json(one))["left_out"] is None
    assert "There may be more" in told(one, 100)


def test_no_id_is_broken_and_no_cell_is_tall_in_a_table() -> None:
    one = answer("x")._replace(shown=(("thread-0123456789abcdef", "word " * 60),))
    assert "thread-0123456789abcdef" in told(one, 80)
    assert "One: thread-0123456789abcdef" in told(one, 50)
