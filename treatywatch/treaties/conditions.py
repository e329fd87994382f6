"""The closed vocabulary of conditions: frozen callables over the facts of a scenario, in three-valued logic.

A condition that cannot be decided says in words which fact is missing. `condition_parser.py` reads them from YAML.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from treatywatch.records import Interval, Reason, Truth
from treatywatch.treaties import days, intervals
from treatywatch.treaties.circumstances import shown
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import (
    ALL,
    ANY,
    NOT_THE_CASE,
    Condition,
    Law,
    Membership,
    cited,
    leaf,
    listed,
    opened,
    spoken,
)
from treatywatch.treaties.periods import Period
from treatywatch.treaties.states import state_in_sentence, state_named
from treatywatch.treaties.truth import Outcome, all_of, any_of, not_, truth_of
from treatywatch.treaties.units import number_of
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = [
    "Act", "Actor", "ActorIn", "All", "Any_", "Basing", "Before", "Circumstance", "Disputed", "Entered", "From",
    "InList", "KindOf", "Not", "Number", "Range", "RecipientIn", "Role", "Term",
]  # fmt: skip


@dataclass(frozen=True)
class All:
    """All of the conditions hold."""

    parts: tuple[Condition, ...]

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        outcomes: list[Outcome] = []
        settled = True
        for part in self.parts:
            outcome = part(facts, law)
            idle = outcome.truth == "unknown" and isinstance(part, Disputed | Circumstance)
            if idle and not settled:
                # Nobody has to settle a dispute or a circumstance before it is known that the rest applies.
                outcome = outcome._replace(missing=())
            settled = settled and (outcome.truth == "true" or isinstance(part, Circumstance))
            outcomes.append(outcome)
        return Outcome.combine(all_of(outcome.truth for outcome in outcomes), ALL, outcomes)


@dataclass(frozen=True)
class Any_:  # noqa: N801 - `Any` would hide the name that typing gives it
    """At least one of the conditions holds."""

    parts: tuple[Condition, ...]

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        outcomes: list[Outcome] = []
        for part in self.parts:
            outcomes.append(part(facts, law))
            if outcomes[-1].truth == "true":
                break
        truth = any_of(outcome.truth for outcome in outcomes)
        deciding = tuple(outcome for outcome in outcomes if outcome.truth == truth)
        if len(deciding) == 1:
            return deciding[0]
        return Outcome.combine(truth, ANY, deciding)


@dataclass(frozen=True)
class Not:
    """The condition does not hold."""

    part: Condition

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        outcome = self.part(facts, law)
        reason = Reason(text=NOT_THE_CASE, truth=not_(outcome.truth), reasons=(outcome.reason,))
        return Outcome(not_(outcome.truth), reason, outcome.missing)


@dataclass(frozen=True)
class Act:
    """What is done is, or contains, one of the acts."""

    wanted: tuple[str, ...]

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        vocabulary, wanted = load_vocabulary(), set(self.wanted)
        act = spoken(facts.act)
        if found := sorted(vocabulary.contained(facts.act) & wanted):
            text = (
                f"act: {act}" if facts.act in wanted else f"act: {act}, which includes to {listed(tuple(found), 'and')}"
            )
            return leaf("true", text, facts, "act")
        if perhaps := sorted(other for other in vocabulary.possible(facts.act) if vocabulary.contained(other) & wanted):
            missing = f"act: '{act}' does not say whether it was {listed(tuple(perhaps))}"
            return leaf("unknown", missing, facts, "act", missing)
        return leaf("false", f"act: {act} is not {listed(self.wanted)}", facts, "act")


@dataclass(frozen=True)
class KindOf:
    """The item is of one of the kinds."""

    wanted: tuple[str, ...]

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        stated = facts.kind_words
        if facts.kinds is None:
            missing = f"kind of item: '{stated}' does not say which" if stated else "kind of item: not stated"
            return leaf("unknown", missing, facts, "kind", missing)
        inside = facts.kinds & set(self.wanted)
        truth = truth_of(bool(inside)) if not inside or inside == facts.kinds else "unknown"
        if truth == "unknown":
            missing = f"kind of item: '{stated}' does not say whether it is {one_of(tuple(sorted(inside)))}"
            return leaf(truth, missing, facts, "kind", missing)
        text = f"kind of item: {stated}" + ("" if truth == "true" else f" is not {listed(self.wanted)}")
        return leaf(truth, text, facts, "kind")


def one_of(kinds: tuple[str, ...]) -> str:
    """Write kinds with the article before them ("an interceptor", "a cruise missile or drone")."""
    return f"{'an' if kinds[0][0] in 'aeiou' else 'a'} {listed(kinds)}"


@dataclass(frozen=True)
class Basing:
    """The item is launched from one of the bases."""

    wanted: tuple[str, ...]

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        if facts.basing is None:
            return leaf("unknown", "launch mode: not stated", facts, "basing", "launch mode: not stated")
        truth = truth_of(facts.basing in self.wanted)
        text = f"launch mode: {facts.basing}" + ("" if truth == "true" else f", not {listed(self.wanted)}")
        return leaf(truth, text, facts, "basing")


@dataclass(frozen=True)
class Role:
    """The item is for one of the purposes."""

    wanted: tuple[str, ...]

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        if facts.role is None:
            return leaf("unknown", "role: not stated", facts, "role", "role: not stated")
        truth = truth_of(facts.role in self.wanted)
        text = f"role: {facts.role}" + ("" if truth == "true" else f", not {listed(self.wanted)}")
        return leaf(truth, text, facts, "role")


@dataclass(frozen=True)
class Range:
    """The item's range capability lies in the band (kilometres)."""

    band: Interval

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        if facts.range_km is None:
            return leaf("unknown", "range capability: not stated", facts, "range_km", "range capability: not stated")
        truth = intervals.within(facts.range_km, self.band)
        stated, band = intervals.words(facts.range_km), intervals.band_words(self.band)
        if truth == "unknown":
            missing = f"range capability: {intervals.gap(facts.range_km, self.band)}"
            return leaf(truth, missing, facts, "range_km", missing)
        text = f"range capability: {stated} is {'' if truth == 'true' else 'not '}{band}"
        return leaf(truth, text, facts, "range_km")


