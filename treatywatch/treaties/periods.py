"""Periods as treaties state them, and the declared rules by which each ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.treaties.days import add_months

__all__ = ["Period", "Rounding", "Shape", "ended"]

#: How a period ends. `same_day`: months and years end on the day of the month with the same number, or on the month's
#: last day where it has no such day; days are added, the day of the trigger not counted. `next_day`: the whole period
#: must have passed, so that the effect comes at 00:00 of the next day. `first_of_month`: on the first day of the month
#: that many months after the month of the trigger.
Rounding = Literal["same_day", "next_day", "first_of_month"]


class Shape(BaseModel):
    """What all parts of a pack have in common: frozen, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Period(Shape):
    """A length of time as a treaty states it: years and months by the calendar, or days, or hours."""

    years: int | None = Field(default=None, ge=0)
    months: int | None = Field(default=None, ge=0)
    days: int | None = Field(default=None, ge=0)
    hours: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _one_unit(self) -> Period:
        given = [name for name in ("years", "months", "days", "hours") if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError("a period counts in one of years, months, days or hours")
        return self

    @property
    def whole_days(self) -> int | None:
        """Give the days of a period in days or hours (hours rounded up to the day that they reach into)."""
        if self.hours is not None:
            return -(-self.hours // 24)
        return self.days

    @property
    def whole_months(self) -> int:
        """Give the months of a period in months or years."""
        return (self.months or 0) + 12 * (self.years or 0)

    def after(self, start: date) -> date:
        """Give the day on which the period is over, counted from a day."""
        days = self.whole_days
        return add_months(start, self.whole_months) if days is None else start + timedelta(days=days)

    def before(self, end: date) -> date:
        """Give the latest day from which the period fits before a day."""
        days = self.whole_days
        return add_months(end, -self.whole_months) if days is None else end - timedelta(days=days)

    def __str__(self) -> str:
        """Write the period as people do."""
        for unit in ("years", "months", "days", "hours"):
            count = getattr(self, unit)
            if count is not None:
                return f"{count} {unit.removesuffix('s') if count == 1 else unit}"
        raise AssertionError(self)


def ended(period: Period, start: date, rounding: Rounding) -> date:
    """Give the day on which a period that began with a day takes effect, by its rule of rounding."""
    if rounding == "first_of_month":
        return add_months(start.replace(day=1), period.whole_months)
    end = period.after(start)
    return end + timedelta(days=1) if rounding == "next_day" else end
