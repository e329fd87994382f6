"""Opens records for the commands, and finds single things in them by their ids."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from treatywatch.errors import UnknownIdError
from treatywatch.exports.record.holdings import (
    Shown,
    changes_shown,
    claim_shown,
    conflict_shown,
    document_shown,
    review_shown,
)
from treatywatch.runs.refreshing import catch_up
from treatywatch.stores import claims, documents, families, questions, reviews
from treatywatch.stores.opening import Connection, Store, open_store
from treatywatch.thread_records import NOW, Window

__all__ = ["asked", "opened", "shown"]


@contextmanager
def opened(where: str, *, create: bool = False) -> Iterator[Store]:
    """Open a record, and close it when it is done with."""
    store = open_store(where, create=create)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def asked(where: str) -> Iterator[Store]:
    """Open a record to ask it; what a run that was cut off left untold is told first."""
    with opened(where) as store:
        catch_up(store)
        yield store


def shown(store: Store, identity: str, window: Window = NOW, *, with_text: bool = False) -> Shown:
    """Show a document, claim, conflict or review in full, as it was known on a day, or what changed in it since.

    Raises:
        UnknownIdError: the record has nothing of this id, or had not on that day.
    """
    with store.reading() as connection:
        found = _found(connection, identity, window.on, with_text=with_text)
        if window.after is None or window.on is None:
            known = found
        else:
            before = _found(connection, identity, window.after, with_text=with_text)
            known = changes_shown(identity, (window.after, window.on), before, found) if before or found else None
    if known is None:
        raise UnknownIdError("document, claim, thread, conflict or review", identity, store.name)
    return known


def _found(connection: Connection, identity: str, on: date | None, *, with_text: bool) -> Shown | None:
    for find in FINDERS:
        found = find(connection, identity, on)
        if found is not None:
            return found
    document = documents.document(connection, identity, on) or documents.at_place(connection, identity, on)
    if document is None:
        return None
    return document_shown(
        document,
        claims.claims_of(connection, document.id, on),
        families.copies_of(connection, document.id, on),
        families.translations_of(connection, document.id, on),
        with_text=with_text,
    )


def _claim(connection: Connection, identity: str, on: date | None) -> Shown | None:
    claim = claims.claim_of(connection, identity, on)
    document = documents.document(connection, claim.document, on) if claim else None
    if claim is None or document is None:
        return None
    return claim_shown(
        claim,
        document,
        claims.findings_of(connection, identity, on),
        questions.members_of_claims(connection, [identity], on).get(identity),
        reviews.reviews_of(connection, [identity], on=on),
    )


def _conflict(connection: Connection, identity: str, on: date | None) -> Shown | None:
    found = questions.conflict(connection, identity, on)
    return conflict_shown(found) if found else None


def _review(connection: Connection, identity: str, on: date | None) -> Shown | None:
    found = reviews.review(connection, identity, on)
    return review_shown(found) if found else None


FINDERS: tuple[Callable[[Connection, str, date | None], Shown | None], ...] = (_claim, _conflict, _review)
