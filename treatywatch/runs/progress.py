"""Tells a person at a terminal how far a run has come; the door to rich's progress display."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from treatywatch.records import DocumentRecords, Problem

ThingT = TypeVar("ThingT")


def watched(
    run: Iterable[DocumentRecords | Problem], console: Console, *, quiet: bool
) -> Iterator[DocumentRecords | Problem]:
    """Give what the run gives; on a terminal, show how many documents and claims there are so far."""
    shown = console.is_terminal and not quiet
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True) if shown else None
    with progress or nullcontext():
        task = progress.add_task("reading ...") if progress else None
        documents = claims = 0
        for found in run:
            if isinstance(found, DocumentRecords):
                documents += 1
                claims += len(found.claims)
            if progress is not None and task is not None:
                progress.update(task, description=f"{documents:,} documents read, {claims:,} claims found")
            yield found


def counting(things: Iterable[ThingT], console: Console, text: str, *, quiet: bool) -> Iterator[ThingT]:
    """Give things as they come; on a terminal, show how many there are so far in a text such as "{:,} done"."""
    shown = console.is_terminal and not quiet
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True) if shown else None
    with progress or nullcontext():
        task = progress.add_task(text.format(0)) if progress else None
        for count, thing in enumerate(things, start=1):
            if progress is not None and task is not None:
                progress.update(task, description=text.format(count))
            yield thing
