"""Records as JSON lines: the contract that outside programs rely on.

One object a line, in this order per document: `document`, the layers that were asked for, `statement`s, `claim`s,
`description`s, `finding`s, `problem`s.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Literal, get_args

from treatywatch.errors import UsageError
from treatywatch.records import DocumentRecords, JsonObject, Problem, Reading, Record, Sentence, Span

#: What claims are made of: given only where it is asked for, because it is far more than the claims themselves.
Layer = Literal["times", "quantities", "names", "sentences"]
LAYERS: tuple[Layer, ...] = get_args(Layer)


def layers_of(value: str) -> frozenset[Layer]:
    """Read a comma-separated list of layers ("times,names").

    Raises:
        UsageError: a word in it names no layer.
    """
    words = [word.strip() for word in value.split(",") if word.strip()]
    unknown = [word for word in words if word not in LAYERS]
    if unknown:
        raise UsageError(f"there is no layer {unknown[0]!r}; known: {', '.join(LAYERS)}")
    return frozenset(layer for layer in LAYERS if layer in words)


def objects(found: DocumentRecords | Problem, layers: frozenset[Layer] = frozenset()) -> Iterator[JsonObject]:
    """Give everything that was made of one document, or why nothing was, in the order of the contract."""
    if isinstance(found, Problem):
        yield found.to_json()
        return
    yield found.document.to_json()
    yield from _layers(found, layers)
    records: tuple[Iterable[Record], ...] = (
        found.reading.statements,
        found.claims,
        found.descriptions,
        found.findings,
        found.problems,
    )
    for kind in records:
        yield from (record.to_json() for record in kind)


def lines(found: DocumentRecords | Problem, layers: frozenset[Layer] = frozenset()) -> str:
    """Give the records of one document as lines of JSON, each with its line feed, ready to be written at once."""
    return "".join(
        json.dumps(item, ensure_ascii=False, separators=(",", ":")) + "\n" for item in objects(found, layers)
    )


def _layers(found: DocumentRecords, layers: frozenset[Layer]) -> Iterator[JsonObject]:
    if "sentences" in layers:
        yield from (_sentence(found, sentence) for sentence in found.reading.sentences)
    if "names" in layers:
        yield from (name.to_json() for name in found.reading.names)
    if "times" in layers:
        yield from (time.to_json() for time in found.reading.times)
    if "quantities" in layers:
        yield from (quantity.to_json() for quantity in found.reading.quantities)


def _sentence(found: DocumentRecords, sentence: Sentence) -> JsonObject:
    span = Span.of(found.document.text, sentence.start, sentence.end)
    return {
        "kind": "sentence",
        "document": found.document.id,
        "span": span.to_json(),
        "words": list(_words(found.reading, sentence)),
    }


def _words(reading: Reading, sentence: Sentence) -> Iterator[JsonObject]:
    """Give a sentence's words; `head` counts from the sentence's first word, so that each line stands on its own."""
    for word in reading.words[sentence.first : sentence.last]:
        yield {**word._asdict(), "head": word.head if word.head < 0 else word.head - sentence.first}
