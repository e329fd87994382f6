"""What all tests share.

Records are open of every kind of database: a test that asks for `store` is run with each.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.databases import Server, empty_record, server
from treatywatch.stores.opening import MEMORY, Store, open_store

# How long an example takes tells how busy the machine is, and nothing of the code.
settings.register_profile("treatywatch", deadline=None)
settings.load_profile("treatywatch")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """Start a PostgreSQL server."""
    with server() as started:
        yield started


@pytest.fixture(scope="session")
def empty(postgresql: Server) -> str:
    """Name a database with an empty record."""
    return empty_record(postgresql)


@pytest.fixture
def postgresql_database(postgresql: Server) -> Iterator[str]:
    """Give the URL of an empty database."""
    address = postgresql.database()
    yield address
    postgresql.drop(address)


@pytest.fixture
def on_server(postgresql: Server, empty: str) -> Iterator[str]:
    """Give the URL of an empty record on a server."""
    address = postgresql.database(empty)
    yield address
    postgresql.drop(address)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Give the address of an empty record that several processes can open: a file, or a URL."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("on_server"))
    where = str(tmp_path / "record.db")
    open_store(where, create=True).close()
    return where


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Open an empty record in memory, in a file, and on a server."""
    where = MEMORY
    if request.param == "sqlite":
        where = str(tmp_path / "record.db")
    if request.param == "postgresql":
        where = str(request.getfixturevalue("on_server"))
    opened = open_store(where, create=True)
    yield opened
    opened.close()
