"""The geometry of a matrix: propositions one below the other, holders side by side, in as many panels as fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from treatywatch.dossiers.lettering import fitted, short_days, text_width
from treatywatch.dossiers.links import anchor
from treatywatch.dossiers.record_sections import MatrixRow, MatrixTold, StanceTold
from treatywatch.thread_records import STANCES, Stance

LETTER = 10.5
LINE = 13.0
#: A stance in a cell: its sign and word, and its dates below them.
STANCE_HEIGHT = 27.0
PADDING = 7.0
NARROWEST_CELL, WIDEST_CELL = 98.0, 140.0
#: Below this width of the whole the titles take less room.
NARROW = 500.0


class CellMark(NamedTuple):
    """A stance in a cell."""

    x: float
    y: float
    stance: Stance
    word: str
    dated: str
    #: All of it in words.
    label: str
    target: str | None


class Lettering(NamedTuple):
    """Lines of text at a place."""

    x: float
    y: float
    lines: tuple[str, ...]
    #: The whole text, where the lines cut it.
    label: str
    target: str | None = None


class PanelRow(NamedTuple):
    """A proposition's title and its cells."""

    y: float
    height: float
    title: Lettering
    marks: tuple[CellMark, ...]


class Panel(NamedTuple):
    """The rows for some of the holders."""

    heads: tuple[Lettering, ...]
    rows: tuple[PanelRow, ...]
    #: Left edges of the columns.
    edges: tuple[float, ...]
    heads_bottom: float
    bottom: float


class MatrixPicture(NamedTuple):
    """Everything that the drawing needs."""

    width: float
    height: float
    panels: tuple[Panel, ...]
    legend: tuple[tuple[float, float, Stance, str], ...]
    note: Lettering | None = None


class Columns(NamedTuple):
    """How the width is divided."""

    titles: float
    cell: float
    #: How many columns stand in one panel.
    number: int


def matrix_picture(told: MatrixTold, width: float, note: str = "") -> MatrixPicture | None:
    """Lay out a matrix in a width, with a note below it; None where it has no cell."""
    if not told.holders or not told.rows:
        return None
    columns = _columns(len(told.holders), width)
    panels: list[Panel] = []
    top = 4.0
    for first in range(0, len(told.holders), columns.number):
        chosen = range(first, min(first + columns.number, len(told.holders)))
        panel = _panel(told, chosen, columns, top)
        panels.append(panel)
        top = panel.bottom + 26
    legend, bottom = legend_of((one.stance for row in told.rows for cell in row.cells for one in cell), width, top)
    if not note:
        return MatrixPicture(width, round(bottom, 1), tuple(panels), legend)
    written = Lettering(0, bottom + LINE, fitted(note, width, LETTER, 3), note)
    return MatrixPicture(width, round(bottom + (len(written.lines) + 1) * LINE, 1), tuple(panels), legend, written)


def legend_of(
    stances: Iterator[Stance], width: float, top: float
) -> tuple[tuple[tuple[float, float, Stance, str], ...], float]:
    """Place the signs of the stances that occur, with their words, in rows; gives where the rows end as well."""
    placed: list[tuple[float, float, Stance, str]] = []
    x, y = 6.0, top + 6
    for stance in sorted(set(stances), key=STANCES.index):
        room = 30 + text_width(stance, LETTER)
        if x + room > width and placed:
            x, y = 6.0, y + 16
        placed.append((x, y, stance, stance))
        x += room
    return tuple(placed), y + 12


def _columns(holders: int, width: float) -> Columns:
    titles = 208.0 if width >= NARROW else 132.0
    most = max(1, int((width - titles) / NARROWEST_CELL))
    panels = -(-holders // most)
    number = -(-holders // panels)
    return Columns(titles, min(WIDEST_CELL, (width - titles) / number), number)


def _panel(told: MatrixTold, chosen: range, columns: Columns, top: float) -> Panel:
    edges = [columns.titles + place * columns.cell for place in range(len(chosen))]
    names = [fitted(told.holders[number], columns.cell - 8, LETTER, 4) for number in chosen]
    heads_height = max(len(lines) for lines in names) * LINE
    heads = tuple(
        Lettering(x + 2, top + heads_height - (len(lines) - 1) * LINE, lines, told.holders[number])
        for x, lines, number in zip(edges, names, chosen, strict=True)
    )
    rows: list[PanelRow] = []
    y = top + heads_height + 7
    for row in told.rows:
        # The first panel has every proposition; the others only those to which one of their holders speaks.
        if chosen.start and not any(row.cells[number] for number in chosen):
            continue
        made = _row(row, chosen, edges, columns, y)
        rows.append(made)
        y += made.height
    return Panel(heads, tuple(rows), tuple(edges), top + heads_height + 7, y)


def _row(row: MatrixRow, chosen: range, edges: list[float], columns: Columns, y: float) -> PanelRow:
    number = f"{row.number}. " if row.number else ""
    lines = fitted(number + row.title, columns.titles - 14, LETTER, 5)
    marks = [
        _mark(one, f"{row.title}", x, y + PADDING + place * STANCE_HEIGHT)
        for holder, x in zip(chosen, edges, strict=True)
        for place, one in enumerate(row.cells[holder])
    ]
    deepest = max(len(row.cells[holder]) for holder in chosen)
    height = max(len(lines) * LINE, deepest * STANCE_HEIGHT) + 2 * PADDING
    target = f"r-{row.number}" if row.number else None
    return PanelRow(y, height, Lettering(0, y + PADDING + 10, lines, row.title, target), tuple(marks))


def _mark(one: StanceTold, title: str, x: float, y: float) -> CellMark:
    dated = short_days(one.first, one.last)
    times = f" ×{one.claims}" if one.claims > 1 else ""
    claims = f", {one.claims} claims" if one.claims > 1 else ""
    return CellMark(
        x=round(x + 7, 1), y=round(y + 7, 1), stance=one.stance, word=one.word + times, dated=dated,
        label=f"{one.word}: {title} ({one.dated}{claims})",
        target=f"w-{anchor(one.reference)}" if one.reference else None,
    )  # fmt: skip
