"""Weighs what came out when a treaty's provisions were asked about a scenario: the verdict, and what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.records import Truth, Verdict
from treatywatch.treaties.condition_parser import names_used
from treatywatch.treaties.conditions import Act, Before, Entered, From
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import Condition, cited, lowered, opened, spoken
from treatywatch.treaties.pack_parts import Provision
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.periods import Period
from treatywatch.treaties.status import Binding
from treatywatch.treaties.truth import Outcome, all_of, any_of
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["WITHOUT_CONDUCT", "Asked", "Case", "against", "ask", "missing_of", "verdict_of"]

#: Acts of compliance that name no conduct which an article could be held against.
WITHOUT_CONDUCT = frozenset({"violate", "comply", "return_to_compliance"})
#: What is missing about the item; where the treaty's scope is open, its line says it for the narrower provisions.
ITEM_TOPICS = frozenset({"range capability", "kind of item", "launch mode", "role"})
#: Facts of which one missing line is enough: the first says it for the others.
SINGLE_TOPICS = ITEM_TOPICS | {"date of the act", "actor"}


class Asked(NamedTuple):
    """A provision, and what came out when it was asked about the facts."""

    provision: Provision
    outcome: Outcome
    act_is_certain: bool

    @property
    def telling(self) -> bool:
        """Say whether the answer lists it: not what fails to apply for want of a special circumstance or type."""
        if self.outcome.truth != "false":
            return True
        special = {section for section, _ in names_used(self.provision.when)} if self.provision.when else set()
        return self.provision.effect in {"prohibits", "defines"} and not special & {"circumstances", "lists", "numbers"}


class Case(NamedTuple):
    """All that a verdict rests on."""

    facts: Facts
    pack: Pack
    binding: Binding
    scope: Outcome | None
    asked: tuple[Asked, ...]
    #: Only provisions speak of the act that are not among those applied before the treaty is in force for the actor.
    beyond_provisional: bool = False

    def truth(self, effect: str) -> Truth:
        """Say whether one of the provisions with this effect applies."""
        return any_of(asked.outcome.truth for asked in self.asked if asked.provision.effect == effect)

    @property
    def group(self) -> str:
        """Give what the act is done to."""
        return load_vocabulary().acts[self.facts.act].group


def ask(pack: Pack, facts: Facts) -> list[Asked]:
    """Ask every provision that speaks of the act, or may."""
    found = []
    for provision in pack.provisions:
        if not provision.decides:
            continue
        parts = [Act(provision.acts)(facts, pack.law)]
        if parts[0].truth == "false":
            continue
        if provision.since is not None:
            parts.append(From(provision.since)(facts, pack.law))
        if provision.until is not None:
            parts.append(Before(provision.until)(facts, pack.law))
        if facts.omitted and provision.effect == "requires" and provision.due is not None:
            # Until the last day has passed, what is not done yet can still be done.
            parts.append(overdue(provision.due)(facts, pack.law))
        if provision.when is not None and all(part.truth != "false" for part in parts):
            parts.append(provision.when(facts, pack.law))
        truth = all_of(part.truth for part in parts)
        combined = Outcome.combine(truth, f"{provision.effect}: {lowered(provision.title)}", parts)
        reason = combined.reason.model_copy(
            update={
                "source": cited(pack.short_name, provision.article),
                "unverified": provision.unverified,
                "reasons": tuple(inner for part in parts for inner in opened(part.reason)),
            }
        )
        found.append(Asked(provision, Outcome(truth, reason, combined.missing), parts[0].truth == "true"))
    return found


def overdue(due: date | Period) -> Condition:
    """Give the condition that the time for a requirement is over."""
    return Entered(due, through=True) if isinstance(due, Period) else From(due + timedelta(days=1))


def against(case: Case) -> Truth:
    """Say whether the conduct goes against a provision: a prohibited act done, or a required one left undone."""
    return case.truth(case.facts.against)


def verdict_of(case: Case) -> Verdict:
    """Weigh bindingness, scope, exemptions and prohibitions, in that order."""
    if case.binding.outcome.truth == "false" or case.beyond_provisional:
        return "not_binding"
    if case.scope is not None and case.scope.truth == "false":
        return "outside_scope"
    if case.facts.act in WITHOUT_CONDUCT:
        return "undetermined"
    if case.group != "item" and not case.asked:
        return "outside_scope"
    if case.truth("exempts") == "true":
        return "exempt"
    wrong = against(case)
    if wrong == "false":
        return "permitted"
    settled = wrong == "true" and case.truth("exempts") == "false" and case.binding.outcome.truth == "true"
    if not settled:
        return "undetermined"
    return "would_breach" if case.pack.binds else "inconsistent_with"


def missing_of(case: Case) -> tuple[str, ...]:
    """Name the facts without which there is no verdict, each once."""
    if case.facts.act in WITHOUT_CONDUCT:
        conduct = f"conduct: '{spoken(case.facts.act)}' does not name the act and the item by which"
        return (conduct, *case.binding.outcome.missing)
    found = [*case.binding.outcome.missing, *(case.scope.missing if case.scope else ())]
    effect = case.facts.against
    open_bans = [asked for asked in case.asked if asked.provision.effect == effect and asked.outcome.truth != "false"]
    direct = [asked for asked in open_bans if asked.act_is_certain]
    if against(case) == "true":
        # One prohibition applies whatever the others hang on; only the treaty's hold or an exemption is open.
        open_bans = direct = []
    exemptions = [asked for asked in case.asked if asked.provision.effect == "exempts"]
    item_is_open = case.scope is not None and case.scope.truth == "unknown"
    for asked in (*(direct or open_bans), *exemptions):
        found.extend(fact for fact in asked.outcome.missing if not (item_is_open and topic(fact) in ITEM_TOPICS))
    kept: dict[str, str] = {}
    for fact in found:
        kept.setdefault(topic(fact) if topic(fact) in SINGLE_TOPICS else fact, fact)
    return tuple(kept.values())


def topic(fact: str) -> str:
    """Give what a missing fact is about."""
    return fact.partition(":")[0]
