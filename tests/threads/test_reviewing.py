"""Decisions lie over claims, can be undone, and find their claims again."""

from __future__ import annotations

import pytest

from tests.one_document import CHARGE, DENIAL, DOCUMENT, quote
from tests.reviewed import signed, thread_of
from treatywatch.errors import UsageError
from treatywatch.records import Claim
from treatywatch.thread_records import Review
from treatywatch.threads import reviewing

ACCEPTED = reviewing.accept(CHARGE, signed(None))
REJECTED = reviewing.reject(CHARGE, signed(hours=1))
CORRECTED = reviewing.correct(CHARGE, {"act": "deploy", "actor": ["RUS"]}, DOCUMENT, signed(hours=2))


def undone(review: Review, hours: int = 9) -> Review:
    return reviewing.undo(review, (), signed(None, hours))


class TestLaidOver:
    def test_a_claim_that_nobody_reviewed_stands_as_it_was_read(self) -> None:
        assert reviewing.corrected(CHARGE, ()) == CHARGE

    def test_a_rejected_claim_is_none(self) -> None:
        assert reviewing.corrected(CHARGE, (ACCEPTED, REJECTED)) is None

    def test_a_later_decision_counts_in_whatever_order_they_come(self) -> None:
        later = reviewing.accept(CHARGE, signed(None, hours=5))
        assert reviewing.corrected(CHARGE, (later, REJECTED)) == CHARGE

    def test_a_correction_replaces_its_slots_and_no_other(self) -> None:
        stands = reviewing.corrected(CHARGE, (CORRECTED,))
        assert stands is not None
        assert (stands.act, [who.id for who in stands.actor]) == ("deploy", ["RUS"])
        assert stands.model_copy(update={"act": CHARGE.act, "actor": CHARGE.actor}) == CHARGE

    def test_of_two_corrections_of_a_slot_the_later_counts(self) -> None:
        again = reviewing.correct(CHARGE, {"act": "produce"}, DOCUMENT, signed(hours=3))
        stands = reviewing.corrected(CHARGE, (again, CORRECTED))
        assert stands is not None
        assert stands.act == "produce"

    def test_what_is_undone_does_not_count(self) -> None:
        assert reviewing.corrected(CHARGE, (REJECTED, undone(REJECTED))) == CHARGE
        assert reviewing.corrected(CHARGE, (REJECTED.model_copy(update={"undone": signed().at}),)) == CHARGE

    def test_notes_change_nothing(self) -> None:
        note = reviewing.annotate(CHARGE, "see the annex", signed(None))
        assert reviewing.corrected(CHARGE, (note,)) == CHARGE
        assert reviewing.judged((note,)) is None

    def test_a_kept_correction_that_makes_no_sense_says_so(self) -> None:
        wrong = CORRECTED.model_copy(update={"content": {"act": "teleport"}})
        with pytest.raises(UsageError, match="act: 'teleport' is none of"):
            reviewing.corrected(CHARGE, (wrong,))

    def test_decisions_survive_as_json(self) -> None:
        evidence = reviewing.correct(CHARGE, {"evidence": "a cruise missile", "when": "2009"}, DOCUMENT, signed())
        again = Review.model_validate_json(evidence.model_dump_json())
        assert again == evidence
        assert reviewing.corrected(CHARGE, (again,)) == reviewing.corrected(CHARGE, (evidence,))


@pytest.mark.parametrize(
    ("reviews", "judgement"),
    [
        ((), None),
        ((ACCEPTED,), "accepted"),
        ((ACCEPTED, REJECTED), "rejected"),
        ((REJECTED, CORRECTED), "corrected"),
        ((CORRECTED, reviewing.accept(CHARGE, signed(None, 4))), "corrected"),
        ((ACCEPTED, REJECTED, undone(REJECTED)), "accepted"),
    ],
)
def test_decisions_come_to_a_judgement(reviews: tuple[Review, ...], judgement: str | None) -> None:
    assert reviewing.judged(reviews) == judgement


