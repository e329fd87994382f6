"""What conditions are asked of and refer to: facts, a treaty's law by name, and how an outcome is worded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from treatywatch.records import Reason, Truth
from treatywatch.treaties.circumstances import Question
from treatywatch.treaties.facts import CircumstanceValue, Facts
from treatywatch.treaties.truth import Outcome

__all__ = [
    "ALL", "ANY", "NOT_THE_CASE", "Condition", "Definition", "Dispute", "Law", "Membership", "NumberQuestion", "cited",
    "leaf", "listed", "lowered", "opened", "spoken",
]  # fmt: skip

#: "VI.1(a)", "I and II", "17.2" are articles; "MOU II" and "V of the protocol" are not cited as such.
CITABLE = re.compile(r"(?:[IVX]+\b(?! (?!and\b|or\b|to\b)[a-z])|\d)")
ALL, ANY = "all of these", "at least one of these"
NOT_THE_CASE = "not the case"


class Condition(Protocol):
    """Whatever can be asked of the facts under a law."""

    def __call__(self, facts: Facts, law: Law, /) -> Outcome:
        """Say whether the condition holds, and why."""


class Definition(NamedTuple):
    """A term of a treaty: the condition that defines it, in words, with its article."""

    condition: Condition
    text: str
    article: str
    unverified: bool


class Dispute(NamedTuple):
    """A question on which the parties read the treaty differently, and who holds what."""

    question: str
    positions: tuple[tuple[str, str], ...]
    article: str


class Membership(NamedTuple):
    """States that a treaty names together, with its article."""

    states: frozenset[str]
    text: str
    article: str
    unverified: bool


class NumberQuestion(NamedTuple):
    """A number that conditions ask for: what it is, its unit, and the keys of a scenario that give it."""

    asks: str
    unit: str
    keys: tuple[str, ...]
    unless_stated: Truth = "unknown"


@dataclass(frozen=True)
class Law:
    """What conditions refer to by name: terms, lists of types, circumstances, disputed questions, groups, numbers."""

    name: str
    terms: Mapping[str, Definition] = field(default_factory=dict)
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    circumstances: Mapping[str, Question] = field(default_factory=dict)
    disputes: Mapping[str, Dispute] = field(default_factory=dict)
    groups: Mapping[str, Membership] = field(default_factory=dict)
    numbers: Mapping[str, NumberQuestion] = field(default_factory=dict)
    #: The day from which the treaty bound each state.
    entries: Mapping[str, date] = field(default_factory=dict)

    def understands(self, key: str, value: CircumstanceValue) -> bool:
        """Say whether what a scenario states under a key answers one of the law's questions, or gives a number."""
        asked = any(
            key in question.keys and question.answered(key, value) != "unknown"
            for question in self.circumstances.values()
        )
        return asked or key == "recipient" or any(key in number.keys for number in self.numbers.values())

    def not_understood(self, name: str, stated: Mapping[str, CircumstanceValue]) -> str | None:
        """Give a key of a circumstance whose value answers nothing that the law asks: nothing may be assumed then."""
        question = self.circumstances[name]
        if question.only_if_said:
            return None
        mine = sorted(question.keys & stated.keys())
        return next((key for key in mine if not self.understands(key, stated[key])), None)


def spoken(word: str) -> str:
    """Write a word of the vocabulary as people do."""
    return word.replace("_", " ")


def listed(wanted: tuple[str, ...], joint: str = "or") -> str:
    """Write a list of words as people do."""
    names = [spoken(word) for word in wanted]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {joint} {names[-1]}"


def cited(law: str, article: str) -> str:
    """Cite an article of a treaty, or a part of it that is none ("INF Art. VI.1(a)", "INF MOU II")."""
    return f"{law} Art. {article}" if CITABLE.match(article) else f"{law} {article}"


def lowered(title: str) -> str:
    """Write a title inside a sentence."""
    return title[:1].lower() + title[1:]


def opened(reason: Reason) -> tuple[Reason, ...]:
    """Give the reasons under a mere "all of these" or "at least one of these", and any other reason itself."""
    return reason.reasons if reason.text in {ALL, ANY} else (reason,)


def leaf(truth: Truth, text: str, facts: Facts, key: str, missing: str | None = None) -> Outcome:
    """Make the outcome of a question about one fact, with where the fact comes from."""
    origin = facts.origin(key)
    words = f"{text} ({origin.note})" if origin.note else text
    reason = Reason(text=words, truth=truth, source=origin.source, span=origin.span, unverified=origin.unverified)
    return Outcome(truth, reason, (missing,) if missing and truth == "unknown" else ())
