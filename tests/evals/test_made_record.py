"""The record with known truth is the same every time, is read as it was made, and quotes nobody."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from evals.made_record import LABEL, Made, record, write
from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.records import Document, Problem
from treatywatch.settings import Settings


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return record()


def test_the_same_seed_makes_the_same_texts(made: list[Made]) -> None:
    assert [one.content for one in record()] == [one.content for one in made]
    assert [one.content for one in record(seed=1)] != [one.content for one in made]


def test_there_are_enough_texts_and_all_kinds_for_every_fact(made: list[Made]) -> None:
    assert len(made) >= 500
    assert min(Counter(one.story for one in made if one.story).values()) >= 30
    copied = {one.kind for one in made if one.family.endswith("/wire")}
    assert len(copied) == 10
    assert {one.stance for one in made} == {"asserts", "denies", "demands"}
    assert {one.language for one in made} == {"en", "de", "fr"}


def test_every_text_says_that_it_is_made_and_quotes_nobody(made: list[Made]) -> None:
    assert all(one.content.endswith(f"{LABEL}\n") for one in made)
    assert [one.name for one in made if set('"“”„«»‘{|}') & set(one.content)] == []


def test_copies_have_the_origin_of_their_wire(made: list[Made]) -> None:
    wires = {one.story: one.origin for one in made if one.kind == "wire"}
    assert all(one.origin == wires[one.story] for one in made if one.family.endswith("/wire"))


def test_it_is_read_without_a_problem_and_exact_copies_are_one_document(made: list[Made], tmp_path: Path) -> None:
    write(made, tmp_path)
    read = list(read_documents([tmp_path], ReaderArguments(), Settings()))
    documents = [one for one in read if isinstance(one, Document)]
    texts = {one.content for one in made}
    found = [one for one in documents if one.text in texts]
    assert len(found) == len(texts) < len(made)
    assert sum(len(one.copies) for one in found) == len(made)
    # What is not read is the truth itself.
    assert [Path(one.where).name for one in read if isinstance(one, Problem)] == ["truth.jsonl"]


def test_truth_counts_the_origins_of_a_fact(made: list[Made], tmp_path: Path) -> None:
    write(made, tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    asserting = {
        row["origin"] for row in rows if row.get("file") and row["fact"] == "ctbt" and row["stance"] == "asserts"
    }
    (count,) = (row["origins"] for row in rows if "file" not in row and row["fact"] == "ctbt")
    assert {"RUS", "USA", "anonymous:RUS", "outlet:model-press"} <= asserting
    assert count == len(asserting - {"anonymous:RUS"})
