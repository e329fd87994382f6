"""The parts of a treaty pack that say what it says: frozen, strict, each with its article, source and confidence."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, PlainValidator, model_validator

from treatywatch.records import Interval, Truth
from treatywatch.treaties.condition_parser import parse_condition
from treatywatch.treaties.intervals import parse_band
from treatywatch.treaties.laws import Condition
from treatywatch.treaties.periods import Period, Shape
from treatywatch.treaties.sourced import Sourced
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = [
    "CircumstanceEntry", "Effect", "Event", "Holding", "NumberEntry", "Position", "Provision", "RivalReading", "Scope",
    "Term", "TypeEntry", "TypeList", "Withdrawal", "WordsByAnswer",
]  # fmt: skip

Effect = Literal["prohibits", "requires", "permits", "exempts", "defines"]
ConditionField = Annotated[Condition, PlainValidator(parse_condition)]
BandField = Annotated[Interval, PlainValidator(parse_band)]


class NumberEntry(Shape):
    """A number about the act or the item that conditions ask for, and the keys of a scenario that give it."""

    asks: str
    unit: str = ""
    keys: tuple[str, ...] = Field(min_length=1)
    #: What conditions on it come out as where nothing is stated: "false" for what matters only where it is told.
    unless_stated: Truth = "unknown"


class Withdrawal(Sourced):
    """The withdrawal clause, and how its notice is counted."""

    article: str
    #: `None` where there is no period (or no clause at all: then `rounding` says so).
    months: int | None = None
    days: int | None = None
    #: The rule in words.
    rounding: str
    grounds: str
    addressed_to: str
    statement_required: bool
    suspension_clause: bool


class Term(Sourced):
    """A term of the treaty: its definition in our words, and as a condition."""

    article: str
    text: str
    when: ConditionField


class TypeList(Sourced):
    """Types that the treaty names."""

    article: str
    text: str
    types: frozenset[str]


class TypeEntry(Sourced):
    """A type that the treaty names, with what the treaty's own list says about it."""

    names: tuple[str, ...]
    party: str
    kind: str
    basing: str
    role: str
    range_km: BandField | None = None
    article: str


class WordsByAnswer(Shape):
    """The words of one key that answer a question with yes or with no."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class CircumstanceEntry(Shape):
    """A question that conditions ask about the circumstances of an act."""

    asks: str
    unless_stated: Truth = "unknown"
    #: It is so only where one of its own words stands; any other word under its keys leaves it at `unless_stated`.
    only_if_said: bool = False
    keys: dict[str, WordsByAnswer] = Field(default_factory=dict)
    flags: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()


class Position(Sourced):
    """What one side of a dispute holds."""

    holder: str
    says: str


class RivalReading(Shape):
    """A question on which the parties read the treaty differently."""

    question: str
    article: str
    positions: tuple[Position, ...] = Field(min_length=2)


class Scope(Sourced):
    """Which items the treaty is about at all."""

    article: str
    text: str
    when: ConditionField


class Provision(Sourced):
    """What one paragraph does, to which acts, under which conditions, and when; without acts it decides nothing."""

    article: str
    effect: Effect
    title: str
    text: str
    acts: tuple[str, ...] = ()
    when: ConditionField | None = None
    since: date | None = None
    #: The first day on which it no longer holds.
    until: date | None = None
    #: Of a requirement: the last day on which it can be met, or a period after the party's own entry into force.
    due: date | Period | None = None

    @model_validator(mode="after")
    def _acts_exist(self) -> Provision:
        if unknown := set(self.acts) - set(load_vocabulary().acts):
            raise ValueError(f"unknown acts {sorted(unknown)}; allowed: {', '.join(sorted(load_vocabulary().acts))}")
        return self

    @property
    def decides(self) -> bool:
        """Say whether the provision is asked about scenarios."""
        return bool(self.acts)


class Holding(Sourced):
    """What a party declared or eliminated of one type (or class, where `type` is empty)."""

    party: str
    type: str | None = None
    range_class: Literal["intermediate-range", "shorter-range"] | None = None
    what: Literal["declared", "eliminated"]
    #: The day of the data, or the day by which the elimination was complete.
    on: date | None = None
    missiles_deployed: int | None = None
    missiles_non_deployed: int | None = None
    missiles_total: int | None = None
    launchers_deployed: int | None = None
    launchers_non_deployed: int | None = None
    launchers_total: int | None = None
    warheads_per_missile: int | None = None
    missiles_per_launcher: int | None = None

    @model_validator(mode="after")
    def _totals_agree(self) -> Holding:
        for item in ("missiles", "launchers"):
            numbers = [getattr(self, f"{item}_{part}") for part in ("deployed", "non_deployed", "total")]
            if None not in numbers and numbers[0] + numbers[1] != numbers[2]:
                raise ValueError(f"{item}: {numbers[0]} deployed and {numbers[1]} others do not make {numbers[2]}")
        return self


class Event(Sourced):
    """One dated line of the treaty's history."""

    id: str
    #: As far as it is known: a day, a month or a year.
    on: str
    actor: str
    kind: str
    what: str
