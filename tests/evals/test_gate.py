"""The gate: what falls is refused, what is lowered needs a reason, and other marks cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.floors import Corpus, Floors
from evals.gate import compare, fallen, write

KNOWN = Floors(corpora={"sentences": Corpus(marks="a", floors={"recall": 0.8, "precision": 0.7})})


def found(recall: float, marks: str = "a") -> dict[str, Corpus]:
    return {"sentences": Corpus(marks=marks, floors={"recall": recall, "precision": 0.75})}


def test_a_figure_under_its_floor_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert compare(found(0.75), KNOWN) == 1
    assert "fell: sentences: recall 0.750, floor 0.800" in capsys.readouterr().err


@pytest.mark.parametrize("recall", [0.795, 0.8, 0.9])
def test_another_processors_rounding_is_not_a_fall(recall: float) -> None:
    assert compare(found(recall), KNOWN) == 0


@pytest.mark.parametrize("present", [found(0.9, marks="b"), {}, {**found(0.9), "record": found(0.9)["sentences"]}])
def test_figures_on_other_marks_are_not_compared(
    present: dict[str, Corpus], capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(present, KNOWN) == 1
    assert "floors.json is about other marks" in capsys.readouterr().err


def test_a_floor_is_lowered_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert write(found(0.5), KNOWN, None, file) == 1
    assert not file.exists()
    assert write(found(0.5), KNOWN, "the old marks counted captions", file) == 0
    written = Floors.model_validate_json(file.read_text(encoding="utf-8"))
    assert written.corpora == found(0.5)
    assert written.regressions == ("the old marks counted captions (sentences: recall 0.500, floor 0.800)",)
    assert fallen(found(0.5), written) == []


def test_better_figures_become_floors_without_a_word(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert write(found(0.9), KNOWN, None, file) == 0
    assert Floors.model_validate_json(file.read_text(encoding="utf-8")).regressions == ()
