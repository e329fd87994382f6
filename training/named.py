"""Reads re3d documents with their named and described entities."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from training.attributions import words_within
from training.examples import Example, unlabelled
from training.labels import NAMES
from treatywatch.readings.pieces import PieceVocabulary
from treatywatch.readings.words import word_spans

#: re3d's types and ours; a type that is not here counts as no name.
TYPES = {
    "Person": "PER",
    "Organisation": "ORG",
    "Location": "LOC",
    "Nationality": "NORP",
    "Weapon": "WEAPON",
    "MilitaryPlatform": "WEAPON",
    "Temporal": "DATE",
    "Quantity": "QUANTITY",
    "Money": "QUANTITY",
}

#: Every fifth document of each source in the order of its file, beginning with the second; never trained on.
HELD_BACK = frozenset(
    [
        "58A3656BDCA7B89C38CE5A1985834740",
        "1B05F2376ED66CA9FFEB00BE752C16DC",
        "6646F63F6AC6B483D15DA258CB182147",
        "8BC6B4D334BC5607D97A1BA18854B513",
        "E19357552CAE0E45EE364E60A317AC59",
        "F7AC57DBBAD0284C8C0DE6566B9B5C29",
        "8BF4B60AA80B0601BE12F0164E2E7001",
        "1101048768E50FA1F8DA3F7B7CD105AB",
        "32AACD4CCB88ACB2C0FAB156E7BDCC2F",
        "7148F3D092DA3E560332528D7167DF0F",
        "8A716D1B7D81B723DFD8361BAEA100DC",
        "C66A9E77E1142C3F0909657DDDD475A5",
        "1E4938BF59D806C4E3AC9DDF2CC3E87F",
        "2E857EFC55A390B6382FDE5C87F06D67",
        "6413ED35E27EFB504C689047F2F17B0F",
        "B5E6AB37F9BF98EC2A4EFDDACE2768C9",
        "FAB032C0995F606F54B1DD3EA8D61930",
        "051A4176702090F39056F34A9C29D574",
        "76F75D985AD7642B43A8AA4DBC146621",
        "BC4D46232E91E65C8C69F4F6F2D9C618",
    ]
)


@dataclass(frozen=True)
class NamedDocument:
    """A document and its entities, of which no two overlap: first character, last (excluded), type."""

    id: str
    text: str
    entities: tuple[tuple[int, int, str], ...]


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSON lines file that may start with a byte-order mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [json.loads(line) for line in file.read().split("\n") if line.strip()]


def longest(entities: list[dict[str, Any]]) -> tuple[tuple[int, int, str], ...]:
    """The longest of overlapping entities, of equals the one that more annotators chose."""
    ranked = sorted(entities, key=lambda entity: (entity["begin"] - entity["end"], -float(entity["confidence"])))
    kept: list[tuple[int, int, str]] = []
    for entity in ranked:
        start, end = int(entity["begin"]), int(entity["end"])
        if all(end <= first or last <= start for first, last, _ in kept):
            kept.append((start, end, entity["type"]))
    return tuple((start, end, TYPES[kind]) for start, end, kind in sorted(kept) if kind in TYPES)


def read_named(folder: Path) -> list[NamedDocument]:
    """All re3d documents, in the order of folders and files."""
    documents = []
    for source in sorted(path for path in folder.iterdir() if path.is_dir()):
        entities = json_lines(source / "entities.json")
        for entry in json_lines(source / "documents.json"):
            own = [entity for entity in entities if entity["documentId"] == entry["_id"]]
            documents.append(NamedDocument(entry["_id"], entry["text"], longest(own)))
    return documents


def named_examples(documents: list[NamedDocument], vocabulary: PieceVocabulary) -> list[Example]:
    """One example a document, with name tags only."""
    examples = []
    for document in documents:
        encoded = vocabulary.encode(document.text, list(word_spans(document.text)))
        tags = np.ones(len(encoded), np.int64)
        for start, end, kind in document.entities:
            first, last = words_within(encoded.starts + encoded.ends, start, end)
            bit = 1 << (1 + 2 * NAMES.index(kind))
            tags[first:last] = bit << 1
            tags[first : min(first + 1, last)] = bit
        examples.append(replace(unlabelled(encoded), names=tags))
    return examples
