from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.claim_slots import Row
from evals.score_items import Span, longest, texts_of
from evals.score_mentions import MARKS, PARTS, item_outcome, treaty_outcome
from treatywatch.records import Item
from treatywatch.records import Span as TextSpan
from treatywatch.treaties.aliases import Mention


def mark(kind: str, refers: object, *also: object) -> Row:
    return {"kind": kind, "start": 10, "end": 20, "refers": refers, "also": list(also)}


def named(*ids: str) -> Mention:
    return Mention(10, 20, "the treaty", "reference", ids)


def item(**attributes: str) -> Item:
    return Item(
        item_class="weapon", text="the weapon", span=TextSpan(start=10, end=20, exact="the weapon"), **attributes
    )


@pytest.mark.parametrize(
    ("refers", "also", "found", "expected"),
    [
        (["inf"], [], named("inf"), "right"),
        (["inf"], [], named("abm"), "wrong"),
        (["inf"], [], named(), "open"),
        (["inf"], [], named("inf", "abm"), "open"),
        ([], [], named(), "right"),
        ([], [], named("inf"), "wrong"),
        ([], [["cwc"]], named("cwc"), "right"),
        (["ttbt", "pnet"], [], named("ttbt", "pnet"), "right"),
    ],
)
def test_a_treaty_is_right_wrong_or_left_open(
    refers: list[str], also: list[list[str]], found: Mention, expected: str
) -> None:
    assert treaty_outcome(mark("treaty", refers, *also), [found]) == expected


@pytest.mark.parametrize(
    ("refers", "attributes", "expected"),
    [
        ({"payload": "nuclear"}, {"payload": "nuclear", "range_class": "short-range"}, "right"),
        ({"payload": "nuclear"}, {"payload": "chemical"}, "wrong"),
        ({"payload": "nuclear"}, {}, "open"),
        (None, {}, "right"),
        (None, {"payload": "nuclear"}, "wrong"),
    ],
)
def test_an_item_is_right_wrong_or_left_open(
    refers: dict[str, str] | None, attributes: dict[str, str], expected: str
) -> None:
    assert item_outcome(mark("item", refers), [item(**attributes)]) == expected


def test_marks_hold_no_text_and_stand_in_one_part_only() -> None:
    rows = {part: [json.loads(line) for line in (MARKS / f"{part}.jsonl").read_text().splitlines()] for part in PARTS}
    assert all(
        set(row) == {"document", "start", "end", "kind", "refers", "also"} for part in rows.values() for row in part
    )
    documents = [{row["document"] for row in part} for part in rows.values()]
    assert not documents[0] & documents[1]


def test_of_overlapping_spans_the_longest_is_kept() -> None:
    assert list(longest([Span(0, 4, "a"), Span(2, 12, "b"), Span(14, 16, "c")])) == [
        Span(2, 12, "b"), Span(14, 16, "c"),
    ]  # fmt: skip


def test_entities_are_read_whatever_their_confidence_and_documents_split(tmp_path: Path) -> None:
    entities = [
        {"documentId": "a", "begin": 0, "end": 4, "type": "Weapon", "value": "bomb", "confidence": 0},
        {"documentId": "a", "begin": 5, "end": 9, "type": "Person", "value": "Anna", "confidence": 1},
    ]
    documents = [{"_id": "b", "text": "nothing"}, {"_id": "a", "text": "bomb Anna"}]
    for name, rows in (("documents", documents), ("entities", entities)):
        text = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8-sig")
    first, second = texts_of(tmp_path)
    assert (first.id, first.half, first.gold) == ("a", "development", (Span(0, 4, "bomb"),))
    assert (second.id, second.half, second.gold) == ("b", "final", ())
