"""Floors: what falls is refused, what is lowered needs a reason, and other texts cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.figures import TOLERANCE, Figure
from evals.floors import Corpus, Floors, changed, fallen, write
from evals.gate import compare
from evals.measure import judge

KNOWN = Floors(
    corpora={
        "sentences": Corpus(sha256="a", in_repository=True, floors={"recall": 0.8, "precision": 0.7}),
        "elsewhere": Corpus(sha256="e", in_repository=False, floors={"recall": 0.5}),
    }
)


def figure(name: str, value: float, corpus: str = "sentences", sha256: str = "a", **other: float | None) -> Figure:
    tolerance = other.get("tolerance", TOLERANCE)
    return Figure(
        corpus=corpus, figure=name, value=value, low=0, high=1, n=100, units=10, unit="sentence", sha256=sha256,
        tolerance=tolerance,
    )  # fmt: skip


def found(recall: float, sha256: str = "a") -> list[Figure]:
    return [figure("recall", recall, sha256=sha256), figure("precision", 0.75, sha256=sha256)]


def floors(file: Path) -> Floors:
    return Floors.model_validate_json(file.read_text(encoding="utf-8"))


def test_a_figure_under_its_floor_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert (compare(found(0.799), KNOWN), judge(found(0.799), KNOWN)) == (1, 1)
    assert capsys.readouterr().err.count("fell: sentences: recall 0.799, floor 0.800") == 2


@pytest.mark.parametrize("recall", [0.8, 0.9])
def test_a_figure_at_or_over_its_floor_passes(recall: float) -> None:
    assert (compare(found(recall), KNOWN), judge(found(recall), KNOWN)) == (0, 0)


def test_a_figure_that_is_no_longer_given_is_refused() -> None:
    assert fallen(found(0.9)[:1], KNOWN) == ["sentences: precision is not given, floor 0.700"]


@pytest.mark.parametrize("present", [found(0.9, "b"), [], [*found(0.9), figure("recall", 0.9, "record", "r")]])
def test_the_gate_wants_floors_for_exactly_the_texts_in_the_repository(
    present: list[Figure], capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(present, KNOWN) == 1
    assert "floors.json is about other marks" in capsys.readouterr().err


def test_elsewhere_another_corpus_is_said_plainly_and_not_compared(capsys: pytest.CaptureFixture[str]) -> None:
    other = figure("recall", 0.1, "elsewhere", "f")
    assert judge([other], KNOWN) == 0
    assert capsys.readouterr().err == (
        "not compared: elsewhere: what was scored is not what its floors are about: e, now f\n"
    )
    assert changed([figure("recall", 0.1, "new", "n")], KNOWN) == ["new: has no floors yet"]


def test_nothing_measured_is_no_success() -> None:
    assert judge([], KNOWN) == 1


def test_a_floor_is_lowered_only_with_a_reason_which_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert write(found(0.5), KNOWN, None, in_repository=True, file=file) == 1
    assert not file.exists()
    assert write(found(0.5), KNOWN, "the old marks counted captions", in_repository=True, file=file) == 0
    written = floors(file)
    assert written.corpora["sentences"].floors["recall"] == 0.49
    assert written.regressions == ("the old marks counted captions (sentences: recall 0.500, floor 0.800)",)
    assert fallen(found(0.5), written) == []


def test_floors_are_written_a_tolerance_under_the_figures_and_those_of_other_corpora_stay(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    exact = figure("spans", 1.0, "elsewhere", "e", tolerance=0.0)
    shown = figure("slot", 0.3, "elsewhere", "e", tolerance=None)
    assert (
        write([figure("recall", 0.6, "elsewhere", "e"), exact, shown], KNOWN, None, in_repository=False, file=file) == 0
    )
    assert floors(file).corpora == {
        "sentences": KNOWN.corpora["sentences"],
        "elsewhere": Corpus(sha256="e", in_repository=False, floors={"recall": 0.59, "spans": 1.0}),
    }


def test_writing_again_and_again_does_not_let_a_figure_sink(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert write(found(0.805), KNOWN, None, in_repository=True, file=file) == 0
    assert floors(file).corpora["sentences"].floors["recall"] == 0.8


def test_a_corpus_stays_one_of_the_repository_when_it_is_measured_with_the_others(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert write(found(0.9), KNOWN, None, in_repository=False, file=file) == 0
    assert floors(file).corpora["sentences"].in_repository
