"""Resolves nouns and pronouns within a document to whom they mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.readings.mentions import Mention
from treatywatch.readings.salience import Salience
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document, Entity, Span

__all__ = ["Resolver"]

#: The offices that one person at a time holds in a state.
UNIQUE_OFFICES = frozenset((
    "president", "prime minister", "chancellor", "foreign minister", "defence minister", "supreme leader", "leader",
    "vice president", "secretary general", "general secretary", "high representative", "director general", "minister",
    "national security adviser", "monarch",
))  # fmt: skip
LEADERS = frozenset(("president", "prime minister", "chancellor", "supreme leader", "general secretary", "leader", "monarch"))
#: Offices whose unnamed holders speak for a state.
STATE_VOICES = frozenset(("official", "diplomat", "spokesperson", "military officer", "negotiator", "adviser", "ambassador",
                          "representative", "minister", "source"))  # fmt: skip
#: Sentences back in which "both countries" and "the country" find theirs.
REACH = 3
#: The last day on which "the two super-Powers" were these.
LAST_SOVIET_DAY = date(1991, 12, 25)


class Resolver:
    """One pass over a document's mentions in the order of their heads, so that one resolution can carry the next."""

    def __init__(self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention], on: date | None) -> None:
        self.document = document
        self.index = index
        self.on = on
        self.mentions = mentions
        self.gazetteer = Gazetteer.load()
        self.words = EntityWords.load()
        self.salience = Salience(index, mentions)
        self.at_head: dict[int, Mention] = {}
        for mention in mentions:
            if mention.form != "thing":
                self.at_head.setdefault(mention.head, mention)
        self.anonymous = 0

    def resolve(self) -> None:
        """Resolve all that does not hang on who is speaking."""
        for mention in self.mentions:
            if mention.form == "nominal":
                self.nominal(mention)
            elif mention.form == "pronoun" and mention.pronoun and mention.pronoun.person == 3:
                self.pronoun(mention)

    def resolve_first_persons(self, speakers: Sequence[tuple[int, int, Entity | None]]) -> None:
        """Resolve "I", "we", "our government" by the speakers of the quotes around them, else by the document's voice.

        `speakers` holds start and end of each stretch of quoted text with its speaker.
        """
        for mention in self.mentions:
            if mention.form == "pronoun" and mention.pronoun and mention.pronoun.person == 1:
                self.first_person(mention, speakers)
            elif mention.form == "nominal" and self.first_person_possessor(mention):
                self.nominal(mention)

    # ------------------------------------------------------------------------------------------------ pronouns
    def pronoun(self, mention: Mention) -> None:
        """Let a third-person pronoun repeat the most salient mention that agrees with it."""
        if self.pleonastic(mention):
            return
        found = self.salience.choose(mention)
        if found is not None:
            mention.chain = found.chain
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
        clauses = [d for d in self.index.dependents[governor] if words[d].deprel in ("csubj", "ccomp", "xcomp", "advcl")]
        empty = words[governor].upos == "ADJ" or any(
            words[d].deprel in ("aux:pass", "cop") for d in self.index.dependents[governor]
        )
        marked = any(self.index.forms[g] in ("that", "to", "whether", "if") for d in clauses for g in self.index.dependents[d])
        return empty and marked and words[place].deprel in ("nsubj", "nsubj:pass")

    def first_person(self, mention: Mention, speakers: Sequence[tuple[int, int, Entity | None]]) -> None:
        """Let "I" and "we" mean the speaker of the innermost quote, or the document's voice outside of quotes."""
        around = [(end - start, speaker) for start, end, speaker in speakers if start <= mention.start < end]
        speaker = min(around, key=lambda pair: pair[0])[1] if around else self.document.voice
        if speaker is None:
            return
        entity = speaker if mention.number == "singular" else self.spoken_for(speaker)
        mention.entity, mention.chain = entity, entity.id if entity else None

    def spoken_for(self, speaker: Entity) -> Entity | None:
        """Give whom a speaker means by "we": the state, where the speaker speaks for one."""
        if speaker.state and (speaker.type != "person" or self.governs(speaker)):
            state = self.gazetteer.states.get(speaker.state)
            return state.entity() if state else speaker
        return speaker if speaker.type in ("organisation", "state", "collective") else None

    def governs(self, person: Entity) -> bool:
        """Tell whether a person speaks for the state."""
        role = person.role or ""
        return not role.startswith(("former", "future")) and role not in ("expert", "journalist", "critic", "legislator", "author")

    def first_person_possessor(self, mention: Mention) -> bool:
        """Tell whether "my" or "our" stands in a noun phrase."""
        return any(
            found.pronoun is not None and found.pronoun.person == 1
            for place in range(mention.first, mention.head)
            if (found := self.at_head.get(place)) is not None
        )

    # ------------------------------------------------------------------------------------------------- nouns
    def nominal(self, mention: Mention) -> None:
        """Resolve a noun phrase that stands for somebody, by what kind of noun heads it."""
        form, lemma = self.index.forms[mention.head], self.index.words[mention.head].lemma.lower()
        if (named := self.named_beside(mention)) is not None:
            mention.entity, mention.chain, mention.gender = named.entity, named.chain, named.gender
        elif (members := self.words.group(self.index.phrase(mention.first, mention.head + 1))) is not None:
            self.collective(mention, self.of_the_day(members))
        elif form in self.words.organs or lemma in self.words.organs:
            self.organ(mention, self.words.organs.get(form) or self.words.organs[lemma])
        elif lemma in self.words.states and mention.number == "singular":
            self.country(mention, lemma)
        elif lemma in self.words.persons and not (lemma in self.words.collectives and self.two(mention)):
            self.person(mention, lemma)
        elif lemma in self.words.collectives and mention.number == "plural":
            self.collective(mention, self.both(mention) if self.two(mention) else ())

    def named_beside(self, mention: Mention) -> Mention | None:
        """Give the person whose title or apposition a noun is ("Defence Minister Shoigu", "Shoigu, the minister")."""
        index, head = self.index, mention.head
        following = self.at_head_or_start(head + 1)
        if following and following.label == "PER":
            return following
        for place in (*index.dependents[head], index.words[head].head):
            if place < 0 or place not in self.at_head or self.at_head[place].label != "PER":
                continue
            relation = index.words[place].deprel if index.words[place].head == head else index.words[head].deprel
            if relation in ("appos", "flat", "nmod:desc"):
                return self.at_head[place]
        return None

    def at_head_or_start(self, place: int) -> Mention | None:
        """Give the name that starts at a word."""
        if place >= len(self.index.words):
            return None
        found = self.at_head.get(place) or self.at_head.get(place + 1)
        return found if found and found.form == "name" and found.first == place else None

    def organ(self, mention: Mention, kind: str) -> None:
        """Resolve an organ of a state ("the defence ministry", "the Trump administration")."""
        role: str | None = kind
        if kind == "ministry":
            role = self.words.ministry(self.index.phrase(mention.first, min(mention.head + 5, len(self.index.words))))
        explicit = self.explicit_state(mention)
        state = explicit or (self.context_state(mention) if self.definite(mention) else None)
        if role is None or (explicit is None and kind in ("military", "intelligence", "mission") and not self.definite(mention)):
            mention.chain = f"thing:{self.index.words[mention.head].lemma}"
            return
        mention.gender = "n"
        if state is None:
            mention.chain = f"organ:{role}"
            mention.entity = Entity(id=None, name=self.phrase(mention), type="organisation", role=role)
            return
        mention.entity = self.organ_of(state, role)
        mention.chain = mention.entity.id

    def organ_of(self, state: str, role: str) -> Entity:
        """Give the organ of a state: the government is the state itself."""
        known = self.gazetteer.states[state]
        if role == "government":
            return known.entity(role)
        id_ = f"{state}-{role.replace(' ', '-')}"
        if id_ in self.gazetteer.organisations:
            return self.gazetteer.organisations[id_].entity()
        adjective = known.adjectives[0] if known.adjectives else known.name
        return Entity(id=id_, name=f"{adjective} {role}", type="organisation", state=state, role=role)

    def country(self, mention: Mention, lemma: str) -> None:
        """Resolve "the country" to the state that the sentence, or the one before it, is about."""
        if lemma not in ("country", "nation", "superpower") or not self.definite(mention):
            mention.chain = f"thing:{lemma}"
            return
        state = self.explicit_state(mention) or self.context_state(mention)
        if state is not None:
            mention.entity = self.gazetteer.states[state].entity()
            mention.chain = state
            mention.gender = "n"

    def person(self, mention: Mention, lemma: str) -> None:
        """Resolve a person in office, or make somebody unnamed of it."""
        after = min(mention.head + 5, len(self.index.words))
        words = f"{self.index.phrase(mention.first, mention.head + 1)} {self.of_words(mention, after)}"
        role = self.words.office(words.strip(), lemma)
        state = self.explicit_state(mention)
        if mention.number == "singular" and self.definite(mention):
            found = self.earlier_person(mention, role, state)
            if found is not None:
                mention.entity, mention.chain, mention.gender = found.entity, found.chain, found.gender
                return
            state = state or (self.context_state(mention) if role in UNIQUE_OFFICES | STATE_VOICES else None)
            if state and role in UNIQUE_OFFICES and (holder := self.gazetteer.holder_of(role, state, self.on)):
                mention.entity = self.gazetteer.person(holder, self.on)
                mention.chain, mention.gender = holder, self.gazetteer.people[holder].sex
                return
        elif role in STATE_VOICES:
            state = state or self.context_state(mention)
        self.unnamed(mention, role, state)

    def unnamed(self, mention: Mention, role: str, state: str | None) -> None:
        """Make somebody without a name, known by office and state only."""
        self.anonymous += 1
        mention.chain = f"anonymous:{self.anonymous}"
        mention.entity = Entity(id=None, name=self.phrase(mention), type="anonymous", state=state, role=role)

    def of_words(self, mention: Mention, after: int) -> str:
        """Give the words of an "of" phrase after a noun, which may be part of the office."""
        follows = mention.head + 1 < len(self.index.words) and self.index.forms[mention.head + 1] in ("of", "for")
        return self.index.phrase(mention.head + 1, after) if follows else ""

    def earlier_person(self, mention: Mention, role: str, state: str | None) -> Mention | None:
        """Give the last person before a mention who holds an office like it."""
        for earlier in self.before(mention):
            entity = earlier.entity
            if entity is None or earlier.number == "plural" or entity.type not in ("person", "anonymous"):
                continue
            if earlier.form == "pronoun" or (state and entity.state and entity.state != state):
                continue
            if fits_office(entity.role or "", role) and (state is None or entity.state == state or entity.state is None):
                return earlier
        return None

    def before(self, mention: Mention) -> Iterator[Mention]:
        """Give the mentions before one, the nearest first."""
        place = next((i for i, other in enumerate(self.mentions) if other is mention), 0)
        for other in reversed(self.mentions[max(0, place - 400) : place]):
            yield other

    def collective(self, mention: Mention, members: tuple[str, ...]) -> None:
        """Make several of a plural noun, with its members where they are settled."""
        mention.number, mention.gender = "plural", None
        mention.chain = f"collective:{','.join(members) or self.index.words[mention.head].lemma.lower()}"
        mention.entity = Entity(id=None, name=self.phrase(mention), type="collective", members=members)

    def of_the_day(self, members: tuple[str, ...]) -> tuple[str, ...]:
        """Give the members of a fixed group as the states were called on the document's day."""
        if self.on is None:
            return members
        soviet = self.on <= LAST_SOVIET_DAY
        wrong, right = ("RUS", "SUN") if soviet else ("SUN", "RUS")
        return tuple(sorted(right if member == wrong else member for member in members))

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
            if earlier.entity and earlier.entity.state and earlier.form == "name":
                states.add(earlier.entity.state)
                if len(states) == 2 and self.index.sentence_of[earlier.head] < here:
                    break
        return tuple(sorted(states)) if len(states) == 2 else ()

    # ------------------------------------------------------------------------------------------------ states
    def explicit_state(self, mention: Mention) -> str | None:
        """Give the state that a noun phrase itself names: "US officials", "Russia's ministry", "government of X"."""
        for place in range(mention.head - 1, mention.first - 1, -1):
            found = self.at_head.get(place)
            if found is not None and found is not mention and found.entity and found.entity.state:
                return found.entity.state
        for place in self.index.of_phrases(mention.head):
            found = self.at_head.get(place)
            if found is not None and found.entity and found.entity.state and found.form != "nominal":
                return found.entity.state
        return None

    def definite(self, mention: Mention) -> bool:
        """Tell whether a noun phrase speaks of somebody known: an article or possessive that says so."""
        first = self.index.forms[mention.first]
        return first not in self.words.indefinite and mention.first < mention.head

    def context_state(self, mention: Mention) -> str | None:
        """Give the state that the words around are about: the clause's subjects, then what stands last before.

        In a speech of a state everything without another state is that state's.
        """
        for subject in self.index.governing_subjects(self.index.words[mention.head].head):
            found = self.at_head.get(subject)
            if found and found.head < mention.head and found.entity and found.entity.state:
                return found.entity.state
        if self.document.voice and self.document.voice.state:
            return self.document.voice.state
        here = self.index.sentence_of[mention.head]
        latest: dict[int, str] = {}
        for earlier in self.before(mention):
            sentence = self.index.sentence_of[earlier.head]
            if here - sentence > REACH:
                break
            if earlier.entity is None or earlier.entity.state is None or earlier.form == "thing":
                continue
            if sentence == here or self.index.words[earlier.head].deprel.startswith("nsubj"):
                if sentence == here or self.index.words[self.index.words[earlier.head].head].deprel == "root":
                    return earlier.entity.state
            latest.setdefault(sentence, earlier.entity.state)
        return next(iter(latest.values()), None)

    def phrase(self, mention: Mention) -> str:
        """Give a mention's own words."""
        return " ".join(self.document.text[mention.start : mention.end].split())

    def span(self, mention: Mention) -> Span:
        """Give a mention's span."""
        return Span.of(self.document.text, mention.start, mention.end)


def fits_office(held: str, meant: str) -> bool:
    """Tell whether somebody who holds one office can be called by another ("the leader" is a president)."""
    if held.startswith("former") != meant.startswith("former"):
        return False
    if held == meant or (meant == "leader" and held in LEADERS):
        return True
    return meant == "minister" and held.endswith("minister") and held != "prime minister"
