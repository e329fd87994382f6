"""The reference page of the commands: what `--help` says, for every command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator

HEAD = """\
# Commands

*Written by `python -m docs.generate` from what `--help` says; do not edit.*

How commands end: [exit-codes.md](exit-codes.md). What they give as JSON: [json-lines.md](json-lines.md).
"""

COMMANDS = (
    (),
    ("report",),
    ("read",),
    ("code",),
    ("check",),
    ("status",),
    ("clock",),
    ("limits",),
    ("calendar",),
    ("treaties",),
    ("treaties", "show"),
    ("treaties", "test"),
    ("treaties", "diff"),
    ("record",),
    ("record", "add"),
    ("record", "status"),
    ("record", "show"),
    ("record", "search"),
    ("record", "remove"),
    ("record", "rebuild"),
    ("record", "verify"),
    ("threads",),
    ("timeline",),
    ("matrix",),
    ("conflicts",),
    ("positions",),
    ("chains",),
    ("dossier",),
    ("review",),
    ("review", "accept"),
    ("review", "reject"),
    ("review", "correct"),
    ("review", "annotate"),
    ("review", "merge"),
    ("review", "split"),
    ("review", "grade"),
    ("review", "judge"),
    ("review", "undo"),
    ("review", "list"),
    ("review", "export"),
)


def commands_page() -> str:
    """Give the page."""
    return "\n".join([HEAD, *(line for command in COMMANDS for line in _section(command))])


def help_of(command: tuple[str, ...]) -> str:
    """Give what a command says about itself, on a terminal 100 columns wide."""
    return subprocess.run(
        [sys.executable, "-m", "treatywatch", *command, "--help"],
        env={**os.environ, "COLUMNS": "100", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout


def _section(command: tuple[str, ...]) -> Iterator[str]:
    yield f"## treatywatch {' '.join(command)}".rstrip()
    yield ""
    yield "```text"
    yield help_of(command).strip("\n")
    yield "```"
    yield ""
