"""The words of quantities, loaded once: units and money from `units.yaml`, the rest from `quantity_words.yaml`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from treatywatch.readings.lexicons import Lexicon
from treatywatch.readings.numbers import alternatives
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Comparator", "QuantityWords", "Units", "change_from", "quantity_words", "unit_patterns", "units"]

Comparator = Literal["=", "~", "<", ">", "up", "down"]
Direction = Literal["up", "down"]


class UnitForms(Lexicon):
    """How a unit is written, and its length in kilometres if it is one of length."""

    words: tuple[str, ...]
    symbols: tuple[str, ...] = ()


class MoneyForms(Lexicon):
    """How a currency is written in front of and behind an amount."""

    before: tuple[str, ...]
    words: tuple[str, ...]


class Units(Lexicon):
    """The units of `units.yaml` by pint's and ISO 4217's names."""

    units: dict[str, UnitForms]
    money: dict[str, MoneyForms]
    small_change: dict[str, str]

    def name_of(self, written: str) -> str | None:
        """Give a unit's name from the way it is written; symbols exactly, words in any case and number."""
        exact, folded = written_units()
        if written in exact:
            return exact[written]
        word = " ".join(written.lower().replace("-", " ").split())
        return folded.get(word) or folded.get(word.removesuffix("s")) or folded.get(word.removesuffix("es"))


class CueWords(Lexicon):
    """Words before and after a number that give its comparator."""

    before: tuple[str, ...]
    after: tuple[str, ...]


class QuantityWords(Lexicon):
    """The words of `quantity_words.yaml`."""

    comparators: dict[Comparator, CueWords]
    change_verbs: dict[Direction, tuple[str, ...]]
    phrasal_verbs: frozenset[str]
    before_over: frozenset[str]
    change_words: dict[str, tuple[Direction, float]]
    designations: frozenset[str]
    not_after_one: frozenset[str]
    vague: dict[str, tuple[float, float]]
    phrase_ends: frozenset[str]
    measured: tuple[str, ...]


@cache
def units() -> Units:
    """Load the units once."""
    return load_model(Path(__file__).with_name("units.yaml"), Units)


@cache
def quantity_words() -> QuantityWords:
    """Load the words once."""
    return load_model(Path(__file__).with_name("quantity_words.yaml"), QuantityWords)


@cache
def change_from() -> re.Pattern[str]:
    """Give the pattern of a verb of change in front of "from A to B", up to the number A."""
    verbs = alternatives(verb for listed in quantity_words().change_verbs.values() for verb in listed)
    hedge = r"(?:(?:about|around|some|nearly|roughly|almost|approximately|over|more\s+than)\s+)?"
    return re.compile(rf"\b{verbs}\b(?:\s+\w+){{0,3}}?\s+from\s+{hedge}\W?$", re.IGNORECASE)


@cache
def written_units() -> tuple[dict[str, str], dict[str, str]]:
    """Give the names of units by symbol (exact) and by word (lower case)."""
    table = units()
    exact = {symbol: name for name, forms in table.units.items() for symbol in forms.symbols}
    folded = {word.lower().replace("-", " "): name for name, forms in table.units.items() for word in forms.words}
    folded |= {word.lower(): name for name, forms in table.money.items() for word in forms.words}
    return exact, folded | table.small_change


@cache
def unit_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a unit behind a number, and that of money in front of one (searched up to its start)."""
    table = units()
    symbols = [symbol for forms in table.units.values() for symbol in forms.symbols]
    words = [word for forms in table.units.values() for word in forms.words] + list(table.small_change)
    words += [word for forms in table.money.values() for word in forms.words]
    named = rf"(?:{alternatives(symbols)}(?!\w)|(?i:{alternatives(words)}s?)(?!\w))"
    short_times = r"(?:year|month|week|day|hour|minute|second)"
    behind = re.compile(
        rf"(?:\s{{0,2}}|[-\u2010\u2011\u2013])(?P<unit>{named})"
        rf"(?:(?:\s*/\s*|\s+per\s+)(?P<per>{named}|[a-z]+\b)|\s+an?\s+(?P<rate>{short_times})\b)?"
    )
    before = re.compile(
        rf"(?<!\w)(?P<money>{alternatives(sign for forms in table.money.values() for sign in forms.before)})\s?$"
    )
    return behind, before
