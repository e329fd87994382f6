"""Keeps the links that documents state between claims."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from treatywatch.stores import days
from treatywatch.stores.forms import written
from treatywatch.stores.schema import links
from treatywatch.thread_records import Link

__all__ = ["keep"]


def keep(connection: Connection, document: str, found: Sequence[Link], day: date) -> None:
    """Keep the links of a document in the place of those that it had."""
    fresh = {
        written(one): {"id": one.id, "document": document, "cause": one.cause, "effect": one.effect} for one in found
    }
    days.keep(connection, links, links.c.document == document, fresh, day)
