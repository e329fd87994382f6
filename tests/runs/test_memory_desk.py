"""The desk in memory keeps decisions and answers as of a day."""

from __future__ import annotations

from datetime import date

from tests.reviewed import desk, reviewer, signed
from treatywatch.thread_records import Ask
from treatywatch.threads import reviewing


def test_the_queue_starts_with_the_most_doubtful_and_leaves_out_what_was_decided() -> None:
    at = desk()
    assert [one.claim for one in at.queue(Ask(), 10)] == ["clm-1", "clm-2"]
    assert [one.claim for one in at.queue(Ask(), 1)] == ["clm-1"]
    reviewer(at).accept("clm-1")
    assert [one.claim for one in at.queue(Ask(), 10)] == ["clm-2"]


def test_the_queue_is_restricted_to_a_treaty() -> None:
    assert list(desk().queue(Ask(treaty="npt"), 10)) == []


def test_the_queue_has_the_claims_in_no_thread_and_can_be_asked_for_them_alone() -> None:
    at = desk()
    at.members = at.members[:1]
    assert [one.claim for one in at.queue(Ask(), 10)] == ["clm-1", "clm-2"]
    assert [one.claim for one in at.queue(Ask(treaty="inf"), 10, threaded=True)] == ["clm-1"]
    assert [one.claim for one in at.queue(Ask(treaty="inf"), 10, threaded=False)] == ["clm-2"]


def test_decisions_are_given_as_they_held_on_a_day() -> None:
    at = desk()
    claim, _ = at.claim("clm-1")
    made = reviewing.reject(claim, signed())
    undo = reviewing.undo(made, (), signed(None, hours=24))
    at.save(made)
    at.save(undo)
    assert at.reviews(date(2026, 2, 28)) == ()
    assert at.reviews(date(2026, 3, 1)) == (made,)
    assert at.reviews(date(2026, 3, 2)) == (undo,)
    assert [review.undone for review in at.reviews(None)] == [undo.at, None]
    assert [review.id for review in at.reviews_in("doc-1")] == [made.id]
