"""Finds whatever the patterns of times match, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.numbers import number_words
from treatywatch.readings.time_patterns import APOSTROPHES, time_rules

__all__ = ["Found", "time_candidates"]


class Found(NamedTuple):
    """A candidate in the text: which rule found it, and the groups of the rule's own pattern."""

    rule: str
    match: re.Match[str]

    @property
    def start(self) -> int:
        """First character."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.match.end()


@cache
def rules() -> dict[str, re.Pattern[str]]:
    """Compile each rule on its own."""
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in time_rules()}


@cache
def combined() -> re.Pattern[str]:
    """Compile all rules into one expression whose last group names the rule that matched."""
    stripped = (f"(?P<{name}>{re.sub(r'[(][?]P<[^>]+>', '(?:', rule.pattern)})" for name, rule in rules().items())
    return re.compile("|".join(stripped), re.IGNORECASE)


@cache
def opening_words() -> frozenset[str]:
    """Give every word with which a time expression can begin, in lower case."""
    terms, words = calendar_terms(), number_words()
    named = (
        terms.months, terms.month_abbreviations, terms.weekdays, terms.weekday_abbreviations, terms.seasons,
        terms.units, terms.plurals, terms.decades, terms.references, terms.adverbs_of_frequency,
        words.units, words.tens, words.ordinals,
    )  # fmt: skip
    own = {re.split(r"[^a-z]", word)[0] for names in named for word in names}
    return terms.opening_words | own | {f"{word}s" for word in own}


#: Words that open an expression only with another word of times behind them; they are most of a text.
LEADING = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "to", "in", "for", "at", "more", "some", "over", "about")
)
WORD = re.compile(r"[^\W_]+")
BEHIND = re.compile(rf"[\s,{''.join(APOSTROPHES)}-]+([^\W_]+)")


@cache
def following_words() -> frozenset[str]:
    """Give every word that can stand behind a leading one, in lower case."""
    terms, words = calendar_terms(), number_words()
    phrases = (phrase.split() for phrase in (*terms.references, *terms.named_days))
    own = {word for phrase in phrases for word in phrase[1:]}
    return opening_words() - {"to", "for"} | own | {*terms.parts_of_day, *words.scales, *terms.following_words}


def leads_nowhere(text: str, word: str, end: int) -> bool:
    """Tell a leading word that nothing of times follows."""
    if word not in LEADING:
        return False
    behind = BEHIND.match(text, end)
    return behind is None or not (behind[1][0].isdigit() or behind[1].lower() in following_words())


@lru_cache(maxsize=4)
def time_candidates(text: str) -> tuple[Found, ...]:
    """Give the time expressions of a text in order.

    The last few texts are remembered, because times and quantities both ask.
    """
    return tuple(find_candidates(text))


def find_candidates(text: str) -> Iterator[Found]:
    """Find the time expressions of a text in order, without overlap.

    The grammar runs only at words that can open an expression, which makes it several times as fast.
    """
    opening, pattern, own_rules = opening_words(), combined(), rules()
    position = 0
    for word in WORD.finditer(text):
        start = word.start()
        if start < position or not ((first := text[start]).isdigit() or (lower := word.group().lower()) in opening):
            continue
        if not first.isdigit() and leads_nowhere(text, lower, word.end()):
            continue
        if first.isdigit() and text[start - 1 : start] in APOSTROPHES:
            start -= 1
        match = pattern.match(text, start)
        if match is None or match.lastgroup is None:
            continue
        # The rule alone matches the same words and knows its own groups.
        own = own_rules[match.lastgroup].match(text, start)
        if own is not None and own.end() > start:
            yield Found(match.lastgroup, own)
            position = own.end()