@dataclass(frozen=True)
class InList:
    """The item is of a type that the treaty lists by name."""

    name: str

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        listed_types = law.lists[self.name]
        if facts.system is None:
            return leaf("false", "type: none that the treaty lists is named", facts, "system")
        truth = truth_of(facts.system in listed_types)
        text = f"type: {facts.system} is {'' if truth == 'true' else 'not '}among the {spoken(self.name)}"
        return leaf(truth, text, facts, "system")


@dataclass(frozen=True)
class Actor:
    """The one who acts is one of the states."""

    wanted: tuple[str, ...]

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        if facts.actor is None:
            return leaf("unknown", "actor: not stated", facts, "actor", "actor: not stated")
        truth = truth_of(facts.actor in self.wanted)
        return leaf(
            truth, f"actor: {state_in_sentence(facts.actor)}{'' if truth == 'true' else ' is another'}", facts, "actor"
        )


@dataclass(frozen=True)
class ActorIn:
    """The one who acts belongs to a group of states that the treaty names."""

    name: str

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        if facts.actor is None:
            return leaf("unknown", "actor: not stated", facts, "actor", "actor: not stated")
        return member(facts.actor, law.groups[self.name], f"actor: {state_in_sentence(facts.actor)}", facts, "actor")


@dataclass(frozen=True)
class RecipientIn:
    """Who receives the item (`recipient` among the circumstances) belongs to a group of states."""

    name: str

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        stated = facts.circumstances.get("recipient")
        code = state_named(stated) if isinstance(stated, str) else None
        if code is None:
            missing = f"recipient: {stated!r} is no state" if stated else "recipient: not stated"
            return leaf("unknown", missing, facts, "circumstances.recipient", missing)
        return member(
            code, law.groups[self.name], f"recipient: {state_in_sentence(code)}", facts, "circumstances.recipient"
        )


def member(code: str, group: Membership, said: str, facts: Facts, key: str) -> Outcome:
    """Say whether a state is one of a group."""
    truth = truth_of(code in group.states)
    outcome = leaf(truth, f"{said} is {'' if truth == 'true' else 'not '}{group.text}", facts, key)
    marked = outcome.reason.model_copy(update={"unverified": outcome.reason.unverified or group.unverified})
    return outcome._replace(reason=marked)


