"""Copies come into one family and compilations stay out of it, in whichever order documents are added."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import permutations

import pytest

from tests.builders import document_of
from treatywatch.records import Copy, Document, DocumentRecords, Reading
from treatywatch.runs.families import settle_family
from treatywatch.stores import documents, families
from treatywatch.stores.opening import MEMORY, Connection, open_store
from treatywatch.thread_records import Versions
from treatywatch.threads.origins import lead

LAUNCH = """\
Ruritania launched a missile from its northern test range on Monday, the first launch in more than three years.

The missile flew over the Gulf of Zenda and came down in open waters, according to fishermen who watched it.

Three neighbours asked for a meeting of the commission that watches over the treaty of 1987.

The commission has met only twice since then, and both meetings ended without a common statement."""
VOTE = """\
Parliament in Strelsau voted on Tuesday to leave the convention on mines, as it had announced in the spring.

The convention lets a state leave six months after its notice, unless that state is at war on that day.

Aid organisations in the capital regretted the vote and asked the government to destroy its stocks all the same.

Two of the larger parties had left the decision to their members, who were divided almost evenly over it."""
USED = Versions(version="0", model="m", readings="r", claims="c", findings="f", packs={}, threads="t")
AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def connection() -> Iterator[Connection]:
    store = open_store(MEMORY, create=True)
    with store.writing() as writing:
        yield writing
    store.close()


def text_of(name: str, text: str, day: str = "2019-05-01") -> Document:
    place = Copy(source=f"{name}.txt", publisher=name, published=day)
    return document_of(text, day).model_copy(update={"publisher": name, "copies": (place,)})


def add(connection: Connection, document: Document) -> None:
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="m")
    documents.add(connection, DocumentRecords(document, reading, (), (), (), ()), USED, AT)
    settle_family(connection, document, AT.date())


def families_of(connection: Connection, texts: dict[str, Document]) -> set[frozenset[str]]:
    found = {name: families.family_of(connection, document.id) for name, document in texts.items()}
    return {frozenset(name for name in texts if found[name] == family) for family in found.values()}


def test_copies_and_shortened_copies_are_of_one_family_that_comes_from_the_earliest(connection: Connection) -> None:
    texts = {
        "Gazette": text_of("Gazette", f"Missile tested\n\n{LAUNCH}", "2019-05-02"),
        "Courier": text_of("Courier", "\n\n".join(LAUNCH.split("\n\n")[:2]), "2019-05-03"),
        "Wire": text_of("Wire", LAUNCH, "2019-05-01"),
        "Observer": text_of("Observer", VOTE),
    }
    for document in texts.values():
        add(connection, document)
    assert families_of(connection, texts) == {frozenset({"Gazette", "Courier", "Wire"}), frozenset({"Observer"})}
    family = families.family_of(connection, texts["Courier"].id)
    assert lead(families.texts_of(connection, family)) == "outlet:wire"


#: Every fourth of all orders.
ORDERS = list(permutations(["launch", "vote", "digest", "other digest"]))[::4]


@pytest.mark.parametrize("order", ORDERS, ids=[" ".join(order) for order in ORDERS])
def test_a_compilation_is_of_no_family_but_its_own(connection: Connection, order: tuple[str, ...]) -> None:
    texts = {
        "launch": text_of("launch", LAUNCH),
        "vote": text_of("vote", VOTE),
        "digest": text_of("digest", f"News in brief\n\n{LAUNCH}\n\n{VOTE}"),
        "other digest": text_of("other digest", f"The day\n\n{LAUNCH}\n\n{VOTE}"),
    }
    for name in order:
        add(connection, texts[name])
    digests = frozenset({"digest", "other digest"})
    assert families_of(connection, texts) == {frozenset({"launch"}), frozenset({"vote"}), digests}


def test_a_longer_article_with_one_wire_in_it_stays_in_its_family_until_a_second_comes_in(
    connection: Connection,
) -> None:
    texts = {"launch": text_of("launch", LAUNCH), "digest": text_of("digest", f"{LAUNCH}\n\n{VOTE}")}
    for document in texts.values():
        add(connection, document)
    assert families_of(connection, texts) == {frozenset({"launch", "digest"})}
    texts["vote"] = text_of("vote", VOTE)
    add(connection, texts["vote"])
    assert families_of(connection, texts) == {frozenset({"launch"}), frozenset({"digest"}), frozenset({"vote"})}
