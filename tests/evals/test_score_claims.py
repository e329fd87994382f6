"""How predicted claims are held against gold, on rows made for the purpose."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from evals.score_claims import Scores, score

TEXT = "Russia deployed the missile. Iran denied it. The INF Treaty was signed in 1986."
SHA = hashlib.sha256(TEXT.encode()).hexdigest()

Row = dict[str, Any]


def marked(start: int, end: int, **slots: object) -> Row:
    row: Row = {
        "kind": "claim", "document": SHA, "id": f"g{start}", "start": start, "end": end, "act": "deploy",
        "polarity": "positive", "modality": ["actual"], "phase": None, "presupposed": False, "condition": None,
        "actor": ["RUS"], "recipient": [], "item": None, "treaties": [], "place": [], "holders": [], "when": None,
        "said": None,
    }  # fmt: skip
    return {**row, **slots}


def found(start: int, end: int, **slots: object) -> Row:
    quote = {"start": start, "end": end, "exact": TEXT[start:end], "prefix": "", "suffix": ""}
    row: Row = {
        "kind": "claim", "document": "d1", "id": f"p{start}", "evidence": [quote], "act": "deploy",
        "polarity": "positive", "modality": ["actual"], "phase": None, "presupposed": False, "condition": None,
        "actor": [{"id": "RUS", "name": "Russia"}], "recipient": [], "item": None, "treaties": [], "place": None,
        "holders": [], "when": None,
    }  # fmt: skip
    return {**row, **slots}


def scored(gold: list[Row], *predicted: Row) -> Scores:
    document = {"kind": "document", "id": "d1", "sha256": SHA}
    return score(gold, [document, *predicted], {SHA: TEXT})


def test_a_claim_is_found_where_half_of_the_shorter_span_and_the_act_agree() -> None:
    figures = scored([marked(0, 27)], found(7, 27)).figures()
    assert (figures["recall"], figures["precision"], figures["slot_actor"]) == (1.0, 1.0, 1.0)


def test_another_act_of_the_family_is_counted_apart() -> None:
    figures = scored([marked(0, 27)], found(0, 27, act="store")).figures()
    assert (figures["recall"], figures["recall_with_family"]) == (0.0, 1.0)


def test_an_optional_claim_is_neither_missed_nor_spurious() -> None:
    optional = [marked(0, 27), marked(29, 43, optional=True)]
    for predicted in ([found(0, 27)], [found(0, 27), found(29, 43)]):
        figures = scored(optional, *predicted).figures()
        assert (figures["recall"], figures["precision"]) == (1.0, 1.0)


def test_a_further_answer_counts_as_right() -> None:
    gold = marked(0, 27, actor=["RUS"], also={"actor": [["BLR"]], "polarity": ["negative"]})
    figures = scored([gold], found(0, 27, polarity="negative", actor=[{"id": "BLR", "name": "Belarus"}])).figures()
    assert (figures["slot_actor"], figures["slot_polarity"]) == (1.0, 1.0)


def test_a_slot_that_is_empty_on_both_sides_is_not_counted() -> None:
    assert "slot_when" not in scored([marked(0, 27)], found(0, 27)).figures()


def test_what_lies_outside_the_regions_that_were_read_is_left_out() -> None:
    region = {"kind": "region", "document": SHA, "id": "r", "start": 0, "end": 28}
    assert scored([marked(0, 27), region], found(0, 27), found(29, 43)).figures()["precision"] == 1.0


@pytest.mark.parametrize(("verdict", "right"), [("inaccurate", 1.0), ("accurate", 0.0)])
def test_a_description_is_found_by_topic_and_judged_by_verdict(verdict: str, right: float) -> None:
    own = {
        "kind": "description", "document": SHA, "id": "g", "start": 45, "end": 78, "treaty": "inf",
        "topic": "signature_date", "verdict": "inaccurate",
    }  # fmt: skip
    quote = {"start": 45, "end": 78, "exact": TEXT[45:78], "prefix": "", "suffix": ""}
    predicted = {
        "kind": "description", "document": "d1", "id": "p", "evidence": [quote], "treaty": "inf",
        "topic": "signature_date", "verdict": verdict, "stated": "1986",
    }  # fmt: skip
    figures = scored([own], predicted).figures()
    assert (figures["descriptions_recall"], figures["descriptions_verdict_right"]) == (1.0, right)


def test_a_quote_that_is_not_in_the_text_is_counted() -> None:
    wrong = found(0, 27)
    wrong["evidence"][0]["exact"] = "something else"
    assert scored([marked(0, 27)], wrong).figures()["spans_verbatim"] == 0.0
