"""Claims find their threads: together or apart, whatever the order in which documents come and go."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.stores.articles import Stated, add, article, as_json, members_in, noon, threads_in
from treatywatch.records import Copy, DocumentRecords, JsonObject
from treatywatch.runs.answers import asked_thread, asked_threads
from treatywatch.runs.families import found_elsewhere
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.refreshing import refresh
from treatywatch.stores import documents
from treatywatch.stores.opening import MEMORY, Store, open_store
from treatywatch.thread_records import Ask

EARLY = article("early", Stated(when="2017-03-06"))
LATE = article("late", Stated(when="2017-03-09"))
BRIDGE = article("bridge", Stated(when="2017-03-06", until="2017-03-10"))


def remove(store: Store, *found: DocumentRecords, on: str) -> None:
    take_out(store, [one.document.id for one in found], noon(on), erase=False)


def history(store: Store, thread: str) -> list[tuple[str, str | None]]:
    told = as_json(asked_thread(store, thread, Ask()))["thread"]
    return [(event["what"], event["other"]) for event in told["history"]]


def test_a_thread_keeps_its_id_when_claims_are_added(store: Store) -> None:
    first = article("alpha", Stated(when="2017-03-06"), Stated(act="deploy"))
    add(store, first)
    before = threads_in(store, first)
    add(store, article("beta", Stated(when="2017-03-06"), Stated(act="deploy", speaker="GBR")), on="2026-01-02")
    assert threads_in(store, first) == before


def test_who_denies_stands_in_the_thread_of_who_asserts(store: Store) -> None:
    charge, denial = (
        article("alpha", Stated(act="deploy")),
        article("beta", Stated("deploy", "RUS", "RUS", denies=True)),
    )
    add(store, charge, denial)
    (thread,) = threads_in(store, charge)
    assert threads_in(store, denial) == [thread]
    told = as_json(asked_thread(store, thread, Ask()))["thread"]
    assert (told["claims"], told["documents"]) == ({"asserts": 1, "denies": 1}, 2)


def test_a_claim_that_spans_two_occurrences_makes_them_one(store: Store) -> None:
    add(store, EARLY, LATE)
    (early,), (late,) = threads_in(store, EARLY), threads_in(store, LATE)
    assert early != late
    add(store, BRIDGE, on="2026-01-02")
    assert threads_in(store, EARLY) == threads_in(store, LATE) == threads_in(store, BRIDGE)
    (kept,) = threads_in(store, BRIDGE)
    (gone,) = {early, late} - {kept}
    assert history(store, kept)[-1] == ("took_over", gone)
    assert history(store, gone) == history(store, kept)


def test_they_fall_apart_again_when_it_goes(store: Store) -> None:
    add(store, EARLY, LATE)
    add(store, BRIDGE, on="2026-01-02")
    (one,) = threads_in(store, BRIDGE)
    remove(store, BRIDGE, on="2026-01-03")
    (early,), (late,) = threads_in(store, EARLY), threads_in(store, LATE)
    assert early != late
    assert one in {early, late}
    (other,) = {early, late} - {one}
    assert history(store, other)[-1] == ("split_from", one)
    assert [as_json(asked_thread(store, thread, Ask()))["thread"]["claims"] for thread in (early, late)] == [
        {"asserts": 1}, {"asserts": 1},
    ]  # fmt: skip


def test_a_thread_that_was_taken_over_is_still_itself_on_the_day_before(store: Store) -> None:
    add(store, EARLY, LATE, on="2026-01-01")
    before = [*threads_in(store, EARLY), *threads_in(store, LATE)]
    add(store, BRIDGE, on="2026-01-02")
    day = noon("2026-01-01").date()
    told = [as_json(asked_thread(store, thread, Ask(as_of=day)))["thread"] for thread in before]
    assert [one["id"] for one in told] == before
    assert [one["claims"] for one in told] == [{"asserts": 1}, {"asserts": 1}]


def test_a_thread_without_claims_is_closed_and_opens_again_with_its_id(store: Store) -> None:
    one = article("alpha", Stated(act="deploy"))
    add(store, one)
    (thread,) = threads_in(store, one)
    remove(store, one, on="2026-01-02")
    assert as_json(asked_threads(store, Ask()))["rows"] == []
    add(store, article("beta", Stated(act="deploy")), on="2026-01-03")
    assert [row["id"] for row in as_json(asked_threads(store, Ask()))["rows"]] == [thread]


def told(found: list[DocumentRecords], gone: list[DocumentRecords]) -> list[tuple[list[str], int, int]]:
    """Add documents to a record in an order, remove some, and tell what is in each thread."""
    store = open_store(MEMORY, create=True)
    for place, one in enumerate(found):
        add(store, one, on=f"2026-01-{place + 1:02}")
    if gone:
        remove(store, *gone, on="2026-02-01")
    rows: list[JsonObject] = as_json(asked_threads(store, Ask()))["rows"]
    told = []
    for row in rows:
        members = as_json(asked_thread(store, row["id"], Ask()))["rows"]
        told.append((sorted(one["claim"] for one in members), row["origins"], row["outlets"]))
    store.close()
    return sorted(told)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_in_which_documents_come_changes_nothing(order: tuple[int, ...]) -> None:
    found = [EARLY, LATE, BRIDGE]
    assert told([found[place] for place in order], []) == told(found, [])


def test_what_was_removed_leaves_no_trace_in_what_is_told() -> None:
    other = article("other", Stated(when="2017-03-06"))
    assert told([EARLY, BRIDGE, LATE, other], [BRIDGE]) == told([EARLY, LATE, other], [])


def copies() -> list[DocumentRecords]:
    """Make three articles of nearly one text: the agency's own, which came first, and two that print it."""
    stated = [Stated(when="2017-03-06", speaker=None)] * 8
    own = article("alpha", *stated, published="2017-03-06", publisher="Sample Agency")
    printed = [
        article("alpha", *stated, published=day, publisher=name, text=f"{own.document.text}\nPrinted in {name}.")
        for name, day in (("Paper", "2017-03-07"), ("Mail", "2017-03-08"))
    ]
    return [own, *printed]


