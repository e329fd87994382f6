"""Holds a scenario against a treaty: what it would mean under which article, and why.

The verdict is conditional ("if true as stated"); a missing fact leaves it undetermined and is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from treatywatch.records import (
    AGAINST,
    UNCONCERNED,
    ProvisionEffect,
    Reason,
    Record,
    Span,
    TreatyStatus,
    Truth,
    Verdict,
)  # fmt: skip
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import cited, opened
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.phases import BINDING
from treatywatch.treaties.resolution import Variant, resolve
from treatywatch.treaties.scenarios import Scenario
from treatywatch.treaties.sentences import grounds, once, sentence
from treatywatch.treaties.status import Binding, binding, rival
from treatywatch.treaties.truth import Outcome
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.weighing import Case, ask, missing_of, verdict_of

__all__ = ["Answer", "case_of", "check", "supposing"]

#: How reasons begin that tell of another status than the one that the treaty's own terms give.
IF_BOUND, ON_READING = "if it had been in force for the actor", "on the reading of"


class Answer(Record):
    """What a treaty says about a scenario."""

    verdict: Verdict
    #: `None` where it changed within the days of the act, or where nobody knows who acted.
    treaty_status: TreatyStatus | None
    provisions: tuple[ProvisionEffect, ...]
    missing: tuple[str, ...]
    reasons: tuple[Reason, ...]


def check(scenario: Scenario, pack: Pack, spans: Mapping[str, Span] | None = None) -> Answer:
    """Hold a scenario against a treaty; `spans` are the words that state its facts, by the scenario's keys."""
    answers = [(variant, judge(variant.facts, pack)) for variant in resolve(scenario, pack, spans)]
    return answers[0][1] if len(answers) == 1 else weigh(answers)


def judge(facts: Facts, pack: Pack) -> Answer:
    """Give the verdict on one set of facts."""
    case = case_of(facts, pack)
    bound, verdict = case.binding, verdict_of(case)
    missing = missing_of(case) if verdict == "undetermined" else ()
    seen: set[Reason] = set()
    told = (*grounds(verdict, case), *on_other_readings(verdict, case))
    head = Reason(text=sentence(verdict, case), reasons=tuple(once(reason, seen) for reason in told))
    return Answer(
        verdict=verdict,
        treaty_status=bound.status,
        provisions=tuple(effects(verdict, case)),
        missing=missing,
        reasons=(head,),
    )


def on_other_readings(verdict: Verdict, case: Case) -> Iterator[Reason]:
    """Say what follows on the reading of those who hold that the treaty bound the actor, where its own terms say no.

    Of a treaty that the actor had signed, also whether the act is one that it would forbid.
    """
    if verdict != "not_binding" or case.facts.actor is None:
        return
    if case.binding.status == "signed":
        bound = Reason(text="supposed to be in force", truth="true")
        supposed = case._replace(binding=Binding(Outcome("true", bound), "in_force", None))
        if verdict_of(supposed) in AGAINST:
            yield Reason(text=f"{IF_BOUND}: {sentence(verdict_of(supposed), supposed)}")
    holders: dict[TreatyStatus, list[str]] = {}
    for held in rival(case.pack, case.facts.actor, case.facts.on):
        if held.status in BINDING:
            holders.setdefault(held.status, []).append(held.holder)
    for status, names in holders.items():
        bound = Reason(text=f"held to be {status.replace('_', ' ')} by {', '.join(names)}", truth="true")
        supposed = case._replace(binding=Binding(Outcome("true", bound), status, None))
        then = verdict_of(supposed)
        if then not in UNCONCERNED:
            text = f"{ON_READING} {', '.join(names)}, for whom it was {status.replace('_', ' ')}"
            missing = f" (missing: {'; '.join(missing_of(supposed))})" if then == "undetermined" else ""
            yield Reason(text=f"{text}: {sentence(then, supposed)}{missing}")


def case_of(facts: Facts, pack: Pack) -> Case:
    """Ask a treaty all that a verdict on one set of facts rests on."""
    bound = binding(pack, facts.actor, facts.on)
    asked, beyond = ask(pack, facts), False
    if bound.status == "provisional":
        applied = [one for one in asked if pack.applies_provisionally(one.provision.article)]
        asked, beyond = applied, bool(asked) and not applied
    return Case(facts, pack, bound, scope_of(facts, pack), tuple(asked), beyond)


def supposing(answer: Answer) -> tuple[str, ...]:
    """Give the sentences of an answer that suppose another status than the treaty's own terms give."""
    return tuple(one.text for one in answer.reasons[0].reasons if one.text.startswith((IF_BOUND, ON_READING)))


def scope_of(facts: Facts, pack: Pack) -> Outcome | None:
    """Say whether the item is what the treaty is about; `None` where the act is on no item."""
    group = load_vocabulary().acts[facts.act].group
    if group != "item" and (group != "conduct" or not facts.has_item):
        return None
    outcome = pack.scope.when(facts, pack.law)
    reason = Reason(
        text=pack.scope.text,
        truth=outcome.truth,
        source=cited(pack.short_name, pack.scope.article),
        unverified=pack.scope.unverified,
        reasons=opened(outcome.reason),
    )
    return outcome._replace(reason=reason)


def effects(verdict: Verdict, case: Case) -> list[ProvisionEffect]:
    """Give what each telling provision does; where the treaty does not bind, none does anything."""
    if verdict == "not_binding":
        return []
    exempt = verdict == "exempt"
    return [
        ProvisionEffect(article=asked.provision.article, effect=asked.provision.effect, truth=asked.outcome.truth)
        for asked in case.asked
        if asked.telling and (asked.provision.effect == "exempts" or not exempt)
    ]


def weigh(answers: Sequence[tuple[Variant, Answer]]) -> Answer:
    """Join the answers to rival statements of the facts: one verdict if all agree, else undetermined."""
    verdicts = {answer.verdict for _, answer in answers}
    rival = tuple(
        Reason(text=f"on the statement of {variant.holder}", reasons=answer.reasons) for variant, answer in answers
    )
    first = answers[0][1]
    if verdicts == {"not_binding"}:
        return first
    if len(verdicts) == 1:
        head = Reason(text=f"{first.reasons[0].text} (on every statement of the range)", reasons=rival)
        missing = tuple(dict.fromkeys(fact for _, answer in answers for fact in answer.missing))
        return first.model_copy(update={"reasons": (head,), "missing": missing, "provisions": joined(answers)})
    held = "; ".join(f"{variant.holder}: {answer.verdict.replace('_', ' ')}" for variant, answer in answers)
    disputed = f"range capability: disputed ({held})"
    head = Reason(text=f"undetermined: the range capability is disputed ({held})", reasons=rival)
    return Answer(
        verdict="undetermined",
        treaty_status=first.treaty_status,
        provisions=joined(answers),
        missing=(disputed,),
        reasons=(head,),
    )


def joined(answers: Sequence[tuple[Variant, Answer]]) -> tuple[ProvisionEffect, ...]:
    """Give each provision with its truth where all answers agree, else unknown."""
    found: dict[tuple[str, str], set[Truth]] = {}
    for _, answer in answers:
        for effect in answer.provisions:
            found.setdefault((effect.article, effect.effect), set()).add(effect.truth)
    return tuple(
        ProvisionEffect(article=article, effect=effect, truth=next(iter(truths)) if len(truths) == 1 else "unknown")
        for (article, effect), truths in found.items()
    )
