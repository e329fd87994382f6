"""The calendar's words, loaded once from `calendar_terms.yaml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from treatywatch.readings.lexicons import Lexicon
from treatywatch.treaties.yaml_files import load_model

__all__ = ["CalendarTerms", "Era", "Season", "Unit", "calendar_terms"]


class Season(Lexicon):
    """A season: TIMEX3's code and its first month (northern hemisphere)."""

    code: str
    first_month: int


class Unit(Lexicon):
    """A length of time: TIMEX3's letter, whether it stands behind the T, and how many of them it means."""

    letter: str
    clock: bool = False
    times: int = 1


class Era(Lexicon):
    """A historical anchor ("the Cold War"): its first and last day, and from when on it was ending."""

    names: tuple[str, ...]
    start: date
    end: date
    ending: date | None = None


class CalendarTerms(Lexicon):
    """The words of `calendar_terms.yaml`, all in lower case."""

    months: dict[str, int]
    month_abbreviations: dict[str, int]
    weekdays: dict[str, int]
    weekday_abbreviations: dict[str, int]
    seasons: dict[str, Season]
    units: dict[str, Unit]
    plurals: dict[str, str]
    parts_of_day: dict[str, str]
    decades: dict[str, int]
    references: dict[str, str]
    adverbs_of_frequency: dict[str, str]
    future_cues: tuple[str, ...]
    schedule_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    habit_cues: tuple[str, ...]
    present_cues: tuple[str, ...]
    season_events: frozenset[str]
    named_days: dict[str, tuple[int, int]]
    eras: tuple[Era, ...]
    opening_words: frozenset[str]
    following_words: frozenset[str]

    def month(self, word: str) -> int:
        """Give the number of a month from its name or abbreviation."""
        name = word.lower().rstrip(".")
        return self.months.get(name) or self.month_abbreviations[name]

    def weekday(self, word: str) -> int:
        """Give the ISO number of a weekday (Monday 1) from its name or abbreviation."""
        name = word.lower().rstrip(".")
        return self.weekdays.get(name) or self.weekday_abbreviations[name]

    def era(self, name: str) -> Era:
        """Give a historical anchor by one of its names."""
        folded = " ".join(name.lower().split())
        return next(era for era in self.eras if folded in (known.lower() for known in era.names))

    def unit(self, word: str) -> tuple[str, Unit]:
        """Give a length of time in the singular, with its meaning."""
        name = word.lower()
        name = self.plurals.get(name, name)
        if name not in self.units:
            name = name.removesuffix("s")
        return name, self.units[name]


@cache
def calendar_terms() -> CalendarTerms:
    """Load the calendar's words once."""
    return load_model(Path(__file__).with_name("calendar_terms.yaml"), CalendarTerms)
