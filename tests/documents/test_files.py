from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.documents.files import find_files, read_bytes
from treatywatch.documents.kinds import NotRead
from treatywatch.records import Problem


def names(folder: Path) -> list[str]:
    return [str(found.relative_to(folder)) for found in find_files(folder) if isinstance(found, Path)]


def problems(path: Path) -> list[Problem]:
    return [found for found in find_files(path) if isinstance(found, Problem)]


def write(path: Path, text: str = "The treaty.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_is_read_in_the_order_of_names_with_its_folders(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a.txt", "c", "b/deep/x.pdf"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a.txt", "b/1.html", "b/2.txt", "b/deep/x.pdf", "c"]


def test_hidden_files_and_those_about_the_folder_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "README.md", "metadata.csv", "a.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a.txt"]
    assert problems(tmp_path) == []


def test_a_file_that_is_named_is_given_whatever_it_is_called(tmp_path: Path) -> None:
    readme = write(tmp_path / "README.md")
    assert list(find_files(readme)) == [readme]


def test_other_kinds_of_files_are_told(tmp_path: Path) -> None:
    write(tmp_path / "table.csv")
    (problem,) = problems(tmp_path)
    assert problem.where == str(tmp_path / "table.csv")
    assert problem.what == "files of the kind .csv are not read"


def test_a_missing_path(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path / "nowhere.txt")
    assert problem.what == "there is no such file or folder"


def test_a_broken_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to("gone.txt")
    (problem,) = problems(tmp_path)
    assert problem.what == "the link leads nowhere: gone.txt"


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    write(tmp_path / "sub" / "a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["sub/a.txt"]
    (problem,) = problems(tmp_path)
    assert problem.what == "the link leads back to a folder that contains it"


def test_a_large_file_is_not_opened(tmp_path: Path) -> None:
    too_large = read_bytes(write(tmp_path / "a.txt", "12345"), largest=4)
    assert isinstance(too_large, NotRead)
    assert too_large.what == "it has 5 bytes or more, and at most 4 are read"
    assert read_bytes(tmp_path / "a.txt", largest=5) == b"12345"


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    refused = read_bytes(path, largest=100)
    assert isinstance(refused, NotRead)
    assert refused.what == "it cannot be opened: Permission denied"


def test_a_name_that_is_no_utf8_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / "gen\udce8ve.txt"
    (problem,) = problems(path)
    assert problem.where.endswith("gen\\udce8ve.txt")


def test_a_device_is_not_opened() -> None:
    assert isinstance(read_bytes(Path("/dev/zero"), largest=10), NotRead)
