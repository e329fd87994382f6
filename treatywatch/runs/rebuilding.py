"""Brings a record up to this treatywatch: only what a new version changes is done again, and what changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from treatywatch.claims.descriptions import describe
from treatywatch.claims.extraction import extract
from treatywatch.records import Document, DocumentRecords, Problem
from treatywatch.runs.families import settle_family
from treatywatch.runs.interrupts import uninterrupted
from treatywatch.runs.pipeline import Instruments, findings_of, records_of_documents
from treatywatch.runs.placing import place
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.repartition import hand_over_emptied, repartition
from treatywatch.runs.versions import Versions, versions
from treatywatch.settings import Settings
from treatywatch.stores import documents, regrouping
from treatywatch.stores.days import day_of
from treatywatch.stores.documents import Difference
from treatywatch.stores.opening import Connection, Store
from treatywatch.treaties.packs import Pack

__all__ = ["LEVELS", "Level", "Plan", "Rebuilding", "plan"]

#: From where on a document is done again.
Level = Literal["readings", "claims", "findings", "threads"]
LEVELS: tuple[Level, ...] = ("readings", "claims", "findings", "threads")


class Plan(NamedTuple):
    """Which documents have to be done again, from which stage on."""

    readings: tuple[str, ...]
    claims: tuple[str, ...]
    findings: tuple[str, ...]
    threads: tuple[str, ...]

    @property
    def size(self) -> int:
        """How many documents there are to do."""
        return sum(map(len, self))


def plan(connection: Connection, used: Versions, from_level: Level | None = None) -> Plan:
    """Compare what documents were read with against what they would be read with now.

    `from_level`: do every document again, at least from there on.
    """
    chosen: dict[Level, list[str]] = {level: [] for level in LEVELS}
    outdated = dict(documents.outdated(connection, used))
    for identity in documents.document_ids(connection):
        level = _level(outdated[identity], used) if identity in outdated else None
        if from_level is not None and (level is None or LEVELS.index(from_level) < LEVELS.index(level)):
            level = from_level
        if level is not None:
            chosen[level].append(identity)
    return Plan(*(tuple(chosen[level]) for level in LEVELS))


def _level(before: Versions, used: Versions) -> Level:
    if (before.model, before.readings) != (used.model, used.readings):
        return "readings"
    if before.claims != used.claims:
        return "claims"
    if (before.findings, before.packs) != (used.findings, used.packs):
        return "findings"
    return "threads"


@dataclass
class Rebuilding:
    """A run that brings a record up; it can be stopped at any time, and goes on where it was."""

    store: Store
    settings: Settings
    #: Loads the model, which is needed only where texts are read anew.
    instruments: Callable[[], Instruments]
    packs: Mapping[str, Pack]
    now: Callable[[], datetime]
    problems: list[Problem] = field(default_factory=list)
    used: Versions = field(init=False)

    def __post_init__(self) -> None:
        self.used = versions(self.settings)

    def run(self, chosen: Plan) -> Iterator[Difference]:
        """Do what is to be done, and give each document as it is done."""
        yield from self._read_anew(chosen.readings)
        for level, identities in (
            ("claims", chosen.claims),
            ("findings", chosen.findings),
            ("threads", chosen.threads),
        ):
            for identity in identities:
                yield self._redone(identity, level)
        self._settle()

    def _read_anew(self, identities: tuple[str, ...]) -> Iterator[Difference]:
        if not identities:
            return
        for found in records_of_documents(self._documents(identities), self.settings, self.instruments()):
            if isinstance(found, Problem):
                self.problems.append(found)
            else:
                yield self._keep(found)

    def _documents(self, identities: tuple[str, ...]) -> Iterator[Document]:
        for identity in identities:
            with self.store.reading() as connection:
                found = documents.document(connection, identity)
            if found is not None:
                yield found

    def _redone(self, identity: str, level: str) -> Difference:
        with self.store.reading() as connection:
            found = next(documents.records(connection, [identity]), None)
        if found is None:
            return unchanged(identity)
        document, reading, packs = found.document, found.reading, self.packs
        if level == "claims":
            found = found._replace(claims=extract(document, reading))
        if level != "threads":
            findings = tuple(findings_of(found.claims, document, packs))
            found = found._replace(findings=findings, descriptions=describe(document, reading, packs))
        return self._keep(found)

    def _keep(self, found: DocumentRecords) -> Difference:
        at = self.now()
        with uninterrupted(), self.store.writing() as connection:
            if not documents.has(connection, found.document.id):
                return unchanged(found.document.id)
            difference = documents.replace(connection, found, self.used, at)
            settle_family(connection, found.document, day_of(at))
            place(connection, found, self.packs, day_of(at))
        return difference

    def _settle(self) -> None:
        """Let threads be as if all claims had been added today, with the ids that they had."""
        day = day_of(self.now())
        with self.store.writing() as connection:
            repartition(connection, regrouping.all_repeated(connection), day)
            hand_over_emptied(connection, day)
        refresh(self.store, day)


def unchanged(identity: str) -> Difference:
    """Tell of a document that another process has removed since the rebuild was planned."""
    return Difference(identity, (), (), (), 0)
