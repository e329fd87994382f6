"""Treaty packs: the facts of one treaty in one strict YAML file, resolved at a date, never as "current"."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from treatywatch.errors import PackError, UnknownTreatyError
from treatywatch.records import Interval
from treatywatch.treaties.circumstances import Question, spaced
from treatywatch.treaties.condition_parser import names_used, ranges_of
from treatywatch.treaties.laws import Condition, Definition, Dispute, Law, Membership, NumberQuestion
from treatywatch.treaties.names import load_systems, treaty_id
from treatywatch.treaties.pack_members import (
    Consent,
    Depositary,
    Group,
    Joining,
    LifeEvent,
    Party,
    Precision,
    StatusReading,
)
from treatywatch.treaties.pack_numbers import Clock, Limit, Quota, Recurrence
from treatywatch.treaties.pack_parts import (
    CircumstanceEntry,
    Event,
    Holding,
    NumberEntry,
    Provision,
    RivalReading,
    Scope,
    Term,
    TypeEntry,
    TypeList,
    Withdrawal,
)
from treatywatch.treaties.periods import Shape
from treatywatch.treaties.sourced import Confidence, Source, Sourced
from treatywatch.treaties.truth_only import Compiled, compiled
from treatywatch.treaties.yaml_files import load_model, load_yaml, validate

__all__ = [
    "TRIGGERS",
    "Chronology",
    "Pack",
    "Roster",
    "ShippedPacks",
    "completed",
    "load_chronology",
    "load_pack",
    "pack_ids",
    "raw_pack",
    "read_pack",
]

FOLDER = Path(__file__).parent / "packs"
#: Events that every treaty knows; a pack names others among its `triggers`.
TRIGGERS = ("notice", "entry_into_force", "own_entry_into_force", "signature", "deposit", "event")


class Pack(Shape):
    """One treaty as data."""

    id: str
    name: str
    short_name: str
    #: Whether "Treaty" follows the short name in a sentence ("the INF Treaty", but "the Open Skies Convention").
    titled: bool = True
    #: Raised whenever a value changes; findings can be traced to it.
    revision: int = Field(ge=1)
    form: Literal["bilateral", "multilateral", "unilateral"]
    #: Law binds; a political commitment does not, and what goes against it is no breach.
    instrument: Literal["treaty", "executive agreement", "political commitment", "export-control regime"] = "treaty"
    summary: str
    sources: dict[str, Source]
    depositaries: tuple[Depositary, ...] = ()
    parties: tuple[Party, ...]
    joining: Joining | None = None
    #: The articles that provisional application is about; empty: the whole treaty.
    provisional_articles: tuple[str, ...] = ()
    life: tuple[LifeEvent, ...]
    status_readings: tuple[StatusReading, ...] = ()
    withdrawal: Withdrawal | None = None
    scope: Scope
    terms: dict[str, Term] = Field(default_factory=dict)
    types: dict[str, TypeEntry] = Field(default_factory=dict)
    lists: dict[str, TypeList] = Field(default_factory=dict)
    circumstances: dict[str, CircumstanceEntry] = Field(default_factory=dict)
    numbers: dict[str, NumberEntry] = Field(default_factory=dict)
    groups: dict[str, Group] = Field(default_factory=dict)
    readings: dict[str, RivalReading] = Field(default_factory=dict)
    provisions: tuple[Provision, ...]
    #: Events from which clocks run, beside those that every treaty knows, in words.
    triggers: dict[str, str] = Field(default_factory=dict)
    clocks: tuple[Clock, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
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
            "numbers": self.numbers,
            "groups": self.groups,
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

    @model_validator(mode="after")
    def _triggers_and_groups_exist(self) -> Pack:
        triggers = {*TRIGGERS, *self.triggers, *(clock.step for clock in self.clocks)}
        for clock in self.clocks:
            if clock.runs_from not in triggers:
                raise ValueError(
                    f"clock {clock.step} runs from {clock.runs_from!r}; known: {', '.join(sorted(triggers))}"
                )
        for limit in self.limits:
            if limit.group is not None and limit.group not in self.groups:
                raise ValueError(f"limit {limit.id} names the group {limit.group!r}, which groups does not have")
        return self

    @model_validator(mode="after")
    def _nothing_twice(self) -> Pack:
        """Refuse rows that contradict each other: a party or step given twice, a limit that overlaps itself."""
        for what, names in (
            ("party", [party.state for party in self.parties]),
            ("clock", [clock.step for clock in self.clocks]),
            ("recurrence", [entry.id for entry in self.recurrences]),
        ):
            if twice := [name for name, count in Counter(names).items() if count > 1]:
                raise ValueError(f"{what} {twice[0]!r} stands twice")
        for first, second in combinations(self.limits, 2):
            same = (first.id, first.party, first.group) == (second.id, second.party, second.group)
            if same and overlap((first.since, first.until), (second.since, second.until)):
                raise ValueError(f"limit {first.id!r} has two values for days from {max(first.since, second.since)} on")
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
        yield from (*self.recurrences, *self.groups.values(), *((self.joining,) if self.joining else ()))
        for status in self.status_readings:
            yield from status.positions
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

    def party(self, state: str | None) -> Party | None:
        """Give the row of a state, or `None`."""
        return next((row for row in self.parties if row.state == state), None)

    def lineage(self, state: str) -> frozenset[str]:
        """Give a state and the one whose membership it continues (Russia and the Soviet Union)."""
        row = self.party(state)
        return frozenset({state, row.succeeds} if row is not None and row.continues and row.succeeds else {state})

    def applies_provisionally(self, article: str) -> bool:
        """Say whether an article is one of those that are applied before the treaty is in force for a state."""
        return not self.provisional_articles or any(
            article == own or article.startswith((f"{own}(", f"{own}.")) for own in self.provisional_articles
        )

    @property
    def binds(self) -> bool:
        """Say whether the instrument is law, and not a political commitment."""
        return self.instrument in {"treaty", "executive agreement"}

    @property
    def called(self) -> str:
        """Give the name under which a sentence speaks of it ("the INF Treaty", "the JCPOA")."""
        return f"{self.short_name} Treaty" if self.titled else self.short_name

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
            groups={
                name: Membership(group.states, group.text, group.article, group.unverified)
                for name, group in self.groups.items()
            },
            numbers={
                name: NumberQuestion(entry.asks, entry.unit, entry.keys, entry.unless_stated)
                for name, entry in self.numbers.items()
            },
            entries={party.state: party.since for party in self.parties if party.since is not None},
        )

    def __getstate__(self) -> dict[Any, Any]:
        """Leave out what is compiled: functions do not travel between processes, and are made again there."""
        state = super().__getstate__()
        kept = {name: value for name, value in state["__dict__"].items() if name != "compiled_scope"}
        return state | {"__dict__": kept}

    @functools.cached_property
    def compiled_scope(self) -> Compiled:
        """Give the treaty's scope as a function of facts, for those who ask often and need no reasons."""
        return compiled(self.scope.when, self.law)

    @functools.cached_property
    def scope_bands(self) -> tuple[Interval, ...]:
        """Give the ranges (kilometres) that the treaty's scope asks for; empty where range plays no part."""
        return tuple(ranges_of(self.scope.when, self.law))


