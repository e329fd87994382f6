"""Writes the dossier of a record: what it knew on a day about a treaty, with the threads over its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.sections import Dossier
from treatywatch.errors import UsageError
from treatywatch.runs.local import making
from treatywatch.runs.placing import overlaid
from treatywatch.runs.records import asked
from treatywatch.runs.views import MOST_THREADS, view_of
from treatywatch.runs.writing import write_dossier
from treatywatch.settings import Settings
from treatywatch.stores import documents, reviews
from treatywatch.stores.opening import Connection, Store
from treatywatch.thread_records import Ask, Basis, Window
from treatywatch.treaties.packs import ShippedPacks, load_chronology, load_pack

__all__ = ["DossierOrder", "dossier_of_record", "write_record_dossier"]


@dataclass(frozen=True)
class DossierOrder:
    """Which record's dossier about which treaty, as of when, and where to write it."""

    record: str
    treaty: str
    folder: Path
    as_of: date | None
    basis: Basis
    #: The command that asked for it, which the dossier shows.
    command: str


def write_record_dossier(order: DossierOrder) -> tuple[Path, ...]:
    """Write the dossier in its three formats; gives the files.

    Raises:
        UnknownTreatyError: no pack has this id.
        UsageError: the record knew no document on that day, or the folder cannot be written.
    """
    with asked(order.record) as store:
        dossier = dossier_of_record(store, order)
    try:
        order.folder.mkdir(parents=True, exist_ok=True)
        return tuple(write_dossier(dossier, order.folder))
    except OSError as error:
        what = f"{order.folder} cannot be written: {error.strerror}; name another folder: --output"
        raise UsageError(what) from error


def dossier_of_record(store: Store, order: DossierOrder) -> Dossier:
    """Build the dossier of what a record knew on a day; the same record gives the same dossier on any day."""
    with store.reading() as connection:
        day = order.as_of or documents.last_change(connection)
        if day is None:
            raise UsageError(f"{store.name} has no document; add some: treatywatch record add PATH...")
        ask = Ask(treaty=order.treaty, as_of=day, basis=order.basis, limit=MOST_THREADS)
        pack = load_pack(order.treaty)
        chosen = documents.concerning(connection, order.treaty, ask.window)
        if not documents.document_ids(connection, ask.window):
            raise UsageError(_nothing(connection, store.name, day))
        given = reviews.all_reviews(connection, day if order.basis == "added" else None)
        on = day if order.basis == "added" else None
        found = [overlaid(one, given, ShippedPacks()) for one in documents.records(connection, chosen, on)]
        view = view_of(connection, ask, given)
    made = making(order.treaty, Settings(), day, order.command)
    return build(found, pack, made, load_chronology(order.treaty), view)


def _nothing(connection: Connection, name: str, day: date) -> str:
    """Say that a record was empty on a day, and what it has of that time all the same."""
    published = len(documents.document_ids(connection, Window(day, "published")))
    what = f"{name} had no document on {day}"
    first = documents.first_day(connection)
    if not published:
        return f"{what}; its first was added on {first}"
    return (
        f"{what}; its first was added on {first}, but {published:,} of those that it has now were published by then: "
        "--basis published"
    )
