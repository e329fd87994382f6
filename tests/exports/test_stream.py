"""The stream of JSON lines: its order, its layers, and that offsets in it lead back to the text."""

from __future__ import annotations

import json

import pytest

from tests.one_document import DOUBT, RECORDS, TEXT
from treatywatch.errors import UsageError
from treatywatch.exports.stream import LAYERS, layers_of, lines, objects
from treatywatch.records import JsonObject


def kinds(stream: str) -> list[str]:
    return [json.loads(line)["kind"] for line in stream.splitlines()]


def test_one_documents_records_come_in_the_order_of_the_contract() -> None:
    assert kinds(lines(RECORDS)) == ["document", "statement", "claim", "claim", "finding", "problem"]


def test_layers_stand_between_the_document_and_its_statements() -> None:
    with_layers = kinds(lines(RECORDS, frozenset(LAYERS)))
    assert with_layers[:7] == ["document", "sentence", "sentence", "name", "time", "quantity", "statement"]


def test_a_document_that_could_not_be_read_is_one_problem() -> None:
    assert [json.loads(line) for line in lines(DOUBT).splitlines()] == [DOUBT.to_json()]


def test_the_document_carries_its_schema_and_not_its_text() -> None:
    document = json.loads(lines(RECORDS).splitlines()[0])
    assert document["schema"] == "treatywatch/1"
    assert "text" not in document


def test_every_span_in_the_stream_cuts_its_words_out_of_the_text() -> None:
    found = [span for item in objects(RECORDS, frozenset(LAYERS)) for span in spans_in(item)]
    assert len(found) > 10
    assert all(TEXT[span["start"] : span["end"]] == span["exact"] for span in found)


def spans_in(value: object) -> list[JsonObject]:
    if isinstance(value, list):
        return [span for part in value for span in spans_in(part)]
    if isinstance(value, dict):
        inner = [span for part in value.values() for span in spans_in(part)]
        return [value, *inner] if "exact" in value else inner
    return []


def test_a_head_counts_from_the_first_word_of_its_sentence() -> None:
    second = [item for item in objects(RECORDS, frozenset({"sentences"})) if item["kind"] == "sentence"][1]
    heads = [(word["lemma"], word["head"]) for word in second["words"]]
    assert heads == [("moscow", 1), ("denied", -1), ("it", 1), (".", 1)]


def test_words_that_are_not_ascii_stay_readable() -> None:
    assert "“it” may mean two things" in lines(DOUBT)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", frozenset()),
        ("times", frozenset({"times"})),
        (" names, sentences ,", frozenset({"names", "sentences"})),
    ],
)
def test_layers_are_named_in_a_list_with_commas(written: str, meant: frozenset[str]) -> None:
    assert layers_of(written) == meant


def test_an_unknown_layer_is_named_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match=r"no layer 'verbs'; known: times, quantities, names, sentences"):
        layers_of("times,verbs")
