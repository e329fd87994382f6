from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.documents.sidecar import Sidecar, read_sidecar


def sidecar(folder: Path, text: str) -> Sidecar:
    (folder / "a.txt").write_text("A text.", encoding="utf-8")
    (folder / "metadata.csv").write_text(text, encoding="utf-8-sig")
    return read_sidecar(folder)


def test_rows_by_file(tmp_path: Path) -> None:
    found = sidecar(
        tmp_path,
        "file,title,author,publisher,published,url,voice,language\n"
        'a.txt,"Note, verbal",RUS,Sample Wire,2019-02,https://wire.example/a,SUN,en\n',
    )
    row = found.rows[tmp_path / "a.txt"]
    assert found.problems == ()
    assert (row.title, row.author, row.publisher, row.published) == (
        "Note, verbal",
        "RUS",
        "Sample Wire",
        ("2019-02", "month"),
    )
    assert (row.url, row.language) == ("https://wire.example/a", "en")
    assert row.voice is not None
    assert row.voice.id == "SUN"


def test_no_sidecar_is_no_problem(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path) == Sidecar({}, ())


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("file,colour\na.txt,red\n", "metadata.csv", "the column 'colour' is unknown and was ignored"),
        ("file\nb.txt\n", "metadata.csv, line 2", "there is no file 'b.txt'"),
        ("file,published\na.txt,3.2.19\n", "line 2", "'3.2.19' is no date, and the document was read without it"),
        ("file,voice\na.txt,Moscow\n", "line 2", "'Moscow' is no state, and the document was read as nobody's voice"),
        ("file,title\n,Untitled\n", "line 2", "the row names no file"),
        ("file\na.txt\na.txt\n", "line 3", "'a.txt' has a row already; this one was ignored"),
        ("name,title\na.txt,T\n", "metadata.csv", "it has no column 'file'"),
        ("", "metadata.csv", "it has no column 'file'"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, where: str, what: str) -> None:
    (problem,) = sidecar(tmp_path, text).problems
    assert problem.what == what
    assert problem.where.endswith(where)
    assert problem.remedy


def test_a_wrong_cell_does_not_lose_the_row(tmp_path: Path) -> None:
    found = sidecar(tmp_path, "file,title,published\na.txt,Note,someday\n")
    assert found.rows[tmp_path / "a.txt"].title == "Note"


def test_another_encoding_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "metadata.csv").write_bytes(b"file,title\na.txt,Gen\xe8ve\n")
    (problem,) = read_sidecar(tmp_path).problems
    assert problem.remedy == "save it as CSV in UTF-8"
