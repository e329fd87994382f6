"""Reads conditions from YAML: one key each, `all`, `any` and `not` over the atoms of `conditions.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from treatywatch.records import Interval
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
from treatywatch.treaties.intervals import parse_band
from treatywatch.treaties.laws import Condition, Law
from treatywatch.treaties.periods import Period
from treatywatch.treaties.vocabulary import KINDS, load_vocabulary

__all__ = ["names_used", "parse_condition", "ranges_of"]


def parse_condition(raw: object) -> Condition:
    """Read one condition; raises ValueError that says what is wrong and what is allowed."""
    if not isinstance(raw, Mapping) or len(raw) != 1:
        raise ValueError(f"a condition is one of {', '.join(sorted(ATOMS))} with its value, not {raw!r}")
    key, value = next(iter(raw.items()))
    if key not in ATOMS:
        raise ValueError(f"unknown condition {key!r}; allowed: {', '.join(sorted(ATOMS))}")
    return ATOMS[key](value)


def parts(value: object) -> tuple[Condition, ...]:
    """Read the list of conditions under `all` or `any`."""
    return tuple(parse_condition(part) for part in listed(value))


def listed(value: object) -> list[object]:
    """Read a list that has something in it."""
    if not isinstance(value, list) or not value:
        raise ValueError(f"expected a list with something in it, not {value!r}")
    return value


def chosen(value: object, allowed: frozenset[str], what: str) -> tuple[str, ...]:
    """Read a list of words of a closed vocabulary."""
    words = tuple(str(word) for word in listed(value))
    if unknown := set(words) - allowed:
        raise ValueError(f"unknown {what} {sorted(unknown)}; allowed: {', '.join(sorted(allowed))}")
    return words


def name(value: object) -> str:
    """Read the name of something that the pack defines elsewhere."""
    if not isinstance(value, str) or not value:
        raise ValueError(f"expected a name, not {value!r}")
    return value


def day(value: object) -> date:
    """Read a day (YAML gives it as a date)."""
    if not isinstance(value, date):
        raise ValueError(f"expected a date such as 1988-06-01, not {value!r}")  # noqa: TRY004 - pydantic reports it
    return value


def acts(value: object) -> Act:
    """Read the acts of an `act` condition."""
    return Act(chosen(value, frozenset(load_vocabulary().acts), "act"))


def number(value: object) -> Number:
    """Read the one number of a `number` condition and its band."""
    if not isinstance(value, Mapping) or len(value) != 1:
        raise ValueError(f"expected one number of the pack and its band, such as yield_kt: '(150, inf)', not {value!r}")
    key, band = next(iter(value.items()))
    return Number(name(key), parse_band(name(band)))


ATOMS: Mapping[str, Callable[[object], Condition]] = {
    "all": lambda value: All(parts(value)),
    "any": lambda value: Any_(parts(value)),
    "not": lambda value: Not(parse_condition(value)),
    "act": acts,
    "kind": lambda value: KindOf(chosen(value, KINDS, "kind")),
    "basing": lambda value: Basing(chosen(value, frozenset(load_vocabulary().basing), "basing")),
    "role": lambda value: Role(chosen(value, frozenset(load_vocabulary().roles), "role")),
    "range_km": lambda value: Range(parse_band(name(value))),
    "actor": lambda value: Actor(tuple(name(state) for state in listed(value))),
    "listed": lambda value: InList(name(value)),
    "from": lambda value: From(day(value)),
    "before": lambda value: Before(day(value)),
    "circumstance": lambda value: Circumstance(name(value)),
    "disputed": lambda value: Disputed(name(value)),
    "term": lambda value: Term(name(value)),
    "actor_in": lambda value: ActorIn(name(value)),
    "recipient_in": lambda value: RecipientIn(name(value)),
    "number": number,
    "entered": lambda value: Entered(Period.model_validate(value)),
}


def names_used(condition: Condition) -> Iterator[tuple[str, str]]:
    """Give what a condition refers to by name, as (section of the pack, name)."""
    match condition:
        case All(parts=inner) | Any_(parts=inner):
            for part in inner:
                yield from names_used(part)
        case Not(part=part):
            yield from names_used(part)
        case Term(name=found):
            yield "terms", found
        case InList(name=found):
            yield "lists", found
        case Circumstance(name=found):
            yield "circumstances", found
        case Disputed(name=found):
            yield "readings", found
        case ActorIn(name=found) | RecipientIn(name=found):
            yield "groups", found
        case Number(name=found):
            yield "numbers", found
        case _:
            return


def ranges_of(condition: Condition, law: Law) -> Iterator[Interval]:
    """Give the ranges (kilometres) that a condition asks for, through the terms that it uses."""
    match condition:
        case Range(band=band):
            yield band
        case Term(name=name):
            yield from ranges_of(law.terms[name].condition, law)
        case All(parts=parts) | Any_(parts=parts):
            for part in parts:
                yield from ranges_of(part, law)
        case _:
            return
