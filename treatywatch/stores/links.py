"""Keeps the links that documents state between claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, insert, select

from treatywatch.stores.days import close, held
from treatywatch.stores.forms import written
from treatywatch.stores.schema import links
from treatywatch.thread_records import Link

__all__ = ["keep"]


def keep(connection: Connection, document: str, found: Sequence[Link], day: date) -> None:
    """Keep the links of a document in the place of those that it had."""
    chosen = select(links.c.number, links.c.record).where(links.c.document == document, held(links, None))
    fresh = {written(one): one for one in found}
    kept = {row.record: row.number for row in connection.execute(chosen)}
    gone = [number for record, number in kept.items() if record not in fresh]
    if gone:
        close(connection, links, links.c.number.in_(gone), day)
    rows = [
        {"id": one.id, "document": document, "cause": one.cause, "effect": one.effect, "record": record, "since": day}
        for record, one in fresh.items()
        if record not in kept
    ]
    if rows:
        connection.execute(insert(links), rows)
