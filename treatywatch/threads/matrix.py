"""Lays out who stood how to which propositions: holders in rows, threads in columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from treatywatch.thread_records import (
    STANCES,
    Cell,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Speaker,
    Thread,
)

__all__ = ["matrix"]


def matrix(threads: Sequence[Thread], cells: Mapping[str, Sequence[Cell]]) -> Matrix:
    """Lay out the positions of everybody who spoke to some threads, by the counted members of each thread.

    Those about whom the threads are stand first, then other states and organisations, then the rest; each by how much
    they said.
    """
    holders: dict[str, Speaker] = {}
    spoken: dict[str, dict[str, list[Cell]]] = {}
    for thread in threads:
        for cell in cells.get(thread.id, ()):
            holders.setdefault(cell.speaker.key, cell.speaker)
            spoken.setdefault(cell.speaker.key, {}).setdefault(thread.id, []).append(cell)
    parties = frozenset(code for thread in threads for code in thread.proposition.actors)
    rows = (_row(holders[key], threads, said) for key, said in spoken.items())
    return Matrix(
        columns=tuple(MatrixColumn(thread=thread.id, title=thread.title) for thread in threads),
        rows=tuple(sorted(rows, key=lambda row: (_rank(row.holder, parties), -row.claims, row.holder.key))),
    )


def _row(holder: Speaker, threads: Sequence[Thread], said: Mapping[str, Sequence[Cell]]) -> MatrixRow:
    return MatrixRow(
        holder=holder,
        claims=sum(cell.claims for cells in said.values() for cell in cells),
        cells=tuple(positions(said.get(thread.id, ())) for thread in threads),
    )


def positions(cells: Iterable[Cell]) -> tuple[Position, ...]:
    """Join somebody's cells of one thread that differ in nothing but origin and charge, in the order of stances."""
    alike: dict[tuple[int, bool], list[Cell]] = {}
    for cell in cells:
        alike.setdefault((STANCES.index(cell.stance), cell.negated), []).append(cell)
    return tuple(_position(alike[key]) for key in sorted(alike))


def _position(cells: Sequence[Cell]) -> Position:
    earliest = min(cells, key=lambda cell: (cell.first or date.max, cell.first_claim))
    return Position(
        stance=earliest.stance,
        negated=earliest.negated,
        claims=sum(cell.claims for cell in cells),
        first=earliest.first,
        last=max((cell.last for cell in cells if cell.last), default=None),
        claim=earliest.first_claim,
    )


def _rank(holder: Speaker, parties: frozenset[str]) -> int:
    if holder.key in parties or holder.party in parties:
        return 0
    return 1 if holder.type in ("state", "organisation") else 2
