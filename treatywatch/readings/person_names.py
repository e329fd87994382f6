"""Tells what in a network's name span is a person's name, and what the words around a name say of the person."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from datetime import date
from functools import cached_property

from treatywatch.readings.entity_words import EntityWords, Gender
from treatywatch.readings.gazetteer import Gazetteer, Known
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Entity, NamedSpan

__all__ = ["PERSON_LABELS", "PersonNames"]

PERSON_LABELS = frozenset(("PER", "PERSON"))
MODIFYING = frozenset(("compound", "amod", "flat", "nmod:desc", "nmod"))
#: Small words that a surname may begin with.
PARTICLES = frozenset((
    "von", "van", "vanden", "de", "der", "den", "del", "della", "di", "da", "al", "el", "bin", "ben", "le", "la", "ul",
))  # fmt: skip
#: Party and place of a legislator: "(R-Ohio)", "(D., Texas)".
PARTY_TAG = re.compile(r"\((?:R|D|I|Rep|Dem|Ind)\.?\s*[-\u2010-\u2014,]\s*[A-Z][\w. ]{0,20}\)")
ADDRESSES = frozenset(("mr", "mrs", "ms", "miss", "dr", "president", "senator", "sen", "gen"))
POSSESSIVE = frozenset(("'s", "\u2019s"))


class PersonNames:
    """Looks at the names of people in one document."""

    def __init__(self, index: SyntaxIndex, on: date | None) -> None:
        self.index = index
        self.on = on
        self.gazetteer = Gazetteer.load()
        self.words = EntityWords.load()

    def trimmed(self, span: NamedSpan) -> tuple[int, int]:
        """Give a name's words without what stands around the name."""
        index, first, last = self.index, span.first, span.last
        while last > first and (index.words[last - 1].upos in ("PART", "PUNCT") or index.forms[last - 1] in POSSESSIVE):
            last -= 1
        if span.label in PERSON_LABELS:
            first, last = self.name_run(*self.untitled(first, last))
        person = span.label in PERSON_LABELS
        while first < last and self.stands_before(first, person and not self.surname_alone(first, last)):
            first += 1
        return first, last

    def consistent(self, spans: tuple[NamedSpan, ...]) -> list[NamedSpan]:
        """Give the names with one label for all of the same words, the one that most of them have."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for span in spans:
            counts[self.index.phrase(*self.trimmed(span))][span.label] += 1
        return [
            span._replace(label=counts[self.index.phrase(*self.trimmed(span))].most_common(1)[0][0]) for span in spans
        ]

    def surname_alone(self, first: int, last: int) -> bool:
        """Tell whether a word that may be a title is the surname after a form of address ("Mr. King")."""
        return last - first == 1 and first > 0 and self.index.forms[first - 1].rstrip(".") in ADDRESSES

    def untitled(self, first: int, last: int) -> tuple[int, int]:
        """Give a name's words without the titles that stand before it ("Economy Secretary A B", "Maj. Gen. A B")."""
        forms = self.index.forms
        while first < last - 1 and forms[first].rstrip(".") in self.words.bare_titles:
            first += 1
        if forms[first] in self.words.sex_of_first_name:
            return first, last
        titles = [
            place for place in range(first, last - 1)
            if forms[place] in self.words.persons or forms[place].rstrip(".") in self.words.abbreviated_titles
        ]  # fmt: skip
        cut = titles[-1] + 1 if titles else first
        while cut < last and self.index.words[cut].upos == "PUNCT":
            cut += 1
        return (cut, last) if cut < last else (first, last)

    def name_run(self, first: int, last: int) -> tuple[int, int]:
        """Give the words of a person's name alone, of "defence correspondent A B" or "A B, an expert and author"."""
        index = self.index
        last = next((place for place in range(first + 1, last) if index.forms[place] in (",", "(")), last)
        small = [p for p in range(first, last) if not self.capital(p) and index.forms[p] not in PARTICLES]
        if not small:
            return first, last
        return (small[-1] + 1, last) if small[-1] < last - 1 else (first, small[0])

    def stands_before(self, place: int, person: bool) -> bool:
        """Tell whether a word stands before a name and is no part of it: an article, a title, a nationality."""
        word, form = self.index.words[place], self.index.forms[place]
        if word.upos in ("DET", "PRON", "PUNCT", "ADP", "NUM", "PART") or form in POSSESSIVE:
            return True
        if not person:
            return False
        small = self.index.text[word.start].islower() and form not in PARTICLES
        if small or form in self.words.title_words:
            return True
        return form not in self.words.sex_of_first_name and self.state_in(place, place + 1) is not None

    @cached_property
    def party_tags(self) -> list[tuple[int, int]]:
        """Where the text gives a legislator's party and place in brackets: "(R-Ohio)"; no name stands in there."""
        return [match.span() for match in PARTY_TAG.finditer(self.index.text)]

    def party_tag_near(self, place: int) -> tuple[int, int]:
        """Give the first such bracket that ends after a character; beyond the text where there is none."""
        found = bisect_right(self.party_tags, place, key=lambda tag: tag[1])
        return self.party_tags[found] if found < len(self.party_tags) else (len(self.index.text) + 9,) * 2

    def party_tag_after(self, end: int) -> bool:
        """Tell whether a legislator's party and place follow a name, as American texts give them."""
        return 0 <= self.party_tag_near(end)[0] - end <= 2

    def is_name(self, first: int, last: int) -> bool:
        """Tell a name from a noun that only opens its sentence, and from the place in "(R-Ohio)"."""
        start, end = self.index.words[first].start, self.index.words[last - 1].end
        left, right = self.party_tag_near(start)
        if left < start and end < right:
            return False
        opens = first == self.index.sentences[self.index.sentence_of[first]].first
        return not (opens and last - first == 1 and self.index.forms[first] in self.small_words)

    @cached_property
    def small_words(self) -> frozenset[str]:
        """The words that the text writes in small letters somewhere."""
        text = self.index.text
        return frozenset(text[word.start : word.end] for word in self.index.words if text[word.start].islower())

    def another(self, known: Known, ending: dict[int, NamedSpan]) -> bool:
        """Tell whether a surname of the tables is somebody else's here, by the first name before it ("Ann Putin").

        `ending` holds the names of people by the word after them.
        """
        first, last = self.index.stretch(known.start, known.end)
        span = ending.get(last)
        if span is None or span.first >= first or known.usage in ("people", "adjective"):
            return False
        start, end = self.trimmed(span)
        return start < first and end == last

    def other_bearers(self, spans: tuple[NamedSpan, ...]) -> set[str]:
        """Give the surnames that the text itself gives to people outside the tables ("Luis Rubio")."""
        index, found = self.index, set()
        for span in spans:
            first, last = self.trimmed(span) if span.label in PERSON_LABELS else (0, 0)
            if last - first < 2 or index.forms[first] not in self.words.sex_of_first_name:
                continue
            name = index.text[index.words[first].start : index.words[last - 1].end]
            if not any(known.usage == "person" for known in self.gazetteer.find(name, self.on)):
                found.add(index.forms[last - 1])
        return found

    def first_name(self, known: Known, spans: tuple[NamedSpan, ...]) -> bool:
        """Tell whether a state's name is somebody's first name here ("Chad Bown")."""
        first, last = self.index.stretch(known.start, known.end)
        return (
            last < len(self.index.words)
            and self.index.forms[first] in self.words.sex_of_first_name
            and any(span.label in PERSON_LABELS and span.first <= first and last < span.last for span in spans)
        )

    def title(self, first: int) -> tuple[str | None, str | None]:
        """Read the words before a name as an office and a state ("Russian Defence Minister")."""
        index, start = self.index, first
        floor = index.sentences[index.sentence_of[first]].first
        while start > floor and self.title_word(start - 1):
            start -= 1
        if start == first:
            return None, None
        noun = next((i for i in range(first - 1, start - 1, -1) if index.forms[i] in self.words.persons), None)
        if noun is None:
            return None, None
        words = index.phrase(start, first)
        return self.words.office(words, index.words[noun].lemma.lower()), self.state_in(start, first)

    def title_word(self, place: int) -> bool:
        """Tell whether a word may belong to the title before a name."""
        word, form = self.index.words[place], self.index.forms[place]
        if form in self.words.title_words or form in ("of", "-"):
            return form != "the"
        return word.upos in ("PROPN", "ADJ", "NOUN") and word.deprel in MODIFYING

    def state_in(self, first: int, last: int) -> str | None:
        """Give the last state that some words name."""
        if first >= last:
            return None
        words = self.index.words
        start, end = words[first].start, words[last - 1].end
        states = [
            self.gazetteer.entity(known, self.on).state
            for known in self.gazetteer.find(self.index.text[start:end], self.on)
            if known.usage in ("adjective", "name", "capital", "seat", "organisation")
        ]
        return next((state for state in reversed(states) if state), None)

    def sex(self, place: int, entity: Entity) -> Gender | None:
        """Tell a person's sex from the tables, the form of address or the first name."""
        if entity.id is not None and entity.id in self.gazetteer.people:
            return self.gazetteer.people[entity.id].sex
        before = self.index.forms[place - 1] if place else ""
        if before in ("mr", "mr.", "sir", "lord", "king"):
            return "m"
        if before in ("mrs", "mrs.", "ms", "ms.", "lady", "queen", "madam"):
            return "f"
        first, *others = entity.name.lower().split()
        return self.words.sex_of_first_name.get(first) if others else None

    def capital(self, place: int) -> bool:
        """Tell whether a word starts with a capital letter."""
        return self.index.text[self.index.words[place].start].isupper()
