"""Opens a record: a SQLite file, a PostgreSQL database by its URL, or memory; makes a new one, or brings an old one up.

The one door to SQLAlchemy's engines. SQLite runs in WAL mode: who reads does not wait for who writes,
and what is killed between two transactions has written the first and nothing of the second.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from treatywatch.errors import NoRecordError, RecordDamagedError, RecordNewerError, UsageError
from treatywatch.stores.faults import explained

__all__ = ["MEMORY", "Connection", "Store", "open_store"]

MEMORY = ":memory:"
#: "twch", by which a SQLite file is known to be a record.
APPLICATION_ID = 0x74776368
#: Seconds that a writer waits for another one, where nobody says otherwise.
PATIENCE = 30.0
#: PostgreSQL's lock that makes writers of one record take turns, as SQLite's do.
WRITERS_TURN = 0x7477_6368
#: How often WAL is tried to be turned on, and how many seconds lie between.
TRIES, BREAK = 100, 0.05
#: Tables that a record has had since its first revision.
OF_EVERY_RECORD = frozenset({"alembic_version", "documents", "places", "claims", "findings"})
EMPTY = "it is empty; `treatywatch record add PATH...` makes a record of it"
#: Each migration is named after its revision, and they are in the order of their names.
REVISIONS = tuple(sorted(path.name[:4] for path in Path(__file__).with_name("migrations").glob("versions/0*.py")))
POSTGRESQL = ("postgresql", "postgres")


@dataclass(frozen=True)
class Store:
    """An open record; what is read and written goes through its connections."""

    #: What the user calls it: a path, or a URL without its password.
    name: str
    engine: Engine

    #: Seconds that a writer waits for another one.
    patience: float

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with: all that is read over it is of one moment."""
        with explained(self.name), self.engine.connect() as connection:
            if self.is_postgresql:
                # By itself it gives each statement what is new since the one before.
                connection = connection.execution_options(isolation_level="REPEATABLE READ")  # noqa: PLW2901 (the same)
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with, alone: all of it is written, or nothing."""
        with explained(self.name), self.engine.connect() as connection:
            connection = connection.execution_options(writes=True)  # noqa: PLW2901 (the same connection)
            with connection.begin():
                if self.is_postgresql:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {round(self.patience * 1_000)}")
                    connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": WRITERS_TURN})
                yield connection

    @property
    def is_postgresql(self) -> bool:
        """Whether a PostgreSQL server keeps it."""
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(where: str, *, create: bool = False, patience: float = PATIENCE) -> Store:
    """Open a record by its path or URL; `create`: make one where there is none; `patience`: seconds to wait for others.

    Raises:
        NoRecordError: there is none, or what is there is none.
        RecordError: it is damaged, newer than this treatywatch, locked, or its server cannot be reached.
        UsageError: the URL makes no sense, or needs a library that is not installed.
    """
    scheme, is_url, _ = where.partition("://")
    on_server = bool(is_url) and scheme in POSTGRESQL
    if is_url and not on_server:
        raise UsageError(f"{where} is no address of a record, which is a file, or postgresql://user@host/database")
    store = _postgresql(where, patience) if on_server else _sqlite(where, patience, create=create)
    with ExitStack() as unfinished:
        unfinished.callback(store.close)
        _bring_up(store, create=create)
        unfinished.pop_all()
    return store


def _postgresql(where: str, patience: float) -> Store:
    try:
        url = make_url(where).set(drivername="postgresql+psycopg")
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except (ArgumentError, NoSuchModuleError, ValueError) as error:
        # Not told with the address, in which a password may stand.
        raise UsageError("the address of the record is none; write postgresql://user@host/database") from error
    except ImportError as error:
        what = "a record on a server needs one more library: pip install 'treatywatch[postgresql]'"
        raise UsageError(what) from error
    return Store(make_url(where).render_as_string(hide_password=True), engine, patience)


def _sqlite(where: str, patience: float, *, create: bool) -> Store:
    if where == MEMORY:
        engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        _look_at(Path(where), where, create=create)
        engine = create_engine(f"sqlite:///{where}", connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return Store(where, engine, patience)


def _look_at(path: Path, where: str, *, create: bool) -> None:
    """See that there is a record, or room for one."""
    try:
        if path.is_dir():
            raise NoRecordError(where, "it is a folder; name a file")
        if not path.exists():
            if create:
                return
            what = "there is no record; `treatywatch record add PATH...` makes one, --record names another"
            raise NoRecordError(where, what)
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise NoRecordError(where, f"it cannot be opened: {error}; name another file: --record") from error
    if not head and not create:
        raise NoRecordError(where, EMPTY)
    if head and head != b"SQLite format 3\x00":
        raise RecordDamagedError(where, "it is no record, or its beginning is damaged")


def _prepare(connection: DBAPIConnection, _: object) -> None:
    """Set a new connection up; transactions begin when `_begin` says so, and not when the driver thinks best."""
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError(f"{connection!r} is no connection to SQLite")
    connection.isolation_level = None
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == APPLICATION_ID or not tables:
        # It stays in the file, and is not to be written into a database of something else.
        _write_ahead(connection)
    for pragma in ("synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Turn WAL on; SQLite does not wait for its turn here, where two processes make one record at once."""
    for _ in range(TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(BREAK)
        else:
            return
    connection.execute("PRAGMA journal_mode = WAL")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _bring_up(store: Store, *, create: bool) -> None:
    """Make the tables of a new record, or change those of an old one; a record that is up to date is left alone."""
    with store.reading() as connection:
        _see_that_it_is_ours(connection, store.name, create=create)
        found = _revision(connection, store.name)
    if found == REVISIONS[-1]:
        return
    # Loading it takes as long as many a question, and most records are up to date.
    from treatywatch.stores.upgrading import upgrade  # noqa: PLC0415

    with store.writing() as connection:
        # Another process may have done it while this one waited for its turn: then there is nothing left to do.
        upgrade(connection)
        if not store.is_postgresql:
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def _revision(connection: Connection, name: str) -> str | None:
    """Give the revision of a record's tables, None where it has none yet; by Alembic's own table."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if found is not None and found not in REVISIONS:
        raise RecordNewerError(name, f"it was written by a later treatywatch (its tables are of revision {found})")
    return str(found) if found is not None else None


def _see_that_it_is_ours(connection: Connection, name: str, *, create: bool) -> None:
    """See that what is there is a record, of whatever revision, or nothing at all where one is to be made."""
    tables = set(inspect(connection).get_table_names())
    if tables and not tables >= OF_EVERY_RECORD:
        raise NoRecordError(name, "it is a database of something else; name another file or database: --record")
    if not tables and not create:
        raise NoRecordError(name, EMPTY)
