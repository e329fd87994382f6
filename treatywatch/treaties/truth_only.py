"""Conditions as functions of facts to numbers (0 false, 1 unknown, 2 true), without reasons."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from treatywatch.records import Interval
from treatywatch.treaties import days, intervals
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
from treatywatch.treaties.facts import CircumstanceValue, Facts
from treatywatch.treaties.laws import Condition, Law
from treatywatch.treaties.states import state_named
from treatywatch.treaties.units import number_of
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["FALSE", "NUMBERS", "TRUE", "UNKNOWN", "Compiled", "compiled"]

FALSE, UNKNOWN, TRUE = 0, 1, 2
#: So many answers to a question about circumstances are kept; words are matched anew for the others.
ANSWERS_KEPT = 64
NUMBERS = {"false": FALSE, "unknown": UNKNOWN, "true": TRUE}
Ask = Callable[[Facts], int]
#: A compiled condition: facts, and what terms came out as so far, to a truth as a number.
Compiled = Callable[[Facts, dict[str, int]], int]


def compiled(condition: Condition, law: Law) -> Compiled:
    """Compile a condition; a term is asked once for each set of facts."""
    match condition:
        case All(parts=parts):
            return all_of(tuple(compiled(part, law) for part in parts))
        case Any_(parts=parts):
            return any_of(tuple(compiled(part, law) for part in parts))
        case Not(part=part):
            inner = compiled(part, law)
            return lambda facts, terms: TRUE - inner(facts, terms)
        case Term(name=name):
            return term_of(name, compiled(law.terms[name].condition, law))
        case _:
            ask = atom(condition, law)
            return lambda facts, _terms: ask(facts)


def all_of(parts: tuple[Compiled, ...]) -> Compiled:
    """Give the least of the parts."""

    def least(facts: Facts, terms: dict[str, int]) -> int:
        truth = TRUE
        for part in parts:
            own = part(facts, terms)
            if own < truth:
                if own == FALSE:
                    return FALSE
                truth = own
        return truth

    return least


def any_of(parts: tuple[Compiled, ...]) -> Compiled:
    """Give the greatest of the parts."""

    def greatest(facts: Facts, terms: dict[str, int]) -> int:
        truth = FALSE
        for part in parts:
            own = part(facts, terms)
            if own > truth:
                if own == TRUE:
                    return TRUE
                truth = own
        return truth

    return greatest


def term_of(name: str, definition: Compiled) -> Compiled:
    """Ask a definition once."""

    def ask(facts: Facts, terms: dict[str, int]) -> int:
        known = terms.get(name)
        if known is None:
            known = terms[name] = definition(facts, terms)
        return known

    return ask


def atom(condition: Condition, law: Law) -> Ask:
    """Give the truth of an atom without its reasons."""
    return MAKERS[type(condition)](condition, law)


def act(condition: Act, _law: Law) -> Ask:
    vocabulary, wanted = load_vocabulary(), set(condition.wanted)
    table = {}
    for name in vocabulary.acts:
        certain = bool(vocabulary.contained(name) & wanted)
        perhaps = any(vocabulary.contained(other) & wanted for other in vocabulary.possible(name))
        table[name] = TRUE if certain else UNKNOWN if perhaps else FALSE
    return lambda facts: table[facts.act]


def kind(condition: KindOf, _law: Law) -> Ask:
    wanted = frozenset(condition.wanted)

    def ask(facts: Facts) -> int:
        if facts.kinds is None:
            return UNKNOWN
        if facts.kinds <= wanted:
            return TRUE
        return FALSE if facts.kinds.isdisjoint(wanted) else UNKNOWN

    return ask


def basing(condition: Basing, _law: Law) -> Ask:
    wanted = frozenset(condition.wanted)
    return lambda facts: UNKNOWN if facts.basing is None else TRUE if facts.basing in wanted else FALSE


def role(condition: Role, _law: Law) -> Ask:
    wanted = frozenset(condition.wanted)
    return lambda facts: UNKNOWN if facts.role is None else TRUE if facts.role in wanted else FALSE


def in_band(stated: Interval | None, band: Interval) -> int:
    """Say whether a number lies in a band, the plain cases first."""
    if stated is None:
        return UNKNOWN
    low = stated.low
    if low is not None and low == stated.high and not stated.approximate:
        below = band.low is not None and (low < band.low or (low == band.low and not band.low_inclusive))
        above = band.high is not None and (low > band.high or (low == band.high and not band.high_inclusive))
        return FALSE if below or above else TRUE
    return NUMBERS[intervals.within(stated, band)]


def reach(condition: Range, _law: Law) -> Ask:
    band = condition.band
    return lambda facts: in_band(facts.range_km, band)


def in_list(condition: InList, law: Law) -> Ask:
    types = law.lists[condition.name]
    return lambda facts: TRUE if facts.system in types else FALSE


def actor(condition: Actor, _law: Law) -> Ask:
    wanted = frozenset(condition.wanted)
    return lambda facts: UNKNOWN if facts.actor is None else TRUE if facts.actor in wanted else FALSE


def actor_in(condition: ActorIn, law: Law) -> Ask:
    states = law.groups[condition.name].states
    return lambda facts: UNKNOWN if facts.actor is None else TRUE if facts.actor in states else FALSE


def recipient_in(condition: RecipientIn, law: Law) -> Ask:
    states = law.groups[condition.name].states

    def ask(facts: Facts) -> int:
        stated = facts.circumstances.get("recipient")
        code = state_named(stated) if isinstance(stated, str) else None
        if code is None:
            return UNKNOWN
        return TRUE if code in states else FALSE

    return ask


def number(condition: Number, law: Law) -> Ask:
    question, band = law.numbers[condition.name], condition.band
    unless = NUMBERS[question.unless_stated]

    def ask(facts: Facts) -> int:
        for key in question.keys:
            value = facts.circumstances.get(key)
            if value is not None:
                return in_band(number_of(value, question.unit), band)
        return unless

    return ask


def from_day(condition: From, _law: Law) -> Ask:
    day = condition.day
    return lambda facts: NUMBERS[days.on_or_after(facts.on, day)]


def before_day(condition: Before, _law: Law) -> Ask:
    day = condition.day
    return lambda facts: NUMBERS[days.before(facts.on, day)]


def entered(condition: Entered, law: Law) -> Ask:
    limits = {state: condition.ends(since) for state, since in law.entries.items()}

    def ask(facts: Facts) -> int:
        if facts.actor is None:
            return UNKNOWN
        day = limits.get(facts.actor)
        return FALSE if day is None else NUMBERS[days.on_or_after(facts.on, day)]

    return ask


def circumstance(condition: Circumstance, law: Law) -> Ask:
    question = law.circumstances[condition.name]
    keys, unless = question.keys, NUMBERS[question.unless_stated]

    @lru_cache(maxsize=ANSWERS_KEPT)
    def answered(stated: tuple[tuple[str, CircumstanceValue, type, bool], ...]) -> int:
        truth, _, key = question.answer({key: value for key, value, _, _ in stated})
        meant = {key: value for key, value, _, quoted in stated if not quoted}
        if not key and truth != "unknown" and law.not_understood(condition.name, meant):
            return UNKNOWN
        return NUMBERS[truth]

    def ask(facts: Facts) -> int:
        stated = facts.circumstances
        if not stated or keys.isdisjoint(stated):
            return unless
        # `True` and `1` are equal and are not the same answer, so their types stand with them.
        return answered(
            tuple((key, stated[key], type(stated[key]), facts.quoted(key)) for key in stated if key in keys)
        )

    return ask


def disputed(_condition: Disputed, _law: Law) -> Ask:
    return lambda _facts: UNKNOWN


MAKERS: dict[type, Callable[..., Ask]] = {
    Act: act, Actor: actor, ActorIn: actor_in, Basing: basing, Before: before_day, Circumstance: circumstance,
    Disputed: disputed, Entered: entered, From: from_day, InList: in_list, KindOf: kind, Number: number, Range: reach,
    RecipientIn: recipient_in, Role: role,
}  # fmt: skip
