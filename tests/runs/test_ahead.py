"""What is begun ahead changes neither records nor their order, is no more than fits, and ends with the run."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.one_document import DOCUMENT
from treatywatch.readings.model import Model
from treatywatch.readings.reading import Begun, read
from treatywatch.records import Document, Problem
from treatywatch.runs import ahead
from treatywatch.runs.ahead import begun_ahead
from treatywatch.settings import Settings

PROBLEM = Problem(document=None, where="note.pdf", what="it is empty", remedy="look at it")


@pytest.fixture(scope="module")
def model() -> Model:
    return Model.load(Settings())


def document(text: str) -> Document:
    return DOCUMENT.model_copy(update={"text": text, "characters": len(text)})


def endless(text: str, taken: list[int]) -> Iterator[Document]:
    for number in count():
        taken.append(number)
        yield document(text)


def test_everything_comes_in_order_and_read_as_if_alone(model: Model) -> None:
    texts = [f"Minister {name} said that Russia has tested {name}. " * 9 for name in ("one", "two", "three")]
    given: list[Document | Problem] = [
        document(texts[0]),
        PROBLEM,
        document(texts[1]),
        document(""),
        document(texts[2]),
    ]
    found = list(begun_ahead(given, model))
    assert [one for one, _ in found] == given
    for one, begun in found:
        if isinstance(one, Document):
            assert read(one, model, begun) == read(one, model)


def test_no_more_is_begun_than_fits(model: Model) -> None:
    taken: list[int] = []
    run = begun_ahead(endless("word " * 3_000, taken), model)
    next(run)
    assert 2 <= len(taken) <= 4
    next(run)
    assert len(taken) <= 5
    run.close()


def test_a_long_document_is_begun_alone(model: Model) -> None:
    taken: list[int] = []
    run = begun_ahead(endless("word " * 9_000, taken), model)
    next(run)
    assert len(taken) == 1
    run.close()


def test_what_was_begun_is_left_out_when_the_run_ends(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    cancelled: list[Begun] = []

    def cancel(begun: Begun) -> None:
        cancelled.append(begun)

    monkeypatch.setattr(Begun, "cancel", cancel)
    run = begun_ahead(endless("word " * 1_000, []), model)
    next(run)
    run.close()
    assert len(cancelled) >= 6


def test_a_document_that_cannot_be_begun_does_not_stop_the_one_before(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Begun:
        raise ZeroDivisionError

    monkeypatch.setattr(ahead, "begin", broken)
    assert list(begun_ahead([DOCUMENT], model)) == [(DOCUMENT, None)]
