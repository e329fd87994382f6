"""Runs that write, seen from a terminal."""

from __future__ import annotations

from io import StringIO

from rich.console import Console

from tests.one_document import DOUBT, RECORDS
from treatywatch.records import Problem
from treatywatch.runs.progress import counting
from treatywatch.runs.writing import Remarks

UNREAD = Problem(document=None, where="scan.pdf", what="it has no text", remedy="run text recognition first")


def test_a_terminal_shows_how_far_a_run_is() -> None:
    screen = StringIO()
    terminal = Console(file=screen, force_terminal=True, width=100)
    assert list(Remarks(terminal).watch(iter([RECORDS, UNREAD]))) == [RECORDS, UNREAD]
    assert "1 documents read, 2 claims found" in screen.getvalue()


def test_things_are_counted_where_nothing_else_is_said() -> None:
    screen = StringIO()
    terminal = Console(file=screen, force_terminal=True, width=100)
    assert list(counting("abc", terminal, "{:,} done", quiet=False)) == ["a", "b", "c"]
    assert "3 done" in screen.getvalue()
    quiet = StringIO()
    assert list(counting("abc", Console(file=quiet, force_terminal=True), "{:,} done", quiet=True)) == ["a", "b", "c"]
    assert quiet.getvalue() == ""


def test_a_pipe_shows_no_progress() -> None:
    pipe = StringIO()
    list(counting([RECORDS], Console(file=pipe), "{:,} done", quiet=False))
    assert pipe.getvalue() == ""


def test_remarks_name_place_fault_and_remedy() -> None:
    page = StringIO()
    remarks = Remarks(Console(file=page, width=40))
    list(remarks.watch(iter([RECORDS, UNREAD])))
    assert page.getvalue() == (
        "characters 60 to 77: “it” may mean two things; read the sentence yourself\n"
        "scan.pdf: it has no text; run text recognition first\n"
    )


def test_only_what_was_not_read_makes_a_run_incomplete() -> None:
    remarks = Remarks(Console(file=StringIO()), quiet=True)
    remarks.say(DOUBT)
    assert remarks.complete
    remarks.say(UNREAD)
    assert not remarks.complete
