"""The reference pages of the records: every field of every record, in the words that stand beside it in the code."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import treatywatch.records
import treatywatch.thread_records

RECORDS_HEAD = """\
# Records

*Written by `python -m docs.generate` from `treatywatch/records.py`; do not edit.*

A record is frozen. Offsets are Unicode code points into the document's text. Unknown is `null`; a list that names
nothing is empty. How records follow one another in the stream: [json-lines.md](json-lines.md).
"""
THREAD_RECORDS_HEAD = """\
# Thread records

*Written by `python -m docs.generate` from `treatywatch/thread_records.py`; do not edit.*

What joins documents: propositions, threads, conflicts, links, reviews. They hold ids of claims and documents, whose
[records](records.md) are those of a single document. Days are UTC days; `null` is unknown. Where they stand in answers:
[json-lines.md](json-lines.md).
"""


class Field(NamedTuple):
    """One field of a record: its name in JSON, its type as the code writes it, and what it means."""

    name: str
    type: str
    meaning: str


def records_page() -> str:
    """Give the page of what there is of one document."""
    return _page(RECORDS_HEAD, treatywatch.records, lambda _: True)


def thread_records_page() -> str:
    """Give the page of what joins documents: what leaves the program, not what its parts hand to one another."""
    return _page(THREAD_RECORDS_HEAD, treatywatch.thread_records, _leaves_the_program)


def _leaves_the_program(node: ast.ClassDef) -> bool:
    return node.name != "Ask" and any(ast.unparse(base) == "Record" for base in node.bases)


def _page(head: str, module: ModuleType, is_told: Callable[[ast.ClassDef], bool]) -> str:
    source = Path(str(module.__file__)).read_text(encoding="utf-8")
    lines = source.splitlines()
    parts = [head, _vocabularies(ast.parse(source), lines)]
    for node in ast.parse(source).body:
        fields = list(_fields(node, lines)) if isinstance(node, ast.ClassDef) and is_told(node) else []
        if isinstance(node, ast.ClassDef) and fields:
            parts.append(_section(node, fields))
    return "\n".join(parts)


def _vocabularies(module: ast.Module, lines: list[str]) -> str:
    rows = [
        f"| {node.targets[0].id} | {' · '.join(_words(node.value))} | {_comment_above(lines, node.lineno)} |"
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and _words(node.value)
    ]
    return "\n".join(["## Closed vocabularies", "", "| vocabulary | words | meaning |", "|---|---|---|", *rows, ""])


def _words(value: ast.expr) -> list[str]:
    if not (isinstance(value, ast.Subscript) and ast.unparse(value.value) == "Literal"):
        return []
    parts = value.slice.elts if isinstance(value.slice, ast.Tuple) else [value.slice]
    return [f"`{part.value!s}`" for part in parts if isinstance(part, ast.Constant)]


def _section(node: ast.ClassDef, fields: list[Field]) -> str:
    rows = [f"| `{field.name}` | `{field.type}` | {field.meaning} |" for field in fields]
    about = " ".join((ast.get_docstring(node) or "").split())
    return "\n".join([f"## {node.name}", "", about, "", "| field | type | meaning |", "|---|---|---|", *rows, ""])


def _fields(node: ast.ClassDef, lines: list[str]) -> Iterator[Field]:
    for statement in node.body:
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name = _alias(statement.value) or statement.target.id
            written = ast.unparse(statement.annotation).replace("|", "\\|")
            yield Field(name, written, _comment_above(lines, statement.lineno))


def _alias(value: ast.expr | None) -> str | None:
    """Give the name that the field has in JSON where that is another one than in Python."""
    if isinstance(value, ast.Call):
        for keyword in value.keywords:
            if keyword.arg == "alias" and isinstance(keyword.value, ast.Constant):
                return str(keyword.value.value)
    return None


def _comment_above(lines: list[str], line: int) -> str:
    found: list[str] = []
    for above in reversed(lines[: line - 1]):
        if not above.strip().startswith("#:"):
            break
        found.insert(0, above.strip().removeprefix("#:").strip())
    return " ".join(found).replace("|", "\\|")
