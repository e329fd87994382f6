"""The scorer of the queue: which claims count as wrong, and how the order is rated."""

from __future__ import annotations

import pytest

from evals.score_doubt import Rated, auc, first_wrong, interval, rated, said
from tests.one_document import CHARGE as READ_CHARGE
from tests.one_document import RECORDS, RUSSIA
from treatywatch.exports.gold_rows import gold_row
from treatywatch.records import Claim, DocumentRecords

#: A charge that names a state, and so belongs to a thread.
CHARGE = READ_CHARGE.model_copy(update={"actor": (RUSSIA,)})
READ = RECORDS._replace(claims=(CHARGE,))


def claims(*doubts: tuple[bool, float]) -> list[Rated]:
    """Make rated claims, each in a document of its own."""
    return [Rated(str(number), wrong, doubt, threaded=True) for number, (wrong, doubt) in enumerate(doubts)]


@pytest.mark.parametrize(
    ("queue", "value"),
    [
        (claims((True, 0.9), (False, 0.1)), 1.0),
        (claims((True, 0.1), (False, 0.9)), 0.0),
        (claims((True, 0.5), (False, 0.5)), 0.5),
        (claims((True, 0.5), (True, 0.1), (False, 0.2)), 0.5),
        (claims((True, 0.5)), None),
    ],
)
def test_the_order_is_rated_by_pairs(queue: list[Rated], value: float | None) -> None:
    assert auc(queue) == value


def test_the_first_fifth_takes_equal_doubts_in_their_mean_order() -> None:
    assert first_wrong(claims((True, 0.9), *[(False, 0.1)] * 4)) == 1
    assert first_wrong(claims((True, 0.1), *[(False, 0.1)] * 4)) == pytest.approx(0.2)
    assert first_wrong(claims(*[(True, 0.9)], *[(False, 0.5), (True, 0.5)] * 5)) == pytest.approx(0.75)


def test_the_interval_holds_the_value() -> None:
    queue = claims(*[(True, 0.9), (False, 0.8), (True, 0.4), (False, 0.3)] * 10)
    low, high = interval(queue)
    assert low < (auc(queue) or 0) < high
    inside, every = said("made up", queue)
    assert inside.startswith("made up    in a thread    40, wrong 0.50, of the first fifth 1.00; AUC 0.75 (")
    assert every.startswith("made up    all ")
    assert "AUC not to be had" in next(said("made up", claims((True, 0.5))))


@pytest.mark.parametrize(
    ("records", "gold", "wrong"),
    [
        (READ, [CHARGE], [False]),
        (READ, [CHARGE.model_copy(update={"polarity": "negative"})], [True]),
        (READ, [CHARGE.model_copy(update={"act": "deploy"})], [True]),
        (READ, [], [True]),
    ],
    ids=["as marked", "another slot", "another act", "not marked"],
)
def test_a_claim_is_wrong_where_the_gold_says_otherwise(
    records: DocumentRecords, gold: list[Claim], wrong: list[bool]
) -> None:
    rows = [gold_row(records.document, claim) for claim in gold]
    found = list(rated(records, rows))
    assert [claim.wrong for claim in found] == wrong
    assert all(claim.threaded for claim in found)


def test_a_claim_in_no_thread_is_counted_apart() -> None:
    records = READ._replace(claims=(READ_CHARGE.model_copy(update={"actor": (), "item": None, "treaties": ()}),))
    (found,) = rated(records, ())
    assert (found.wrong, found.threaded) == (True, False)
    assert found.doubt > next(rated(READ, ())).doubt
