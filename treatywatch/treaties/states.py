"""The table of states (`states.yaml`): their codes, what texts call them, and from when to when they existed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from treatywatch.records import Entity
from treatywatch.treaties.yaml_files import load_model

__all__ = [
    "State",
    "StateTable",
    "load_states",
    "state_codes",
    "state_in_sentence",
    "state_name",
    "state_named",
    "states",
]

#: A name with one of these words takes "the" inside a sentence.
DEFINITE = frozenset({
    "Bahamas", "Comoros", "Emirates", "Federation", "Gambia", "Islands", "Kingdom", "Maldives", "Netherlands",
    "Philippines", "Republic", "See", "States", "Union",
})  # fmt: skip

FILE = Path(__file__).with_name("states.yaml")


class State(BaseModel):
    """A state and what texts call it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern="^[A-Z]{3}$")
    #: The usual English name.
    name: str
    #: Official and former names, and short forms.
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    wikidata: str | None = None

    def entity(self, role: str | None = None) -> Entity:
        """Give the state as somebody who acts or speaks."""
        return Entity(id=self.id, name=self.name, type="state", state=self.id, role=role, wikidata=self.wikidata)


class StateTable(BaseModel):
    """`states.yaml`: the states, and the phrases that hold a state's name and do not mean it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    states: tuple[State, ...]
    decoys: tuple[str, ...]

    @model_validator(mode="after")
    def means_one_state_by_a_name(self) -> Self:
        """Refuse a code that stands twice, and a name or adjective of two states: nothing could tell them apart."""
        twice = [code for code, count in Counter(state.id for state in self.states).items() if count > 1]
        if twice:
            raise ValueError(f"there are two entries for {', '.join(twice)}; make them one")
        owner: dict[str, str] = {}
        for state in self.states:
            for name in (state.name, *state.names, *state.adjectives):
                other = owner.setdefault(name.lower(), state.id)
                if other != state.id:
                    raise ValueError(f"{name!r} stands for {other} and for {state.id}; leave it to one of them")
        return self


@cache
def load_states() -> StateTable:
    """Give the table of the package, read once in a process; raises VocabularyError where the file is wrong."""
    return load_model(FILE, StateTable)


@cache
def states() -> Mapping[str, State]:
    """Give every state by its code."""
    return {state.id: state for state in load_states().states}


def state_codes() -> frozenset[str]:
    """Give the codes of all states: ISO 3166-1 alpha-3, historical ones, and `XKX` for Kosovo."""
    return frozenset(states())


def state_name(code: str) -> str:
    """Give a state's usual English name; what is no state's code is given back as it is."""
    state = states().get(code)
    return state.name if state is not None else code


def state_named(written: str) -> str | None:
    """Give the code of a state by its code or one of its names, however they are spelt in capitals, or `None`."""
    plain = written.strip()
    return plain.upper() if plain.upper() in states() else codes_by_name().get(plain.lower())


@cache
def codes_by_name() -> Mapping[str, str]:
    """Give the states' codes by their names, lower case."""
    return {name.lower(): state.id for state in states().values() for name in (state.name, *state.names)}


def state_in_sentence(code: str) -> str:
    """Give a state's name as a sentence has it ("the United States")."""
    name = state_name(code)
    return f"the {name}" if DEFINITE & set(name.split()) else name
