from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals.score_factuality import figures, main, placed, who_right

ROW = {
    "id": "deny-1",
    "class": "deny",
    "text": "Moscow denied that it had tested the missile.",
    "claims": [
        {
            "words": "it had tested the missile", "act": "test", "polarity": "negative", "modality": ["actual"],
            "presupposed": False, "condition": None, "actor": "RUS",
            "holders": [{"who": "RUS", "speech_act": "deny", "distance": "neutral"}],
        }
    ],
}  # fmt: skip
MISSED = {**ROW, "id": "deny-2", "text": "Nothing was said about it.", "claims": [{**ROW["claims"][0], "words": "it"}]}  # type: ignore[dict-item]


def written(folder: Path, *rows: object) -> Path:
    file = folder / "rows.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return file


def test_a_claim_found_with_all_its_slots_is_all_right(tmp_path: Path) -> None:
    found = {one.name: (one.value, one.n) for one in figures(written(tmp_path, ROW))}
    assert found["recall"] == found["precision"] == found["core_right"] == found["all_right"] == (1.0, 1)


def test_a_wrong_slot_and_a_missed_claim_both_cost(tmp_path: Path) -> None:
    wrong = {**ROW, "claims": [{**ROW["claims"][0], "polarity": "positive"}]}  # type: ignore[dict-item]
    found = {one.name: one.value for one in figures(written(tmp_path, ROW, wrong, MISSED))}
    assert found["recall"] == pytest.approx(2 / 3)
    assert found["polarity"] == found["core_right"] == pytest.approx(1 / 2)
    assert found["all_right"] == pytest.approx(1 / 3)


def test_a_figure_lies_in_its_interval(tmp_path: Path) -> None:
    assert all(one.low <= one.value <= one.high for one in figures(written(tmp_path, ROW, MISSED)))


def test_words_that_do_not_stand_in_the_text_are_refused() -> None:
    with pytest.raises(SystemExit, match="do not stand in the text"):
        placed("Moscow denied it.", {"words": "Berlin"}, "x-1")


@pytest.mark.parametrize(
    ("who", "entity", "right"),
    [
        ("RUS", {"id": "sergei-lavrov", "name": "Sergei Lavrov", "state": "RUS"}, True),
        ("RUS", {"id": "USA", "name": "United States", "state": "USA"}, False),
        ("anonymous", None, True),
        ("anonymous", {"id": None, "name": "an official", "state": "RUS"}, True),
        ("anonymous", {"id": "RUS", "name": "Russia", "state": "RUS"}, False),
        ("person:Oksanen", {"id": "oksanen", "name": "Oksanen", "state": None}, True),
        ("person:Oksanen", {"id": "virtanen", "name": "Virtanen", "state": None}, False),
    ],
)
def test_a_holder_is_right_by_state_surname_or_namelessness(who: str, entity: object, right: bool) -> None:
    assert who_right({"who": who}, {"entity": entity}) is right


def test_the_classes_and_what_is_wrong_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(written(tmp_path, ROW, MISSED)), "--classes", "--show"]) == 0
    out, err = capsys.readouterr()
    assert "deny" in out
    assert "missed test" in err
