"""Decisions as gold rows, in the form that the hand-read claims have."""

from __future__ import annotations

import json
from pathlib import Path

from tests.one_document import CHARGE, DENIAL, DOCUMENT, RUSSIA, quote
from treatywatch.exports.gold_rows import Judged, gold_row, gold_rows

READ_BY_HAND = Path(__file__).parents[2] / "evals" / "gold" / "sentences.jsonl"


def test_a_row_has_the_slots_of_those_that_were_read_by_hand() -> None:
    rows = map(json.loads, READ_BY_HAND.read_text(encoding="utf-8").splitlines())
    by_hand = next(row for row in rows if row["kind"] == "claim" and row["item"] and row["holders"])
    row = gold_row(DOCUMENT, CHARGE)
    assert set(row) == set(by_hand) - {"also", "optional"}
    assert set(row["item"]) == set(by_hand["item"])
    assert set(row["holders"][0]) == set(by_hand["holders"][0])


def test_a_row_gives_parties_by_id_and_days_by_their_ends() -> None:
    row = gold_row(DOCUMENT, CHARGE.model_copy(update={"actor": (RUSSIA, CHARGE.actor[0])}))
    assert row["actor"] == ["RUS"]
    assert row["when"] == ["2008-01-01", "2008-12-31"]
    assert row["holders"] == [{"entity": "USA", "state": "USA", "speech_act": "assert", "anonymous": False}]
    assert (row["start"], row["end"], row["document"]) == (0, 41, DOCUMENT.sha256)


def test_a_rejected_claim_leaves_only_the_stretch_that_was_looked_at() -> None:
    rows = list(gold_rows(DOCUMENT, [Judged(CHARGE, None)], [DENIAL]))
    assert rows == [{"kind": "region", "document": DOCUMENT.sha256, "id": "region-0", "start": 0, "end": 41}]


def test_other_evidence_makes_both_stretches_regions() -> None:
    stands = CHARGE.model_copy(update={"evidence": (quote("cruise missile in 2008, Washington said"),)})
    rows = list(gold_rows(DOCUMENT, [Judged(CHARGE, stands)], []))
    assert [(row["start"], row["end"]) for row in rows] == [(0, 41), (19, 58), (19, 58)]


def test_a_claim_in_a_region_that_nobody_looked_at_is_optional() -> None:
    inside = CHARGE.model_copy(update={"id": "clm-3", "act": "possess", "evidence": (quote("a cruise missile"),)})
    rows = list(gold_rows(DOCUMENT, [Judged(CHARGE, CHARGE)], [inside, DENIAL]))
    assert [(row["id"], row.get("optional", False)) for row in rows[1:]] == [("clm-1", False), ("clm-3", True)]
