"""Runs the migrations over the connection that `stores.opening` hands in."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from treatywatch.stores.schema_of_reviews import metadata

connection: Connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
