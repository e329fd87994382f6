"""Reads the numbers and ranges of a text with their units: the quantities before anyone asks what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from treatywatch.readings.quantity_numbers import Number, number_openings, read_number
from treatywatch.readings.quantity_terms import change_from, unit_patterns, units
from treatywatch.readings.time_checks import meant_times
from treatywatch.records import Word

__all__ = ["Measure", "measures"]

#: A word, or the letters of a currency that stand straight before its digits ("$US55", "PS2").
WORD = re.compile(r"(?:(?<=\$)(?:US|AU|NZ|HK|A|C|S)|\b(?:USD|EUR|GBP|RUB|PS|RM|Rs))(?=\d)|[^\W_]+")
#: Rules of the time grammar whose words are quantities as well: lengths of time.
LENGTHS = frozenset(("duration", "ago", "window", "set"))
#: Between the two numbers of a range, behind a first unit if there is one.
BETWEEN = re.compile(
    r"\s*(?:-?\s?\b(?P<word>(?:up\s+)?to|through|and|or)\b-?|(?P<dash>[-\u2010\u2011\u2012\u2013\u2014]))\s*"
    r"(?:(?:about|around|nearly|some|almost)\s+)?"
)
#: Between the numbers of a change: "from 31,000 warheads in 1967 to 3,750".
APART = re.compile(
    r"(?P<apart>(?:\s+(?:[A-Za-z][\w'-]*|(?:19|20)\d\d|\d{1,2}[.:]\d\d\s?[ap]m)){1,5}?)\s+(?P<word>to)\s+"
    r"(?:(?:about|around|nearly|some|almost|just)\s+)?(?=[\d$\u00a3\u20ac\u00a5])"
)
FROM_BEFORE = re.compile(r"\bfrom\s", re.IGNORECASE)
BY_BEFORE = re.compile(r"\bby\s+(?:about\s+|around\s+)?$", re.IGNORECASE)
BETWEEN_BEFORE = re.compile(r"\bbetween\s+(?:about\s+|the\s+)?\W?$", re.IGNORECASE)
CURRENCY_BEFORE_SECOND = re.compile(r"(?:US|A|C|HK)?[$\u00a3\u20ac\u00a5]\s?")
MINUS_BEFORE = re.compile(r"(?:\bminus[-\s]|(?<![\w)])[-\u2212])$", re.IGNORECASE)
#: "3M-54", "4.5.2", "a_5": a number in the middle of something else.
INSIDE_SOMETHING = re.compile(r"_$|[\w)][-.,/:\u2011]$")
#: ".5 per cent"
LEADING_POINT = re.compile(r"(?:^|[\s(])\.$")
CHANGE_REACH = 60
#: "forty-first", "21st", "1980s", "199Os", "4:39": no number ends here.
GOES_ON = re.compile(r"[^\W_]|['\u2019]?s\b|\s{3,}\w|\t|:\d")
ORDINAL_GOES_ON = re.compile(
    r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b|(?:st|nd|rd|th)\b", re.IGNORECASE
)
PRICE = re.compile(
    r"(?:\s*(?:US\b|U\.S\.))?(?:(?:\s+per\s+|\s?/\s?)(?P<per>(?:sq(?:uare|\.)?\s)?[A-Za-z]+)\b"
    r"|\s+an?\s+(?P<rate>[a-z]+)\b(?!\s+(?:ago|earlier|later|before|after)))"
)


class Measure(NamedTuple):
    """A number or range with its unit, before comparator and counted words are known."""

    start: int
    end: int
    low: float
    high: float
    unit: str | None
    first: Number
    last: Number
    #: "to", "and", "or" or "-" between the numbers of a range, else nothing.
    connector: str


def measures(text: str, words: Sequence[Word]) -> Iterator[Measure]:
    """Read the numbers of a text in order, without overlap, leaving out the times that are no lengths of time."""
    blocked = iter([(found.start, found.end) for found in meant_times(text, words) if found.rule not in LENGTHS])
    block = next(blocked, None)
    openings, position = number_openings(), 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < position or not (text[start].isdigit() or word.group().lower() in openings):
            continue
        if text[start].isdigit() and LEADING_POINT.search(text, max(0, start - 2), start):
            start -= 1
        while block is not None and block[1] <= start:
            block = next(blocked, None)
        if block is not None and block[0] <= start and not has_unit(text, start, block[1]):
            continue
        measure = measure_at(text, start)
        if measure is not None:
            yield measure
            position = measure.end


def has_unit(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like a year has a unit behind it ("2000 km")."""
    return text[start:end].isdigit() and unit_patterns()[0].match(text, end) is not None


