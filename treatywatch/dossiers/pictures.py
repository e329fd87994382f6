"""The matrix and the timeline as SVG files of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from treatywatch.dossiers.dated_stances import matrix_told, timeline_by_holder, timeline_by_thread
from treatywatch.dossiers.html import WIDE, environment
from treatywatch.dossiers.matrix_picture import matrix_picture
from treatywatch.dossiers.record_sections import MatrixTold, TimelineTold
from treatywatch.dossiers.timeline_picture import timeline_picture
from treatywatch.dossiers.wording import counted
from treatywatch.errors import UsageError
from treatywatch.thread_records import Matrix, Member, Thread

NOTHING = "there is nothing to draw: {}; ask for more, or for a table"


def matrix_svg(matrix: Matrix, title: str, width: float = WIDE) -> str:
    """Draw a matrix; raises UsageError where it has no holder or no proposition."""
    told = matrix_told(matrix, {}, {})
    picture = matrix_picture(told, width, not_drawn(told))
    if picture is None:
        raise UsageError(NOTHING.format("nobody in this record takes a stance"))
    return _svg("matrix", picture=picture, title=title, description=" ".join(matrix_words(told)))


def timeline_svg(
    threads: Sequence[Thread],
    members: Mapping[str, Sequence[Member]],
    title: str,
    by: Literal["holder", "thread"] = "thread",
    width: float = WIDE,
) -> str:
    """Draw the dated members of threads, a lane for each thread or holder; raises UsageError where none is dated."""
    if by == "thread":
        told = timeline_by_thread(threads, members, {}, {})
    else:
        told = timeline_by_holder(title, (one for thread in threads for one in members.get(thread.id, ())), {})
    picture = timeline_picture(told, width)
    if picture is None:
        raise UsageError(NOTHING.format("no claim has a day"))
    return _svg("timeline", picture=picture, title=title, description=" ".join(timeline_words(told)))


def matrix_words(told: MatrixTold) -> Iterator[str]:
    """Say a matrix in sentences, for those who hear it."""
    for row in told.rows:
        held = (
            f"{holder} {', '.join(f'{one.word} ({one.dated})' for one in cell)}"
            for holder, cell in zip(told.holders, row.cells, strict=True)
            if cell
        )
        yield f"{row.title}: {'; '.join(held) or 'no stance of these holders'}."
    if said := not_drawn(told):
        yield said


def not_drawn(told: MatrixTold) -> str:
    """Say how many holders and propositions a matrix leaves out; nothing where it has all."""
    if not told.left_out_holders and told.left_out_rows == 0:
        return ""
    uncounted = "more propositions than were counted"
    rows = uncounted if told.left_out_rows is None else counted(told.left_out_rows, "proposition")
    return f"Not drawn: {counted(told.left_out_holders, 'holder')}, {rows}."


def timeline_words(told: TimelineTold) -> Iterator[str]:
    """Say a timeline in sentences, for those who hear it."""
    for lane in told.lanes:
        undated = f"; {lane.undated} without a day" if lane.undated else ""
        yield f"{lane.title}: {'; '.join(one.label for one in lane.marks) or 'nothing dated'}{undated}."
    if told.left_out_lanes:
        yield f"Not drawn: {counted(told.left_out_lanes, 'more lane')}."


def _svg(kind: str, **values: object) -> str:
    return environment().get_template(f"{kind}.svg").render(**values)
