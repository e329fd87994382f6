"""Keeps the links that documents state between claims, and gives them back as they were known on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, func, select

from treatywatch.stores import days
from treatywatch.stores.forms import read, written
from treatywatch.stores.schema import documents, links
from treatywatch.thread_records import Link, Window

__all__ = ["Latest", "keep", "latest"]


class Latest(NamedTuple):
    """The links that came last, and how many there are beyond them."""

    links: list[Link]
    left_out: int


def keep(connection: Connection, document: str, found: Sequence[Link], day: date) -> None:
    """Keep the links of a document in the place of those that it had."""
    fresh = {
        written(one): {"id": one.id, "document": document, "cause": one.cause, "effect": one.effect} for one in found
    }
    days.keep(connection, links, links.c.document == document, fresh, day)


def latest(connection: Connection, window: Window, limit: int) -> Latest:
    """Give the links known by the day and basis of a window, in the order in which they came; at most so many."""
    known = _known(window)
    chosen = select(links.c.record).where(known).order_by(links.c.number.desc()).limit(limit)
    found = [read(Link, record) for record in connection.execute(chosen).scalars()][::-1]
    if len(found) < limit:
        return Latest(found, 0)
    count = connection.execute(select(func.count()).select_from(links).where(known)).scalar_one()
    return Latest(found, count - len(found))


def _known(window: Window) -> ColumnElement[bool]:
    if window.basis == "added" or window.on is None:
        return days.held(links, window.on)
    published = select(documents.c.id).where(days.known(documents, window))
    return days.held(links, None) & links.c.document.in_(published)
