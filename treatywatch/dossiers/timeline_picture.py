"""The geometry of a timeline: a lane for each holder or thread, with a mark for each dated claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.dossiers.calendar import MONTHS
from treatywatch.dossiers.lettering import fitted, text_width
from treatywatch.dossiers.links import anchor
from treatywatch.dossiers.matrix_picture import LETTER, LINE, Lettering, legend_of
from treatywatch.dossiers.record_sections import Lane, TimelineMark, TimelineTold
from treatywatch.dossiers.strip import MARGIN, NARROWEST_LABEL, YEARS_BETWEEN_LABELS, Scale
from treatywatch.thread_records import Stance

ROW = 14.0
#: Marks of one stance that stand closer are drawn as one with their number.
CLOSEST = 10.0
#: More rows than this would make a lane unreadable; what is left goes into the last one.
MOST_ROWS = 6
#: In a shorter stretch than this months are marked instead of years.
FEW_DAYS = 900
MONTHS_BETWEEN_LABELS = (1, 3, 6)
WORD_SIZE = 9.5


class LaneMark(NamedTuple):
    """A claim, or several that stand too close to be drawn apart."""

    x: float
    #: How far the days of the utterance reach.
    width: float
    row: int
    stance: Stance
    #: Drawn beside the sign where there is room.
    word: str
    label: str
    target: str | None


class PictureLane(NamedTuple):
    """A lane's title and marks."""

    top: float
    height: float
    title: Lettering
    #: Where its first row of marks stands.
    first_row: float
    marks: tuple[LaneMark, ...]


class TimelinePicture(NamedTuple):
    """Everything that the drawing needs."""

    width: float
    height: float
    bottom: float
    ticks: tuple[tuple[float, str], ...]
    lanes: tuple[PictureLane, ...]
    legend: tuple[tuple[float, float, Stance, str], ...]


class Clustered(NamedTuple):
    """Marks that are drawn as one."""

    x: float
    width: float
    marks: tuple[TimelineMark, ...]


def timeline_picture(told: TimelineTold, width: float) -> TimelinePicture | None:
    """Lay out lanes in a width; None where nothing is dated."""
    days = [day for lane in told.lanes for mark in lane.marks for day in (mark.start, mark.end)]
    if not days:
        return None
    first, last = _bounds(min(days), max(days))
    scale = Scale(first, last, width)
    lanes: list[PictureLane] = []
    top = 22.0
    for one in told.lanes:
        lane = _lane(one, scale, top)
        lanes.append(lane)
        top += lane.height
    stances = (mark.stance for lane in told.lanes for mark in lane.marks)
    legend, height = legend_of(stances, width, top + 8)
    return TimelinePicture(width, round(height, 1), round(top, 1), _ticks(scale, first, last), tuple(lanes), legend)


def _bounds(first: date, last: date) -> tuple[date, date]:
    if (last - first).days > FEW_DAYS:
        return date(first.year, 1, 1), date(last.year, 12, 31)
    year, month = divmod(last.year * 12 + last.month, 12)
    return first.replace(day=1), date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _ticks(scale: Scale, first: date, last: date) -> tuple[tuple[float, str], ...]:
    room = (scale.width - 2 * MARGIN) / NARROWEST_LABEL
    if (last - first).days > FEW_DAYS + 365:
        years = last.year - first.year + 1
        step = next((step for step in YEARS_BETWEEN_LABELS if years / step <= room), 100)
        chosen = range(-(-first.year // step) * step, last.year + 1, step)
        return tuple((scale.x(date(year, 1, 1)), str(year)) for year in chosen)
    begins, ends = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((step for step in MONTHS_BETWEEN_LABELS if (ends - begins + 1) / step <= room / 1.5), 12)
    months = range(-(-begins // step) * step, ends + 1, step)
    days = [date(month // 12, month % 12 + 1, 1) for month in months]
    return tuple((scale.x(day), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in days)


def _lane(one: Lane, scale: Scale, top: float) -> PictureLane:
    number = f"{one.number}. " if one.number else ""
    undated = f" ({one.undated} more without a day)" if one.undated else ""
    lines = fitted(f"{number}{one.title}{undated}", scale.width - 8, LETTER, 2)
    marks = _placed(_clusters(one.marks, scale), scale.width)
    rows = max((mark.row + 1 for mark in marks), default=1)
    first_row = top + 6 + len(lines) * LINE + 7
    title = Lettering(4, top + 15, lines, one.title, f"r-{one.number}" if one.number else None)
    return PictureLane(top, round(first_row + rows * ROW - top, 1), title, first_row, marks)


def _clusters(marks: Sequence[TimelineMark], scale: Scale) -> list[Clustered]:
    """Join marks of the same stance that would cover one another."""
    found: list[Clustered] = []
    latest: dict[str, int] = {}
    for mark in sorted(marks, key=lambda one: (one.start, one.end, one.label)):
        x = scale.x(mark.start)
        width = round(scale.x(mark.end) - x, 1)
        known = latest.get(mark.word)
        if known is not None and x - found[known].x < CLOSEST and width < CLOSEST:
            old = found[known]
            found[known] = Clustered(old.x, max(old.width, x + width - old.x), (*old.marks, mark))
        else:
            latest[mark.word] = len(found)
            found.append(Clustered(x, width, (mark,)))
    return found


def _placed(clusters: Sequence[Clustered], width: float) -> tuple[LaneMark, ...]:
    ends: list[float] = []
    rows: list[int] = []
    for one in clusters:
        free = next((row for row, taken in enumerate(ends) if taken <= one.x - 6), len(ends))
        row = min(free, MOST_ROWS - 1)
        ends[row : row + 1] = [max(one.x + one.width + 6, ends[row] if row < len(ends) else 0)]
        rows.append(row)
    return tuple(
        _lane_mark(one, row, _room(place, clusters, rows, width))
        for place, (one, row) in enumerate(zip(clusters, rows, strict=True))
    )


def _room(place: int, clusters: Sequence[Clustered], rows: Sequence[int], width: float) -> float:
    """Give how much space there is beside a mark until the next one of its row."""
    following = (other.x - 6 for other, row in zip(clusters[place + 1 :], rows[place + 1 :], strict=True)
                 if row == rows[place])  # fmt: skip
    return next(following, width) - clusters[place].x - max(8, clusters[place].width + 4)


def _lane_mark(one: Clustered, row: int, room: float) -> LaneMark:
    first = one.marks[0]
    claims = sum(mark.claims for mark in one.marks)
    times = f"×{claims}" if claims > 1 else ""
    worded = f"{first.word} {times}".strip()
    word = next((text for text in (worded, times) if text and text_width(text, WORD_SIZE) <= room), "")
    return LaneMark(one.x, one.width, row, first.stance, word, "; ".join(_labels(one.marks)), _target(one.marks))


def _labels(marks: Sequence[TimelineMark]) -> Iterator[str]:
    yield from dict.fromkeys(mark.label for mark in marks)


def _target(marks: Sequence[TimelineMark]) -> str | None:
    return next((f"w-{anchor(mark.reference)}" for mark in marks if mark.reference), None)
