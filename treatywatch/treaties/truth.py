"""Three-valued logic (Kleene): a condition holds, does not hold, or a fact is missing to tell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from treatywatch.records import Reason, Truth

__all__ = ["Outcome", "all_of", "any_of", "not_", "truth_of"]


def truth_of(value: bool) -> Truth:
    """Give a fact that is known as a truth value."""
    return "true" if value else "false"


def not_(truth: Truth) -> Truth:
    """Deny a truth value; what is unknown stays unknown."""
    return {"true": "false", "false": "true", "unknown": "unknown"}[truth]  # type: ignore[return-value]


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if one is false, else unknown if one is unknown, else true; of nothing: true."""
    found = set(truths)
    return "false" if "false" in found else "unknown" if "unknown" in found else "true"


def any_of(truths: Iterable[Truth]) -> Truth:
    """True if one is true, else unknown if one is unknown, else false; of nothing: false."""
    found = set(truths)
    return "true" if "true" in found else "unknown" if "unknown" in found else "false"


class Outcome(NamedTuple):
    """What a condition says about a scenario: its truth, why, and which facts are missing where it is unknown."""

    truth: Truth
    reason: Reason
    missing: tuple[str, ...] = ()

    @classmethod
    def combine(cls, truth: Truth, text: str, parts: Iterable[Outcome], source: str | None = None) -> Outcome:
        """Join outcomes under one sentence; missing facts count only where the whole is unknown."""
        parts = tuple(parts)
        missing = tuple(dict.fromkeys(fact for part in parts if part.truth == "unknown" for fact in part.missing))
        reason = Reason(text=text, truth=truth, source=source, reasons=tuple(part.reason for part in parts))
        return cls(truth, reason, missing if truth == "unknown" else ())
