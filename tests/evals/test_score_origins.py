"""Copies, credits and origins are scored against a truth that is known."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evals import made_record
from evals.figures import Figure
from evals.made_record import Made
from evals.score_origins import figures, main

WIRE = (
    "Ruritania tests a missile",
    "STRELSAU, May 1 (Sample Wire) - Ruritania launched a missile from its northern range on Monday after a pause.",
    "Three neighbours asked for a meeting of the commission that watches over the treaty of 1987.",
    "The commission has met only twice since then, and both meetings ended without a common statement.",
    "Parliament will debate the budget of the missile forces in the spring, when the programme runs out.",
)
OTHER = (
    "A launch over the gulf",
    "The armed forces in Strelsau carried out a trial with a new rocket early this week, local papers wrote.",
    "People on the coast saw it pass and reported that nothing but water lay where it had come down.",
    "What becomes of the agreement after the elections is open, because the parties keep silent about it.",
)
DAY = date(2019, 5, 1)


def by_name(found: list[Figure]) -> dict[str, Figure]:
    return {one.figure: one for one in found}


def made(name: str, family: str, text: tuple[str, ...], publisher: str, origin: str) -> Made:
    return Made("text", family, text, publisher, DAY, "test", origin, name=f"{name}.txt")


def test_a_small_record_is_scored(tmp_path: Path) -> None:
    texts = [
        made("a", "wire", WIRE, "Sample Wire", "outlet:sample-wire"),
        made("b", "wire", WIRE, "Gazette", "outlet:sample-wire"),
        made("c", "wire", ("Missile tested", *WIRE[2:]), "Courier", "outlet:sample-wire"),
        made("d", "other", OTHER, "Observer", "outlet:observer"),
        # In truth taken from the observer, in other words: nothing shows it.
        made("e", "other", ("A rocket", *(line[::-1] for line in OTHER[1:])), "Mirror", "outlet:observer"),
    ]
    made_record.write(texts, tmp_path)
    found = by_name(figures(tmp_path))
    assert (found["pairs of copies, precision"].value, found["pairs of copies, precision"].n) == (1.0, 3)
    assert (found["pairs of copies, recall"].value, found["pairs of copies, recall"].n) == (0.75, 4)
    assert (found["origin of a text"].value, found["origin of a text"].n) == (0.8, 5)
    assert (found["number of origins of a fact"].value, found["number of origins of a fact"].n) == (0.0, 1)


def test_news_are_scored_against_all_pairs_and_the_notes_on_agencies(tmp_path: Path) -> None:
    texts = tmp_path / "dev" / "text"
    texts.mkdir(parents=True)
    for name, paragraphs in {"a": WIRE, "b": ("Another headline", *WIRE[1:]), "c": OTHER}.items():
        text = "\n\n".join(paragraphs).replace("Sample Wire", "AP")
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "metadata.tsv").write_text("filename\twire\na\tAP\nb\tNA\nc\tUPI\n", encoding="utf-8")
    found = by_name(figures(tmp_path))
    assert (found["versions of an article, recall"].value, found["versions of an article, recall"].n) == (1.0, 1)
    assert (found["agency credited, recall"].value, found["agency credited, recall"].n) == (0.5, 2)
    assert (found["agency credited, precision"].value, found["agency credited, precision"].n) == (0.5, 2)
    assert found["printed anew, precision"].value == 1.0


def test_errors_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    texts = [
        made("d", "other", OTHER, "Observer", "outlet:observer"),
        made("e", "other", WIRE, "Mirror", "outlet:observer"),
    ]
    made_record.write(texts, tmp_path)
    assert main([str(tmp_path), "--show"]) == 0
    shown = capsys.readouterr().err
    assert "missed: d.txt (text) and e.txt (text)" in shown
    assert "origin: e.txt (text) outlet:sample-wire, not outlet:observer" in shown
    assert "count: test has 1 origins, 2 counted" in shown
