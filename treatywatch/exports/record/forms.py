"""An answer of a record in its three forms: a table for the terminal, one JSON object, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from treatywatch.exports.record.words import plain, reach_words
from treatywatch.records import JsonObject
from treatywatch.thread_records import Basis, Reach
from treatywatch.treaties.states import state_in_sentence

ANSWER_SCHEMA = "treatywatch-answer/1"
#: A column is no narrower than this, unless all that stands in it is.
NARROWEST_COLUMN = 13
#: So much of a word is not broken: an id, also in brackets, can be copied in one piece.
LONGEST_WORD = 26
#: A table in which a cell would take more lines than this is harder to read than blocks.
TALLEST_CELL = 8
#: What a table takes for each column beside its words.
BETWEEN_COLUMNS = 3
#: A spreadsheet takes a cell that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
BASES: dict[Basis, str] = {"added": "the days on which documents were added", "published": "the days of publication"}

Cell = str | int | float | bool | date | None


class Head(NamedTuple):
    """What an answer rests on: the day and what that day counts, and how far the record reaches."""

    #: `None`: everything that the record has.
    as_of: date | None
    basis: Basis
    reach: Reach
    #: Of the parties asked for those of whose acts the record has nothing on that day.
    unheard: tuple[str, ...] = ()


class Answer(NamedTuple):
    """The rows of an answer, ready for each form."""

    #: "threads", "timeline", ...
    name: str
    head: Head
    objects: tuple[JsonObject, ...]
    #: Of the CSV; they stay as they are, in this order.
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    headings: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...]
    #: What JSON has besides the rows.
    about: Mapping[str, object] = {}
    #: Lines over and under the table in a terminal.
    over: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    #: How many rows there are beyond these; `None`: there may be more, which nobody counted.
    left_out: int | None = 0
    #: What a row is, where that is not plain.
    row: str = ""


def answer_json(answer: Answer) -> str:
    """Give the answer as one JSON object, ending with a newline."""
    head = answer.head
    told: JsonObject = {
        "schema": ANSWER_SCHEMA, "answer": answer.name, "as_of": str(head.as_of) if head.as_of else None,
        "basis": head.basis, "reach": head.reach.to_json(), **answer.about, "rows": list(answer.objects),
        "left_out": answer.left_out, "parties_without_acts": list(head.unheard),
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def answer_csv(answer: Answer) -> str:
    """Give the rows as CSV (RFC 4180) with a row of column names; nothing in it can pass for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(one) for one in row] for row in answer.cells)
    return out.getvalue()


def _cell(value: Cell) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        text = plain(value)
        # What a spreadsheet strips before it looks for a formula must not hide one.
        return f"'{text}" if text.startswith(FORMULA_STARTS) or value.startswith(FORMULA_STARTS) else text
    return "" if value is None else str(value)


def listing(values: Iterable[str]) -> str:
    """Join several values in one cell."""
    return "; ".join(values)


class AnswerTable:
    """An answer for a terminal: a table where there is room for one, else a block of lines for each row."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __rich_console__(self, _console: Console, options: ConsoleOptions) -> RenderResult:
        answer = self.answer
        for line in (_reaching(answer.head), *_unheard(answer.head), *answer.over):
            yield Text(plain(line), style="bold" if line in answer.over[:1] else "")
        if not answer.shown:
            yield Text("Nothing in this record answers to it.")
        elif widths := _widths(answer, options.max_width):
            yield _table(answer, widths)
        else:
            yield from _blocks(answer)
        if answer.left_out is None:
            yield Text("There may be more; --offset and --limit show them")
        elif answer.left_out:
            rows = f" {answer.row}{'' if answer.left_out == 1 else 's'}" if answer.row else ""
            yield Text(f"{answer.left_out:,} more{rows}; --offset and --limit show them")
        for line in answer.under:
            yield Text(plain(line))


def _reaching(head: Head) -> str:
    day = f"as of {head.as_of} (going by {BASES[head.basis]})" if head.as_of else "with all that it has"
    return f"Record of {reach_words(head.reach)}, {day}"


def _unheard(head: Head) -> Iterator[str]:
    if head.unheard:
        yield f"This record has nothing about acts of {' or '.join(map(state_in_sentence, head.unheard))}."


def _widths(answer: Answer, room: int) -> list[int] | None:
    """Share the room out among columns so that no word is broken and no cell tall; `None`: there is not enough."""
    columns = list(zip(answer.headings, *([plain(cell) for cell in row] for row in answer.shown), strict=True))
    full = [max(map(cell_len, column)) for column in columns]
    least = [
        max(min(whole, max(NARROWEST_COLUMN, _longest_word(column))), whole // TALLEST_CELL)
        for whole, column in zip(full, columns, strict=True)
    ]
    left = room - BETWEEN_COLUMNS * len(columns) - sum(least)
    if left < 0:
        return None
    wanted = [whole - narrow for whole, narrow in zip(full, least, strict=True)]
    given = min(left, sum(wanted))
    return [narrow + want * given // (sum(wanted) or 1) for narrow, want in zip(least, wanted, strict=True)]


def _longest_word(column: Iterable[str]) -> int:
    return min(LONGEST_WORD, max(cell_len(word) for cell in column for word in ("", *cell.split())))


def _table(answer: Answer, widths: Sequence[int]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for heading, width in zip(answer.headings, widths, strict=True):
        table.add_column(heading, width=width)
    for row in answer.shown:
        table.add_row(*(Text(plain(cell), overflow="fold") for cell in row))
    return table


def _blocks(answer: Answer) -> RenderResult:
    for row in answer.shown:
        yield Text("")
        for heading, cell in zip(answer.headings, row, strict=True):
            if cell:
                yield Text.assemble((f"{heading}: ", "bold"), plain(cell), overflow="fold")
