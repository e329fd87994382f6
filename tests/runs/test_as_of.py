"""What a record knew on a day is what it said on that day, whatever came, went or was decided since."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.stores.articles import PACKS, Stated, add, article, as_json, noon, used
from tests.stores.everything import everything
from treatywatch.records import DocumentRecords, JsonObject
from treatywatch.runs.answers import asked_conflicts, asked_thread, asked_threads
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.placing import place
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.reviewing import Reviewer
from treatywatch.stores import documents
from treatywatch.stores.opening import MEMORY, Store, open_store
from treatywatch.thread_records import Ask

FIRST = date(2026, 1, 1)
TESTED = (Stated(when="2017-03-06", speaker=None),) * 6
BASE = article("alpha", *TESTED, published="2017-03-07", publisher="Agency")
COPY = f"{BASE.document.text}\nPrinted again."
ON_TREATY = Stated("violate", treaty="inf", system=None)
BY_SYSTEM = Stated("violate", speaker="RUS", treaty="inf", denies=True)
AFTER_ITS_END = Stated("terminate", "USA", "RUS", treaty="inf", system=None)
ARTICLES = (
    BASE,
    article("alpha", *TESTED, published="2017-03-06", publisher="Paper", text=COPY),
    article("beta", Stated(when="2017-03-09", number=100), Stated("deploy"), ON_TREATY, published=None),
    article(
        "gamma",
        Stated(when="2017-03-06", until="2017-03-10", number=60),
        Stated("deploy", speaker="RUS", denies=True),
        BY_SYSTEM,
    ),
    article("delta", AFTER_ITS_END, Stated(when="2017-03-09", speaker="GBR")),
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
    thread = as_json(asked_threads(store, Ask()))["rows"][0]["id"]
    told = [len(as_json(asked_thread(store, thread, Ask(as_of=day)))["conflicts"]) for day in days]
    assert told == [0, 0, 1, 1, 0, 0]
