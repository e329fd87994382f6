"""Whatever is wrong with a record is said in a sentence that names it and what to do; nothing of it is lost."""

from __future__ import annotations

import os
import random
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from tests.databases import Server
from tests.stores.articles import Stated, add, article, held
from treatywatch.errors import (
    NoRecordError,
    RecordDamagedError,
    RecordFullError,
    RecordLockedError,
    RecordNewerError,
    RecordUnreachableError,
    TreatywatchError,
    UsageError,
)
from treatywatch.runs.record_keeping import verify_record
from treatywatch.runs.records import opened
from treatywatch.stores import documents
from treatywatch.stores.opening import Store, open_store

NOBODY = 65534


def said(error: type[TreatywatchError], where: str | Path, *, create: bool = False) -> str:
    """Open what cannot be opened, and give what is said of it after its name."""
    with pytest.raises(error) as raised:
        open_store(str(where), create=create).close()
    name, _, what = str(raised.value).partition(": ")
    assert name == str(where)
    return what


def test_there_is_no_record(tmp_path: Path) -> None:
    assert said(NoRecordError, tmp_path / "none.db").startswith("there is no record; `treatywatch record add PATH...`")
    assert not (tmp_path / "none.db").exists()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    assert said(NoRecordError, tmp_path, create=True) == "it is a folder; name a file"


def test_the_folder_of_a_new_record_must_exist(tmp_path: Path) -> None:
    what = said(NoRecordError, tmp_path / "none" / "record.db", create=True)
    assert what == "it cannot be opened; see that the folder exists and may be written"


def test_an_empty_file_becomes_a_record_only_where_one_is_made(tmp_path: Path) -> None:
    where = tmp_path / "record.db"
    where.touch()
    assert said(NoRecordError, where).startswith("it is empty; `treatywatch record add PATH...`")
    assert where.read_bytes() == b""
    open_store(str(where), create=True).close()
    open_store(str(where)).close()


@pytest.mark.parametrize("content", [b"\x00", b"Dear reader,", random.Random(1).randbytes(9_000)])  # noqa: S311
def test_what_never_was_a_record_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    where = tmp_path / "record.db"
    where.write_bytes(content)
    assert said(RecordDamagedError, where, create=True).startswith("it is no record, or its beginning is damaged; put")
    assert where.read_bytes() == content


@pytest.mark.parametrize("revision", [None, "0001", "9999"])
def test_a_database_of_something_else_is_left_as_it_is(tmp_path: Path, revision: str | None) -> None:
    where = tmp_path / "notes.db"
    with sqlite3.connect(where) as other:
        other.execute("CREATE TABLE notes (words)")
        if revision:
            # Others keep the revision of their tables in the same way.
            other.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
            other.execute("INSERT INTO alembic_version VALUES (?)", [revision])
    other.close()
    before = where.read_bytes()
    assert said(NoRecordError, where, create=True).startswith("it is a database of something else; name another file")
    assert where.read_bytes() == before


