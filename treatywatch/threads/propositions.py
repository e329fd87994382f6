"""Says what a claim is about in such a way that claims of other texts can be about the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from treatywatch.records import Claim, Document, Entity, Finding
from treatywatch.thread_records import Proposition
from treatywatch.threads.parties import acting
from treatywatch.threads.subjects import NOTHING, classes_of, subject_of
from treatywatch.threads.table import Group, load_table
from treatywatch.treaties.names import systems_by_id, treaties_by_id

__all__ = ["Lack", "draft_of", "lacking", "named_group", "proposition", "says_enough"]

#: What a claim can lack for other texts to be about the same: somebody who does it, somebody in particular, a weapon or
#: treaty (or those to or with whom it is done), or more than general words for it ("forces").
Lack = Literal["actor", "known_actor", "subject", "counterpart", "particular"]


def proposition(claim: Claim, document: Document, findings: Sequence[Finding]) -> Proposition | None:
    """Give the proposition of a claim, by its findings and the day of its document.

    None where a text leaves open what the act is about, or who acts, unless it is told of the treaty itself or the item
    is a weapon system of one state.
    """
    named = named_group(claim)
    draft = draft_of(claim, named, document, findings) if named else None
    return draft if named and draft and says_enough(draft, named[1]) else None


def lacking(claim: Claim, document: Document) -> Lack | None:
    """Say what a claim that stands in no thread lacks; `None` where nothing that the claim itself could say.

    Findings do not matter here: where they tell what a claim is about, it lacks nothing but somebody who does it.
    """
    named = named_group(claim)
    if named is None:
        of_items = all(group.classes for group in load_table().groups.values() if claim.act in group.acts)
        return "subject" if claim.actor or of_items else "actor"
    draft = draft_of(claim, named, document, ())
    if draft is None:
        return "known_actor" if claim.actor else "actor"
    if says_enough(draft, named[1]):
        return None
    if draft.subject != NOTHING:
        return "particular"
    return "counterpart" if named[1].needs == "counterpart" else "subject"


def named_group(claim: Claim) -> tuple[str, Group] | None:
    """Give the first group of the table that takes a claim, with its name."""
    having = [(name, group) for name, group in load_table().groups.items() if claim.act in group.acts]
    return next(((name, group) for name, group in having if _takes(group, claim, only=len(having) == 1)), None)


def draft_of(
    claim: Claim, named: tuple[str, Group], document: Document, findings: Sequence[Finding]
) -> Proposition | None:
    """Give the proposition of a claim of a group, although it may not say enough by itself; None without an actor."""
    act, group = named
    others = _codes(claim.recipient)
    actors = () if group.actor == "none" else _codes(claim.actor) or _owner(claim, group)
    if group.actor == "mutual":
        actors, others = tuple(sorted({*actors, *others})), ()
    subject = subject_of(claim, group, actors, document, findings)
    actors = _makers(subject, actors, group)
    if not actors and group.actor != "none" and group.is_done is None:
        return None
    return Proposition(
        actors=actors,
        act=act,
        subject=subject,
        recipients=tuple(code for code in others if code not in actors) if "recipient" in group.identity else (),
        place=_abroad(claim, group, actors),
    )


def says_enough(about: Proposition, group: Group) -> bool:
    """Tell whether a proposition is about something in particular, as its group needs it."""
    if about.subject.removeprefix("class:") in load_table().wide_classes:
        return about.place is not None
    if about.subject != NOTHING or group.needs is None:
        return True
    counterpart = bool(about.recipients) or (group.actor == "mutual" and len(about.actors) > 1)
    return group.needs == "counterpart" and counterpart


def _takes(group: Group, claim: Claim, *, only: bool) -> bool:
    if group.actor == "none":
        return only or not claim.actor
    if not group.classes:
        return bool(claim.actor) or not group.needs_actor
    if claim.item:
        return bool(group.classes & classes_of(claim.item))
    return any(word in quote.exact.casefold() for word in group.words for quote in claim.evidence)


def _owner(claim: Claim, group: Group) -> tuple[str, ...]:
    """Give the one state that has the weapon system of which a text says, without an actor, that it was tested."""
    if claim.actor or not group.owner or claim.item is None or claim.item.system is None:
        return ()
    system = systems_by_id().get(claim.item.system)
    return system.states if system and len(system.states) == 1 else ()


def _makers(subject: str, actors: tuple[str, ...], group: Group) -> tuple[str, ...]:
    """Give all who made a treaty where they do the act together, else those who are named."""
    treaty = treaties_by_id().get(subject.removeprefix("treaty:"))
    makers = tuple(sorted(treaty.states)) if treaty and group.joint else ()
    if not actors:
        return makers
    return makers if group.joint == "always" and set(makers) & set(actors) else actors


def _codes(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted({code for entity in entities for code in acting(entity)}))


def _abroad(claim: Claim, group: Group, actors: Sequence[str]) -> str | None:
    states = claim.place.states if claim.place and "place" in group.identity else ()
    return states[0] if len(states) == 1 and states[0] not in actors else None
