"""The kinds of columns that all tables of a record share."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Date, Dialect, Integer, String, TypeDecorator
from sqlalchemy import Text as AnyText
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import BigInteger, TypeEngine

__all__ = ["CELL", "BigNumber", "Text", "Words", "counted", "escaped", "known_days", "number"]

#: Rows are numbered in 64 bits; SQLite counts up only a column that is called INTEGER.
BigNumber: Final = BigInteger().with_variant(Integer(), "sqlite")

#: What members that are counted together have in common.
CELL: Final = ("thread", "speaker", "stance", "negated", "accuses", "origin")

#: Compared and put in order by code points, as SQLite does, and not as a server's language has it.
BY_CODE_POINTS: Final = "C"


def escaped(value: str) -> str:
    """Give a text as every database takes it: a character that some do not as its escape."""
    if value.isprintable():
        return value
    return value.encode("utf-8", "backslashreplace").decode().replace("\x00", "\\x00")


class Words(TypeDecorator[str]):
    """A name or id; what no database takes (the character zero, half a surrogate pair) is kept as its escape."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Give the type of a database."""
        return dialect.type_descriptor(String(collation=BY_CODE_POINTS) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Give what is stored, and what is looked for."""
        del dialect
        return value if value is None else escaped(value)


Text: Final = AnyText().with_variant(AnyText(collation=BY_CODE_POINTS), "postgresql")


def number() -> Column[int]:
    return Column("number", BigNumber, primary_key=True, autoincrement=True)


def known_days() -> tuple[SchemaItem, ...]:
    """The days from and until which a row holds; no `until`: it still does."""
    return Column("since", Date, nullable=False), Column("until", Date)


def counted() -> tuple[SchemaItem, ...]:
    """How many members are alike, with day and claim of the first and last of them."""
    return (
        Column("claims", Integer, nullable=False),
        Column("first", Words),
        Column("last", Words),
        Column("any_claim", Words, nullable=False),
    )
