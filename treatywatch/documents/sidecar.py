"""A folder's `metadata.csv`: what is known about the files in it, one a row."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

from treatywatch.documents.dates import PublicationDate, parse_date
from treatywatch.documents.voices import voice_of
from treatywatch.records import Entity, Problem

SIDECAR_NAME = "metadata.csv"
COLUMNS = ("file", "title", "author", "publisher", "published", "url", "voice", "language")


class FileMetadata(NamedTuple):
    """What a sidecar's row, the command line or the file itself says about a document."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: PublicationDate | None = None
    url: str | None = None
    voice: Entity | None = None
    language: str | None = None


class Sidecar(NamedTuple):
    """The rows of a `metadata.csv` by the path of their file, and what was wrong with it."""

    rows: dict[Path, FileMetadata]
    problems: tuple[Problem, ...]


def read_sidecar(folder: Path) -> Sidecar:
    """Read a folder's `metadata.csv`; without one nothing is known, and nothing is wrong."""
    path = folder / SIDECAR_NAME
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            rows = [(table.line_num, row) for row in table]
            columns = tuple(table.fieldnames or ())
    except FileNotFoundError:
        return Sidecar({}, ())
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        return Sidecar({}, (_problem(str(path), f"it cannot be read: {error}", "save it as CSV in UTF-8"),))
    if "file" not in columns:
        what = "it has no column 'file'"
        return Sidecar({}, (_problem(str(path), what, f"name the columns in its first line: {', '.join(COLUMNS)}"),))
    problems = [
        _problem(str(path), f"the column {column!r} is unknown and was ignored", f"known: {', '.join(COLUMNS)}")
        for column in columns
        if column not in COLUMNS
    ]
    known: dict[Path, FileMetadata] = {}
    for line, row in rows:
        _read_row(f"{path}, line {line}", row, folder, known, problems)
    return Sidecar(known, tuple(problems))


def _read_row(
    where: str, row: dict[str, str], folder: Path, known: dict[Path, FileMetadata], problems: list[Problem]
) -> None:
    cells = {column: (row.get(column) or "").strip() or None for column in COLUMNS}
    if cells["file"] is None:
        problems.append(_problem(where, "the row names no file", "fill in the column 'file', or delete the row"))
        return
    file = folder / cells["file"]
    if file in known:
        problems.append(_problem(where, f"{cells['file']!r} has a row already; this one was ignored", "keep one row"))
        return
    if not file.exists():
        problems.append(_problem(where, f"there is no file {cells['file']!r}", "correct the name, or delete the row"))
    published = parse_date(cells["published"]) if cells["published"] is not None else None
    if cells["published"] is not None and published is None:
        what = f"{cells['published']!r} is no date, and the document was read without it"
        problems.append(_problem(where, what, "write dates as 2024-07-04, 2024-07 or 2024"))
    voice = voice_of(cells["voice"]) if cells["voice"] is not None else None
    if cells["voice"] is not None and voice is None:
        what = f"{cells['voice']!r} is no state, and the document was read as nobody's voice"
        problems.append(_problem(where, what, "write an ISO 3166-1 alpha-3 code such as RUS, or a state's name"))
    known[file] = FileMetadata(
        title=cells["title"],
        author=cells["author"],
        publisher=cells["publisher"],
        published=published,
        url=cells["url"],
        voice=voice,
        language=cells["language"],
    )


def _problem(where: str, what: str, remedy: str) -> Problem:
    return Problem(document=None, where=where, what=what, remedy=remedy)
