"""A scenario as people put it to the law: who does what with which item, when, under which circumstances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from treatywatch.errors import InvalidScenarioError
from treatywatch.records import Interval, Polarity
from treatywatch.treaties.days import ANY_DAY, Days, parse_days
from treatywatch.treaties.facts import CircumstanceValue
from treatywatch.treaties.intervals import parse_interval
from treatywatch.treaties.states import state_codes
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["Scenario", "ScenarioItem", "parse_scenario"]

#: What is expected under each key, for error messages.
EXPECTED = {
    "treaty": "the id of a treaty pack, such as 'inf', or null for all of them",
    "polarity": "positive, or negative for something that is not done",
    "actor": "the ISO 3166-1 alpha-3 code of a state, such as RUS (SUN for the Soviet Union), or null",
    "on": "a date, month, year or start/end, such as 2008, 2008-05, 2008-05-09 or 2008/2011, or null",
    "item": "an object with kind, basing, range_km, role and system, or null",
    "item.class": "a word for the class of item, such as missile, or null",
    "item.kind": "a word for the kind of item, such as 'cruise missile', or null",
    "item.basing": "ground, sea, air, space or null",
    "item.range_km": "a number of kilometres, '>500', '500..5500', '~2500' or null",
    "item.role": "a word for the role, such as 'weapon delivery', or null",
    "item.system": "the id or a name of a weapon system, such as 9m729, or null",
    "circumstances": "an object with free keys such as launcher, site and purpose",
}


class ScenarioItem(BaseModel):
    """The item, with what is known of it; `None` is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    item_class: str | None = Field(default=None, alias="class", min_length=1)
    kind: str | None = Field(default=None, min_length=1)
    basing: str | None = None
    range_km: float | str | Interval | None = None
    role: str | None = Field(default=None, min_length=1)
    system: str | None = Field(default=None, min_length=1)

    @field_validator("basing")
    @classmethod
    def _basing_exists(cls, value: str | None) -> str | None:
        if value is not None and load_vocabulary().base(value) is None:
            raise ValueError(f"{value!r} is no launch mode")
        return value

    @field_validator("range_km", mode="before")
    @classmethod
    def _range_reads(cls, value: object) -> object:
        if isinstance(value, Interval | None):
            return value
        if isinstance(value, bool) or not isinstance(value, int | float | str):
            raise ValueError(f"{value!r} is no distance")  # noqa: TRY004 - pydantic turns only ValueError into a message
        parse_interval(value)
        return value


class Scenario(BaseModel):
    """Who does what, with which item, when."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    #: `None`: every treaty is asked.
    treaty: str | None = None
    actor: str | None
    act: str
    #: `negative`: the one who might act does not do it (fails to notify, does not eliminate).
    polarity: Polarity = "positive"
    on: str | None = None
    item: ScenarioItem | None = None
    circumstances: dict[str, CircumstanceValue] = Field(default_factory=dict)

    @field_validator("actor")
    @classmethod
    def _actor_is_a_code(cls, value: str | None) -> str | None:
        if value is None:
            return None
        code = value.strip().upper()
        if code not in state_codes():
            raise ValueError(f"{value!r} is no state's code")
        return code

    @field_validator("act")
    @classmethod
    def _act_exists(cls, value: str) -> str:
        if value not in load_vocabulary().acts:
            raise ValueError(f"{value!r} is no act")
        return value

    @field_validator("on", mode="before")
    @classmethod
    def _date_reads(cls, value: object) -> object:
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if isinstance(text, str):
            parse_days(text)
        return text

    @property
    def days(self) -> Days:
        """Give the days on one of which the act was."""
        return ANY_DAY if self.on is None else parse_days(self.on)


def parse_scenario(raw: Mapping[str, Any]) -> Scenario:
    """Read a scenario; raises InvalidScenarioError with the key, what is wrong there, and what is expected."""
    try:
        return Scenario.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = (
            ".".join(str(part) for part in first["loc"] if part not in {"float", "str", "int", "Interval"})
            or "scenario"
        )
        if first["type"] == "extra_forbidden":
            model = ScenarioItem if where.startswith("item.") else Scenario
            known = ", ".join(field.alias or name for name, field in model.model_fields.items())
            raise InvalidScenarioError(where, "unknown key", f"one of {known}") from error
        what = "missing" if first["type"] == "missing" else first["msg"].removeprefix("Value error, ")
        if where == "act":
            raise InvalidScenarioError(where, what, f"one of {', '.join(load_vocabulary().acts)}") from error
        expected = EXPECTED.get(where) or EXPECTED.get(
            where.partition(".")[0], "a JSON object that describes a scenario"
        )
        raise InvalidScenarioError(where, what, expected) from error
