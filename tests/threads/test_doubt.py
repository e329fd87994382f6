"""The queue starts with what is most worth a look, and says why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tests.one_document import CHARGE, DENIAL
from tests.reviewed import SOMEBODY, TESTS, member_of, thread_of
from treatywatch.errors import VocabularyError
from treatywatch.thread_records import Proposition
from treatywatch.threads.doubt import SIGNS, SignTable, doubt, load_signs, most_doubtful
from treatywatch.treaties.yaml_files import validate

SURE = member_of(CHARGE, stance="plans")
NOBODY = Proposition(actors=(), act="test", subject="class:missile/cruise missile")
GENERIC = TESTS.model_copy(update={"subject": "class:missile"})


def test_nothing_speaks_against_a_claim_without_signs() -> None:
    assert doubt(SURE, thread_of()) == (0.0, "Nothing speaks against it.")


@pytest.mark.parametrize(
    ("sign", "member", "thread"),
    [
        ("no_actor", {"proposition": NOBODY}, {}),
        ("unsettled", {"confidence": 0.75}, {}),
        ("nothing_named", {"proposition": TESTS.model_copy(update={"subject": "nothing"}), "treaties": ()}, {}),
        ("anonymous", {"speaker": SOMEBODY}, {}),
        ("plain_fact", {"stance": "asserts"}, {}),
        ("presupposed", {"presupposed": True}, {}),
        ("against", {"verdict": "would_breach"}, {}),
        ("undetermined", {"verdict": "undetermined"}, {}),
        ("conflict", {}, {"conflicts": 1}),
        ("generic", {"proposition": GENERIC}, {}),
    ],
)
def test_each_sign_counts_by_its_weight(sign: str, member: Mapping[str, Any], thread: Mapping[str, Any]) -> None:
    score, reason = doubt(member_of(CHARGE, **{"stance": "plans", **member}), thread_of(**thread))
    assert score == pytest.approx(load_signs()[sign].weight)
    assert reason.lower().startswith(load_signs()[sign].says.partition("{")[0])


def test_a_charge_that_rests_on_one_origin_and_opens_a_dispute_matters() -> None:
    alone = thread_of(standing="open", claims={"asserts": 1}, origins=1)
    charge, mention = (member_of(CHARGE, accuses=accuses) for accuses in (True, False))
    assert doubt(charge, alone).score > doubt(mention, alone).score
    assert "one origin" in doubt(charge, alone).reason
    assert doubt(charge, thread_of(origins=3)) == doubt(mention, thread_of(origins=3))


def test_signs_add_up_without_leaving_the_scale_and_the_weightiest_are_said() -> None:
    worst = member_of(CHARGE, SOMEBODY, proposition=NOBODY, confidence=0.5, presupposed=True, accuses=True)
    score, reason = doubt(worst, thread_of(conflicts=2, origins=1))
    assert 0.75 < score < 1
    assert reason.startswith("Nobody is named who does it; a charge that leads back to no more than one origin;")


def test_what_is_reviewed_is_out_of_the_queue_and_what_changed_heads_it() -> None:
    worst = member_of(CHARGE, SOMEBODY, proposition=NOBODY, confidence=0.5)
    queue = most_doubtful([(worst, thread_of(), "open"), (SURE, thread_of(), "changed")], limit=5)
    assert [one[0] for one in queue] == [SURE, worst]
    assert queue[0][2].reason == "It was reviewed, and reads otherwise since its document was read anew."
    assert most_doubtful([(worst, thread_of(), "reviewed")], limit=5) == ()
    assert doubt(worst, thread_of(), "reviewed").score == 0


def test_equal_doubts_stand_in_the_order_of_the_text() -> None:
    late, early = member_of(DENIAL, stance="plans"), SURE
    queue = most_doubtful([(late, thread_of(), "open"), (early, thread_of(), "open")], limit=1)
    assert [one[0] for one in queue] == [early]


def test_what_cannot_be_measured_weighs_less_than_the_strongest_sign_of_misreading() -> None:
    weights = {kind: [s.weight for s in load_signs().values() if s.kind == kind] for kind in ("misread", "matters")}
    assert max(weights["matters"]) < max(weights["misread"])


def test_a_table_without_a_sign_is_refused() -> None:
    with pytest.raises(VocabularyError, match="the signs are changed, no_actor, "):
        validate({"signs": {}}, SignTable, "doubt.yaml")
    assert set(load_signs()) == set(SIGNS)
