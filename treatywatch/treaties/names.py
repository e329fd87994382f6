"""The tables of weapon systems and treaties, as `systems.yaml` and `names.yaml` hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from treatywatch.errors import VocabularyError
from treatywatch.treaties.yaml_files import load_model

__all__ = [
    "Alias",
    "Dispute",
    "GenericWords",
    "RangeStatement",
    "System",
    "SystemTable",
    "Treaty",
    "TreatyTable",
    "load_systems",
    "load_treaties",
    "systems_by_id",
    "treaties_by_id",
    "treaty_id",
]

SYSTEMS = Path(__file__).with_name("systems.yaml")
NAMES = Path(__file__).with_name("names.yaml")

Confidence = Literal["verified-in-source", "from-memory"]


class TableEntry(BaseModel):
    """What every entry of a table has in common: a key that it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Alias(TableEntry):
    """One name of a system or treaty, with when and by whom it is used."""

    name: str = Field(min_length=2)
    #: Whose designation it is.
    usage: Literal["national", "nato", "nickname", "programme"] | None = None
    since: date | None = None
    until: date | None = None
    #: What the date rests on.
    source: str | None = None
    #: The group of words of which one must stand beside the name, because the name is an everyday word.
    near: str | None = None
    #: Capitals must be as the table writes them, also in a long name.
    exact: bool = False
    #: It counts for this treaty only behind "the", and then for no other of that name ("the nuclear test-ban treaty").
    definite: bool = False

    def used_on(self, day: date | None) -> bool:
        """Tell whether the name was in use on a day; without a day it may have been."""
        if day is None:
            return True
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)


def name_to_alias(value: object) -> object:
    """Read a bare string as an alias without any remark."""
    return {"name": value} if isinstance(value, str) else value


Names = Annotated[tuple[Annotated[Alias, BeforeValidator(name_to_alias)], ...], Field(min_length=1)]


class RangeStatement(TableEntry):
    """A range class that somebody publicly declared or alleged, in kilometres; an open end is `None`."""

    holder: tuple[str, ...] = Field(min_length=1)
    low: float | None
    high: float | None
    since: date
    until: date | None = None
    source: str
    confidence: Confidence


class Dispute(TableEntry):
    """From when to when a system was in public dispute, so that texts meant it without naming it."""

    since: date
    #: The first day on which they no longer did; `None`: they still do.
    until: date | None = None
    source: str
    confidence: Confidence


class TreatyRelevance(TableEntry):
    """What a system has to do with a treaty."""

    treaty: str
    relevance: str
    provision: str | None = None
    disputed: Dispute | None = None


class System(TableEntry):
    """A weapon system, or a family of them that texts call by one name."""

    id: str
    names: Names
    #: Whose system it is or was, ISO 3166-1 alpha-3, the maker first.
    states: tuple[str, ...] = Field(min_length=1)
    item_class: str = Field(alias="class")
    kind: str | None = None
    basing: Literal["ground", "sea", "air", "space"] | None = None
    role: str | None = None
    #: The systems that the name covers, where it is a family's.
    family: tuple[str, ...] = ()
    ranges: tuple[RangeStatement, ...] = ()
    #: Where it is publicly named or listed as what it is.
    source: str | None = None
    treaties: tuple[TreatyRelevance, ...] = ()

    def ranges_on(self, day: date | None) -> tuple[RangeStatement, ...]:
        """Give what had been stated about its range by a day; all of it without a day."""
        if day is None:
            return self.ranges
        return tuple(r for r in self.ranges if r.since <= day and (r.until is None or day < r.until))


