"""What the commands do that keep a record: add, status, search, remove, rebuild, verify."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, TextIO

from rich.console import Console

from treatywatch.documents.reader import STANDARD_INPUT, ReaderArguments
from treatywatch.errors import UnknownIdError
from treatywatch.exports.record.holdings import Earlier, Rebuilt, Shown, Status
from treatywatch.exports.record.words import plain
from treatywatch.records import Document, DocumentRecords, JsonObject, Problem
from treatywatch.runs.adding import Adding, add
from treatywatch.runs.families import part_family
from treatywatch.runs.local import instruments
from treatywatch.runs.progress import counting
from treatywatch.runs.rebuilding import Level, Rebuilding, plan
from treatywatch.runs.records import opened
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.repartition import repartition
from treatywatch.runs.screening import is_left_out
from treatywatch.runs.versions import versions
from treatywatch.settings import Settings
from treatywatch.stores import documents, families, keeping, regrouping, search
from treatywatch.stores.days import day_of
from treatywatch.stores.opening import Store
from treatywatch.thread_records import NOW, Ask, Window
from treatywatch.treaties.packs import ShippedPacks

__all__ = [
    "AddOrder",
    "add_documents",
    "rebuild_record",
    "remove_documents",
    "searched",
    "status_of",
    "take_out",
    "verify_record",
]


@dataclass(frozen=True)
class AddOrder:
    """What to add to which record, and what the caller says about all of it."""

    record: str
    paths: tuple[str, ...]
    settings: Settings
    published: str | None
    publisher: str | None
    now: Callable[[], datetime]


class AddedAll(NamedTuple):
    """What an adding run did."""

    added: int
    claims: int
    known: int
    places: int
    unread: int

    @property
    def complete(self) -> bool:
        """Whether everything could be read."""
        return not self.unread

    @property
    def summary(self) -> str:
        """Say it in a line."""
        documents = f"{self.added:,} {'document' if self.added == 1 else 'documents'}"
        claims = f"{self.claims:,} {'claim' if self.claims == 1 else 'claims'}"
        known = f"{self.known:,} {'was' if self.known == 1 else 'were'} there already"
        places = f", at {self.places:,} new {'place' if self.places == 1 else 'places'}" if self.places else ""
        unread = f"; {self.unread:,} could not be read" if self.unread else ""
        return f"{documents} added with {claims}; {known}{places}{unread}"


def add_documents(order: AddOrder, err: TextIO, *, quiet: bool) -> AddedAll:
    """Add documents, and say on `err` what could not be read."""
    arguments = ReaderArguments(
        published=order.published,
        publisher=order.publisher,
        standard_input=sys.stdin.buffer if STANDARD_INPUT in order.paths else None,
    )
    console = Console(file=err)
    with opened(order.record, create=True) as store:
        run = Adding(store, instruments(order.settings), order.settings, order.now)
        done = add(run, order.paths, arguments)
        for one in counting(done, console, "{:,} documents added", quiet=quiet):
            problems = one.found.problems if isinstance(one.found, DocumentRecords) else (one.found,)
            for problem in () if quiet or _was_left_out(one.found) else problems:
                said = f"{problem.where}: {problem.what}; {problem.remedy}"
                console.print(said, markup=False, highlight=False, soft_wrap=True)
    return AddedAll(run.added, run.claims, run.known, run.places, run.unread)


def _was_left_out(found: DocumentRecords | Problem) -> bool:
    return isinstance(found, DocumentRecords) and is_left_out(found)


def status_of(record: str, window: Window = NOW) -> Status:
    """Say what a record holds on a day, or on two, and what this treatywatch would read otherwise."""
    on, first = window.on, window.after
    with opened(record) as store, store.reading() as connection:
        todo = plan(connection, versions(Settings()))
        return Status(
            name=store.name,
            reach=documents.reach(connection, Window(on)),
            contents=keeping.contents(connection, on),
            earlier=Earlier(first, keeping.contents(connection, first)) if first else None,
            outdated={stage: len(getattr(todo, stage)) for stage in todo._fields},
            versions=list(documents.versions_of(connection).values()),
            unread=documents.unread(connection, on),
        )


def searched(record: str, asked: str, ask: Ask) -> Shown:
    """Find documents by their words; between two days, those that came."""
    window = ask.window
    on = window.on if window.basis == "added" else None
    with opened(record) as store, store.reading() as connection:
        hits = search.find(connection, asked, window, ask.limit)
        claims = {hit.document: search.claims_with(connection, hit.document, asked, on) for hit in hits}
    objects: list[JsonObject] = []
    lines: list[str] = []
    for hit in hits:
        objects.append(
            {
                **hit._asdict(),
                "published": str(hit.published) if hit.published else None,
                "claims": claims[hit.document],
            }
        )
        lines += [
            f"{hit.document}: {plain(hit.title or 'without a title')}",
            f"  {hit.publisher or 'no publisher'}, {hit.published or 'no date'}",
            f"  … {plain(hit.excerpt)} …",
        ]
        if claims[hit.document]:
            lines.append(f"  in claims {', '.join(claims[hit.document])}")
    return Shown(objects, tuple(lines) or (f"no document in {record} has all of: {asked}",))


def remove_documents(record: str, identities: Sequence[str], now: Callable[[], datetime], *, erase: bool) -> list[str]:
    """Remove documents by their ids or places, all or none; gives a line for each.

    Raises:
        UnknownIdError: the record has no such document, nor missed one at such a place.
    """
    with opened(record) as store:
        gone = take_out(store, identities, now(), erase=erase)
    done = "erased" if erase else "removed; what was known before today can still be asked for"
    return [
        f"{one.id} ({plain(one.source)}): {done}" if isinstance(one, Document) else f"{plain(one)}: no longer missed"
        for one in gone
    ]


def take_out(store: Store, identities: Sequence[str], at: datetime, *, erase: bool) -> list[Document | str]:
    """Take documents out of a record by their ids or places, all or none; the threads follow.

    A place of which only is known that it could not be read is no longer missed.

    Raises:
        UnknownIdError: the record has no such document, nor missed one at such a place.
    """
    day = day_of(at)
    gone: list[Document | str] = []
    with store.writing() as connection:
        touched: set[str] = set()
        parted: set[str] = set()
        for identity in identities:
            found = documents.document(connection, identity) or documents.at_place(connection, identity)
            if found is None:
                if not documents.forget_unread(connection, identity, at):
                    raise UnknownIdError("document", identity, store.name)
                gone.append(identity)
                continue
            parted.add(families.family_of(connection, found.id))
            touched |= regrouping.propositions_of(connection, found.id)
            (keeping.erase if erase else keeping.remove)(connection, found.id, at)
            gone.append(found)
        for family in sorted(parted):
            part_family(connection, family, day)
        repartition(connection, touched, day)
    refresh(store, day)
    return gone


def rebuild_record(
    record: str, settings: Settings, now: Callable[[], datetime], level: Level | None, err: TextIO | None
) -> Rebuilt:
    """Do again what this treatywatch would do otherwise, and tell what has changed."""
    with opened(record) as store:
        with store.reading() as connection:
            todo = plan(connection, versions(settings), level)
        run = Rebuilding(store, settings, lambda: instruments(settings), ShippedPacks(), now)
        run_console = Console(file=err) if err is not None else Console(quiet=True)
        text = f"{{:,}} of {todo.size:,} documents done again"
        done = list(counting(run.run(todo), run_console, text, quiet=err is None))
    return Rebuilt(
        documents=len(done),
        came=[claim for one in done for claim in one.came],
        went=[claim for one in done for claim in one.went],
        changed=[pair for one in done for pair in one.changed],
        findings=sum(one.findings for one in done),
        problems=run.problems,
    )


class Checked(NamedTuple):
    """What a check found."""

    documents: int
    problems: Sequence[Problem]

    def lines(self) -> list[str]:
        """Say it."""
        if not self.problems:
            return [f"{self.documents:,} documents: every text has its hash, every claim its words"]
        return [f"{one.where}: {one.what}; {one.remedy}" for one in self.problems]


def verify_record(record: str, err: TextIO | None) -> Checked:
    """Hold everything in a record against its hashes and its own words."""
    console = Console(file=err) if err is not None else Console(quiet=True)
    problems: list[Problem] = []
    count = 0
    with opened(record) as store, store.reading() as connection:
        for one in counting(keeping.verify(connection), console, "{:,} looked at", quiet=err is None):
            if isinstance(one, Problem):
                problems.append(one)
            else:
                count += 1
    return Checked(count, problems)
