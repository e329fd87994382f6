"""Finds where a text says what a treaty does: bans, covers, leaves out, allows or requires something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from treatywatch.claims.syntax import Syntax
from treatywatch.claims.topics import Stance, load_topics
from treatywatch.claims.treaty_mentions import TreatyFinder

__all__ = ["Frame", "FrameFinder"]

TREATY_SLOTS = frozenset({"according to", "pursuant to", "by", "under", "in", "through", "with", "within", "per"})
#: "Exempt from the treaty", "left out of the treaty".
LEFT_OUT_OF = frozenset({"from", "of", "out of"})
REFERRING = frozenset({"it", "this", "which", "that", "they", "its"})
OPPOSITE: dict[Stance, Stance] = {
    "bans": "excludes", "covers": "excludes", "excludes": "covers", "allows": "bans", "requires": "excludes",
}  # fmt: skip
NEAR_NEGATION = 3
#: Modal words that make a verb what a treaty allows, or with a negation forbids.
MODALS = frozenset({"may", "can", "could", "might", "shall", "must"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A word by which a treaty does something, and the words for what it does it to."""

    treaty: str
    stance: Stance
    word: int
    region: tuple[int, ...]
    #: The words that name the treaty.
    named: tuple[int, ...]
    #: An act under a modal ("no party may develop"): the word is the act itself.
    modal: bool = False


