"""Holders and propositions."""

from __future__ import annotations

from datetime import date

from tests.threads.builders import AMERICA, GAZETTE, RUSSIA, cell_of, facts_of
from treatywatch.thread_records import Position
from treatywatch.threads.matrix import matrix
from treatywatch.threads.summary import summarise

FIRST = summarise(facts_of(), [])
SECOND = summarise(facts_of(id="thread-2"), [])


def test_holders_stand_in_rows_the_charged_first_and_then_by_how_much_they_said() -> None:
    said = {
        FIRST.id: [
            cell_of(GAZETTE, "asserts", claims=9),
            cell_of(AMERICA, "asserts", claims=5),
            cell_of(RUSSIA, "denies"),
        ]
    }
    found = matrix([FIRST, SECOND], said)
    assert [row.holder.key for row in found.rows] == ["RUS", "USA", "outlet:gazette"]
    assert [column.thread for column in found.columns] == ["thread-1", "thread-2"]
    assert [len(cells) for cells in found.rows[0].cells] == [1, 0]


def test_a_position_has_its_days_its_count_and_its_first_claim() -> None:
    said = [
        cell_of(AMERICA, "asserts", "2014-07-31", origin="o1", accuses=True, first_claim="c1"),
        cell_of(AMERICA, "asserts", "2013-01-01", origin="o2", first_claim="c0", claims=2),
        cell_of(AMERICA, "demands", "2015-01-01", negated=True, first_claim="c2"),
    ]
    (row,) = matrix([FIRST], {FIRST.id: said}).rows
    days = (date(2013, 1, 1), date(2014, 7, 31))
    assert row.cells[0] == (
        Position(stance="asserts", claims=3, first=days[0], last=days[1], claim="c0"),
        Position(stance="demands", negated=True, claims=1, first=date(2015, 1, 1), last=date(2015, 1, 1), claim="c2"),
    )
    assert row.claims == 4
