"""Lengths that texts state, in the kilometres in which treaties count ranges."""

from __future__ import annotations

import re

from treatywatch.records import Interval, Quantity

__all__ = ["KILOMETRES", "kilometres"]

#: Kilometres in a unit of length, by the unit's name in pint's terms.
KILOMETRES = {
    "kilometer": 1.0, "meter": 0.001, "centimeter": 1e-5, "millimeter": 1e-6, "micrometer": 1e-9, "nanometer": 1e-12,
    "mile": 1.609344, "nautical_mile": 1.852, "foot": 0.0003048, "inch": 0.0000254, "yard": 0.0009144,
}  # fmt: skip
#: Lengths of the metric system convert to kilometres without rounding.
METRIC = frozenset(("kilometer", "meter", "centimeter", "millimeter", "micrometer", "nanometer"))
#: "More than 500" leaves 500 out, "no more than 500" and "500 or more" do not.
EXCLUSIVE = re.compile(
    r"(?<!no )(?<!not )\b(?:(?:more|less|fewer|greater|longer|shorter|farther|further) than|"
    r"over|above|under|below|exceed\w*|beyond|excess|short of)\b(?! or equal)|[<>](?!=)",
    re.IGNORECASE,
)
OR_MORE = re.compile(
    r"\b(?:or|and)\s+(?:more|less|over|above|under|below|longer|shorter|greater|fewer|further)$", re.IGNORECASE
)


def kilometres(quantity: Quantity) -> Interval | None:
    """Convert a length to kilometres; `None` where the quantity is no length, or a change of one.

    What was converted from another system, or said to be about so much, is approximate. "At least", "up to" and
    "or more" include the number itself, "more than" and "less than" do not.
    """
    factor = KILOMETRES.get(quantity.unit or "")
    if factor is None or quantity.comparator in ("up", "down"):
        return None
    words = quantity.span.exact
    inclusive = EXCLUSIVE.search(words) is None or OR_MORE.search(words) is not None
    return Interval(
        low=None if quantity.low is None else quantity.low * factor,
        high=None if quantity.high is None else quantity.high * factor,
        low_inclusive=inclusive or quantity.comparator != ">",
        high_inclusive=inclusive or quantity.comparator != "<",
        approximate=quantity.unit not in METRIC or quantity.comparator == "~",
        span=quantity.span,
    )
