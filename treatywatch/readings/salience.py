"""Chooses whom a third-person pronoun stands for, by salience in the sentences before it.

The method is that of Lappin and Leass (1994), "An Algorithm for Pronominal Anaphora Resolution": weights for recency
and grammatical role that fade with every sentence, after agreement and the binding conditions have ruled candidates
out. The weights are theirs, except those below that say otherwise, which were tuned on GAP's development set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.mentions import Mention
from treatywatch.readings.pronoun_ranking import Candidate, PronounRanker
from treatywatch.readings.syntax_index import SUBJECTS, SyntaxIndex
from treatywatch.records import Statement

__all__ = ["Salience"]

RECENCY = 100.0
ROLES = {"nsubj": 80.0, "nsubj:pass": 80.0, "nsubj:outer": 80.0, "root": 70.0, "obj": 50.0, "iobj": 40.0, "obl": 40.0,
         "obl:agent": 50.0, "appos": 40.0, "nmod:poss": 35.0}  # fmt: skip
#: A noun phrase that stands inside no other one.
UNEMBEDDED = 80.0
EMBEDDED = frozenset(("nmod", "nmod:poss", "compound", "appos", "amod", "flat", "nmod:desc"))
# From here on tuned, not theirs.
#: What the subject of a sentence's main verb gains.
MAIN_SUBJECT = 30.0
#: What the subject of its own clause gains as the one whom a possessive means.
OWN_CLAUSE = 150.0
PARALLEL = 60.0
#: The subject of the main clause after a pronoun in a clause or phrase before it ("In his speech, Smith ...").
AHEAD = 100.0
#: Who spoke before, when somebody speaks ("She continued").
SPEAKS_ON = 80.0
#: Who reports words that the pronoun leads ("Beijing, which is no party, said it would never join"); half of it against
#: him where others were named in what he reports ("said that Russia left because it lost").
REPORTER = 150.0
#: How much of its weight a mention keeps with each sentence further back.
DECAY = 0.4
#: A noun that only modifies another one ("the NATO summit").
AS_MODIFIER = 0.4
MODIFYING = frozenset(("compound", "amod", "nmod:desc"))
#: A state or organisation may be "they", though less readily than several people.
GROUP_AS_THEY = 0.55
#: Names and pronouns carry a text's topic, nouns less so.
UNNAMED = 0.8
#: A state that is only where something happens does nothing itself.
AS_PLACE = 0.3
#: In reports about states a possessive means somebody rather than a thing, and so does who does something.
THING_AS_OWNER = 0.6
THING_AS_ACTOR = 0.45
#: Sentences back in which candidates are sought.
REACH = 4

#: By sentence, the contents that stand in it: their characters, and the word that heads their source.
Spoken = dict[int, list[tuple[int, int, int]]]


class Salience:
    """Scores candidates for the pronouns of one document."""

    def __init__(self, index: SyntaxIndex, mentions: Sequence[Mention], statements: Sequence[Statement]) -> None:
        self.index = index
        self.quoted: Spoken = {}
        self.reported: Spoken = {}
        self.ranker = PronounRanker(index, mentions)
        self.sources: set[int] = set()
        for statement in statements:
            self.note(statement)
        self.instrument_verbs = frozenset(EntityWords.load().instrument_verbs)
        self.by_sentence: list[list[Mention]] = [[] for _ in index.sentences]
        for mention in mentions:
            self.by_sentence[index.sentence_of[mention.head]].append(mention)
        self.by_head = {mention.head: mention for mention in mentions if mention.form != "thing"}

    def note(self, statement: Statement) -> None:
        """Keep who heads a statement's source, and which words are quoted from it."""
        if statement.source is None:
            return
        first, last = self.index.stretch(statement.source.start, statement.source.end)
        if first >= last:
            return
        head = self.index.head_of(first, last)
        self.sources.add(head)
        spoken = self.quoted if statement.manner == "direct" else self.reported
        for span in statement.content:
            for sentence in set(self.index.sentence_of[slice(*self.index.stretch(span.start, span.end))]):
                spoken.setdefault(sentence, []).append((span.start, span.end, head))

    def around(self, pronoun: Mention, spoken: Spoken) -> list[tuple[int, int, int]]:
        """Give the contents that a pronoun stands in."""
        here = spoken.get(self.index.sentence_of[pronoun.head], ())
        return [content for content in here if content[0] <= pronoun.start < content[1]]

    def chains_of(self, contents: Sequence[tuple[int, int, int]]) -> set[str]:
        """Give who speaks some contents."""
        found = (self.by_head.get(head) for _, _, head in contents)
        return {mention.chain for mention in found if mention is not None and mention.chain is not None}

    def choose(self, pronoun: Mention) -> Mention | None:
        """Give the mention that a pronoun most likely repeats; `None` where nothing agrees with it."""
        if pronoun.gender in ("m", "f"):
            return self.ranked(pronoun)
        scores: dict[str, float] = {}
        things_only = self.takes_things(pronoun)
        best: dict[str, Mention] = {}
        reporters = self.reporters_of(pronoun)
        reporter = REPORTER if self.leads(pronoun) else -REPORTER / 2
        for mention, distance in self.candidates(pronoun):
            if mention.chain is None or (things_only and mention.entity is not None):
                continue
            score = self.weight(mention, pronoun) * DECAY**distance
            score += reporter if distance == 0 and mention.chain in reporters else 0.0
            before = scores.get(mention.chain, 0.0)
            # Being named again makes somebody the topic; things of the same name need not be the same thing.
            scores[mention.chain] = before + score if mention.entity else max(before, score)
            # The latest mention stands for its chain, because its entity is the one best known by then.
            if mention.chain not in best or mention.head > best[mention.chain].head:
                best[mention.chain] = mention
        if not scores:
            return None
        chain = max(scores, key=lambda chain: (scores[chain], best[chain].head))
        return best[chain]

    def ranked(self, pronoun: Mention) -> Mention | None:
        """Give the mention that "he" or "she" most likely repeats, by the learned ranking."""
        chains: dict[str, list[Candidate]] = {}
        for mention, distance in self.candidates(pronoun):
            if mention.chain is not None:
                weight = self.weight(mention, pronoun) * DECAY**distance
                chains.setdefault(mention.chain, []).append(Candidate(mention, distance, weight))
        if not chains:
            return None
        best = self.ranker.best(pronoun, chains, self.reporters_of(pronoun))
        return max((one.mention for one in chains[best]), key=lambda mention: mention.head)

    def reporters_of(self, pronoun: Mention) -> set[str]:
        """Give who reports the words that a pronoun stands in."""
        return self.chains_of(self.around(pronoun, self.reported))

    def leads(self, pronoun: Mention) -> bool:
        """Tell whether nobody stands before a pronoun in the reported words that it is in."""
        starts = [start for start, _, _ in self.around(pronoun, self.reported)]
        here = self.by_sentence[self.index.sentence_of[pronoun.head]]
        return bool(starts) and not any(max(starts) <= mention.start < pronoun.start for mention in here)

    def takes_things(self, pronoun: Mention) -> bool:
        """Tell whether a pronoun is the object of a verb like "violate", which is done to a treaty and to nobody."""
        word = self.index.words[pronoun.head]
        done_to = word.deprel == "obj" and self.index.forms[pronoun.head] in ("it", "them") and word.head >= 0
        return done_to and self.index.words[word.head].lemma in self.instrument_verbs

    def candidates(self, pronoun: Mention) -> Iterator[tuple[Mention, int]]:
        """Give the mentions that agree with a pronoun, with how many sentences back they stand."""
        here = self.index.sentence_of[pronoun.head]
        barred = {mention.chain for mention in self.by_sentence[here] if self.bars(mention, pronoun)}
        barred |= self.speakers_of(pronoun)
        for distance in range(min(REACH, here) + 1):
            for mention in self.by_sentence[here - distance]:
                placed = mention.start < pronoun.start or self.ahead(mention, pronoun)
                if placed and mention is not pronoun and mention.chain not in barred and agrees(mention, pronoun):
                    yield mention, distance

    def speakers_of(self, pronoun: Mention) -> set[str]:
        """Give who speaks the quoted words that a pronoun stands in: nobody calls himself "he"."""
        return self.chains_of(self.around(pronoun, self.quoted))

    def ahead(self, mention: Mention, pronoun: Mention) -> bool:
        """Tell whether a mention after a pronoun may be meant: the pronoun stands in a clause before the main one."""
        if mention.form != "name" or mention.start < pronoun.end:
            return False
        if pronoun.gender in ("m", "f"):
            return True
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
            owned = index.words[head].head
            named = index.words[mention.head]
            return owned == mention.head or (named.head == owned and named.deprel in ("appos", "flat"))
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
        weight += AHEAD if mention.start > pronoun.start else 0.0
        weight += SPEAKS_ON if pronoun.head in self.sources and mention.head in self.sources else 0.0
        if relation in SUBJECTS:
            weight += self.subject_bonus(mention, pronoun)
        return weight * self.factor(mention, pronoun, relation)

    def factor(self, mention: Mention, pronoun: Mention, relation: str) -> float:
        """Give how much less readily a pronoun means a mention because of what kind of mention it is."""
        weight = 1.0
        if pronoun.number == "plural" and mention.number == "singular":
            weight *= GROUP_AS_THEY
        if mention.form == "nominal" and (mention.entity is None or mention.entity.id is None):
            weight *= UNNAMED
        if relation in MODIFYING:
            weight *= AS_MODIFIER
        if mention.label == "LOC" and self.index.located(mention.head):
            weight *= AS_PLACE
        if mention.entity is None and mention.form != "pronoun":
            weight *= self.thing_factor(pronoun)
        return weight

    def subject_bonus(self, mention: Mention, pronoun: Mention) -> float:
        """Give what a subject gains as that of the main clause, or of the clause that a possessive stands in."""
        words = self.index.words
        bonus = MAIN_SUBJECT if words[words[mention.head].head].deprel == "root" else 0.0
        if pronoun.pronoun is None or not (pronoun.pronoun.possessive or pronoun.pronoun.reflexive):
            return bonus
        nearest = next(self.index.governing_subjects(words[pronoun.head].head), None)
        return bonus + (OWN_CLAUSE if nearest == mention.head else 0.0)

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
        group = kind in ("state", "organisation", "collective") and mention.label != "NORP"
        return mention.number == "plural" or (group and mention.form != "pronoun")
    if mention.number == "plural":
        return False
    if wanted.gender == "n":
        return mention.gender == "n" or (mention.gender is None and kind in ("state", "organisation"))
    person = kind == "person" or (kind == "anonymous" and mention.gender != "n")
    return person and mention.gender in (None, wanted.gender)
