"""Reviewing a record in a file, from adding a text to measuring the reader on what was decided."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from evals.score_claims import rows_of, score
from tests.commands import treatywatch
from treatywatch.cli.app import app
from treatywatch.errors import UsageError
from treatywatch.settings import PACKAGE

NOTE = PACKAGE / "record" / "2014-08-finding.txt"


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record with one text in it."""
    record = tmp_path_factory.mktemp("added") / "record.db"
    ended = treatywatch("record", "add", NOTE, "--record", record, "--quiet")
    assert ended.code == 0, ended.err
    return record


@pytest.fixture
def record(added: Path, tmp_path: Path) -> Path:
    """Give a copy of it that a test may change."""
    return Path(shutil.copy(added, tmp_path / "record.db"))


def reviewed(record: Path, *arguments: str | Path, given: str = "", who: str = "Anna") -> str:
    """Review the record, and give what was printed."""
    ended = CliRunner().invoke(
        app,
        ["review", *map(str, arguments), "--record", str(record)],
        input=given,
        env={"TREATYWATCH_REVIEWER": who},
        catch_exceptions=False,
    )
    assert ended.exit_code == 0, ended.output
    return ended.stdout


def listed(record: Path) -> list[dict[str, object]]:
    """Give all decisions."""
    found: list[dict[str, object]] = json.loads(reviewed(record, "list", "--json"))
    return found


def queue(record: Path, *options: str) -> list[str]:
    """Give the ids of the claims that wait, by skipping all of them."""
    out = reviewed(record, *options, given="s\n" * 60)
    return [line.split()[0] for line in out.splitlines() if line.startswith("c-")]


def test_what_is_decided_leaves_the_queue_and_comes_back_when_it_is_taken_back(record: Path) -> None:
    first, second, *rest = queue(record)
    reviewed(record, given="a\nr\nno claim\nq\n")
    assert [(one["action"], one["target"], one["who"]) for one in listed(record)] == [
        ("accept", first, "Anna"), ("reject", second, "Anna"),
    ]  # fmt: skip
    assert sorted(queue(record)) == sorted(rest)
    for one in listed(record):
        reviewed(record, "undo", str(one["id"]), who="Ben")
    assert sorted(queue(record)) == sorted([first, second, *rest])


def test_decisions_become_gold_on_which_the_reader_is_measured(record: Path, tmp_path: Path) -> None:
    first, second, third, *_ = queue(record)
    given = "a\nr\nno claim\nc\npolarity\nnegative\nso it says\nq\n"
    assert "negative" in reviewed(record, given=given)
    reviewed(record, "export", tmp_path / "gold.jsonl")
    gold = list(rows_of(tmp_path / "gold.jsonl"))
    assert {row["id"] for row in gold if row["kind"] == "claim" and not row.get("optional")} == {first, third}
    figures = score(gold, treatywatch("read", NOTE, "--format", "jsonl").lines, {}).figures()
    assert (figures["claims"], figures["predicted"], figures["slot_polarity"]) == (2, 3, 0.5)
    assert second not in json.dumps(gold)


def test_claims_in_no_thread_are_asked_for_alone_and_become_gold(record: Path, tmp_path: Path) -> None:
    inside, outside = queue(record, "--in-thread"), queue(record, "--in-no-thread")
    assert outside
    assert sorted(queue(record)) == sorted([*inside, *outside])
    out = reviewed(record, "--in-no-thread", "--limit", "1", given="c\nactor\nRUS\nmeant by it\nq\n")
    assert "in no thread: " in out
    reviewed(record, "export", tmp_path / "gold.jsonl")
    gold = list(rows_of(tmp_path / "gold.jsonl"))
    assert [row["actor"] for row in gold if row.get("id") == outside[0]] == [["RUS"]]
    figures = score(gold, treatywatch("read", NOTE, "--format", "jsonl").lines, {}).figures()
    assert (figures["claims"], figures["slot_actor"]) == (1, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("accept", "c-7"), "no claim 'c-7'"),
        (("merge", "thread-7", "thread-8", "--why", "same"), "no thread 'thread-7'"),
        (("grade", "outlet:nobody", "A"), "no speaker or outlet 'outlet:nobody'"),
        (("undo", "review-7"), "no review 'review-7'"),
    ],
)
def test_ids_that_do_not_exist_are_said(record: Path, arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        reviewed(record, *arguments)
    assert listed(record) == []