class TestMade:
    def test_a_decision_says_who_when_why_and_where(self) -> None:
        assert (REJECTED.who, REJECTED.at, REJECTED.why) == ("Anna", signed(hours=1).at, "the text says otherwise")
        assert (REJECTED.document, REJECTED.start, REJECTED.end) == (DOCUMENT.id, 0, 41)
        assert (REJECTED.words, REJECTED.act) == (CHARGE.evidence[0].exact, "flight_test")

    def test_the_same_decision_has_the_same_id_and_another_another(self) -> None:
        assert reviewing.accept(CHARGE, signed(None)).id == ACCEPTED.id
        assert len({ACCEPTED.id, REJECTED.id, CORRECTED.id, reviewing.accept(CHARGE, signed(None, 1)).id}) == 4

    def test_nobody_decides_without_a_name(self) -> None:
        with pytest.raises(UsageError, match="say who decides"):
            reviewing.accept(CHARGE, signed(None, who=" "))

    @pytest.mark.parametrize("why", [None, "", "  "])
    def test_what_changes_the_record_needs_a_reason(self, why: str | None) -> None:
        with pytest.raises(UsageError, match="to reject needs a reason: say why"):
            reviewing.reject(CHARGE, signed(why))
        with pytest.raises(UsageError, match="to correct needs a reason: say why"):
            reviewing.correct(CHARGE, {"act": "deploy"}, DOCUMENT, signed(why))
        with pytest.raises(UsageError, match="to merge needs a reason: say why"):
            reviewing.merge("thread-1", "thread-2", signed(why))
        with pytest.raises(UsageError, match="to split needs a reason: say why"):
            reviewing.split("thread-1", ["clm-1"], signed(why))

    @pytest.mark.parametrize("values", [{}, {"act": "flight_test"}, {"when": "2008", "treaties": ["inf"]}])
    def test_a_correction_changes_something(self, values: dict[str, object]) -> None:
        with pytest.raises(UsageError, match=r"nothing would change: .* of clm-1 stands so already"):
            reviewing.correct(CHARGE, values, DOCUMENT, signed())

    def test_a_correction_back_to_what_was_read_changes_something(self) -> None:
        back = reviewing.correct(CHARGE, {"act": "flight_test"}, DOCUMENT, signed(hours=3), (CORRECTED,))
        stands = reviewing.corrected(CHARGE, (CORRECTED, back))
        assert stands is not None
        assert stands.act == "flight_test"

    def test_evidence_is_in_the_words_of_the_document(self) -> None:
        with pytest.raises(UsageError, match=r"evidence: 'Moscow admitted it' is not in note\.txt"):
            reviewing.correct(CHARGE, {"evidence": "Moscow admitted it"}, DOCUMENT, signed())

    def test_a_thread_is_not_merged_into_itself(self) -> None:
        with pytest.raises(UsageError, match="thread-1 cannot be merged into itself"):
            reviewing.merge("thread-1", "thread-1", signed())

    def test_merging_and_splitting_keep_what_they_are_about(self) -> None:
        assert reviewing.merge("thread-1", "thread-2", signed()).content == {"into": "thread-2"}
        assert reviewing.split("thread-1", ["c-2", "c-1", "c-2"], signed()).content == {"claims": ["c-1", "c-2"]}
        with pytest.raises(UsageError, match="name the claims"):
            reviewing.split("thread-1", [], signed())

    def test_a_note_stands_beside_a_claim_or_thread(self) -> None:
        assert reviewing.annotate(CHARGE, " see the annex ", signed(None)).content == {"text": "see the annex"}
        assert reviewing.annotate(thread_of(), "old", signed(None)).target_kind == "thread"
        with pytest.raises(UsageError, match="a note has no words"):
            reviewing.annotate(CHARGE, " ", signed(None))

    @pytest.mark.parametrize(("key", "kind"), [("outlet:note", "outlet"), ("RUS", "speaker")])
    def test_publishers_and_speakers_are_graded(self, key: str, kind: str) -> None:
        graded = reviewing.grade(key, "b", signed(None))
        assert (graded.target_kind, graded.content) == (kind, {"reliability": "B"})
        with pytest.raises(UsageError, match="reliability: 'F' is none of: A, B, C, D, E"):
            reviewing.grade(key, "F", signed(None))

    def test_a_judgement_keeps_likelihood_and_confidence_apart(self) -> None:
        judgement = reviewing.judge("thread-1", "Very likely", "low", signed(None))
        assert judgement.content == {"likelihood": "very likely", "confidence": "low"}
        with pytest.raises(UsageError, match="likelihood: 'probable' is none of: almost no chance, "):
            reviewing.judge("thread-1", "probable", "low", signed(None))

    def test_nothing_is_undone_twice(self) -> None:
        assert undone(REJECTED).target == REJECTED.id
        with pytest.raises(UsageError, match="has been taken back already"):
            reviewing.undo(REJECTED, (undone(REJECTED),), signed(None))
        with pytest.raises(UsageError, match="has been taken back already"):
            reviewing.undo(REJECTED.model_copy(update={"undone": signed().at}), (), signed(None))
        with pytest.raises(UsageError, match="decide anew"):
            reviewing.undo(undone(REJECTED), (), signed(None))


