"""Finding documents by their words, with the same answer of every database."""

from __future__ import annotations

import pytest

from tests.stores.articles import Stated, add, article, noon
from treatywatch.errors import UsageError
from treatywatch.stores import keeping, search
from treatywatch.stores.opening import Store
from treatywatch.thread_records import NOW, Window

TEXTS = {
    "cruise": "The 9M729 cruise missile flew past Göteborg, the officials said. Its speed was 1e5, naïvely put.",
    "ballistic": "A ballistic missile was shown. Cruise ships were seen; a missile was not.",
    "cyrillic": "Ракета средней дальности была показана в Москве.",
    "long": "Nothing but " + "x" * 3_000 + ".",
}


@pytest.fixture
def filled(store: Store) -> Store:
    """Give a record of four texts, of which the later one was published first."""
    for place, (name, text) in enumerate(TEXTS.items()):
        add(store, article(name, text=text, published=f"2017-03-0{9 - place}"))
    return store


def found(store: Store, asked: str, window: Window = NOW) -> list[str | None]:
    with store.reading() as connection:
        return [hit.title and hit.title.removeprefix("On ") for hit in search.find(connection, asked, window)]


#: What is asked for, and the texts that have it.
ANSWERS = {
    "missile": ["cruise", "ballistic"],
    "MISSILE cruise": ["cruise", "ballistic"],
    '"cruise missile"': ["cruise"],
    "„cruise missile“": ["cruise"],
    '"missile cruise"': [],
    "missil*": ["cruise", "ballistic"],
    "missil": [],
    '"cruise missil*"': [],
    "9m729": ["cruise"],
    "9m*": ["cruise"],
    "1e5": ["cruise"],
    "goteborg": ["cruise"],
    "GÖTEBORG": ["cruise"],
    "naive*": ["cruise"],
    "ракета МОСКВЕ": ["cyrillic"],
    "ракет*": ["cyrillic"],
    "x" * 3_000: ["long"],
    "x" * 2_999: [],
    "x" * 500 + "*": ["long"],
    "submarine": [],
    "missile submarine": [],
    "missile OR submarine": [],
    "it's": [],
}


def test_words_phrases_and_beginnings_are_found(filled: Store) -> None:
    assert {asked: found(filled, asked) for asked in ANSWERS} == ANSWERS


def test_who_asks_for_no_word_is_told_so(store: Store) -> None:
    for asked in ("", "  ", '""', "*", "— ’ %", "_"):
        with pytest.raises(UsageError, match="no word to search for"):
            found(store, asked)


def test_a_word_of_the_title_alone_is_found_with_the_beginning_of_the_text(store: Store) -> None:
    one = article("alpha", text="The missile was shown.")
    add(store, one._replace(document=one.document.model_copy(update={"title": "Élysée"})))
    with store.reading() as connection:
        (hit,) = search.find(connection, "elysee missile")
        assert (hit.start, hit.excerpt) == (4, "The missile was shown.")
        (hit,) = search.find(connection, "elysee")
        assert (hit.start, hit.excerpt) == (0, "The missile was shown.")


def test_the_claims_with_a_word_are_named(store: Store) -> None:
    one = article("alpha", Stated(), Stated(act="deploy"))
    add(store, one)
    first, second = (claim.evidence[0].exact.split()[3] for claim in one.claims)
    assert first != second
    with store.reading() as connection:
        assert search.claims_with(connection, one.document.id, second) == [one.claims[1].id]


def test_a_document_is_found_as_of_the_days_on_which_it_was_there(store: Store) -> None:
    one = article("alpha", text="The missile was shown.")
    add(store, one, on="2026-01-02")
    with store.writing() as connection:
        keeping.remove(connection, one.document.id, noon("2026-01-04"))
    again = one._replace(document=one.document.model_copy(update={"title": "The rocket"}))
    add(store, again, on="2026-01-06")
    days = [noon(f"2026-01-0{day}").date() for day in range(1, 8)]
    there = [day.day for day in days if found(store, "missile", Window(day))]
    assert there == [2, 3, 6, 7]
    assert found(store, "rocket") == ["The rocket"]
    assert found(store, "alpha") == []


def test_hits_go_by_day_of_publication_where_that_is_asked_for(filled: Store) -> None:
    assert found(filled, "missile", Window(noon("2017-03-08").date(), "published")) == ["ballistic"]
    assert found(filled, "missile", Window(noon("2017-03-08").date())) == []


def test_at_most_so_many_are_given(filled: Store) -> None:
    with filled.reading() as connection:
        assert len(search.find(connection, "missile", limit=1)) == 1
