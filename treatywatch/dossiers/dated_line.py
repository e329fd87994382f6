"""The dated line as a list: the treaty's events and the documents in one order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.dossiers.sections import Dossier, Moment, Source

#: More documents than this are counted by year instead of listed.
MOST_DOCUMENTS = 40


class Entry(NamedTuple):
    """A line: an event with its number, a document, or a year with how many documents it has."""

    day: date
    moment: Moment | None = None
    number: int = 0
    source: Source | None = None
    year: int | None = None
    documents: int = 0
    first: int = 0

    @property
    def history(self) -> bool:
        """Tell whether the line is an event of the history around the treaty."""
        return self.moment is not None and not self.moment.own


def dated_line(dossier: Dossier) -> tuple[Entry, ...]:
    """Merge events and documents by date; documents without a date come last."""
    events = [Entry(moment.start, moment=moment, number=number) for number, moment in enumerate(dossier.life.moments)]
    documents = _by_year(dossier.sources) if len(dossier.sources) > MOST_DOCUMENTS else _each(dossier.sources)
    return tuple(sorted([*events, *documents], key=lambda entry: (entry.day, entry.moment is None)))


def _each(sources: Sequence[Source]) -> list[Entry]:
    return [Entry(source.earliest or date.max, source=source) for source in sources]


def _by_year(sources: Sequence[Source]) -> list[Entry]:
    years = [source.earliest.year if source.earliest else None for source in sources]
    firsts = {year: source.number for year, source in reversed(list(zip(years, sources, strict=True)))}
    return [
        Entry(date(year, 12, 31) if year else date.max, year=year, documents=number, first=firsts[year])
        for year, number in Counter(years).items()
    ]