def reread(claim: Claim = CHARGE, **changed: object) -> Claim:
    return claim.model_copy(update={"id": "clm-9", **changed})


class TestFoundAgain:
    def test_by_its_id(self) -> None:
        assert reviewing.found_again(REJECTED, (DENIAL, CHARGE)) == "clm-1"

    @pytest.mark.parametrize(
        ("claim", "found"),
        [
            (reread(), True),
            (reread(evidence=(quote("tested a cruise missile in 2008, Washington said"),)), True),
            (reread(act="test"), True),
            (reread(act="deploy"), False),
            (reread(evidence=(quote("in 2008, Washington said"),)), False),
            (reread(document="doc-2"), False),
        ],
        ids=["same words", "other end", "act that contains it", "another act", "too few words", "another document"],
    )
    def test_by_its_act_and_words(self, claim: Claim, found: bool) -> None:
        assert reviewing.found_again(REJECTED, (DENIAL, claim)) == ("clm-9" if found else None)

    def test_of_several_the_one_with_most_of_its_words(self) -> None:
        less = reread(evidence=(quote("missile in 2008, Washington"),)).model_copy(update={"id": "clm-8"})
        assert reviewing.found_again(REJECTED, (less, reread())) == "clm-9"

    def test_reviews_are_sorted_by_claim_and_orphans_kept(self) -> None:
        lost = reviewing.accept(DENIAL, signed(None))
        found, orphans = reviewing.by_claim((REJECTED, lost, ACCEPTED), (reread(),))
        assert found == {"clm-9": [ACCEPTED, REJECTED]}
        assert orphans == [lost]


class TestWaiting:
    def test_what_is_reviewed_waits_no_more(self) -> None:
        assert reviewing.state_of(CHARGE, ()) == "open"
        assert reviewing.state_of(CHARGE, (ACCEPTED,)) == "reviewed"
        assert reviewing.state_of(CHARGE, (REJECTED, undone(REJECTED))) == "open"

    def test_what_reads_otherwise_since_waits_again(self) -> None:
        assert reviewing.state_of(reread(), (ACCEPTED,)) == "reviewed"
        assert reviewing.state_of(reread(polarity="negative"), (ACCEPTED,)) == "changed"

    def test_a_correction_does_not_make_a_claim_read_otherwise(self) -> None:
        assert reviewing.state_of(CHARGE, (CORRECTED,)) == "reviewed"
