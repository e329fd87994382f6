"""Which texts are one is known as of any day, and claims wait for a reviewer in a table of their own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
#: As `by_code_points` of revision 0003 has made all texts by then.
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")


def upgrade() -> None:
    families()
    translations()
    waiting()
    over, columns = sa.text("until IS NOT NULL"), ["until", "since", "thread"]
    op.create_index("ix_thread_states_over", "thread_states", columns, sqlite_where=over, postgresql_where=over)


def families() -> None:
    """The families of before are taken to have been the same since each document came."""
    op.create_table(
        "families",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("family", WORDS, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_families_document"),
        sa.PrimaryKeyConstraint("number", name="pk_families"),
    )
    op.execute("INSERT INTO families (document, family, since, until) SELECT id, family, since, until FROM documents")
    op.create_index("ix_families_document", "families", ["document", "until"], unique=False)
    op.create_index("ix_families_family", "families", ["family", "until"], unique=False)
    op.drop_index("ix_documents_family", "documents")
    op.drop_column("documents", "family")


def translations() -> None:
    """A pair of before is taken to have been one since the later of the two came."""
    pairs = op.get_bind().execute(
        sa.text(
            "SELECT translations.document, translations.other, "
            "CASE WHEN one.since > two.since THEN one.since ELSE two.since END AS since "
            "FROM translations JOIN documents one ON one.id = document JOIN documents two ON two.id = other"
        ).columns(sa.column("document"), sa.column("other"), sa.column("since", sa.Date()))
    )
    rows = [{"document": document, "other": other, "since": since} for document, other, since in pairs]
    op.drop_table("translations")
    table = op.create_table(
        "translations",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("other", WORDS, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_translations_document"),
        sa.ForeignKeyConstraint(["other"], ["documents.id"], name="fk_translations_other"),
        sa.PrimaryKeyConstraint("number", name="pk_translations"),
    )
    op.create_index("ix_translations_document", "translations", ["document"], unique=False)
    op.create_index("ix_translations_other", "translations", ["other"], unique=False)
    op.bulk_insert(table, rows)


def waiting() -> None:
    """`rebuild` fills it."""
    op.create_table(
        "waiting",
        sa.Column("claim", WORDS, nullable=False),
        sa.Column("treaty", WORDS, nullable=False),
        sa.Column("document", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("threaded", sa.Boolean(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=False),
        sa.Column("signs", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_waiting_document"),
        sa.PrimaryKeyConstraint("claim", "treaty", name="pk_waiting"),
    )
    op.create_index("ix_waiting_document", "waiting", ["document"], unique=False)
    op.create_index("ix_waiting_order", "waiting", ["treaty", "threaded", "doubt", "claim"], unique=False)
    op.drop_index("ix_members_doubt", "members")
    op.drop_column("members", "confidence")
