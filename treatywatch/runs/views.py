"""Gives a dossier the threads over its documents: of a record, or of documents that were read just now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from treatywatch.records import DocumentRecords
from treatywatch.runs.adding import put
from treatywatch.runs.answers import chains_of, conflicts_of, matrix_of, threads_of
from treatywatch.runs.refreshing import refresh
from treatywatch.runs.versions import versions
from treatywatch.settings import Settings
from treatywatch.stores import documents, questions
from treatywatch.stores.opening import MEMORY, Connection, open_store
from treatywatch.thread_records import Ask, Review, ThreadView
from treatywatch.treaties.packs import ShippedPacks

__all__ = ["MOST_THREADS", "view_of", "view_of_documents"]

#: Threads that a dossier tells of, at most, those with the most claims first.
MOST_THREADS = 200
#: Claims of one thread that it looks at, the earliest first.
MOST_MEMBERS = 500
#: Threads that its matrix shows.
IN_MATRIX = 12


def view_of_documents(found: Sequence[DocumentRecords], treaty: str, today: date, settings: Settings) -> ThreadView:
    """Put documents into a record in memory, and give its threads about a treaty."""
    at = datetime.combine(today, time(12), tzinfo=UTC)
    used, packs = versions(settings), ShippedPacks()
    store = open_store(MEMORY, create=True)
    with store.writing() as connection:
        for one in found:
            put(connection, one, used, packs, at)
    refresh(store, today)
    with store.reading() as connection:
        view = view_of(connection, Ask(treaty=treaty, as_of=today, limit=MOST_THREADS), ())
    store.close()
    return view


def view_of(connection: Connection, ask: Ask, given: Sequence[Review]) -> ThreadView:
    """Give what a record knew of its threads about a treaty on the day asked for, with the reviews given."""
    reach = documents.reach(connection, ask.window)
    threads = threads_of(connection, ask, reach)
    members = {
        thread.id: tuple(questions.members_of(connection, thread.id, ask.window, MOST_MEMBERS)) for thread in threads
    }
    return ThreadView(
        as_of=ask.as_of or date.max,
        basis=ask.basis,
        reach=reach,
        threads=tuple(threads),
        members=members,
        conflicts=tuple(conflicts_of(connection, ask)),
        chains=chains_of(connection, ask),
        matrix=matrix_of(connection, ask.model_copy(update={"limit": IN_MATRIX}), reach),
        reviews=tuple(given),
    )
