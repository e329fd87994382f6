"""Verdicts without their reasons, for scenarios by the million: the same conditions, compiled to functions of numbers.

`check` builds the tree of reasons that a reader needs; here a condition becomes a closure that gives 0 (false), 1
(unknown) or 2 (true), so that "all of" is a minimum and "any of" a maximum (Kleene). `tests/treaties/test_verdicts.py`
holds that both give the same verdict on any scenario. Memory does not grow with the number of scenarios: what is kept
between two of them is bounded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from treatywatch.records import Verdict
from treatywatch.treaties.days import Days
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import Law
from treatywatch.treaties.pack_parts import Effect, Provision
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.resolution import resolve
from treatywatch.treaties.scenarios import Scenario
from treatywatch.treaties.status import binding
from treatywatch.treaties.truth_only import FALSE, NUMBERS, TRUE, UNKNOWN, Compiled, compiled
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.weighing import WITHOUT_CONDUCT, overdue

__all__ = ["CompiledPack", "compile_pack", "verdicts"]

#: So many (actor, days) pairs are kept for each treaty; the oldest go first.
KEPT = 4096


class CompiledProvision(NamedTuple):
    """A provision that speaks of an act: how surely it does, and whether it applies."""

    effect: Effect
    certain: bool
    applies: Compiled
    #: It is among what is applied before the treaty is in force for a state.
    provisional: bool


@dataclass(frozen=True)
class CompiledPack:
    """A treaty ready to be asked for verdicts alone."""

    pack: Pack
    scope: Compiled
    by_act: Mapping[str, tuple[CompiledProvision, ...]]
    #: Whether the treaty bound somebody on days, and whether it was only applied provisionally.
    binds: Callable[[str | None, Days], tuple[int, bool]]

    def verdict(self, scenario: Scenario, facts: Sequence[Facts] | None = None) -> Verdict:
        """Give the verdict that `check` gives; `facts` are the scenario's, where they were resolved already."""
        variants = facts if facts is not None else facts_of(scenario, self.pack)
        found = {self.judge(one) for one in variants}
        return found.pop() if len(found) == 1 else "undetermined"

    def judge(self, facts: Facts) -> Verdict:
        """Weigh one set of facts, in the order of `weighing.verdict_of`."""
        bound, provisional = self.binds(facts.actor, facts.on)
        if bound == FALSE:
            return "not_binding"
        speaking = self.by_act.get(facts.act, ())
        if provisional:
            applied = tuple(one for one in speaking if one.provisional)
            if speaking and not applied:
                return "not_binding"
            speaking = applied
        group = load_vocabulary().acts[facts.act].group
        terms: dict[str, int] = {}
        scoped = group == "item" or (group == "conduct" and facts.has_item)
        if scoped and self.scope(facts, terms) == FALSE:
            return "outside_scope"
        if facts.act in WITHOUT_CONDUCT:
            return "undetermined"
        if group != "item" and not speaking:
            return "outside_scope"
        return self.weigh(facts, terms, speaking, bound)

    def weigh(
        self, facts: Facts, terms: dict[str, int], speaking: tuple[CompiledProvision, ...], bound: int
    ) -> Verdict:
        """Ask exemptions first, then what the conduct may go against."""
        exempt = self.strongest("exempts", facts, terms, speaking)
        if exempt == TRUE:
            return "exempt"
        wrong = self.strongest(facts.against, facts, terms, speaking)
        if wrong == FALSE:
            return "permitted"
        if wrong == TRUE and exempt == FALSE and bound == TRUE:
            return "would_breach" if self.pack.binds else "inconsistent_with"
        return "undetermined"

    def strongest(
        self, effect: Effect, facts: Facts, terms: dict[str, int], speaking: tuple[CompiledProvision, ...]
    ) -> int:
        """Say whether one of the provisions with an effect applies."""
        best = FALSE
        for provision in speaking:
            if provision.effect == effect:
                truth = provision.applies(facts, terms)
                best = max(best, truth if provision.certain else min(truth, UNKNOWN))
                if best == TRUE:
                    break
        return best


def facts_of(scenario: Scenario, pack: Pack) -> tuple[Facts, ...]:
    """Give a scenario's facts, one set for each rival statement of the system's range."""
    return tuple(variant.facts for variant in resolve(scenario, pack))


def compile_pack(pack: Pack) -> CompiledPack:
    """Make a treaty ready to be asked for verdicts alone."""
    vocabulary = load_vocabulary()
    made = [
        (one, applicable(one, pack.law), pack.applies_provisionally(one.article))
        for one in pack.provisions
        if one.decides
    ]
    by_act: dict[str, list[CompiledProvision]] = {}
    for act in vocabulary.acts:
        contained, possible = vocabulary.contained(act), set(vocabulary.possible(act))
        possible |= {other for one in possible for other in vocabulary.contained(one)}
        for provision, applies, provisional in made:
            acts = set(provision.acts)
            if acts & contained or acts & possible:
                certain = bool(acts & contained)
                by_act.setdefault(act, []).append(CompiledProvision(provision.effect, certain, applies, provisional))

    @lru_cache(maxsize=KEPT)
    def binds(actor: str | None, on: Days) -> tuple[int, bool]:
        found = binding(pack, actor, on)
        return NUMBERS[found.outcome.truth], found.status == "provisional"

    return CompiledPack(
        pack=pack,
        scope=pack.compiled_scope,
        by_act={act: tuple(found) for act, found in by_act.items()},
        binds=binds,
    )


def applicable(provision: Provision, law: Law) -> Compiled:
    """Compile when a provision applies: its days, for what is left undone its last day, and its condition."""
    from_day, until, due = provision.since, provision.until, provision.due
    when = compiled(provision.when, law) if provision.when is not None else None
    late = compiled(overdue(due), law) if due is not None and provision.effect == "requires" else None

    def applies(facts: Facts, terms: dict[str, int]) -> int:
        start, end = facts.on
        truth = TRUE
        if from_day is not None and (start is None or start < from_day):
            if end is not None and end < from_day:
                return FALSE
            truth = UNKNOWN
        if until is not None and (end is None or end >= until):
            if start is not None and start >= until:
                return FALSE
            truth = UNKNOWN
        if late is not None and facts.omitted:
            truth = min(truth, late(facts, terms))
        return truth if when is None or truth == FALSE else min(truth, when(facts, terms))

    return applies


def verdicts(scenarios: Iterable[Scenario], packs: Sequence[CompiledPack]) -> Iterator[tuple[Verdict, ...]]:
    """Give the verdicts of each scenario under each treaty, one scenario at a time."""
    for scenario in scenarios:
        yield verdicts_on(scenario, packs)


def verdicts_on(scenario: Scenario, packs: Sequence[CompiledPack]) -> tuple[Verdict, ...]:
    """Give a scenario's verdict under each treaty; facts are resolved once for all that name no type of their own."""
    shared: tuple[Facts, ...] | None = None
    system = scenario.item.system if scenario.item is not None else None
    found: list[Verdict] = []
    for one in packs:
        if system is not None and one.pack.types:
            found.append(one.verdict(scenario))
            continue
        if shared is None:
            shared = facts_of(scenario, one.pack)
        found.append(one.verdict(scenario, shared))
    return tuple(found)
