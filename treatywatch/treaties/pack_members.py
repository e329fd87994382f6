"""The parts of a treaty pack that say who was bound and when: parties, consent, life, rival readings of the status."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from treatywatch.records import TreatyStatus
from treatywatch.treaties.periods import Period, Rounding, Shape, ended
from treatywatch.treaties.sourced import Sourced
from treatywatch.treaties.states import state_codes, state_name

__all__ = [
    "Consent", "Depositary", "Group", "Joining", "LifeEvent", "Party", "Precision", "Spell", "StatusPosition",
    "StatusReading",
]  # fmt: skip

Precision = Literal["day", "month", "year"]
#: How a state came in: by what it deposited, or by its place as a successor.
Consent = Literal["signature", "ratification", "accession", "succession", "acceptance", "approval"]


class Spell(Shape):
    """A membership that came to its end before the state joined anew."""

    since: date
    until: date


class Party(Sourced):
    """A state and what it did: signed, deposited its consent, was bound from `since`, before `until`.

    A state that signed and never deposited anything has no `since`.
    """

    state: str
    #: By default the usual English name of the state.
    name: str = ""
    signed: date | None = None
    #: The day of deposit (of the last, where a treaty names several depositaries and counts the first: of the first).
    ratified: date | None = None
    by: Consent | None = None
    #: The day on which its consent was taken back before it bound (Russia and the CTBT in 2023).
    revoked: date | None = None
    provisional: date | None = None
    since: date | None = None
    until: date | None = None
    #: Memberships before this one, of a state that left and joined again.
    earlier: tuple[Spell, ...] = ()
    #: How exactly the days above are known; for `month` and `year` they are the last days that they can be.
    precision: Precision = "day"
    #: The state whose place this one took.
    succeeds: str | None = None
    #: It goes on as the same party under another name (Russia for the Soviet Union).
    continues: bool = False
    #: A reservation or declaration that matters, in our words.
    reservation: str | None = None
    basis: str = ""

    @model_validator(mode="before")
    @classmethod
    def _has_a_name(cls, raw: object) -> object:
        if isinstance(raw, dict) and not raw.get("name"):
            return raw | {"name": state_name(str(raw.get("state")))}
        return raw

    @model_validator(mode="after")
    def _days_in_order(self) -> Party:
        if self.state not in state_codes():
            raise ValueError(f"{self.state!r} is no state's code (ISO 3166-1 alpha-3, or a historical one)")
        # A successor may notify its succession after the day from which it counts.
        ratified = None if self.by == "succession" else self.ratified
        known = [("signed", self.signed), ("ratified", ratified), ("since", self.since), ("until", self.until)]
        ends = [(f"earlier {name}", day) for one in self.earlier for name, day in one]
        dated = [*ends, *((name, day) for name, day in known if day is not None)]
        for (first, day), (second, later) in pairwise(dated):
            if later < day:
                raise ValueError(f"{self.state}: {second} ({later}) is before {first} ({day})")
        return self


class Joining(Sourced):
    """When a state that consents becomes bound: with the treaty, or some time after its own deposit."""

    article: str
    text: str
    period: Period | None = None
    rounding: Rounding = "same_day"
    #: Deposits from this day on take the period; earlier ones bind with the treaty. By default its entry into force.
    deposits_from: date | None = None

    def since(self, deposited: date, entry: date | None) -> date | None:
        """Give the day from which a deposit binds; `None` while the treaty itself is not in force."""
        if entry is None:
            return None
        early = deposited < (self.deposits_from or entry)
        own = deposited if early or self.period is None else ended(self.period, deposited, self.rounding)
        return max(own, entry)


class Depositary(Shape):
    """Who receives notices, and in which time zone a day there begins (a name of the IANA table)."""

    name: str
    place: str
    zone: str

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ValueError, ZoneInfoNotFoundError) as error:
            raise ValueError(f"{value!r} is no time zone such as America/New_York") from error
        return value


class Group(Sourced):
    """States that a treaty names together (a group of parties, nuclear-weapon states)."""

    article: str
    text: str
    states: frozenset[str]


class LifeEvent(Sourced):
    """Something that happened to the treaty, for one party or (without `party`) for all."""

    on: date
    party: str | None = None
    #: The status from that day on; without it the event changes none and is a remark.
    status: TreatyStatus | None = None
    article: str | None = None
    what: str


class StatusPosition(Sourced):
    """What one side holds a treaty's status to be, for a party and a time on which sides differ."""

    holder: str
    status: TreatyStatus
    since: date | None = None
    says: str


class StatusReading(Shape):
    """A time in which states disagree on the status of a treaty (for one party, or without one as a whole)."""

    question: str
    article: str
    party: str | None = None
    since: date
    until: date | None = None
    positions: tuple[StatusPosition, ...] = Field(min_length=2)
