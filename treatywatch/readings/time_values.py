"""Times with their days: a TIMEX3 value, the first and last day that it covers, and how exact it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal, NamedTuple

from treatywatch.records import DateBasis, DatePrecision

__all__ = [
    "TimeValue",
    "century_of", "day_of", "decade_of", "fiscal_year", "half_of", "month_of", "part_of", "period", "quarter_of",
    "reference", "season_of", "shifted", "span_of", "unresolved", "week_of", "weekend_of", "within_calendar", "year_of",
]  # fmt: skip

TimeType = Literal["date", "duration", "time", "set"]
#: How the units of relative expressions look when nothing anchors them.
UNKNOWN_VALUES = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XXTNI",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


class TimeValue(NamedTuple):
    """What a time expression means: `start` and `end` are days, both included, `None` is open or unknown."""

    type: TimeType
    value: str | None
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = "unknown"
    basis: DateBasis = "explicit"


def last_day(year: int, month: int) -> date:
    """Give the last day of a month."""
    if (year, month) == (date.max.year, 12):
        return date.max
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def within_calendar(year: int) -> int:
    """Keep a year within the calendar that Python knows."""
    return min(max(year, date.min.year), date.max.year)


def year_of(year: int) -> TimeValue:
    """Give a whole year of our era."""
    year = within_calendar(year)
    return TimeValue("date", f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


def month_of(year: int, month: int) -> TimeValue:
    """Give a whole month."""
    year = within_calendar(year)
    return TimeValue("date", f"{year:04d}-{month:02d}", date(year, month, 1), last_day(year, month), "month")


def day_of(day: date) -> TimeValue:
    """Give one day."""
    return TimeValue("date", day.isoformat(), day, day, "day")


def week_of(day: date) -> TimeValue:
    """Give the ISO week of a day."""
    monday = day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    year, week, _ = day.isocalendar()
    return TimeValue("date", f"{year:04d}-W{week:02d}", monday, shifted(monday, "day", 6), "day")


def weekend_of(day: date) -> TimeValue:
    """Give the weekend of a day's ISO week."""
    saturday = shifted(day, "day", 6 - day.isoweekday())
    value = f"{week_of(day).value}-WE"
    return TimeValue("date", value, saturday, shifted(saturday, "day", 1), "day")


def quarter_of(year: int, quarter: int) -> TimeValue:
    """Give a quarter of a year."""
    year = within_calendar(year)
    first = 3 * quarter - 2
    return TimeValue("date", f"{year:04d}-Q{quarter}", date(year, first, 1), last_day(year, first + 2), "quarter")


def half_of(year: int, half: int) -> TimeValue:
    """Give the first or second half of a year."""
    year = within_calendar(year)
    first = 6 * half - 5
    return TimeValue("date", f"{year:04d}-H{half}", date(year, first, 1), last_day(year, first + 5), "season")


def season_of(year: int, code: str, first_month: int) -> TimeValue:
    """Give a season; a winter belongs to the year in which it begins."""
    year = within_calendar(year)
    start = date(year, first_month, 1)
    third_month = shifted(start, "month", 2)
    return TimeValue("date", f"{year:04d}-{code}", start, last_day(third_month.year, third_month.month), "season")


def decade_of(first_year: int) -> TimeValue:
    """Give a decade from its first year (1980)."""
    start = date(max(first_year, 1), 1, 1)
    return TimeValue("date", f"{first_year // 10:03d}", start, date(first_year + 9, 12, 31), "decade")


def century_of(first_year: int) -> TimeValue:
    """Give a century from its first year (1900 for the twentieth, as people count)."""
    start = date(max(first_year, 1), 1, 1)
    return TimeValue("date", f"{first_year // 100:02d}", start, date(first_year + 99, 12, 31), "unknown")


def fiscal_year(year: int) -> TimeValue:
    """Give a fiscal year of the United States: it ends on 30 September of the year that names it."""
    year = within_calendar(year)
    return TimeValue(
        "date", f"FY{year:04d}", date(year - 1, 10, 1) if year > 1 else date.min, date(year, 9, 30), "year"
    )


def reference(value: str) -> TimeValue:
    """Give a vague reference to past, present or future, or a value with unknown parts."""
    return TimeValue("date", value, basis="unresolved")


def unresolved(unit: str) -> TimeValue:
    """Give a period of the calendar that nothing anchors."""
    return reference(UNKNOWN_VALUES.get(unit, "XXXX-XX-XX"))


def span_of(first: TimeValue, last: TimeValue) -> TimeValue:
    """Give the stretch from one time to another, both included."""
    basis: DateBasis = "unresolved" if first.start is None or last.end is None else last.basis
    if first.start is not None and last.end is not None and first.start > last.end:
        return TimeValue("date", None, basis="unresolved")
    start, end = (None, None) if basis == "unresolved" else (first.start, last.end)
    return TimeValue("date", f"{first.value}/{last.value}", start, end, last.precision, basis)


def part_of(whole: TimeValue, part: Literal["start", "mid", "end"]) -> TimeValue:
    """Give the early, middle or late third of a period; the TIMEX3 value stays the whole's.

    Of a year these are January to April, May to August, September to December; of a decade its first five years, the
    fourth to seventh, and the last five, because people do not agree where they end.
    """
    if whole.start is None or whole.end is None:
        return whole
    first, last = whole.start, whole.end
    third = {"start": 0, "mid": 1, "end": 2}[part]
    if whole.precision == "year" and (last - first).days >= 364:
        start = shifted(first, "month", 4 * third)
        return whole._replace(start=start, end=shifted(shifted(start, "month", 4), "day", -1), precision="season")
    if whole.precision == "decade":
        start, years = shifted(first, "year", (0, 3, 5)[third]), 4 if part == "mid" else 5
        return whole._replace(start=start, end=shifted(shifted(start, "year", years), "day", -1), precision="year")
    days = timedelta(days=((last - first).days + 1) // 3)
    begin = {"start": first, "mid": first + days, "end": last - days}[part]
    end = {"start": first + days, "mid": last - days, "end": last}[part]
    return whole._replace(start=begin, end=end)


def shifted(day: date, unit: str, count: int) -> date:
    """Move a day by a number of calendar units; the result stays within the calendar that Python knows."""
    days = {"day": 1, "night": 1, "week": 7, "weekend": 7, "fortnight": 14}
    if unit in days:
        return date.fromordinal(min(max(day.toordinal() + days[unit] * count, 1), date.max.toordinal()))
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
    total = day.year * 12 + day.month - 1 + months.get(unit, 0) * count
    total = min(max(total, 12), date.max.year * 12 + 11)
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, last_day(year, month + 1).day))


PERIODS: dict[str, Callable[[date], TimeValue]] = {
    "night": lambda day: day_of(day)._replace(value=f"{day.isoformat()}TNI"),
    "week": week_of,
    "fortnight": week_of,
    "weekend": weekend_of,
    "month": lambda day: month_of(day.year, day.month),
    "quarter": lambda day: quarter_of(day.year, (day.month + 2) // 3),
    "year": lambda day: year_of(day.year),
    "decade": lambda day: decade_of(day.year // 10 * 10),
    "century": lambda day: century_of(day.year // 100 * 100),
    "millennium": lambda day: century_of(day.year // 100 * 100),
}


def period(day: date, unit: str) -> TimeValue:
    """Give the calendar period of a unit that a day lies in."""
    return PERIODS.get(unit, day_of)(day)
