"""Tags, trees and names are held against marks of our own sentence by the shipped model."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.score_names import counts_of
from evals.score_syntax import figures
from training.named import NamedDocument
from treatywatch.readings.model import Model
from treatywatch.settings import Settings

ROWS = (
    ("The", "DET", 2, "det"),
    ("minister", "NOUN", 3, "nsubj"),
    ("left", "VERB", 0, "root"),
    ("the", "DET", 5, "det"),
    ("talks", "NOUN", 3, "obj"),
    (".", "PUNCT", 3, "punct"),
)


@pytest.fixture(scope="module")
def model() -> Model:
    return Model.load(Settings())


def treebank(file: Path, relation_of_talks: str) -> Path:
    lines = ["# newdoc id = one", "# sent_id = 1", "# text = The minister left the talks."]
    for place, (form, upos, head, relation) in enumerate(ROWS, 1):
        named = relation_of_talks if form == "talks" else relation
        space = "SpaceAfter=No" if form == "talks" else "_"
        lines.append("\t".join((str(place), form, form.lower(), upos, "_", "_", str(head), named, "_", space)))
    file.write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    return file


@pytest.mark.parametrize(("relation", "right"), [("obj", 6), ("obl", 5)])
def test_an_arc_is_right_with_its_head_and_relation(tmp_path: Path, model: Model, relation: str, right: int) -> None:
    found = {one.figure: one for one in figures(treebank(tmp_path / "dev.conllu", relation), model)}
    assert (found["UPOS"].value, found["UAS"].value, found["raw words F1"].value) == (1.0, 1.0, 1.0)
    assert found["LAS"].value == found["raw labelled F1"].value == pytest.approx(right / 6, abs=1e-6)
    assert (found["LAS"].n, found["raw sentence starts F1"].n) == (6, 1)


def test_a_name_is_right_with_its_span_and_type(model: Model) -> None:
    text = "Barack Obama flew to Berlin."
    marks = ((0, 12, "PER"), (21, 27, "ORG"))
    count = counts_of(NamedDocument("one", text, marks), model)
    assert (count["PER both"], count["PER gold"], count["PER found"]) == (1, 1, 1)
    assert (count["LOC found"], count["ORG gold"], count["PER, ORG, LOC both"]) == (1, 1, 1)
