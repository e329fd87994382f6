"""Finds the mentions in a reading: names, nouns that stand for somebody, pronouns, and things that "it" may mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from treatywatch.readings.entity_words import PRONOUNS, EntityWords, Gender, Number, Pronoun
from treatywatch.readings.gazetteer import Gazetteer, Known, slug
from treatywatch.readings.person_names import PERSON_LABELS, PersonNames
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Entity, NamedSpan
from treatywatch.treaties.aliases import Mention as AliasMention

__all__ = ["Mention", "MentionFinder", "MentionForm"]

MentionForm = Literal["name", "nominal", "pronoun", "thing"]
ORGANISATION_LABELS = frozenset(("ORG", "ORGANISATION"))
KEPT_LABELS = frozenset(("PER", "ORG", "LOC", "GPE", "NORP", "WEAPON"))
THING_ROLES = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "root"))
NOUNS = frozenset(("NOUN", "PROPN"))
#: Names of the tables that may also be the surname of somebody else ("Mark Cuban", "Luis Rubio").
AMBIGUOUS = frozenset(("surname", "capital", "name", "people", "adjective"))


@dataclass(slots=True)
class Mention:
    """Somebody or something that the text speaks of at `text[start:end]`; resolving fills `entity`."""

    start: int
    end: int
    #: Index of the word that heads the mention.
    head: int
    form: MentionForm
    label: str
    entity: Entity | None = None
    number: Number = "singular"
    gender: Gender | None = None
    pronoun: Pronoun | None = None
    #: First word of the noun phrase.
    first: int = -1
    #: What mentions of the same somebody share.
    chain: str | None = None
    #: Of a pronoun: the mention that it repeats, no pronoun itself.
    antecedent: Mention | None = None


class Bearer(NamedTuple):
    """Somebody who bears a surname, and where the text names that person."""

    places: list[int]
    entity: Entity


class MentionFinder:
    """Finds the mentions of one document; made once for it."""

    def __init__(self, index: SyntaxIndex, on: date | None) -> None:
        self.index = index
        self.on = on
        self.gazetteer = Gazetteer.load()
        self.words = EntityWords.load()
        self.people = PersonNames(index, on)
        #: By surname and id.
        self.persons: dict[str, dict[str, Bearer]] = {}

    def find(self, spans: tuple[NamedSpan, ...], aliases: tuple[AliasMention, ...]) -> list[Mention]:
        """Give all mentions in the order of their heads."""
        names = list(self.names(spans, aliases))
        covered = {index for mention in names for index in self.covered(mention)}
        mentions = names + list(self.others(covered))
        mentions.sort(key=lambda mention: (mention.head, mention.start))
        return mentions

    def covered(self, mention: Mention) -> range:
        """Give the words of a mention."""
        return range(*self.index.stretch(mention.start, mention.end))

    # ------------------------------------------------------------------------------------------------ names
    def names(self, spans: tuple[NamedSpan, ...], aliases: tuple[AliasMention, ...]) -> Iterator[Mention]:
        """Give the names: treaties and systems, then the tables' names, then what only the network found."""
        taken = Taken()
        if not self.index.words:
            return
        for alias in aliases:
            if alias.kind != "reference":
                taken.add(alias.start, alias.end)
                mention = self.mention(alias.start, alias.end, "name", "TREATY" if alias.kind == "treaty" else "WEAPON")
                mention.gender, mention.chain = "n", f"thing:{','.join(alias.ids)}"
                yield mention
        others = self.people.other_bearers(spans)
        ending = {span.last: span for span in spans if span.label in PERSON_LABELS}
        for known in self.gazetteer.find(self.index.text, self.on):
            word = self.index.text[known.start : known.end].lower()
            alone = known.usage in AMBIGUOUS and (
                word in others or self.people.first_name(known, spans) or self.people.another(known, ending)
            )
            if not alone and not taken.overlaps(known.start, known.end):
                taken.add(known.start, known.end)
                yield self.known(known)
        for span in sorted(self.people.consistent(spans), key=lambda span: span.first - span.last):
            if span.label in KEPT_LABELS and (found := self.from_network(span, taken)) is not None:
                taken.add(found.start, found.end)
                yield found

    def mention(self, start: int, end: int, form: MentionForm, label: str, entity: Entity | None = None) -> Mention:
        """Make a mention of some characters, with its head."""
        first, last = self.index.stretch(start, end)
        head = min(self.index.head_of(first, max(last, first + 1)), len(self.index.words) - 1)
        return Mention(start, end, head, form, label, entity, first=first, chain=entity.id if entity else None)

    def known(self, known: Known) -> Mention:
        """Give the mention of a name from the tables."""
        entity = self.gazetteer.entity(known, self.on)
        mention = self.mention(known.start, known.end, "name", known.label, entity)
        if known.usage in ("person", "surname"):
            mention.gender = self.gazetteer.people[known.id].sex
            mention.entity = self.with_title(mention, entity)
            self.remember(mention.entity, mention.start)
        elif known.usage == "people":
            mention.number = "plural"
        else:
            mention.gender = "n"
        return mention

    def with_title(self, mention: Mention, entity: Entity) -> Entity:
        """Give a person the office that the text itself says right before or after the name."""
        title, state = self.people.title(mention.first)
        if title is None:
            return entity
        held = entity.role or ""
        if held.endswith(title) and not held.startswith(("former", "deputy")):
            return entity  # "Secretary A" is the foreign minister whom the table knows
        return entity.model_copy(update={"role": title, "state": state or entity.state})

    def remember(self, entity: Entity | None, place: int) -> None:
        """Keep a person under the surname, so that the surname alone means the same person later."""
        if entity and entity.id:
            for part in dict.fromkeys((entity.name.split()[-1], *entity.name.split()[1:])):
                bearer = self.persons.setdefault(part.lower(), {}).setdefault(entity.id, Bearer([], entity))
                insort(bearer.places, place)

    def from_network(self, span: NamedSpan, taken: Taken) -> Mention | None:
        """Give the mention of a name that only the network knows, without article, title and possessive."""
        first, last = self.people.trimmed(span)
        if first >= last or not any(self.index.words[i].upos == "PROPN" for i in range(first, last)):
            return None
        words = self.index.words
        start, end = words[first].start, words[last - 1].end
        if taken.overlaps(start, end):
            return None
        if not self.people.is_name(first, last):
            return None
        if span.label in PERSON_LABELS:
            named = end - start > 2 and words[last - 1].lemma.lower() not in self.words.organs
            return self.unknown_person(start, end) if named else None
        if span.label in ORGANISATION_LABELS and self.is_noun(first, last):
            return None
        if span.label in ORGANISATION_LABELS and words[last - 1].lemma.lower() not in self.words.organs:
            name = " ".join(self.index.text[start:end].split())
            entity = Entity(id=slug(name) or None, name=name, type="organisation")
            mention = self.mention(start, end, "name", "ORG", entity)
            mention.gender = "n"
            return mention
        if span.label in ORGANISATION_LABELS:
            return None
        mention = self.mention(start, end, "name", span.label)
        mention.gender, mention.chain = "n", f"thing:{self.index.text[start:end].lower()}"
        return mention

    def unknown_person(self, start: int, end: int) -> Mention:
        """Give the mention of a person outside the tables; a surname means the person named in full before."""
        entity = self.person_called(" ".join(self.index.text[start:end].split()), start)
        mention = self.mention(start, end, "name", "PER", entity)
        title, state = self.people.title(mention.first)
        if state is None and self.people.party_tag_after(end):
            state = "USA"
        if title or state:
            entity = entity.model_copy(update={"role": title or entity.role, "state": state or entity.state})
        mention.entity = entity
        mention.gender = self.people.sex(mention.first, entity)
        self.remember(entity, start)
        return mention

    def person_called(self, name: str, place: int) -> Entity:
        """Give the person of a name: of the tables, of the text, or a new one; initials tell nobody apart.

        Of several who share a surname it is the one named most often before, then the one named last.
        """
        bare = without_initials(name)
        id_ = slug(bare)
        if id_ in self.gazetteer.people:
            return self.gazetteer.person(id_, self.on)
        bearers = [
            (bisect_left(bearer.places, place), bearer)
            for bearer in self.persons.get(bare.rpartition(" ")[2].lower(), {}).values()
            if " " not in name or without_initials(bearer.entity.name).lower().endswith(bare.lower())
        ]
        if bearers:
            _, bearer = max(bearers, key=lambda found: (found[0], found[1].places[found[0] - 1] if found[0] else 0))
            return bearer.entity
        return Entity(id=slug(name) or None, name=name, type="person")

    def is_noun(self, first: int, last: int) -> bool:
        """Tell whether a name is only "the alliance" or "the agency"."""
        return (
            last - first == 1
            and self.index.forms[first] in self.words.organisation_nouns
            and not self.people.capital(first)
        )

    # ------------------------------------------------------------------------------- nouns, pronouns, things
    def others(self, covered: set[int]) -> Iterator[Mention]:
        """Give pronouns, and the nouns that no name covers."""
        for place, word in enumerate(self.index.words):
            form = self.index.forms[place]
            pronoun = PRONOUNS.get(form)
            if pronoun is not None and word.upos in ("PRON", "DET") and not self.is_country(place):
                yield self.pronoun(place, pronoun)
            elif place not in covered and word.upos in NOUNS:
                if (person := self.titled(place, covered)) is not None:
                    yield person
                if (mention := self.noun(place)) is not None:
                    yield mention

    def titled(self, place: int, covered: set[int]) -> Mention | None:
        """Give the person whom a title names though nothing else knows the name ("President Sarney")."""
        index, last = self.index, place + 1
        if index.forms[place] not in self.words.persons or not self.people.capital(place):
            return None
        end = index.sentences[index.sentence_of[place]].last
        while last < end and last not in covered and index.words[last].upos == "PROPN" and self.people.capital(last):
            last += 1
        if last == place + 1 or index.forms[place + 1] in self.words.title_words:
            return None
        covered.update(range(place + 1, last))
        return self.unknown_person(index.words[place + 1].start, index.words[last - 1].end)

    def is_country(self, place: int) -> bool:
        """Tell "US" from "us"."""
        word = self.index.words[place]
        return self.index.text[word.start : word.end] == "US"

    def pronoun(self, place: int, pronoun: Pronoun) -> Mention:
        """Give the mention of a pronoun; "her" before a noun is possessive."""
        word = self.index.words[place]
        if word.deprel == "nmod:poss" and not pronoun.possessive:
            pronoun = pronoun._replace(possessive=True)
        return Mention(
            word.start, word.end, place, "pronoun", "PRONOUN", number=pronoun.number, gender=pronoun.gender,
            pronoun=pronoun, first=place,
        )  # fmt: skip

    def noun(self, place: int) -> Mention | None:
        """Give the mention of a noun: somebody where the lexicon says so, else a thing that "it" may mean."""
        word, form = self.index.words[place], self.index.forms[place]
        lemma = word.lemma.lower()
        following = self.index.forms[place + 1] if place + 1 < len(self.index.words) else ""
        if following == "-" or (lemma == "secretary" and following == "general"):
            return None
        plural: Number = "plural" if self.index.plural(place) else "singular"
        inside = word.deprel in ("compound", "flat", "amod", "nmod:desc", "fixed")
        somebody = form in self.words.organs or lemma in self.words.organs or lemma in self.words.persons
        somebody = somebody and not (lemma in ("man", "woman", "head", "chief", "general") and self.index.plural(place))
        several = lemma in self.words.collectives and (plural == "plural" or lemma in ("community", "world", "west"))
        somebody = somebody or several or lemma in self.words.states or lemma in self.words.organisation_nouns
        if somebody and not inside:
            first = self.index.phrase_start(place)
            start = self.index.words[first].start
            gender: Gender | None = None if lemma in self.words.persons and form not in self.words.organs else "n"
            return Mention(start, word.end, place, "nominal", "NOMINAL", number=plural, gender=gender, first=first)
        if not inside and word.deprel in THING_ROLES:
            return Mention(
                word.start, word.end, place, "thing", "", number=plural, gender="n", first=place, chain=f"thing:{lemma}"
            )
        return None


def without_initials(name: str) -> str:
    """Give a name without its middle initials ("John F. Kerry")."""
    first, *others = name.split()
    return " ".join([first, *(part for part in others if len(part.rstrip(".")) > 1)])


class Taken:
    """The stretches of text that a name already covers."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether some characters are covered, even in part."""
        place = bisect_right(self.starts, start) - 1
        if place >= 0 and self.ends[place] > start:
            return True
        return place + 1 < len(self.starts) and self.starts[place + 1] < end

    def add(self, start: int, end: int) -> None:
        """Cover some characters."""
        place = bisect_left(self.starts, start)
        self.starts.insert(place, start)
        self.ends.insert(place, end)
