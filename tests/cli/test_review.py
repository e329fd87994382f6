"""The commands of reviewing, with a desk brought along, and as a process that is interrupted."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.cli.here import run_here
from tests.commands import REPOSITORY, environment, treatywatch
from tests.reviewed import desk
from treatywatch.cli.app import app
from treatywatch.errors import UsageError
from treatywatch.runs.memory_desk import MemoryDesk

#: Runs the program over a desk, and says on standard error what the desk has at the end, whatever the end is.
PROGRAM = """
import sys
from tests.reviewed import desk
from treatywatch.cli import app
at = desk()
try:
    app(sys.argv[1:], obj=at, prog_name="treatywatch")
finally:
    print([(review.action, review.target) for review in at.reviews(None)], file=sys.stderr)
"""


def ran(at: MemoryDesk, *arguments: str, given: str = "", who: str | None = "Anna") -> str:
    """Run a command over a desk, and give what it printed; its errors come through."""
    ended = CliRunner().invoke(
        app, ["review", *arguments], obj=at, input=given, env={"TREATYWATCH_REVIEWER": who}, catch_exceptions=False
    )
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def decided(at: MemoryDesk) -> list[tuple[str, str, str]]:
    return [(review.who, review.action, review.target) for review in at.reviews(None)]


@pytest.mark.parametrize(
    ("arguments", "action", "target", "content"),
    [
        (("accept", "clm-1"), "accept", "clm-1", {}),
        (("reject", "clm-1", "--why", "no"), "reject", "clm-1", {}),
        (
            ("correct", "clm-1", "actor=RUS,FRA", "item.kind=none", "--why", "no"),
            "correct", "clm-1", {"actor": ["RUS", "FRA"], "item.kind": None},
        ),
        (("annotate", "clm-1", "see the annex"), "annotate", "clm-1", {"text": "see the annex"}),
        (("merge", "thread-1", "thread-2", "--why", "same"), "merge", "thread-1", {"into": "thread-2"}),
        (("split", "thread-1", "clm-2", "--why", "other"), "split", "thread-1", {"claims": ["clm-2"]}),
        (("grade", "outlet:note", "b"), "grade", "outlet:note", {"reliability": "B"}),
        (
            ("judge", "thread-1", "--likelihood", "very likely", "--confidence", "low"),
            "judge", "thread-1", {"likelihood": "very likely", "confidence": "low"},
        ),
    ],
)  # fmt: skip
def test_a_command_keeps_its_decision_and_says_it(
    arguments: tuple[str, ...], action: str, target: str, content: dict[str, object]
) -> None:
    at = desk()
    out = ran(at, *arguments)
    (made,) = at.reviews(None)
    assert (made.action, made.target, made.who) == (action, target, "Anna")
    assert made.content == content
    assert out.startswith(made.id)


def test_a_decision_is_listed_and_taken_back() -> None:
    at = desk()
    identity = ran(at, "reject", "clm-1", "--why", "no claim").split()[0]
    assert ran(at, "undo", identity).split()[0] == at.reviews(None)[1].id
    assert "Anna rejected clm-1 (why: no claim) [taken back " in ran(at, "list")
    assert [one["action"] for one in json.loads(ran(at, "list", "--json"))] == ["reject", "undo"]
    assert ran(at, "list", "--as-of", "2001-01-01").strip() == ""


def test_nobody_decides_without_a_name() -> None:
    with pytest.raises(UsageError, match="say who decides: --who NAME, or the environment variable TREATYWATCH_REVIEW"):
        ran(desk(), "accept", "clm-1", who=None)
    with pytest.raises(UsageError, match="say who decides"):
        ran(desk(), who=" ")


@pytest.mark.parametrize(
    ("arguments", "record"),
    [
        (("list",), "of-the-environment.db"),
        (("--record", "typed.db", "list"), "typed.db"),
        (("list", "--record", "typed.db"), "typed.db"),
        (("--record", "other.db", "list", "--record", "typed.db"), "typed.db"),
    ],
)
def test_the_record_that_is_typed_counts_wherever_it_stands(
    arguments: tuple[str, ...], record: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TREATYWATCH_RECORD", "of-the-environment.db")
    monkeypatch.chdir(tmp_path)
    ended = run_here("review", *arguments)
    assert (ended.code, ended.err.partition(": there is no record")[0]) == (2, f"treatywatch: {record}")


def test_a_name_on_the_command_line_counts_more_than_that_of_the_environment() -> None:
    at = desk()
    ran(at, "accept", "clm-1", "--who", "Ben")
    ran(at, "--who", "Cleo", "accept", "clm-2")
    assert [who for who, _, _ in decided(at)] == ["Ben", "Cleo"]


def test_a_value_without_a_slot_is_refused_with_the_slots() -> None:
    with pytest.raises(UsageError, match="'RUS' has no value; write SLOT=VALUE, where a slot is one of act, polarity"):
        ran(desk(), "correct", "clm-1", "RUS", "--why", "no")


def test_the_queue_is_worked_through_by_lines() -> None:
    at = desk()
    out = ran(at, "--treaty", "inf", "--limit", "1", given="c\nact\ndeploy\nso it says\na\n")
    assert decided(at) == [("Anna", "correct", "clm-1"), ("Anna", "accept", "clm-1")]
    assert out.endswith("decisions in this session: 2; claims that were in the queue: 1\n")


def test_gold_rows_are_written(tmp_path: Path) -> None:
    at = desk()
    ran(at, "accept", "clm-1")
    assert ran(at, "export", str(tmp_path / "gold.jsonl")).endswith("claims that were decided about: 1; rows: 2\n")
    rows = [json.loads(line) for line in (tmp_path / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["kind"] for row in rows] == ["region", "claim"]
    with pytest.raises(UsageError, match="cannot be written"):
        ran(at, "export", str(tmp_path))


@pytest.mark.parametrize("command", ["accept", "correct", "merge", "list", "export"])
def test_every_command_explains_itself(command: str) -> None:
    ended = treatywatch("review", command, "--help")
    assert (ended.code, f"Usage: treatywatch review {command}" in ended.out) == (0, True)


@contextmanager
def session(stdin: int) -> Iterator[subprocess.Popen[str]]:
    """Start a session as a process, which does not outlive its test."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "review"],
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=REPOSITORY,
        env={**environment(), "PYTHONIOENCODING": "utf-8", "TREATYWATCH_REVIEWER": "Anna"},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def read_to(process: subprocess.Popen[str], words: str) -> str:
    """Read what a process says until it has said some words."""
    assert process.stdout is not None
    said = ""
    while not said.endswith(words):
        said += process.stdout.read(1) or pytest.fail(f"it ended: {said}")
    return said


def test_an_interrupt_loses_nothing() -> None:
    with session(subprocess.PIPE) as process:
        assert process.stdin is not None
        process.stdin.write("a\n")
        process.stdin.flush()
        read_to(process, "2 of 2")
        read_to(process, "q quit > ")
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        assert (process.returncode, said.splitlines()[-1]) == (130, "[('accept', 'clm-1')]")


def test_on_a_terminal_one_key_is_enough() -> None:
    ours, theirs = pty.openpty()
    with session(theirs) as process:
        os.close(theirs)
        for key in (b"a", b"s"):
            read_to(process, "q quit > ")
            # The terminal throws away what was typed before it listens for single keys.
            while termios.tcgetattr(ours)[3] & termios.ICANON:
                time.sleep(0.01)
            os.write(ours, key)
        out, said = process.communicate(timeout=60)
        assert (process.returncode, said.splitlines()[-1]) == (0, "[('accept', 'clm-1')]")
    os.close(ours)
    assert "decisions in this session: 1" in out
