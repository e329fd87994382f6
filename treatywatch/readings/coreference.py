"""Resolves nouns and pronouns within a document to whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.readings.mentions import Mention
from treatywatch.readings.salience import Salience
from treatywatch.readings.surroundings import Surroundings
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document, Entity, Statement

__all__ = ["Resolver"]

#: The offices that one person at a time holds in a state.
UNIQUE_OFFICES = frozenset((
    "president", "prime minister", "chancellor", "foreign minister", "defence minister", "supreme leader", "leader",
    "vice president", "secretary general", "general secretary", "high representative", "director general", "minister",
    "national security adviser", "monarch",
))  # fmt: skip
LEADERS = frozenset((
    "president", "prime minister", "chancellor", "supreme leader", "general secretary", "leader", "monarch",
))  # fmt: skip
#: Offices whose unnamed holders speak for a state.
STATE_VOICES = frozenset((
    "official", "diplomat", "spokesperson", "military officer", "negotiator", "adviser", "ambassador", "representative",
    "minister",
))  # fmt: skip
#: Adjectives that every state's organs may carry.
OWN = frozenset((
    "armed", "military", "own", "defence", "defense", "foreign", "interior", "national", "federal", "state",
    "intelligence", "new", "current", "country", "nation",
))  # fmt: skip
#: Offices of people who speak for themselves, not for a state.
PRIVATE_OFFICES = frozenset(("expert", "journalist", "critic", "legislator", "author", "activist", "politician"))
CLAUSES = frozenset(("csubj", "ccomp", "xcomp", "advcl"))
#: Offices of organisations, not of states.
WORLD_OFFICES = frozenset(("secretary general", "director general", "high representative"))
#: The last day on which "the two super-Powers" were these.
LAST_SOVIET_DAY = date(1991, 12, 25)


class Resolver:
    """One pass over a document's mentions in the order of their heads, so that one resolution can carry the next."""

    def __init__(
        self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention], statements: Sequence[Statement]
    ) -> None:
        self.document = document
        self.index = index
        self.on = document.day
        self.mentions = mentions
        self.gazetteer = Gazetteer.load()
        self.words = EntityWords.load()
        self.salience = Salience(index, mentions, statements)
        self.around = Surroundings(document, index, mentions)
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
        if words[governor].lemma == "come" and "when" in self.index.forms[max(0, place - 1) : place]:
            return True
        clauses = [d for d in self.index.dependents[governor] if words[d].deprel in CLAUSES]
        empty = words[governor].upos == "ADJ" or any(
            words[d].deprel in ("aux:pass", "cop") for d in self.index.dependents[governor]
        )
        marks = (self.index.forms[mark] for clause in clauses for mark in self.index.dependents[clause])
        marked = any(mark in ("that", "to", "whether", "if") for mark in marks)
        return empty and marked and words[place].deprel in ("nsubj", "nsubj:pass")

    def first_person(self, mention: Mention, speakers: Sequence[tuple[int, int, Entity | None]]) -> None:
        """Let "I" and "we" mean the speaker of the innermost quote, or the document's voice outside of quotes."""
        around = [(end - start, speaker) for start, end, speaker in speakers if start <= mention.start < end]
        speaker = min(around, key=lambda pair: pair[0])[1] if around else self.document.voice
        speaker = speaker or self.quoted_subject(mention) or self.going_on(mention, speakers)
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

    def going_on(self, mention: Mention, speakers: Sequence[tuple[int, int, Entity | None]]) -> Entity | None:
        """Give the speaker whose quotation goes on in the paragraph that a first person stands in."""
        text = self.document.text
        opened = text.rfind("\u201c", 0, mention.start)
        if opened < 0 or opened < text.rfind("\u201d", 0, mention.start):
            return None
        before = [
            (end, speaker) for _, end, speaker in speakers
            if end <= opened and not text[end:opened].strip(" \r\n.\u201d")
        ]  # fmt: skip
        return max(before, key=lambda pair: pair[0])[1] if before else None

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

    # ------------------------------------------------------------------------------------------------- nouns
    def nominal(self, mention: Mention) -> None:
        """Resolve a noun phrase that stands for somebody, by what kind of noun heads it."""
        form, lemma = self.index.forms[mention.head], self.index.words[mention.head].lemma.lower()
        if (named := self.named_beside(mention)) is not None:
            mention.entity, mention.chain, mention.gender = named.entity, named.chain, named.gender
        elif (members := self.words.group(self.index.phrase(mention.first, mention.head + 1))) is not None:
            self.collective(mention, self.of_the_day(members))
        elif self.is_organ(mention, form, lemma):
            self.organ(mention, self.words.organs.get(form) or self.words.organs[lemma])
        elif lemma in self.words.states and mention.number == "singular":
            self.country(mention, lemma)
        elif lemma in self.words.persons and not (lemma in self.words.collectives and self.around.two(mention)):
            self.person(mention, lemma)
        elif lemma in self.words.collectives and mention.number == "plural":
            self.collective(mention, self.around.both(mention) if self.around.two(mention) else ())
        else:
            mention.gender, mention.chain = "n", f"thing:{lemma}"

    def is_organ(self, mention: Mention, form: str, lemma: str) -> bool:
        """Tell whether a noun means an organ of one state: not several, and no "arms control regime"."""
        if form in self.words.organs:
            return form != "regime" or self.around.explicit(mention) is not None
        return lemma in self.words.organs and mention.number == "singular"

    def named_beside(self, mention: Mention) -> Mention | None:
        """Give the person whose title or apposition a noun is ("Defence Minister Shoigu", "Shoigu, the minister")."""
        index, head = self.index, mention.head
        following = self.at_head_or_start(head + 1) or self.between_commas(mention)
        if following and following.label == "PER":
            return following
        for place in (*index.dependents[head], index.words[head].head):
            if place < 0 or place not in self.around.at_head or self.around.at_head[place].label != "PER":
                continue
            relation = index.words[place].deprel if index.words[place].head == head else index.words[head].deprel
            if relation in ("appos", "flat", "nmod:desc"):
                return self.around.at_head[place]
        return None

    def between_commas(self, mention: Mention) -> Mention | None:
        """Give the name that stands between commas after a noun in the singular ("the minister, A B, said")."""
        place = mention.head + 1
        if mention.number == "plural" or place + 1 >= len(self.index.words) or self.index.forms[place] != ",":
            return None
        found = self.at_head_or_start(place + 1)
        last = self.index.first_in(found.end) if found else 0
        return found if found and last < len(self.index.forms) and self.index.forms[last] == "," else None

    def at_head_or_start(self, place: int) -> Mention | None:
        """Give the name that starts at a word."""
        if place >= len(self.index.words):
            return None
        found = self.around.at_head.get(place) or self.around.at_head.get(place + 1)
        return found if found and found.form == "name" and found.first == place else None

    def organ(self, mention: Mention, kind: str) -> None:
        """Resolve an organ of a state ("the defence ministry", "the Trump administration")."""
        role: str | None = kind
        if kind == "ministry":
            role = self.words.ministry(self.index.phrase(mention.first, min(mention.head + 5, len(self.index.words))))
        explicit = self.around.explicit(mention)
        known = (self.around.definite(mention) or kind == "ministry") and self.plain(mention)
        state = explicit or (self.around.topic(mention) if known else None)
        if role is None or (explicit is None and not known):
            mention.gender, mention.chain = "n", f"thing:{self.index.words[mention.head].lemma}"
            return
        mention.gender = "n"
        if state is None:
            mention.chain = f"organ:{role}"
            mention.entity = Entity(id=None, name=self.phrase(mention), type="organisation", role=role)
            return
        mention.entity = self.organ_of(state, role)
        mention.chain = mention.entity.id

    def plain(self, mention: Mention) -> bool:
        """Tell whether nothing in a phrase sets an organ apart from that of the topic, as in "the opposing forces"."""
        modifiers = range(mention.first, mention.head)
        return all(self.index.words[m].upos in ("DET", "PRON", "PART") or self.index.forms[m] in OWN for m in modifiers)

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
        if lemma not in ("country", "nation", "superpower") or not self.around.definite(mention):
            mention.chain = f"thing:{lemma}"
            return
        state = self.around.explicit(mention) or self.around.topic(mention)
        if state is not None:
            mention.entity = self.gazetteer.states[state].entity()
            mention.chain = state
            mention.gender = "n"

    def person(self, mention: Mention, lemma: str) -> None:
        """Resolve a person in office, or make somebody unnamed of it."""
        after = min(mention.head + 5, len(self.index.words))
        words = f"{self.index.phrase(mention.first, mention.head + 1)} {self.words_after(mention, after)}"
        role = self.words.office(words.strip(), lemma)
        state = self.around.explicit(mention)
        if role in WORLD_OFFICES and (holder := self.gazetteer.holder_of(role, self.organisation(mention), self.on)):
            mention.entity = self.gazetteer.person(holder, self.on)
            mention.chain, mention.gender = holder, self.gazetteer.people[holder].sex
            return
        if mention.number == "singular" and self.around.definite(mention):
            found = self.earlier_person(mention, role, state)
            if found is not None:
                mention.entity, mention.chain, mention.gender = found.entity, found.chain, found.gender
                return
            if role in (UNIQUE_OFFICES | STATE_VOICES) - WORLD_OFFICES and self.document.voice is None:
                state = state or self.around.topic(mention)
            if state and role in UNIQUE_OFFICES and (holder := self.gazetteer.holder_of(role, state, self.on)):
                mention.entity = self.gazetteer.person(holder, self.on)
                mention.chain, mention.gender = holder, self.gazetteer.people[holder].sex
                return
        elif role in STATE_VOICES and self.document.voice is None and self.named_organisation(mention) is None:
            state = state or self.around.topic(mention)
        self.unnamed(mention, role, state)

    def organisation(self, mention: Mention) -> str:
        """Give the organisation whose office a noun phrase names: the one in it, else the United Nations."""
        return self.named_organisation(mention) or "UN"

    def named_organisation(self, mention: Mention) -> str | None:
        """Give the organisation that a noun phrase names ("NATO's foreign ministers" speak for no one state)."""
        for place in (*range(mention.first, mention.head), *self.index.of_phrases(mention.head)):
            found = self.around.at_head.get(place)
            if found and found.entity and found.entity.type == "organisation" and found.entity.id:
                return found.entity.id
        return None

    def unnamed(self, mention: Mention, role: str, state: str | None) -> None:
        """Make somebody without a name, known by office and state only."""
        self.anonymous += 1
        mention.chain = f"anonymous:{self.anonymous}"
        mention.entity = Entity(id=None, name=self.phrase(mention), type="anonymous", state=state, role=role)

    def words_after(self, mention: Mention, after: int) -> str:
        """Give the words after a noun that may be part of the office ("secretary of state", "Secretary General")."""
        following = mention.head + 1
        if following >= len(self.index.words):
            return ""
        word = self.index.words[following]
        if word.head == mention.head and word.deprel in ("flat", "compound"):
            return self.index.forms[following]
        return self.index.phrase(following, after) if self.index.forms[following] in ("of", "for") else ""

    def earlier_person(self, mention: Mention, role: str, state: str | None) -> Mention | None:
        """Give the last person before a mention who holds an office like it."""
        for earlier in self.around.before(mention):
            entity = earlier.entity
            if entity is None or earlier.number == "plural" or entity.type not in ("person", "anonymous"):
                continue
            if earlier.form == "pronoun" or (state and entity.state and entity.state != state):
                continue
            if fits_office(entity.role or "", role) and (state is None or entity.state in (state, None)):
                return earlier
        return None

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

    def phrase(self, mention: Mention) -> str:
        """Give a mention's own words."""
        return " ".join(self.document.text[mention.start : mention.end].split())


def fits_office(held: str, meant: str) -> bool:
    """Tell whether somebody who holds one office can be called by another ("the leader" is a president)."""
    if held.startswith("former") != meant.startswith("former"):
        return False
    if held == meant or (meant == "leader" and held in LEADERS):
        return True
    return meant == "minister" and held.endswith("minister") and held != "prime minister"
