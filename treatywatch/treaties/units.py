"""Units in which packs, scenarios and texts state the same things, and how they convert."""

from __future__ import annotations

import re

from treatywatch.records import Interval
from treatywatch.treaties.facts import CircumstanceValue
from treatywatch.treaties.intervals import parse_interval

__all__ = ["conversion", "number_of", "unit_of"]

#: Names of a unit, with the unit that they are multiples of and the factor.
UNITS: dict[str, tuple[str, float]] = {
    "": ("", 1), "kilogram": ("kg", 1), "kg": ("kg", 1), "gram": ("kg", 0.001), "g": ("kg", 0.001),
    "tonne": ("kg", 1000), "metric_ton": ("kg", 1000), "metric ton": ("kg", 1000), "t": ("kg", 1000),
    "ton": ("kg", 1000), "kiloton": ("kt", 1), "kt": ("kt", 1), "kiloton_tnt": ("kt", 1), "megaton": ("kt", 1000),
    "mt": ("kt", 1000), "kilometer": ("m", 1000), "kilometre": ("m", 1000), "km": ("m", 1000), "meter": ("m", 1),
    "metre": ("m", 1), "m": ("m", 1), "centimeter": ("m", 0.01), "centimetre": ("m", 0.01), "cm": ("m", 0.01),
    "millimeter": ("m", 0.001), "millimetre": ("m", 0.001), "mm": ("m", 0.001), "mile": ("m", 1609.344),
    "nautical_mile": ("m", 1852), "nautical mile": ("m", 1852), "nm": ("m", 1852), "percent": ("%", 1),
    "per cent": ("%", 1), "%": ("%", 1), "day": ("h", 24), "hour": ("h", 1), "h": ("h", 1), "week": ("h", 168),
}  # fmt: skip


def unit_of(name: str) -> tuple[str, float]:
    """Give what a unit is a multiple of, and how many times; an unknown one is its own."""
    plain = name.strip().lower()
    singular = plain if plain in UNITS else plain.removesuffix("s")
    return UNITS.get(singular, (plain, 1))


def conversion(said: str, wanted: str) -> float | None:
    """Give the factor from one unit to another; `None` where they measure different things.

    A word after a number that asks for no unit says what is counted ("12 warheads").
    """
    if not wanted:
        return 1.0
    (base, own), (other, theirs) = unit_of(said), unit_of(wanted)
    return own / theirs if base == other else None


def number_of(value: CircumstanceValue, unit: str) -> Interval | None:
    """Read a circumstance's number (`160`, `">150"`, `"1 to 5 kt"` with the unit repeated); `None` for no number."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    factor = 1.0
    if isinstance(value, str):
        value, said = split_unit(value, unit)
        known = conversion(said, unit)
        if known is None:
            return None
        factor = known
    try:
        return scaled(parse_interval(value), factor)
    except ValueError:
        return None


def split_unit(text: str, unit: str) -> tuple[str, str]:
    """Take the unit's word off the end of a number ("200 kilotons", "1 to 5 kt", "60%")."""
    plain = text.strip().replace(" to ", "..")
    match = re.fullmatch(r"(.*?\d)\s*([^\d\s.,()\[\]][^\d()\[\]]*)?", plain)
    number, said = (match[1], (match[2] or "").strip()) if match else (plain, "")
    # "5 kt..10 kt": the unit stands with both ends.
    return number.replace(said, "") if said else number, said or unit


def scaled(interval: Interval, factor: float) -> Interval:
    """Give an interval in another unit."""
    if factor == 1.0:
        return interval
    low, high = (None if end is None else end * factor for end in (interval.low, interval.high))
    return interval.model_copy(update={"low": low, "high": high})
