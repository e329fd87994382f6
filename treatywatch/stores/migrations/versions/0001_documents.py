"""Documents with what was read in them, and their words for the search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    facts()
    problems()
    versions()
    documents()
    claims()
    descriptions()
    findings()
    places()
    words()


def facts() -> None:
    op.create_table(
        "facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_facts"),
    )


def problems() -> None:
    op.create_table(
        "problems",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_problems"),
    )
    op.create_index("ix_problems_document", "problems", ["document"], unique=False)
    op.create_index("ix_problems_place", "problems", ["place"], unique=False)


def versions() -> None:
    op.create_table(
        "versions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("first_used", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
    )


def documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("versions", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("published_last", sa.Date(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("credited", sa.String(), nullable=True),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("reading", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["versions"], ["versions.id"], name="fk_documents_versions"),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
    )
    op.create_index("ix_documents_id", "documents", ["id"], unique=True)
    op.create_index("ix_documents_published", "documents", ["published"], unique=False)
    op.create_index("ix_documents_versions", "documents", ["versions"], unique=False)


def claims() -> None:
    op.create_table(
        "claims",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_claims_document"),
        sa.PrimaryKeyConstraint("number", name="pk_claims"),
    )
    op.create_index("ix_claims_document", "claims", ["document"], unique=False)
    op.create_index("ix_claims_id", "claims", ["id"], unique=False)


def descriptions() -> None:
    op.create_table(
        "descriptions",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("treaty", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_descriptions_document"),
        sa.PrimaryKeyConstraint("number", name="pk_descriptions"),
    )
    op.create_index("ix_descriptions_document", "descriptions", ["document"], unique=False)
    op.create_index("ix_descriptions_id", "descriptions", ["id"], unique=False)


def findings() -> None:
    op.create_table(
        "findings",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("claim", sa.String(), nullable=False),
        sa.Column("treaty", sa.String(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_findings_document"),
        sa.PrimaryKeyConstraint("number", name="pk_findings"),
    )
    op.create_index("ix_findings_claim", "findings", ["claim"], unique=False)
    op.create_index("ix_findings_document", "findings", ["document"], unique=False)
    op.create_index("ix_findings_treaty", "findings", ["treaty"], unique=False)


def places() -> None:
    op.create_table(
        "places",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("publisher", sa.String(), nullable=True),
        sa.Column("published", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_places_document"),
        sa.PrimaryKeyConstraint("number", name="pk_places"),
    )
    op.create_index("ix_places_document", "places", ["document"], unique=False)
    op.create_index("ix_places_source", "places", ["source"], unique=False)


def words() -> None:
    """What the search looks in: words as `stores.search` writes them, by the number of their document."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE words (number BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_words_tokens ON words USING GIN (tokens)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE words USING fts5(tokens, content='', tokenize='unicode61 remove_diacritics 0')"
        )
