"""Dates in words, as precise as they are known."""

from __future__ import annotations

from datetime import date

from treatywatch.records import DateInterval, Document
from treatywatch.treaties.days import parse_days

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """Give a day in words ("4 July 2024")."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def interval_in_words(start: date | None, end: date | None) -> str:
    """Give days in words, shortened to the month, year or years that they fill ("July 2024", "2014 to 2019")."""
    if start is None and end is None:
        return "no date"
    if start is None or end is None:
        return f"from {day_in_words(start)}" if start else f"until {day_in_words(end or date.min)}"
    if start == end:
        return day_in_words(start)
    next_day = date.fromordinal(end.toordinal() + 1) if end < date.max else end
    if start.day == 1 and next_day.day == 1:
        return _whole_months(start, end)
    return f"{day_in_words(start)} to {day_in_words(end)}"


def dated_in_words(first: date, last: date | None) -> str:
    """Say when something came that may have come on any of these days ("on 4 July 2024", "in July 2024").

    Without a last day, the first is all that is known.
    """
    if last is None:
        return f"about {day_in_words(first)}"
    words = interval_in_words(first, last)
    if " to " in words:
        return f"between {day_in_words(first)} and {day_in_words(last)}"
    return f"{'on' if first == last else 'in'} {words}"


def _whole_months(start: date, end: date) -> str:
    if start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    first, last = (f"{MONTHS[day.month - 1]} {day.year}" for day in (start, end))
    return first if first == last else f"{first} to {last}"


def published_in_words(document: Document) -> str:
    """Give a document's date in words ("4 July 2024", "not before 3 May 2018", "no date")."""
    start, end = document.published_interval
    if document.published_precision == "not_before" and start:
        return f"not before {day_in_words(start)}"
    return interval_in_words(start, end)


def when_in_words(when: DateInterval | None) -> str | None:
    """Give a time of an act or utterance in words: the days where they are known, else the text's own words."""
    if when is None:
        return None
    if when.start is None and when.end is None:
        return f"“{when.text}”" if when.text else None
    return interval_in_words(when.start, when.end)


def days_in_words(on: str | None) -> str | None:
    """Give the days of an act as findings carry them, `start/end` with `..` for an open end, in words."""
    if on is None:
        return None
    days = parse_days(on)
    return interval_in_words(days.start, days.end)
