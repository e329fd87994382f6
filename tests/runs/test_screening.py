"""Documents without a word of the subject are left out where that is asked for, and never in silence."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

import treatywatch
from treatywatch.records import DocumentRecords, Problem
from treatywatch.runs.screening import is_left_out, without_left_out
from treatywatch.runs.writing import Remarks
from treatywatch.settings import Settings

TEXTS = {
    "bridge.txt": "The mayor said on Tuesday that the bridge would be closed for a week.",
    "missile.txt": "Russia has violated the INF Treaty, the United States said on Tuesday.",
    "school.txt": "Pupils complained that lunch had become worse.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def read(folder: Path, *, screen: bool) -> list[DocumentRecords | Problem]:
    return list(treatywatch.read(folder, settings=Settings(screen=screen)))


def test_without_being_asked_everything_is_read(folder: Path) -> None:
    assert [is_left_out(one) for one in read(folder, screen=False)] == [False, False, False]


def test_what_is_left_out_stays_in_its_place_and_says_so(folder: Path) -> None:
    found = read(folder, screen=True)
    assert [is_left_out(one) for one in found] == [True, False, True]
    bridge, missile, _ = found
    assert isinstance(bridge, DocumentRecords)
    assert bridge.reading.words == ()
    assert [problem.document for problem in bridge.problems] == [bridge.document.id]
    assert missile == read(folder, screen=False)[1]


def test_a_person_reads_one_line_about_all_of_them(folder: Path) -> None:
    page = StringIO()
    remarks = Remarks(Console(file=page))
    assert len(list(remarks.watch(iter(read(folder, screen=True))))) == 3
    said = "2 of 3 documents were not read, because they have no word of the subject; read without --screen\n"
    assert page.getvalue() == said
    assert remarks.complete


def test_a_dossier_tells_how_many_in_place_of_them(folder: Path) -> None:
    *kept, told = without_left_out(read(folder, screen=True))
    assert len(kept) == 1
    assert isinstance(told, Problem)
    assert told.what.startswith("2 of 3 documents were not read")
    dossier = treatywatch.report(folder, settings=Settings(screen=True))
    assert [trouble.what for trouble in dossier.problems] == [told.what]
    assert dossier.silent_sources == ()