class FrameFinder:
    """Finds the frames of one document."""

    def __init__(self, syntax: Syntax, treaties: TreatyFinder) -> None:
        self._syntax, self._treaties, self._topics = syntax, treaties, load_topics()
        self._stance_of = {
            (lemma, upos): stance
            for upos, table in (
                ("VERB", self._topics.stances),
                ("NOUN", self._topics.stance_nouns),
                ("ADJ", self._topics.stance_adjectives),
            )
            for stance, lemmas in table.items()
            for lemma in lemmas
        }

    def all(self) -> Iterator[Frame]:
        """Give all frames in text order."""
        for word in range(len(self._syntax.words)):
            if frame := self._at(word) or self._modal_at(word):
                yield frame

    def _at(self, word: int) -> Frame | None:
        syntax = self._syntax
        stance = self._stance_of.get((syntax.lemma(word), syntax.upos(word)))
        if stance is None and self._before(word) is not None:
            # Right after the treaty's name "bars" and "bans" are verbs, whatever the tagger took them for.
            stance = self._stance_of.get((syntax.lemma(word), "VERB"))
        stance = stance or self._phrased(word)
        if stance is None:
            return None
        noun = syntax.upos(word) == "NOUN" and self._before(word) is None
        outside = self._scope(word, LEFT_OUT_OF) if stance == "excludes" else None
        found = outside or (self._of_noun(word) if noun else self.treaty_of(word))
        if found is None:
            return None
        treaty, named = found
        if self.is_negated(word):
            stance = OPPOSITE[stance]
        mistaken = syntax.upos(word) == "NOUN" and not noun
        words = self._following(word) if mistaken else self._region(word)
        region = tuple(index for index in words if index not in named)
        return Frame(treaty, stance, word, region, named) if region else None

    def _phrased(self, word: int) -> Stance | None:
        """Give what a phrase does that takes more than its verb ("put an end to", "make it illegal to")."""
        syntax = self._syntax
        lemma = syntax.lemma(word)
        below = [i for child in syntax.children[word] for i in (child, *syntax.dependents(child, "case"))]
        for stance, phrases in self._topics.stance_phrases.items():
            for verb, other in phrases:
                if verb == lemma and any(other in {syntax.lemma(i), syntax.form(i)} for i in below):
                    return stance
        return None

    def _modal_at(self, word: int) -> Frame | None:
        """Find "under the treaty no party may produce": an act under a modal, in the treaty's scope."""
        syntax = self._syntax
        if syntax.upos(word) != "VERB" or self._topics.act_of(syntax.lemma(word)) is None:
            return None
        found, negated = self._undertaken(word) or self._ruled(word) or (None, False)
        if found is None:
            return None
        treaty, named = found
        region = tuple(index for index in [word, *self._region(word)] if index not in named)
        return Frame(treaty, "bans" if negated else "allows", word, region, named, modal=True)

    def _ruled(self, word: int) -> tuple[tuple[str, tuple[int, ...]] | None, bool] | None:
        """Read "under the treaty no party may produce": the treaty, and whether the act is forbidden."""
        modals = {self._syntax.form(child) for child in self._syntax.dependents(word, "aux")}
        negated = self.is_negated(word) or self._no_subject(word)
        if not modals & (MODALS | {"cannot"}) or (not negated and modals & {"must", "shall"}):
            return None
        return self._scope(word), negated

    def _undertaken(self, word: int) -> tuple[tuple[str, tuple[int, ...]] | None, bool] | None:
        """Read "agreed in the treaty not to produce": the treaty; only what parties will not do is a ban."""
        syntax, head = self._syntax, self._syntax.head(self._syntax.first_conjunct(word))
        if head < 0 or syntax.lemma(head) not in self._topics.undertaking:
            return None
        negated = self.is_negated(syntax.first_conjunct(word))
        return (self._scope(head) or self._scope(word), True) if negated else None

    def _no_subject(self, word: int) -> bool:
        subjects = self._syntax.dependents(word, "nsubj")
        return any(
            self._syntax.form(index) in {"no", "neither", "none", "nobody"}
            for subject in subjects
            for index in self._syntax.subtree(subject)
        )

    def is_negated(self, word: int) -> bool:
        """Tell whether a negator stands at a word or close before it in its clause."""
        syntax = self._syntax
        if any(
            syntax.form(child) in self._topics.negators
            for child in syntax.dependents(word, "advmod", "aux", "det", "case")
        ):
            return True
        close = range(max(0, word - NEAR_NEGATION), word)
        return any(
            syntax.form(i) in {"not", "n't", "never", "cannot"} and syntax.head(i) in {word, *close} for i in close
        )

    def treaty_of(self, word: int, depth: int = 0) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty that does what a verb says, with the words that name it."""
        syntax = self._syntax
        if found := self._scope(word) or self._before(word) or self._relative(word):
            return found
        subjects = syntax.dependents(word, "nsubj", "csubj")
        for subject in subjects:
            if found := self.named_by(subject):
                return found
        if subjects or depth > 3 or syntax.head(word) < 0:
            return None
        if syntax.relation(word) == "acl":
            return self.named_by(syntax.head(word))
        if syntax.relation(word) in {"conj", "xcomp", "advcl", "ccomp", "parataxis"}:
            return self.treaty_of(syntax.head(word), depth + 1)
        return None

    def _before(self, word: int) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty whose name ends right before a verb and its auxiliaries, whatever the parser made of it."""
        syntax = self._syntax
        place = word - 1
        while place > 0 and syntax.words[place].upos in {"AUX", "ADV", "PART"}:
            place -= 1
        if place < 0 or syntax.sentence_of[place] != syntax.sentence_of[word] or syntax.form(word).endswith("ing"):
            return None
        return self._mention(place)

    def _relative(self, word: int) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty whose name ends right before the relative pronoun of a verb ("the treaty, which bans")."""
        syntax = self._syntax
        for child in syntax.children[word]:
            if (
                syntax.form(child) in {"which", "that"}
                and syntax.words[child].upos in {"PRON", "DET"}
                and 0 < child < word
            ):
                place = child - 2 if syntax.form(child - 1) == "," else child - 1
                if place >= 0 and (found := self._mention(place)):
                    return found
        return None

    def _of_noun(self, word: int) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty whose ban or limit a noun is: "the treaty's ban", "a ban under the treaty"."""
        syntax = self._syntax
        for child in syntax.dependents(word, "nmod", "compound"):
            if (mention := self._mention(child)) and (syntax.marker(child) in TREATY_SLOTS | {"", "of"}):
                return mention
        for subject in syntax.dependents(word, "nsubj"):
            if found := self.named_by(subject):
                return found
        return None

    def _scope(self, word: int, slots: frozenset[str] = TREATY_SLOTS) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty under or by which something is so: "banned by the treaty", "under the treaty"."""
        syntax = self._syntax
        for child in syntax.dependents(word, "obl", "nmod"):
            if syntax.marker(child) in slots and (found := self.named_by(child)):
                return found
        return None

    def named_by(self, head: int) -> tuple[str, tuple[int, ...]] | None:
        """Give the treaty that a noun phrase names, directly, by one of its parts, or by a pronoun."""
        syntax = self._syntax
        if found := self._mention(head):
            return found
        if syntax.lemma(head) in self._topics.parts_of_treaty:
            for child in syntax.dependents(head, "nmod", "compound", "nsubj"):
                if found := self._mention(child):
                    return found
        if syntax.form(head) in REFERRING and syntax.upos(head) in {"PRON", "DET"}:
            relative = self._antecedent(head)
            if relative is not None:
                return self._mention(relative)
            mention = self._treaties.before(head)
            if mention is not None and mention.id is not None:
                return mention.id, (head,)
        return None

    def _antecedent(self, pronoun: int) -> int | None:
        """Give the noun that a relative pronoun stands for."""
        clause = self._syntax.head(pronoun)
        if clause >= 0 and self._syntax.words[clause].deprel == "acl:relcl":
            return self._syntax.head(clause)
        return None

    def _mention(self, head: int) -> tuple[str, tuple[int, ...]] | None:
        mention = self._treaties.covering(head)
        if mention is None or mention.id is None:
            return None
        return mention.id, tuple(self._words_in(mention.start, mention.end, head))

    def _words_in(self, start: int, end: int, near: int) -> Iterable[int]:
        words = self._syntax.words
        first = near
        while first > 0 and words[first - 1].start >= start:
            first -= 1
        last = near
        while last + 1 < len(words) and words[last + 1].start < end:
            last += 1
        return range(first, last + 1)

    def _following(self, word: int) -> list[int]:
        """Give the words up to the next mark, for a verb that the parser took for a noun and hung anywhere."""
        found: list[int] = []
        for index in range(word + 1, len(self._syntax.words)):
            if self._syntax.words[index].upos == "PUNCT" and self._syntax.form(index) in {",", ";", ":", ".", "(", ")"}:
                break
            found.append(index)
        return found

    def _region(self, word: int) -> list[int]:
        """Give the words for what is done: the word's phrase without coordinated clauses that have a subject."""
        syntax = self._syntax

        def outside(index: int) -> bool:
            relation = syntax.relation(index)
            if relation == "parataxis":
                return True
            own = bool(syntax.dependents(index, "nsubj"))
            return relation in {"conj", "ccomp", "advcl"} and own and syntax.upos(index) == "VERB"

        own = {
            child
            for child in syntax.dependents(word, "aux", "advmod", "det")
            if syntax.form(child) in self._topics.negators
        }
        found = [index for index in syntax.subtree(word, outside) if index != word and index not in own]
        if syntax.relation(word) == "acl" and syntax.is_passive(word) and syntax.head(word) >= 0:
            head = syntax.head(word)
            found += [index for index in syntax.subtree(head, outside) if index != word]
        return sorted(set(found))
