"""Tells a person at a terminal how far a run has come; the door to rich's progress display."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from typing import TypeVar

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

ThingT = TypeVar("ThingT")


def counting(
    things: Iterable[ThingT], console: Console, text: str, *each: Callable[[ThingT], int], quiet: bool
) -> Iterator[ThingT]:
    """Give things as they come; on a terminal, show how many there are so far in a text such as "{:,} done".

    For a text with several numbers, `each` says for each of them how much a thing adds to it.
    """
    shown = console.is_terminal and not quiet
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=console, transient=True) if shown else None
    adding = each or (_one,)
    totals = [0] * len(adding)
    with progress or nullcontext():
        task = progress.add_task(text.format(*totals)) if progress else None
        for thing in things:
            totals = [total + more(thing) for total, more in zip(totals, adding, strict=True)]
            if progress is not None and task is not None:
                progress.update(task, description=text.format(*totals))
            yield thing


def _one(_: object) -> int:
    return 1
