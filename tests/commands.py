"""Runs the command line as people do: as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from treatywatch.records import JsonObject

REPOSITORY = Path(__file__).parents[1]


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[JsonObject]:
        """Give what it wrote to standard output as the objects of its JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment() -> dict[str, str]:
    """Give an environment in which this checkout's treatywatch is found, on a narrow terminal without UTF-8."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "COLUMNS": "100", "LC_ALL": "C", "PYTHONWARNINGS": "error"}


def treatywatch(*arguments: str | Path, given: str | bytes = b"", folder: Path | None = None) -> Ended:
    """Run `treatywatch ARGUMENTS` with something on its standard input."""
    ended = subprocess.run(
        [sys.executable, "-m", "treatywatch", *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=folder or REPOSITORY,
        env=environment(),
        check=False,
        timeout=120,
    )
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
