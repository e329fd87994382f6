"""Finds the state that the words around a noun are about: named in the phrase, or the topic of the sentences before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.mentions import Mention
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document

__all__ = ["Surroundings"]

POSSESSIVE = frozenset(("'s", "\u2019s", "'", "\u2019"))
DEFINITE = frozenset(("the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "my"))
AT = ("at", "in", "from", "with", "within", "inside", "for")
#: Sentences back in which "both countries" and "the country" find theirs.
REACH = 3
#: Mentions back that are looked at, at most.
FARTHEST = 400


class Surroundings:
    """Looks around the mentions of one document, as far as they are resolved already."""

    def __init__(self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.index = index
        self.mentions = mentions
        self.words = EntityWords.load()
        self.order = {id(mention): place for place, mention in enumerate(mentions)}
        self.at_head: dict[int, Mention] = {}
        for mention in mentions:
            if mention.form != "thing":
                self.at_head.setdefault(mention.head, mention)

    def before(self, mention: Mention) -> Iterator[Mention]:
        """Give the mentions before one, the nearest first."""
        place = self.order[id(mention)]
        yield from reversed(self.mentions[max(0, place - FARTHEST) : place])

    def explicit(self, mention: Mention) -> str | None:
        """Give the state that a noun phrase itself names: "US officials", "Russia's ministry", "government of X"."""
        for place in range(mention.head - 1, mention.first - 1, -1):
            found = self.at_head.get(place)
            if found is not None and found is not mention and found.entity and found.entity.state:
                return found.entity.state
        owner = self.at_head.get(mention.first - 2) if self.index.forms[mention.first - 1] in POSSESSIVE else None
        if owner is not None and owner.entity and owner.entity.state:
            return owner.entity.state
        for place in self.index.of_phrases(mention.head):
            found = self.at_head.get(place)
            if found is not None and found.entity and found.entity.state and found.form != "nominal":
                return found.entity.state
        return self.employer(mention)

    def employer(self, mention: Mention) -> str | None:
        """Give the state of the organ that somebody belongs to ("an official at the Russian foreign ministry")."""
        for place in self.index.dependents[mention.head]:
            found = self.at_head.get(place) if place > mention.head and self.index.marked(place, *AT) else None
            if found is None or found.head == mention.head:
                continue
            if found.form == "name" and found.label == "ORG" and found.entity:
                return found.entity.state
            if found.form == "nominal" and (state := self.explicit(found)) is not None:
                return state
        return None

    def states_in(self, mention: Mention) -> tuple[str, ...]:
        """Give the states that stand before a noun ("US and Russian officials")."""
        found = (self.at_head.get(place) for place in range(mention.first, mention.head))
        states = (one.entity.state for one in found if one and one.form == "name" and one.entity)
        return tuple(dict.fromkeys(state for state in states if state))

    def of_no_state(self, mention: Mention) -> bool:
        """Tell whether somebody is of a group of states ("a Western diplomat", not "a foreign ministry aide")."""
        words = self.index.words
        return any(
            self.index.forms[place] in self.words.regions and words[place].head == mention.head
            for place in range(mention.first, mention.head)
        )

    def definite(self, mention: Mention) -> bool:
        """Tell whether a noun phrase speaks of somebody known: an article or possessive says so."""
        if mention.first >= mention.head:
            return False
        return self.index.forms[mention.first] in DEFINITE or any(
            self.index.words[place].deprel == "nmod:poss" for place in range(mention.first, mention.head)
        )

    def topic(self, mention: Mention) -> str | None:
        """Give the state that the words around are about: the clause's subjects, then what stands last before.

        In a speech of a state everything without another state is that state's.
        """
        for subject in self.index.governing_subjects(self.index.words[mention.head].head):
            found = self.at_head.get(subject)
            if found and found.head < mention.head and found.entity and found.entity.state:
                return found.entity.state
        if self.document.voice and self.document.voice.state:
            return self.document.voice.state
        return self.topic_before(mention)

    def topic_before(self, mention: Mention) -> str | None:
        """Give the state named last in the sentence, else the subject of the sentence before, else its first state.

        A state whose people the sentence speaks of ("the Russians want") is not the speaker's.
        """
        here = self.index.sentence_of[mention.head]
        others, nearest, first = self.peoples_after(mention), here, None
        for earlier in self.before(mention):
            sentence = self.index.sentence_of[earlier.head]
            if here - sentence > REACH or (first is not None and sentence < nearest):
                break
            state = earlier.entity.state if earlier.entity else None
            if state is None or state in others:
                continue
            if sentence == here or self.main_subject(earlier):
                return state
            first, nearest = state, sentence
        return first

    def peoples_after(self, mention: Mention) -> set[str]:
        """Give the states whose people are spoken of after a mention in its sentence."""
        place, sentence = self.order[id(mention)] + 1, self.index.sentence_of[mention.head]
        found: set[str] = set()
        for later in self.mentions[place : place + 40]:
            if self.index.sentence_of[later.head] != sentence:
                break
            if later.label == "NORP" and later.number == "plural" and later.entity and later.entity.state:
                found.add(later.entity.state)
        return found

    def main_subject(self, mention: Mention) -> bool:
        """Tell whether a mention is the subject of its sentence's main verb, or the subject's possessor."""
        words, place = self.index.words, mention.head
        if words[place].deprel == "nmod:poss" and words[place].head >= 0:
            place = words[place].head
        word = words[place]
        return word.deprel.startswith("nsubj") and word.head >= 0 and words[word.head].deprel == "root"

    def two(self, mention: Mention) -> bool:
        """Tell whether a noun phrase says that there are two ("both sides")."""
        return mention.number == "plural" and any(
            self.index.forms[place] in self.words.two for place in range(mention.first, mention.head)
        )

    def both(self, mention: Mention) -> tuple[str, ...]:
        """Give the two states that the sentences before "both countries" name; none where they name more or fewer."""
        here = self.index.sentence_of[mention.head]
        states: set[str] = set()
        for earlier in self.before(mention):
            if here - self.index.sentence_of[earlier.head] > REACH or len(states) > 2:
                break
            party = self.party(earlier)
            if party is not None:
                states.add(party)
                if len(states) == 2 and self.index.sentence_of[earlier.head] < here:
                    break
        return tuple(sorted(states)) if len(states) == 2 else ()

    def party(self, mention: Mention) -> str | None:
        """Give the state or alliance that a name brings in as a side; a place where something happens is none."""
        entity = mention.entity
        if entity is None or mention.form != "name" or (mention.label == "LOC" and self.index.located(mention.head)):
            return None
        return entity.state or (entity.id if entity.role == "alliance" else None)
