"""A wrong pack is told everything that is wrong with it: file, path, what is allowed; and what its cases say."""

import re
from pathlib import Path

import pytest

from treatywatch.treaties.linting import LintReport, lint, pack_file
from treatywatch.treaties.packs import FOLDER, pack_ids

SMALL = "ttbt"


def copied(folder: Path, old: str = "", new: str = "", *, file: str = "") -> LintReport:
    for path in FOLDER.glob(f"{SMALL}.*"):
        text = path.read_text(encoding="utf-8")
        if path.name == (file or f"{SMALL}.yaml"):
            assert old in text
            text = text.replace(old, new, 1)
        (folder / path.name).write_text(text, encoding="utf-8")
    return lint(folder / f"{SMALL}.yaml")


@pytest.mark.parametrize("treaty", pack_ids())
def test_every_shipped_pack_is_sound(treaty: str) -> None:
    report = lint(pack_file(treaty))
    assert report.faults == ()
    assert [result.failures for result in report.cases if result.failures] == []


def test_all_unknown_keys_are_named_at_once(tmp_path: Path) -> None:
    report = copied(tmp_path, "form: bilateral", "shape: bilateral\ncolour: red\nform: bilateral")

    assert report.pack is None
    assert [fault.partition(": unknown key; allowed: ")[0] for fault in report.faults] == [
        "ttbt.yaml: shape",
        "ttbt.yaml: colour",
    ]
    assert all("provisions" in fault and "withdrawal" in fault for fault in report.faults)


def test_a_provision_without_cases_is_named(tmp_path: Path) -> None:
    copied(tmp_path)
    (tmp_path / f"{SMALL}.cases.yaml").write_text(f"treaty: {SMALL}\ncases: []\n", encoding="utf-8")
    report = lint(tmp_path / f"{SMALL}.yaml")

    assert any(fault.startswith(f"{SMALL}.cases.yaml: no case for I.1 (prohibits): breaks") for fault in report.faults)


def test_a_value_without_a_source_is_named(tmp_path: Path) -> None:
    report = copied(tmp_path, "source: ", "origin: ")
    assert any("source" in fault for fault in report.faults)


def test_a_source_that_does_not_exist_is_named(tmp_path: Path) -> None:
    name = re.findall(r"source: ([\w-]+)", (FOLDER / f"{SMALL}.yaml").read_text(encoding="utf-8"))[-1]
    report = copied(tmp_path, f"source: {name}", "source: hearsay")
    assert any("unknown sources ['hearsay" in fault for fault in report.faults)


def test_limits_that_overlap_are_named(tmp_path: Path) -> None:
    row = "article: I, counts: tests, text: a, source: S, confidence: from-memory"
    extra = (
        "\nlimits:\n"
        f"- {{id: x, ceiling: 1, since: 2000-01-01, {row}}}\n"
        f"- {{id: x, ceiling: 2, since: 2001-01-01, {row}}}\n"
    )
    text = (FOLDER / f"{SMALL}.yaml").read_text(encoding="utf-8")
    source = text.partition("sources:\n")[2].split(":")[0].strip()
    before, _, after = text.partition("\nlimits:\n")
    rest = after[after.index("\n\n") :] if "\n\n" in after else ""
    path = tmp_path / f"{SMALL}.yaml"
    path.write_text(before + extra.replace("S,", f"{source},") + rest, encoding="utf-8")
    assert any("limit 'x' has two values for days from 2001-01-01 on" in fault for fault in lint(path).faults)


def test_a_case_that_comes_out_otherwise_is_shown(tmp_path: Path) -> None:
    report = copied(tmp_path, "verdict: would_breach", "verdict: permitted", file=f"{SMALL}.cases.yaml")
    assert not report.sound
    assert any("the verdict is would_breach, not permitted" in one for r in report.cases for one in r.failures)


@pytest.mark.parametrize(
    ("text", "message"),
    [("{", "is no YAML"), ("[]", "Input should be a valid dictionary"), ("id: x", "missing")],
)
def test_a_file_that_is_no_pack_is_told_so(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")
    assert any(message in fault for fault in lint(path).faults)


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert "cannot be read: No such file" in lint(tmp_path / "none.yaml").faults[0]


def test_a_pack_is_found_by_its_id_or_path(tmp_path: Path) -> None:
    assert pack_file("inf") == FOLDER / "inf.yaml"
    assert pack_file(str(tmp_path / "new.yaml")) == tmp_path / "new.yaml"


def test_the_example_on_the_page_is_sound() -> None:
    report = lint(Path(__file__).parents[2] / "docs/how-to/example-pack/example.yaml")
    assert report.sound
    assert report.faults == ()


def test_a_comma_in_a_value_is_explained(tmp_path: Path) -> None:
    report = copied(tmp_path, "cases:\n", "cases:\n- {name: a, b c, provision: I.1}\n", file=f"{SMALL}.cases.yaml")
    assert any("a value with a comma stands in quotes" in fault for fault in report.faults)
