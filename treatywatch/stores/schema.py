"""The tables of a record.

Nothing that was once known is overwritten: a row that stops to hold gets the day on which it did in `until`, so that
every question can be asked as of any day. Days are UTC days. Records are kept as the JSON that they turn into, beside
the columns by which they are found.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    false,
)
from sqlalchemy import Text as AnyText
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import BigInteger, TypeEngine

#: Rows are numbered in 64 bits; SQLite counts up only a column that is called INTEGER.
BigNumber: Final = BigInteger().with_variant(Integer(), "sqlite")

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

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", BigNumber, primary_key=True, autoincrement=True)


def _known() -> tuple[SchemaItem, ...]:
    """The days from and until which a row holds; no `until`: it still does."""
    return Column("since", Date, nullable=False), Column("until", Date)


#: What documents were read with, each once: the versions of model, lexicons and packs.
versions: Final = Table(
    "versions",
    metadata,
    Column("id", Words, primary_key=True),
    Column("content", Text, nullable=False),
    Column("first_used", DateTime(timezone=True), nullable=False),
)

documents: Final = Table(
    "documents",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("versions", Words, ForeignKey("versions.id"), nullable=False),
    Column("publisher", Words),
    #: First and last day on which it may have been published.
    Column("published", Date),
    Column("published_last", Date),
    Column("sha256", Words, nullable=False),
    #: The document whose text this one's is a copy of, or its own id.
    Column("family", Words, nullable=False),
    #: The agency whose copy it says it is.
    Column("credited", Words),
    #: What the share of common wording with another text is estimated from.
    Column("signature", LargeBinary, nullable=False),
    Column("record", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    #: The reading as compressed JSON, so that a new lexicon needs no model.
    Column("reading", LargeBinary, nullable=False),
    Column("added", DateTime(timezone=True), nullable=False),
    *_known(),
    Index(None, "id", unique=True),
    Index(None, "family"),
    Index(None, "published"),
    Index(None, "versions"),
)

#: Days, the last not included, on which a document that is here again was not.
absences: Final = Table(
    "absences",
    metadata,
    _number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    *_known(),
    Index(None, "document"),
)

#: Every place where a document's text was found.
places: Final = Table(
    "places",
    metadata,
    _number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("source", Words, nullable=False),
    Column("publisher", Words),
    Column("published", Words),
    Column("url", Words),
    #: Of the bytes that lay there.
    Column("sha256", Words),
    #: It has another publisher than the one by which the document is known.
    Column("further", Boolean, nullable=False, server_default=false()),
    *_known(),
    Index(None, "document"),
    Index(None, "source"),
    Index(None, "further"),
)

claims: Final = Table(
    "claims",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "id"),
    Index(None, "document"),
)

descriptions: Final = Table(
    "descriptions",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("treaty", Words, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "id"),
    Index(None, "document"),
)

findings: Final = Table(
    "findings",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("claim", Words, nullable=False),
    Column("treaty", Words, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "claim"),
    Index(None, "document"),
    Index(None, "treaty"),
)

#: What could not be read, or should be known about a reading; `document` is null where there is none.
problems: Final = Table(
    "problems",
    metadata,
    _number(),
    Column("document", Words),
    Column("place", Words, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "document"),
    Index(None, "place"),
)

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

#: Documents of which one may be a translation of the other.
translations: Final = Table(
    "translations",
    metadata,
    Column("document", Words, ForeignKey("documents.id"), primary_key=True),
    Column("other", Words, ForeignKey("documents.id"), primary_key=True),
    Index(None, "other"),
)

speakers: Final = Table(
    "speakers",
    metadata,
    Column("key", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("party", Words),
    Column("type", Words, nullable=False),
)

threads: Final = Table(
    "threads",
    metadata,
    Column("id", Words, primary_key=True),
    Column("proposition", Words, nullable=False),
    Column("record", Text, nullable=False),
    Column("occurs", Words, nullable=False),
    #: The days that the dated acts of its members cover.
    Column("starts", Date),
    Column("ends", Date),
    #: The thread that has taken it over, and the review by which, where a person did that.
    Column("merged_into", Words),
    Column("merged_by", Words),
    #: How many members it has, and in how many documents.
    Column("size", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    #: Members have left or changed, so that it has to be counted again.
    Column("recount", Boolean, nullable=False),
    #: It has to be told anew, because its members have changed.
    Column("stale", Boolean, nullable=False),
    *_known(),
    Index(None, "proposition"),
    Index(None, "stale"),
)

thread_events: Final = Table(
    "thread_events",
    metadata,
    _number(),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "thread"),
    Index(None, "day"),
)

members: Final = Table(
    "members",
    metadata,
    _number(),
    Column("claim", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("speaker", Words, ForeignKey("speakers.key"), nullable=False),
    Column("stance", Words, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("accuses", Boolean, nullable=False),
    Column("origin", Words),
    Column("publisher", Words),
    Column("published", Date),
    #: The day of the utterance, else of publication.
    Column("day", Date),
    #: Day and claim in one, by which the first and last claim of many are found at once.
    Column("dated", Words),
    Column("confidence", Float, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "claim"),
    Index(None, "document"),
    Index("ix_members_thread", "thread", "day"),
    # These two have all that a thread is told from, so that telling a thread of many members reads no row of theirs.
    Index(
        "ix_members_cells",
        "thread",
        "speaker",
        "stance",
        "negated",
        "accuses",
        "origin",
        "dated",
        "claim",
        "since",
        "until",
    ),
    Index("ix_members_outlets", "thread", "stance", "publisher", "document", "since", "until"),
    Index("ix_members_speaker", "speaker", "day"),
    Index("ix_members_day", "day"),
    Index("ix_members_since", "since"),
    Index("ix_members_doubt", "until", "accuses", "confidence"),
)

#: Numbers, dates and names that members state, for comparison within a thread.
member_values: Final = Table(
    "member_values",
    metadata,
    _number(),
    Column("member", BigNumber, ForeignKey("members.number"), nullable=False),
    Column("facet", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "facet"),
    Index(None, "member"),
)


def _counted() -> tuple[SchemaItem, ...]:
    """How many members are alike, with day and claim of the first and last of them."""
    return (
        Column("claims", Integer, nullable=False),
        Column("first", Words),
        Column("last", Words),
        Column("any_claim", Words, nullable=False),
    )


#: The members of a thread that are alike in speaker, stance and origin, counted.
cells: Final = Table(
    "cells",
    metadata,
    Column("id", Words, primary_key=True),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("speaker", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("negated", Boolean, nullable=False),
    Column("accuses", Boolean, nullable=False),
    Column("origin", Words),
    *_counted(),
    Index(None, "thread", "speaker"),
)

#: What the members of a thread state, each value counted once for each speaker and stance.
stated: Final = Table(
    "stated",
    metadata,
    Column("id", Words, primary_key=True),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("key", Words, nullable=False),
    Column("speaker", Words, nullable=False),
    Column("stance", Words, nullable=False),
    Column("facet", Words, nullable=False),
    Column("record", Text, nullable=False),
    *_counted(),
    Index(None, "thread"),
    Index(None, "facet"),
)

#: The outlets of a thread, and whether one has a claim that asserts it.
outlets: Final = Table(
    "outlets",
    metadata,
    Column("thread", Words, ForeignKey("threads.id"), primary_key=True),
    Column("outlet", Words, primary_key=True),
    Column("asserting", Boolean, nullable=False),
)

#: Which treaties and parties a thread is about.
thread_subjects: Final = Table(
    "thread_subjects",
    metadata,
    Column("thread", Words, ForeignKey("threads.id"), primary_key=True),
    #: `treaty:inf`, `party:RUS`, `act:deploy`, `subject:system:9m729`.
    Column("subject", Words, primary_key=True),
    Index(None, "subject", "thread"),
)

#: A thread as it was told, from one day to the next on which it changed.
thread_states: Final = Table(
    "thread_states",
    metadata,
    _number(),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("charge", Boolean, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index("ix_thread_states_thread", "thread", "since"),
    Index("ix_thread_states_weight", "until", "weight"),
)

conflicts: Final = Table(
    "conflicts",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("thread", Words, ForeignKey("threads.id")),
    Column("document", Words, ForeignKey("documents.id")),
    Column("about", Words, nullable=False),
    Column("treaty", Words),
    #: Of a conflict between threads: what all of them are about (`subject:system:9m729`).
    Column("subject", Words),
    #: How many claims stand in it.
    Column("weight", Integer, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "id"),
    Index(None, "thread"),
    Index(None, "document"),
    Index(None, "subject"),
    Index("ix_conflicts_weight", "until", "weight"),
)

links: Final = Table(
    "links",
    metadata,
    _number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("cause", Words, nullable=False),
    Column("effect", Words, nullable=False),
    Column("record", Text, nullable=False),
    *_known(),
    Index(None, "document"),
    Index(None, "cause"),
    Index(None, "effect"),
)

reviews: Final = Table(
    "reviews",
    metadata,
    _number(),
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
