"""A reviewer at a desk: decisions are kept, ids must exist, and what was decided becomes gold."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest

from evals.score_claims import score
from tests.one_document import CHARGE, DENIAL, DOCUMENT, RECORDS, TEXT, quote
from tests.reviewed import NOON, desk, reviewer
from treatywatch.errors import UsageError
from treatywatch.exports.stream import objects
from treatywatch.runs.reviewing import Reviewer, gold, own_reviews
from treatywatch.thread_records import Review
from treatywatch.threads.reviewing import corrected


def test_a_decision_is_kept_at_once() -> None:
    at = desk()
    made = reviewer(at).accept("clm-1")
    assert at.reviews(None) == (made,)
    assert (made.who, made.at) == ("Anna", NOON)


def test_a_correction_counts_from_what_earlier_corrections_made_of_the_claim() -> None:
    at = desk()
    anna = reviewer(at)
    anna.correct("clm-1", {"actor": ["FRA"]}, "it was France")
    with pytest.raises(UsageError, match="nothing would change"):
        anna.correct("clm-1", {"actor": ["France"]}, "once more")
    anna.reject("clm-1", "no claim at all")
    anna.correct("clm-1", {"actor": ["DEU"]}, "it was Germany")
    stands = corrected(CHARGE, own_reviews(at, CHARGE))
    assert stands is not None
    assert [who.id for who in stands.actor] == ["DEU"]


@pytest.mark.parametrize(
    ("written", "identity"),
    [("NATO", "NATO"), ("vladimir-putin", "vladimir-putin"), ("Vladimir Putin", "vladimir-putin")],
)
def test_people_and_organisations_are_known_by_name_or_id(written: str, identity: str) -> None:
    at = desk()
    reviewer(at).correct("clm-1", {"holders": [written]}, "so it says")
    stands = corrected(CHARGE, at.reviews(None))
    assert stands is not None
    entity = stands.holders[0].entity
    assert entity is not None
    assert entity.id == identity


def test_the_root_code_follows_what_is_corrected() -> None:
    at = desk()
    made = reviewer(at).correct("clm-1", {"speech_act": "allege"}, "they allege it")
    assert made.content == {"speech_act": "allege", "plover": "ACCUSE"}
    assert reviewer(at).correct("clm-1", {"when": None}, "no date").content == {"when": None}


def test_evidence_is_kept_as_it_stands_in_the_document() -> None:
    made = reviewer(desk()).correct("clm-1", {"evidence": "tested a cruise missile"}, "less is enough")
    assert made.content["evidence"] == [quote("tested a cruise missile").to_json()]


@pytest.mark.parametrize(
    ("decide", "message"),
    [
        (lambda anna: anna.accept("clm-7"), "this record has no claim 'clm-7'"),
        (lambda anna: anna.correct("clm-1", {"condition": "clm-7"}, "hm"), "this record has no claim 'clm-7'"),
        (lambda anna: anna.merge("thread-1", "thread-7", "same"), "this record has no thread 'thread-7'"),
        (lambda anna: anna.merge("thread-1", "thread-1", "same"), "cannot be merged into itself"),
        (lambda anna: anna.split("thread-2", ["clm-1"], "other"), "clm-1 is not in thread-2, but in thread-1"),
        (lambda anna: anna.split("thread-1", ["clm-1", "clm-2"], "other"), "these are all claims of thread-1"),
        (lambda anna: anna.grade("outlet:nobody", "A", None), "this record has no speaker or outlet 'outlet:nobody'"),
        (lambda anna: anna.judge("thread-7", "likely", "low", None), "this record has no thread"),
        (lambda anna: anna.undo("review-7"), "this record has no review 'review-7'"),
        (lambda anna: anna.annotate("thread-7", "hm"), "this record has no thread"),
    ],
)
def test_what_is_not_there_is_not_decided_about(decide: Callable[[Reviewer], Review], message: str) -> None:
    at = desk()
    with pytest.raises(UsageError, match=message):
        decide(reviewer(at))
    assert at.reviews(None) == ()


def test_publishers_and_speakers_of_the_record_are_graded() -> None:
    at = desk()
    for key in ("outlet:note", "anonymous:USA"):
        assert reviewer(at).grade(key, "C", "often wrong").target == key


def test_an_undo_takes_back_and_is_not_repeated() -> None:
    at = desk()
    anna = reviewer(at)
    made = anna.reject("clm-1", "hm")
    anna.undo(made.id)
    assert corrected(CHARGE, own_reviews(at, CHARGE)) == CHARGE
    assert at.review(made.id).undone is not None
    with pytest.raises(UsageError, match="taken back already"):
        anna.undo(made.id)


class TestGold:
    def figures(self, *decisions: str) -> dict[str, float | int]:
        """Score what was read against what was decided: `a` accepts a claim, `r` rejects it, `c` corrects its actor."""
        at = desk()
        anna = reviewer(at)
        for decision in decisions:
            action, claim = decision.split()
            if action == "a":
                anna.accept(claim)
            elif action == "r":
                anna.reject(claim, "no claim")
            else:
                anna.correct(claim, {"actor": ["FRA"]}, "it was France")
        rows = [json.loads(json.dumps(row)) for row in gold(at).rows]
        texts = {hashlib.sha256(TEXT.encode()).hexdigest(): TEXT}
        return score(rows, list(objects(RECORDS)), texts).figures()

    def test_what_was_accepted_scores_as_right(self) -> None:
        figures = self.figures("a clm-1", "a clm-2")
        assert (figures["claims"], figures["recall"], figures["precision"]) == (2, 1, 1)
        assert figures["slots_average"] == 1

    def test_what_was_rejected_scores_as_spurious(self) -> None:
        figures = self.figures("a clm-1", "r clm-2")
        assert (figures["claims"], figures["predicted"], figures["precision"]) == (1, 2, 0.5)

    def test_what_was_corrected_scores_as_wrong_in_that_slot(self) -> None:
        figures = self.figures("c clm-1", "a clm-2")
        assert (figures["precision"], figures["slot_actor"]) == (1, 0)

    def test_what_nobody_looked_at_does_not_count(self) -> None:
        figures = self.figures("a clm-1")
        assert (figures["claims"], figures["predicted"], figures["precision"]) == (1, 1, 1)

    def test_what_was_read_anew_counts_and_what_is_gone_is_told(self) -> None:
        at = desk()
        anna = reviewer(at)
        anna.accept("clm-1")
        anna.accept("clm-2")
        at.found = (RECORDS._replace(claims=(CHARGE.model_copy(update={"id": "clm-9"}),)),)
        found = gold(at)
        assert (found.claims, found.orphans) == (1, 1)
        assert [row["id"] for row in found.rows if row["kind"] == "claim"] == ["clm-9"]

    def test_rows_carry_the_hash_of_the_text_and_not_the_text(self) -> None:
        at = desk()
        reviewer(at).accept(DENIAL.id)
        assert {row["document"] for row in gold(at).rows} == {DOCUMENT.sha256}
        assert "Moscow denied" not in json.dumps(gold(at).rows)
