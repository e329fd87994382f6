"""What leaves a record, and what a check finds in one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.stores.articles import PACKS, Stated, add, article, as_json, noon
from tests.stores.everything import everything
from treatywatch.errors import UnknownIdError
from treatywatch.runs.answers import asked_threads
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.records import asked, opened
from treatywatch.runs.reviewing import Reviewer
from treatywatch.stores import keeping, threads
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Ask

SECRET = article("zanzibarquux", Stated(when="2017-03-06", number=400), Stated("deploy"), publisher="Sample Leak")
OTHER = article("other", Stated(when="2017-03-06", number=60))


def test_removing_all_or_nothing(store: Store) -> None:
    add(store, SECRET, OTHER)
    before = everything(store)
    with pytest.raises(UnknownIdError, match="has no document 'nonsense'"):
        take_out(store, [SECRET.document.id, "nonsense"], noon("2026-01-02"), erase=False)
    assert everything(store) == before
    gone = take_out(store, ["zanzibarquux.txt", OTHER.document.id], noon("2026-01-02"), erase=False)
    assert gone == [SECRET.document, OTHER.document]
    assert everything(store)["documents"] == []
    assert everything(store, date(2026, 1, 1))["documents"] == before["documents"]


def test_what_was_removed_cannot_be_removed_again(store: Store) -> None:
    add(store, OTHER)
    take_out(store, [OTHER.document.id], noon("2026-01-02"), erase=False)
    with pytest.raises(UnknownIdError):
        take_out(store, [OTHER.document.id], noon("2026-01-02"), erase=False)


def test_an_erased_text_is_in_no_answer_of_any_day(store: Store) -> None:
    add(store, OTHER, on="2026-01-01")
    expected = everything(store, date(2026, 1, 1), words=("zanzibarquux",))
    add(store, SECRET, on="2026-01-02")
    Reviewer(StoreDesk(store, PACKS), "Anna", lambda: noon("2026-01-02")).accept(SECRET.claims[0].id)
    take_out(store, [SECRET.document.id], noon("2026-01-03"), erase=True)
    now = everything(store, words=("zanzibarquux",))
    assert [row["claims"] for row in now["threads"]["rows"]] == [{"asserts": 1}]
    assert now["conflicts"]["rows"] == now["search"]["zanzibarquux"] == []
    assert everything(store, date(2026, 1, 1), words=("zanzibarquux",)) == expected
    with store.reading() as connection:
        assert list(keeping.verify(connection)) == [OTHER.document.id]


def test_an_erased_text_is_not_in_the_file_either(tmp_path: Path) -> None:
    where = tmp_path / "record.db"
    words = SECRET.claims[0].evidence[0].exact
    with opened(str(where), create=True) as store:
        add(store, OTHER, SECRET)
        Reviewer(StoreDesk(store, PACKS), "Anna", lambda: noon("2026-01-01")).reject(SECRET.claims[0].id, words)
        take_out(store, [SECRET.document.id], noon("2026-01-03"), erase=True)
    left = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    rare = [word for word in words.split() if len(word) > 4 and word not in OTHER.document.text]
    assert rare
    assert [word for word in ("zanzibarquux", *rare) if word.encode() in left] == []


def test_a_thread_whose_only_document_was_removed_is_no_longer_there(store: Store) -> None:
    add(store, SECRET, OTHER)
    take_out(store, [SECRET.document.id], noon("2026-01-03"), erase=False)
    rows = as_json(asked_threads(store, Ask(between=(date(2026, 1, 2), date(2026, 1, 3)))))["rows"]
    gone = [row["title"] for row in rows if row["change"] == "no longer there"]
    assert gone == ["Russia deploys the 9M729"]


def test_threads_that_a_stopped_run_left_untold_are_told_to_who_asks(address: str) -> None:
    with opened(address) as store:
        add(store, OTHER)
        with store.writing() as connection:
            threads.mark_stale(connection, [row["id"] for row in as_json(asked_threads(store, Ask()))["rows"]])
            connection.execute(text("DELETE FROM thread_states"))
        with store.reading() as connection:
            (problem, _) = sorted(keeping.verify(connection), key=str, reverse=True)
        assert "1 threads have not been told since their claims changed" in str(problem)
    with asked(address) as store:
        assert len(as_json(asked_threads(store, Ask(as_of=date(2026, 1, 1))))["rows"]) == 1
        with store.reading() as connection:
            assert list(keeping.verify(connection)) == [OTHER.document.id]