def test_a_database_of_something_else_on_a_server(postgresql: Server, postgresql_database: str) -> None:
    other = Server(make_url(postgresql_database), None, None, postgresql.numbers, postgresql.name)
    other.run("CREATE TABLE notes (words text)")
    with pytest.raises(NoRecordError, match="it is a database of something else"):
        open_store(postgresql_database, create=True)


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Give a file with a few articles."""
    where = tmp_path / "record.db"
    with opened(str(where), create=True) as store:
        add(store, *(article(name, Stated(when="2017-03-06")) for name in ("alpha", "beta", "gamma")))
    return where


def faults(where: Path) -> list[str]:
    """Give what a check says, or why it had to give up."""
    try:
        return [str(problem.remedy) for problem in verify_record(str(where), None).problems]
    except RecordDamagedError as error:
        return [str(error)]


@pytest.mark.parametrize("seed", range(4))
def test_damaged_pages_are_named_by_the_check_or_when_they_are_met(filled: Path, seed: int) -> None:
    content = bytearray(filled.read_bytes())
    choice = random.Random(seed)  # noqa: S311 (nothing is kept secret by it)
    for page in range(1, len(content) // 4096):
        if choice.random() < 0.5:
            content[page * 4096 : (page + 1) * 4096] = choice.randbytes(4096)
    filled.write_bytes(content)
    told = faults(filled)
    assert told
    assert all("put a copy of" in one or "add it again" in one or "rebuild" in one for one in told)


def test_half_a_file_is_damaged(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[: filled.stat().st_size // 2 - 100])
    with pytest.raises(RecordDamagedError, match="put a copy of it in its place"):
        verify_record(str(filled), None)


def test_a_text_that_was_changed_is_found_by_its_hash(filled: Path) -> None:
    with sqlite3.connect(filled) as behind:
        other = behind.execute("SELECT text FROM documents WHERE number = 2").fetchone()
        behind.execute("UPDATE documents SET text = ? WHERE number = 1", other)
    behind.close()
    found = verify_record(str(filled), None).problems
    assert [problem.what.split(";")[0].split(":")[0] for problem in found] == [
        "its text is not the one that was added",
        f"the words of claim {article('alpha', Stated(when='2017-03-06')).claims[0].id} do not stand where it says",
    ]


def test_what_cannot_be_read_back_is_no_fault_of_the_question(filled: Path) -> None:
    with sqlite3.connect(filled) as behind:
        behind.execute("UPDATE documents SET text = x'00' WHERE number = 2")
    behind.close()
    with opened(str(filled)) as store, pytest.raises(RecordDamagedError, match="record verify says where"):
        held_text(store, article("beta", Stated(when="2017-03-06")).document.id)


def held_text(store: Store, identity: str) -> str:
    with store.reading() as connection:
        found = documents.document(connection, identity)
    assert found is not None
    return found.text


@pytest.mark.parametrize("column", ["text", "reading", "record"])
def test_what_cannot_be_read_back_is_named_and_the_rest_is_looked_at(filled: Path, column: str) -> None:
    with sqlite3.connect(filled) as behind:
        behind.execute(f"UPDATE documents SET {column} = 'garbage' WHERE number = 2")  # noqa: S608
    behind.close()
    checked = verify_record(str(filled), None)
    (problem,) = checked.problems
    assert problem.document == article("beta", Stated(when="2017-03-06")).document.id
    assert problem.what.startswith("it cannot be read back: ")
    assert checked.documents == 3


def test_a_record_of_a_later_treatywatch_is_not_touched(address: str) -> None:
    with opened(address) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordNewerError, match=r"of revision 9999\); install the later treatywatch") as raised:
        open_store(address, create=True)
    assert raised.value.exit_code == 4


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Be somebody who may read a folder and not write it."""
    folder.chmod(0o755)
    for path in folder.parents:
        if path.stat().st_uid == os.geteuid() and path.name.startswith("pytest-"):
            path.chmod(0o755)
    if os.geteuid() != 0:
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows knows other rights")
def test_a_file_that_may_not_be_written(filled: Path) -> None:
    filled.chmod(0o444)
    with as_nobody(filled.parent), pytest.raises(NoRecordError) as raised, opened(str(filled)) as store:
        add(store, article("delta"))
    assert raised.value.exit_code == 2
    assert str(raised.value).startswith(f"{filled}: it ")
    assert "may " in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows knows other rights")
def test_a_file_that_may_not_be_read(filled: Path) -> None:
    filled.chmod(0o000)
    with as_nobody(filled.parent):
        assert said(NoRecordError, filled).startswith("it cannot be opened: [Errno 13] Permission denied")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows knows other rights")
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    with as_nobody(tmp_path):
        assert said(NoRecordError, tmp_path / "record.db", create=True).startswith("it cannot be opened; see that")


def test_a_full_disk_loses_nothing_of_what_was_added(filled: Path) -> None:
    with opened(str(filled)) as store:
        before = held(store)
        with store.engine.connect() as connection:
            size = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {size + 1}")
        big = article("big", *([Stated(when="2017-03-06")] * 60))
        with pytest.raises(RecordFullError, match="what was added before is kept; make room and run the command again"):
            add(store, big)
        assert held(store) == before
    with opened(str(filled)) as store:
        add(store, big)
        assert len(held(store)[0]) == 4
    assert verify_record(str(filled), None).problems == []