class Treaty(TableEntry):
    """A treaty or arrangement by name, with what a text may say to point at it."""

    id: str
    names: Names
    #: What databases call it; not looked for in texts.
    codes: tuple[str, ...] = ()
    kind: str
    signed: date | None = None
    #: When a member of a family entered into force; empty for one that never did.
    entered: date | None = None
    end: date | None = None
    place: str | None = None
    #: Surnames of those who signed.
    signers: tuple[str, ...] = ()
    #: Who signed, where it was few; empty for multilateral treaties.
    states: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    #: What it is about, as texts put it behind the noun ("the convention banning chemical weapons").
    subjects: tuple[str, ...] = ()
    #: False for alliances and treaties on other matters, which are listed so that "the treaty" may mean them.
    arms_control: bool = True

    def in_force_on(self, day: date) -> bool:
        """Tell whether it is known to have been in force on a day."""
        return self.entered is not None and self.entered <= day and (self.end is None or day < self.end)


class SystemTable(TableEntry):
    """`systems.yaml`."""

    words: dict[str, tuple[str, ...]]
    systems: tuple[System, ...]


class GenericWords(TableEntry):
    """The words around a noun that decide whether "the treaty" points back to one."""

    determiners: tuple[str, ...]
    open_determiners: tuple[str, ...]
    neutral: tuple[str, ...]
    topics: tuple[str, ...]


class TreatyTable(TableEntry):
    """`names.yaml`."""

    words: dict[str, tuple[str, ...]]
    #: For each kind of instrument, the nouns that may point back to one.
    nouns: dict[str, tuple[str, ...]]
    generic: GenericWords
    treaties: tuple[Treaty, ...]
    decoys: tuple[str, ...]
    screening: tuple[str, ...]


def check_references(
    file: str, entries: tuple[System, ...] | tuple[Treaty, ...], words: Mapping[str, tuple[str, ...]]
) -> None:
    """Refuse a table in which an id stands twice, or a family or group of words does not exist."""
    ids = [entry.id for entry in entries]
    for entry in entries:
        if ids.count(entry.id) > 1:
            raise VocabularyError(file, entry.id, "the id stands twice")
        for member in entry.family:
            if member not in ids:
                raise VocabularyError(file, f"{entry.id}.family", f"no entry is called {member!r}")
        for alias in entry.names:
            if alias.near is not None and alias.near not in words:
                what = f"no group of words is called {alias.near!r}; {sorted(words)}"
                raise VocabularyError(file, f"{entry.id}.names.{alias.name}", what)


@cache
def load_systems(path: Path = SYSTEMS) -> SystemTable:
    """Read the table of weapon systems, once."""
    table = load_model(path, SystemTable)
    check_references(path.name, table.systems, table.words)
    return table


@cache
def systems_by_id() -> Mapping[str, System]:
    """Give every weapon system of the package by its id."""
    return {system.id: system for system in load_systems().systems}


@cache
def load_treaties(path: Path = NAMES) -> TreatyTable:
    """Read the table of treaty names, once."""
    table = load_model(path, TreatyTable)
    check_references(path.name, table.treaties, table.words)
    for treaty in table.treaties:
        if treaty.kind not in table.nouns:
            raise VocabularyError(path.name, f"{treaty.id}.kind", f"{treaty.kind!r} is none of {sorted(table.nouns)}")
    return table


@cache
def treaties_by_id() -> Mapping[str, Treaty]:
    """Give every treaty of the package by its id."""
    return {treaty.id: treaty for treaty in load_treaties().treaties}


@cache
def treaties_by_name() -> dict[str, str]:
    """Give the ids of treaties by everything that stands for one alone, without case, spaces and punctuation."""
    found: dict[str, str] = {}
    for treaty in load_treaties().treaties:
        for name in (treaty.id, *treaty.codes, *(alias.name for alias in treaty.names if alias.near is None)):
            found.setdefault(plain(name), treaty.id)
    return found


def plain(name: str) -> str:
    """Write a name as it is looked up: lower case, letters and digits only, without "treaty" at its end."""
    return re.sub(r"[^a-z0-9]", "", name.lower()).removesuffix("treaty")


def treaty_id(name: str) -> str | None:
    """Give the id of the treaty that a name stands for ("New START", "salt1", "Open Skies Treaty"), or `None`."""
    return treaties_by_name().get(plain(name))
