"""Settles within one document what a claim leaves open and the document's other claims about the same act say.

A text that has said "the 9M729" goes on with "the missile", and a headline has "missile treaty" for the treaty of the
first sentence. Only claims of the same act by the same actors count, and only where they leave one answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.thread_records import Proposition
from treatywatch.threads.subjects import NOTHING
from treatywatch.threads.table import load_table
from treatywatch.treaties.names import System, systems_by_id

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
    subject = draft.subject
    if subject == NOTHING and load_table().group(draft.act).breach:
        fitting = [other for other in subjects if other.startswith("treaty:")]
    elif subject.startswith("class:"):
        finer = [other for other in subjects if _is_finer(other, subject)]
        fitting = [other for other in finer if other.startswith("system:")] or finer
    else:
        return draft
    return draft.model_copy(update={"subject": fitting[0]}) if len(fitting) == 1 else draft


def _is_finer(other: str, subject: str) -> bool:
    """Tell whether another subject is what a kind of item may be, with more said of it."""
    item_class, *stated = subject.removeprefix("class:").split("/")
    if other.startswith("class:"):
        other_class, *more = other.removeprefix("class:").split("/")
        # "Weapons" are more than the nuclear ones of the next sentence, "missiles" are its cruise missiles.
        return other_class == item_class and set(stated) < set(more) and not set(more) & set(load_table().payloads)
    system = systems_by_id().get(other.removeprefix("system:"))
    return system is not None and system.item_class == item_class and _agrees(stated, system)


def _agrees(stated: Sequence[str], system: System) -> bool:
    """Tell whether a system is of the kind and basing that are stated.

    Words for a range speak of all missiles of a treaty or moratorium, whose ranges are what is in dispute.
    """
    return set(stated) <= {system.kind, system.basing}
