"""Tables as the migrations make them are the tables of the schema, and old files are brought up with what they hold."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from subprocess import run

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.schema import SchemaItem

from tests.commands import REPOSITORY, environment
from tests.stores.articles import as_json, noon
from treatywatch.runs.answers import asked_threads
from treatywatch.runs.record_keeping import rebuild_record, status_of, verify_record
from treatywatch.runs.records import opened
from treatywatch.settings import Settings
from treatywatch.stores import documents, families, search
from treatywatch.stores.opening import REVISIONS, Store
from treatywatch.stores.schema_of_reviews import metadata
from treatywatch.stores.upgrading import MIGRATIONS
from treatywatch.thread_records import Ask

OLD = Path(__file__).with_name("record_0001.sql")


@pytest.fixture
def old(tmp_path: Path) -> str:
    """Give a file with the tables of revision 0001 and two sample texts."""
    where = tmp_path / "old.db"
    connection = sqlite3.connect(where)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    return str(where)


def test_the_migrations_make_the_tables_of_the_schema(store: Store) -> None:
    def is_ours(_: SchemaItem, name: str | None, *__: object) -> bool:
        return not (name or "").startswith(("words", "ix_words"))

    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_no_index_leads_through_all_that_a_record_has_now() -> None:
    # SQLite would rather go by it than by a thread or a document, and look through everything that holds.
    leading = {
        index.name for table in metadata.tables.values() for index in table.indexes if index.columns[0].name == "until"
    }
    assert leading == {"ix_thread_states_over", "ix_conflicts_weight"}


def test_a_server_puts_names_in_order_as_files_do(on_server: str) -> None:
    asked = "SELECT DISTINCT collation_name FROM information_schema.columns WHERE table_name = :table"
    with opened(on_server) as store, store.reading() as connection:
        for table in inspect(connection).get_table_names():
            found = set(connection.execute(text(asked), {"table": table}).scalars()) - {None}
            assert found == (set() if table in {"alembic_version", "words"} else {"C"})


def test_an_old_file_keeps_its_documents_and_can_be_searched(old: str) -> None:
    with opened(old) as store, store.reading() as connection:
        kept = [documents.document(connection, one) for one in documents.document_ids(connection)]
        assert [one.source for one in kept if one] == ["alpha.txt", "beta.txt"]
        assert [hit.title for hit in search.find(connection, "9m729")] == ["On alpha"]


def test_a_rebuild_gives_an_old_file_claims_and_threads(old: str) -> None:
    assert status_of(old).outdated == {"readings": 2, "claims": 0, "findings": 0, "threads": 0}
    rebuilt = rebuild_record(old, Settings(), lambda: noon("2026-01-01"), None, None)
    assert (rebuilt.documents, rebuilt.problems) == (2, [])
    with opened(old) as store:
        titles = [row["title"] for row in as_json(asked_threads(store, Ask()))["rows"]]
    assert any(title.startswith("Russia flight-tests the 9M729") for title in titles)
    assert verify_record(old, None).problems == []
    assert set(status_of(old).outdated.values()) == {0}


def test_what_an_old_file_knew_of_copies_and_translations_is_kept(old: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0005")
        first, second = connection.execute(text("SELECT id FROM documents ORDER BY id")).scalars()
        connection.execute(text("UPDATE documents SET family = :one"), {"one": first})
        pair = {"document": second, "other": first}
        connection.execute(text("INSERT INTO translations (document, other) VALUES (:document, :other)"), pair)
        connection.execute(text("UPDATE documents SET since = '2024-03-01' WHERE id = :document"), pair)
    engine.dispose()
    with opened(old) as store, store.reading() as connection:
        assert families.copies_of(connection, second) == [first, second]
        assert families.copies_of(connection, first, date(2024, 2, 1)) == [first]
        assert families.translations_of(connection, first) == [second]
        assert families.translations_of(connection, first, date(2024, 2, 1)) == []


def processes(program: str, *arguments: str) -> Sequence[tuple[int, str]]:
    """Run a program twice at once, and give how both ended."""

    def one(_: int) -> tuple[int, str]:
        ended = run(
            [sys.executable, "-c", program, *arguments],
            check=False, cwd=REPOSITORY, env=environment(), capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        return ended.returncode, ended.stderr

    with ThreadPoolExecutor(2) as both:
        return list(both.map(one, range(2)))


OPEN = "import sys; from treatywatch.stores.opening import open_store; open_store(sys.argv[1], create=True).close()"


def test_two_processes_bring_an_old_file_up_at_once(old: str) -> None:
    assert processes(OPEN, old) == [(0, ""), (0, "")]
    with opened(old) as store, store.reading() as connection:
        assert len(documents.document_ids(connection)) == 2


def test_two_processes_make_a_record_at_once(tmp_path: Path) -> None:
    assert processes(OPEN, str(tmp_path / "new.db")) == [(0, ""), (0, "")]


def test_two_processes_make_a_record_on_a_server_at_once(postgresql_database: str) -> None:
    assert processes(OPEN, postgresql_database) == [(0, ""), (0, "")]


def test_the_last_revision_is_that_of_the_last_migration() -> None:
    scripts = ScriptDirectory(str(MIGRATIONS))
    assert scripts.get_current_head() == REVISIONS[-1]
    assert {script.revision for script in scripts.walk_revisions()} == set(REVISIONS)
