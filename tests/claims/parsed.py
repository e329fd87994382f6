"""Reads sentences whose parse a test writes out, so that no language model decides what a rule is shown."""

from __future__ import annotations

from tests.builders import reading_of, statement_of
from treatywatch.claims.extraction import extract
from treatywatch.claims.government import Government
from treatywatch.claims.holding import HolderFinder
from treatywatch.claims.occasions import OccasionFinder
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.predicates import PredicateFinder
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.claims.weapon_items import ItemFinder
from treatywatch.readings.entities import link
from treatywatch.readings.lemmas import lemma_of
from treatywatch.readings.quantities import find_quantities
from treatywatch.readings.times import find_times
from treatywatch.records import Claim, Document, Reading, Word
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.references import resolve_treaties


def parsed(*sentences: str, said: tuple[tuple[str | None, str, str], ...] = ()) -> tuple[Document, Reading]:
    """Make a document and all of its reading from sentences of `form|UPOS|relation|head` words.

    `head` counts from 1 in the sentence, 0 is the root; `said` are (source, cue, content) of statements.
    """
    document, bare = reading_of(*sentences)
    words = tuple(with_lemma(document.text, word) for word in bare.words)
    statements = tuple(statement_of(document, *parts, "indirect") for parts in said)
    reading = bare.model_copy(
        update={
            "words": words,
            "statements": statements,
            "times": find_times(document, words, bare.sentences),
            "quantities": find_quantities(document, words, bare.sentences),
        }
    )
    return document, link(document, reading)


def with_lemma(text: str, word: Word) -> Word:
    """Give a word the lemma that reading would give it."""
    return word._replace(lemma=lemma_of(text[word.start : word.end], word.upos))


def claims_in(*sentences: str, said: tuple[tuple[str | None, str, str], ...] = ()) -> tuple[Claim, ...]:
    """Give the claims in sentences whose parse is written out."""
    return extract(*parsed(*sentences, said=said))


class Parse:
    """The finders of the claims stage over sentences whose parse is written out."""

    def __init__(self, *sentences: str, said: tuple[tuple[str | None, str, str], ...] = ()) -> None:
        document, reading = parsed(*sentences, said=said)
        mentions = Aliases.load().find(document.text)
        self.text = document.text
        self.syntax = Syntax.of(document.text, reading)
        self.items = ItemFinder(self.syntax, mentions, reading.quantities)
        self.treaties = TreatyFinder(self.syntax, resolve_treaties(document.text, mentions))
        self.parties = PartyFinder(self.syntax, reading.names)
        self.government = Government(self.syntax)
        self.holders = HolderFinder(self.syntax, self.parties, self.government, reading.statements)
        self.occasions = OccasionFinder(self.syntax, reading, self.parties)
        self.predicates = PredicateFinder(self.syntax, self.items, self.treaties)

    def word(self, form: str) -> int:
        """Give the index of the first word with this form."""
        return next(index for index in range(len(self.syntax.words)) if self.syntax.form(index) == form.lower())

    def forms(self, indices: list[int]) -> list[str]:
        """Give words by their forms."""
        return [self.syntax.form(index) for index in indices]

    def form(self, index: int | None) -> str | None:
        """Give a word by its form, `None` where there is none."""
        return None if index is None else self.syntax.form(index)
