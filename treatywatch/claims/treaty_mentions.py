"""Which treaty a phrase speaks of, by name or by reference ("the pact", "it")."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.treaties.aliases import Aliases, Mention

REFERENCE_SENTENCES = 2
#: How many of the last mentions may compete for "it".
RIVALS = 6


class TreatyFinder:
    """Finds the treaties under a word; made once for a document from its resolved treaty mentions."""

    def __init__(self, syntax: Syntax, mentions: tuple[Mention, ...]) -> None:
        self._syntax = syntax
        known = Aliases.load().treaties
        self._mentions = [mention for mention in mentions if mention.id is None or known[mention.id].arms_control]
        self._starts = [mention.start for mention in self._mentions]

    def covering(self, index: int) -> Mention | None:
        """Give the treaty mention that covers a word."""
        start = self._syntax.words[index].start
        for mention in reversed(self._mentions[: bisect_right(self._starts, start)][-3:]):
            if mention.start <= start < mention.end:
                return mention
        return None

    def under(self, index: int, *, through: int = 60) -> Mention | None:
        """Give the treaty mention in a word's phrase: at the word, or below it outside of clauses of their own."""
        if mention := self.covering(index):
            return mention
        syntax = self._syntax
        words = syntax.subtree(index, lambda w: syntax.relation(w) in {"conj", "parataxis", "advcl", "ccomp"})
        for word in words[:through]:
            if mention := self.covering(word):
                return mention
        return None

    def before(self, index: int) -> Mention | None:
        """Give the nearest treaty mention before a word, at most `REFERENCE_SENTENCES` sentences back."""
        syntax = self._syntax
        position = bisect_left(self._starts, syntax.words[index].start)
        if position == 0:
            return None
        mention = self._mentions[position - 1]
        first = max(0, syntax.sentence_of[index] - REFERENCE_SENTENCES)
        return mention if self._sentence_at(mention.start) >= first else None

    def meant_by(self, index: int) -> Mention | None:
        """Give the treaty that "it" means; it stays open which where the sentence before has several and no subject.

        What else can be signed or kept, such as a bill, stands nearer where it stands between.
        """
        if self._syntax.form(index) != "it" or (nearest := self.before(index)) is None:
            return None
        last = bisect_left(self._starts, self._syntax.words[index].start)
        sentence = self._sentence_at(nearest.start)
        rivals = [one for one in self._mentions[:last][-RIVALS:] if self._sentence_at(one.start) == sentence]
        if len({one.ids for one in rivals}) > 1:
            rivals = [one for one in rivals if self._is_subject(one)] or [nearest._replace(ids=())]
        if len({one.ids for one in rivals}) > 1:
            return nearest._replace(ids=())
        return None if self._is_followed_by_other(rivals[-1], index) else rivals[-1]

    def _is_subject(self, mention: Mention) -> bool:
        words = self._syntax.within(mention.start, mention.end)
        return any(self._syntax.relation(self._syntax.first_conjunct(word)) == "nsubj" for word in words)

    def _is_followed_by_other(self, mention: Mention, index: int) -> bool:
        """Tell whether something else that is signed or kept stands as subject or object between the two."""
        syntax = self._syntax
        between = range(bisect_left(syntax.starts, mention.end), index)
        return any(
            syntax.lemma(word) in vocabulary.words("other_instruments") and syntax.relation(word) in {"nsubj", "obj"}
            for word in between
        )

    def _sentence_at(self, start: int) -> int:
        position = bisect_right(self._syntax.starts, start) - 1
        return self._syntax.sentence_of[max(0, position)]

    def any(self) -> bool:
        """Tell whether the text speaks of a treaty at all."""
        return bool(self._mentions)

    def main(self) -> str | None:
        """Give the treaty that the whole text is about: the only one it names, or `None` where several compete."""
        named = {mention.id for mention in self._mentions if mention.id}
        return next(iter(named)) if len(named) == 1 else None
