"""Holds claims against a treaty: what each would mean if it is true as stated. A finding never says that it is true."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.findings.conduct import Conduct, conducts
from treatywatch.findings.relevance import relevance
from treatywatch.records import (
    GRAVEST_FIRST,
    UNCONCERNED,
    Claim,
    Document,
    Finding,
    ProvisionEffect,
    Reason,
    Truth,
    content_id,
)  # fmt: skip
from treatywatch.treaties.check import Answer, check
from treatywatch.treaties.governing import speaks
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.phases import BINDING
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["find"]


def is_told(answer: Answer) -> bool:
    """Say whether an answer of a treaty that nobody names is worth telling.

    It has to bind the actor and to speak of the act itself, not of one that it may have been; that nothing forbids an
    act is worth telling only where the treaty asks for it.
    """
    if answer.verdict in UNCONCERNED or any(fact.startswith("act:") for fact in answer.missing):
        return False
    asked = any(effect.effect == "requires" and effect.truth == "true" for effect in answer.provisions)
    return speaks(answer) and (answer.verdict != "permitted" or (asked and answer.treaty_status in BINDING))


def find(claim: Claim, document: Document, pack: Pack) -> Finding | None:
    """Hold a claim against a treaty; `None` where the treaty has nothing to say to it."""
    relevant = relevance(claim, document, pack)
    if relevant == "none":
        return None
    answered = [(one, check(one.scenario, pack, one.spans)) for one in conducts(claim, document, pack)]
    # Of several who act together, the gravest answer speaks; who is not bound does not free who is.
    verdict = next(verdict for verdict in GRAVEST_FIRST if any(answer.verdict == verdict for _, answer in answered))
    if relevant == "by_item" and not any(is_told(answer) for _, answer in answered):
        return None
    if load_vocabulary().acts[claim.act].group in {"life", "diplomacy"} and verdict in UNCONCERNED:
        # "SALT II was signed" does not ask whether SALT II bound anybody.
        return None
    leading = next(answer for _, answer in answered if answer.verdict == verdict)
    statuses = {answer.treaty_status for _, answer in answered}
    return Finding(
        id=content_id("f", claim.id, pack.id, pack.revision),
        claim=claim.id,
        treaty=pack.id,
        on=on_of(answered),
        treaty_status=leading.treaty_status if len(statuses) == 1 or verdict != "undetermined" else None,
        verdict=verdict,
        provisions=provisions_of(answered, leading),
        missing=tuple(dict.fromkeys(fact for _, answer in answered for fact in answer.missing))
        if verdict == "undetermined"
        else (),
        reasons=(told(claim, reason_of(answered, leading)),),
    )


def on_of(answered: Sequence[tuple[Conduct, Answer]]) -> str | None:
    """Give the days of the act where they are the same for all who act."""
    days = {one.scenario.on for one, _ in answered}
    return days.pop() if len(days) == 1 else None


def provisions_of(answered: Sequence[tuple[Conduct, Answer]], leading: Answer) -> tuple[ProvisionEffect, ...]:
    """Give the leading answer's provisions; where those who act together fare differently, unknown what differs."""
    truths: dict[tuple[str, str], set[Truth]] = {}
    for _, answer in answered:
        if answer.verdict == leading.verdict:
            for effect in answer.provisions:
                truths.setdefault((effect.article, effect.effect), set()).add(effect.truth)
    return tuple(
        effect if len(truths[effect.article, effect.effect]) == 1 else effect.model_copy(update={"truth": "unknown"})
        for effect in leading.provisions
    )


def reason_of(answered: Sequence[tuple[Conduct, Answer]], leading: Answer) -> Reason:
    """Join the reasons: each actor's own where several act together, with what was concluded about the date."""
    if len(answered) == 1:
        conduct, answer = answered[0]
        return noted(answer.reasons[0], conduct)
    each = tuple(
        Reason(
            text=f"for {conduct.actor.name}", span=conduct.actor.mention, reasons=(noted(answer.reasons[0], conduct),)
        )
        for conduct, answer in answered
    )
    who = [conduct.actor.name for conduct, answer in answered if answer.verdict == leading.verdict]
    text = leading.reasons[0].text
    return Reason(text=text if len(who) == len(answered) else f"{text}, for {' and '.join(who)}", reasons=each)


def noted(reason: Reason, conduct: Conduct) -> Reason:
    """Add what was concluded from the document where the text itself does not say it."""
    notes = tuple(Reason(text=note) for note in conduct.notes)
    return reason.model_copy(update={"reasons": (*reason.reasons, *notes)})


def told(claim: Claim, reason: Reason) -> Reason:
    """Say how the claim puts it, where it does not say that the thing is so."""
    manner = manner_of(claim)
    return reason if manner is None else Reason(text=f"{manner}: {reason.text}", reasons=(reason,))


def manner_of(claim: Claim) -> str | None:
    """Give the words for a claim that denies, demands, plans or supposes; `None` for one that states."""
    modality, refused = set(claim.modality), claim.polarity == "negative"
    manners = (
        (
            any(holder.speech_act == "deny" for holder in claim.holders),
            "the claim is denied; if what is denied were true",
        ),
        ("demanded" in modality and refused, "demanded not to be done; if it were done"),
        ("demanded" in modality, "demanded; if it were done"),
        (refused, "the claim says that it is not so; if it were so"),
        ("ordered" in modality, "ordered; if it is carried out as ordered"),
        ("planned" in modality, "planned; if it is carried out as planned"),
        (bool(modality & {"conditional", "hypothetical"}), "said on a condition; if it came about"),
        ("possible" in modality, "said to be possible; if it is so"),
        (claim.presupposed, "taken for granted by the text, not stated; if it is so"),
    )
    return next((words for holds, words in manners if holds), None)
