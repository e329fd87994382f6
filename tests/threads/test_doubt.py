"""The queue starts with what is most worth a look, says why, and lets claims in a thread and in none take turns."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.one_document import CHARGE, DOCUMENT, RECORDS, UNDECIDED, quote
from tests.reviewed import SOMEBODY, TESTS, WASHINGTON, member_of, signed, thread_of
from treatywatch.errors import VocabularyError
from treatywatch.records import Claim, DocumentRecords, Holder, Reading, Sentence, Word
from treatywatch.thread_records import Member, Waiting
from treatywatch.threads.doubt import CHANGED, OF_CLAIM, OF_THREAD, SignTable, doubt, load_signs, most_doubtful, score
from treatywatch.threads.reviewing import accept, annotate, reject
from treatywatch.threads.waiting import waiting
from treatywatch.treaties.yaml_files import validate

#: A plan on no treaty, told in the main clause, against which nothing speaks.
SURE = CHARGE.model_copy(update={"modality": ("planned",), "treaties": ()})
ANONYMOUS = Holder(entity=None, speech_act="assert", cue=None, statement=None, anonymous=True)
AGAINST = UNDECIDED.model_copy(update={"verdict": "would_breach"})


def reading(*heads: int) -> Reading:
    """Make a reading of the document's first sentence in which the words have these heads."""
    starts = [0, 10, 17, 19, 26, 34, 37, 43, 54]
    words = tuple(Word(start, start + 2, "", "X", head, "") for start, head in zip(starts, heads, strict=False))
    return RECORDS.reading.model_copy(update={"words": words, "sentences": (Sentence(0, 59, 0, len(words)),)})


#: "Ruritania tested ..., Washington said": as if "tested" were the main verb, and with "said" as the main verb.
MAIN, PASSING = reading(1, -1, 4, 4, 1, 6, 1, 8, 1), reading(1, 8, 4, 4, 1, 6, 1, 8, -1)


def signs(claim: Claim, member: Member | None, found: DocumentRecords = RECORDS) -> set[str]:
    """Give the signs of a claim of the document."""
    records = found._replace(claims=(claim,), findings=found.findings if found is not RECORDS else ())
    records = records._replace(reading=records.reading if found is not RECORDS else MAIN)
    (one,) = waiting(records, {claim.id: member} if member else {}, ())
    assert one.doubt == score(one.signs)
    return set(one.signs)


@pytest.mark.parametrize(
    ("sign", "slots", "member"),
    [
        ("presupposed", {"presupposed": True}, {}),
        ("plain_fact", {"modality": ("actual",)}, {}),
        ("on_treaty", {"treaties": ("inf",)}, {}),
        ("anonymous", {}, {"speaker": SOMEBODY}),
        ("no_actor", {}, {"proposition": TESTS.model_copy(update={"actors": ()})}),
        ("charge", {}, {"accuses": True}),
    ],
)
def test_a_claim_has_the_sign_that_holds(sign: str, slots: Mapping[str, Any], member: Mapping[str, Any]) -> None:
    claim = SURE.model_copy(update=slots)
    assert signs(SURE, member_of(SURE)) == set()
    assert signs(claim, member_of(claim, **member)) == {sign}


def test_a_denied_or_demanded_charge_is_none() -> None:
    assert signs(SURE, member_of(SURE, accuses=True, stance="hedges")) == set()


def test_a_claim_in_no_thread_is_told_by_its_own_slots() -> None:
    assert signs(SURE, None) == {"in_no_thread"}
    nobody = SURE.model_copy(update={"actor": (), "holders": (ANONYMOUS,)})
    assert signs(nobody, None) == {"in_no_thread", "no_actor", "anonymous"}
    assert signs(SURE.model_copy(update={"holders": ()}), None) == {"in_no_thread"}


def test_a_finding_against_a_treaty_is_a_sign() -> None:
    found = RECORDS._replace(findings=(AGAINST,), reading=MAIN)
    assert signs(SURE, member_of(SURE), found) == {"against", "on_treaty"}


@pytest.mark.parametrize(
    ("words", "parsed", "embedded"),
    [
        ("Ruritania tested a cruise missile in 2008", MAIN, False),
        ("Ruritania tested a cruise missile in 2008", PASSING, True),
        ("a cruise missile", MAIN, True),
        ("Moscow denied it", MAIN, True),
        ("Moscow denied it", reading().model_copy(update={"sentences": ()}), False),
    ],
    ids=["main clause", "reported clause", "noun", "other sentence", "no parse"],
)
def test_what_is_told_in_passing_is_told_apart(words: str, parsed: Reading, embedded: bool) -> None:
    claim = SURE.model_copy(update={"evidence": (quote(words),)})
    found = RECORDS._replace(findings=(), reading=parsed)
    assert ("embedded" in signs(claim, member_of(SURE), found)) is embedded


