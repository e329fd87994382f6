"""Chooses whom a third-person pronoun stands for, by salience in the sentences before it.

The weights are those of Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": recency, grammatical
role, and halving with every sentence; agreement and the binding conditions rule candidates out before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SUBJECTS, SyntaxIndex

__all__ = ["Salience"]

RECENCY = 100.0
ROLES = {"nsubj": 80.0, "nsubj:pass": 80.0, "nsubj:outer": 80.0, "root": 70.0, "obj": 50.0, "iobj": 40.0, "obl": 40.0,
         "obl:agent": 50.0, "appos": 40.0, "nmod:poss": 35.0}  # fmt: skip
#: A noun phrase that stands inside no other one.
UNEMBEDDED = 80.0
EMBEDDED = frozenset(("nmod", "nmod:poss", "compound", "appos", "amod", "flat", "nmod:desc"))
PARALLEL = 35.0
#: A mention after the pronoun ("After he won, Smith ...").
AHEAD = -175.0
#: Sentences back in which candidates are sought.
REACH = 4
#: A state or organisation may be "they", though less readily than several people.
GROUP_AS_THEY = 0.55
#: "It" stands for a thing as readily as for somebody, but a thing in a prepositional phrase seldom does.
LEAST = 1.0


class Salience:
    """Scores candidates for the pronouns of one document."""

    def __init__(self, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.index = index
        self.by_sentence: list[list[Mention]] = [[] for _ in index.sentences]
        for mention in mentions:
            self.by_sentence[index.sentence_of[mention.head]].append(mention)

    def choose(self, pronoun: Mention) -> Mention | None:
        """Give the mention that a pronoun most likely repeats; `None` where nothing agrees with it."""
        scores: dict[str, float] = {}
        best: dict[str, Mention] = {}
        for mention, distance in self.candidates(pronoun):
            if mention.chain is None:
                continue
            score = self.weight(mention, pronoun) * 0.5**distance
            scores[mention.chain] = scores.get(mention.chain, 0.0) + score
            # The latest mention stands for its chain, because its entity is the one best known by then.
            if mention.chain not in best or mention.head > best[mention.chain].head:
                best[mention.chain] = mention
        if not scores:
            return None
        chain = max(scores, key=lambda chain: (scores[chain], best[chain].head))
        return best[chain] if scores[chain] >= LEAST else None

    def candidates(self, pronoun: Mention) -> Iterator[tuple[Mention, int]]:
        """Give the mentions that agree with a pronoun, with how many sentences back they stand."""
        here = self.index.sentence_of[pronoun.head]
        barred = {mention.chain for mention in self.by_sentence[here] if self.bars(mention, pronoun)}
        for distance in range(min(REACH, here) + 1):
            for mention in self.by_sentence[here - distance]:
                if mention is not pronoun and mention.chain not in barred and agrees(mention, pronoun):
                    if mention.start < pronoun.start or self.ahead(mention, pronoun):
                        yield mention, distance

    def ahead(self, mention: Mention, pronoun: Mention) -> bool:
        """Tell whether a mention after a pronoun may be meant: the pronoun stands in a clause before the main one."""
        if mention.form != "name" or mention.start < pronoun.end:
            return False
        governor = self.index.words[mention.head].head
        return self.index.words[mention.head].deprel in SUBJECTS and governor > pronoun.head

    def bars(self, mention: Mention, pronoun: Mention) -> bool:
        """Tell whether grammar forbids that the pronoun means this mention's somebody (the binding conditions)."""
        if mention is pronoun or pronoun.pronoun is None:
            return False
        if mention.start <= pronoun.start < mention.end and mention.form != "thing":
            return True
        index, head = self.index, pronoun.head
        if pronoun.pronoun.possessive:
            # "its government": the government is not the possessor.
            return index.words[head].head == mention.head
        if pronoun.pronoun.reflexive:
            return False
        governor = index.words[head].head
        if governor < 0:
            return False
        arguments = {governor}
        if index.words[governor].deprel in EMBEDDED:
            arguments.add(index.words[governor].head)
        if index.words[mention.head].deprel in EMBEDDED and mention.form != "pronoun":
            return False
        return index.words[mention.head].head in arguments and mention.head != governor

    def weight(self, mention: Mention, pronoun: Mention) -> float:
        """Give how salient one mention is, as seen from a pronoun."""
        index = self.index
        relation = index.words[mention.head].deprel
        if relation in ("conj", "flat", "appos") and index.words[mention.head].head >= 0:
            relation = index.words[index.words[mention.head].head].deprel
        weight = RECENCY + ROLES.get(relation, 20.0)
        weight += 0.0 if relation in EMBEDDED else UNEMBEDDED
        if relation == index.words[pronoun.head].deprel:
            weight += PARALLEL
        if mention.start > pronoun.start:
            weight += AHEAD
        if pronoun.number == "plural" and mention.number == "singular":
            weight *= GROUP_AS_THEY
        return weight


def agrees(mention: Mention, pronoun: Mention) -> bool:
    """Tell whether number, sex and kind of a mention allow that a pronoun stands for it."""
    wanted = pronoun.pronoun
    if wanted is None or mention.chain is None:
        return False
    if mention.form == "pronoun" and mention.pronoun is not None and mention.pronoun.person == 1:
        return False
    kind = mention.entity.type if mention.entity else None
    if wanted.number == "plural":
        if mention.form == "pronoun":
            return mention.number == "plural"
        # A state, an organisation or an organ may be spoken of as "they".
        return mention.number == "plural" or (kind in ("state", "organisation", "collective") and mention.label != "NORP")
    if mention.number == "plural":
        return False
    if wanted.gender == "n":
        return mention.gender == "n" or (mention.gender is None and kind in ("state", "organisation"))
    person = kind == "person" or (kind == "anonymous" and mention.gender != "n")
    return person and mention.gender in (None, wanted.gender)
