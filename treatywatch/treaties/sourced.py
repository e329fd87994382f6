"""Values that name where they can be checked, and say whether somebody has."""

from __future__ import annotations

from typing import Literal

from treatywatch.treaties.periods import Shape

__all__ = ["Confidence", "Source", "Sourced"]

Confidence = Literal["verified-in-source", "from-memory"]


class Source(Shape):
    """Where values of the pack can be checked."""

    title: str
    url: str | None = None


class Sourced(Shape):
    """A value with its source (an id of the pack's sources) and whether it was read there."""

    source: str
    confidence: Confidence
    #: What a reader of the value should know about how sure it is.
    note: str | None = None

    @property
    def unverified(self) -> bool:
        """Say whether nobody has yet checked the value in its source."""
        return self.confidence == "from-memory"
