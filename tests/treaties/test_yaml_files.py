"""Data files are read strictly."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from treatywatch.errors import PackError, VocabularyError
from treatywatch.treaties.yaml_files import load_model, load_yaml


class Inner(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    on: str | None = None


class Outer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    entries: dict[str, tuple[Inner, ...]]


def written(folder: Path, text: str) -> Path:
    path = folder / "file.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_that_yaml_takes_for_truth_values_stay_words(tmp_path: Path) -> None:
    path = written(tmp_path, "{on: 1, no: 'x', list: [yes, off, true, false]}")
    assert load_yaml(path) == {"on": 1, "no": "x", "list": ["yes", "off", True, False]}


def test_what_is_no_yaml_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"file.yaml: .*is no YAML"):
        load_yaml(written(tmp_path, "{a: ["))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("entries: {a: [{name: x, nme: y}]}", "file.yaml: entries.a.0.nme: unknown key; allowed: name, on"),
        ("entrys: {}", "file.yaml: entrys: unknown key; allowed: entries"),
        ("entries: {a: [{name: [x]}]}", "file.yaml: entries.a.0.name: Input should be a valid string"),
        ("[]", "file.yaml: top: Input should be"),
    ],
)
def test_a_wrong_file_names_the_path_and_the_allowed_keys(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        load_model(written(tmp_path, text), Outer, PackError)
