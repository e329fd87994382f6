"""What changed between two revisions of a pack."""

from pathlib import Path

import pytest

from treatywatch.errors import PackError
from treatywatch.treaties.differences import Difference, differences
from treatywatch.treaties.packs import FOLDER

INF = FOLDER / "inf.yaml"


def changed(folder: Path, old: str, new: str) -> tuple[Difference, ...]:
    text = INF.read_text(encoding="utf-8")
    assert old in text
    (folder / "inf.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return differences(INF, folder / "inf.yaml")


def test_a_pack_does_not_differ_from_itself() -> None:
    assert differences(INF, INF) == ()


def test_a_changed_value_is_named_by_what_it_is_about(tmp_path: Path) -> None:
    (found,) = changed(tmp_path, "ceiling: 171", "ceiling: 172")

    assert (found.before, found.after) == (171, 172)
    assert found.path.startswith("limits.[deployed_launchers")
    assert found.path.endswith(".ceiling")


def test_a_date_stands_as_text(tmp_path: Path) -> None:
    (found,) = changed(tmp_path, "{on: 2001-06-01, article: XI.5", "{on: 2001-06-02, article: XI.5")[:1]
    assert found.path.startswith("life.")


def test_a_row_that_goes_is_one_difference_and_the_others_do_not_move(tmp_path: Path) -> None:
    row = next(line for line in INF.read_text(encoding="utf-8").splitlines(keepends=True) if "{state: ARM" in line)
    (found,) = changed(tmp_path, row, "")

    assert "ARM" in found.path
    assert found.after is None


def test_a_condition_that_changes_is_shown_where_it_stands(tmp_path: Path) -> None:
    (found,) = changed(tmp_path, "when: {term: intermediate_range_missile}", "when: {term: shorter_range_missile}")
    assert found.path.endswith(".when.term")


def test_what_is_no_pack_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_text("id: x", encoding="utf-8")
    with pytest.raises(PackError):
        differences(INF, tmp_path / "x.yaml")
