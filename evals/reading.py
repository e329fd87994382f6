"""Reads texts to score what was found; a text that could not be read would otherwise score as one without claims."""

from __future__ import annotations

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
