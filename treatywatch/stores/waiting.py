"""Keeps the queue of claims that wait for a reviewer in its order, for the whole record and for each treaty."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from treatywatch.stores.schema_of_reviews import waiting
from treatywatch.thread_records import Waiting

__all__ = ["forget", "keep", "most_doubted"]

#: The treaty under which each claim stands, whatever it is on.
ANY = ""


def keep(connection: Connection, document: str, found: Iterable[Waiting]) -> None:
    """Let the claims of a document that wait be those given."""
    forget(connection, document)
    rows = [
        {
            "claim": one.claim, "treaty": treaty, "document": document, "start": one.start, "threaded": one.threaded,
            "doubt": one.doubt, "signs": " ".join(one.signs),
        }
        # What an earlier version read may have one id for two denials in a clause.
        for one in {one.claim: one for one in found}.values()
        for treaty in (ANY, *one.treaties)
    ]  # fmt: skip
    if rows:
        connection.execute(insert(waiting), rows)


def forget(connection: Connection, document: str) -> None:
    """Let no claim of a document wait."""
    connection.execute(waiting.delete().where(waiting.c.document == document))


def most_doubted(connection: Connection, treaty: str | None, limit: int, *, threaded: bool) -> list[Waiting]:
    """Give the claims in a thread, or in none, that have the weightiest signs; of their treaties the one asked for."""
    chosen = select(waiting).where(waiting.c.treaty == (treaty or ANY), waiting.c.threaded == threaded)
    # Both columns downwards, so that the index is read backwards and nothing is sorted.
    rows = connection.execute(chosen.order_by(waiting.c.doubt.desc(), waiting.c.claim.desc()).limit(limit))
    about = (treaty,) if treaty else ()
    return [
        Waiting(row.claim, row.document, row.start, row.threaded, about, tuple(row.signs.split()), row.doubt)
        for row in rows
    ]
