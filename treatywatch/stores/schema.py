"""The tables of a record.

Nothing that was once known is overwritten: a row that stops to hold gets the UTC day on which it did in `until`.
Records are kept as the JSON that they turn into, beside the columns by which they are found. Those tables that tell
copies of a text stand in `schema_of_copies`.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    false,
    text,
)

from treatywatch.stores.columns import CELL, BigNumber, Text, Words, counted, known_days, number

OVER: Final = text("until IS NOT NULL")

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

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
    number(),
    Column("id", Words, nullable=False),
    Column("versions", Words, ForeignKey("versions.id"), nullable=False),
    Column("publisher", Words),
    #: First and last day on which it may have been published.
    Column("published", Date),
    Column("published_last", Date),
    Column("sha256", Words, nullable=False),
    #: The agency whose copy it says it is.
    Column("credited", Words),
    #: What the share of common wording with another text is estimated from.
    Column("signature", LargeBinary, nullable=False),
    Column("record", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    #: The reading as compressed JSON, so that a new lexicon needs no model.
    Column("reading", LargeBinary, nullable=False),
    Column("added", DateTime(timezone=True), nullable=False),
    *known_days(),
    Index(None, "id", unique=True),
    Index(None, "published"),
    # Not with `until` first, which SQLite would rather go by than by a family.
    Index("ix_documents_reach", "since", "until", "id", "published", "published_last"),
    Index(None, "versions"),
)

#: Days, the last not included, on which a document that is here again was not.
absences: Final = Table(
    "absences",
    metadata,
    number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    *known_days(),
    Index(None, "document"),
)

#: Every place where a document's text was found.
places: Final = Table(
    "places",
    metadata,
    number(),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("source", Words, nullable=False),
    Column("publisher", Words),
    Column("published", Words),
    Column("url", Words),
    #: Of the bytes that lay there.
    Column("sha256", Words),
    #: It has another publisher than the one by which the document is known.
    Column("further", Boolean, nullable=False, server_default=false()),
    *known_days(),
    Index(None, "document"),
    Index(None, "source"),
    Index("ix_places_reach", "since", "until", "publisher", "document"),
    Index(None, "further"),
)

claims: Final = Table(
    "claims",
    metadata,
    number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index(None, "id"),
    Index(None, "document"),
)

descriptions: Final = Table(
    "descriptions",
    metadata,
    number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("treaty", Words, nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index(None, "id"),
    Index(None, "document"),
)

findings: Final = Table(
    "findings",
    metadata,
    number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("claim", Words, nullable=False),
    Column("treaty", Words, nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index(None, "claim"),
    Index(None, "document"),
    Index(None, "treaty"),
)

#: What could not be read, or should be known about a reading; `document` is null where there is none.
problems: Final = Table(
    "problems",
    metadata,
    number(),
    Column("document", Words),
    Column("place", Words, nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index(None, "document"),
    Index(None, "place"),
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
    #: It has never had more members than this: a power of two, so that it changes seldom.
    Column("ceiling", Integer, nullable=False, server_default="0"),
    #: Members have left or changed, so that it has to be counted again.
    Column("recount", Boolean, nullable=False),
    #: It has to be told anew, because its members have changed.
    Column("stale", Boolean, nullable=False),
    *known_days(),
    Index(None, "proposition", "ends", "starts"),
    Index(None, "stale"),
    Index(None, "ceiling", "id"),
)

thread_events: Final = Table(
    "thread_events",
    metadata,
    number(),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("day", Date, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "thread"),
    Index(None, "day"),
)

members: Final = Table(
    "members",
    metadata,
    number(),
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
    #: Days and claim in one, by which the first and last claim of many are found at once.
    Column("dated", Words),
    Column("record", Text, nullable=False),
    *known_days(),
    # Without `until` in these, SQLite would look through all that holds.
    Index("ix_members_claim", "claim", "until"),
    Index("ix_members_document", "document", "until"),
    Index("ix_members_thread", "thread", "day", "document"),
    Index("ix_members_cells", *CELL, "dated", "claim", "since", "until"),
    Index("ix_members_outlets", "thread", "stance", "publisher", "document", "since", "until"),
    Index("ix_members_speaker", "speaker", "day", "document", "since", "until"),
    Index("ix_members_day", "day", "document"),
    Index("ix_members_since", "since"),
)

#: Numbers, dates and names that members state, for comparison within a thread.
member_values: Final = Table(
    "member_values",
    metadata,
    number(),
    Column("member", BigNumber, ForeignKey("members.number"), nullable=False),
    Column("facet", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("record", Text, nullable=False),
    Index(None, "facet"),
    Index(None, "member"),
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
    *counted(),
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
    *counted(),
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
    #: That of the thread.
    Column("ceiling", Integer, nullable=False, server_default="0"),
    Index(None, "subject", "ceiling", "thread"),
)

#: A thread as it was told, from one day to the next on which it changed.
thread_states: Final = Table(
    "thread_states",
    metadata,
    number(),
    Column("thread", Words, ForeignKey("threads.id"), nullable=False),
    Column("charge", Boolean, nullable=False),
    Column("weight", Integer, nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index("ix_thread_states_thread", "thread", "since", "until", "weight", "charge"),
    # Of what is over alone, or SQLite would look through all that is not.
    Index("ix_thread_states_over", "until", "since", "thread", sqlite_where=OVER, postgresql_where=OVER),
)

conflicts: Final = Table(
    "conflicts",
    metadata,
    number(),
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
    *known_days(),
    Index(None, "id"),
    Index("ix_conflicts_thread", "thread", "until"),
    Index("ix_conflicts_document", "document", "until"),
    Index("ix_conflicts_subject", "subject", "until"),
    Index("ix_conflicts_weight", "until", "weight"),
)

links: Final = Table(
    "links",
    metadata,
    number(),
    Column("id", Words, nullable=False),
    Column("document", Words, ForeignKey("documents.id"), nullable=False),
    Column("cause", Words, nullable=False),
    Column("effect", Words, nullable=False),
    Column("record", Text, nullable=False),
    *known_days(),
    Index(None, "document"),
    Index(None, "cause"),
    Index(None, "effect"),
)