def test_copies_of_a_text_are_one_origin_whichever_comes_first(store: Store) -> None:
    own, paper, mail = copies()
    add(store, paper, on="2026-01-01")
    add(store, mail, on="2026-01-02")
    add(store, own, on="2026-01-03")
    assert len({one.origin for found in (own, paper, mail) for one in members_in(store, found)}) == 1
    (row,) = as_json(asked_threads(store, Ask()))["rows"]
    assert (row["outlets"], row["origins"]) == (3, 1)


def test_origins_are_as_they_were_known_on_a_day(store: Store) -> None:
    own, paper, mail = copies()
    add(store, paper, mail, on="2026-01-01")
    (thread,) = set(threads_in(store, paper))
    before = as_json(asked_thread(store, thread, Ask(as_of=noon("2026-01-01").date())))
    add(store, own, on="2026-01-02")
    assert as_json(asked_thread(store, thread, Ask(as_of=noon("2026-01-01").date()))) == before
    after = as_json(asked_thread(store, thread, Ask()))
    assert {row["origin"] for row in after["rows"]} != {row["origin"] for row in before["rows"]}


def test_when_the_first_text_goes_the_next_is_the_origin() -> None:
    own, paper, mail = copies()
    assert told([own, paper, mail], [own]) == told([paper, mail], [])


def test_a_text_found_at_a_further_place_counts_as_if_found_at_both_from_the_start(store: Store) -> None:
    one = article("alpha", Stated(act="deploy"))
    add(store, one)
    place = Copy(source="b.txt", publisher="Other", published="2017-03-01")
    again = one.document.model_copy(update={"copies": (*one.document.copies, place)})
    with store.writing() as connection:
        documents.note_places(connection, again, noon("2026-01-02"))
        found_elsewhere(connection, again, noon("2026-01-02").date())
    refresh(store, noon("2026-01-02").date())
    both = open_store(MEMORY, create=True)
    add(both, one._replace(document=again))
    (now,), (expected,) = (as_json(asked_threads(each, Ask()))["rows"] for each in (store, both))
    assert (now["outlets"], now["origins"]) == (expected["outlets"], expected["origins"]) == (2, 1)
    both.close()
