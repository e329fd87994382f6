"""Circumstances of an act that a treaty asks about, read from a scenario's free keys."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from treatywatch.records import Truth
from treatywatch.treaties.facts import CircumstanceValue

__all__ = ["Question", "shown", "spaced"]

YES, NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0", "none"})


@dataclass(frozen=True)
class Question:
    """A yes-or-no question about the circumstances, and which keys and words of a scenario answer it.

    `yes` and `no` give words by key: "launcher" with the word "mobile" answers "is the launcher fixed?" with no.
    `flags` are keys whose value is the answer, `contrary` keys whose value is the opposite of it.
    """

    asks: str
    unless_stated: Truth
    yes: Mapping[str, tuple[str, ...]]
    no: Mapping[str, tuple[str, ...]]
    flags: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    #: Another word than its own puts nothing in doubt (a purpose that is told and is not display in a museum).
    only_if_said: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """Give all keys of a scenario that can answer the question."""
        return frozenset({*self.yes, *self.no, *self.flags, *self.contrary})

    def answer(self, circumstances: Mapping[str, CircumstanceValue]) -> tuple[Truth, str, str]:
        """Give the answer, a sentence for it, and the key that it comes from (the first that answers)."""
        stated = sorted(self.keys & set(circumstances))
        for key in stated:
            truth = self.answered(key, circumstances[key])
            if truth != "unknown":
                return (
                    truth,
                    f"{self.asks}: {'yes' if truth == 'true' else 'no'} ({key}: {shown(circumstances[key])})",
                    key,
                )
        if self.unless_stated == "unknown":
            return "unknown", f"{self.asks}: not stated", ""
        assumed = "yes" if self.unless_stated == "true" else "no"
        told = f"{stated[0]}: {shown(circumstances[stated[0]])}, so" if stated else "not stated,"
        return self.unless_stated, f"{self.asks}: {told} taken as {assumed}", ""

    def answered(self, key: str, value: CircumstanceValue) -> Truth:
        """Give the answer that one key holds."""
        text = shown(value).lower()
        if key in self.flags or key in self.contrary:
            if text in YES:
                return "true" if key in self.flags else "false"
            if text in NO:
                return "false" if key in self.flags else "true"
        # "Not declared" holds "declared": the longer words are what is meant.
        no, yes = longest(text, self.no.get(key, ())), longest(text, self.yes.get(key, ()))
        if not no and not yes:
            return "unknown"
        return "false" if no >= yes else "true"


def shown(value: CircumstanceValue) -> str:
    """Write a circumstance's value as text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def spaced(text: str) -> str:
    """Write words with single spaces between them, whatever joins them."""
    return re.sub(r"[\s_-]+", " ", text.lower())


def longest(text: str, words: tuple[str, ...]) -> int:
    """Give the length of the longest of the words that stand in the text as words of their own; 0 for none."""
    plain = spaced(text)
    return max((len(word) for word in words if re.search(rf"\b{re.escape(word)}\b", plain)), default=0)
