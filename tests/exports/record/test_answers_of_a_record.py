"""The rows of each answer."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest

from tests.exports.record.builders import ADA, BORDURIA, HEAD, RURITANIA, member, thread
from treatywatch.exports.record.chains import chains_answer
from treatywatch.exports.record.changes import changes_answer
from treatywatch.exports.record.conflicts import conflicts_answer
from treatywatch.exports.record.forms import Answer, answer_csv, answer_json
from treatywatch.exports.record.history import history_answer
from treatywatch.exports.record.matrix import matrix_answer
from treatywatch.exports.record.positions import positions_answer
from treatywatch.exports.record.threads import threads_answer
from treatywatch.exports.record.timeline import timeline_answer
from treatywatch.thread_records import (
    Chain,
    ChainStep,
    Conflict,
    Days,
    Independence,
    Matrix,
    MatrixColumn,
    MatrixRow,
    Position,
    Review,
    Side,
)

CHARGE = member(BORDURIA, "asserts", "2014-07-31", accuses=True, origin="BOR")
DENIAL = member(RURITANIA, "denies", "2014-08-01", origin="RUR")
UNDATED = member(ADA, "hedges", None)
CORRECTION = Review(
    id="review-1", action="correct", target_kind="claim", target=CHARGE.claim, who="Ines Okafor",
    at=datetime(2019, 5, 3, tzinfo=UTC), why="the sentence names Ruritania", content={"actor": [{"name": "Ruritania"}]},
)  # fmt: skip
NUMBERS = Conflict(
    id="conflict-1", thread="thread-1", about="number", comparable=False, reason="different units",
    sides=(
        Side(stated="two battalions", speakers=("Borduria",), claims=("claim-1",),
             days=Days(start=date(2017, 3, 1), end=date(2017, 3, 1))),
        Side(stated="100 missiles", speakers=("Ada Brown",), claims=("claim-2",), count=2),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("independence", "origins", "words"),
    [
        ("not_established", 2, "11 outlets, 2 origins, independence not established"),
        ("single_origin", 1, "11 outlets, 1 origin, no corroboration"),
        ("not_established", 0, "11 outlets, origin unknown"),
        ("none", 0, "11 outlets; nobody asserts it"),
    ],
)
def test_origins_are_counted_beside_outlets(independence: Independence, origins: int, words: str) -> None:
    assert thread(independence=independence, origins=origins).lineage == words


def test_a_thread_in_the_list_says_who_asserts_who_denies_and_after_how_many_days() -> None:
    found = threads_answer(HEAD, [thread(conflicts=1)])
    assert found.shown[0] == (
        "Ruritania flight-tests missiles (thread-1)",
        "answered (denies) after 1 day; 1 conflict",
        "Borduria; Ada Brown (11 claims)",
        "Ruritania",
        "11 outlets, 2 origins, independence not established",
        "2014-07-31..2019-02-02",
    )


def test_one_thread_is_shown_in_time_order_with_words_origins_and_reviews() -> None:
    found = history_answer(HEAD, thread(), [UNDATED, DENIAL, CHARGE], [NUMBERS], [CORRECTION], [])
    assert [row[:3] for row in found.shown] == [
        ("2014-07-31", "Borduria", "asserts (charge)"),
        ("2014-08-01", "Ruritania", "denies"),
        ("no date", "Ada Brown (BOR)", "hedges"),
    ]
    assert [row[5] for row in found.shown] == ["1", "2", "not settled"]
    assert found.shown[0][6] == (
        "corrected actor to Ruritania by Ines Okafor, 2019-05-03: the sentence names Ruritania"
    )
    assert found.under == ("Conflict (number, not comparable): two battalions / 100 missiles: different units",)
    assert found.objects[0]["reviews"][0]["who"] == "Ines Okafor"


def test_a_timeline_has_only_what_is_dated() -> None:
    found = timeline_answer(HEAD, [thread()], {"thread-1": [DENIAL, UNDATED, CHARGE]})
    assert [row[0] for row in found.shown] == ["2014-07-31", "2014-08-01"]


def test_a_matrix_has_propositions_in_lines_and_holders_in_columns() -> None:
    days = (date(2014, 7, 31), date(2019, 2, 2))
    asserts = Position(stance="asserts", claims=3, first=days[0], last=days[1], claim="claim-1")
    column = MatrixColumn(thread="thread-1", title="Ruritania flight-tests missiles")
    found = matrix_answer(
        HEAD,
        Matrix(
            columns=(column,),
            rows=(
                MatrixRow(holder=BORDURIA, claims=3, cells=((asserts,),)),
                MatrixRow(holder=ADA, claims=0, cells=((),)),
            ),
        ),
    )
    assert found.headings == ("Proposition", "Borduria", "Ada Brown (BOR)")
    assert found.shown == (("Ruritania flight-tests missiles", "asserts 2014-07-31..2019-02-02 ×3", ""),)
    assert found.cells == (
        ("BOR", "Borduria", "BOR", "thread-1", column.title, "asserts", False, 3, *days, "claim-1"),
    )  # fmt: skip


def test_a_conflict_has_a_line_in_csv_for_each_side() -> None:
    found = conflicts_answer(HEAD, [NUMBERS], {"thread-1": "Ruritania flight-tests missiles"}, {})
    assert found.shown == (
        (
            "number, not comparable",
            "Ruritania flight-tests missiles",
            "two battalions (Borduria, 2017-03-01)",
            "100 missiles (Ada Brown, 2 claims)",
            "different units",
        ),
    )
    assert [row[5:7] for row in found.cells] == [(1, "two battalions"), (2, "100 missiles")]


def test_a_conflict_between_threads_names_the_system_that_they_are_about() -> None:
    found = conflicts_answer(HEAD, [NUMBERS.model_copy(update={"thread": None, "subject": "system:9m729"})], {}, {})
    assert found.shown[0][1] == "the 9M729"
    assert found.objects[0]["title"] == "the 9M729"
    assert found.cells[0][-2:] == ("system:9m729", None)


def test_a_changed_position_names_the_one_before() -> None:
    members = [member(RURITANIA, "denies", "2014-08-01"), member(RURITANIA, "asserts", "2019-01-23")]
    found = positions_answer(HEAD, RURITANIA, [thread()], {"thread-1": members})
    assert [row[1:3] for row in found.shown] == [
        ("2014-08-01", "denies"),
        ("2019-01-23", "asserts (before: denies)"),
    ]
    assert found.about["changes"] == 1


def test_a_chain_says_how_its_steps_are_tied_and_what_came_of_a_condition() -> None:
    step = ChainStep(
        relation="condition", cause="a", effect="b", cause_title="Borduria deploys missiles",
        effect_title="Ruritania withdraws", links=("link-1",), condition_claimed=True, effect_claimed=False,
    )  # fmt: skip
    found = chains_answer(HEAD, [Chain(steps=(step,))], 0)
    assert found.shown == (
        (
            "1.1",
            "Borduria deploys missiles",
            "Ruritania withdraws",
            "on a condition; 1 claim states it; condition claimed later; reply not claimed later in this record",
        ),
    )


def test_changes_are_new_threads_what_differs_and_what_people_decided() -> None:
    before = thread(standing="open", claims={"asserts": 1}, denied_by=(), reply=None)
    found = changes_answer(
        HEAD,
        (date(2014, 7, 31), date(2015, 1, 1)),
        [before, thread(id="thread-gone", title="Old")],
        [thread(), thread(id="thread-new", title="New")],
        [CORRECTION],
    )
    changed = [(row[0], row[1], row[2], row[3]) for row in found.shown]
    assert ("claims", "Ruritania flight-tests missiles", "1 asserts", "11 asserts, 2 denies") in changed
    assert ("standing", "Ruritania flight-tests missiles", "open", "answered (denies) after 1 day") in changed
    assert ("new thread", "New", "", "11 asserts, 2 denies; answered (denies) after 1 day") in changed
    assert ("no longer there", "Old", "11 asserts, 2 denies", "") in changed
    assert changed[-1][0] == "review"


def every_answer() -> list[Answer]:
    members = {"thread-1": [CHARGE, DENIAL, UNDATED]}
    return [
        threads_answer(HEAD, [thread()]),
        history_answer(HEAD, thread(), members["thread-1"], [NUMBERS], [CORRECTION], []),
        timeline_answer(HEAD, [thread()], members),
        conflicts_answer(HEAD, [NUMBERS], {}, {}),
        positions_answer(HEAD, RURITANIA, [thread()], members),
        changes_answer(HEAD, (date(2014, 1, 1), date(2015, 1, 1)), [], [thread()], []),
    ]


@pytest.mark.parametrize("found", every_answer(), ids=lambda one: one.name)
def test_rows_are_as_long_as_their_headings_and_json_can_be_read(found: Answer) -> None:
    assert {len(row) for row in found.cells} == {len(found.columns)}
    assert {len(row) for row in found.shown} == {len(found.headings)}
    assert json.loads(answer_json(found))["answer"] == found.name
    assert answer_csv(found).count("\r\n") == len(found.cells) + 1
