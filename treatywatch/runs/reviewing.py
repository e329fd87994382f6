"""Reviewing a record: the desk at which it is done, the reviewer's decisions, and what they come to as gold rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, Protocol

from treatywatch.claims.plover import plover_code
from treatywatch.claims.vocabulary import acts
from treatywatch.errors import UsageError
from treatywatch.exports.gold_rows import Judged, gold_rows
from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.records import Claim, Document, JsonObject
from treatywatch.runs.interrupts import uninterrupted
from treatywatch.thread_records import Ask, Review, Speaker, Thread, Window
from treatywatch.threads import reviewing
from treatywatch.threads.doubt import Doubted
from treatywatch.threads.reviewing import Signed
from treatywatch.threads.slot_values import listed
from treatywatch.threads.slots import put
from treatywatch.treaties.states import state_named

__all__ = ["Gold", "ReviewDesk", "Reviewer", "gold", "made_in", "own_reviews"]

#: The slots that hold parties.
PARTIES = frozenset({"actor", "recipient", "holders"})
#: The slots from which a claim's root code follows.
CODED = frozenset({"act", "polarity", "modality", "holders", "speech_act"})


class ReviewDesk(Protocol):
    """What reviewing asks of a record; an id that the record does not have raises UsageError."""

    def claim(self, identity: str) -> tuple[Claim, Document]:
        """Give a claim as it was read, whatever has been decided about it, with its document."""
        ...

    def claims_of(self, document: str) -> Sequence[Claim]:
        """Give all claims of a document as they were read; none where the document has been removed."""
        ...

    def thread(self, identity: str) -> Thread:
        """Give a thread as it stands."""
        ...

    def thread_of(self, claim: str) -> str | None:
        """Give the id of the thread that a claim is in."""
        ...

    def speaker(self, key: str) -> Speaker:
        """Give a speaker or outlet by its key."""
        ...

    def queue(self, ask: Ask, limit: int, *, threaded: bool | None = None) -> Sequence[Doubted]:
        """Give the claims that wait for a reviewer, the most doubtful first: of all, or in a thread, or in none."""
        ...

    def save(self, review: Review) -> None:
        """Keep a decision, for good; an undo takes back the one that it names."""
        ...

    def reviews(self, as_of: date | None) -> Sequence[Review]:
        """Give all decisions, also those taken back, or those that held at the end of a day, in the order of making."""
        ...

    def reviews_in(self, document: str) -> Sequence[Review]:
        """Give the decisions about the claims of a document, also those that were taken back, which are marked so."""
        ...

    def review(self, identity: str) -> Review:
        """Give a decision."""
        ...


@dataclass(frozen=True)
class Reviewer:
    """Somebody at a desk; each decision is kept at once, and raises UsageError where it makes no sense."""

    desk: ReviewDesk
    who: str
    now: Callable[[], datetime]

    def accept(self, claim: str, why: str | None = None) -> Review:
        """Take a claim for what the text says."""
        read, _ = self.desk.claim(claim)
        return self._keep(reviewing.accept(read, self._signed(why)))

    def reject(self, claim: str, why: str | None) -> Review:
        """Take a claim for none."""
        read, _ = self.desk.claim(claim)
        return self._keep(reviewing.reject(read, self._signed(why)))

    def correct(self, claim: str, values: Mapping[str, object], why: str | None) -> Review:
        """Correct slots of a claim; parties are given by code or name, and the root code follows what is corrected."""
        return self._keep(self.correction(claim, values, why))

    def correction(self, claim: str, values: Mapping[str, object], why: str | None) -> Review:
        """Give the decision that `correct` would keep; raises UsageError where it makes no sense."""
        read, document = self.desk.claim(claim)
        own = own_reviews(self.desk, read)
        content = self._resolved(reviewing.as_it_stands(read, own), values, document)
        return reviewing.correct(read, content, document, self._signed(why), own)

    def annotate(self, target: str, text: str) -> Review:
        """Write a note beside a claim or a thread."""
        about = self.desk.thread(target) if target.startswith("thread") else self.desk.claim(target)[0]
        return self._keep(reviewing.annotate(about, text, self._signed(None)))

    def merge(self, thread: str, into: str, why: str | None) -> Review:
        """Take two threads for one."""
        one, other = self.desk.thread(thread), self.desk.thread(into)
        return self._keep(reviewing.merge(one.id, other.id, self._signed(why)))

    def split(self, thread: str, claims: Sequence[str], why: str | None) -> Review:
        """Take claims of a thread for a thread of their own."""
        whole = self.desk.thread(thread)
        for claim in claims:
            read, _ = self.desk.claim(claim)
            if self.desk.thread_of(read.id) != whole.id:
                raise UsageError(f"{claim} is not in {thread}, but in {self.desk.thread_of(read.id) or 'no thread'}")
        if len(set(claims)) >= sum(whole.claims.values()):
            raise UsageError(f"these are all claims of {thread}; a split leaves at least one where it is")
        return self._keep(reviewing.split(whole.id, claims, self._signed(why)))

    def grade(self, key: str, reliability: str, why: str | None) -> Review:
        """Set how reliable a publisher or speaker is, A to E."""
        return self._keep(reviewing.grade(self.desk.speaker(key).key, reliability, self._signed(why)))

    def judge(self, thread: str, likelihood: str, confidence: str, why: str | None) -> Review:
        """Say how likely a thread's proposition is, and how sure that is."""
        whole = self.desk.thread(thread)
        return self._keep(reviewing.judge(whole.id, likelihood, confidence, self._signed(why)))

    def undo(self, review: str, why: str | None = None) -> Review:
        """Take a decision back."""
        made = self.desk.review(review)
        return self._keep(reviewing.undo(made, (), self._signed(why)))

    def _signed(self, why: str | None) -> Signed:
        return Signed(self.who, self.now(), why)

    def _keep(self, review: Review) -> Review:
        with uninterrupted():
            self.desk.save(review)
        return review

    def _resolved(self, claim: Claim, values: Mapping[str, object], document: Document) -> JsonObject:
        """Give the values with people and organisations as entities, and the root code that follows from them."""
        content: JsonObject = {
            slot: [party(one, document.day) for one in listed(slot, value)] if slot in PARTIES else value
            for slot, value in values.items()
        }
        if isinstance(content.get("condition"), str):
            self.desk.claim(content["condition"])
        if not CODED & content.keys() or "plover" in content:
            return content
        after = put(claim, {slot: value for slot, value in content.items() if slot != "evidence"})
        act = acts().get(after.act)
        root = plover_code(act, after.polarity, after.modality, after.holders) if act else after.plover
        return content if root == after.plover else {**content, "plover": root}


