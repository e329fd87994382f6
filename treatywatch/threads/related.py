"""Threads of one dispute: the breach of a treaty as a whole, and by way of a weapon that the charge or denial names.

They stay threads of their own, since a party may have broken a treaty in one way and not in another. But whoever denies
the whole denies each part; and whoever denies the part denies the whole, where only one weapon of that party was ever
in dispute under the treaty.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from treatywatch.thread_records import Cell, Proposition
from treatywatch.threads.subjects import may_be, systems_disputed_with
from treatywatch.threads.table import load_table

__all__ = ["Beside", "denies", "may_have_related", "of_one_dispute", "with_denials"]


class Beside(NamedTuple):
    """Another thread of the same dispute."""

    thread: str
    cells: Sequence[Cell]
    #: Whoever denies what it is about denies what the thread beside which it stands is about.
    denies: bool

    @property
    def denials(self) -> tuple[Cell, ...]:
        """What in it denies the thread beside which it stands."""
        return tuple(cell for cell in self.cells if cell.stance == "denies") if self.denies else ()


def may_have_related(about: Proposition) -> bool:
    """Tell whether a proposition is one of which there are general and particular threads."""
    return load_table().group(about.act).breach


def of_one_dispute(one: Proposition, other: Proposition, treaties: Collection[str]) -> bool:
    """Tell whether two propositions are a breach of a treaty as a whole and in part; `treaties`: those of both."""
    return denies(one, other, treaties) or denies(other, one, treaties)


def denies(denied: Proposition, charged: Proposition, treaties: Collection[str]) -> bool:
    """Tell whether whoever denies the one denies the other; `treaties`: those that both threads are about."""
    return any(_covers(denied, charged, treaty) for treaty in treaties)


def _covers(denied: Proposition, charged: Proposition, treaty: str) -> bool:
    """Tell whether a denial of the one, as far as it is of a breach of a treaty, is a denial of the other."""
    if denied == charged or (denied.actors, denied.act) != (charged.actors, charged.act):
        return False
    whole = f"treaty:{treaty}"
    if denied.subject == whole:
        return not charged.subject.startswith("treaty:")
    systems = systems_disputed_with(denied.actors, treaty)
    if len(systems) != 1 or denied.subject != f"system:{systems[0].id}":
        return False
    return charged.subject == whole or may_be(charged.subject, systems[0])


def with_denials(cells: Sequence[Cell], related: Sequence[Beside]) -> list[Cell]:
    """Give the members of a thread that somebody asserts, with those of other threads that deny it."""
    asserted = any(cell.stance == "asserts" for cell in cells)
    return [*cells, *(cell for one in related for cell in one.denials if asserted)]
