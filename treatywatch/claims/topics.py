"""The words by which texts say what a treaty says (`topics.yaml`), loaded strictly."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, PlainValidator

from treatywatch.errors import VocabularyError
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Stance", "Topics", "load_topics"]

FILE = Path(__file__).with_name("topics.yaml")

#: What a treaty does to items or acts: it bans them, is about them, leaves them out, allows or requires them.
Stance = Literal["bans", "covers", "excludes", "allows", "requires"]


def _pattern(value: object) -> re.Pattern[str]:
    """Join alternatives into one pattern that ignores case."""
    if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
        raise ValueError("expected a list of patterns")
    return re.compile("|".join(value), re.IGNORECASE)


Pattern = Annotated[re.Pattern[str], PlainValidator(_pattern)]
Words = frozenset[str]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Signing(_Strict):
    """Words for signing."""

    verbs: Words
    nouns: Words


class Entering(_Strict):
    """Words for entering into force."""

    verbs: Words
    phrases: Pattern


class Notice(_Strict):
    """Words for the time between a notice and the end."""

    periods: Words
    announcing: Words
    leaving: Words


class Duration(_Strict):
    """Words for how long a treaty runs."""

    unlimited: Pattern
    expiring: Words
    limited: Words


class Parties(_Strict):
    """Words for whom a treaty binds."""

    only: Pattern
    bilateral: Pattern
    membership: Words


class Elimination(_Strict):
    """Words for what was destroyed under a treaty."""

    verbs: Words
    nouns: Words
    whole_class: Pattern
    items: Words


class Verification(_Strict):
    """Words for inspections."""

    inspections: Words
    regime: Pattern
    none: Pattern


class Status(_Strict):
    """Words for whether a treaty is in force."""

    in_force: Pattern
    ended: Pattern


class Topics(_Strict):
    """All words, by what they say."""

    stances: dict[Stance, Words]
    stance_nouns: dict[Stance, Words]
    #: Pairs of a verb and a word that depends on it.
    stance_phrases: dict[Stance, tuple[tuple[str, str], ...]]
    stance_adjectives: dict[Stance, Words]
    parts_of_treaty: Words
    bounds: Words
    bounds_outside: Words
    bounds_inside: Words
    negators: Words
    takes_out: tuple[str, ...]
    basing: dict[str, Pattern]
    kinds: dict[str, Pattern]
    classes: dict[str, Pattern]
    payload: dict[str, Pattern]
    payload_alike: Pattern
    payload_only: Pattern
    acts: dict[str, Words]
    undertaking: Words
    breaking: Words
    lawful: Words
    sequence: tuple[str, ...]
    signing: Signing
    entering: Entering
    notice: Notice
    duration: Duration
    parties: Parties
    elimination: Elimination
    limits: Words
    verification: Verification
    purpose: Pattern
    status: Status

    def act_of(self, lemma: str) -> str | None:
        """Give the act that a word names, or `None`."""
        return next((act for act, words in self.acts.items() if lemma in words), None)


@cache
def load_topics() -> Topics:
    """Load the words; raises VocabularyError."""
    return load_model(FILE, Topics, VocabularyError)
