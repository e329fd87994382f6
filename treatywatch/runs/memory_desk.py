"""A desk in memory: what was made of some documents, to be reviewed without a store."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from treatywatch.errors import UsageError
from treatywatch.records import Claim, Document, DocumentRecords
from treatywatch.thread_records import Ask, Member, Review, Speaker, Thread
from treatywatch.threads.doubt import Doubted, most_doubtful
from treatywatch.threads.waiting import waiting

__all__ = ["MemoryDesk"]


@dataclass
class MemoryDesk:
    """Documents with their claims, threads with their members, and decisions, kept while the process runs.

    A decision to merge or split is kept like any other, and the threads stay as they were given.
    """

    found: Sequence[DocumentRecords]
    threads: Sequence[Thread] = ()
    members: Sequence[Member] = ()
    kept: list[Review] = field(default_factory=list)

    def claim(self, identity: str) -> tuple[Claim, Document]:
        """Give a claim as it was read, with its document."""
        for records in self.found:
            for claim in records.claims:
                if claim.id == identity:
                    return claim, records.document
        raise unknown("claim", identity)

    def claims_of(self, document: str) -> Sequence[Claim]:
        """Give all claims of a document as they were read."""
        return [claim for records in self.found if records.document.id == document for claim in records.claims]

    def thread(self, identity: str) -> Thread:
        """Give a thread."""
        for thread in self.threads:
            if thread.id == identity:
                return thread
        raise unknown("thread", identity)

    def thread_of(self, claim: str) -> str | None:
        """Give the id of the thread that a claim is in."""
        return next((member.thread for member in self.members if member.claim == claim), None)

    def speaker(self, key: str) -> Speaker:
        """Give a speaker, or the outlet of a document."""
        for member in self.members:
            for speaker in (member.speaker, *member.via):
                if speaker.key == key:
                    return speaker
            if member.outlet == key:
                return Speaker(key=key, name=member.publisher or key, party=None, type="outlet")
        raise unknown("speaker or outlet", key)

    def queue(self, ask: Ask, limit: int, *, threaded: bool | None = None) -> Sequence[Doubted]:
        """Give the claims that wait for a reviewer, the most doubtful first; of `ask`, the treaty counts."""
        members = {member.claim: member for member in self.members if member.thread is not None}
        found = [
            one
            for records in self.found
            for one in waiting(records, members, self.reviews_in(records.document.id))
            if (ask.treaty is None or ask.treaty in one.treaties) and threaded in (None, one.threaded)
        ]
        placed = ((one, members.get(one.claim)) for one in found)
        return most_doubtful(
            ((one, member, self.thread(member.thread) if member and member.thread else None) for one, member in placed),
            limit,
        )

    def save(self, review: Review) -> None:
        """Keep a decision."""
        if review.action == "undo":
            self.kept = [
                one.model_copy(update={"undone": review.at}) if one.id == review.target else one for one in self.kept
            ]
        self.kept.append(review)

    def reviews(self, as_of: date | None) -> Sequence[Review]:
        """Give all decisions, or those that held at the end of a day."""
        if as_of is None:
            return tuple(self.kept)
        return tuple(
            review.model_copy(update={"undone": None})
            for review in self.kept
            if review.at.date() <= as_of and (review.undone is None or review.undone.date() > as_of)
        )

    def reviews_in(self, document: str) -> Sequence[Review]:
        """Give the decisions about the claims of a document."""
        return [review for review in self.kept if review.document == document]

    def review(self, identity: str) -> Review:
        """Give a decision."""
        for review in self.kept:
            if review.id == identity:
                return review
        raise unknown("review", identity)


def unknown(what: str, identity: str) -> UsageError:
    """Say that there is no such thing."""
    return UsageError(f"this record has no {what} {identity!r}")
