"""The tables of what people decide about claims and threads, and of what waits for that."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Boolean, Column, DateTime, Float, ForeignKey, Index, Integer, Table

from treatywatch.stores.columns import Text, Words, number
from treatywatch.stores.schema import metadata

#: `metadata` has all tables only once these are loaded.
__all__ = ["metadata", "reviews", "waiting"]

reviews: Final = Table(
    "reviews",
    metadata,
    number(),
    Column("id", Words, nullable=False),
    Column("action", Words, nullable=False),
    Column("target_kind", Words, nullable=False),
    Column("target", Words, nullable=False),
    Column("document", Words),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("undone", DateTime(timezone=True)),
    Column("record", Text, nullable=False),
    Index(None, "id", unique=True),
    Index(None, "target"),
    Index(None, "document"),
)

#: Claims that wait for a reviewer, each once under no treaty (``) and once under each that it is on.
waiting: Final = Table(
    "waiting",
    metadata,
    Column("claim", Words, primary_key=True),
    Column("treaty", Words, primary_key=True),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("threaded", Boolean, nullable=False),
    Column("doubt", Float, nullable=False),
    Column("signs", Words, nullable=False),
    Index(None, "document"),
    Index("ix_waiting_order", "treaty", "threaded", "doubt", "claim"),
)
