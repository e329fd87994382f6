"""Resolves the nouns of a document: organs and organisations, countries, people in office, groups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from treatywatch.readings.entity_words import EntityWords
from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.readings.mentions import Mention
from treatywatch.readings.surroundings import Surroundings
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document, Entity

__all__ = ["NominalResolver"]

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
#: Sentences back in which "the agency" finds its name.
ORGANISATION_REACH = 8
#: Offices of organisations, not of states.
WORLD_OFFICES = frozenset(("secretary general", "director general", "high representative"))
#: The last day on which "the two super-Powers" were these.
LAST_SOVIET_DAY = date(1991, 12, 25)


class NominalResolver:
    """Resolves one noun after the other, in the order of the text, so that one resolution can carry the next."""

    def __init__(self, document: Document, index: SyntaxIndex, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.index = index
        self.on = document.day
        self.gazetteer = Gazetteer.load()
        self.words = EntityWords.load()
        self.around = Surroundings(document, index, mentions)
        self.anonymous = 0

    def resolve(self, mention: Mention) -> None:
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
        elif lemma in self.words.organisation_nouns and mention.number == "singular":
            self.organisation_before(mention, lemma)
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

    def organisation_before(self, mention: Mention, lemma: str) -> None:
        """Resolve "the alliance", "the agency", "the company" to the last organisation of that kind."""
        mention.gender, mention.chain = "n", f"thing:{lemma}"
        capital = self.document.text[self.index.words[mention.head].start].isupper()
        if capital or not self.around.definite(mention) or not self.plain(mention):
            return
        here, roles = self.index.sentence_of[mention.head], self.words.organisation_nouns[lemma]
        for earlier in self.around.before(mention):
            if here - self.index.sentence_of[earlier.head] > ORGANISATION_REACH:
                return
            entity = earlier.entity
            if entity is None or entity.type != "organisation" or entity.id is None or earlier.form == "pronoun":
                continue
            if lemma in entity.name.lower().split() or (entity.role or "") in roles:
                mention.entity, mention.chain = entity, earlier.chain
                return

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
        states = self.around.states_in(mention)
        if len(states) > 1 and mention.number == "plural":
            self.collective(mention, states)
            return
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
        elif role in STATE_VOICES and self.document.voice is None:
            state = state or self.state_served(mention)
        self.unnamed(mention, role, state)

    def state_served(self, mention: Mention) -> str | None:
        """Give the state that somebody unnamed speaks for: that of the organ named, else the one in question."""
        if self.around.of_no_state(mention):
            return None
        organ = self.organisation_in(mention)
        return organ.state if organ else self.around.topic(mention)

    def organisation(self, mention: Mention) -> str:
        """Give the organisation whose office a noun phrase names: the one in it, else the United Nations."""
        return self.named_organisation(mention) or "UN"

    def named_organisation(self, mention: Mention) -> str | None:
        """Give the organisation that a noun phrase names ("NATO's foreign ministers" speak for no one state)."""
        found = self.organisation_in(mention)
        return found.id if found else None

    def organisation_in(self, mention: Mention) -> Entity | None:
        """Give the organisation, or the organ of a state, that stands in a noun phrase."""
        for place in (*range(mention.first, mention.head), *self.index.of_phrases(mention.head)):
            found = self.around.at_head.get(place)
            if found and found.entity and found.entity.type == "organisation" and found.entity.id:
                return found.entity
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
            if not self.same_party(mention, earlier):
                continue
            if fits_office(entity.role or "", role) and (state is None or entity.state in (state, None)):
                return earlier
        return None

    def same_party(self, mention: Mention, earlier: Mention) -> bool:
        """Tell whether a noun's party, if it says one, stands in the title of an earlier person too."""
        parties = self.words.party_adjectives.intersection(self.index.forms[mention.first : mention.head])
        return not parties or not parties.isdisjoint(self.index.forms[max(0, earlier.first - 4) : earlier.first])

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
