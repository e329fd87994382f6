"""The same again changes nothing, and neither a kill nor a second process nor a bad document spoils the rest."""

from __future__ import annotations

import io
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.commands import REPOSITORY, environment
from tests.databases import Server
from tests.runs import reading_of_samples
from tests.stores.articles import add as add_articles
from tests.stores.articles import held, noon
from tests.stores.everything import everything, whatever_the_order
from treatywatch.cli.app import now
from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.errors import RecordUnreachableError
from treatywatch.records import Document, DocumentRecords, JsonObject, Problem
from treatywatch.runs import adding
from treatywatch.runs.adding import Adding, add
from treatywatch.runs.local import instruments
from treatywatch.runs.pipeline import Instruments, records_of_documents
from treatywatch.runs.record_keeping import AddOrder, add_documents, status_of, verify_record
from treatywatch.runs.records import asked, opened
from treatywatch.settings import Settings
from treatywatch.stores import documents
from treatywatch.stores.opening import MEMORY, Store, open_store

SETTINGS = Settings()
#: What the sample texts say, of whom, when.
SAID = (
    ("The United States said that Russia had tested the 9M729 on 6 March 2017.", "2017-03-08"),
    ("Russia denied that it had tested the 9M729 on 6 March 2017.", "2017-03-09"),
    ("France said that Russia had deployed the 9M729.", "2017-03-10"),
    ("Russia denied that it had deployed the 9M729.", "2017-03-11"),
    ("The United States said that Russia violates the INF Treaty.", "2017-03-12"),
    ("Russia said that the United States violates the INF Treaty.", "2017-03-13"),
    ("Germany said that Russia had tested the 9M729 on 9 March 2017.", "2017-03-14"),
    ("The United Kingdom said that Russia had tested the 9M729 between 5 and 10 March 2017.", "2017-03-15"),
)
#: Runs the command line without the model: each text is read as one claim, and that takes a while.
PROGRAM = """
import sys, time
from tests.databases import Server
from tests.runs import reading_of_samples
reading_of_samples.install()
from treatywatch.cli import main
main()
"""


@pytest.fixture(scope="session")
def tools() -> Instruments:
    return instruments(SETTINGS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of short sample texts."""
    made = tmp_path / "texts"
    made.mkdir()
    for place, (sentence, day) in enumerate(SAID):
        words = " ".join(random.Random(place).choices(["sea", "hill", "lake", "rain", "tree", "bird"], k=12))  # noqa: S311
        text = f"A sample text, {day}\n\n{sentence}\n\nNothing else was said of {words}.\n"
        (made / f"{day}-{place}.txt").write_text(text, encoding="utf-8")
    return made


def add_all(store: Store, tools: Instruments, *paths: Path, on: str = "2026-01-01") -> Adding:
    run = Adding(store, tools, SETTINGS, lambda: noon(on))
    list(add(run, [str(path) for path in paths], ReaderArguments()))
    return run


def comparable(store: Store) -> JsonObject:
    """Give all answers of a record, where it does not matter in which order its documents came."""
    return whatever_the_order(everything(store, words=("sample", "9m729")))


def in_one_go(folder: Path) -> JsonObject:
    """Give all answers of a record to which a folder was added by one process that nobody stopped."""
    found = read_documents([folder], ReaderArguments(), SETTINGS)
    store = open_store(MEMORY, create=True)
    add_articles(
        store, *(reading_of_samples.records(one) for one in found if isinstance(one, Document)), on=str(now().date())
    )
    answers = comparable(store)
    store.close()
    return answers


def test_the_same_folder_again_changes_nothing(store: Store, tools: Instruments, folder: Path) -> None:
    first = add_all(store, tools, folder)
    before, ids = everything(store), held(store)
    assert (first.added, first.unread, len(ids[0])) == (len(SAID), 0, len(SAID))
    assert len(ids[1]) >= len(SAID)
    again = add_all(store, tools, folder, on="2026-01-02")
    assert (again.added, again.known, again.places, again.unread) == (0, len(SAID), 0, 0)
    assert (everything(store), held(store)) == (before, ids)


def test_a_text_that_lies_at_a_new_place_gets_that_place(store: Store, tools: Instruments, folder: Path) -> None:
    add_all(store, tools, folder)
    before = len(held(store)[0])
    first = min(folder.iterdir())
    other = folder.parent / "elsewhere.txt"
    other.write_bytes(first.read_bytes())
    run = add_all(store, tools, other)
    assert (run.added, run.known, run.places, len(held(store)[0])) == (0, 1, 1, before)


def test_bad_documents_do_not_keep_good_ones_out(
    store: Store, tools: Instruments, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    (folder / "zeros.txt").write_bytes(b"\x00" * 100)
    (folder / "odd.txt").write_text("This one cannot be read.", encoding="utf-8")
    monkeypatch.setattr(adding, "records_of_documents", stumbling)
    run = add_all(store, tools, folder)
    assert (run.added, run.unread) == (len(SAID), 3)
    with store.reading() as connection:
        told = {Path(one.where).name: one.what for one in documents.unread(connection)}
    assert set(told) == {"broken.pdf", "zeros.txt", "odd.txt"}
    assert told["odd.txt"] == "it made us stumble"


def stumbling(
    given: Iterable[Document | Problem], settings: Settings, tools: Instruments
) -> Iterator[DocumentRecords | Problem]:
    """Read documents, but one."""
    for found in records_of_documents(given, settings, tools):
        if isinstance(found, DocumentRecords) and found.document.source.endswith("odd.txt"):
            yield Problem(document=None, where=found.document.source, what="it made us stumble", remedy="none")
        else:
            yield found


def test_what_can_be_read_after_all_is_no_longer_told(store: Store, tools: Instruments, folder: Path) -> None:
    (folder / "new.txt").write_bytes(b"")
    (folder / "copy.txt").write_bytes(b"")
    add_all(store, tools, folder)
    (folder / "new.txt").write_text("Russia said that it had left the INF Treaty.", encoding="utf-8")
    (folder / "copy.txt").write_bytes(min(folder.glob("2017*")).read_bytes())
    run = add_all(store, tools, folder)
    assert (run.added, run.unread) == (1, 0)
    with store.reading() as connection:
        assert documents.unread(connection) == []


def test_a_folder_that_does_not_exist_is_said_and_not_kept(tmp_path: Path) -> None:
    where, err = str(tmp_path / "record.db"), io.StringIO()
    order = AddOrder(where, (str(tmp_path / "none"),), SETTINGS, None, None, lambda: noon("2026-01-01"))
    added = add_documents(order, err, quiet=False)
    assert not added.complete
    assert f"{tmp_path / 'none'}: " in err.getvalue().replace("\n", "")
    assert status_of(where).unread == []


def started(where: str, folder: Path) -> subprocess.Popen[bytes]:
    """Start adding as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "record", "add", str(folder), "--record", where],
        cwd=REPOSITORY, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    out, err = process.communicate(timeout=60)
    return process.returncode, (out + err).decode()


