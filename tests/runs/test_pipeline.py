"""One document through all stages: everything leads back to its words, and nothing depends on chance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.one_document import DOCUMENT
from treatywatch.documents.reader import ReaderArguments
from treatywatch.exports.stream import lines
from treatywatch.records import (
    Claim,
    Description,
    Document,
    DocumentRecords,
    Finding,
    Problem,
    Quote,
    Statement,
)
from treatywatch.runs import pipeline
from treatywatch.runs.local import SHIPPED_RECORD, instruments
from treatywatch.runs.pipeline import Instruments, records_of
from treatywatch.settings import Settings

SETTINGS = Settings()


@pytest.fixture(scope="module")
def tools() -> Instruments:
    return instruments(SETTINGS)


@pytest.fixture(scope="module")
def shipped(tools: Instruments) -> list[DocumentRecords]:
    found = list(records_of([SHIPPED_RECORD], ReaderArguments(), SETTINGS, tools))
    return [one for one in found if isinstance(one, DocumentRecords)]


def evidence(one: DocumentRecords) -> list[Quote]:
    made: tuple[Claim | Description, ...] = (*one.claims, *one.descriptions)
    return [quote for record in made for quote in record.evidence]


def ids(one: DocumentRecords) -> list[str]:
    made: tuple[Statement | Claim | Description | Finding, ...] = (
        *one.reading.statements,
        *one.claims,
        *one.descriptions,
        *one.findings,
    )
    return [one.document.id, *(record.id for record in made)]


def test_every_claim_and_description_is_made_of_the_documents_words(shipped: list[DocumentRecords]) -> None:
    quotes = [(one.document.text, quote) for one in shipped for quote in evidence(one)]
    assert quotes
    assert all(text[quote.start : quote.end] == quote.exact for text, quote in quotes)


def test_every_finding_is_about_a_claim_of_its_document(shipped: list[DocumentRecords]) -> None:
    assert any(one.findings for one in shipped)
    for one in shipped:
        assert {finding.claim for finding in one.findings} <= {claim.id for claim in one.claims}


def test_ids_tell_records_apart(shipped: list[DocumentRecords]) -> None:
    given = [name for one in shipped for name in ids(one)]
    assert len(given) == len(set(given))


def test_the_same_text_gives_the_same_records(shipped: list[DocumentRecords], tools: Instruments) -> None:
    again = records_of([SHIPPED_RECORD], ReaderArguments(), SETTINGS, tools)
    assert [lines(one) for one in again if isinstance(one, DocumentRecords)] == [lines(one) for one in shipped]


def test_a_fault_in_one_document_is_said_and_the_others_are_read(
    tools: Instruments, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> DocumentRecords:
        raise ZeroDivisionError("division by zero")

    def given(*_: object) -> Iterator[Document]:
        yield from (DOCUMENT, DOCUMENT)

    monkeypatch.setattr(pipeline, "records_of_document", broken)
    monkeypatch.setattr(pipeline, "read_documents", given)
    problems = list(records_of([Path("note.txt")], ReaderArguments(), SETTINGS, tools))
    expected = Problem(
        document=None,
        where="note.txt",
        what="reading it failed, a fault of treatywatch (ZeroDivisionError in broken): division by zero",
        remedy="report it, with the document if you may",
    )
    assert problems == [expected, expected]


def test_an_empty_text_gives_a_document_and_nothing_else(tools: Instruments) -> None:
    empty = pipeline.records_of_document(DOCUMENT.model_copy(update={"text": "", "characters": 0}), tools)
    assert (empty.claims, empty.descriptions, empty.findings, empty.reading.words) == ((), (), (), ())
