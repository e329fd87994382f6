"""The commands. Each hands its arguments to a run and shows what comes back; errors become exit codes in `main`."""

from __future__ import annotations

import signal
import sys
from io import TextIOWrapper

import typer

from treatywatch.cli import disputes, law, packs, record, review, texts
from treatywatch.cli.app import app
from treatywatch.errors import TreatywatchError

__all__ = ["app", "disputes", "law", "main", "packs", "record", "review", "texts"]


def main() -> None:
    """Run the command line; the one place where our errors become messages and exit codes."""
    if hasattr(signal, "SIGPIPE"):
        # `treatywatch read ... | head` ends as any other filter does, without a traceback.
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        # A lone surrogate becomes its JSON escape; everything else is UTF-8, whatever the locale.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app(prog_name="treatywatch")
    except TreatywatchError as error:
        typer.echo(f"treatywatch: {error}", err=True)
        sys.exit(error.exit_code)
