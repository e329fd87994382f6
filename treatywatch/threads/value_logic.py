"""When two values can both be true: intervals with their tolerance, days, designations of one system."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple, Protocol

from treatywatch.thread_records import Value
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.intervals import tolerance

__all__ = ["Stretch", "apart", "compatible", "disjoint", "same_system", "stretch"]

#: However round a number is, it is not off by more than this share of itself unless it says "about".
MOST_ROUNDING = 0.025
INFINITE = float("inf")


class Stretch(NamedTuple):
    """The numbers that a value allows, tolerance included."""

    low: float
    high: float
    low_inclusive: bool
    high_inclusive: bool


def stretch(value: Value) -> Stretch:
    """Give the numbers that a value allows.

    "About" reaches 5 to 10 percent, as the digits allow; a plain number half of its last digit, 2.5 percent at most;
    bounds ("over 500", "at most 480", "500 to 5,500") are what they say. What a flight covered is the least that the
    range can be.
    """
    bound = value.low != value.high
    low = -INFINITE if value.low is None else value.low - _off(value, value.low, bound=bound)
    high = INFINITE if value.high is None else value.high + _off(value, value.high, bound=bound)
    if value.facet == "range_km" and value.of == "distance":
        return Stretch(low, INFINITE, value.low_inclusive, True)
    return Stretch(low, high, value.low_inclusive, value.high_inclusive)


def _off(value: Value, number: float, *, bound: bool) -> float:
    if value.approximate:
        return tolerance(number)
    return 0.0 if bound else min(value.precision or 0.0, MOST_ROUNDING * number)


def apart(first: Stretch, second: Stretch) -> bool:
    """Tell whether two stretches share no number."""
    lower, upper = (first, second) if first[:2] <= second[:2] else (second, first)
    if lower.high != upper.low:
        return lower.high < upper.low
    return not (lower.high_inclusive and upper.low_inclusive)


def compatible(first: Value, second: Value) -> bool:
    """Tell whether two values of numbers, of the same facet, unit and thing, can both be true."""
    if first.of == second.of == "distance":
        return True  # two flights cover what they cover
    return not apart(stretch(first), stretch(second))


class Dated(Protocol):
    """Anything from a day to a day."""

    @property
    def start(self) -> date | None:
        """The first day; `None` is open."""
        ...

    @property
    def end(self) -> date | None:
        """The last day; `None` is open."""
        ...


def disjoint(first: Dated, second: Dated) -> bool:
    """Tell whether two stretches of days share no day; an open end may reach anywhere."""
    ends = (first.end or date.max, second.end or date.max)
    starts = (first.start or date.min, second.start or date.min)
    return ends[0] < starts[1] or ends[1] < starts[0]


def same_system(first: str, second: str) -> bool | None:
    """Tell whether two designations are of one system, or of a system and its family; `None`: not in the tables."""
    own, other = _systems(first), _systems(second)
    if not own or not other:
        return True if first.casefold() == second.casefold() else None
    return not own.isdisjoint(other)


@lru_cache(maxsize=1024)
def _systems(designation: str) -> frozenset[str]:
    aliases = Aliases.load()
    named = {one for mention in aliases.find(designation) if mention.kind == "system" for one in mention.ids}
    return frozenset(named | {member for one in named for member in aliases.systems[one].family})
