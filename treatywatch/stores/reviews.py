"""Keeps what people decided, apart from what the machine read, so that it outlives every reading."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement, Connection, and_, insert, or_, select, update

from treatywatch.stores.batches import batches
from treatywatch.stores.forms import read, written
from treatywatch.stores.schema_of_reviews import reviews
from treatywatch.thread_records import Action, Review

__all__ = ["add", "all_reviews", "of_action", "review", "reviews_of", "undo"]


def add(connection: Connection, decided: Review) -> None:
    """Keep a review."""
    connection.execute(
        insert(reviews).values(
            id=decided.id, action=decided.action, target_kind=decided.target_kind, target=decided.target,
            document=decided.document, at=decided.at, undone=decided.undone, record=written(decided),
        )
    )  # fmt: skip


def undo(connection: Connection, identity: str, at: datetime) -> None:
    """Mark a review as undone; it stays, and so does what was known before."""
    connection.execute(update(reviews).where(reviews.c.id == identity).values(undone=at))


def review(connection: Connection, identity: str, on: date | None = None) -> Review | None:
    """Give a review as it stood at the end of a day, also one that had been taken back by then."""
    row = connection.execute(select(reviews.c.record, reviews.c.undone).where(reviews.c.id == identity)).first()
    found = _read(row.record, row.undone) if row else None
    if found is None or on is None:
        return found
    if found.at > _end(on):
        return None
    return found.model_copy(update={"undone": None}) if found.undone and found.undone > _end(on) else found


def all_reviews(connection: Connection, on: date | None = None) -> list[Review]:
    """Give the reviews that held at the end of a day, in the order in which they were made; now, also undone ones."""
    chosen = select(reviews.c.record, reviews.c.undone).order_by(reviews.c.at, reviews.c.number)
    if on is not None:
        chosen = chosen.where(_held(on))
    return [_read(record, undone if on is None else None) for record, undone in connection.execute(chosen)]


def _held(on: date) -> ColumnElement[bool]:
    end = _end(on)
    return and_(reviews.c.at <= end, or_(reviews.c.undone.is_(None), reviews.c.undone > end))


def _end(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=UTC)


def reviews_of(
    connection: Connection, targets: Collection[str], documents: Collection[str] = (), on: date | None = None
) -> list[Review]:
    """Give the reviews of claims, threads, speakers or outlets, and those of claims in some documents.

    As they held at the end of a day; now, also undone ones.
    """
    found: dict[int, tuple[datetime, Review]] = {}
    for column, wanted in ((reviews.c.target, targets), (reviews.c.document, documents)):
        for some in batches(sorted(wanted)):
            chosen = select(reviews).where(column.in_(some))
            for row in connection.execute(chosen if on is None else chosen.where(_held(on))):
                found[row.number] = row.at, _read(row.record, row.undone if on is None else None)
    return [found[number][1] for number in sorted(found, key=lambda number: (found[number][0], number))]


def of_action(connection: Connection, action: Action) -> list[Review]:
    """Give all reviews of one kind."""
    chosen = select(reviews.c.record, reviews.c.undone).where(reviews.c.action == action)
    rows = connection.execute(chosen.order_by(reviews.c.at, reviews.c.number))
    return [_read(record, undone) for record, undone in rows]


def _read(record: str, undone: datetime | None) -> Review:
    # SQLite forgets the offset of a moment; all of them are kept in UTC.
    aware = undone.replace(tzinfo=UTC) if undone is not None and undone.tzinfo is None else undone
    return read(Review, record).model_copy(update={"undone": aware})
