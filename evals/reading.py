"""Reads texts to score what was found; a text that could not be read would otherwise score as one without claims."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from treatywatch import read
from treatywatch.records import DocumentRecords


def read_all(*paths: Path | str) -> list[DocumentRecords]:
    """Give the records of every document; ends the program where one cannot be read."""
    found: list[DocumentRecords] = []
    for one in read(*paths):
        if isinstance(one, DocumentRecords):
            found.append(one)
        elif one.document is None:
            raise SystemExit(f"{one.where}: {one.what}")
    return found


#: A speech of the UN General Debate says in its name whose it is and from when (`SUN_42_1987.txt`).
SPEECH = re.compile(r"(?P<state>[A-Z]{3})_\d+_(?P<year>\d{4})\.txt")


def read_together(paths: Sequence[Path]) -> list[DocumentRecords]:
    """Read texts from anywhere as one folder, with what their names say about them."""
    with tempfile.TemporaryDirectory() as folder:
        lay_out(paths, Path(folder))
        return read_all(folder)


def lay_out(paths: Sequence[Path], folder: Path) -> None:
    """Put the texts into a folder of their own, with what their names say in its metadata.csv."""
    rows = ["file,voice,published"]
    for path in paths:
        shutil.copy(path, folder)
        if speech := SPEECH.fullmatch(path.name):
            rows.append(f"{path.name},{speech['state']},{speech['year']}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")


def digest(file: Path) -> str:
    """Hash a text as documents are hashed: without a byte-order mark."""
    return hashlib.sha256(file.read_bytes().removeprefix(b"\xef\xbb\xbf")).hexdigest()