class Roster(Shape):
    """`*.parties.yaml`: the parties of a treaty that many joined, with what holds for rows that say nothing else."""

    treaty: str
    source: str
    confidence: Confidence
    by: Consent | None = None
    precision: Precision = "day"
    parties: tuple[dict[str, Any], ...]

    def rows(self) -> list[dict[str, Any]]:
        """Give the rows with the common values filled in."""
        common = {
            "source": self.source,
            "confidence": self.confidence,
            "precision": self.precision,
            "by": self.by,
        }
        return [common | row for row in self.parties]


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


def overlap(first: tuple[date, date | None], second: tuple[date, date | None]) -> bool:
    """Say whether two spans of days (the end left out; `None` is open) share a day."""
    return (first[1] is None or second[0] < first[1]) and (second[1] is None or first[0] < second[1])


def question(entry: CircumstanceEntry) -> Question:
    """Give a pack's question about circumstances as conditions ask it."""
    return Question(
        asks=entry.asks,
        unless_stated=entry.unless_stated,
        only_if_said=entry.only_if_said,
        yes={key: tuple(map(spaced, words.yes)) for key, words in entry.keys.items() if words.yes},
        no={key: tuple(map(spaced, words.no)) for key, words in entry.keys.items() if words.no},
        flags=entry.flags,
        contrary=entry.contrary,
    )


def pack_ids() -> tuple[str, ...]:
    """Give the ids of all treaties that have a pack."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.yaml") if "." not in path.stem))


@functools.cache
def load_pack(treaty: str) -> Pack:
    """Load the pack of a treaty by its id, or by another name that stands for it alone.

    Raises UnknownTreatyError, or PackError where the pack itself is wrong.
    """
    known = pack_ids()
    if treaty not in known:
        same = treaty_id(treaty)
        if same not in known:
            raise UnknownTreatyError(treaty, known)
        return load_pack(same)
    return read_pack(FOLDER / f"{treaty}.yaml")


class ShippedPacks(Mapping[str, Pack]):
    """All packs of the package by their ids; each is loaded when it is first asked for."""

    def __init__(self) -> None:
        self._ids = dict.fromkeys(pack_ids())

    def __getitem__(self, treaty: str) -> Pack:
        if treaty not in self._ids:
            raise KeyError(treaty)
        return load_pack(treaty)

    def __contains__(self, treaty: object) -> bool:
        return treaty in self._ids

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)


def read_pack(path: Path) -> Pack:
    """Read a pack from its file, with the roster beside it (`NAME.parties.yaml`); raises PackError."""
    return completed(validate(raw_pack(path), Pack, path.name, PackError))


def completed(pack: Pack) -> Pack:
    """Fill in from when each party was bound, where its row gives only the day of deposit."""
    return pack.model_copy(update={"parties": tuple(bound_since(party, pack) for party in pack.parties)})


def raw_pack(path: Path) -> Any:  # noqa: ANN401 - what a YAML file holds
    """Read what a pack's file and the roster beside it hold, as it stands there; raises PackError."""
    raw = load_yaml(path, PackError)
    beside = path.with_name(f"{path.stem}.parties.yaml")
    if not isinstance(raw, dict) or not beside.exists():
        return raw
    roster = load_model(beside, Roster, PackError)
    for place, row in enumerate(roster.rows()):
        validate(row, Party, f"{beside.name}: parties.{place}", PackError)
    return raw | {"parties": [*raw.get("parties", []), *roster.rows()]}


def bound_since(party: Party, pack: Pack) -> Party:
    """Work out from when a party was bound, where its row gives only the day of deposit."""
    if party.since is not None or party.ratified is None or pack.joining is None or party.revoked is not None:
        return party
    since = pack.joining.since(party.ratified, pack.entry_into_force)
    return party.model_copy(update={"since": since})


@functools.cache
def load_chronology(treaty: str) -> tuple[Event, ...]:
    """Load the dated history of a treaty, earliest first; empty where the pack has none. Raises as `load_pack`."""
    load_pack(treaty)
    path = FOLDER / f"{treaty}.chronology.yaml"
    if not path.exists():
        return ()
    return tuple(sorted(load_model(path, Chronology, PackError).events, key=lambda event: event.on))
