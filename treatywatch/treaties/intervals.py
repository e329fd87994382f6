"""Sets of numbers with open or closed ends: reading them, holding them against a band, saying what is missing."""

from __future__ import annotations

import math
import re

from treatywatch.records import Interval, Truth

__all__ = ["band_words", "gap", "parse_band", "parse_interval", "widened", "within", "words"]

NUMBER = r"\d+(?:\.\d+)?"
#: `>500`, `<= 480`, `500..5500`, `~2500`, `2500`; the unit may be repeated.
POINT = re.compile(rf"(?P<sign>>=|<=|[><~≥≤])?(?P<number>{NUMBER})")
PAIR = re.compile(rf"(?P<about>~)?(?P<low>{NUMBER})(?:\.\.|[-–])(?P<high>{NUMBER})")
BAND = re.compile(rf"(?P<open>[\[(])(?P<low>{NUMBER}),(?P<high>{NUMBER}|inf)(?P<close>[\])])")
#: "About" is taken as at least 5 and at most 10 percent either way, within that as the digits given allow.
LEAST_TOLERANCE, MOST_TOLERANCE = 0.05, 0.10


def parse_interval(value: float | str) -> Interval:
    """Read a number, `>500`, `500..5500`, `~2500` or a band such as `(1000, 5500]`; raises ValueError."""
    if not isinstance(value, str):
        if not math.isfinite(value) or value < 0:
            raise ValueError(f"{value!r} is no distance")
        return Interval(low=value, high=value)
    text = re.sub(r"(?<=\d),(?=\d{3}\b)|\s|km$", "", value.strip().removesuffix("km"))
    if BAND.fullmatch(text) is not None:
        return parse_band(text)
    if (pair := PAIR.fullmatch(text)) is not None:
        low, high = float(pair["low"]), float(pair["high"])
        if low > high:
            raise ValueError(f"{value!r} runs downwards")
        return Interval(low=low, high=high, approximate=pair["about"] is not None)
    point = POINT.fullmatch(text)
    if point is None:
        raise ValueError(f"{value!r} is no number or interval")
    return signed(point["sign"] or "=", float(point["number"]))


def signed(sign: str, number: float) -> Interval:
    """Give the interval of a number with a comparison sign in front."""
    if sign in {">", ">=", "≥"}:
        return Interval(low=number, high=None, low_inclusive=sign != ">")
    if sign in {"<", "<=", "≤"}:
        return Interval(low=None, high=number, high_inclusive=sign != "<")
    return Interval(low=number, high=number, approximate=sign == "~")


def parse_band(text: str) -> Interval:
    """Read a band as mathematics writes it, `[500, 1000]` or `(1000, 5500]`; raises ValueError."""
    found = BAND.fullmatch(text.replace(" ", ""))
    if found is None:
        raise ValueError(f"{text!r} is no band such as '[500, 1000]' or '(1000, 5500]'")
    high = None if found["high"] == "inf" else float(found["high"])
    return Interval(
        low=float(found["low"]), high=high, low_inclusive=found["open"] == "[", high_inclusive=found["close"] == "]"
    )


def tolerance(number: float) -> float:
    """Give how far "about" reaches: half a unit of the last digit that is not zero, kept within 5 to 10 percent."""
    place = 10.0
    while number and number % place == 0:
        place *= 10
    return min(max(place / 20, LEAST_TOLERANCE * number), MOST_TOLERANCE * number)


def widened(interval: Interval) -> Interval:
    """Give an approximate interval as the exact one that it stands for."""
    if not interval.approximate:
        return interval
    low = None if interval.low is None else interval.low - tolerance(interval.low)
    high = None if interval.high is None else interval.high + tolerance(interval.high)
    return interval.model_copy(update={"low": low, "high": high, "approximate": False})


def is_band_rounded(interval: Interval, band: Interval) -> bool:
    """Say whether an approximate interval is the band itself, as rounding or other units give it."""
    if not interval.approximate or None in {interval.low, interval.high, band.low, band.high}:
        return False
    ends = ((interval.low, band.low), (interval.high, band.high))
    return interval.low != interval.high and all(
        abs((own or 0) - (other or 0)) <= LEAST_TOLERANCE * (other or 0) for own, other in ends
    )


def starts_inside(interval: Interval, band: Interval) -> bool:
    """Say whether nothing of the interval lies below the band."""
    if band.low is None:
        return True
    if interval.low is None:
        return False
    closed = band.low_inclusive or not interval.low_inclusive
    return interval.low > band.low or (interval.low == band.low and closed)


def ends_inside(interval: Interval, band: Interval) -> bool:
    """Say whether nothing of the interval lies above the band."""
    if band.high is None:
        return True
    if interval.high is None:
        return False
    closed = band.high_inclusive or not interval.high_inclusive
    return interval.high < band.high or (interval.high == band.high and closed)


def apart(lower: Interval, upper: Interval) -> bool:
    """Say whether the first interval lies wholly below the second."""
    if lower.high is None or upper.low is None:
        return False
    touching = lower.high == upper.low and lower.high_inclusive and upper.low_inclusive
    return lower.high <= upper.low and not touching


def within(interval: Interval, band: Interval) -> Truth:
    """Say whether a number of which only the interval is known lies in the band."""
    if is_band_rounded(interval, band):
        return "true"
    exact = widened(interval)
    if starts_inside(exact, band) and ends_inside(exact, band):
        return "true"
    return "false" if apart(exact, band) or apart(band, exact) else "unknown"


def words(interval: Interval, unit: str = "km") -> str:
    """Write an interval as people do: `>500 km`, `500 to 5,500 km`, `about 2,500 km`."""
    return bare(interval, unit).rstrip()


def bare(interval: Interval, unit: str) -> str:
    """Write an interval and its unit, which may be empty."""
    about = "about " if interval.approximate else ""
    if interval.low is not None and interval.low == interval.high:
        return f"{about}{interval.low:,g} {unit}"
    if interval.high is None:
        return f"{about}{'≥' if interval.low_inclusive else '>'}{interval.low or 0:,g} {unit}"
    if interval.low is None:
        return f"{about}{'≤' if interval.high_inclusive else '<'}{interval.high:,g} {unit}"
    return f"{about}{interval.low:,g} to {interval.high:,g} {unit}"


def gap(interval: Interval, band: Interval, unit: str = "km") -> str:
    """Say which end of the band an interval leaves open."""
    exact, sides = widened(interval), []
    if not starts_inside(exact, band):
        sides.append(f"{'at least' if band.low_inclusive else 'above'} {band.low or 0:,g} {unit}")
    if not ends_inside(exact, band):
        sides.append(f"{'at most' if band.high_inclusive else 'below'} {band.high or 0:,g} {unit}")
    asked = " and ".join(side.rstrip() for side in sides)
    return f"'{words(interval, unit)}' does not say whether it is {asked}"


def band_words(band: Interval, unit: str = "km") -> str:
    """Write a band as people do: "at least 500 km and at most 5,500 km"."""
    low = f"{'at least' if band.low_inclusive else 'above'} {band.low or 0:,g} {unit}".rstrip()
    if band.high is None:
        return low
    return f"{low} and {'at most' if band.high_inclusive else 'below'} {band.high:,g} {unit}".rstrip()
