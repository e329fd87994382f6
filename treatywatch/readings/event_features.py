"""What an event's code is read off: the encoder's vectors around source and target, and lemmas with their places."""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from treatywatch.records import Word

__all__ = ["Features", "Pair", "features_of"]

Floats = NDArray[np.float32]

#: What stands in a feature for the words of the two parties, which must not teach who they are.
SOURCE, TARGET = "<s>", "<t>"
#: Relations that say nothing about what a governor of the parties does.
IDLE_RELATIONS = frozenset({"punct", "cc", "det"})


class Features(NamedTuple):
    """A source and a target in their text as the head takes them."""

    #: Means of word vectors over `Pair.pools`, one after another.
    dense: Floats
    #: CRC-32 of each different feature of `Pair.signs`: the head stores no word of what it was fitted on.
    sparse: frozenset[int]


@dataclass(frozen=True)
class Pair:
    """A source and a target among the words of a text; each is a stretch of word indices, empty where not found."""

    words: Sequence[Word]
    source: range
    target: range

    @classmethod
    def in_text(cls, text: str, words: Sequence[Word], source: str, target: str) -> Pair:
        """Find both parties by their words; where one occurs twice, the target is not sought within the source."""
        first = occurrences(text, words, source)
        second = occurrences(text, words, target)
        own = first[0] if first else range(0)
        apart = [found for found in second if not set(found) & set(own)]
        return cls(words, own, next(iter(apart or second), range(0)))

    @cached_property
    def parties(self) -> frozenset[int]:
        """The words of both."""
        return frozenset(self.source) | frozenset(self.target)

    @cached_property
    def source_chain(self) -> list[int]:
        """From the head of the source up to its sentence's root."""
        return self._chain(self.source)

    @cached_property
    def target_chain(self) -> list[int]:
        """From the head of the target up to its sentence's root."""
        return self._chain(self.target)

    def _chain(self, stretch: range) -> list[int]:
        if not stretch:
            return []
        chain = [next((word for word in stretch if self.words[word].head not in stretch), stretch.start)]
        while (head := self.words[chain[-1]].head) >= 0:
            chain.append(head)
        return chain

    @cached_property
    def source_governor(self) -> list[int]:
        """The first word above the source, as a list of one or none."""
        return [word for word in self.source_chain if word not in self.source][:1]

    @cached_property
    def target_governor(self) -> list[int]:
        """The first word above the target, as a list of one or none."""
        return [word for word in self.target_chain if word not in self.target][:1]

    @cached_property
    def root(self) -> int:
        """The root of the source's sentence, or of the text's first."""
        return self.source_chain[-1] if self.source else next(i for i, word in enumerate(self.words) if word.head < 0)

    @cached_property
    def meeting(self) -> int | None:
        """The lowest word that governs both, `None` where they stand in different sentences or were not found."""
        above = set(self.target_chain)
        return next((word for word in self.source_chain if word in above), None)

    @cached_property
    def path(self) -> list[int]:
        """From the source's head up to where both meet, and down to the target's head."""
        if self.meeting is None:
            return []
        up = self.source_chain[: self.source_chain.index(self.meeting) + 1]
        return up + self.target_chain[: self.target_chain.index(self.meeting)][::-1]

    def pools(self) -> Iterator[Sequence[int]]:
        """Give the groups of words whose vectors are averaged."""
        yield self.source
        yield self.target
        yield self._between()
        yield self.source_governor
        yield self.target_governor
        yield [self.root if self.meeting is None else self.meeting]
        yield [word for word in self.path if word not in self.parties]
        yield [self.root]

    def _between(self) -> range:
        if not (self.source and self.target):
            return range(0)
        left, right = sorted((self.source, self.target), key=lambda stretch: stretch.start)
        return range(left.stop, right.start)

    def signs(self) -> Iterator[str]:
        """Give the lemmas and their places: alone, in pairs, on the path, as governors, beside them, at the root."""
        sequence = list(self._sequence())
        yield from (f"lemma {lemma}" for lemma in sequence)
        yield from (f"pair {left} {right}" for left, right in pairwise(sequence))
        yield from (f"path {self._lemma(word)}" for word in self.path if word not in self.parties)
        yield f"whole path {' '.join(self._lemma(word) for word in self.path)}"
        yield from self._governors()
        yield from self._dependents()

    def _sequence(self) -> Iterator[str]:
        """Give the text's lemmas, each party as one sign."""
        for index in range(len(self.words)):
            if index not in self.parties or index in (min(party, default=-1) for party in (self.source, self.target)):
                yield self._lemma(index)

    def _lemma(self, index: int) -> str:
        if index in self.source:
            return SOURCE
        return TARGET if index in self.target else self.words[index].lemma.lower()

    def _governors(self) -> Iterator[str]:
        for governor in self.source_governor:
            yield f"source {self._lemma(governor)}"
            yield f"source {self.words[self.source_chain[0]].deprel} {self._lemma(governor)}"
        for governor in self.target_governor:
            own = self.target_chain[0]
            cases = " ".join(self._lemma(word) for word in self._under(own) if self.words[word].deprel == "case")
            yield f"target {self._lemma(governor)}"
            yield f"target {self.words[own].deprel} {self._lemma(governor)}"
            yield f"target case {cases} {self._lemma(governor)}"

    def _dependents(self) -> Iterator[str]:
        for governor in {*self.source_governor, *self.target_governor}:
            for word in self._under(governor):
                if word not in self.parties and self.words[word].deprel not in IDLE_RELATIONS:
                    yield f"beside {self._lemma(word)}"
                    yield f"beside {self.words[word].deprel} {self._lemma(word)}"
        yield f"root {self._lemma(self.root)}"
        for word in self._under(self.root):
            if word not in self.parties and self.words[word].upos != "PUNCT":
                yield f"under root {self._lemma(word)}"

    def _under(self, head: int) -> list[int]:
        return self._dependents_of.get(head, [])

    @cached_property
    def _dependents_of(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.head, []).append(index)
        return found


def occurrences(text: str, words: Sequence[Word], name: str) -> list[range]:
    """Find where a name stands in a text, as word indices: as it is written, else whatever its case and spacing."""
    parts = re.findall(r"\w+|[^\w\s]", name)
    if not parts:
        return []
    exact = rf"(?<!\w){re.escape(name.strip())}(?!\w)"
    spaced = r"\s*".join(map(re.escape, parts))
    spans = [match.span() for match in re.finditer(exact, text)]
    spans = spans or [match.span() for match in re.finditer(rf"(?<!\w){spaced}(?!\w)", text, re.IGNORECASE)]
    starts, ends = [word.start for word in words], [word.end for word in words]
    found = (range(bisect_right(ends, start), bisect_left(starts, end)) for start, end in spans)
    return [stretch for stretch in found if stretch]


def features_of(pair: Pair, hidden: Floats) -> Features:
    """Take the features of a source and a target; `hidden` has one row a word."""
    nothing = np.zeros(hidden.shape[1], np.float32)
    means = [hidden[list(pool)].mean(0) if len(pool) else nothing for pool in pair.pools()]
    return Features(
        np.concatenate(means), frozenset(zlib.crc32(sign.encode("utf-8", "replace")) for sign in pair.signs())
    )
