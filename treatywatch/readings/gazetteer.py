"""The tables of organisations and people, and the one matcher that finds their names in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import groupby
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field

from treatywatch.readings.lexicons import Lexicon
from treatywatch.records import Entity
from treatywatch.treaties.matching import Hit, Matcher, Pattern
from treatywatch.treaties.states import State, load_states, states
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Gazetteer", "Known", "Person", "slug"]

FOLDER = Path(__file__).parent
#: How a name points at its entity. A capital may be just a place; a seat (the Kremlin) is always the government.
Usage = Literal["name", "adjective", "people", "capital", "seat", "organisation", "person", "surname", "decoy"]
LABELS = {"name": "LOC", "adjective": "NORP", "people": "NORP", "capital": "LOC", "seat": "ORG", "organisation": "ORG",
          "person": "PER", "surname": "PER"}  # fmt: skip
#: One of two meanings that share a name: the first in this order is taken.
PREFERENCE: tuple[Usage, ...] = (
    "decoy", "person", "surname", "name", "people", "adjective", "seat", "organisation", "capital",
)  # fmt: skip


class Organisation(Lexicon):
    """An organisation, or an organ of a state."""

    id: str
    name: str
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    state: str | None = None
    role: str
    until: date | None = None
    wikidata: str | None = None
    near: tuple[str, ...] = ()
    exact: bool = False

    def entity(self) -> Entity:
        """Give the organisation as somebody who acts or speaks."""
        return Entity(
            id=self.id, name=self.name, type="organisation", state=self.state, role=self.role, wikidata=self.wikidata
        )


class Office(NamedTuple):
    """An office with its first and last day; `None`: still held when the table was made."""

    role: str
    start: date
    end: date | None


class Person(Lexicon):
    """Somebody who holds or held office."""

    name: str
    names: tuple[str, ...] = ()
    #: Surnames that are understood without a first name.
    alone: tuple[str, ...] = ()
    sex: Literal["f", "m"]
    #: The state or organisation that the person speaks for in office.
    serves: str
    wikidata: str | None = None
    #: "office start/end", as the table writes it.
    offices: tuple[str, ...] = Field(min_length=1)

    @cached_property
    def terms(self) -> tuple[Office, ...]:
        """The offices with their days."""
        return tuple(office_of(text) for text in self.offices)

    def office_on(self, day: date | None) -> str | None:
        """Give the office held on a day, "former" with the last one before it; without a day the latest.

        Before the first office there is none.
        """
        if day is None:
            return next((term.role for term in self.terms if term.end is None), self.terms[-1].role)
        held = [term for term in self.terms if term.start <= day and (term.end is None or day <= term.end)]
        if held:
            return held[-1].role
        past = [term for term in self.terms if term.start <= day]
        return f"former {past[-1].role}" if past else None


def office_of(text: str) -> Office:
    """Read "president 1981-01-20/1989-01-20"."""
    match = re.fullmatch(r"(.+) (\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)?", text)
    if match is None:
        raise ValueError(f"{text!r} is no office with its days (office YYYY-MM-DD/YYYY-MM-DD)")
    role, start, end = match.groups()
    return Office(role, date.fromisoformat(start), date.fromisoformat(end) if end else None)


class OrganisationTable(Lexicon):
    """`organisations.yaml`."""

    organisations: tuple[Organisation, ...]


@cache
def load_organisations() -> Mapping[str, Organisation]:
    """Give the organisations of the package by id, read once in a process."""
    table = load_model(FOLDER / "organisations.yaml", OrganisationTable)
    return {organisation.id: organisation for organisation in table.organisations}


def organisation_named(written: str) -> str | None:
    """Give the id of an organisation by its id or one of its names, of an organ its state's code, or `None`."""
    plain = written.strip().casefold()
    for one in load_organisations().values():
        if plain in {name.casefold() for name in (one.id, one.name, *one.names)}:
            return one.state or one.id
    return None


class PeopleTable(Lexicon):
    """`people.yaml`."""

    people: tuple[Person, ...]


class Meaning(NamedTuple):
    """What a name of the tables stands for."""

    usage: Usage
    id: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Tell whether the name had this meaning on a day; without a day only meanings that have not ended do."""
        if day is None:
            return self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)


class Known(NamedTuple):
    """A name of the tables at `text[start:end]`."""

    start: int
    end: int
    usage: Usage
    id: str

    @property
    def label(self) -> str:
        """The name model's label for it."""
        return LABELS[self.usage]


