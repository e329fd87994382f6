"""What the commands share: the program, its groups, and how answers and ends look."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Annotated, NoReturn

import typer

from treatywatch import __version__
from treatywatch.errors import InvalidScenarioError, UsageError
from treatywatch.records import JsonObject

#: Done, but something could not be read: a document, or a line on standard input.
INCOMPLETE = 1

PLAIN = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help="Reads the public record on arms-control treaties and holds it against the treaties' own articles.",
    epilog="Exit codes: 0 done; 1 done, but something could not be read; 2 wrong usage; 3 treatywatch is broken; "
    "4 the record cannot be used.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=PLAIN,
)
treaties = typer.Typer(
    help="The treaties that treatywatch knows.",
    rich_markup_mode=None,
    invoke_without_command=True,
    context_settings=PLAIN,
)
app.add_typer(treaties, name="treaties")


AsJson = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Questions = Annotated[
    bool, typer.Option("--json", help="Answer in JSON; without a treaty, one question a line on standard input.")
]
Treaty = Annotated[str, typer.Argument(metavar="TREATY", help="A treaty's id, such as inf.")]
TreatyOrNone = Annotated[str | None, typer.Argument(metavar="TREATY", help="A treaty's id, such as inf.")]
Actor = Annotated[
    str | None, typer.Option(metavar="STATE", help="Who does it, by ISO code, such as RUS (SUN for the USSR).")
]
On = Annotated[str | None, typer.Option(metavar="DATE", help="The day, such as 2019-05-01; without it, today.")]


@app.callback(invoke_without_command=True)
def treatywatch(
    *, version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False
) -> None:
    if version:
        typer.echo(f"treatywatch {__version__}")
        raise typer.Exit


def end(*, complete: bool) -> NoReturn:
    raise typer.Exit(0 if complete else INCOMPLETE)


def show(answer: JsonObject | list[JsonObject], lines: Iterable[str], *, as_json: bool) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join(lines))


def answer_stdin(answer: Callable[[JsonObject], JsonObject], *, as_json: bool) -> NoReturn:
    from treatywatch.runs.lines import answers

    if not as_json:
        raise UsageError("say what is asked (--act), or give --json and one question a line on standard input")
    complete = True
    for given in answers(sys.stdin.buffer, answer):
        complete = complete and "error" not in given
        typer.echo(json.dumps(given, ensure_ascii=False))
    end(complete=complete)


def pair(written: str) -> tuple[str, str]:
    key, sign, value = written.partition("=")
    if not (key and sign):
        raise InvalidScenarioError("--circumstance", f"{written!r} has no value", "KEY=VALUE, such as launcher=fixed")
    return key.strip(), value.strip()


def number(written: str | None) -> float | str | None:
    """Give a plain number as one; the other forms of a range stay text."""
    try:
        return float(written) if written is not None else None
    except ValueError:
        return written


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return now().date()
