"""Each scorer reads its data's format and gives figures, on data of our own."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from evals import score_marks, score_pronouns, score_times
from evals.figures import Figure

TIME_ML = """\
<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="2019-03-05">March 5, 2019</TIMEX3></DCT>
<TEXT>The depot was opened on <TIMEX3 tid="t1" type="DATE" value="1987-12-08">8 December 1987</TIMEX3> and closed in \
<TIMEX3 tid="t2" type="DATE" value="{closed}">May 1991</TIMEX3>.</TEXT></TimeML>
"""
WOMAN, MAN = "Alice Brown", "Henry Stone"
CASES = ((f"{WOMAN} met {MAN} because he had asked for talks.", "he"), (f"{MAN} met {WOMAN} because she asked.", "she"))
MARKED = "Russia deployed the missile in 2017."


def by_name(figures: list[Figure]) -> dict[str, Figure]:
    return {one.figure: one for one in figures}


@pytest.mark.parametrize(("closed", "right"), [("1991-05", 1.0), ("1991-06", 0.5)])
def test_times_are_scored_by_value(tmp_path: Path, closed: str, right: float) -> None:
    (tmp_path / "depot.tml").write_text(TIME_ML.format(closed=closed), encoding="utf-8")
    found = by_name(list(score_times.figures(tmp_path)))
    assert (found["value, F1"].value, found["overlap, F1"].value) == (right, 1.0)
    assert (found["value, F1"].n, found["value, F1"].units) == (2, 1)


def test_pronouns_are_scored_by_sex(tmp_path: Path) -> None:
    rows = [["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref", "B", "B-offset", "B-coref", "URL"]]
    for place, (text, pronoun) in enumerate(CASES):
        a = [WOMAN, str(text.index(WOMAN)), str(pronoun == "she").upper()]
        b = [MAN, str(text.index(MAN)), str(pronoun == "he").upper()]
        rows.append([str(place), text, pronoun, str(text.index(f" {pronoun} ") + 1), *a, *b, ""])
    file = tmp_path / "cases.tsv"
    file.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    found = by_name(score_pronouns.figures(file))
    assert (found["feminine, F1"].value, found["masculine, F1"].value) == (1.0, 1.0)
    assert (found["feminine, F1"].n, found["pronouns, F1"].n, found["pronouns, F1"].units) == (1, 2, 2)


def test_marks_are_scored_on_the_texts_that_have_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = {
        "kind": "claim", "document": hashlib.sha256(MARKED.encode()).hexdigest(), "id": "g0", "start": 0, "end": 35,
        "act": "deploy", "polarity": "negative", "modality": ["actual"], "phase": None, "presupposed": False,
        "condition": None, "actor": ["RUS"], "recipient": [], "item": None, "treaties": [], "place": [], "holders": [],
        "when": ["2017-01-01", "2017-12-31"], "said": None,
    }  # fmt: skip
    marks, texts = tmp_path / "gold", tmp_path / "texts"
    marks.mkdir()
    texts.mkdir()
    (marks / "own.jsonl").write_text(json.dumps(claim), encoding="utf-8")
    (texts / "marked.txt").write_text(MARKED, encoding="utf-8")
    (texts / "other.txt").write_text("China tested the missile.", encoding="utf-8")
    monkeypatch.setattr(score_marks, "GOLD", marks)
    found = by_name(list(score_marks.figures(texts)))
    assert {one.corpus for one in found.values()} == {"own"}
    assert (found["recall"].value, found["precision"].value, found["recall"].units) == (1.0, 1.0, 1)
    assert (found["slot_polarity"].value, found["slot_actor"].value, found["slot_when"].value) == (0.0, 1.0, 1.0)