def made_in(desk: ReviewDesk, window: Window) -> Sequence[Review]:
    """Give the decisions that held at the end of a day, or those made after one day up to and with another."""
    if window.after is None or window.on is None:
        return desk.reviews(window.on)
    return [one for one in desk.reviews(None) if window.after < one.at.date() <= window.on]


def own_reviews(desk: ReviewDesk, claim: Claim) -> list[Review]:
    """Give the standing decisions about a claim, also those that were made before its document was read anew."""
    found, _ = reviewing.by_claim(desk.reviews_in(claim.document), desk.claims_of(claim.document))
    return found.get(claim.id, [])


def party(value: object, day: date | None) -> object:
    """Give the entity of a person or organisation of the tables; anything else as it is."""
    if not isinstance(value, str) or state_named(value):
        return value
    tables = Gazetteer.load()
    if value in tables.people:
        return tables.person(value, day).to_json()
    if value in tables.organisations:
        return tables.organisations[value].entity().to_json()
    known = [one for one in tables.find(value, day) if (one.start, one.end) == (0, len(value))]
    named = [one for one in known if one.usage in {"person", "surname", "organisation"}]
    return tables.entity(named[0], day).to_json() if named else value


class Gold(NamedTuple):
    """Decisions as gold rows."""

    rows: tuple[JsonObject, ...]
    #: How many claims were decided about, and how many decisions are about claims that are no longer there.
    claims: int
    orphans: int


def gold(desk: ReviewDesk) -> Gold:
    """Give what was decided about claims as gold rows, document by document."""
    given = reviewing.standing(desk.reviews(None))
    rows: list[JsonObject] = []
    claims = lost = 0
    for document in dict.fromkeys(review.document for review in given if review.document is not None):
        read = desk.claims_of(document)
        found, orphans = reviewing.by_claim((review for review in given if review.document == document), read)
        decided = {
            claim.id: Judged(claim, reviewing.corrected(claim, found[claim.id]))
            for claim in read
            if reviewing.judged(found.get(claim.id, ())) is not None
        }
        claims, lost = claims + len(decided), lost + len(orphans)
        if decided:
            _, text = desk.claim(next(iter(decided)))
            rows.extend(gold_rows(text, tuple(decided.values()), [one for one in read if one.id not in decided]))
    return Gold(tuple(rows), claims, lost)
