"""Runs the command line in the process of the tests, as `main` does: errors become messages and exit codes."""

from __future__ import annotations

import io
import signal
import sys

import pytest

from tests.commands import Ended
from treatywatch.cli import main


def run_here(*arguments: object, given: bytes = b"") -> Ended:
    """Run `treatywatch ARGUMENTS`, and give what it wrote and how it ended."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    before = signal.getsignal(signal.SIGPIPE) if hasattr(signal, "SIGPIPE") else None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "argv", ["treatywatch", *map(str, arguments)])
        patched.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        patched.setattr(sys, "stdout", out)
        patched.setattr(sys, "stderr", err)
        patched.setenv("COLUMNS", "100")
        try:
            main()
            code = 0
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            if before is not None:
                signal.signal(signal.SIGPIPE, before)
    return Ended(code, written(out), written(err))


def written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode()
