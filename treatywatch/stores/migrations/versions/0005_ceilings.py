"""Threads are found from those with the most claims down, and claims in the order in which they are shown."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    ceilings()
    reach()
    order_of_members()
    op.drop_index("ix_threads_proposition", "threads")
    by_days = ["proposition", "ends", "starts"]
    op.create_index("ix_threads_proposition_ends_starts", "threads", by_days, unique=False)


def ceilings() -> None:
    for table in ("threads", "thread_subjects"):
        op.add_column(table, sa.Column("ceiling", sa.Integer(), nullable=False, server_default="0"))
    op.drop_index("ix_thread_states_thread", "thread_states")
    op.drop_index("ix_thread_states_weight", "thread_states")
    told = ["thread", "since", "until", "weight", "charge"]
    op.create_index("ix_thread_states_thread", "thread_states", told, unique=False)
    op.execute(
        "UPDATE threads SET ceiling = "
        "COALESCE((SELECT MAX(weight) FROM thread_states WHERE thread_states.thread = threads.id), 0)"
    )
    op.execute(
        "UPDATE thread_subjects SET ceiling = "
        "(SELECT threads.ceiling FROM threads WHERE threads.id = thread_subjects.thread)"
    )
    op.drop_index("ix_thread_subjects_subject_thread", "thread_subjects")
    op.create_index("ix_threads_ceiling_id", "threads", ["ceiling", "id"], unique=False)
    by_subject = ["subject", "ceiling", "thread"]
    op.create_index("ix_thread_subjects_subject_ceiling_thread", "thread_subjects", by_subject, unique=False)


def reach() -> None:
    columns = {"documents": ["id", "published", "published_last"], "places": ["publisher", "document"]}
    for table, further in columns.items():
        op.drop_index(f"ix_{table}_reach", table)
        op.create_index(f"ix_{table}_reach", table, ["since", "until", *further], unique=False)


def order_of_members() -> None:
    columns = {
        "thread": ["thread", "day", "document"],
        "speaker": ["speaker", "day", "document", "since", "until"],
        "day": ["day", "document"],
    }
    for name, of in columns.items():
        op.drop_index(f"ix_members_{name}", "members")
        op.create_index(f"ix_members_{name}", "members", of, unique=False)
