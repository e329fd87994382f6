"""What the commands that ask a record say to a question that makes no sense."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from treatywatch.cli import app
from treatywatch.cli.disputes import draw
from treatywatch.errors import UsageError


@pytest.mark.parametrize("written", ["2019", "2019-13-01", "yesterday"])
def test_what_is_no_day_is_said_with_an_example_of_one(written: str) -> None:
    ended = CliRunner().invoke(app, ["threads", "--as-of", written])
    assert ended.exit_code == 2
    assert f"'{written}' is no day; write it as 2019-05-01" in " ".join(ended.output.split())


def test_nothing_is_not_drawn() -> None:
    with pytest.raises(UsageError, match="there is nothing to draw"):
        draw("")
