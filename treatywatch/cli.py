"""The commands. Each hands its arguments to a run and shows what comes back; errors become exit codes in `main`."""

from __future__ import annotations

import json
import shlex
import signal
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from treatywatch import __version__
from treatywatch.errors import InvalidScenarioError, TreatywatchError, UsageError
from treatywatch.records import JsonObject

if TYPE_CHECKING:
    from treatywatch.runs.writing import Remarks

#: Done, but something could not be read: a document, or a line on standard input.
INCOMPLETE = 1

PLAIN = {"help_option_names": ["-h", "--help"]}

app = typer.Typer(
    help="Reads the public record on arms-control treaties and holds it against the treaties' own articles.",
    epilog="Exit codes: 0 done; 1 done, but something could not be read; 2 wrong usage; 3 treatywatch is broken.",
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


class Format(StrEnum):
    """How `read` gives out what it found."""

    JSONL = "jsonl"
    TABLE = "table"


Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")]
ReportPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH...", help="Files, folders, or -; without any, the record that ships with treatywatch."
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="When all of it was published: 2024-07-04, 2024-07 or 2024.")
]
Publisher = Annotated[str | None, typer.Option(metavar="NAME", help="Who published all of it.")]
Threads = Annotated[int, typer.Option(min=1, metavar="N", help="Processor cores to read with.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error.")]
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


@app.command()
def report(
    paths: ReportPaths = None,
    *,
    treaty: Annotated[str, typer.Option(metavar="TREATY", help="The treaty that the dossier is about.")] = "inf",
    published: Published = None,
    publisher: Publisher = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")] = Path("out"),
    threads: Threads = 2,
    quiet: Quiet = False,
) -> None:
    """Write a dossier about a treaty.

    Who alleges, denies and announces what, and what that would mean under the treaty.

    Writes dossier.html, dossier.md, dossier.json and records.jsonl.
    """
    from treatywatch.runs.writing import Order, ReportOrder, write_report

    order = Order(tuple(paths or ()), published, publisher, threads)
    command = shlex.join(["treatywatch", *sys.argv[1:]])
    remarks = _remarks(quiet=quiet)
    for file in write_report(ReportOrder(order, treaty, output, _today(), command), remarks):
        typer.echo(file)
    _end(complete=remarks.complete)


@app.command()
def read(
    paths: Paths,
    *,
    form: Annotated[
        Format | None, typer.Option("--format", help="JSON lines or a table; by default a table on a terminal.")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="The same as --format table.")] = False,
    layers: Annotated[
        str, typer.Option(metavar="LIST", help="Also give times, quantities, names, sentences (JSON lines only).")
    ] = "",
    published: Published = None,
    publisher: Publisher = None,
    threads: Threads = 2,
    quiet: Quiet = False,
) -> None:
    """Read texts into records.

    Gives their statements, claims, descriptions of treaties, and what the claims would mean under the treaties.
    """
    from treatywatch.exports.stream import layers_of
    from treatywatch.runs.writing import Order, write_stream, write_tables

    order, chosen = Order(tuple(paths), published, publisher, threads), layers_of(layers)
    as_table = table or form == Format.TABLE or (form is None and not chosen and sys.stdout.isatty())
    if as_table and chosen:
        raise UsageError("a table has no layers; give --format jsonl with --layers")
    remarks = _remarks(quiet=quiet or not (as_table or sys.stderr.isatty()))
    if as_table:
        write_tables(order, sys.stdout, remarks)
    else:
        write_stream(order, chosen, sys.stdout, remarks)
    _end(complete=remarks.complete)


@app.command()
def check(
    treaty: TreatyOrNone = None,
    *,
    actor: Actor = None,
    act: Annotated[str | None, typer.Option(metavar="ACT", help="What is done, such as flight_test.")] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="When: 2008, 2008-05, 2008-05-09 or 2008/2011.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="The item's kind, such as 'cruise missile'.")] = None,
    basing: Annotated[str | None, typer.Option(metavar="BASING", help="ground, sea, air or space.")] = None,
    reach: Annotated[
        str | None, typer.Option("--range", metavar="KM", help="Its range: 1500, '>500', '500..5500' or '~2500'.")
    ] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="Its role, such as 'weapon delivery'.")] = None,
    system: Annotated[
        str | None, typer.Option(metavar="NAME", help="A weapon system's id or name, such as 9m729.")
    ] = None,
    circumstance: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help="A circumstance, such as launcher=fixed; may be repeated."),
    ] = None,
    as_json: Questions = False,
) -> None:
    """Hold a scenario against a treaty.

    What would it mean if it were true as stated, for which reasons, and which fact is missing to tell?
    """
    from treatywatch.exports.answers import answer_lines
    from treatywatch.runs import law

    if treaty is None:
        _answer_stdin(lambda asked: law.check(asked).to_json(), as_json=as_json)
    scenario: JsonObject = {"treaty": treaty, "actor": actor, "act": act, "on": on}
    item = {"kind": kind, "basing": basing, "range_km": _number(reach), "role": role, "system": system}
    scenario["item"] = item if any(value is not None for value in item.values()) else None
    scenario["circumstances"] = dict(_pair(one) for one in circumstance or ())
    answer = law.check(scenario)
    _show(answer.to_json(), answer_lines(answer), as_json=as_json)


