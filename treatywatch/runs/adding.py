"""Adds documents to a record, each whole or not at all; what the record has already is not read again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from treatywatch.documents.reader import STANDARD_INPUT, ReaderArguments, read_documents
from treatywatch.errors import RecordRefusedError
from treatywatch.records import Document, DocumentRecords, Problem
from treatywatch.runs.families import found_elsewhere, settle_family
from treatywatch.runs.interrupts import uninterrupted
from treatywatch.runs.pipeline import Instruments, records_of_documents
from treatywatch.runs.placing import place
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.versions import Versions, versions
from treatywatch.settings import Settings
from treatywatch.stores import documents
from treatywatch.stores.days import day_of
from treatywatch.stores.opening import Connection, Store
from treatywatch.treaties.packs import Pack

__all__ = ["Added", "Adding", "add", "put"]

State = Literal["added", "unread"]
#: After so many documents threads are told anew, so that an interrupted run leaves little to catch up on.
TOLD_AFTER = 500
#: What a Problem calls standard input.
IN = "standard input"


@dataclass(frozen=True)
class Added:
    """What became of one document or file."""

    state: State
    found: DocumentRecords | Problem


@dataclass
class Adding:
    """A run that adds, with what it has counted so far."""

    store: Store
    instruments: Instruments
    settings: Settings
    now: Callable[[], datetime]
    added: int = 0
    claims: int = 0
    #: Documents that the record had already, and how many new places of theirs were noted.
    known: int = 0
    places: int = 0
    unread: int = 0
    used: Versions = field(init=False)

    def __post_init__(self) -> None:
        self.used = versions(self.settings)

    def run(self, paths: Iterable[Path | Literal["-"]], arguments: ReaderArguments) -> Iterator[Added]:
        """Add what the paths stand for, and give each document or file as it is done."""
        given = self._unknown(read_documents(list(paths), arguments, self.settings))
        for found in records_of_documents(given, self.settings, self.instruments):
            with uninterrupted():
                done = self._keep(found) if isinstance(found, DocumentRecords) else self._note(found)
            if done is not None:
                yield done
            if self.added % TOLD_AFTER == TOLD_AFTER - 1:
                refresh(self.store, day_of(self.now()))

    def _unknown(self, given: Iterable[Document | Problem]) -> Iterator[Document | Problem]:
        """Pass on what the record does not have, and note where it was found what it has."""
        skipped: str | None = None
        for found in given:
            if isinstance(found, Problem):
                # A remark on a document that is not read again has been kept with it.
                if found.document is None or found.document != skipped:
                    yield found
                continue
            with self.store.reading() as connection:
                has = documents.has(connection, found.id)
            if not has:
                yield found
                continue
            skipped = found.id
            self.known += 1
            with self.store.writing() as connection:
                places = documents.note_places(connection, found, self.now())
                for copy in found.copies:
                    documents.forget_unread(connection, copy.source, self.now())
                if places:
                    found_elsewhere(connection, found, day_of(self.now()))
            self.places += places

    def _keep(self, found: DocumentRecords) -> Added | None:
        at = self.now()
        try:
            with self.store.writing() as connection:
                if not put(connection, found, self.used, self.instruments.packs, at):
                    self.known += 1  # another process has added it since
                    return None
        except RecordRefusedError as refused:
            what = f"the record cannot hold it: {refused.what}"
            remedy = "report it, with the document if you may"
            return self._note(Problem(document=None, where=found.document.source, what=what, remedy=remedy))
        self.added += 1
        self.claims += len(found.claims)
        return Added("added", found)

    def _note(self, problem: Problem) -> Added:
        if problem.document is None:
            self.unread += 1
            # What is not there at all is a slip of the caller's, and nothing that the record lacks.
            if problem.where == IN or Path(problem.where).exists():
                with self.store.writing() as connection:
                    documents.note_unread(connection, problem, self.now())
        return Added("unread", problem)


def put(
    connection: Connection, found: DocumentRecords, used: Versions, packs: Mapping[str, Pack], at: datetime
) -> bool:
    """Put a document that was read into a record and its claims into threads; gives whether it was not there yet."""
    if not documents.add(connection, found, used, at):
        return False
    for copy in found.document.copies:
        documents.forget_unread(connection, copy.source, at)
    settle_family(connection, found.document, day_of(at))
    place(connection, found, packs, day_of(at))
    return True


def add(adding: Adding, paths: Iterable[str], arguments: ReaderArguments) -> Iterator[Added]:
    """Add paths to a record; in the end all threads are told, whatever stopped the run."""
    chosen: list[Path | Literal["-"]] = [STANDARD_INPUT if path == STANDARD_INPUT else Path(path) for path in paths]
    try:
        yield from adding.run(chosen, arguments)
    finally:
        refresh(adding.store, day_of(adding.now()))
