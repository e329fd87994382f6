"""Says what a claim is about in such a way that claims of other texts can be about the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from treatywatch.records import Claim, Document, Entity, Finding
from treatywatch.thread_records import Proposition
from treatywatch.threads.parties import acting
from treatywatch.threads.subjects import NOTHING, classes_of, subject_of
from treatywatch.threads.table import Group, load_table

__all__ = ["proposition"]


def proposition(claim: Claim, document: Document, findings: Sequence[Finding]) -> Proposition | None:
    """Give the proposition of a claim, by its findings and the day of its document.

    None where a text leaves open who acts, unless the treaty itself is the subject, or what the act is about.
    """
    named = named_group(claim)
    if named is None:
        return None
    act, group = named
    others = _codes(claim.recipient)
    actors = () if group.actor == "none" else _codes(claim.actor)
    if group.actor == "mutual":
        actors, others = tuple(sorted({*actors, *others})), ()
    recipients = tuple(code for code in others if code not in actors) if "recipient" in group.identity else ()
    subject = subject_of(claim, group, actors, document, findings)
    if subject == NOTHING and not _enough(group, actors, recipients):
        return None
    return Proposition(
        actors=actors, act=act, subject=subject, recipients=recipients, place=_abroad(claim, group, actors)
    )


def named_group(claim: Claim) -> tuple[str, Group] | None:
    """Give the first group of the table that takes a claim, with its name."""
    having = [(name, group) for name, group in load_table().groups.items() if claim.act in group.acts]
    return next(((name, group) for name, group in having if _takes(group, claim, only=len(having) == 1)), None)


def _takes(group: Group, claim: Claim, *, only: bool) -> bool:
    if group.classes and not (claim.item and group.classes & classes_of(claim.item)):
        return False
    return (only or not claim.actor) if group.actor == "none" else bool(_codes(claim.actor))


def _enough(group: Group, actors: Sequence[str], recipients: Sequence[str]) -> bool:
    if group.needs == "counterpart":
        return bool(recipients) or (group.actor == "mutual" and len(actors) > 1)
    return group.needs is None


def _codes(entities: Iterable[Entity]) -> tuple[str, ...]:
    return tuple(sorted({code for entity in entities for code in acting(entity)}))


def _abroad(claim: Claim, group: Group, actors: Sequence[str]) -> str | None:
    states = claim.place.states if claim.place and "place" in group.identity else ()
    return states[0] if len(states) == 1 and states[0] not in actors else None
