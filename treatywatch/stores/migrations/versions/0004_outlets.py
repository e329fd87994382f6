"""Places by whose publisher a document is not known are told apart, so that outlets are counted without the others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("places", sa.Column("further", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index("ix_places_further", "places", ["further"], unique=False)
    reach = ["until", "since", "id", "published", "published_last"]
    op.create_index("ix_documents_reach", "documents", reach, unique=False)
    op.create_index("ix_places_reach", "places", ["until", "since", "publisher", "document"], unique=False)
    op.execute(
        "UPDATE places SET further = (publisher IS NOT NULL AND publisher <> COALESCE("
        "(SELECT documents.publisher FROM documents WHERE documents.id = places.document), ''))"
    )