def test_what_is_reviewed_waits_no_longer_until_it_reads_otherwise() -> None:
    records = RECORDS._replace(claims=(SURE,), findings=(), reading=MAIN)
    members = {SURE.id: member_of(SURE)}
    for decision in (accept(SURE, signed()), reject(SURE, signed())):
        assert list(waiting(records, members, [decision])) == []
    assert len(list(waiting(records, members, [annotate(SURE, "see the annex", signed())]))) == 1
    otherwise = SURE.model_copy(update={"modality": ("ordered",)})
    (one,) = waiting(records._replace(claims=(otherwise,)), members, [accept(SURE, signed())])
    assert one.signs == (CHANGED,)
    assert one.doubt > score(OF_CLAIM)


def test_nothing_speaks_against_a_claim_without_signs() -> None:
    assert doubt((), member_of(SURE), thread_of()) == (0.0, "Nothing speaks against it.")


@pytest.mark.parametrize("sign", [CHANGED, *OF_CLAIM])
def test_each_sign_counts_by_its_weight(sign: str) -> None:
    value, reason = doubt((sign,), member_of(SURE), thread_of())
    assert value == pytest.approx(load_signs()[sign].weight)
    assert reason.lower() == f"{load_signs()[sign].says.lower()}."


def test_a_charge_that_rests_on_one_origin_and_opens_a_dispute_matters() -> None:
    alone = thread_of(standing="open", claims={"asserts": 1}, origins=1)
    charge, mention = (member_of(CHARGE, accuses=accuses) for accuses in (True, False))
    assert doubt((), charge, alone).score == score(("one_origin", "keeps_open"))
    assert "one origin" in doubt((), charge, alone).reason
    assert doubt((), mention, alone).score == doubt((), charge, thread_of(origins=3)).score == 0
    assert doubt((), mention, thread_of(conflicts=1)).score == score(("conflict",))


def test_signs_add_up_without_leaving_the_scale_and_the_weightiest_are_said() -> None:
    value, reason = doubt(OF_CLAIM, member_of(CHARGE, accuses=True), thread_of(conflicts=2, origins=1))
    assert 0.9 < value < 1
    assert (
        reason == "It stands in no thread; nobody is named who does it; it is told in passing, not in the main clause."
    )


def test_a_sign_of_another_version_is_none() -> None:
    assert doubt(("unheard_of",), None, None) == (0.0, "Nothing speaks against it.")
    assert score(("unheard_of", "charge")) == score(("charge",))


def waits(claim: str, *found: str, threaded: bool = True, start: int = 0) -> tuple[Waiting, Member | None, None]:
    """Give a claim that waits."""
    one = Waiting(claim, DOCUMENT.id, start, threaded, (), found, score(found))
    return one, member_of(CHARGE, WASHINGTON) if threaded else None, None


def test_the_most_doubtful_come_first_and_equal_doubts_in_the_order_of_the_text() -> None:
    found = [waits("late", "charge", start=9), waits("sure"), waits("changed", CHANGED), waits("early", "charge")]
    assert [one.claim for one in most_doubtful(found, 5)] == ["changed", "early", "late", "sure"]
    assert [one.claim for one in most_doubtful(found, 2)] == ["changed", "early"]


@pytest.mark.parametrize(
    ("inside", "outside", "order"),
    [
        (5, 3, "iiioiioo"),
        (8, 1, "iiioiiiii"),
        (2, 3, "iiooo"),
        (0, 2, "oo"),
        (2, 0, "ii"),
        (0, 0, ""),
    ],
)
def test_each_fourth_claim_stands_in_no_thread(inside: int, outside: int, order: str) -> None:
    found = [waits(f"o{number}", "in_no_thread", threaded=False, start=number) for number in range(outside)]
    found += [waits(f"i{number}", start=number) for number in range(inside)]
    queue = [one.claim for one in most_doubtful(found, 20)]
    assert "".join(claim[0] for claim in queue) == order
    assert [claim for claim in queue if claim[0] == "o"] == [f"o{number}" for number in range(outside)]


def test_what_cannot_be_measured_weighs_less_than_the_strongest_sign_of_misreading() -> None:
    weights = {kind: [s.weight for s in load_signs().values() if s.kind == kind] for kind in ("misread", "matters")}
    assert max(weights["matters"]) < max(weights["misread"])


def test_a_table_without_a_sign_is_refused() -> None:
    with pytest.raises(VocabularyError, match="the signs are changed, in_no_thread, "):
        validate({"signs": {}}, SignTable, "doubt.yaml")
    assert set(load_signs()) == {CHANGED, *OF_CLAIM, *OF_THREAD}