@app.command()
def status(
    treaty: Treaty,
    *,
    on: On = None,
    party: Annotated[str | None, typer.Option(metavar="STATE", help="For which party, by ISO code.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a treaty's status was on a day."""
    from treatywatch.exports.answers import status_lines
    from treatywatch.runs import law

    answer = law.status(treaty, on or _today(), party)
    _show(answer.to_json(), status_lines(answer), as_json=as_json)


@app.command()
def clock(
    treaty: TreatyOrNone = None,
    *,
    actor: Actor = None,
    notice: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day from which to count, such as 2019-02-02.")
    ] = None,
    step: Annotated[
        str, typer.Option(metavar="STEP", help="What to count; `treatywatch treaties show` names the clocks.")
    ] = "withdrawal_notice",
    as_json: Questions = False,
) -> None:
    """Count a period of a treaty.

    When does a notice of withdrawal take effect? Until when had the missiles to be gone?
    """
    from treatywatch.exports.answers import clock_lines
    from treatywatch.runs import law

    if treaty is None:
        _answer_stdin(law.clock_question, as_json=as_json)
    if actor is None or notice is None:
        raise UsageError("say who gave notice and when: --actor USA --notice 2019-02-02")
    answer = law.clock(treaty, actor, notice, step)
    _show(answer.to_json(), clock_lines(answer), as_json=as_json)


@treaties.callback()
def list_treaties(context: typer.Context) -> None:
    """List the treaties that treatywatch knows, with their ids."""
    from treatywatch.treaties.packs import load_pack, pack_ids

    if context.invoked_subcommand is None:
        for treaty in pack_ids():
            typer.echo(f"{treaty:12} {load_pack(treaty).name}")


@treaties.command()
def show(
    treaty: Treaty,
    *,
    on: Annotated[str | None, typer.Option(metavar="DATE", help="As it was on that day, such as 2019-05-01.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a treaty: parties, life, provisions, clocks."""
    from treatywatch.exports.answers import treaty_lines, treaty_object
    from treatywatch.runs import law
    from treatywatch.treaties.packs import load_pack

    pack, day = load_pack(treaty), law.day(on) if on else None
    _show(treaty_object(pack, day), treaty_lines(pack, day), as_json=as_json)


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


def _remarks(*, quiet: bool) -> Remarks:
    from rich.console import Console

    from treatywatch.runs.writing import Remarks

    return Remarks(Console(stderr=True), quiet=quiet)


def _end(*, complete: bool) -> NoReturn:
    raise typer.Exit(0 if complete else INCOMPLETE)


def _show(answer: JsonObject, lines: Iterable[str], *, as_json: bool) -> None:
    typer.echo(json.dumps(answer, ensure_ascii=False) if as_json else "\n".join(lines))


def _answer_stdin(answer: Callable[[JsonObject], JsonObject], *, as_json: bool) -> NoReturn:
    from treatywatch.runs.lines import answers

    if not as_json:
        raise UsageError("name a treaty, such as inf, or give --json and one question a line on standard input")
    complete = True
    for given in answers(sys.stdin.buffer, answer):
        complete = complete and "error" not in given
        typer.echo(json.dumps(given, ensure_ascii=False))
    _end(complete=complete)


def _pair(written: str) -> tuple[str, str]:
    key, sign, value = written.partition("=")
    if not (key and sign):
        raise InvalidScenarioError("--circumstance", f"{written!r} has no value", "KEY=VALUE, such as launcher=fixed")
    return key.strip(), value.strip()


def _number(written: str | None) -> float | str | None:
    """Give a plain number as one; the other forms of a range stay text."""
    try:
        return float(written) if written is not None else None
    except ValueError:
        return written


def _today() -> date:
    return datetime.now(UTC).date()
