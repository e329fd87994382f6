"""Resolves nouns and pronouns within a document to whom they mean."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.readings.mentions import Mention
from treatywatch.readings.nominals import NominalResolver
from treatywatch.readings.salience import Salience
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.readings.voices import Voices
from treatywatch.records import Document, Entity, Statement

__all__ = ["Resolver"]

#: Offices of people who speak for themselves, not for a state.
PRIVATE_OFFICES = frozenset(("expert", "journalist", "critic", "legislator", "author", "activist", "politician"))
CLAUSES = frozenset(("csubj", "ccomp", "xcomp", "advcl"))


class Resolver:
    """One pass over a document's mentions in the order of their heads, so that one resolution can carry the next."""

    def __init__(
        self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention], statements: Sequence[Statement]
    ) -> None:
        self.document = document
        self.index = index
        self.mentions = mentions
        self.gazetteer = Gazetteer.load()
        self.salience = Salience(index, mentions, statements)
        self.nominals = NominalResolver(document, index, mentions)
        self.around = self.nominals.around

    def resolve(self) -> None:
        """Resolve all that does not hang on who is speaking."""
        for mention in self.mentions:
            if mention.form == "nominal":
                self.nominals.resolve(mention)
            elif mention.form == "pronoun" and mention.pronoun and mention.pronoun.person == 3:
                self.pronoun(mention)

    def resolve_first_persons(self, voices: Voices) -> None:
        """Resolve "I", "we", "our government" by whose words they stand in."""
        for mention in self.mentions:
            if mention.form == "pronoun" and mention.pronoun and mention.pronoun.person == 1:
                self.first_person(mention, voices)
            elif mention.form == "nominal" and self.first_person_possessor(mention):
                self.nominals.resolve(mention)

    # ------------------------------------------------------------------------------------------------ pronouns
    def pronoun(self, mention: Mention) -> None:
        """Let a third-person pronoun repeat the most salient mention that agrees with it."""
        if self.pleonastic(mention):
            return
        found = self.salience.choose(mention)
        if found is not None:
            mention.chain = found.chain
            mention.antecedent = found.antecedent or found
            mention.entity = found.entity
            mention.gender = mention.gender or found.gender

    def pleonastic(self, mention: Mention) -> bool:
        """Tell whether "it" stands for nothing ("it is clear that")."""
        words, place = self.index.words, mention.head
        if self.index.forms[place] != "it":
            return False
        if words[place].deprel == "expl":
            return True
        governor = words[place].head
        if governor < 0:
            return False
        if words[governor].lemma == "come" and "when" in self.index.forms[max(0, place - 1) : place]:
            return True
        clauses = [d for d in self.index.dependents[governor] if words[d].deprel in CLAUSES]
        empty = words[governor].upos == "ADJ" or any(
            words[d].deprel in ("aux:pass", "cop") for d in self.index.dependents[governor]
        )
        marks = (self.index.forms[mark] for clause in clauses for mark in self.index.dependents[clause])
        marked = any(mark in ("that", "to", "whether", "if") for mark in marks)
        return empty and marked and words[place].deprel in ("nsubj", "nsubj:pass")

    def first_person(self, mention: Mention, voices: Voices) -> None:
        """Let "I" mean whoever speaks at its place, and "we" those for whom that one speaks."""
        speaker = voices.at(mention.start) or self.quoted_subject(mention)
        if speaker is None:
            return
        entity = speaker if mention.number == "singular" else self.spoken_for(speaker)
        mention.entity, mention.chain = entity, entity.id if entity else None

    def quoted_subject(self, mention: Mention) -> Entity | None:
        """Give the subject before an opened quotation whose words a first person stands in ("X "will use our own"")."""
        text = self.document.text
        opened = max(text.rfind("\u201c", 0, mention.start), text.rfind('"', 0, mention.start))
        if opened < text.rfind("\u201d", 0, mention.start):
            return None
        for subject in self.index.governing_subjects(self.index.words[mention.head].head):
            found = self.around.at_head.get(subject)
            if found and found.end <= opened and found.entity:
                return found.entity
        return None

    def spoken_for(self, speaker: Entity) -> Entity | None:
        """Give whom a speaker means by "we": the state, where the speaker speaks for one."""
        if speaker.state and (speaker.type != "person" or self.governs(speaker)):
            state = self.gazetteer.states.get(speaker.state)
            return state.entity() if state else speaker
        return speaker if speaker.type in ("organisation", "state", "collective") else None

    def governs(self, person: Entity) -> bool:
        """Tell whether a person speaks for the state."""
        role = person.role or ""
        return bool(role) and not role.startswith("former") and role not in PRIVATE_OFFICES

    def first_person_possessor(self, mention: Mention) -> bool:
        """Tell whether "my" or "our" stands in a noun phrase."""
        return any(
            found.pronoun is not None and found.pronoun.person == 1
            for place in range(mention.first, mention.head)
            if (found := self.around.at_head.get(place)) is not None
        )
