"""Settles within one document what a claim leaves open and the document's other claims about the same act say.

A text that has said "the 9M729" goes on with "the missile", and a headline has "missile treaty" for the treaty of the
first sentence. Only claims of the same act by the same actors count, and only where they leave one answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from treatywatch.thread_records import Proposition
from treatywatch.threads.subjects import NOTHING, may_be, systems_disputed_with
from treatywatch.threads.table import load_table
from treatywatch.treaties.names import systems_by_id

__all__ = ["Draft", "settled"]


class Draft(NamedTuple):
    """The proposition of a claim by itself, with the treaties that the claim names."""

    about: Proposition
    treaties: tuple[str, ...]


def settled(drafts: Sequence[Draft]) -> tuple[Proposition, ...]:
    """Give the propositions of one document, in their order, each with the most specific subject that is sure."""
    subjects: dict[Proposition, set[str]] = {}
    conduct: dict[tuple[str, ...], set[tuple[str, str]]] = {}
    for about, treaties in drafts:
        subjects.setdefault(_beside(about), set()).add(about.subject)
        conduct.setdefault(about.actors, set()).update((about.subject, f"treaty:{treaty}") for treaty in treaties)
    return tuple(
        _settled(about, frozenset(subjects[_beside(about)]), frozenset(conduct[about.actors])) for about, _ in drafts
    )


def _beside(draft: Proposition) -> Proposition:
    return draft.model_copy(update={"subject": NOTHING})


def _settled(draft: Proposition, subjects: frozenset[str], conduct: frozenset[tuple[str, str]]) -> Proposition:
    if load_table().group(draft.act).breach:
        return draft.model_copy(update={"subject": _broken(draft, subjects, conduct)})
    if draft.subject.startswith("class:"):
        return draft.model_copy(update={"subject": _finest(draft.subject, subjects)})
    return draft


def _finest(subject: str, subjects: frozenset[str]) -> str:
    """Give the one more specific thing that a kind of item is."""
    finer = [other for other in subjects if _is_finer(other, subject)]
    fitting = [other for other in finer if other.startswith("system:")] or finer
    return fitting[0] if len(fitting) == 1 else subject


def _broken(draft: Proposition, subjects: frozenset[str], conduct: frozenset[tuple[str, str]]) -> str:
    """Give what a breach is of, or by way of what the document says that the treaty is broken.

    A breach of a treaty is that by way of a system in dispute under it, where the document names no other way. Of the
    same actors `conduct` has what else is said under which treaty ("broke the treaty by deploying the launchers").
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
    if subject == NOTHING:
        return ways.pop() if len(ways) == 1 else NOTHING
    disputed = {f"system:{one.id}" for one in systems_disputed_with(draft.actors, subject.removeprefix("treaty:"))}
    ways = ways or {way for way, treaty in conduct if treaty == subject and way in disputed}
    return ways.pop() if len(ways) == 1 and ways <= disputed else subject


def _is_finer(other: str, subject: str) -> bool:
    """Tell whether another subject is what a kind of item may be, with more said of it."""
    if other.startswith("class:"):
        item_class, *stated = subject.removeprefix("class:").split("/")
        other_class, *more = other.removeprefix("class:").split("/")
        # "Weapons" are more than the nuclear ones of the next sentence, "missiles" are its cruise missiles.
        return other_class == item_class and set(stated) < set(more) and not set(more) & set(load_table().payloads)
    system = systems_by_id().get(other.removeprefix("system:"))
    return system is not None and may_be(subject, system)
