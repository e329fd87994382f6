"""Settles within one document what a claim leaves open and the document's other claims about the same act say.

A text that has said "the 9M729" goes on with "the missile", and a headline has "missile treaty" for the treaty of the
first sentence. Only claims of the same act by the same actors count, and only where they leave one answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.thread_records import Proposition
from treatywatch.threads.subjects import NOTHING, may_be, systems_disputed_with
from treatywatch.threads.table import load_table
from treatywatch.treaties.names import systems_by_id

__all__ = ["settled"]


def settled(drafts: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """Give the propositions of one document, in their order, each with the most specific subject that is sure."""
    subjects: dict[Proposition, set[str]] = {}
    for draft in drafts:
        subjects.setdefault(_beside(draft), set()).add(draft.subject)
    return tuple(_settled(draft, frozenset(subjects[_beside(draft)])) for draft in drafts)


def _beside(draft: Proposition) -> Proposition:
    return draft.model_copy(update={"subject": NOTHING})


def _settled(draft: Proposition, subjects: frozenset[str]) -> Proposition:
    if load_table().group(draft.act).breach:
        return draft.model_copy(update={"subject": _broken(draft, subjects)})
    if draft.subject.startswith("class:"):
        return draft.model_copy(update={"subject": _finest(draft.subject, subjects)})
    return draft


def _finest(subject: str, subjects: frozenset[str]) -> str:
    """Give the one more specific thing that a kind of item is."""
    finer = [other for other in subjects if _is_finer(other, subject)]
    fitting = [other for other in finer if other.startswith("system:")] or finer
    return fitting[0] if len(fitting) == 1 else subject


def _broken(draft: Proposition, subjects: frozenset[str]) -> str:
    """Give what a breach is of, or by way of what the document says that the treaty is broken.

    A breach of a treaty is that by way of a system in dispute under it, where the document names no other way.
    """
    subject = draft.subject
    if subject.startswith("class:"):
        return _finest(subject, subjects)
    if subject == NOTHING:
        named = [other for other in subjects if other.startswith("treaty:")]
        if len(named) > 1:
            return NOTHING
        subject = named[0] if named else NOTHING
    ways = {_finest(other, subjects) for other in subjects if other.startswith(("system:", "class:"))}
    if len(ways) != 1 or not _is_disputed(way := ways.pop(), draft.actors, subject):
        return subject
    return way


def _is_disputed(way: str, actors: Sequence[str], subject: str) -> bool:
    """Tell whether a system of a state was in dispute under a treaty, or under any where none is named."""
    if subject == NOTHING:
        return way.startswith("system:")
    systems = systems_disputed_with(actors, subject.removeprefix("treaty:"))
    return way in {f"system:{system.id}" for system in systems}


def _is_finer(other: str, subject: str) -> bool:
    """Tell whether another subject is what a kind of item may be, with more said of it."""
    if other.startswith("class:"):
        item_class, *stated = subject.removeprefix("class:").split("/")
        other_class, *more = other.removeprefix("class:").split("/")
        # "Weapons" are more than the nuclear ones of the next sentence, "missiles" are its cruise missiles.
        return other_class == item_class and set(stated) < set(more) and not set(more) & set(load_table().payloads)
    system = systems_by_id().get(other.removeprefix("system:"))
    return system is not None and may_be(subject, system)
