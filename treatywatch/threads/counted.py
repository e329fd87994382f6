"""What the numbers of claims count (`counted.yaml`), as lemmas, and which counts say nothing of one another."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from treatywatch.treaties.yaml_files import load_model

FILE = Path(__file__).with_name("counted.yaml")
#: Plurals that add more than an "s".
SIBILANT = re.compile(r"(?:ch|sh|ss|x|z)es$")
#: Words that end in an "s" that is no plural's.
UNINFLECTED = re.compile(r"(?:ss|us|is)$")


class Joining(BaseModel):
    """Acts that many states do one after the other, and what is counted then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    acts: frozenset[str]
    things: frozenset[str]


class Counted(BaseModel):
    """The tables of `counted.yaml`, where each is explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: dict[str, str]
    levels: tuple[tuple[str, ...], ...]
    narrowing: frozenset[str]
    partial: frozenset[str]
    flown: frozenset[str]
    flying: frozenset[str]
    occasions: frozenset[str]
    units: frozenset[str]
    joining: Joining
    statuses: dict[str, dict[Literal["actual", "intended", "notified", "effective"], str]]
    #: Pairs of them that do not exclude each other.
    at_once: tuple[frozenset[str], ...]


@cache
def counted() -> Counted:
    """Give the tables of the package; raises VocabularyError where the file is wrong."""
    return load_model(FILE, Counted)


def lemma(noun: str) -> str:
    """Write a noun in the singular ("missiles", "batteries")."""
    word = noun.lower()
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if SIBILANT.search(word):
        return word[:-2]
    return word if UNINFLECTED.search(word) else word.removesuffix("s")


def thing_counted(words: str) -> str:
    """Give what a phrase counts: its last noun in the singular, behind the words that narrow it ("deployed warhead").

    >>> thing_counted("ground-launched cruise missiles"), thing_counted("battalions of the banned missile")
    ('missile', 'battalion')
    """
    phrase = re.split(r"\s+(?:of|with|in|at|for|from|that|which)\b|,", words.strip().lower())[0]
    parts = re.findall(r"[^\W\d_][\w-]*", phrase)
    if not parts:
        return ""
    noun = lemma(parts[-1])
    narrow = [word for word in parts[:-1] if word in counted().narrowing]
    return " ".join([*narrow, counted().same.get(noun, noun)])


def level(thing: str) -> int | None:
    """Give the place of something counted among what holds what, `None` for what stands nowhere there."""
    return next((place for place, nouns in enumerate(counted().levels) if noun_of(thing) in nouns), None)


def noun_of(thing: str) -> str:
    """Give the noun of something counted, without what narrows it."""
    return thing.rpartition(" ")[2]


def is_partial(words: str) -> bool:
    """Tell whether a number is said to be of a part only ("two more battalions", "one of the missiles")."""
    return not counted().partial.isdisjoint(re.findall(r"[a-z]+", words.lower()))
