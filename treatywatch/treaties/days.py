"""Days and spans of days: a date, month or year as the days it covers, and calendar months added to a day."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

from treatywatch.records import Truth

__all__ = ["ANY_DAY", "Days", "add_months", "before", "day_before", "on_or_after", "parse_days"]

DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Days(NamedTuple):
    """The days on one of which something was, both ends included; `None` is open or unknown."""

    start: date | None
    end: date | None

    def __str__(self) -> str:
        """Write the days as short as ISO 8601 can: a day, month or year, else `start/end` with `..` for an open end."""
        if self.start is not None and self.end is not None:
            for short in (self.start.isoformat(), f"{self.start:%Y-%m}", f"{self.start:%Y}"):
                if day_span(short) == self:
                    return short
        return self.ends

    @property
    def ends(self) -> str:
        """Write the days as `start/end` in ISO form with `..` for an open end."""
        return "/".join(day.isoformat() if day else ".." for day in (self.start, self.end))

    def meets(self, start: date | None, end: date | None) -> bool:
        """Say whether one of the days lies between two days, both included."""
        return (self.end is None or start is None or self.end >= start) and (
            self.start is None or end is None or self.start <= end
        )


ANY_DAY = Days(None, None)


def day_before(day: date | None) -> date | None:
    """Give the last day of a span that ends before a day; `None` stays open."""
    return None if day is None else date.fromordinal(day.toordinal() - 1)


def parse_days(text: str) -> Days:
    """Read `2008`, `2008-05`, `2008-05-09`, or `start/end` of those with `..` for an open end.

    Raises ValueError with what is wrong.
    """
    if "/" not in text:
        return day_span(text)
    first, _, last = text.partition("/")
    start = None if first in {"", ".."} else day_span(first).start
    end = None if last in {"", ".."} else day_span(last).end
    if start is not None and end is not None and end < start:
        raise ValueError(f"{text!r} ends before it starts")
    return Days(start, end)


def day_span(text: str) -> Days:
    """Give the days that one ISO date, month or year covers; raises ValueError."""
    found = DAY.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"{text!r} is no date")
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None  # noqa: S101 - the pattern's first group always matches
    if not year >= 1 or (month is not None and not 1 <= month <= 12):
        raise ValueError(f"{text!r} is no date of the calendar")
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    try:
        return Days(date(year, month, day), date(year, month, day))
    except ValueError as error:
        raise ValueError(f"{text!r} is no date of the calendar") from error


def add_months(day: date, months: int) -> date:
    """Add calendar months: the same day of the month, or the month's last day where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def on_or_after(days: Days, limit: date) -> Truth:
    """Say whether something that was on one of the days was on or after a day."""
    if days.start is not None and days.start >= limit:
        return "true"
    return "false" if days.end is not None and days.end < limit else "unknown"


def before(days: Days, limit: date) -> Truth:
    """Say whether something that was on one of the days was before a day."""
    if days.end is not None and days.end < limit:
        return "true"
    return "false" if days.start is not None and days.start >= limit else "unknown"
