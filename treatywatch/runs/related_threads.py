"""Finds the threads of a record that are of one dispute, so that a denial in one is known where the charge stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from treatywatch.stores import subjects, telling, threads
from treatywatch.stores.opening import Connection
from treatywatch.thread_records import Ask, Window
from treatywatch.threads.related import Beside, denies, may_have_related, of_one_dispute

__all__ = ["beside", "related_to"]


def related_to(connection: Connection, chosen: Collection[str]) -> dict[str, list[str]]:
    """Give for each thread the others of its dispute, with or without members."""
    return {thread: sorted(one.others) for thread, one in _disputes(connection, chosen).items()}


def beside(connection: Connection, chosen: Collection[str], window: Window) -> dict[str, tuple[Beside, ...]]:
    """Give for each thread the others of its dispute that had members in a window."""
    disputes = _disputes(connection, chosen)
    cells = telling.cells_of(connection, {name for one in disputes.values() for name in one.others}, window)
    found: dict[str, tuple[Beside, ...]] = dict.fromkeys(chosen, ())
    for thread, (charged, others) in disputes.items():
        found[thread] = tuple(
            Beside(name, cells[name], denies(other.proposition, charged.proposition, _of_both(charged, other)))
            for name, other in sorted(others.items())
            if cells[name]
        )
    return found


class Dispute(NamedTuple):
    """A thread, and the others of its dispute by id."""

    thread: threads.Kept
    others: Mapping[str, threads.Kept]


def _disputes(connection: Connection, chosen: Collection[str]) -> dict[str, Dispute]:
    kept = {
        thread: one for thread, one in threads.kept(connection, chosen).items() if may_have_related(one.proposition)
    }
    acts: dict[str, set[str]] = {}
    for one in kept.values():
        acts.setdefault(one.proposition.act, set()).update(one.proposition.actors)
    asks = [Ask(act=act, parties=tuple(sorted(parties))) for act, parties in acts.items() if parties]
    near = threads.kept(connection, {thread for ask in asks for thread in subjects.threads_about(connection, ask)})
    return {
        thread: Dispute(
            one,
            {
                name: other
                for name, other in near.items()
                if of_one_dispute(one.proposition, other.proposition, _of_both(one, other))
            },
        )
        for thread, one in kept.items()
    }


def _of_both(one: threads.Kept, other: threads.Kept) -> set[str]:
    return {*one.treaties} & {*other.treaties}
