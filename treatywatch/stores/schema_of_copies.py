"""The tables that tell which texts of a record are copies of one text, or may be translations of each other."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, ForeignKey, Index, Table

from treatywatch.stores.columns import BigNumber, Words, known_days, number
from treatywatch.stores.schema import metadata

#: By what copies of a text are found: keys of MinHash bands, and prints of sentences.
prints: Final = Table(
    "prints",
    metadata,
    Column("print", BigNumber, primary_key=True, autoincrement=False),
    Column("document", Words, ForeignKey("documents.id"), primary_key=True),
    #: `band` or `sentence`.
    Column("kind", Words, nullable=False),
    Index(None, "document"),
)

#: Which texts are copies of one: those of the same family, which is named by the id of one of them.
families: Final = Table(
    "families",
    metadata,
    number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("family", Words, nullable=False),
    *known_days(),
    Index("ix_families_document", "document", "until"),
    Index("ix_families_family", "family", "until"),
)

#: Documents of which one may be a translation of the other.
translations: Final = Table(
    "translations",
    metadata,
    number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("other", Words, ForeignKey("documents.id"), nullable=False),
    *known_days(),
    Index(None, "document"),
    Index(None, "other"),
)
