"""Reads PolNeAR articles with their attributions."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from training.examples import Example, Integers, unlabelled
from training.labels import MOST_CUES, ROLES, UNLABELLED
from treatywatch.readings.pieces import PieceVocabulary
from treatywatch.readings.words import word_spans

SPAN = re.compile(r"(T\d+)\t\w\S* ([\d ;]+)\t")
EVENT = re.compile(r"E\d+\t\S+ (.+)")

Spans = list[tuple[int, int]]


def read_text(path: Path) -> str:
    """A text with its line ends as they are, because offsets count them."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def read_attributions(path: Path) -> list[dict[str, Spans]]:
    """The character spans of each role of each attribution in a BRAT file."""
    spans: dict[str, Spans] = {}
    attributions = []
    for line in read_text(path).split("\n"):
        if match := SPAN.match(line):
            spans[match[1]] = [(int(part.split()[0]), int(part.split()[1])) for part in match[2].split(";")]
        elif match := EVENT.match(line):
            found: dict[str, Spans] = {role: [] for role in ROLES}
            for argument in match[1].split():
                role, key = argument.split(":")
                role = role.rstrip("0123456789").lower()
                if role in found:
                    found[role] += spans.get(key, [])
            attributions.append(found)
    return attributions


def words_within(centres: Integers, start: int, end: int) -> tuple[int, int]:
    """The first and last word (last excluded) whose centres lie in a stretch of characters, doubled offsets."""
    first, last = np.searchsorted(centres, [2 * start, 2 * end])
    return int(first), int(last)


def annotate(example: Example, centres: Integers, attributions: list[dict[str, Spans]]) -> Example:
    """An example with the role tags and cue links of its attributions."""
    roles = np.zeros_like(example.roles)
    cues: dict[int, list[int]] = defaultdict(list)
    for attribution in attributions:
        found = {
            role: [words_within(centres, start, end) for start, end in spans] for role, spans in attribution.items()
        }
        for column, role in enumerate(ROLES):
            for first, last in found[role]:
                roles[first:last, column] = 2
                roles[first : min(first + 1, last), column] = 1
        anchors = [first for first, last in found["cue"] if last > first][:1]
        for role in ("source", "content"):
            for first, last in found[role]:
                for word in range(first, last):
                    cues[word] += anchors
    links = np.full((len(example), MOST_CUES), UNLABELLED, np.int64)
    for word, anchors in cues.items():
        several = list(dict.fromkeys(anchors))[:MOST_CUES]
        links[word, : len(several)] = several
    return replace(example, roles=roles, cues=links)


def polnear_examples(folder: Path, vocabulary: PieceVocabulary) -> list[Example]:
    """One example an article, with the annotation of the first annotator in name order."""
    annotated: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated.setdefault(path.stem.rsplit("_", 1)[0], path)
    examples = []
    for name, path in annotated.items():
        text = read_text(folder / "text" / f"{name}.txt")
        encoded = vocabulary.encode(text, list(word_spans(text)))
        if len(encoded):
            centres = encoded.starts + encoded.ends
            examples.append(annotate(unlabelled(encoded), centres, read_attributions(path)))
    return examples


__all__ = ["UNLABELLED", "polnear_examples", "read_text", "words_within"]
