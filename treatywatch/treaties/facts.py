"""What is known of a scenario, in the terms in which conditions ask, and where each fact comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from treatywatch.records import Interval, Span
from treatywatch.treaties.days import Days
from treatywatch.treaties.truth import Outcome

__all__ = ["CircumstanceValue", "Facts", "Origin"]

CircumstanceValue = str | bool | int | float | tuple[str, ...] | None


class Origin(NamedTuple):
    """Where a fact comes from, where it is not simply stated: the words that say so, a source, the text's span."""

    note: str | None = None
    source: str | None = None
    span: Span | None = None
    unverified: bool = False


@dataclass(frozen=True)
class Facts:
    """A scenario resolved: `None` is not known; `origins` has the keys of the scenario."""

    actor: str | None
    act: str
    on: Days
    #: What the item's kind may be; `None`: anything.
    kinds: frozenset[str] | None = None
    kind_words: str | None = None
    basing: str | None = None
    role: str | None = None
    range_km: Interval | None = None
    system: str | None = None
    #: The act is left undone.
    omitted: bool = False
    circumstances: Mapping[str, CircumstanceValue] = field(default_factory=dict)
    origins: Mapping[str, Origin] = field(default_factory=dict)
    #: What a law's terms came out as, by law and term: many provisions ask for the same ones.
    known_terms: dict[tuple[str, str], Outcome] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def has_item(self) -> bool:
        """Say whether anything is known of an item."""
        known = (self.kinds, self.kind_words, self.basing, self.role, self.range_km, self.system)
        return any(value is not None for value in known)

    @property
    def against(self) -> Literal["prohibits", "requires"]:
        """Give the effect of the provisions that the conduct may go against: bans, or of what is left undone duties."""
        return "requires" if self.omitted else "prohibits"

    def origin(self, key: str) -> Origin:
        """Give where the fact under a key comes from."""
        return self.origins.get(key, Origin())

    def quoted(self, circumstance: str) -> bool:
        """Say whether a circumstance is a text's own words, which are not meant as an answer to a treaty's question."""
        return bool(self.origins) and self.origin(f"circumstances.{circumstance}").span is not None
