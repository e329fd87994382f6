"""What descriptions are made from: a document's words with the treaties, numbers, times and states named in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_facts import Judgement
from treatywatch.claims.treaty_frames import FrameFinder
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.records import DescriptionTopic, Document, Quantity, Reading, TimeExpression
from treatywatch.treaties.packs import Pack

__all__ = ["Element", "Scene"]

#: How far above a word the treaty that it is said of may stand.
PATH = 4


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that a text says about a treaty, held against the pack."""

    treaty: str
    topic: DescriptionTopic
    #: The words that say it; the smallest clause around them becomes the evidence.
    words: tuple[int, ...]
    stated: str
    judgement: Judgement
    #: The words themselves are the evidence, not their clause.
    phrase: bool = False
    #: The word whose clause the evidence is, where one word says it all.
    head: int | None = None


@dataclass(frozen=True)
class Scene:
    """One document, ready to be asked."""

    document: Document
    reading: Reading
    syntax: Syntax
    treaties: TreatyFinder
    frames: FrameFinder
    packs: Mapping[str, Pack]
    starts: tuple[int, ...]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Give the first and last day on which the document may be from."""
        return self.document.published_interval

    def words_between(self, start: int, end: int) -> tuple[int, ...]:
        """Give the words that stand between two characters."""
        first = bisect_left(self.starts, start)
        if first > 0 and self.syntax.words[first - 1].end > start:
            first -= 1
        return tuple(range(first, bisect_left(self.starts, end)))

    def sentence(self, word: int) -> range:
        """Give the words of a word's sentence."""
        sentence = self.reading.sentences[self.syntax.sentence_of[word]]
        return range(sentence.first, sentence.last)

    def masked(self, words: Iterable[int]) -> tuple[int, str]:
        """Give where a group of words starts and its text, with all that stands between them blanked out."""
        indices = sorted(words)
        start = self.syntax.words[indices[0]].start
        pieces, place = [], start
        for index in indices:
            word = self.syntax.words[index]
            gap = self.syntax.text[place : word.start]
            pieces.append(gap if not gap.strip() else " " * len(gap))
            pieces.append(self.syntax.text[word.start : word.end])
            place = word.end
        return start, "".join(pieces).replace("\u2019", "'").replace("\u2011", "-").replace("\u2013", "-")

    def find(self, pattern: re.Pattern[str], words: Iterable[int]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Find a pattern in a group of words; gives the text found and its words."""
        indices = list(words)
        if not indices:
            return
        offset, text = self.masked(indices)
        for match in pattern.finditer(text):
            yield match.group(), self.words_between(offset + match.start(), offset + match.end())

    def quantities(self, words: Iterable[int]) -> list[Quantity]:
        """Give the quantities that begin at one of the words."""
        starts = {self.syntax.words[index].start for index in words}
        return [quantity for quantity in self.reading.quantities if self._begins(quantity.span.start, starts)]

    def times(self, words: Iterable[int]) -> list[TimeExpression]:
        """Give the times that begin at one of the words."""
        starts = {self.syntax.words[index].start for index in words}
        return [time for time in self.reading.times if self._begins(time.span.start, starts)]

    def _begins(self, start: int, starts: set[int]) -> bool:
        position = bisect_left(self.starts, start)
        return start in starts or (
            position > 0 and self.starts[position - 1] in starts and start < self.syntax.words[position - 1].end
        )

    def states(self, words: Iterable[int]) -> list[str]:
        """Give the states named at the words, each once, in order."""
        starts = {self.syntax.words[index].start for index in words}
        found = [
            name.entity.id
            for name in self.reading.names
            if name.entity is not None and name.entity.type == "state" and name.entity.id and name.span.start in starts
        ]
        return list(dict.fromkeys(found))

    def sentences_on_packs(self) -> Iterator[tuple[range, tuple[Pack, tuple[int, ...]]]]:
        """Give the words of each sentence that names a treaty with a pack, with what `pack_in` says of it."""
        for sentence in self.reading.sentences:
            words = range(sentence.first, sentence.last)
            if named := self.pack_in(words):
                yield words, named

    def pack_in(self, words: Iterable[int]) -> tuple[Pack, tuple[int, ...]] | None:
        """Give the treaty with a pack that the words name, if they name one, with the words that name it."""
        for index in words:
            mention = self.treaties.covering(index)
            if mention is not None and mention.id is not None and mention.id in self.packs:
                return self.packs[mention.id], self.words_between(mention.start, mention.end)
        return None

    def pack_at(self, head: int) -> tuple[Pack, tuple[int, ...]] | None:
        """Give the treaty with a pack that a noun phrase or pronoun stands for, with the words that name it."""
        return self._with_pack(self.frames.named_by(head))

    def pack_doing(self, word: int) -> tuple[Pack, tuple[int, ...]] | None:
        """Give the treaty with a pack that a verb is said of, as its subject, its agent or its scope."""
        return self._with_pack(self.frames.treaty_of(word))

    def _with_pack(self, found: tuple[str, tuple[int, ...]] | None) -> tuple[Pack, tuple[int, ...]] | None:
        return (self.packs[found[0]], found[1]) if found is not None and found[0] in self.packs else None

    def is_about(self, word: int, named: tuple[Pack, tuple[int, ...]]) -> bool:
        """Tell whether a word is said of a treaty: it modifies its name, or the treaty is the subject above it."""
        place = word
        for _ in range(PATH):
            if place in named[1]:
                return True
            found = self.pack_doing(place)
            if found is not None and found[0] == named[0]:
                return True
            if self.syntax.head(place) < 0 or self.syntax.dependents(place, "nsubj"):
                return False
            place = self.syntax.head(place)
        return place in named[1]

    def pack_before(self, word: int) -> Pack | None:
        """Give the treaty with a pack that was named last before a word, or that the whole text is about."""
        mention = self.treaties.before(word)
        treaty = mention.id if mention is not None else self.treaties.main()
        return self.packs.get(treaty) if treaty else None
