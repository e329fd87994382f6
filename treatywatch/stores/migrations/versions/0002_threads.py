"""Threads over the claims of many documents: their members, states, conflicts and links, and reviews."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    reviews()
    speakers()
    threads()
    thread_events()
    thread_states()
    cells()
    stated()
    outlets()
    thread_subjects()
    conflicts()
    links()
    members()
    prints()
    families()
    translations()
    member_values()


def reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("target_kind", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone", sa.DateTime(timezone=True), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_reviews"),
    )
    op.create_index("ix_reviews_document", "reviews", ["document"], unique=False)
    op.create_index("ix_reviews_id", "reviews", ["id"], unique=True)
    op.create_index("ix_reviews_target", "reviews", ["target"], unique=False)


def speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("party", sa.String(), nullable=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_speakers"),
    )


def threads() -> None:
    op.create_table(
        "threads",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("proposition", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("occurs", sa.String(), nullable=False),
        sa.Column("starts", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("merged_into", sa.String(), nullable=True),
        sa.Column("merged_by", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("documents", sa.Integer(), nullable=False),
        sa.Column("recount", sa.Boolean(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_threads"),
    )
    op.create_index("ix_threads_proposition", "threads", ["proposition"], unique=False)
    op.create_index("ix_threads_stale", "threads", ["stale"], unique=False)


def thread_events() -> None:
    op.create_table(
        "thread_events",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_thread_events_thread"),
        sa.PrimaryKeyConstraint("number", name="pk_thread_events"),
    )
    op.create_index("ix_thread_events_day", "thread_events", ["day"], unique=False)
    op.create_index("ix_thread_events_thread", "thread_events", ["thread"], unique=False)


def thread_states() -> None:
    op.create_table(
        "thread_states",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("charge", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_thread_states_thread"),
        sa.PrimaryKeyConstraint("number", name="pk_thread_states"),
    )
    op.create_index(
        "ix_thread_states_thread", "thread_states", ["thread", "until", "since", "weight", "charge"], unique=False
    )
    op.create_index("ix_thread_states_weight", "thread_states", ["until", "weight"], unique=False)


def cells() -> None:
    op.create_table(
        "cells",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("accuses", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        *counted(),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_cells_thread"),
        sa.PrimaryKeyConstraint("id", name="pk_cells"),
    )
    op.create_index("ix_cells_thread_speaker", "cells", ["thread", "speaker"], unique=False)


def counted() -> list[sa.Column[Any]]:
    return [
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("first", sa.String(), nullable=True),
        sa.Column("last", sa.String(), nullable=True),
        sa.Column("any_claim", sa.String(), nullable=False),
    ]


def stated() -> None:
    op.create_table(
        "stated",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        *counted(),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_stated_thread"),
        sa.PrimaryKeyConstraint("id", name="pk_stated"),
    )
    op.create_index("ix_stated_facet", "stated", ["facet"], unique=False)
    op.create_index("ix_stated_thread", "stated", ["thread"], unique=False)


def outlets() -> None:
    op.create_table(
        "outlets",
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("outlet", sa.String(), nullable=False),
        sa.Column("asserting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_outlets_thread"),
        sa.PrimaryKeyConstraint("thread", "outlet", name="pk_outlets"),
    )


def thread_subjects() -> None:
    op.create_table(
        "thread_subjects",
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_thread_subjects_thread"),
        sa.PrimaryKeyConstraint("thread", "subject", name="pk_thread_subjects"),
    )
    op.create_index("ix_thread_subjects_subject_thread", "thread_subjects", ["subject", "thread"], unique=False)


def conflicts() -> None:
    op.create_table(
        "conflicts",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=True),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("treaty", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_conflicts_document"),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_conflicts_thread"),
        sa.PrimaryKeyConstraint("number", name="pk_conflicts"),
    )
    op.create_index("ix_conflicts_document", "conflicts", ["document", "until"], unique=False)
    op.create_index("ix_conflicts_id", "conflicts", ["id"], unique=False)
    op.create_index("ix_conflicts_subject", "conflicts", ["subject", "until"], unique=False)
    op.create_index("ix_conflicts_thread", "conflicts", ["thread", "until"], unique=False)
    op.create_index("ix_conflicts_weight", "conflicts", ["until", "weight"], unique=False)


def links() -> None:
    op.create_table(
        "links",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_links_document"),
        sa.PrimaryKeyConstraint("number", name="pk_links"),
    )
    op.create_index("ix_links_cause", "links", ["cause"], unique=False)
    op.create_index("ix_links_document", "links", ["document"], unique=False)
    op.create_index("ix_links_effect", "links", ["effect"], unique=False)


def members() -> None:
    op.create_table(
        "members",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("thread", sa.String(), nullable=False),
        sa.Column("speaker", sa.String(), nullable=False),
        sa.Column("stance", sa.String(), nullable=False),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("accuses", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.String(), nullable=True),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("dated", sa.String(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_members_document"),
        sa.ForeignKeyConstraint(["speaker"], ["speakers.key"], name="fk_members_speaker"),
        sa.ForeignKeyConstraint(["thread"], ["threads.id"], name="fk_members_thread"),
        sa.PrimaryKeyConstraint("number", name="pk_members"),
    )
    op.create_index(
        "ix_members_cells",
        "members",
        ["thread", "speaker", "stance", "negated", "accuses", "origin", "dated", "claim", "since", "until"],
        unique=False,
    )
    op.create_index("ix_members_claim", "members", ["claim", "until"], unique=False)
    op.create_index("ix_members_day", "members", ["day"], unique=False)
    op.create_index("ix_members_document", "members", ["document", "until"], unique=False)
    op.create_index("ix_members_doubt", "members", ["accuses", "confidence"], unique=False)
    op.create_index(
        "ix_members_outlets", "members", ["thread", "stance", "publisher", "document", "since", "until"], unique=False
    )
    op.create_index("ix_members_since", "members", ["since"], unique=False)
    op.create_index("ix_members_speaker", "members", ["speaker", "day"], unique=False)
    op.create_index("ix_members_thread", "members", ["thread", "day"], unique=False)


def prints() -> None:
    op.create_table(
        "prints",
        sa.Column("print", NUMBER, autoincrement=False, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_prints_document"),
        sa.PrimaryKeyConstraint("print", "document", name="pk_prints"),
    )
    op.create_index("ix_prints_document", "prints", ["document"], unique=False)


def families() -> None:
    """Which texts are one; each that is there is one of its own until it is held against the others."""
    op.create_table(
        "families",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_families_document"),
        sa.PrimaryKeyConstraint("number", name="pk_families"),
    )
    op.create_index("ix_families_document", "families", ["document", "until"], unique=False)
    op.create_index("ix_families_family", "families", ["family", "until"], unique=False)
    op.execute("INSERT INTO families (document, family, since, until) SELECT id, id, since, until FROM documents")


def translations() -> None:
    op.create_table(
        "translations",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_translations_document"),
        sa.ForeignKeyConstraint(["other"], ["documents.id"], name="fk_translations_other"),
        sa.PrimaryKeyConstraint("number", name="pk_translations"),
    )
    op.create_index("ix_translations_document", "translations", ["document"], unique=False)
    op.create_index("ix_translations_other", "translations", ["other"], unique=False)


def member_values() -> None:
    op.create_table(
        "member_values",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("member", NUMBER, nullable=False),
        sa.Column("facet", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["member"], ["members.number"], name="fk_member_values_member"),
        sa.PrimaryKeyConstraint("number", name="pk_member_values"),
    )
    op.create_index("ix_member_values_facet", "member_values", ["facet"], unique=False)
    op.create_index("ix_member_values_member", "member_values", ["member"], unique=False)