def measure_at(text: str, start: int) -> Measure | None:
    """Read a number or range with its unit at a character; `None` where the word opens none."""
    minus = MINUS_BEFORE.search(text, max(0, start - 7), start) if text[start].isdigit() else None
    if minus is None and INSIDE_SOMETHING.search(text, max(0, start - 2), start):
        return None
    begin = minus.start() if minus else start
    money = unit_patterns()[1].search(text, max(0, begin - 8), begin)
    first = read_number(text, start, money=money is not None)
    if first is None:
        return None
    unit = unit_at(text, first, money)
    if (unit is None and GOES_ON.match(text, first.end)) or ORDINAL_GOES_ON.match(text, first.end):
        return None
    if minus:
        first = first._replace(low=-first.low, high=-first.high)
    return with_second(text, Measure(
        money.start() if money else begin,
        unit[1] if unit else first.end,
        first.low,
        first.high,
        unit[0] if unit else "dimensionless" if first.is_fraction else None,
        first,
        first,
        "",
    ))  # fmt: skip


def with_second(text: str, measure: Measure) -> Measure:
    """Give the range that a number opens, if a second number of the same unit follows: "500 to 5,500 km"."""
    first, money = measure.first, unit_patterns()[1]
    joined = joining(text, measure)
    if joined is None:
        return measure
    second = second_number(text, joined.end(), first)
    if second is None:
        return measure
    own_sign = money.search(text, max(0, second.start - 8), second.start)
    sign = own_sign or money.search(text, measure.start, first.start)
    unit = unit_at(text, second, sign)
    stated = None if measure.unit == "dimensionless" else measure.unit
    if stated is not None and (unit is None or unit[0].split("/")[0] != stated.split("/")[0]):
        # "9 per cent to $84" are two; "$5 to 7" shares the sign, which `sign` has taken into account.
        return measure
    shared = share_scale(first, second)
    falls = shared.low > second.high and (unit or measure.unit) is not None
    if falls and not FROM_BEFORE.search(text, max(0, measure.start - 20), measure.start):
        # "47 percent to 39 percent": a score, and no range.
        return measure
    low, high = sorted((shared.low, second.high))
    end = max(second.end, unit[1] if unit else 0)
    return measure._replace(
        end=end, low=low, high=high, unit=unit[0] if unit else measure.unit, first=shared, last=second,
        connector=(joined["word"] or "-").split()[-1],
    )  # fmt: skip


def joining(text: str, measure: Measure) -> re.Match[str] | None:
    """Give what joins a number to the second one of a range; `None` where nothing does."""
    joined, start = BETWEEN.match(text, measure.end), measure.start
    if joined is None:
        apart = APART.match(text, measure.end) if FROM_BEFORE.search(text, max(0, start - 20), start) else None
        return apart if apart and change_from().search(text, max(0, start - CHANGE_REACH), start) else None
    if joined["word"] == "and":
        return joined if BETWEEN_BEFORE.search(text, max(0, start - 22), start) else None
    # "By $43 million to $419 million": what changes, and what it has become.
    two = joined["word"] == "to" and measure.unit not in (None, "dimensionless")
    return None if two and BY_BEFORE.search(text, max(0, start - 12), start) else joined


def second_number(text: str, start: int, first: Number) -> Number | None:
    """Read the second number of a range; a currency sign may stand in front of it."""
    sign = CURRENCY_BEFORE_SECOND.match(text, start)
    begin = sign.end() if sign else start
    opening = WORD.match(text, begin)
    if opening is None or opening.group().lower() in ("a", "an", "half"):
        return None
    second = read_number(text, begin, money=sign is not None)
    if second is None or second.is_fraction != first.is_fraction:
        return None
    goes_on = unit_at(text, second, None) is None and GOES_ON.match(text, second.end)
    return None if goes_on or ORDINAL_GOES_ON.match(text, second.end) else second


def share_scale(first: Number, last: Number) -> Number:
    """Give the first number of "9 to 12 million" the scale of the second."""
    if first.scale == 1 and last.scale > 1 and 0 < first.low < 1000 and first.low * last.scale <= last.high:
        return first._replace(low=first.low * last.scale, high=first.high * last.scale)
    return first


def unit_at(text: str, number: Number, money: re.Match[str] | None) -> tuple[str, int] | None:
    """Give the unit of a number and where it ends: the currency in front, or the unit behind."""
    if money is not None:
        sign = money["money"]
        currency = next(code for code, forms in units().money.items() if sign in forms.before)
        return priced(text, currency, number.end)
    match = unit_patterns()[0].match(text, number.end)
    name = units().name_of(match["unit"]) if match else None
    if match is None or name is None:
        return None
    if per := match["per"] or match["rate"]:
        return f"{name}/{units().name_of(per) or per.lower()}", match.end()
    return name, match.end("unit")


def priced(text: str, currency: str, end: int) -> tuple[str, int]:
    """Give the unit of money in front of which stands a sign, with what it is paid for: "$80 per barrel"."""
    match = PRICE.match(text, end)
    if match is None:
        return currency, end
    known = units().name_of(match["per"] or match["rate"])
    if known is None and match["rate"]:
        return currency, end
    return f"{currency}/{known or match['per'].lower()}", match.end()
