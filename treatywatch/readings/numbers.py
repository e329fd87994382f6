"""Numbers as English texts write them: digits with separators, words, and digits with a scale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from treatywatch.readings.lexicons import Lexicon
from treatywatch.treaties.yaml_files import load_model

__all__ = ["DIGITS", "NumberWords", "alternatives", "number_pattern", "number_words", "parse_number", "spelled_number"]

#: 1,550 - 5 500 (no-break or thin space) - 2.5 - .001
#: 4,2 billion (a decimal comma, as translations have it)
DIGITS = (
    r"(?:\d+,\d{1,2}(?=\s+(?:million|billion|trillion)\b)|"
    r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
)


class NumberWords(Lexicon):
    """The words of `number_words.yaml`."""

    units: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    scale_letters: dict[str, int]
    ordinals: dict[str, int]
    fractions: dict[str, int]


@cache
def number_words() -> NumberWords:
    """Load the number words once."""
    return load_model(Path(__file__).with_name("number_words.yaml"), NumberWords)


def alternatives(words: Iterable[str]) -> str:
    """Give a pattern for any of the words, longest first so that no word hides a longer one."""
    listed = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed) + ")"


@cache
def spelled_number() -> str:
    """Give the pattern of a number spelled out: "seven", "twenty-five", "two hundred and fifty thousand"."""
    words = number_words()
    ones, tens, scale = alternatives(words.units), alternatives(words.tens), alternatives(words.scales)
    # "and" joins only what a scale has split: "two and three" are two numbers. No number has more than six scales.
    small = rf"(?:{tens}(?:[-\s]+{ones}\b)?|{ones})"
    return rf"(?:{small}(?:[-\s]+{scale}\b(?:[-\s]+(?:and\s+)?{small}\b)?){{0,6}})"


@cache
def number_pattern() -> str:
    """Give the pattern of a number in words, with "a dozen" and "half a million"."""
    scale = alternatives(number_words().scales)
    return rf"(?:{spelled_number()}|(?:half\s+)?an?\s+{scale}\b(?:\s+{scale}\b){{0,3}})"


@cache
def parse_number(text: str) -> float | None:
    """Give the value of a number in digits or words; `None` where the words make none."""
    cleaned = re.sub(r"(?<=\d)[,\u00a0\u202f](?=\d{3})", "", text.strip().lower()).replace(",", ".")
    tokens = re.findall(r"\d+(?:\.\d+)?|\.\d+|[a-z]+", cleaned)
    tokens = [word for word in tokens if word != "and"]
    if not tokens:
        return None
    if tokens[0] == "half" and len(tokens) > 1:
        rest = parse_number(" ".join(tokens[1:]))
        return None if rest is None else rest / 2
    return sum_of(tokens)


def sum_of(tokens: list[str]) -> float | None:
    """Add number words up as they are said: "two hundred and fifty thousand"."""
    words = number_words()
    plain = words.units | words.tens
    scales = words.scales | words.scale_letters
    total, current = 0.0, 0.0
    for position, word in enumerate(tokens):
        if word in plain:
            current += plain[word]
        elif word in scales:
            current = (current or 1.0) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0.0
        elif word[0].isdigit() or word[0] == ".":
            current += float(word)
        elif position or word not in ("a", "an"):
            return None
        else:
            current = 1.0
    return total + current
