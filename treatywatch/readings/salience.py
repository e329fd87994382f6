"""Chooses whom a third-person pronoun stands for, by salience in the sentences before it.

The method is that of Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": weights for recency and
grammatical role that fade with every sentence, after agreement and the binding conditions have ruled candidates out.
The weights are theirs, but for `AHEAD`, `PARALLEL` and `DECAY`, which were tuned on 700 cases of GAP's development set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SUBJECTS, SyntaxIndex

__all__ = ["Salience"]

RECENCY = 100.0
ROLES = {"nsubj": 80.0, "nsubj:pass": 80.0, "nsubj:outer": 80.0, "root": 70.0, "obj": 50.0, "iobj": 40.0, "obl": 40.0,
         "obl:agent": 50.0, "appos": 40.0, "nmod:poss": 35.0}  # fmt: skip
#: A noun phrase that stands inside no other one.
UNEMBEDDED = 80.0
EMBEDDED = frozenset(("nmod", "nmod:poss", "compound", "appos", "amod", "flat", "nmod:desc"))
MODIFYING = frozenset(("compound", "amod", "nmod:desc"))
AS_MODIFIER = 0.4
PARALLEL = 60.0
#: The subject of the main clause after a pronoun in a clause or phrase before it ("In his speech, Smith ...").
AHEAD = 100.0
#: Sentences back in which candidates are sought.
REACH = 4
#: A state or organisation may be "they", though less readily than several people.
GROUP_AS_THEY = 0.55
#: In reports about states a possessive means somebody rather than a thing, and so does who does something.
#: Names and pronouns carry a text's topic, nouns less so.
UNNAMED = 0.8
#: A state that is only where something happens does nothing itself.
AS_PLACE = 0.3
#: How much each sentence further back takes away.
DECAY = 0.4
THING_AS_OWNER = 0.6
THING_AS_ACTOR = 0.45
LEAST = 1.0


class Salience:
    """Scores candidates for the pronouns of one document."""

    def __init__(self, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.index = index
        self.instrument_verbs = frozenset(EntityWords.load().instrument_verbs)
        self.by_sentence: list[list[Mention]] = [[] for _ in index.sentences]
        for mention in mentions:
            self.by_sentence[index.sentence_of[mention.head]].append(mention)

    def choose(self, pronoun: Mention) -> Mention | None:
        """Give the mention that a pronoun most likely repeats; `None` where nothing agrees with it."""
        scores: dict[str, float] = {}
        things_only = self.takes_things(pronoun)
        best: dict[str, Mention] = {}
        for mention, distance in self.candidates(pronoun):
            if mention.chain is None or (things_only and mention.entity is not None):
                continue
            score = self.weight(mention, pronoun) * DECAY**distance
            before = scores.get(mention.chain, 0.0)
            # Being named again makes somebody the topic; things of the same name need not be the same thing.
            scores[mention.chain] = before + score if mention.entity else max(before, score)
            # The latest mention stands for its chain, because its entity is the one best known by then.
            if mention.chain not in best or mention.head > best[mention.chain].head:
                best[mention.chain] = mention
        if not scores:
            return None
        chain = max(scores, key=lambda chain: (scores[chain], best[chain].head))
        return best[chain] if scores[chain] >= LEAST else None

    def takes_things(self, pronoun: Mention) -> bool:
        """Tell whether a pronoun is the object of a verb like "violate", which is done to a treaty and to nobody."""
        word = self.index.words[pronoun.head]
        done_to = word.deprel == "obj" and self.index.forms[pronoun.head] in ("it", "them") and word.head >= 0
        return done_to and self.index.words[word.head].lemma in self.instrument_verbs

    def candidates(self, pronoun: Mention) -> Iterator[tuple[Mention, int]]:
        """Give the mentions that agree with a pronoun, with how many sentences back they stand."""
        here = self.index.sentence_of[pronoun.head]
        barred = {mention.chain for mention in self.by_sentence[here] if self.bars(mention, pronoun)}
        for distance in range(min(REACH, here) + 1):
            for mention in self.by_sentence[here - distance]:
                placed = mention.start < pronoun.start or self.ahead(mention, pronoun)
                if placed and mention is not pronoun and mention.chain not in barred and agrees(mention, pronoun):
                    yield mention, distance

    def ahead(self, mention: Mention, pronoun: Mention) -> bool:
        """Tell whether a mention after a pronoun may be meant: the pronoun stands in a clause before the main one."""
        if mention.form != "name" or mention.start < pronoun.end:
            return False
        governor, place = self.index.words[mention.head].head, pronoun.head
        if self.index.words[mention.head].deprel not in SUBJECTS or governor < mention.head:
            return False
        while place >= 0 and place != governor:
            place = self.index.words[place].head
        return place == governor

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
        governor = index.words[head].head
        if pronoun.pronoun.reflexive or governor < 0:
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
        if mention.form == "nominal":
            weight *= UNNAMED
        if relation in MODIFYING:
            weight *= AS_MODIFIER
        if mention.label == "LOC" and self.located(mention.head):
            weight *= AS_PLACE
        if mention.entity is None and mention.form != "pronoun":
            weight *= self.thing_factor(pronoun)
        return weight

    def located(self, head: int) -> bool:
        """Tell whether a place's name stands for the place ("in Astana, Kazakhstan")."""
        words = self.index.words
        if words[head].deprel in ("appos", "conj", "flat", "nmod", "nmod:desc") and words[head].head >= 0:
            head = head if self.index.marked(head) else words[head].head
        return self.index.marked(head, "in", "at", "near", "across", "inside", "outside")

    def thing_factor(self, pronoun: Mention) -> float:
        """Give how much less readily a pronoun means a thing than somebody, by what it does in its clause."""
        word = self.index.words[pronoun.head]
        if pronoun.pronoun and pronoun.pronoun.possessive:
            return THING_AS_OWNER
        if word.deprel != "nsubj" or word.head < 0 or self.index.words[word.head].upos != "VERB":
            return 1.0
        return THING_AS_ACTOR


def agrees(mention: Mention, pronoun: Mention) -> bool:
    """Tell whether number, sex and kind of a mention allow that a pronoun stands for it."""
    wanted = pronoun.pronoun
    if wanted is None or mention.chain is None:
        return False
    if mention.form == "pronoun" and mention.pronoun is not None and mention.pronoun.person == 1:
        return False
    kind = mention.entity.type if mention.entity else None
    if wanted.number == "plural":
        # A state, an organisation or an organ may be spoken of as "they".
        group = mention.form != "pronoun" and mention.label != "NORP" and kind in ("state", "organisation", "collective")
        return mention.number == "plural" or group
    if mention.number == "plural":
        return False
    if wanted.gender == "n":
        return mention.gender == "n" or (mention.gender is None and kind in ("state", "organisation"))
    person = kind == "person" or (kind == "anonymous" and mention.gender != "n")
    return person and mention.gender in (None, wanted.gender)
