"""What a record keeps of documents, whichever database keeps it."""

from __future__ import annotations

import pytest

from tests.stores.articles import Stated, add, article, held, noon, used
from treatywatch.records import Copy, Problem
from treatywatch.stores import documents, keeping
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Window


def test_a_document_comes_back_as_it_was_added(store: Store) -> None:
    found = article("alpha", Stated(when="2017-03-01"), Stated(denies=True, speaker="RUS"))
    add(store, found)
    with store.reading() as connection:
        assert list(documents.records(connection, [found.document.id])) == [found]


def test_what_is_added_twice_is_there_once(store: Store) -> None:
    found = article("alpha", Stated())
    add(store, found)
    with store.reading() as connection:
        before = keeping.contents(connection)
    add(store, found, on="2026-01-02")
    with store.reading() as connection:
        assert keeping.contents(connection) == before


@pytest.mark.parametrize("odd", ["zero \x00 in it", "half \ud83d a pair", "half \udc80 of another"])
def test_any_text_is_kept_and_given_back(store: Store, odd: str) -> None:
    found = article("odd", text=f"The missile is {odd}.")
    named = found.document.model_copy(
        update={"title": odd, "publisher": odd, "source": odd, "copies": (Copy(source=odd, publisher=odd),)}
    )
    add(store, found._replace(document=named))
    with store.reading() as connection:
        assert documents.document(connection, named.id) == named
        assert documents.at_place(connection, odd) == named


def test_a_place_is_kept_with_the_hash_of_the_bytes_that_lay_there(store: Store) -> None:
    found = article("alpha")
    add(store, found)
    again = found.document.model_copy(update={"copies": (Copy(source="b.html", publisher="B", sha256="1" * 64),)})
    with store.writing() as connection:
        assert documents.note_places(connection, again, noon("2026-01-02")) == 1
        assert documents.note_places(connection, again, noon("2026-01-03")) == 0
    with store.reading() as connection:
        kept = documents.document(connection, found.document.id)
    assert kept is not None
    assert [(copy.source, copy.sha256) for copy in kept.copies] == [("alpha.txt", "0" * 64), ("b.html", "1" * 64)]


def test_a_document_that_left_and_came_back_was_not_there_in_between(store: Store) -> None:
    found = article("alpha", Stated())
    add(store, found, on="2026-01-01")
    with store.writing() as connection:
        keeping.remove(connection, found.document.id, noon("2026-01-03"))
    add(store, found, on="2026-01-05")
    days = {day: noon(f"2026-01-0{day}").date() for day in range(1, 7)}
    with store.reading() as connection:
        there = [day for day, on in days.items() if documents.document(connection, found.document.id, on) is not None]
        counted = [day for day, on in days.items() if documents.reach(connection, Window(on)).documents]
        assert there == counted == [1, 2, 5, 6]


def test_what_could_not_be_read_is_told_until_it_can_be(store: Store) -> None:
    problem = Problem(document=None, where="alpha.txt", what="it is broken", remedy="mend it")
    with store.writing() as connection:
        documents.note_unread(connection, problem, noon("2026-01-01"))
        documents.note_unread(connection, problem, noon("2026-01-02"))
    with store.reading() as connection:
        assert documents.unread(connection) == [problem]
    add(store, article("alpha"), on="2026-01-03")
    with store.reading() as connection:
        assert documents.unread(connection) == []
        assert documents.unread(connection, noon("2026-01-02").date()) == [problem]


def test_reading_anew_tells_what_changed(store: Store) -> None:
    before = article("alpha", Stated(), Stated(act="deploy"), Stated(act="produce"))
    add(store, before)
    kept, changed, gone = before.claims
    came = article("alpha", Stated(), Stated(act="deploy"), Stated(act="possess")).claims[2]
    other = changed.model_copy(update={"polarity": "negative"})
    with store.writing() as connection:
        told = documents.replace(
            connection, before._replace(claims=(kept, other, came), findings=()), used(), noon("2026-01-02")
        )
    assert (told.came, told.went, told.changed) == ((came,), (gone,), ((changed, other),))
    assert held(store)[1] == sorted([kept.id, other.id, came.id])
