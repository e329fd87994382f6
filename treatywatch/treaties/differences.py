"""What changed between two revisions of a pack: every value that was added, taken away or set to something else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from treatywatch.errors import PackError
from treatywatch.records import Record
from treatywatch.treaties.packs import Pack, raw_pack
from treatywatch.treaties.yaml_files import validate

__all__ = ["Difference", "differences"]

#: The keys by which the rows of a list are told apart, the first of them that a row has; else their place.
IDENTITY = ("state", "step", "id", "on", "holder", "article", "kind", "column", "name", "party")
#: Keys that tell rows apart further where the first is not enough.
FURTHER = ("effect", "party", "title", "what", "since", "type")


class Difference(Record):
    """One value that is not the same in two revisions; `None` stands for "not there"."""

    path: str
    before: Any
    after: Any


def differences(before: Path, after: Path) -> tuple[Difference, ...]:
    """Compare two revisions of a pack, value by value, rows matched by what they are about and not by their place.

    Raises PackError where one of them is no pack.
    """
    first, second = (read_raw(path) for path in (before, after))
    return tuple(compared("", first, second))


def read_raw(path: Path) -> object:
    """Read what a pack's file holds; raises PackError where it is no pack."""
    raw = raw_pack(path)
    validate(raw, Pack, path.name, PackError)
    return raw


def compared(path: str, before: object, after: object) -> Iterator[Difference]:
    """Compare two values at a path."""
    if before == after:
        return
    if isinstance(before, list) and isinstance(after, list):
        before, after = keyed(before), keyed(after)
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys((*before, *after)):
            yield from compared(f"{path}.{key}" if path else str(key), before.get(key), after.get(key))
        return
    yield Difference(path=path, before=plain(before), after=plain(after))


def plain(value: object) -> object:
    """Write a value as JSON has it."""
    return json.loads(json.dumps(value, default=str))


def keyed(rows: list[Any]) -> dict[str, Any]:
    """Give the rows of a list by what they are about."""
    found: dict[str, Any] = {}
    for place, row in enumerate(rows):
        name = named(row) if isinstance(row, dict) else str(row)
        found[name if name not in found else f"{name} #{place}"] = row
    return found


def named(row: dict[str, Any]) -> str:
    """Give what a row is about."""
    first = next((key for key in IDENTITY if row.get(key) is not None), None)
    if first is None:
        return "row"
    parts = [str(row[first]), *(str(row[key]) for key in FURTHER if key != first and row.get(key) is not None)]
    return "[" + ", ".join(parts) + "]"
