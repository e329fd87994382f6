"""A matrix as an answer: who stands how to what, with dates."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.exports.record.forms import Answer, Cell, Head
from treatywatch.exports.record.words import days, holder, stance_words
from treatywatch.records import JsonObject
from treatywatch.thread_records import Matrix, MatrixColumn, MatrixRow, Position

COLUMNS = (
    "holder", "holder_name", "party", "thread", "title", "stance", "negated", "claims", "first", "last", "claim",
)  # fmt: skip


def matrix_answer(head: Head, matrix: Matrix) -> Answer:
    """Show holders against propositions; in a terminal each proposition is a line and each holder a column."""
    pairs = [
        (row, column, cell)
        for row in matrix.rows
        for column, cell in zip(matrix.columns, row.cells, strict=True)
        if cell
    ]
    return Answer(
        name="matrix",
        head=head,
        objects=tuple(_object(*pair) for pair in pairs),
        columns=COLUMNS,
        cells=tuple(_cells(row, column, each) for row, column, cell in pairs for each in cell),
        headings=("Proposition", *(holder(row.holder) for row in matrix.rows)),
        shown=tuple(
            (column.title, *(_shown(row.cells[place]) for row in matrix.rows))
            for place, column in enumerate(matrix.columns)
        ),
        about={
            "holders": [row.holder.to_json() for row in matrix.rows],
            "threads": [column.to_json() for column in matrix.columns],
            "holders_left_out": matrix.left_out_holders,
        },
        under=(
            *_more_holders(matrix),
            *(("An empty cell: this record has nothing of that holder on it.",) if pairs else ()),
        ),
        left_out=matrix.left_out_threads,
        row="proposition",
    )


def _more_holders(matrix: Matrix) -> tuple[str, ...]:
    more = matrix.left_out_holders
    return (
        (f"{more:,} more holder{'' if more == 1 else 's'} of these propositions; --holders shows more",) if more else ()
    )


def _object(row: MatrixRow, column: MatrixColumn, cell: Sequence[Position]) -> JsonObject:
    return {
        "holder": row.holder.key, "holder_name": row.holder.name, "thread": column.thread, "title": column.title,
        "stances": [one.to_json() for one in cell],
    }  # fmt: skip


def _cells(row: MatrixRow, column: MatrixColumn, one: Position) -> tuple[Cell, ...]:
    return (
        row.holder.key, row.holder.name, row.holder.party, column.thread, column.title, one.stance, one.negated,
        one.claims, one.first, one.last, one.claim,
    )  # fmt: skip


def _shown(cell: Sequence[Position]) -> str:
    told = (
        f"{stance_words(one.stance, negated=one.negated)} {days(one.first, one.last)}"
        + (f" ×{one.claims}" if one.claims > 1 else "")
        for one in cell
    )
    return "; ".join(told)
