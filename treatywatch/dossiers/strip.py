"""The geometry of the dated line: where years, phases, events, alleged acts and documents stand in the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.dossiers.sections import Dossier, Life, Phase, Source
from treatywatch.records import TreatyStatus

MARGIN = 14.0
ROW = 13.0
#: The lane of documents is no higher than this.
HIGHEST_LANE = 156.0
YEARS_BETWEEN_LABELS = (1, 2, 5, 10, 20, 50)
NARROWEST_LABEL = 38.0


class Tick(NamedTuple):
    """A year on the axis."""

    x: float
    year: int


class Band(NamedTuple):
    """A stretch of the line: a phase of the treaty."""

    x: float
    width: float
    status: TreatyStatus
    #: A phase of one party, not of the treaty as a whole.
    partial: bool


class Dot(NamedTuple):
    """An event, an alleged act or a document; `row` counts away from the axis so that none covers another."""

    x: float
    width: float
    row: int
    label: str
    target: str
    #: Nothing but the earliest possible day is known.
    open: bool = False


class Strip(NamedTuple):
    """Everything that the drawing needs; lengths in its own units."""

    width: float
    height: float
    axis: float
    acts_top: float
    documents_top: float
    #: How far apart the rows of documents stand: less where there are very many.
    documents_step: float
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    events: tuple[Dot, ...]
    acts: tuple[Dot, ...]
    documents: tuple[Dot, ...]
    undated: int


class Placed(NamedTuple):
    """What is to be drawn in a lane, by its days."""

    start: date
    end: date
    label: str
    target: str
    open: bool = False


class Scale:
    """From days to places on the line."""

    def __init__(self, first: date, last: date, width: float) -> None:
        self.first, self.width = first.toordinal(), width
        self.days = max(1, last.toordinal() - self.first)

    def x(self, day: date) -> float:
        """Give where a day stands."""
        return round(MARGIN + (day.toordinal() - self.first) / self.days * (self.width - 2 * MARGIN), 1)


def strip(dossier: Dossier, width: float) -> Strip | None:
    """Lay out the dated line in a given width; None where nothing is dated."""
    dated = [source for source in dossier.sources if source.earliest]
    days = [*_days(dossier.life), *(day for one in dated for day in (one.earliest, one.latest) if day)]
    if not days:
        return None
    scale = Scale(date(min(days).year, 1, 1), date(max(days).year, 12, 31), width)
    own = [
        Placed(m.start, m.end, f"{m.dated}: {m.text}", f"m-{n}") for n, m in enumerate(dossier.life.moments) if m.own
    ]
    events = _stacked(own, scale, 9)
    acts = _stacked(
        [Placed(act.start, act.end, act.label, f"d-{act.dispute}") for act in dossier.life.alleged], scale, 7
    )
    documents = _stacked([_placed(one) for one in dated], scale, 9)
    axis = 26 + ROW * _rows(events)
    acts_top = axis + 46
    documents_top = acts_top + (ROW * _rows(acts) + 24 if acts else 0)
    step = round(min(ROW, HIGHEST_LANE / max(1, _rows(documents))), 1)
    bands = _bands(dossier.life, scale, max(days))
    return Strip(
        width=width, height=round(documents_top + step * max(1, _rows(documents)) + 8, 1), axis=axis, acts_top=acts_top,
        documents_top=documents_top, documents_step=step, ticks=_ticks(scale, days), bands=bands,
        events=events, acts=acts, documents=documents, undated=len(dossier.sources) - len(dated),
    )  # fmt: skip


def _days(life: Life) -> list[date]:
    own = [day for moment in life.moments if moment.own for day in (moment.start, moment.end)]
    return own + [day for act in life.alleged for day in (act.start, act.end)]


def _placed(source: Source) -> Placed:
    start = source.earliest or date.min
    label = f"{source.number}. {source.title}, {source.published}"
    return Placed(start, source.latest or start, label, f"s-{source.number}", open=source.latest is None)


def _stacked(items: Sequence[Placed], scale: Scale, size: float) -> tuple[Dot, ...]:
    ends: list[float] = []
    dots: list[Dot] = []
    for start, end, label, target, is_open in sorted(items):
        x = scale.x(start)
        width = round(max(0.0, scale.x(end) - x), 1)
        row = next((row for row, taken in enumerate(ends) if taken <= x - size / 2), len(ends))
        ends[row : row + 1] = [x + width + size / 2 + 1]
        dots.append(Dot(x, width, row, label, target, is_open))
    return tuple(dots)


def _rows(dots: Sequence[Dot]) -> int:
    return max((dot.row + 1 for dot in dots), default=0)


def _ticks(scale: Scale, days: Sequence[date]) -> tuple[Tick, ...]:
    first, last = min(days).year, max(days).year
    room = (scale.width - 2 * MARGIN) / NARROWEST_LABEL
    step = next((step for step in YEARS_BETWEEN_LABELS if (last - first + 1) / step <= room), 100)
    return tuple(Tick(scale.x(date(year, 1, 1)), year) for year in range(-(-first // step) * step, last + 1, step))


def _bands(life: Life, scale: Scale, last: date) -> tuple[Band, ...]:
    ends = [phase.end for phase in life.phases if phase.end and phase.party is None]
    until = {False: last, True: max(ends, default=last)}
    return tuple(
        _band(phase, until[phase.party is not None], scale)
        for phase in sorted(life.phases, key=lambda phase: phase.party is not None)
        if phase.party is None or phase.status != "in_force"
    )


def _band(phase: Phase, last: date, scale: Scale) -> Band:
    start, end = scale.x(phase.start), scale.x(phase.end or last)
    return Band(start, round(max(2.0, end - start), 1), phase.status, partial=phase.party is not None)
