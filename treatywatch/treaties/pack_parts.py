"""The parts of a treaty pack: frozen, strict, each value with its article, its source and how sure it is."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, model_validator

from treatywatch.records import Interval, TreatyStatus, Truth
from treatywatch.treaties.condition_parser import parse_condition
from treatywatch.treaties.conditions import Condition
from treatywatch.treaties.intervals import parse_band
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = [
    "CircumstanceEntry", "Clock", "Confidence", "Effect", "Event", "Holding", "LifeEvent", "Limit", "Party", "Position",
    "Provision", "Quota", "RivalReading", "Scope", "Source", "Sourced", "Term", "TypeEntry", "TypeList", "Withdrawal",
    "WordsByAnswer",
]  # fmt: skip

Confidence = Literal["verified-in-source", "from-memory"]
Effect = Literal["prohibits", "requires", "permits", "exempts", "defines"]
ConditionField = Annotated[Condition, PlainValidator(parse_condition)]
BandField = Annotated[Interval, PlainValidator(parse_band)]


class Shape(BaseModel):
    """What all parts of a pack have in common: frozen, and a key that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


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


class Party(Sourced):
    """A state and the days on which the treaty binds it: from `since`, before `until`."""

    state: str
    name: str
    since: date
    until: date | None = None
    #: The state whose place this one took.
    succeeds: str | None = None
    #: It goes on as the same party under another name (Russia for the Soviet Union).
    continues: bool = False
    basis: str


class LifeEvent(Sourced):
    """Something that happened to the treaty, for one party or (without `party`) for all."""

    on: date
    party: str | None = None
    #: The status from that day on; without it the event changes none and is a remark.
    status: TreatyStatus | None = None
    article: str | None = None
    what: str


class Withdrawal(Sourced):
    """The withdrawal clause, and how its notice is counted."""

    article: str
    months: int | None = None
    days: int | None = None
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

    @model_validator(mode="after")
    def _acts_exist(self) -> Provision:
        if unknown := set(self.acts) - set(load_vocabulary().acts):
            raise ValueError(f"unknown acts {sorted(unknown)}; allowed: {', '.join(sorted(load_vocabulary().acts))}")
        return self

    @property
    def decides(self) -> bool:
        """Say whether the provision is asked about scenarios."""
        return bool(self.acts)


class RecordedCount(Sourced):
    """A clock that ran in history, to hold the arithmetic against."""

    actor: str
    on: date
    effective: date


class Clock(Sourced):
    """A period that the treaty counts: from a notice, or from its entry into force."""

    step: str
    article: str
    runs_from: Literal["notice", "entry_into_force", "event"]
    months: int | None = None
    days: int | None = None
    text: str
    recorded: tuple[RecordedCount, ...] = ()
    remarks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_unit(self) -> Clock:
        if (self.months is None) == (self.days is None):
            raise ValueError("a clock counts either months or days")
        return self


class Limit(Sourced):
    """A ceiling on something that is counted, from a day on (each party for itself)."""

    id: str
    article: str
    counts: str
    ceiling: float
    since: date
    until: date | None = None
    text: str


class Quota(Sourced):
    """How many inspections a party may make in a year, while the period runs."""

    article: str
    per_calendar_year: int
    since: date
    until: date


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