def test_who_writes_waits_for_another_only_so_long(address: str) -> None:
    impatient = open_store(address, patience=0.1)
    with opened(address) as store, store.writing():
        with pytest.raises(RecordLockedError, match="nothing is lost; wait for the other process") as raised:
            add(impatient, article("alpha"))
        assert held(impatient) == ([], [])
    assert raised.value.exit_code == 4
    add(impatient, article("alpha"))
    impatient.close()


def test_who_writes_gets_a_turn_after_another(address: str) -> None:
    entered, done = threading.Event(), threading.Event()

    def other() -> None:
        with opened(address) as store, store.writing():
            entered.set()
            done.wait(0.2)

    thread = threading.Thread(target=other)
    thread.start()
    entered.wait()
    with opened(address) as store:
        add(store, article("alpha"))
        assert len(held(store)[0]) == 1
    thread.join()


def test_who_reads_sees_one_moment_while_another_writes(address: str) -> None:
    with opened(address) as store, opened(address) as other:
        with store.reading() as connection:
            assert documents.document_ids(connection) == []
            add(other, article("alpha"))
            assert documents.document_ids(connection) == []
        assert len(held(store)[0]) == 1


@pytest.mark.parametrize(
    ("address", "error", "words"),
    [
        ("postgresql://user@localhost:1/record", RecordUnreachableError, "see that the server runs"),
        ("postgresql://user:secret@no-such-host.invalid/record", RecordUnreachableError, "see that the server runs"),
        ("postgresql://user@host:port/record", UsageError, "write postgresql://user@host/database"),
        ("postgresql://user:secret@host:port/record", UsageError, "the address of the record is none"),
        ("postgresql://", RecordUnreachableError, "see that the server runs"),
    ],
)
def test_a_server_that_does_not_answer(address: str, error: type[TreatywatchError], words: str) -> None:
    with pytest.raises(error, match=words) as raised:
        open_store(address)
    assert "secret" not in str(raised.value)


def test_a_database_that_does_not_exist(postgresql: Server) -> None:
    address = postgresql.url.set(database="no_such_database").render_as_string(hide_password=False)
    with pytest.raises(NoRecordError, match="there is no such database on the server; create it there first"):
        open_store(address, create=True)


def cut_off(store: Store, happens: Callable[[], None]) -> None:
    """Let something happen in the middle of a write."""
    with store.writing() as connection:
        connection.execute(text("DELETE FROM members"))
        happens()
        connection.execute(text("SELECT 1"))


def test_a_server_that_ends_the_connection_keeps_what_was_added(postgresql: Server, on_server: str) -> None:
    ending = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname"
    with opened(on_server) as store:
        add(store, article("alpha", Stated()))
        with pytest.raises(RecordUnreachableError, match="what was added before is kept"):
            cut_off(store, lambda: postgresql.run(f"{ending} = '{make_url(on_server).database}'"))
        add(store, article("beta", Stated()))
        assert len(held(store)[1]) == 2


def test_a_server_that_dies_while_it_writes_has_what_was_added_before(postgresql: Server, on_server: str) -> None:
    if postgresql.die is None or postgresql.start is None:
        pytest.skip("the server is not ours to end")
    with opened(on_server) as store:
        add(store, article("alpha", Stated()))
        with pytest.raises(RecordUnreachableError, match="what was added before is kept"):
            cut_off(store, postgresql.die)
        with pytest.raises(RecordUnreachableError, match="see that the server runs"):
            add(store, article("beta", Stated()))
        postgresql.start()
        add(store, article("beta", Stated()))
        assert len(held(store)[1]) == 2
    assert verify_record(on_server, None).problems == []


def test_the_password_is_in_no_message(on_server: str) -> None:
    with opened(make_url(on_server).set(password="secret").render_as_string(hide_password=False)) as store:  # noqa: S106
        assert "secret" not in store.name
