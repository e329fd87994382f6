"""Days, names and stated values as a sentence has them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from treatywatch.thread_records import Days, Speaker
from treatywatch.treaties.states import state_in_sentence

__all__ = ["capitalised", "day_in_words", "days_in_words", "distance_in_words", "listed", "named"]

MOST_NAMES = 4


def day_in_words(day: date) -> str:
    """Write a day ("2 February 2019")."""
    return f"{day.day} {day:%B %Y}"


def days_in_words(days: Days | None) -> str:
    """Write days as a sentence has them: "on 2 February 2019", "in March 2017", "since 2014", "at an unknown time"."""
    if days is None or (days.start is None and days.end is None):
        return "at an unknown time"
    if days.start is None:
        return f"until {day_in_words(days.end or date.max)}"
    if days.end is None:
        return f"since {day_in_words(days.start)}"
    if days.start == days.end:
        return f"on {day_in_words(days.start)}"
    whole_months = days.start.day == 1 and date.fromordinal(days.end.toordinal() + 1).day == 1
    same_year = days.start.year == days.end.year
    if whole_months and same_year and days.start.month == days.end.month:
        return f"in {days.start:%B %Y}"
    if whole_months and same_year and (days.start.month, days.end.month) == (1, 12):
        return f"in {days.start.year}"
    return f"between {day_in_words(days.start)} and {day_in_words(days.end)}"


def distance_in_words(days: int) -> str:
    """Write how many days lie between two days."""
    return "one day" if days == 1 else f"{days:,} days"


def listed(names: Sequence[str]) -> str:
    """Write names in a row, the last behind "and"; of many the first few and how many more there are."""
    if len(names) > MOST_NAMES:
        names = [*names[: MOST_NAMES - 1], f"{len(names) - MOST_NAMES + 1} others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def named(speaker: Speaker) -> str:
    """Write a speaker's name as a sentence has it ("the United States")."""
    return state_in_sentence(speaker.key) if speaker.type == "state" else speaker.name


def capitalised(sentence: str) -> str:
    """Write a sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]
