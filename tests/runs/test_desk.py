"""Reviewing a record: threads follow each decision at once, and come back when it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.stores.articles import (
    PACKS,
    Stated,
    add,
    article,
    as_json,
    members_in,
    noon,
    threads_in,
    used,
    with_claims,
)
from tests.stores.everything import everything
from treatywatch.errors import UnknownIdError, UsageError
from treatywatch.records import JsonObject
from treatywatch.runs.answers import asked_thread, asked_threads
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.memory_desk import MemoryDesk
from treatywatch.runs.placing import place
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.records import opened
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.reviewing import Reviewer, gold
from treatywatch.stores import documents
from treatywatch.stores import waiting as queue
from treatywatch.stores.opening import Store
from treatywatch.thread_records import Ask, Review

CHARGE = article("charge", Stated("deploy"), Stated(when="2017-03-06"), publisher="Wire")
SECOND = article("second", Stated("deploy", speaker="GBR"), publisher="Paper")
DENIAL = article("denial", Stated("deploy", speaker="RUS", denies=True), publisher="Mail")


@pytest.fixture
def desk(store: Store) -> StoreDesk:
    """Give a desk at a record of three articles."""
    add(store, CHARGE, SECOND, DENIAL)
    return StoreDesk(store, PACKS)


def reviewer(desk: StoreDesk, on: str = "2026-01-02") -> Reviewer:
    return Reviewer(desk, "Anna", lambda: noon(on))


def told(desk: StoreDesk) -> list[tuple[str, JsonObject]]:
    rows = as_json(asked_threads(desk.store, Ask()))["rows"]
    return sorted((row["id"], row["claims"]) for row in rows)


def events(desk: StoreDesk, thread: str) -> list[tuple[str, str | None, str | None]]:
    found = as_json(asked_thread(desk.store, thread, Ask()))["thread"]["history"]
    return [(one["what"], one["other"], one["review"]) for one in found]


def test_a_rejected_claim_leaves_its_thread_and_is_kept(desk: StoreDesk) -> None:
    (thread, _), before = threads_in(desk.store, CHARGE), told(desk)
    review = reviewer(desk).reject(CHARGE.claims[0].id, "a question")
    assert dict(told(desk))[thread] == {"asserts": 1, "denies": 1}
    assert desk.claim(CHARGE.claims[0].id)[0] == CHARGE.claims[0]
    reviewer(desk, "2026-01-03").undo(review.id)
    assert told(desk) == before


def test_a_corrected_claim_goes_where_it_belongs_and_back(desk: StoreDesk) -> None:
    (thread, _), before = threads_in(desk.store, CHARGE), told(desk)
    review = reviewer(desk).correct(CHARGE.claims[0].id, {"actor": ["BLR"]}, "theirs")
    assert threads_in(desk.store, CHARGE)[0] != thread
    reviewer(desk, "2026-01-03").undo(review.id)
    assert threads_in(desk.store, CHARGE)[0] == thread
    assert told(desk) == before


def test_merged_threads_are_one_under_both_ids_until_that_is_taken_back(desk: StoreDesk) -> None:
    (into, thread), before = threads_in(desk.store, CHARGE), told(desk)
    review = reviewer(desk).merge(thread, into, "one and the same")
    assert told(desk) == [(into, {"asserts": 3, "denies": 1})]
    assert desk.thread(thread).id == into
    assert events(desk, into)[-1] == ("took_over", thread, review.id)
    reviewer(desk, "2026-01-03").undo(review.id)
    assert told(desk) == before
    assert [what for what, _, _ in events(desk, thread)] == ["opened", "merged_into", "split_from"]


def test_a_merge_holds_for_claims_that_come_later(desk: StoreDesk) -> None:
    into, thread = threads_in(desk.store, CHARGE)
    review = reviewer(desk).merge(thread, into, "one and the same")
    later = article("later", Stated(when="2017-03-06", speaker="FRA"))
    add(desk.store, later, on="2026-01-03")
    assert threads_in(desk.store, later) == [into]
    reviewer(desk, "2026-01-04").undo(review.id)
    assert threads_in(desk.store, later) == [thread]


def test_what_was_split_off_is_a_thread_of_its_own_until_that_is_taken_back(desk: StoreDesk) -> None:
    (thread, _), before = threads_in(desk.store, CHARGE), told(desk)
    claim = SECOND.claims[0].id
    review = reviewer(desk).split(thread, [claim], "another deployment")
    (new,) = threads_in(desk.store, SECOND)
    assert dict(told(desk))[new] == {"asserts": 1}
    assert dict(told(desk))[thread] == {"asserts": 1, "denies": 1}
    assert events(desk, new)[-1] == ("split_from", thread, review.id)
    asked = as_json(asked_threads(desk.store, Ask(act="deploy", parties=("RUS",))))["rows"]
    assert new in {row["id"] for row in asked}
    reviewer(desk, "2026-01-03").undo(review.id)
    assert told(desk) == before


def test_a_split_that_leaves_nothing_is_refused(desk: StoreDesk) -> None:
    _, thread = threads_in(desk.store, CHARGE)
    with pytest.raises(UsageError, match="a split leaves at least one where it is"):
        reviewer(desk).split(thread, [CHARGE.claims[1].id], "no reason")
    with pytest.raises(UsageError, match="is not in"):
        reviewer(desk).split(thread, [CHARGE.claims[0].id], "no reason")


def test_decisions_are_told_as_of_their_day(desk: StoreDesk) -> None:
    before = everything(desk.store, date(2026, 1, 1))
    reviewer(desk).annotate(threads_in(desk.store, CHARGE)[0], "see the annex")
    reviewer(desk).reject(CHARGE.claims[1].id, "no claim")
    assert everything(desk.store, date(2026, 1, 1)) == before
    with_them = everything(desk.store, date(2026, 1, 2))
    assert with_them["contents"]["reviews"] == 2
    assert with_them != before


def test_decisions_about_a_document_that_left_are_kept_as_orphans(desk: StoreDesk) -> None:
    reviewer(desk).accept(SECOND.claims[0].id)
    take_out(desk.store, [SECOND.document.id], noon("2026-01-03"), erase=False)
    assert gold(desk)[1:] == (0, 1)
    add(desk.store, SECOND, on="2026-01-04")
    assert gold(desk)[1:] == (1, 0)


def test_the_queue_has_what_nobody_has_decided_about(desk: StoreDesk) -> None:
    waiting = [one.claim for one in desk.queue(Ask(), 10)]
    assert sorted(waiting) == sorted(claim.id for one in (CHARGE, SECOND, DENIAL) for claim in one.claims)
    reviewer(desk).accept(waiting[0])
    assert [one.claim for one in desk.queue(Ask(), 10)] == waiting[1:]


def waiting(desk: StoreDesk, treaty: str | None = None, *, threaded: bool | None = None, limit: int = 10) -> list[str]:
    return [one.claim for one in desk.queue(Ask(treaty=treaty), limit, threaded=threaded)]


#: Claims that name no weapon, one on a treaty, and so stand in no thread.
VAGUE = article("vague", Stated(system=None, treaty="inf"), Stated("deploy", system=None))
ON_TREATY, ON_NONE = (claim.id for claim in VAGUE.claims)


def test_the_queue_has_the_claims_in_no_thread(desk: StoreDesk) -> None:
    inside = waiting(desk)
    add(desk.store, VAGUE)
    assert threads_in(desk.store, VAGUE) == []
    assert waiting(desk) == [*inside[:3], ON_TREATY, *inside[3:], ON_NONE]
    assert waiting(desk, threaded=True) == inside
    assert waiting(desk, threaded=False) == [ON_TREATY, ON_NONE]
    assert waiting(desk, threaded=False, limit=1) == [ON_TREATY]
    assert waiting(desk, "inf", threaded=False) == [ON_TREATY]
    assert waiting(desk, "inf") == [*inside[:3], ON_TREATY, *inside[3:]]
    assert waiting(desk, "npt") == []


def test_the_queue_of_a_record_is_that_of_the_same_documents_in_memory(desk: StoreDesk) -> None:
    add(desk.store, VAGUE)
    found = (CHARGE, SECOND, DENIAL, VAGUE)
    members = [member for one in found for member in members_in(desk.store, one)]
    threads = [desk.thread(identity) for identity in {str(member.thread) for member in members}]
    memory = MemoryDesk(found, threads, members)
    for treaty in (None, "inf"):
        for threaded in (None, True, False):
            ask = Ask(treaty=treaty)
            assert desk.queue(ask, 10, threaded=threaded) == memory.queue(ask, 10, threaded=threaded)


def test_a_claim_in_no_thread_gets_into_one_when_it_is_corrected_and_out_again(desk: StoreDesk) -> None:
    add(desk.store, VAGUE)
    values = {"item.class": "missile", "item.system": "9m729"}
    review = reviewer(desk).correct(ON_NONE, values, "named above")
    assert threads_in(desk.store, VAGUE) == [threads_in(desk.store, CHARGE)[0]]
    assert waiting(desk, threaded=False) == [ON_TREATY]
    assert ON_NONE not in waiting(desk)
    reviewer(desk, "2026-01-03").undo(review.id)
    assert threads_in(desk.store, VAGUE) == []
    assert waiting(desk, threaded=False) == [ON_TREATY, ON_NONE]


def test_claims_in_no_thread_are_accepted_rejected_and_exported(desk: StoreDesk) -> None:
    add(desk.store, VAGUE)
    reviewer(desk).accept(ON_TREATY)
    rejected = reviewer(desk).reject(ON_NONE, "a question")
    assert waiting(desk, threaded=False) == waiting(desk, "inf", threaded=False) == []
    found = gold(desk)
    assert (found.claims, found.orphans) == (2, 0)
    assert [row["kind"] for row in found.rows] == ["region", "region", "claim"]
    assert found.rows[-1]["id"] == ON_TREATY
    reviewer(desk, "2026-01-03").undo(rejected.id)
    assert waiting(desk, threaded=False) == [ON_NONE]


def test_two_claims_with_one_id_wait_once(desk: StoreDesk) -> None:
    add(desk.store, VAGUE._replace(claims=(VAGUE.claims[0], VAGUE.claims[0])))
    assert waiting(desk, threaded=False) == [ON_TREATY]


def test_what_left_the_record_waits_no_longer_until_it_is_back(desk: StoreDesk) -> None:
    add(desk.store, VAGUE)
    take_out(desk.store, [VAGUE.document.id], noon("2026-01-03"), erase=False)
    assert waiting(desk, threaded=False) == []
    add(desk.store, VAGUE, on="2026-01-04")
    assert waiting(desk, threaded=False) == [ON_TREATY, ON_NONE]
    take_out(desk.store, [VAGUE.document.id], noon("2026-01-05"), erase=True)
    assert waiting(desk, threaded=False) == []


def test_a_claim_that_was_decided_about_and_reads_otherwise_heads_the_queue(desk: StoreDesk) -> None:
    reviewer(desk).accept(DENIAL.claims[0].id)
    otherwise = DENIAL.claims[0].model_copy(update={"modality": ("actual", "possible")})
    with desk.store.writing() as connection:
        anew = with_claims(DENIAL.document, (otherwise,))
        documents.replace(connection, anew, used(), noon("2026-01-03"))
        place(connection, anew, PACKS, noon("2026-01-03").date())
    refresh(desk.store, noon("2026-01-03").date())
    first, *_ = desk.queue(Ask(), 10)
    assert first.claim == otherwise.id
    assert first.doubt.reason.startswith("It was reviewed, and reads otherwise since")


def test_the_queue_is_read_from_its_index_in_its_order(tmp_path: Path) -> None:
    with opened(str(tmp_path / "record.db"), create=True) as store, store.reading() as connection:
        asked: list[tuple[str, tuple[object, ...]]] = []
        event.listen(connection, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        queue.most_doubted(connection, "inf", 50, threaded=False)
        ((statement, values),) = asked
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert ["ix_waiting_order (treaty=? AND threaded=?)" in row[-1] for row in plan] == [True]


@pytest.mark.parametrize(
    "ask",
    [
        lambda one: one.accept("nonsense"),
        lambda one: one.merge("nonsense", "thread-nonsense", "no reason"),
        lambda one: one.split("thread-nonsense", ["nonsense"], "no reason"),
        lambda one: one.grade("nonsense", "A", None),
        lambda one: one.judge("nonsense", "likely", "low", None),
        lambda one: one.annotate("thread-nonsense", "a note"),
        lambda one: one.undo("nonsense"),
    ],
)
def test_what_the_record_does_not_have_is_named(desk: StoreDesk, ask: Callable[[Reviewer], Review]) -> None:
    with pytest.raises(UnknownIdError, match="nonsense") as raised:
        ask(reviewer(desk))
    assert raised.value.exit_code == 2
    assert desk.reviews(None) == []


def test_an_outlet_that_never_speaks_for_itself_can_be_graded_by_its_key_alone(desk: StoreDesk) -> None:
    graded = reviewer(desk).grade("outlet:wire", "B", None)
    assert graded.target == "outlet:wire"
    with pytest.raises(UnknownIdError):
        reviewer(desk).grade("outlet:wir", "B", None)
