"""Reads one number with its scale from a text at a place: "1,550", "5.5 million", "two-thirds", "hundreds of"."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from treatywatch.readings.numbers import DIGITS, alternatives, number_pattern, number_words, parse_number
from treatywatch.readings.quantity_terms import quantity_words

#: "4.3M": behind its digits, and no part of a designation ("3M-54").
MILLIONS_END = re.compile(r"(?=\s|[.,;:)]|$)")

__all__ = ["Number", "number_openings", "read_number"]


class Number(NamedTuple):
    """A number in a text: its characters, its interval (one value: both ends alike), and how it is written."""

    start: int
    end: int
    low: float
    high: float
    #: The number without its scale word, for a range that shares the scale ("9 to 12 million").
    scale: float = 1.0
    is_fraction: bool = False
    is_digits: bool = False


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Compile digits with scale, ratios, fractions, vague counts, and words."""
    words = number_words()
    scales = alternatives(name for name in words.scales if name != "dozen")
    letters = r"(?:bn|tn|mln|mn|k|m|b)"
    small = alternatives([*words.units, *words.tens])
    parts = alternatives(words.fractions)
    # "a third party", "a fifth time" are ordinals.
    alone = r"(?=\s+of\b|\s*[.,;:)]|\s*$|\s+(?:to|by|in|from|less|more)\b)"
    half = rf"half\b(?!-|\s+an?\s+{alternatives(words.scales)}\b)"
    ones = rf"an?[-\s]+{parts}\b{alone}|one[-\s]+{parts}\b|{small}[-\s]+{parts}s\b|{half}"
    return (
        re.compile(
            rf"(?P<digits>{DIGITS})"
            rf"(?:[\s-]{{0,2}}(?P<scale>(?i:{scales}))s?\b|(?P<letter>(?i:{letters}))(?![\w/\u00b2\u00b3]))?"
            r"(?:\s*[x\u00d7]\s*10\s?\^?(?P<power>[-\u2212]?\d{1,3}))?"
        ),
        # 1/2, 10 1/2, 5\u00bd
        re.compile(
            r"(?P<whole>\d{1,3}\s+)?(?P<top>[1-9])/(?P<bottom>[2-9]|1\d)(?![\d/])|(?P<before>\d{1,3})\s?(?P<sign>[\u00bc-\u00be])"
        ),
        re.compile(
            rf"(?P<part>one|two|three)\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>{small}|\d+)\b(?!-|[,.]\d)(?=\s+[a-z])",
            re.IGNORECASE,
        ),
        re.compile(
            rf"(?P<change>{alternatives(quantity_words().change_words)})\b(?!-|\s+(?:down|back)\b)", re.IGNORECASE
        ),
        re.compile(rf"(?P<fraction>{ones})", re.IGNORECASE),
        re.compile(rf"(?P<vague>{alternatives(quantity_words().vague)})\b(?:\s+of\b)?", re.IGNORECASE),
        re.compile(rf"(?P<words>{number_pattern()})\b", re.IGNORECASE),
    )


@cache
def number_openings() -> frozenset[str]:
    """Give the words, in lower case, with which a number can begin."""
    words = number_words()
    vague = {word.split()[0] for word in quantity_words().vague}
    changes = {word.split()[0] for word in quantity_words().change_words}
    return frozenset({*words.units, *words.tens, *words.scales, *vague, *changes, "a", "an", "half"}) - {
        "thousand",
        "million",
    }


def read_number(text: str, start: int, *, money: bool = False) -> Number | None:
    """Read the number that begins at a character; `money` lets "m" stand for million. `None` where there is none."""
    digits, ratio, share, change, fraction, vague, words = patterns()
    if (match := ratio.match(text, start)) and (number := number_of_ratio(match)):
        return number
    if match := digits.match(text, start):
        return number_of_digits(match, money)
    if (match := share.match(text, start)) and (number := number_of_share(match)):
        return number
    if match := change.match(text, start):
        part = quantity_words().change_words[" ".join(match.group().lower().split())][1]
        return Number(start, match.end(), part, part, is_fraction=True)
    if match := fraction.match(text, start):
        return number_of_fraction(match)
    if match := vague.match(text, start):
        low, high = quantity_words().vague[" ".join(match["vague"].lower().split())]
        return Number(start, match.end(), low, high)
    if match := words.match(text, start):
        value = parse_number(match.group())
        last = re.split(r"[\s-]+", match.group().lower())[-1]
        scale = float(number_words().scales.get(last, 1))
        return None if value is None else Number(start, match.end(), value, value, scale)
    return None


def number_of_digits(match: re.Match[str], money: bool) -> Number | None:
    """Give the number of digits with their scale."""
    value = parse_number(match["digits"])
    if value is None or len(match["digits"]) > 24:
        return None
    words, end, scale = number_words(), match.end(), 1.0
    if match["scale"]:
        scale = float(words.scales[match["scale"].lower()])
    elif letter := (match["letter"] or "").lower():
        written = match["letter"] in ("M", "B") and len(match["digits"]) > 1 and MILLIONS_END.match(match.string, end)
        if letter in ("m", "b") and not money and not written:
            end = match.end("digits")
        else:
            scale = float(words.scale_letters[letter])
    if match["power"]:
        scale *= 10.0 ** int(match["power"].replace("\u2212", "-"))
    return Number(match.start(), end, value * scale, value * scale, scale, is_digits=True)


def number_of_share(match: re.Match[str]) -> Number | None:
    """Give "one in three", "two out of five"; `None` for what is no part of a whole."""
    part, whole = parse_number(match["part"]), parse_number(match["whole"])
    if part is None or whole is None or part >= whole:
        return None
    return Number(match.start(), match.end(), part / whole, part / whole, is_fraction=True)


def number_of_ratio(match: re.Match[str]) -> Number | None:
    """Give "1/2" and "10 1/2"; `None` for what is no part of a whole ("9/2")."""
    if match["sign"]:
        value = int(match["before"]) + unicodedata.numeric(match["sign"])
        return Number(match.start(), match.end(), value, value, is_digits=True)
    top, bottom = int(match["top"]), int(match["bottom"])
    if top >= bottom:
        return None
    value = int(match["whole"] or 0) + top / bottom
    return Number(match.start(), match.end(), value, value, is_fraction=match["whole"] is None, is_digits=True)


def number_of_fraction(match: re.Match[str]) -> Number | None:
    """Give "two-thirds", "a quarter", "half"."""
    words = number_words()
    tokens = re.findall(r"[a-z]+", match.group().lower())
    if tokens == ["half"]:
        return Number(match.start(), match.end(), 0.5, 0.5, is_fraction=True)
    above = 1.0 if tokens[0] in ("a", "an") else parse_number(" ".join(tokens[:-1]))
    below = words.fractions.get(tokens[-1]) or words.fractions.get(tokens[-1].removesuffix("s"))
    if above is None or not below:
        return None
    return Number(match.start(), match.end(), above / below, above / below, is_fraction=True)
