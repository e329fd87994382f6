"""Reads Universal Dependencies treebanks, with GUM's entities where they say who is named."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from training.examples import ANY_NAME, Example, Integers, unlabelled
from training.labels import MENTIONS, NAMES, ROOT, UPOS, relation_index
from treatywatch.readings.pieces import PieceVocabulary

ENTITY_MARK = re.compile(r"\(([^()]+)\)?|(\d+)\)")
GUM_NAMES = {"person": "PER", "organization": "ORG", "place": "LOC"}
#: A longer name holds others (a relative clause, an apposition); which of them is the name is then open.
LONGEST_NAME = 6
#: GUM says which words are in no person, organisation or place; of the other types it says nothing.
NO_ACTOR = ANY_NAME & ~sum(3 << (1 + 2 * NAMES.index(label)) for label in GUM_NAMES.values())


@dataclass
class TreebankDocument:
    """A treebank document as it is read, line by line."""

    text: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    entities: list[str] = field(default_factory=list)
    first: int = 0
    joined: tuple[int, int, bool] = (0, -1, False)

    def begin(self, paragraph: bool) -> None:
        """Start a sentence, on a line of its own where a paragraph starts."""
        if paragraph and self.text:
            self.text = self.text.rstrip(" ") + "\n"
        self.first, self.joined = len(self.spans), (0, -1, False)
        self.starts.append(self.first)

    def take(self, line: str) -> None:
        """Take one line of the CoNLL-U file."""
        number, form, _, upos, _, _, head, relation, _, miscellany = line.split("\t")
        if "-" in number:
            low, high = number.split("-")
            self.joined = (int(low), int(high), "SpaceAfter=No" in miscellany)
            return
        if "." in number:
            return
        self.spans.append((len(self.text), len(self.text) + len(form)))
        low_number, high_number, joined_unspaced = self.joined
        glued = "SpaceAfter=No" in miscellany
        if low_number <= int(number) <= high_number:
            glued = int(number) < high_number or joined_unspaced
        self.text += form if glued else form + " "
        self.upos.append(UPOS.index(upos) if upos in UPOS else UPOS.index("X"))
        self.heads.append(self.first + int(head) - 1 if head != "0" else ROOT)
        self.relations.append(relation)
        match = re.search(r"Entity=([^|]+)", miscellany)
        self.entities.append(match[1] if match else "")


def read_treebank(path: Path) -> list[TreebankDocument]:
    """The documents of a CoNLL-U file."""
    documents: list[TreebankDocument] = []
    paragraph, inside = False, False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            documents.append(TreebankDocument())
        elif line.startswith("# newpar"):
            paragraph = True
        elif line and not line.startswith("#"):
            if not inside:
                documents[-1].begin(paragraph)
            inside, paragraph = True, False
            documents[-1].take(line)
        elif not line:
            inside = False
    return documents


def mentions(document: TreebankDocument) -> list[tuple[int, int, str, int]]:
    """GUM's entity mentions: first word, last word (excluded), type, index of the head."""
    found, pending = [], []
    for word, marks in enumerate(document.entities):
        for match in ENTITY_MARK.finditer(marks):
            if match[1]:
                fields = match[1].split("-")
                pending.append((fields[0], word, fields[1], int(re.split(r"[,]", fields[5])[0])))
                if not match[0].endswith(")"):
                    continue
            number = match[2] or match[1].split("-")[0]
            for place in range(len(pending) - 1, -1, -1):
                if pending[place][0] == number:
                    _, first, kind, head = pending.pop(place)
                    found.append((first, word + 1, kind, first + head - 1))
                    break
    return found


def name_tags(document: TreebankDocument) -> Integers:
    """The name tags that GUM's entities allow each word."""
    allowed = np.full(len(document.spans), NO_ACTOR, np.int64)
    candidates = [mention for mention in mentions(document) if mention[2] in GUM_NAMES]
    reach = 0
    for first, last, kind, head in sorted(candidates, key=lambda mention: (mention[0], -mention[1])):
        if first < reach:
            continue
        reach = last
        if UPOS[document.upos[min(head, last - 1)]] == "PROPN" and last - first <= LONGEST_NAME:
            bit = 1 << (1 + 2 * NAMES.index(GUM_NAMES[kind]))
            allowed[first], allowed[first + 1 : last] = bit, bit << 1
        else:
            allowed[first:last] = ANY_NAME
    return allowed


def mention_tags(document: TreebankDocument) -> Integers:
    """BIO tags of the outermost mentions, named or not."""
    tags = np.zeros(len(document.spans), np.int64)
    reach = 0
    candidates = [mention for mention in mentions(document) if mention[2] in MENTIONS]
    for first, last, kind, _ in sorted(candidates, key=lambda mention: (mention[0], -mention[1])):
        if first >= reach:
            reach = last
            tags[first:last] = 2 + 2 * MENTIONS.index(kind)
            tags[first] -= 1
    return tags


def treebank_examples(paths: list[Path], vocabulary: PieceVocabulary, entities: bool) -> list[Example]:
    """One example a document, with tags, trees and sentence starts, and names if the treebank has entities."""
    examples = []
    for document in (document for path in paths for document in read_treebank(path)):
        example = unlabelled(vocabulary.encode(document.text, document.spans))
        starts = np.zeros(len(example), np.int64)
        starts[document.starts] = 1
        examples.append(
            replace(
                example,
                upos=np.array(document.upos, np.int64),
                sentence_start=starts,
                heads=np.array(document.heads, np.int64),
                relations=np.array([relation_index(label) for label in document.relations], np.int64),
                names=name_tags(document) if entities else example.names,
                mentions=mention_tags(document) if entities else example.mentions,
            )
        )
    return examples
