"""Names in the order of their code points on every database, and documents that left and came back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    absences()
    op.drop_table("facts")
    if op.get_bind().dialect.name == "postgresql":
        by_code_points()


def by_code_points() -> None:
    """Let a server compare as SQLite does, whatever its language is."""
    tables = sa.inspect(op.get_bind())
    for table in tables.get_table_names():
        for column in tables.get_columns(table):
            kind = column["type"]
            if isinstance(kind, sa.String) and table != "alembic_version":
                name = "TEXT" if isinstance(kind, sa.Text) else "VARCHAR"
                op.execute(f'ALTER TABLE {table} ALTER COLUMN "{column["name"]}" TYPE {name} COLLATE "C"')


def absences() -> None:
    op.create_table(
        "absences",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name="fk_absences_document"),
        sa.PrimaryKeyConstraint("number", name="pk_absences"),
    )
    op.create_index("ix_absences_document", "absences", ["document"], unique=False)
