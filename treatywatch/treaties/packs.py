"""Treaty packs: the facts of one treaty in one strict YAML file, resolved at a date, never as "current"."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from treatywatch.errors import PackError, UnknownTreatyError
from treatywatch.treaties.circumstances import Question
from treatywatch.treaties.condition_parser import names_used
from treatywatch.treaties.conditions import Condition, Definition, Dispute, Law
from treatywatch.treaties.names import load_systems
from treatywatch.treaties.pack_parts import (
    CircumstanceEntry,
    Clock,
    Event,
    Holding,
    LifeEvent,
    Limit,
    Party,
    Provision,
    Quota,
    RivalReading,
    Scope,
    Shape,
    Source,
    Sourced,
    Term,
    TypeEntry,
    TypeList,
    Withdrawal,
)
from treatywatch.treaties.yaml_files import load_model

__all__ = ["Chronology", "Pack", "load_chronology", "load_pack", "pack_ids"]

FOLDER = Path(__file__).parent / "packs"


class Pack(Shape):
    """One treaty as data."""

    id: str
    name: str
    short_name: str
    #: Raised whenever a value changes; findings can be traced to it.
    revision: int = Field(ge=1)
    form: Literal["bilateral", "multilateral"]
    summary: str
    sources: dict[str, Source]
    parties: tuple[Party, ...]
    life: tuple[LifeEvent, ...]
    withdrawal: Withdrawal | None = None
    scope: Scope
    terms: dict[str, Term] = Field(default_factory=dict)
    types: dict[str, TypeEntry] = Field(default_factory=dict)
    lists: dict[str, TypeList] = Field(default_factory=dict)
    circumstances: dict[str, CircumstanceEntry] = Field(default_factory=dict)
    readings: dict[str, RivalReading] = Field(default_factory=dict)
    provisions: tuple[Provision, ...]
    clocks: tuple[Clock, ...] = ()
    limits: tuple[Limit, ...] = ()
    quotas: tuple[Quota, ...] = ()
    holdings: tuple[Holding, ...] = ()

    @model_validator(mode="after")
    def _names_exist(self) -> Pack:
        sections: dict[str, Collection[str]] = {
            "terms": self.terms,
            "lists": self.lists,
            "circumstances": self.circumstances,
            "readings": self.readings,
        }
        for where, condition in self.conditions():
            for section, name in names_used(condition):
                if name not in sections[section]:
                    raise ValueError(f"{where} refers to {name!r}, which {section} does not have")
        if unknown := {entry.source for entry in self.sourced()} - set(self.sources):
            raise ValueError(f"unknown sources {sorted(unknown)}; sources: {', '.join(sorted(self.sources))}")
        known = {*self.types, *(system.id for system in load_systems().systems)}
        for name, listed in self.lists.items():
            if foreign := listed.types - known:
                raise ValueError(f"lists.{name} has unknown types {sorted(foreign)}")
        return self

    def conditions(self) -> Iterator[tuple[str, Condition]]:
        """Give all conditions of the pack with where they stand."""
        yield "scope", self.scope.when
        yield from ((f"terms.{name}", term.when) for name, term in self.terms.items())
        for provision in self.provisions:
            if provision.when is not None:
                yield f"provision {provision.article}", provision.when

    def sourced(self) -> Iterator[Sourced]:
        """Give every value of the pack that names a source."""
        yield from (self.scope, *self.parties, *self.life, *self.provisions, *self.clocks, *self.limits, *self.quotas)
        yield from (*self.holdings, *self.terms.values(), *self.types.values(), *self.lists.values())
        for reading in self.readings.values():
            yield from reading.positions
        for clock in self.clocks:
            yield from clock.recorded
        if self.withdrawal is not None:
            yield self.withdrawal

    @property
    def entry_into_force(self) -> date | None:
        """Give the day from which the treaty was in force, or `None`."""
        return next((event.on for event in self.life if event.status == "in_force"), None)

    @functools.cached_property
    def law(self) -> Law:
        """Give what the pack's conditions refer to by name."""
        return Law(
            name=self.short_name,
            terms={
                name: Definition(term.when, term.text, term.article, term.unverified)
                for name, term in self.terms.items()
            },
            lists={name: listed.types for name, listed in self.lists.items()},
            circumstances={name: question(entry) for name, entry in self.circumstances.items()},
            disputes={
                name: Dispute(
                    reading.question,
                    tuple((position.holder, position.says) for position in reading.positions),
                    reading.article,
                )
                for name, reading in self.readings.items()
            },
        )


class Chronology(Shape):
    """The dated lines of a treaty's history."""

    treaty: str
    sources: dict[str, Source]
    events: tuple[Event, ...]

    @model_validator(mode="after")
    def _sources_exist(self) -> Chronology:
        if unknown := {event.source for event in self.events} - set(self.sources):
            raise ValueError(f"unknown sources {sorted(unknown)}")
        return self


def question(entry: CircumstanceEntry) -> Question:
    """Give a pack's question about circumstances as conditions ask it."""
    return Question(
        asks=entry.asks,
        unless_stated=entry.unless_stated,
        yes={key: words.yes for key, words in entry.keys.items() if words.yes},
        no={key: words.no for key, words in entry.keys.items() if words.no},
        flags=entry.flags,
        contrary=entry.contrary,
    )


def pack_ids() -> tuple[str, ...]:
    """Give the ids of all treaties that have a pack."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if "." not in path.stem))


@functools.cache
def load_pack(treaty: str) -> Pack:
    """Load the pack of a treaty by its id.

    Raises UnknownTreatyError, or PackError where the pack itself is wrong.
    """
    if treaty not in pack_ids():
        raise UnknownTreatyError(treaty, pack_ids())
    return load_model(FOLDER / f"{treaty}.yaml", Pack, PackError)


@functools.cache
def load_chronology(treaty: str) -> tuple[Event, ...]:
    """Load the dated history of a treaty, earliest first; empty where the pack has none. Raises as `load_pack`."""
    load_pack(treaty)
    path = FOLDER / f"{treaty}.chronology.yaml"
    if not path.exists():
        return ()
    return tuple(sorted(load_model(path, Chronology, PackError).events, key=lambda event: event.on))