def slug(name: str) -> str:
    """Give a name as an id: "Sergei Shoigu" is `sergei-shoigu`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


@dataclass(frozen=True)
class Gazetteer:
    """States, organisations and people by id, and a matcher over all their names."""

    states: Mapping[str, State]
    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    matcher: Matcher

    @staticmethod
    @cache
    def load() -> Gazetteer:
        """Give the tables of the package, built once in a process."""
        organisations = load_organisations()
        people = load_model(FOLDER / "people.yaml", PeopleTable).people
        patterns = (
            *(pattern for state in states().values() for pattern in state_patterns(state)),
            *(pattern for organisation in organisations.values() for pattern in organisation_patterns(organisation)),
            *(pattern for person in people for pattern in person_patterns(person)),
            *(Pattern(decoy, Meaning("decoy", decoy), exact=True) for decoy in load_states().decoys),
        )
        return Gazetteer(
            states=states(),
            organisations=organisations,
            people={slug(person.name): person for person in people},
            matcher=Matcher(patterns),
        )

    def find(self, text: str, on: date | None = None) -> tuple[Known, ...]:
        """Find every name of the tables, longest first, none overlapping another; `on` is the text's day."""
        hits = groupby(self.matcher.find(text), key=lambda hit: (hit.start, hit.end))
        return tuple(known for place, group in hits if (known := settle(place, group, on)).usage != "decoy")

    def entity(self, known: Known, on: date | None) -> Entity:
        """Give the entity that a name of the tables stands for, with the office held on a day."""
        if known.usage in ("person", "surname"):
            return self.person(known.id, on)
        if known.usage == "organisation":
            return self.organisations[known.id].entity()
        role = {"capital": "capital", "seat": "government", "people": "people"}.get(known.usage)
        return self.states[known.id].entity(role)

    def person(self, id_: str, on: date | None) -> Entity:
        """Give a person of the table with the office held on a day."""
        person = self.people[id_]
        state = person.serves if person.serves in self.states else None
        office = person.office_on(on)
        role = office if state or office is None else f"{person.serves} {office}"
        return Entity(id=id_, name=person.name, type="person", state=state, role=role, wikidata=person.wikidata)

    def holder_of(self, role: str, state: str, on: date | None) -> str | None:
        """Give who held an office of a state on a day; `None` where that is nobody, or several, or undated."""
        if on is None:
            return None
        held = [
            id_ for id_, person in self.people.items()
            if person.serves == state and any(
                term.role == role and term.start <= on and (term.end is None or on <= term.end) for term in person.terms
            )
        ]  # fmt: skip
        return held[0] if len(held) == 1 else None


def settle(place: tuple[int, int], hits: Iterable[Hit], on: date | None) -> Known:
    """Choose one meaning of a name: one that held on the day, and of these the most direct."""
    meanings = [hit.pattern.value for hit in hits if isinstance(hit.pattern.value, Meaning)]
    holding = [meaning for meaning in meanings if meaning.holds_on(on)] or meanings
    best = min(holding, key=lambda meaning: PREFERENCE.index(meaning.usage))
    return Known(*place, best.usage, best.id)


def state_patterns(state: State) -> Iterator[Pattern]:
    """Give the patterns of a state's names, adjectives, people, capitals and seats."""
    # A name that says which state it is ("Soviet Union") holds for ever; "Moscow" means the state of the day.
    names: tuple[tuple[Usage, tuple[str, ...], bool], ...] = (
        ("name", (state.name, *state.names), False),
        ("adjective", state.adjectives, False),
        ("people", state.people, False),
        ("capital", state.capitals, True),
        ("seat", state.seats, True),
    )
    for usage, group, dated in names:
        for name in group:
            since, until = (state.since, state.until) if dated else (None, None)
            yield Pattern(name, Meaning(usage, state.id, since, until))


def organisation_patterns(organisation: Organisation) -> Iterator[Pattern]:
    """Give the patterns of an organisation's names."""
    near = frozenset(word.lower() for word in organisation.near)
    for name in dict.fromkeys((organisation.name, *organisation.names)):
        yield Pattern(name, Meaning("organisation", organisation.id), near, organisation.exact)


def person_patterns(person: Person) -> Iterator[Pattern]:
    """Give the patterns of a person's names, in full and alone."""
    id_ = slug(person.name)
    for name in (person.name, *person.names):
        yield Pattern(name, Meaning("person", id_), exact=True)
    for name in person.alone:
        yield Pattern(name, Meaning("surname", id_), exact=True)
