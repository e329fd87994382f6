"""The desk at which a record is reviewed: decisions are kept, and the threads follow them at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from treatywatch.errors import UnknownIdError
from treatywatch.records import Claim, Document
from treatywatch.runs.placing import place, split_thread
from treatywatch.runs.refreshing import catch_up, refresh
from treatywatch.stores import documents, moving, questions, regrouping, reviews, threads, waiting
from treatywatch.stores.claims import claim_of, claims_of
from treatywatch.stores.days import day_of
from treatywatch.stores.opening import Connection, Store, open_store
from treatywatch.thread_records import Ask, Review, Speaker, Thread, ThreadEvent
from treatywatch.threads.doubt import Doubted, most_doubtful
from treatywatch.treaties.packs import Pack, ShippedPacks

__all__ = ["StoreDesk", "desk"]

#: For each claim asked for, so many of those with the weightiest signs are looked at in their threads.
LOOKED_AT = 20


@dataclass(frozen=True)
class StoreDesk:
    """A record as a desk for reviewing; an id that it does not have raises UnknownIdError."""

    store: Store
    packs: Mapping[str, Pack]

    @classmethod
    def at(cls, store: Store) -> StoreDesk:
        """Set a desk up at a record, with the packs that ship."""
        return cls(store, ShippedPacks())

    def claim(self, identity: str) -> tuple[Claim, Document]:
        """Give a claim as it was read, with its document."""
        with self.store.reading() as connection:
            claim = claim_of(connection, identity)
            document = documents.document(connection, claim.document) if claim else None
        if claim is None or document is None:
            raise UnknownIdError("claim", identity, self.store.name)
        return claim, document

    def claims_of(self, document: str) -> Sequence[Claim]:
        """Give all claims of a document as they were read."""
        with self.store.reading() as connection:
            return claims_of(connection, document)

    def thread(self, identity: str) -> Thread:
        """Give a thread as it stands; one that was merged stands for the one that has it."""
        with self.store.reading() as connection:
            now = threads.taken_over(connection, identity)
            found = questions.told(connection, [now])
        if now not in found:
            raise UnknownIdError("thread", identity, self.store.name)
        return found[now]

    def thread_of(self, claim: str) -> str | None:
        """Give the id of the thread that a claim is in."""
        with self.store.reading() as connection:
            found = questions.members_of_claims(connection, [claim])
        return found[claim].thread if claim in found else None

    def speaker(self, key: str) -> Speaker:
        """Give a speaker or outlet by its key."""
        with self.store.reading() as connection:
            found = questions.matching_speakers(connection, key)
        if not found or found[0].key.casefold() != key.casefold():
            raise UnknownIdError("speaker or outlet", key, self.store.name)
        return found[0]

    def queue(self, ask: Ask, limit: int, *, threaded: bool | None = None) -> Sequence[Doubted]:
        """Give the claims that wait for a reviewer, the most doubtful first."""
        with self.store.reading() as connection:
            found = []
            if threaded is not False:
                found += waiting.most_doubted(connection, ask.treaty, limit * LOOKED_AT, threaded=True)
            if threaded is not True:
                found += waiting.most_doubted(connection, ask.treaty, limit, threaded=False)
            members = questions.members_of_claims(connection, {one.claim for one in found if one.threaded})
            told = questions.told(connection, {member.thread for member in members.values() if member.thread})
        placed = ((one, members.get(one.claim)) for one in found)
        return most_doubtful(
            ((one, member, told.get(member.thread or "") if member else None) for one, member in placed), limit
        )

    def reviews(self, as_of: date | None) -> Sequence[Review]:
        """Give all decisions, as they stood at the end of a day or as they stand now."""
        with self.store.reading() as connection:
            return reviews.all_reviews(connection, as_of)

    def reviews_in(self, document: str) -> Sequence[Review]:
        """Give the decisions about the claims of a document, also those that were taken back."""
        with self.store.reading() as connection:
            return reviews.reviews_of(connection, (), {document})

    def review(self, identity: str) -> Review:
        """Give a decision."""
        with self.store.reading() as connection:
            found = reviews.review(connection, identity)
        if found is None:
            raise UnknownIdError("review", identity, self.store.name)
        return found

    def save(self, review: Review) -> None:
        """Keep a decision, and let the threads follow it."""
        day = day_of(review.at)
        with self.store.writing() as connection:
            if review.action == "merge":
                moved = threads.claims_in(connection, review.target)
                review = review.model_copy(update={"content": {**review.content, "moved": moved}})
            reviews.add(connection, review)
            if review.action == "undo":
                undone = reviews.review(connection, review.target)
                reviews.undo(connection, review.target, review.at)
                if undone is not None:
                    self._take_back(connection, undone, day)
            else:
                self._follow(connection, review, day)
        refresh(self.store, day)

    def _follow(self, connection: Connection, review: Review, day: date) -> None:
        if review.action == "merge":
            regrouping.merge(connection, review.target, review.content["into"], day, review.id)
        elif review.action == "split":
            self._split(connection, review, day)
        elif review.action in ("judge", "annotate") and review.target_kind == "thread":
            threads.mark_stale(connection, [review.target])
        elif review.document is not None:
            self._place_again(connection, [review.document], day)

    def _split(self, connection: Connection, review: Review, day: date) -> None:
        about = threads.kept(connection, [review.target])[review.target]
        thread = split_thread(review)
        threads.open_threads(connection, [threads.Opened(thread, about.proposition, about.occurs)], day)
        moving.move(connection, threads.numbers_of(connection, review.content["claims"]), thread, day)
        for one, what, other in ((thread, "split_from", review.target), (review.target, "split_off", thread)):
            event = ThreadEvent.model_validate({"day": day, "what": what, "other": other, "review": review.id})
            threads.note(connection, one, event)

    def _take_back(self, connection: Connection, undone: Review, day: date) -> None:
        if undone.action == "merge":
            regrouping.unmerge(connection, undone.target, undone.content["moved"], day, undone.id)
        elif undone.action == "split":
            found = questions.members_of_claims(connection, undone.content["claims"])
            for member in found.values():
                moving.withdraw(connection, member.document, day, {member.claim})
            self._place_again(connection, sorted({member.document for member in found.values()}), day)
        elif undone.document is not None:
            self._place_again(connection, [undone.document], day)

    def _place_again(self, connection: Connection, identities: Sequence[str], day: date) -> None:
        # A document that has left has no claims in threads; should it come back, what was decided comes with it.
        here = [identity for identity in identities if documents.has(connection, identity)]
        for found in documents.records(connection, here):
            place(connection, found, self.packs, day)


def desk(where: str) -> StoreDesk:
    """Open a record as a desk for reviewing."""
    with ExitStack() as unfinished:
        store = open_store(where)
        unfinished.callback(store.close)
        catch_up(store)
        unfinished.pop_all()
    return StoreDesk.at(store)
