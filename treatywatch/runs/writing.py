"""Runs that write: records as a stream or a table, a report as files; what could not be read is said beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from treatywatch.dossiers.html import render_html
from treatywatch.dossiers.json_format import render_json
from treatywatch.dossiers.markdown import render_markdown
from treatywatch.dossiers.sections import Dossier
from treatywatch.errors import UsageError
from treatywatch.exports.stream import Layer, lines
from treatywatch.exports.table import HEADINGS, heading, rows
from treatywatch.records import DocumentRecords, Problem
from treatywatch.runs.interrupts import uninterrupted
from treatywatch.runs.local import SHIPPED_RECORD, dossier_of, making, read
from treatywatch.runs.progress import counting
from treatywatch.runs.screening import REMEDY, counted, is_left_out, without_left_out
from treatywatch.settings import Settings


@dataclass(frozen=True)
class Order:
    """What to read, and what the caller says about all of it."""

    paths: tuple[str, ...]
    settings: Settings
    published: str | None = None
    publisher: str | None = None

    def found(self) -> Iterator[DocumentRecords | Problem]:
        """Read it."""
        paths = self.paths or (str(SHIPPED_RECORD),)
        return read(*paths, published=self.published, publisher=self.publisher, settings=self.settings)


@dataclass(frozen=True)
class ReportOrder:
    """What to read, for a dossier about which treaty, and where to write it."""

    order: Order
    treaty: str
    folder: Path
    today: date
    #: The command that asked for it, which the dossier shows.
    command: str


class Remarks:
    """Tells a person on standard error what could not be read, and remembers whether there was any such thing."""

    def __init__(self, console: Console, *, quiet: bool = False) -> None:
        self.console = console
        self.quiet = quiet
        self.complete = True

    def watch(self, run: Iterator[DocumentRecords | Problem]) -> Iterator[DocumentRecords | Problem]:
        """Give what the run gives, with its progress, and say each problem as it comes."""
        documents = left_out = 0
        text = "{:,} documents read, {:,} claims found"
        for found in counting(run, self.console, text, _documents_in, _claims_in, quiet=self.quiet):
            documents += isinstance(found, DocumentRecords)
            left_out += is_left_out(found)
            for problem in found.problems if isinstance(found, DocumentRecords) else (found,):
                if not is_left_out(found):
                    self.say(problem)
            yield found
        if left_out and not self.quiet:
            self._print(f"{counted(left_out, documents)}; {REMEDY}")

    def say(self, problem: Problem) -> None:
        """Say one problem; one that belongs to no document means that something was not read at all."""
        self.complete = self.complete and problem.document is not None
        if not self.quiet:
            self._print(f"{problem.where}: {problem.what}; {problem.remedy}")

    def _print(self, line: str) -> None:
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)


def _documents_in(found: DocumentRecords | Problem) -> int:
    return 1 if isinstance(found, DocumentRecords) else 0


def _claims_in(found: DocumentRecords | Problem) -> int:
    return len(found.claims) if isinstance(found, DocumentRecords) else 0


def write_stream(order: Order, layers: frozenset[Layer], out: TextIO, remarks: Remarks) -> None:
    """Write JSON lines, a whole document at a time; problems are lines of their own, on `out` as well."""
    _write(order, remarks, lambda found: out.write(lines(found, layers)), out)


def write_tables(order: Order, out: TextIO, remarks: Remarks) -> None:
    """Write a table of claims for each document."""
    console = Console(file=out, highlight=False, markup=False)

    def show(found: DocumentRecords | Problem) -> None:
        if isinstance(found, DocumentRecords) and not is_left_out(found):
            table = Table(*HEADINGS, title=heading(found), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
            for row in rows(found):
                table.add_row(*row)
            console.print(table)

    _write(order, remarks, show, out)


def write_report(order: ReportOrder, remarks: Remarks) -> tuple[Path, ...]:
    """Read, build the dossier, and write it with its records; gives the files that were written.

    Raises:
        UsageError: the folder cannot be written, or nothing could be read.
    """
    made = making(order.treaty, order.order.settings, order.today, order.command)
    found: list[DocumentRecords | Problem] = []
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        with (order.folder / "records.jsonl").open(
            "w", encoding="utf-8", errors="backslashreplace", newline="\n"
        ) as stream:
            for one in remarks.watch(order.order.found()):
                with uninterrupted():
                    stream.write(lines(one))
                found.append(one)
        dossier = dossier_of(without_left_out(found), order.treaty, made, order.order.settings)
        return (*write_dossier(dossier, order.folder), order.folder / "records.jsonl")
    except OSError as error:
        raise UsageError(
            f"{order.folder} cannot be written: {error.strerror}; name another folder: --output"
        ) from error


def write_dossier(dossier: Dossier, folder: Path) -> Iterator[Path]:
    """Write a dossier in its three formats into a folder, and give each file."""
    formats: dict[str, Callable[[Dossier], str]] = {"html": render_html, "md": render_markdown, "json": render_json}
    for suffix, render in formats.items():
        file = folder / f"dossier.{suffix}"
        file.write_text(render(dossier), encoding="utf-8", newline="\n")
        yield file


def _write(order: Order, remarks: Remarks, write: Callable[[DocumentRecords | Problem], object], out: TextIO) -> None:
    for found in remarks.watch(order.found()):
        with uninterrupted():
            write(found)
            out.flush()