def test_two_processes_that_add_the_same_folder_at_once_make_one_record(address: str, folder: Path) -> None:
    with ThreadPoolExecutor(2) as both:
        codes = [code for code, _ in both.map(ended, [started(address, folder), started(address, folder)])]
    assert codes == [0, 0]
    with asked(address) as store:
        assert comparable(store) == in_one_go(folder)
    assert verify_record(address, None).problems == []


def test_killed_at_any_instant_it_goes_on_where_it_was(address: str, folder: Path) -> None:
    choice = random.Random(7)  # noqa: S311 (nothing is kept secret by it)
    for _ in range(2):
        process = started(address, folder)
        with opened(address) as store:
            before = len(held(store)[0])
            while len(held(store)[0]) == before and process.poll() is None:
                time.sleep(0.02)
            time.sleep(choice.uniform(0, 0.05))
            os.kill(process.pid, signal.SIGKILL)
            ended(process)
            assert before < len(held(store)[0]) < len(SAID)
        assert [one for one in verify_record(address, None).problems if one.document] == []
    assert ended(started(address, folder))[0] == 0
    with asked(address) as store:
        assert comparable(store) == in_one_go(folder)
    assert verify_record(address, None).problems == []


def test_a_server_that_dies_between_two_documents_has_those_before_and_takes_the_others_later(
    postgresql: Server, on_server: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if postgresql.die is None or postgresql.start is None:
        pytest.skip("the server is not ours to end")
    die = postgresql.die

    def reading(given: Iterable[Document | Problem], *_: object) -> Iterator[DocumentRecords]:
        for place, found in enumerate(given):
            if place == len(SAID) // 2 and dying:
                dying.clear()
                die()
            assert isinstance(found, Document)
            yield reading_of_samples.records(found)

    dying = [True]
    monkeypatch.setattr(adding, "records_of_documents", reading)
    with opened(on_server) as store:
        with pytest.raises(RecordUnreachableError, match="see that the server runs, and run the command again"):
            add_all(store, reading_of_samples.WITHOUT_MODEL, folder, on=str(now().date()))
        postgresql.start()
        assert len(held(store)[0]) == len(SAID) // 2
        add_all(store, reading_of_samples.WITHOUT_MODEL, folder, on=str(now().date()))
        assert comparable(store) == in_one_go(folder)
