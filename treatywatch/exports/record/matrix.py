"""A matrix as an answer: who stands how to what, with dates."""

from __future__ import annotations

from treatywatch.exports.record.forms import Answer, Cell, Head
from treatywatch.exports.record.words import days, holder, stance_words
from treatywatch.records import JsonObject
from treatywatch.thread_records import Matrix, MatrixCell, Speaker, StanceDays

COLUMNS = (
    "holder", "holder_name", "party", "thread", "title", "stance", "negated", "claims", "first", "last", "claim",
)  # fmt: skip


def matrix_answer(head: Head, matrix: Matrix) -> Answer:
    """Show holders against propositions; in a terminal each proposition is a row and each holder a column."""
    holders = {one.key: one for one in matrix.holders}
    titles = dict(matrix.threads)
    cells = {(one.thread, one.holder): one for one in matrix.cells}
    return Answer(
        name="matrix",
        head=head,
        objects=tuple(_object(one, holders, titles) for one in matrix.cells),
        columns=COLUMNS,
        cells=tuple(_cells(one, each, holders, titles) for one in matrix.cells for each in one.stances),
        headings=("Proposition", *(holder(one) for one in matrix.holders)),
        shown=tuple(
            (title, *(_shown(cells.get((thread, key))) for key in holders)) for thread, title in matrix.threads
        ),
        about={
            "holders": [one.to_json() for one in matrix.holders],
            "threads": [{"id": thread, "title": title} for thread, title in matrix.threads],
        },
        under=("An empty cell: this record has nothing of that holder on it.",) if matrix.cells else (),
    )


def _object(one: MatrixCell, holders: dict[str, Speaker], titles: dict[str, str]) -> JsonObject:
    return {
        "holder": one.holder, "holder_name": holders[one.holder].name, "thread": one.thread,
        "title": titles[one.thread],
        "stances": [
            {"stance": each.stance, "negated": each.negated, "claims": each.claims,
             "first": str(each.first) if each.first else None, "last": str(each.last) if each.last else None,
             "claim": each.claim}
            for each in one.stances
        ],
    }  # fmt: skip


def _cells(one: MatrixCell, each: StanceDays, holders: dict[str, Speaker], titles: dict[str, str]) -> tuple[Cell, ...]:
    who = holders[one.holder]
    return (
        one.holder, who.name, who.party, one.thread, titles[one.thread], each.stance, each.negated, each.claims,
        each.first, each.last, each.claim,
    )  # fmt: skip


def _shown(one: MatrixCell | None) -> str:
    if one is None:
        return ""
    told = (
        f"{stance_words(each.stance, negated=each.negated)} {days(each.first, each.last)}"
        + (f" ×{each.claims}" if each.claims > 1 else "")
        for each in one.stances
    )
    return "; ".join(told)