@dataclass(frozen=True)
class Number:
    """A number about the act or the item lies in a band."""

    name: str
    band: Interval

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        question = law.numbers[self.name]
        key = next((key for key in question.keys if facts.circumstances.get(key) is not None), None)
        if key is None and question.unless_stated != "unknown":
            text = f"{question.asks}: not stated, and asked only where it is"
            return leaf(question.unless_stated, text, facts, f"circumstances.{question.keys[0]}")
        if key is None:
            missing = f"{question.asks}: not stated"
            return leaf("unknown", missing, facts, f"circumstances.{question.keys[0]}", missing)
        stated = number_of(facts.circumstances[key], question.unit)
        if stated is None:
            missing = f"{question.asks}: {facts.circumstances[key]!r} is no number"
            return leaf("unknown", missing, facts, f"circumstances.{key}", missing)
        truth = intervals.within(stated, self.band)
        if truth == "unknown":
            missing = f"{question.asks}: {intervals.gap(stated, self.band, question.unit)}"
            return leaf(truth, missing, facts, f"circumstances.{key}", missing)
        band = intervals.band_words(self.band, question.unit)
        text = f"{question.asks}: {intervals.words(stated, question.unit)} is {'' if truth == 'true' else 'not '}{band}"
        return leaf(truth, text, facts, f"circumstances.{key}")


@dataclass(frozen=True)
class Entered:
    """It was at least a period after the treaty entered into force for the one who acts.

    With `through`, the day on which the period ends is still inside: only what comes later counts.
    """

    period: Period
    through: bool = False

    def ends(self, since: date) -> date:
        """Give the first day that counts, for a party that the treaty bound from a day on."""
        return self.period.after(since) + timedelta(days=self.through)

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        if facts.actor is None:
            return leaf("unknown", "actor: not stated", facts, "actor", "actor: not stated")
        since = law.entries.get(facts.actor)
        if since is None:
            return leaf("false", f"actor: the treaty never bound {state_in_sentence(facts.actor)}", facts, "actor")
        day = self.ends(since)
        whose = f"for {state_in_sentence(facts.actor)} on {since}"
        wanted = f"on or after {day}, {self.period} after the {law.name} entered into force {whose}"
        return dated(days.on_or_after(facts.on, day), facts, wanted)


@dataclass(frozen=True)
class From:
    """It was on that day or later."""

    day: date

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        truth = days.on_or_after(facts.on, self.day)
        return dated(truth, facts, f"on or after {self.day}")


@dataclass(frozen=True)
class Before:
    """It was earlier than that day."""

    day: date

    def __call__(self, facts: Facts, _law: Law) -> Outcome:
        truth = days.before(facts.on, self.day)
        return dated(truth, facts, f"before {self.day}")


def dated(truth: Truth, facts: Facts, wanted: str) -> Outcome:
    """Make the outcome of a question about the date."""
    if truth != "unknown":
        return leaf(truth, f"date: {facts.on} is {'' if truth == 'true' else 'not '}{wanted}", facts, "on")
    stated = "not stated" if facts.on == days.ANY_DAY else f"'{facts.on}' does not say"
    missing = f"date of the act: {stated} whether it was {wanted}"
    return leaf(truth, missing, facts, "on", missing)


@dataclass(frozen=True)
class Circumstance:
    """A circumstance that the treaty asks about is given."""

    name: str

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        question = law.circumstances[self.name]
        truth, text, key = question.answer(facts.circumstances)
        meant = {key: value for key, value in facts.circumstances.items() if not facts.quoted(key)}
        if not key and truth != "unknown" and (puzzling := law.not_understood(self.name, meant)):
            missing = f"{question.asks}: {puzzling}: {shown(facts.circumstances[puzzling])!r} does not say"
            return leaf("unknown", missing, facts, f"circumstances.{puzzling}", missing)
        return leaf(truth, text, facts, f"circumstances.{key}", question.asks)


@dataclass(frozen=True)
class Disputed:
    """A question on which the parties read the treaty differently: undecided, with who holds what."""

    name: str

    def __call__(self, _facts: Facts, law: Law) -> Outcome:
        dispute = law.disputes[self.name]
        held = tuple(Reason(text=f"{holder}: {says}") for holder, says in dispute.positions)
        text = f"disputed reading: {dispute.question}"
        reason = Reason(text=text, truth="unknown", source=cited(law.name, dispute.article), reasons=held)
        return Outcome("unknown", reason, (text,))


@dataclass(frozen=True)
class Term:
    """The item is what the treaty means by a term."""

    name: str

    def __call__(self, facts: Facts, law: Law) -> Outcome:
        key = (law.name, self.name)
        if key not in facts.known_terms:
            facts.known_terms[key] = self.ask(facts, law)
        return facts.known_terms[key]

    def ask(self, facts: Facts, law: Law) -> Outcome:
        """Hold the facts against the term's definition."""
        term = law.terms[self.name]
        inner = term.condition(facts, law)
        reason = Reason(
            text=term.text,
            truth=inner.truth,
            source=cited(law.name, term.article),
            unverified=term.unverified,
            reasons=opened(inner.reason),
        )
        return Outcome(inner.truth, reason, inner.missing)
