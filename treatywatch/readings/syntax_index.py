"""Looks things up in the words of a reading: where a phrase starts, who governs a word, which sentence it is in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from treatywatch.records import Reading, Word

__all__ = ["SyntaxIndex"]

BEFORE_HEAD = frozenset(("det", "amod", "compound", "nmod:poss", "nummod", "nmod:desc", "det:predet", "nmod"))
#: Marks that may stand inside a noun phrase.
INSIDE_PHRASES = frozenset(("-", "\u2010", "\u2011", "/", "'", '"', "\u201c", "\u201d", "\u2018", "\u2019"))
SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer", "csubj"))


class SyntaxIndex:
    """The words, sentences and dependencies of one reading, made once for a document."""

    def __init__(self, text: str, reading: Reading) -> None:
        self.text = text
        self.words: tuple[Word, ...] = reading.words
        self.sentences = reading.sentences
        self.forms = [text[word.start : word.end].lower() for word in reading.words]
        self.starts = [word.start for word in reading.words]
        self.sentence_of = [0] * len(reading.words)
        for number, sentence in enumerate(reading.sentences):
            self.sentence_of[sentence.first : sentence.last] = [number] * (sentence.last - sentence.first)

    @cached_property
    def dependents(self) -> list[list[int]]:
        """For each word, the words that depend on it, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if word.head >= 0:
                found[word.head].append(index)
        return found

    def first_in(self, start: int) -> int:
        """Give the first word that starts at or after a character."""
        return bisect_left(self.starts, start)

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Give the words `first..last` (last excluded) that start inside some characters."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        return first, bisect_left(self.starts, end)

    def head_of(self, first: int, last: int) -> int:
        """Give the word of a stretch that is governed from outside it."""
        for index in range(first, last):
            if not first <= self.words[index].head < last and self.words[index].upos != "PUNCT":
                return index
        return max(first, last - 1)

    def phrase_start(self, head: int) -> int:
        """Give the first word of the noun phrase that a word heads, modifiers before it included."""
        start, floor = head, self.sentences[self.sentence_of[head]].first
        for dependent in self.dependents[head]:
            if floor <= dependent < start and self.words[dependent].deprel in BEFORE_HEAD:
                start = self.phrase_start(dependent)
        for place in range(head - 1, max(start, floor) - 1, -1):
            if self.ends_phrase(place):
                return place + 1
        return max(start, floor)

    def ends_phrase(self, place: int) -> bool:
        """Tell whether a word cannot stand inside a noun phrase before its head, whatever the parse says."""
        word = self.words[place]
        if word.upos == "PUNCT":
            return self.forms[place] not in INSIDE_PHRASES
        return word.upos in ("SCONJ", "AUX", "ADP") or (word.upos == "VERB" and word.deprel not in ("amod", "compound"))

    def phrase(self, first: int, last: int) -> str:
        """Give some words in small letters with single spaces between them."""
        return " ".join(self.forms[first:last])

    def of_phrases(self, head: int) -> Iterator[int]:
        """Give the words that "of" ties to a noun."""
        for dependent in self.dependents[head]:
            behind = dependent > head and self.words[dependent].deprel in ("nmod", "nmod:poss")
            if behind and self.marked(dependent, "of"):
                yield dependent

    def marked(self, index: int, *forms: str) -> bool:
        """Tell whether a preposition, or one of those given, stands before a noun phrase."""
        cases = [self.forms[d] for d in self.dependents[index] if self.words[d].deprel == "case"]
        return any(form in forms for form in cases) if forms else bool(cases)

    def located(self, head: int) -> bool:
        """Tell whether a place's name says only where something is ("in Astana, Kazakhstan")."""
        if self.words[head].deprel in ("appos", "conj", "flat", "nmod", "nmod:desc") and self.words[head].head >= 0:
            head = head if self.marked(head) else self.words[head].head
        return self.marked(head, "in", "at", "near", "across", "inside", "outside")

    def subject(self, verb: int) -> int | None:
        """Give the subject of a verb itself."""
        return next((d for d in self.dependents[verb] if self.words[d].deprel in SUBJECTS), None)

    def governing_subjects(self, index: int) -> Iterator[int]:
        """Give the subjects of the clauses around a word, the innermost first."""
        seen = 0
        while index >= 0 and seen < 12:
            subject = self.subject(index)
            if subject is not None:
                yield subject
            index = self.words[index].head
            seen += 1

    def plural(self, index: int) -> bool:
        """Tell whether a noun stands in the plural."""
        word, form = self.words[index], self.forms[index]
        return form in ("people", "troops", "police") or (form != word.lemma.lower() and form.endswith("s"))
