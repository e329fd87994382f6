"""Questions about a parsed text: who depends on whom, under which preposition, and what a word's phrase covers.

Dependencies are Universal Dependencies (UD v2, English).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from treatywatch.records import Reading, Word

PARTICLES = frozenset(
    {"out", "away", "back", "up", "off", "on", "down", "in", "over", "apart", "forward", "aside", "along"}
)


POSSESSIVES = frozenset({"'s", "'"})
#: Relations whose dependents may stand under a preposition or conjunction.
MARKED_RELATIONS = frozenset({"obj", "obl", "nmod", "advcl", "acl", "xcomp", "advmod", "ccomp", "nsubj"})


@dataclass(frozen=True, slots=True)
class Syntax:
    """A document's words with the dependents of each; words are named by their index in the reading."""

    text: str
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...]
    sentence_of: tuple[int, ...]
    starts: tuple[int, ...]
    #: Each word's relation to its head, without subtype.
    relations: tuple[str, ...]

    @classmethod
    def of(cls, text: str, reading: Reading) -> Syntax:
        """Index a reading's dependencies."""
        children: list[list[int]] = [[] for _ in reading.words]
        for index, word in enumerate(reading.words):
            if word.head >= 0:
                children[word.head].append(index)
        sentence_of = [0] * len(reading.words)
        for number, sentence in enumerate(reading.sentences):
            for index in range(sentence.first, sentence.last):
                sentence_of[index] = number
        return cls(
            text,
            reading.words,
            tuple(map(tuple, children)),
            tuple(sentence_of),
            tuple(word.start for word in reading.words),
            tuple(word.deprel.partition(":")[0] for word in reading.words),
        )

    def within(self, start: int, end: int) -> range:
        """Give the words that begin in a stretch of characters."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def form(self, index: int) -> str:
        """Give a word as the text has it, in lower case, with straight apostrophes."""
        word = self.words[index]
        return self.text[word.start : word.end].lower().replace("’", "'")

    def lemma(self, index: int) -> str:
        """Give a word's lemma in lower case."""
        return self.words[index].lemma.lower()

    def upos(self, index: int) -> str:
        """Give a word's universal part of speech; proper nouns count as nouns, auxiliaries as verbs."""
        upos = self.words[index].upos
        return "NOUN" if upos == "PROPN" else "VERB" if upos == "AUX" else upos

    def head(self, index: int) -> int:
        """Give the index of a word's head, -1 at a sentence's root."""
        return self.words[index].head

    def relation(self, index: int) -> str:
        """Give a word's relation to its head, without subtype."""
        return self.relations[index]

    def dependents(self, index: int, *relations: str) -> list[int]:
        """Give a word's dependents under any of the relations ("nsubj" takes its subtypes in, "nsubj:pass" is one)."""
        return [
            child
            for child in self.children[index]
            if self.words[child].deprel in relations or self.relation(child) in relations
        ]

    def marker(self, index: int) -> str:
        """Give the preposition or conjunction that introduces a phrase ("out of", "if"), or an empty string."""
        markers = [
            child
            for child in self.dependents(index, "case", "mark")
            if child < index and self.form(child) not in POSSESSIVES
        ]
        words = [self.form(part) for child in markers for part in (child, *self.dependents(child, "fixed"))]
        return " ".join(words)

    def particles(self, index: int) -> list[str]:
        """Give a verb's particles ("pull" + "out")."""
        return [
            self.form(child)
            for child in self.children[index]
            if self.words[child].deprel == "compound:prt"
            or (self.relation(child) == "advmod" and self.form(child) in PARTICLES)
        ]

    def slots(self, index: int) -> Iterator[tuple[str, int]]:
        """Give a word's arguments as (slot, head word): obj, iobj, subj, xcomp, or a preposition ("out of")."""
        particles = self.particles(index)
        for child in self.children[index]:
            relation = self.relation(child)
            if relation in {"obj", "iobj", "xcomp", "ccomp"}:
                yield relation, child
            elif relation in {"nsubj", "csubj"}:
                yield "subj", child
            elif self.words[child].deprel in {"obl", "dep"} and not self.marker(child):
                yield "obj", child  # a bare noun phrase behind a verb; whether it is one depends on what it names
            if relation in MARKED_RELATIONS and (marker := self.marker(child)):
                yield marker, child
                for particle in particles:
                    yield f"{particle} {marker}", child

    def is_passive(self, index: int) -> bool:
        """Tell whether a verb is in the passive voice, by its subject, auxiliary or participle after a noun."""
        if self.dependents(index, "aux:pass"):
            return True
        if self.dependents(index, "nsubj:pass"):  # "India and Pakistan have not signed", which a parser may misread
            auxiliaries = {self.form(child) for child in self.dependents(index, "aux")}
            return not auxiliaries & {"have", "has", "had"} or bool(auxiliaries & {"been", "being", "be"})
        participle = self.words[index].deprel == "acl" and self.form(index).endswith(
            ("ed", "en", "wn", "lt", "un", "de", "ld")
        )
        return participle and not self.dependents(index, "obj", "mark")

    def is_attributive(self, index: int) -> bool:
        """Tell whether a participle read as a verb only modifies the noun behind it ("building banned missiles")."""
        if self.words[index].upos != "VERB" or not self.form(index).endswith("ed") or index == 0:
            return False
        if self.words[index - 1].upos == "NUM" and self.head(index - 1) == self.head(index) > index:
            return True  # "1,550 deployed warheads": what is counted does not act
        if self.dependents(index, "aux") or index + 1 not in self.dependents(index, "obj"):
            return False
        if self.lemma(index - 1) in {"have", "be", "get"}:
            return False
        before = self.words[index - 1].upos
        return before == "VERB" or (before in {"DET", "ADP", "ADJ"} and not self.dependents(index, "nsubj"))

    def is_question(self, index: int) -> bool:
        """Tell whether a word's sentence ends with a question mark."""
        last = index
        while last + 1 < len(self.words) and self.sentence_of[last + 1] == self.sentence_of[index]:
            last += 1
        return "?" in {self.form(last), self.form(max(index, last - 1))}

    def subtree(self, index: int, skip: Callable[[int], bool] = lambda _: False) -> list[int]:
        """Give the words under a word, itself included, in order; a dependent for which `skip` is true is left out."""
        found, open_words = [], [index]
        while open_words:
            word = open_words.pop()
            found.append(word)
            open_words.extend(child for child in self.children[word] if not skip(child))
        return sorted(found)

    def conjuncts(self, index: int) -> list[int]:
        """Give a word and all that are coordinated with it, from the first on."""
        return [index, *(child for child in self.dependents(index, "conj"))]

    def first_conjunct(self, index: int) -> int:
        """Give the word with which a coordination begins."""
        while self.relation(index) == "conj" and self.head(index) >= 0:
            index = self.head(index)
        return index
