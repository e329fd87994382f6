"""The parts of a treaty pack that count: periods that run, what comes round, limits, quotas."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import Field, field_validator, model_validator

from treatywatch.treaties.days import parse_days
from treatywatch.treaties.periods import Period, Rounding, Shape
from treatywatch.treaties.sourced import Sourced

__all__ = ["Clock", "CountTerm", "Limit", "Quota", "RecordedCount", "Recurrence"]


class RecordedCount(Sourced):
    """A clock that ran in history, to hold the arithmetic against; `effective` is `None` where it never took effect."""

    actor: str
    on: date
    effective: date | None
    outcome: str = ""


class Clock(Sourced):
    """A period that the treaty counts: from a notice, from its entry into force, from an event or another step's end.

    `runs_from` names the trigger: `notice`, `entry_into_force`, `own_entry_into_force`, `signature`, `deposit`,
    `event`, another step of the pack, or a word of the pack's `triggers`.
    """

    step: str
    article: str
    runs_from: str
    years: int | None = None
    months: int | None = None
    days: int | None = None
    hours: int | None = None
    rounding: Rounding = "same_day"
    #: `before`: the last day for something that has to come that long before the trigger (a notification's lead).
    direction: Literal["after", "before"] = "after"
    text: str
    #: What happens then, in our words ("withdrawal takes effect").
    what: str = ""
    recorded: tuple[RecordedCount, ...] = ()
    remarks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _has_a_period(self) -> Clock:
        Period.model_validate(self.period.model_dump())
        return self

    @property
    def period(self) -> Period:
        """Give the length of the period."""
        return Period(years=self.years, months=self.months, days=self.days, hours=self.hours)


class Recurrence(Sourced):
    """Something that comes round: data exchanges, declarations, review conferences, quota years, sessions."""

    id: str
    article: str
    kind: Literal["data exchange", "declaration", "review conference", "meeting", "quota period", "session", "other"]
    text: str
    #: Days of every year (`03-01`), or days on record (`held`), or a period from `first` on.
    yearly: tuple[str, ...] = ()
    held: tuple[date, ...] = ()
    every: Period | None = None
    first: date
    #: The first day on which it no longer comes round.
    until: date | None = None

    @field_validator("yearly")
    @classmethod
    def _days_exist(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        for day in value:
            if re.fullmatch(r"\d\d-\d\d", day) is None:
                raise ValueError(f"{day!r} is no day of the year such as '03-01'")
            parse_days(f"2000-{day}")
        return value

    @model_validator(mode="after")
    def _comes_round(self) -> Recurrence:
        if sum((bool(self.yearly), bool(self.held), self.every is not None)) != 1:
            raise ValueError("a recurrence has one of yearly, held and every")
        return self


class CountTerm(Shape):
    """A part of a count: a column of the declaration, times a weight (for all types, or type by type)."""

    column: str
    weight: float = 1.0
    #: Weights by the value of the declaration's column `type`; a type that is not listed counts nothing.
    by_type: dict[str, float] = Field(default_factory=dict)
    #: The counting rule in a sentence, with its article.
    says: str = ""
    article: str | None = None


class Limit(Sourced):
    """A ceiling on something that is counted, from a day on (each party for itself)."""

    id: str
    article: str
    #: What is counted, in words.
    counts: str
    #: `at_most` a ceiling, `at_least` a floor; from a `threshold` on, something else is due (`consequence`).
    bound: Literal["at_most", "at_least", "threshold"] = "at_most"
    ceiling: float
    unit: str = ""
    since: date
    until: date | None = None
    #: Only for this party; or for the states of a group together.
    party: str | None = None
    group: str | None = None
    #: Names of the column of a declaration that gives the count itself.
    columns: tuple[str, ...] = ()
    #: How the count is made up where a declaration gives its parts.
    count: tuple[CountTerm, ...] = ()
    #: What follows from a threshold.
    consequence: str = ""
    #: How texts speak of what is counted: each entry is a list of words, all of which must stand with the number.
    spoken: tuple[tuple[str, ...], ...] = ()
    text: str

    @model_validator(mode="after")
    def _thresholds_have_consequences(self) -> Limit:
        if (self.bound == "threshold") != bool(self.consequence):
            raise ValueError("a threshold, and only a threshold, says what follows from it (`consequence`)")
        return self


class Quota(Sourced):
    """How many inspections a party may make in a year, while the period runs."""

    article: str
    kind: str = "inspections"
    #: The year is the calendar's, or runs from the anniversary of entry into force (`treaty`).
    year: Literal["calendar", "treaty"] = "calendar"
    per_calendar_year: int
    since: date
    until: date | None = None
