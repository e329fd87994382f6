"""Conditions in words, for coding sheets that a reader without Python can check against the article."""

from __future__ import annotations

from treatywatch.treaties import intervals
from treatywatch.treaties.conditions import (
    Act,
    Actor,
    ActorIn,
    All,
    Any_,
    Basing,
    Before,
    Circumstance,
    Disputed,
    Entered,
    From,
    InList,
    KindOf,
    Not,
    Number,
    Range,
    RecipientIn,
    Role,
    Term,
)
from treatywatch.treaties.laws import Condition, Law, listed, spoken

__all__ = ["in_words"]


def in_words(condition: Condition, law: Law) -> str:
    """Write a condition as a phrase; what it refers to by name stands as the pack words it."""
    match condition:
        case All(parts=parts):
            return " and ".join(bracketed(part, law) for part in parts)
        case Any_(parts=parts):
            return " or ".join(bracketed(part, law) for part in parts)
        case Not(part=part):
            return f"not: {bracketed(part, law)}"
        case _:
            return asked(condition, law)


def bracketed(condition: Condition, law: Law) -> str:
    """Write a part of a condition, in brackets where it has parts itself."""
    words = in_words(condition, law)
    return f"({words})" if isinstance(condition, All | Any_) and len(condition.parts) > 1 else words


def asked(condition: Condition, law: Law) -> str:
    """Write a single question."""
    match condition:
        case Term(name=name):
            return law.terms[name].text
        case Circumstance(name=name):
            return f"{law.circumstances[name].asks} (yes)"
        case Disputed(name=name):
            return f"disputed: {law.disputes[name].question}"
        case Range(band=band):
            return f"range {intervals.band_words(band)}"
        case Number(name=name, band=band):
            question = law.numbers[name]
            return f"{question.asks} {intervals.band_words(band, question.unit)}"
        case InList(name=name):
            return f"a type among the {spoken(name)}"
        case _:
            return of_whom_or_when(condition, law)


def of_whom_or_when(condition: Condition, law: Law) -> str:
    """Write a question about who acts, what is done, with what, or when."""
    match condition:
        case KindOf(wanted=wanted):
            return f"kind: {listed(wanted)}"
        case Basing(wanted=wanted):
            return f"launched from or stationed on: {listed(wanted)}"
        case Role(wanted=wanted):
            return f"role: {listed(wanted)}"
        case Act(wanted=wanted):
            return f"act: {listed(wanted)}"
        case Actor(wanted=wanted):
            return f"actor: {listed(wanted)}"
        case ActorIn(name=name):
            return f"actor: {law.groups[name].text}"
        case RecipientIn(name=name):
            return f"recipient: {law.groups[name].text}"
        case _:
            return of_time(condition)


def of_time(condition: Condition) -> str:
    """Write a question about the date."""
    match condition:
        case From(day=day):
            return f"on or after {day}"
        case Before(day=day):
            return f"before {day}"
        case Entered(period=period):
            return f"{period} after entry into force for the actor"
        case _:
            raise TypeError(f"no words for {type(condition).__name__}")
