"""Finds the threads of a record that are of one dispute, so that a denial in one is known where the charge stands."""

from __future__ import annotations

from collections.abc import Collection

from treatywatch.stores import telling, threads
from treatywatch.stores.opening import Connection
from treatywatch.thread_records import Window
from treatywatch.threads.related import Beside, denies, may_have_related, of_one_dispute

__all__ = ["beside", "related_to"]


def related_to(connection: Connection, chosen: Collection[str]) -> dict[str, list[str]]:
    """Give for each thread the others of its dispute, with or without members."""
    kept = {
        thread: one for thread, one in threads.kept(connection, chosen).items() if may_have_related(one.proposition)
    }
    acts: dict[str, set[str]] = {}
    for one in kept.values():
        acts.setdefault(one.proposition.act, set()).update(one.proposition.actors)
    near = [thread for act, parties in acts.items() for thread in threads.about(connection, act, parties)]
    others = threads.kept(connection, near)
    return {
        thread: [
            name
            for name, other in sorted(others.items())
            if of_one_dispute(one.proposition, other.proposition, {*one.treaties} & {*other.treaties})
        ]
        for thread, one in kept.items()
    }


def beside(connection: Connection, chosen: Collection[str], window: Window) -> dict[str, tuple[Beside, ...]]:
    """Give for each thread the others of its dispute that had members in a window."""
    related = related_to(connection, chosen)
    names = {name for others in related.values() for name in others}
    kept = threads.kept(connection, {*related, *names})
    cells = telling.cells_of(connection, names, window)
    found: dict[str, tuple[Beside, ...]] = dict.fromkeys(chosen, ())
    for thread, others in related.items():
        charged = kept[thread]
        found[thread] = tuple(
            Beside(
                name,
                cells[name],
                denies(kept[name].proposition, charged.proposition, {*charged.treaties} & {*kept[name].treaties}),
            )
            for name in others
            if cells[name]
        )
    return found
