"""What a record knew on a day is what it said on that day, whatever came, went or was decided since."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.stores.articles import PACKS, Stated, add, article, as_json, noon, threads_in, used
from tests.stores.everything import everything
from treatywatch.errors import UnknownIdError
from treatywatch.records import DocumentRecords, JsonObject
from treatywatch.runs.answers import asked_chains, asked_conflicts, asked_thread, asked_threads, asked_timeline
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.placing import place
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.records import shown
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.reviewing import Reviewer
from treatywatch.stores import documents, families
from treatywatch.stores.opening import MEMORY, Store, open_store
from treatywatch.thread_records import Ask, Window

FIRST = date(2026, 1, 1)
TESTED = (Stated(when="2017-03-06", speaker=None),) * 6
BASE = article("alpha", *TESTED, published="2017-03-07", publisher="Agency")
COPY = f"{BASE.document.text}\nPrinted again."
ON_TREATY = Stated("violate", treaty="inf", system=None)
SUSPENSION = Stated("suspend", "USA", "USA", treaty="inf", system=None)
BY_SYSTEM = Stated("violate", speaker="RUS", treaty="inf", denies=True)
AFTER_ITS_END = Stated("terminate", "USA", "RUS", treaty="inf", system=None)
ARTICLES = (
    BASE,
    article("alpha", *TESTED, published="2017-03-06", publisher="Paper", text=COPY),
    article(
        "beta",
        *(Stated(when="2017-03-09", number=100), Stated("deploy"), ON_TREATY, SUSPENSION._replace(reply_to=2)),
        published=None,
    ),
    article(
        "gamma",
        Stated(when="2017-03-06", until="2017-03-10", number=60),
        Stated("deploy", speaker="RUS", denies=True),
        BY_SYSTEM,
    ),
    article("delta", AFTER_ITS_END, Stated(when="2017-03-09", speaker="GBR"), SUSPENSION._replace(only_if=1)),
)


class Event(NamedTuple):
    """What is done to a record on a day."""

    what: str
    #: Of the articles, claims or reviews.
    place: int


EVENTS = st.builds(
    Event, st.sampled_from(["add", "add", "add", "remove", "reject", "read anew", "undo", "merge", "split"]),
    st.integers(0, 4),
)  # fmt: skip


def happen(store: Store, event: Event, day: date) -> None:
    """Do something to a record, where it can be done."""
    found = ARTICLES[event.place]
    with store.reading() as connection:
        here = documents.has(connection, found.document.id)
    if event.what == "add" and not here:
        add(store, found, on=str(day))
    elif event.what == "undo":
        take_back(store, event, day)
    elif here and event.what == "remove":
        take_out(store, [found.document.id], noon(str(day)), erase=False)
    elif here and event.what == "read anew":
        read_anew(store, found, day)
    elif here:
        decide(store, event, found, day)


def read_anew(store: Store, found: DocumentRecords, day: date) -> None:
    """Read an article otherwise: without its first claim, and back again the next time."""
    with store.reading() as connection:
        before = next(documents.records(connection, [found.document.id]))
    fewer = found._replace(claims=found.claims[1:], findings=())
    other = fewer if before.claims == found.claims else found
    with store.writing() as connection:
        documents.replace(connection, other, used(), noon(str(day)))
        place(connection, other, PACKS, day)
    refresh(store, day)


def decide(store: Store, event: Event, found: DocumentRecords, day: date) -> None:
    desk = StoreDesk(store, PACKS)
    reviewer = Reviewer(desk, "Anna", lambda: noon(str(day)))
    claim = found.claims[-1].id
    thread = desk.thread_of(claim)
    if event.what == "reject":
        reviewer.reject(claim, f"no claim, {day}")
    others = [row["id"] for row in as_json(asked_threads(store, Ask()))["rows"] if row["id"] != thread]
    if thread and others and event.what == "merge":
        reviewer.merge(thread, others[0], "one and the same")
    if thread and event.what == "split" and sum(desk.thread(thread).claims.values()) > 1:
        reviewer.split(thread, [claim], "another one")


def take_back(store: Store, event: Event, day: date) -> None:
    desk = StoreDesk(store, PACKS)
    open_ones = [one for one in desk.reviews(None) if one.undone is None and one.action != "undo"]
    if open_ones:
        Reviewer(desk, "Anna", lambda: noon(str(day))).undo(open_ones[event.place % len(open_ones)].id)


BRIDGED = [Event("add", 0), Event("add", 2), Event("add", 3), Event("remove", 3), Event("add", 3)]
REVIEWED = [
    Event("add", 3),
    Event("add", 2),
    Event("merge", 2),
    Event("split", 2),
    Event("reject", 3),
    Event("undo", 0),
]
UNDONE_TOO_LATE = [Event("add", 0), Event("reject", 0), Event("remove", 0), Event("undo", 0), Event("add", 0)]
READ_ANEW = [Event("add", 4), Event("add", 0), Event("read anew", 4), Event("add", 1), Event("read anew", 4)]
RELATED = [Event("add", 2), Event("add", 3), Event("add", 0), Event("remove", 3), Event("reject", 2), Event("add", 3)]


@example(BRIDGED)
@example(RELATED)
@example(REVIEWED)
@example(READ_ANEW)
@example(UNDONE_TOO_LATE)
@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, min_size=2, max_size=7))
def test_every_answer_as_of_a_day_is_the_one_of_that_day(events: list[Event]) -> None:
    store = open_store(MEMORY, create=True)
    said: list[JsonObject] = []
    for number, event in enumerate(events):
        day = FIRST + timedelta(days=number)
        happen(store, event, day)
        said.append(everything(store, day, words=("missile",)))
    for number, before in enumerate(said):
        assert everything(store, FIRST + timedelta(days=number), words=("missile",)) == before
    store.close()


def test_what_was_published_by_a_day_is_told_from_it_alone(store: Store) -> None:
    early = article("early", Stated("deploy"), published="2017-03-01", publisher="A")
    late = article("late", Stated("deploy", speaker="RUS", denies=True), published="2017-04-01", publisher="B")
    add(store, late, on="2026-01-01")
    add(store, early, on="2026-01-02")
    on = everything(store, date(2017, 3, 15), "published", words=("missile",))
    alone = open_store(MEMORY, create=True)
    add(alone, early)
    expected = everything(alone, date(2017, 3, 15), "published", words=("missile",))
    alone.close()
    assert on["documents"] == [early.document.id]
    for one in (on, expected):
        for row in one["threads"]["rows"]:
            row.pop("since")
        for told in one["thread"].values():
            told["thread"].pop("since")
    assert on == expected


def test_what_changed_between_two_days_is_told(store: Store) -> None:
    charge = article("early", Stated("deploy"))
    denial = article("late", Stated("deploy", speaker="RUS", denies=True))
    add(store, charge, on="2026-01-01")
    add(store, denial, on="2026-01-05")
    add(store, article("other", Stated(when="2017-03-06")), on="2026-01-09")

    def changes(first: int, last: int) -> list[tuple[str, str | None, str | None]]:
        answer = asked_threads(store, Ask(between=(date(2026, 1, first), date(2026, 1, last))))
        return [(row["change"], row["before"], row["after"]) for row in as_json(answer)["rows"]]

    assert changes(2, 4) == changes(5, 8) == []
    assert ("claims", "1 asserts", "1 asserts, 1 denies") in changes(1, 5)
    assert [what for what, _, _ in changes(5, 9)] == ["new thread"]
    assert [what for what, _, _ in changes(1, 9)].count("new thread") == 1


def test_a_conflict_is_listed_for_the_days_between_which_it_came_or_went(store: Store) -> None:
    add(store, article("few", Stated(when="2017-03-06", number=60)), on="2026-01-01")
    many = article("many", Stated(when="2017-03-06", number=400))
    add(store, many, on="2026-01-03")
    take_out(store, [many.document.id], noon("2026-01-05"), erase=False)

    def conflicts(**days: date | tuple[date, date]) -> int:
        return len(as_json(asked_conflicts(store, Ask.model_validate(days)))["rows"])

    days = [date(2026, 1, number) for number in range(1, 7)]
    assert [conflicts(as_of=day) for day in days] == [0, 0, 1, 1, 0, 0]
    assert [conflicts(between=(before, after)) for before, after in pairwise(days)] == [0, 1, 0, 1, 0]

    def changes(first: int, last: int) -> list[str]:
        asked = asked_conflicts(store, Ask(between=(date(2026, 1, first), date(2026, 1, last))))
        assert [row[0] for row in asked.shown] == [row["change"] for row in as_json(asked)["rows"]]
        return [row["change"] for row in as_json(asked)["rows"]]

    assert (changes(2, 3), changes(3, 5), changes(2, 6)) == (["came"], ["went"], ["came and went"])
    add(store, many, article("more", Stated(when="2017-03-06", number=400)), on="2026-01-08")
    take_out(store, [many.document.id], noon("2026-01-09"), erase=False)
    assert (changes(7, 8), changes(8, 9), changes(7, 9)) == (["came"], ["changed"], ["came"])
    thread = as_json(asked_threads(store, Ask()))["rows"][0]["id"]
    told = [len(as_json(asked_thread(store, thread, Ask(as_of=day)))["conflicts"]) for day in days]
    assert told == [0, 0, 1, 1, 0, 0]


def test_conflicts_between_two_days_of_publication_are_those_with_older_claims_too(store: Store) -> None:
    few, many = Stated(when="2017-03-06", number=60), Stated(when="2017-03-06", number=400)
    add(store, article("few", few, published="2017-03-10"), article("many", many, published="2017-04-10"))

    def changes(first: str, last: str) -> list[str]:
        days = (date.fromisoformat(first), date.fromisoformat(last))
        return [row["change"] for row in as_json(asked_conflicts(store, Ask(between=days, basis="published")))["rows"]]

    assert changes("2017-03-31", "2017-04-30") == ["came"]
    assert changes("2017-03-01", "2017-03-31") == changes("2017-04-30", "2017-05-31") == []


def test_a_claim_that_only_changed_its_thread_or_origin_has_not_come(store: Store) -> None:
    add(store, ARTICLES[0], on="2026-01-01")
    other = article("other", Stated("deploy"), published="2017-03-09")
    add(store, other, on="2026-01-01")
    desk = StoreDesk(store, PACKS)
    (merged,), into = set(threads_in(store, ARTICLES[0])), threads_in(store, other)[0]
    reviewer = Reviewer(desk, "Anna", lambda: noon("2026-01-03"))
    reviewer.merge(merged, into, "one and the same")
    # An earlier copy of another outlet: what claims lead back to is no longer what it was.
    add(store, ARTICLES[1], on="2026-01-04")
    days = Ask(between=(date(2026, 1, 2), date(2026, 1, 5)), limit=100)
    found = as_json(asked_timeline(store, days, "x").answer)["rows"]
    assert {row["document"] for row in found} == {ARTICLES[1].document.id}
    reviewer.correct(other.claims[0].id, {"polarity": "negative"}, "it is a denial")
    found = as_json(asked_timeline(store, days, "x").answer)["rows"]
    assert {row["document"] for row in found} == {ARTICLES[1].document.id, other.document.id}


def test_a_tie_is_listed_for_the_days_between_which_it_came_changed_or_went(store: Store) -> None:
    threat = Stated("suspend", "USA", "USA", treaty="inf", system=None)
    first = article("first", Stated("deploy"), threat._replace(reply_to=0))
    second = article("second", Stated("deploy"), threat._replace(reply_to=0), published="2017-03-20")
    add(store, first, on="2026-01-01")
    add(store, second, on="2026-01-03")
    take_out(store, [first.document.id], noon("2026-01-05"), erase=False)
    take_out(store, [second.document.id], noon("2026-01-07"), erase=False)

    def changes(first: int, last: int, **asked: object) -> list[tuple[str, str | None, str | None]]:
        days = (date(2026, 1, first), date(2026, 1, last))
        found = as_json(asked_chains(store, Ask.model_validate({"between": days, **asked})))
        assert found["between"] == [str(day) for day in days]
        return [(row["change"], row["before"], row["after"]) for row in found["rows"]]

    one, both = "in response; 1 claim states it", "in response; 2 claims state it"
    assert changes(1, 2) == changes(3, 4) == changes(7, 8) == []
    assert changes(1, 3) == [("claims", "1 claim states it", "2 claims state it, 1 of them new")]
    assert changes(1, 5) == [("claims", "1 claim states it", "1 claim states it, 1 of them new")]
    assert changes(3, 5) == [("claims", "2 claims state it", "1 claim states it")]
    assert changes(5, 7) == [("no longer there", one, None)]
    assert changes(2, 7) == [("no longer there", one, None)]
    before_it_was_made = changes(1, 4)
    assert before_it_was_made == [("claims", "1 claim states it", "2 claims state it, 1 of them new")]
    assert changes(3, 7) == [("no longer there", both, None)]
    assert changes(3, 7, treaty="inf") == changes(3, 7, parties=("RUS",)) == changes(3, 7)
    assert changes(3, 7, treaty="new-start") == changes(3, 7, parties=("GBR",)) == []


def test_ties_go_by_publication_where_they_are_asked_so(store: Store) -> None:
    threat = Stated("suspend", "USA", "USA", treaty="inf", system=None, only_if=0)
    early = article("early", Stated("deploy"), threat, published="2017-03-01")
    late = article("late", Stated("deploy"), threat, published="2017-04-01")
    add(store, late, early, on="2026-01-01")

    def ties(day: str) -> list[int]:
        ask = Ask(as_of=date.fromisoformat(day), basis="published")
        rows = as_json(asked_chains(store, ask))["rows"]
        return [len(step["links"]) for row in rows for step in row["steps"]]

    assert [ties(day) for day in ("2017-02-28", "2017-03-01", "2017-04-01")] == [[], [1], [2]]
    between = Ask(between=(date(2017, 2, 28), date(2017, 3, 31)), basis="published")
    assert [row["change"] for row in as_json(asked_chains(store, between))["rows"]] == ["new tie"]


def test_a_document_is_shown_with_the_copies_of_a_day(store: Store) -> None:
    first, second, third = (
        article("alpha", *TESTED, publisher=name, text=f"{BASE.document.text}\n{name}") for name in ("A", "B", "C")
    )
    add(store, first, on="2026-01-01")
    add(store, second, on="2026-01-03")
    add(store, third, on="2026-01-05")
    take_out(store, [second.document.id], noon("2026-01-07"), erase=False)
    take_out(store, [third.document.id], noon("2026-01-08"), erase=False)
    add(store, third, on="2026-01-08")

    def family(found: DocumentRecords, day: int) -> object:
        told = shown(store, found.document.id, Window(date(2026, 1, day))).objects
        return told["family"] if isinstance(told, dict) else None

    one, two, three = (found.document.id for found in (first, second, third))
    by_day = {1: [one], 2: [one], 3: [one, two], 4: [one, two], 5: [one, two, three], 7: [one, three], 8: [one, three]}
    assert {day: family(first, day) for day in by_day} == {day: sorted(ids) for day, ids in by_day.items()}
    assert family(second, 6) == family(third, 6) == sorted([one, two, three])
    with pytest.raises(UnknownIdError):
        family(second, 7)


def test_a_document_is_shown_with_the_translations_of_a_day(store: Store) -> None:
    first, second = article("alpha", Stated()), article("beta", Stated())
    add(store, first, second, on="2026-01-01")
    with store.writing() as connection:
        families.link_translation(connection, second.document.id, first.document.id, date(2026, 1, 2))
    take_out(store, [second.document.id], noon("2026-01-04"), erase=False)

    def translations(day: int) -> object:
        told = shown(store, first.document.id, Window(date(2026, 1, day))).objects
        return told["may_translate"] if isinstance(told, dict) else None

    assert [translations(day) for day in (1, 2, 3, 4)] == [[], [second.document.id], [second.document.id], []]
