"""How much a claim is worth a reviewer's look, and why: the order of the queue (`doubt.yaml` has the weights)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from math import prod
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.thread_records import Member, Thread
from treatywatch.treaties.yaml_files import load_model

__all__ = ["SETTLED", "Doubt", "State", "doubt", "most_doubtful"]

FILE = Path(__file__).with_name("doubt.yaml")
#: So many reasons are given, the weightiest first.
REASONS = 3

#: Whether a person has decided about a claim: not yet; yes; yes, but it reads otherwise since.
State = Literal["open", "reviewed", "changed"]


class Doubt(NamedTuple):
    """How much a claim is worth a look, from 0 to 1, and the reason as a sentence."""

    score: float
    reason: str


#: What a person has decided about is out of the queue.
SETTLED = Doubt(0.0, "Reviewed.")


class Sign(BaseModel):
    """One reason for doubt: how much it counts, how it is said, and what the weight rests on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["misread", "matters"]
    weight: float = Field(gt=0, lt=1)
    says: str
    because: str


class SignTable(BaseModel):
    """`doubt.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    signs: dict[str, Sign]

    @model_validator(mode="after")
    def has_each_sign(self) -> SignTable:
        """Refuse a table that names another set of signs than the code looks for."""
        if set(self.signs) != set(SIGNS):
            raise ValueError(f"the signs are {', '.join(SIGNS)}; not {', '.join(self.signs)}")
        return self


#: When each sign holds.
SIGNS: Mapping[str, Callable[[Member, Thread, State], bool]] = {
    "changed": lambda _, __, state: state == "changed",
    "no_actor": lambda member, _, __: not member.proposition.actors,
    "unsettled": lambda member, _, __: member.confidence < 1 and bool(member.proposition.actors),
    "nothing_named": lambda member, _, __: member.proposition.subject == "nothing" and not member.treaties,
    "anonymous": lambda member, _, __: member.speaker.type == "anonymous",
    "plain_fact": lambda member, _, __: member.stance == "asserts",
    "presupposed": lambda member, _, __: member.presupposed,
    "one_origin": lambda member, thread, _: is_charge(member) and thread.origins <= 1,
    "keeps_open": lambda member, thread, _: is_charge(member) and thread.standing == "open" and size(thread) == 1,
    "against": lambda member, _, __: member.against,
    "undetermined": lambda member, _, __: member.verdict == "undetermined",
    "conflict": lambda _, thread, __: thread.conflicts > 0,
    "generic": lambda member, _, __: is_generic(member.proposition.subject),
}


def doubt(member: Member, thread: Thread, state: State = "open") -> Doubt:
    """Say how much a claim is worth a look, and why."""
    if state == "reviewed":
        return SETTLED
    table = load_signs()
    found = [table[name] for name, holds in SIGNS.items() if holds(member, thread, state)]
    if not found:
        return Doubt(0.0, "Nothing speaks against it.")
    found.sort(key=lambda sign: -sign.weight)
    said = "; ".join(sign.says.format(confidence=member.confidence) for sign in found[:REASONS])
    return Doubt(round(1 - prod(1 - sign.weight for sign in found), 4), f"{said[0].upper()}{said[1:]}.")


def most_doubtful(
    members: Iterable[tuple[Member, Thread, State]], limit: int
) -> tuple[tuple[Member, Thread, Doubt], ...]:
    """Give the claims that are most worth a look, at most so many, those that are settled left out."""
    rated = [(member, thread, doubt(member, thread, state)) for member, thread, state in members if state != "reviewed"]
    rated.sort(key=lambda one: (-one[2].score, one[0].document, one[0].start, one[0].claim))
    return tuple(rated[:limit])


@cache
def load_signs() -> Mapping[str, Sign]:
    """Give the signs of the package."""
    return load_model(FILE, SignTable).signs


def is_charge(member: Member) -> bool:
    """Tell whether a claim charges somebody with what it says."""
    return member.accuses and member.stance == "asserts" and not member.negated


def size(thread: Thread) -> int:
    """Count the claims of a thread."""
    return sum(thread.claims.values())


def is_generic(subject: str) -> bool:
    """Tell whether a weapon is named by its class alone (`class:missile`, without kind and basing)."""
    return subject.startswith("class:") and "/" not in subject
