"""The table of all figures: which scorers run, what is printed and written, what ends it with an error."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

from docs.quality_page import quality_page
from evals.floors import known_floors
from evals.measure import MEASURED, Measurement, main
from evals.score_quantities import figures
from evals.scorers import SCORERS, Scorer

SENTENCE = {
    "text": "The depot holds 40 missiles and more than 12 launchers.",
    "quantities": [
        {"change": "=", "value": "40", "unit": "missile", "normalized_unit": "missile"},
        {"change": ">", "value": "12", "unit": "launcher", "normalized_unit": "launcher"},
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with one scorer's data."""
    file = tmp_path / "data" / "quantities" / "newsquant_even.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps([SENTENCE]), encoding="utf-8")
    return tmp_path / "data"


@pytest.mark.parametrize("scorer", SCORERS, ids=lambda scorer: scorer.name)
def test_every_scorer_of_the_table_is_there_and_has_a_name_of_its_own(scorer: Scorer) -> None:
    assert find_spec(scorer.module) is not None
    assert [one.name for one in SCORERS].count(scorer.name) == 1


def test_data_are_found_in_the_folder_and_in_the_one_that_it_lies_in(data: Path) -> None:
    (quantities,) = (one for one in SCORERS if one.name == "quantities")
    paths = [quantities.data(folder) for folder in (data, data.parent, data.parent.parent)]
    assert paths == [data / "quantities" / "newsquant_even.json"] * 2 + [None]


def test_a_scorer_gives_figures_with_the_cases_that_they_rest_on(data: Path) -> None:
    found = {one.figure: one for one in figures(data / "quantities" / "newsquant_even.json")}
    assert found["value, F1"].value == 1.0
    assert (found["value, F1"].n, found["value, F1"].units, found["value, F1"].unit) == (2, 1, "sentence")


def test_figures_are_printed_as_one_table_and_written(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = data / "out" / "evals.json"
    assert main([str(data), "--only", "quantities", "--json", str(written)]) == 0
    shown = capsys.readouterr()
    assert ["newsquant_even", "value,", "F1", "100.0", "100.0", "to", "100.0", "2", "1", "sentences"] in [
        line.split() for line in shown.out.splitlines()
    ]
    assert "not compared: newsquant_even" in shown.err
    measured = Measurement.model_validate_json(written.read_text(encoding="utf-8"))
    assert list(measured.corpora) == ["newsquant_even"]
    assert len(measured.network) == len(measured.figures[0].sha256) == 64


def test_nothing_measured_is_no_success(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(data), "--only", "pronouns"]) == 1
    assert "pronouns: not measured, no coreference/gap-development.tsv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (
            [],
            f"left out: {', '.join(one.name for one in SCORERS if not one.in_repository and one.name != 'quantities')}",
        ),
        (["--only", "quantities"], "left out:"),
        (["--only", "nobody"], "invalid choice"),
    ],
)
def test_a_part_is_not_recorded(
    data: Path, arguments: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(data), *arguments, "--record"])
    assert expected in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([str(tmp_path / "none")])


def test_what_was_measured_is_a_whole_run_and_every_floor_has_a_figure_on_the_page() -> None:
    measured = Measurement.model_validate_json(MEASURED.read_text(encoding="utf-8"))
    assert {one.command for one in measured.corpora.values()} == {scorer.command for scorer in SCORERS}
    external = {name for name, one in known_floors().corpora.items() if not one.in_repository}
    assert external <= set(measured.corpora)
    page = quality_page()
    assert [name for name in measured.corpora if f"\n## {name}\n" not in page] == []
