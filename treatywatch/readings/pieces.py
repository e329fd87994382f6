"""Turns words into what the encoder reads: word pieces, and a shape for each that carries case and spacing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

__all__ = ["BREAK", "CLOSE", "MARK_SHAPE", "OPEN", "SHAPES", "EncodedText", "PieceVocabulary", "shape_of"]

Integers = NDArray[np.int64]

#: [CLS], [SEP], [UNK] and [unused1] of the BERT vocabulary; the last marks a line break in the text.
OPEN, CLOSE, UNKNOWN, BREAK = 101, 102, 100, 2

#: The vocabulary is uncased, so case reaches the encoder as a token type; punctuation says where white space stood,
#: which tells an opening quotation mark from a closing one in every quotation style.
SHAPES = (
    "lower",
    "title",
    "upper",
    "mixed",
    "digit",
    "punctuation",
    "punctuation glued left",
    "punctuation glued right",
    "punctuation glued both",
    "caseless letters",
    "mark",
)
PUNCTUATION_SHAPE, CASELESS_SHAPE, MARK_SHAPE = SHAPES.index("punctuation"), 9, 10

#: A web address or a run of letters from a damaged scan may cost hundreds of pieces and say no more than its start.
LARGEST_WORD = 10

#: Words of which the pieces are remembered from text to text; news keeps to fewer.
REMEMBERED_WORDS = 65_536

SAME_SIGN = str.maketrans(
    {
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"'),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a\u0060\u00b4\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
        **dict.fromkeys("\u00ad\u200c\u200d\u2060\u202a\u202c\u200e\u200f", ""),
    }
)


def plain(word: str) -> str:
    """The word with one sign for each kind of quotation mark and dash, and compatibility forms resolved."""
    if word.isascii():
        return "-" if word == "--" else word
    return unicodedata.normalize("NFKC", word.translate(SAME_SIGN))


@lru_cache(maxsize=REMEMBERED_WORDS)
def letter_shape(word: str) -> int:
    """The index in `SHAPES` of a word, for punctuation the one that white space surrounds."""
    if any(character.isdigit() for character in word):
        return 4
    if not any(character.isalpha() for character in word):
        return PUNCTUATION_SHAPE
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word.strip(".'\u2019")) > 1 else 1
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3 if any(character.isupper() for character in word) else CASELESS_SHAPE


def shape_of(word: str, glued_left: bool, glued_right: bool) -> int:
    """The index in `SHAPES` of a word, given whether white space is missing on either side."""
    shape = letter_shape(word)
    return shape + glued_left + 2 * glued_right if shape == PUNCTUATION_SHAPE else shape


@dataclass(frozen=True)
class EncodedText:
    """A text's words as the encoder reads them; word `i` owns the pieces `offsets[i]..offsets[i + 1]`."""

    starts: Integers
    ends: Integers
    #: A line break stands before the word; its mark is then the first of the word's pieces.
    breaks: NDArray[np.bool_]
    pieces: Integers
    shapes: Integers
    offsets: Integers

    def __len__(self) -> int:
        return len(self.starts)


class PieceVocabulary:
    """The word pieces of the encoder; the only door to the tokenizers library."""

    def __init__(self, path: Path) -> None:
        self.tokenizer = Tokenizer.from_file(str(path))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces_of(self, words: Sequence[str]) -> dict[str, tuple[int, ...]]:
        """The piece ids of each of the words, at least one for each, among others that are remembered."""
        if len(self._known) > REMEMBERED_WORDS:
            self._known.clear()
        new = [word for word in dict.fromkeys(words) if word not in self._known]
        encodings = self.tokenizer.encode_batch([plain(word) for word in new], add_special_tokens=False)
        for word, encoding in zip(new, encodings, strict=True):
            self._known[word] = tuple(encoding.ids[:LARGEST_WORD]) or (UNKNOWN,)
        return self._known

    def encode(self, text: str, spans: Sequence[tuple[int, int]]) -> EncodedText:
        """Encode the words of a text that stand at the given offsets."""
        words = [text[start:end] for start, end in spans]
        gaps = [
            text[left:right]
            for left, right in zip(
                [0, *(end for _, end in spans)], [*(start for start, _ in spans), len(text)], strict=True
            )
        ]
        breaks = ["\n" in gap or "\r" in gap for gap in gaps[:-1]]
        glued = [not gap for gap in gaps]
        if words:
            breaks[0] = True
            glued[0] = glued[-1] = False
        known = self.pieces_of(words)
        pieces: list[int] = []
        shapes: list[int] = []
        offsets = [0]
        for index, word in enumerate(words):
            if breaks[index]:
                pieces.append(BREAK)
                shapes.append(MARK_SHAPE)
            own = known[word]
            pieces += own
            shapes += [shape_of(word, glued[index], glued[index + 1])] * len(own)
            offsets.append(len(pieces))
        return EncodedText(
            np.array([start for start, _ in spans], np.int64),
            np.array([end for _, end in spans], np.int64),
            np.array(breaks, np.bool_),
            np.array(pieces, np.int64),
            np.array(shapes, np.int64),
            np.array(offsets, np.int64),
        )
