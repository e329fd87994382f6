"""What the databases say when something is wrong, as our errors with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError

from treatywatch.errors import (
    NoRecordError,
    RecordDamagedError,
    RecordError,
    RecordFullError,
    RecordLockedError,
    RecordRefusedError,
    RecordUnreachableError,
    TreatywatchError,
)
from treatywatch.stores.forms import UnreadableError

#: Words of SQLite's messages (sqlite.org/rescode.html) and of PostgreSQL's, with the error that they mean.
MEANINGS: Mapping[str, type[RecordError]] = {
    "malformed": RecordDamagedError,
    "file is not a database": RecordDamagedError,
    "disk i/o error": RecordFullError,
    "database or disk is full": RecordFullError,
    "no space left": RecordFullError,
    "could not extend file": RecordFullError,
    "database is locked": RecordLockedError,
    "database table is locked": RecordLockedError,
    "lock timeout": RecordLockedError,
    "deadlock detected": RecordLockedError,
    "connection refused": RecordUnreachableError,
    "could not connect": RecordUnreachableError,
    "could not translate host name": RecordUnreachableError,
    "failed to resolve host": RecordUnreachableError,
    "server closed the connection": RecordUnreachableError,
    "terminating connection": RecordUnreachableError,
    "connection is bad": RecordUnreachableError,
    "connection is lost": RecordUnreachableError,
    "connection is closed": RecordUnreachableError,
    "connection timeout": RecordUnreachableError,
    "connection failed": RecordUnreachableError,
    "the database system is": RecordUnreachableError,
    "consuming input failed": RecordUnreachableError,
}
#: What the caller named cannot be used at all.
NAMED_WRONGLY: Mapping[str, str] = {
    "unable to open database file": "it cannot be opened; see that the folder exists and may be written",
    "readonly database": "it may not be written; see who may write the file",
    "does not exist": "there is no such database on the server; create it there first",
    "password authentication failed": "the server refuses the name or password",
}


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn a fault of the database into an error that says what to do."""
    try:
        yield
    except DBAPIError as fault:
        raise explanation(where, fault) from fault
    except UnreadableError as fault:
        what = f"{' '.join(str(fault).split())[:200]} (treatywatch record verify says where)"
        raise RecordDamagedError(where, what) from fault


def explanation(where: str, fault: DBAPIError) -> TreatywatchError:
    """Give the error that a database's fault means; one that is unknown keeps the database's words."""
    said = " ".join(str(fault.orig).split())
    lower = said.lower()
    if isinstance(fault, (DataError, IntegrityError)):
        return RecordRefusedError(where, said)
    for words, remedy in NAMED_WRONGLY.items():
        if words in lower:
            return NoRecordError(where, remedy)
    for words, error in MEANINGS.items():
        if words in lower:
            return error(where, said)
    return (RecordUnreachableError if fault.connection_invalidated else RecordError)(where, said)
