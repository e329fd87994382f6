"""The commands that read texts."""

from __future__ import annotations

import shlex
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treatywatch.cli.app import answer_stdin, app, end, show, today
from treatywatch.errors import UsageError

if TYPE_CHECKING:
    from treatywatch.runs.writing import Remarks
    from treatywatch.settings import Settings


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
Provider = Annotated[
    str,
    typer.Option(metavar="LIST", help="What runs the model, by onnxruntime's names, first choice first: CUDA,CPU."),
]
Screen = Annotated[
    bool, typer.Option("--screen", help="Leave out documents without any word of the subject, and say how many.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error.")]


@app.command()
def report(
    paths: ReportPaths = None,
    *,
    treaty: Annotated[str, typer.Option(metavar="TREATY", help="The treaty that the dossier is about.")] = "inf",
    published: Published = None,
    publisher: Publisher = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write.")] = Path("out"),
    threads: Threads = 2,
    provider: Provider = "CPU",
    screen: Screen = False,
    quiet: Quiet = False,
) -> None:
    """Write a dossier about a treaty.

    Who alleges, denies and announces what, and what that would mean under the treaty.

    Writes dossier.html, dossier.md, dossier.json and records.jsonl.
    """
    from treatywatch.runs.writing import Order, ReportOrder, write_report

    settings = settings_of(threads, provider, screen=screen)
    order = Order(tuple(paths or ()), settings, published, publisher)
    command = shlex.join(["treatywatch", *sys.argv[1:]])
    remarks = remarks_on(quiet=quiet)
    for file in write_report(ReportOrder(order, treaty, output, today(), command), remarks):
        typer.echo(file)
    end(complete=remarks.complete)


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
    provider: Provider = "CPU",
    screen: Screen = False,
    quiet: Quiet = False,
) -> None:
    """Read texts into records.

    Gives their statements, claims, descriptions of treaties, and what the claims would mean under the treaties.
    """
    from treatywatch.exports.stream import layers_of
    from treatywatch.runs.writing import Order, write_stream, write_tables

    settings = settings_of(threads, provider, screen=screen)
    order, chosen = Order(tuple(paths), settings, published, publisher), layers_of(layers)
    as_table = table or form == Format.TABLE or (form is None and not chosen and sys.stdout.isatty())
    if as_table and chosen:
        raise UsageError("a table has no layers; give --format jsonl with --layers")
    remarks = remarks_on(quiet=quiet or not (as_table or sys.stderr.isatty()))
    if as_table:
        write_tables(order, sys.stdout, remarks)
    else:
        write_stream(order, chosen, sys.stdout, remarks)
    end(complete=remarks.complete)


@app.command()
def code(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="A sentence.")] = None,
    *,
    source: Annotated[str, typer.Option(metavar="WORDS", help="Who acts, in the words of the text.")] = "",
    target: Annotated[str, typer.Option(metavar="WORDS", help="To whom, in the words of the text.")] = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Answer in JSON; without a text, one question a line on standard input.")
    ] = False,
) -> None:
    """Code what a source does to a target in PLOVER's terms.

    The root code (ACCUSE, AGREE, AID ...) and its class: verbal or material, cooperation or conflict.
    """
    from treatywatch.exports.event_codes import code_lines
    from treatywatch.runs import events

    if text is None:
        if not as_json:
            raise UsageError("give a text, or --json and one question a line on standard input")
        answer_stdin(events.answered, as_json=as_json)
    answer = events.code(text, source, target)
    show(answer.to_json(), code_lines(answer), as_json=as_json)


def settings_of(threads: int, providers: str, *, screen: bool) -> Settings:
    from treatywatch.settings import Settings

    named = tuple(name.strip() for name in providers.split(",") if name.strip())
    if not named:
        raise UsageError("--provider names nothing that could run the model; CPU always can")
    return Settings(threads=threads, providers=named, screen=screen)


def remarks_on(*, quiet: bool) -> Remarks:
    from rich.console import Console

    from treatywatch.runs.writing import Remarks

    return Remarks(Console(stderr=True), quiet=quiet)
