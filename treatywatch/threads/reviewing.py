"""What a person decides about claims and threads: the decisions, what they make of a claim, how they outlive a rebuild.

A decision is kept, never carried out: what was read stays as it was read, and decisions are laid over it. So each can
be undone, and survives that its document is read anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from treatywatch.errors import UsageError
from treatywatch.records import Claim, Document, JsonObject, content_id
from treatywatch.thread_records import Action, Confidence, Likelihood, Reliability, Review, Thread
from treatywatch.threads.slot_values import quotes_in, word
from treatywatch.threads.slots import put
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = [
    "Signed",
    "accept",
    "annotate",
    "correct",
    "corrected",
    "found_again",
    "grade",
    "judge",
    "judged",
    "merge",
    "reject",
    "split",
    "standing",
    "undo",
]  # fmt: skip

#: A claim is found again where at least this part of the shorter of the two stretches lies in the other.
LEAST_OVERLAP = 0.5
OUTLET = "outlet:"
#: What lets a claim stand: whoever corrects a claim takes it for one.
LETTING_STAND = frozenset({"accept", "correct"})
DECIDING = frozenset({"accept", "correct", "reject"})

Target = Literal["claim", "thread", "speaker", "outlet", "review"]
#: Whether a person has decided about a claim: not yet; yes; yes, but it reads otherwise since.
State = Literal["open", "reviewed", "changed"]
#: What the decisions say of a claim: that it stands as read, otherwise than read, or not at all.
Judgement = Literal["accepted", "corrected", "rejected"]


class Signed(NamedTuple):
    """Who decides, when, and why."""

    who: str
    at: datetime
    why: str | None = None


def standing(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Give the decisions that nobody has taken back, in the order in which they were made."""
    given = tuple(reviews)
    undone = {review.target for review in given if review.action == "undo"}
    kept = (review for review in given if review.undone is None and review.id not in undone)
    return tuple(sorted(kept, key=lambda review: (review.at, review.id)))


def corrected(claim: Claim, reviews: Sequence[Review]) -> Claim | None:
    """Lay a claim's own reviews over it: `None` where it is rejected, else with the slots that were corrected.

    Raises:
        UsageError: a correction names a slot that does not exist, or a value that cannot stand in it.
    """
    stands: Claim = claim
    rejected = False
    for review in standing(reviews):
        if review.action == "reject":
            rejected = True
        elif review.action in LETTING_STAND:
            rejected = False
        if review.action == "correct":
            stands = put(stands, review.content)
    return None if rejected else stands


def as_it_stands(claim: Claim, reviews: Sequence[Review]) -> Claim:
    """Give a claim with its corrections, also where it is rejected; raises UsageError as `corrected` does."""
    kept = corrected(claim, [review for review in reviews if review.action != "reject"])
    return claim if kept is None else kept


def judged(reviews: Iterable[Review]) -> Judgement | None:
    """Say what a claim's own reviews come to; `None` where nobody has decided about it."""
    decisions = [review.action for review in standing(reviews) if review.action in DECIDING]
    if not decisions:
        return None
    if decisions[-1] == "reject":
        return "rejected"
    return "corrected" if "correct" in decisions else "accepted"


def state_of(claim: Claim, reviews: Iterable[Review]) -> State:
    """Say whether a claim waits for a reviewer: nobody has decided about it, or it reads otherwise since."""
    decisions = [review for review in standing(reviews) if review.action in DECIDING]
    if not decisions:
        return "open"
    return "reviewed" if decisions[-1].read_as == reading_of(claim) else "changed"


def reading_of(claim: Claim) -> str:
    """Give an id of what was read: all that a claim says, less its own id and that of the claim it hangs on."""
    return content_id("reading", {**claim.to_json(), "id": None, "condition": claim.condition is not None})


def found_again(review: Review, claims: Sequence[Claim]) -> str | None:
    """Find the claim of a review among those of its document that was read anew.

    It is the claim of the same id; else, of the claims whose act is the same or contains it, the one that shares most
    words with it. `None`: there is none, and the review is an orphan.
    """
    if any(claim.id == review.target for claim in claims):
        return review.target
    start, end = review.start, review.end
    if start is None or end is None:
        return None
    near = [
        (shared, claim.act == review.act, claim.id)
        for claim in claims
        if claim.document == review.document
        and kin(review.act, claim.act)
        and (shared := overlap(claim, start, end)) >= LEAST_OVERLAP
    ]
    return max(near)[2] if near else None


def by_claim(reviews: Iterable[Review], claims: Sequence[Claim]) -> tuple[dict[str, list[Review]], list[Review]]:
    """Sort the standing reviews of a document's claims by the claims that they are about now; then come the orphans."""
    found: dict[str, list[Review]] = {}
    orphans = []
    for review in standing(reviews):
        if review.target_kind == "claim":
            identity = found_again(review, claims)
            if identity is None:
                orphans.append(review)
            else:
                found.setdefault(identity, []).append(review)
    return found, orphans


def kin(before: str | None, after: str) -> bool:
    """Tell whether two acts are one, or one contains the other or may be it ("test" and "flight_test")."""
    if before is None or before == after:
        return before is not None
    known = load_vocabulary()
    if before not in known.acts:
        return False
    return any(two in known.contained(one) | known.possible(one) for one, two in ((before, after), (after, before)))


def overlap(claim: Claim, start: int, end: int) -> float:
    """Give which part of the shorter of a claim's words and a stretch lies in the other."""
    shared = sum(max(0, min(end, quote.end) - max(start, quote.start)) for quote in claim.evidence)
    own = sum(quote.end - quote.start for quote in claim.evidence)
    return shared / max(1, min(own, end - start))


def accept(claim: Claim, signed: Signed) -> Review:
    """Take a claim for what the text says."""
    return about(claim, "accept", signed)


def reject(claim: Claim, signed: Signed) -> Review:
    """Take a claim for none; raises UsageError where no reason is given."""
    return about(claim, "reject", reasoned("reject", signed))


def correct(
    claim: Claim, values: Mapping[str, object], document: Document, signed: Signed, reviews: Sequence[Review] = ()
) -> Review:
    """Correct slots of a claim, of which `reviews` are the claim's own so far.

    Raises:
        UsageError: no reason is given, a slot does not exist, a value cannot stand in it, words of the evidence are
            not in the document, or nothing would change.
    """
    content: JsonObject = dict(values)
    if "evidence" in content:
        found = quotes_in("evidence", content["evidence"], document, claim.evidence[0].start)
        content["evidence"] = [quote.to_json() for quote in found]
    before = as_it_stands(claim, reviews)
    if put(before, content) == before:
        raise UsageError(f"nothing would change: {', '.join(content) or 'no slot'} of {claim.id} stands so already")
    return about(claim, "correct", reasoned("correct", signed), content)


def annotate(target: Claim | Thread, text: str, signed: Signed) -> Review:
    """Write a note beside a claim or thread; raises UsageError where it is empty."""
    if not text.strip():
        raise UsageError("a note has no words; write some")
    content = {"text": text.strip()}
    if isinstance(target, Claim):
        return about(target, "annotate", signed, content)
    return review_of("annotate", ("thread", target.id), signed, content)


def merge(thread: str, into: str, signed: Signed) -> Review:
    """Take two threads for one; raises UsageError where they are one already or no reason is given."""
    if thread == into:
        raise UsageError(f"{thread} cannot be merged into itself; name another thread")
    return review_of("merge", ("thread", thread), reasoned("merge", signed), {"into": into})


def split(thread: str, claims: Sequence[str], signed: Signed) -> Review:
    """Take claims of a thread for one of their own; raises UsageError where none or no reason is given."""
    if not claims:
        raise UsageError("name the claims that are to leave the thread")
    content: JsonObject = {"claims": sorted(set(claims))}
    return review_of("split", ("thread", thread), reasoned("split", signed), content)


def grade(holder: str, reliability: str, signed: Signed) -> Review:
    """Set how reliable a publisher (`outlet:NAME`) or speaker is, A to E; raises UsageError."""
    content = {"reliability": word("reliability", reliability.upper(), get_args(Reliability))}
    return review_of("grade", ("outlet" if holder.startswith(OUTLET) else "speaker", holder), signed, content)


def judge(thread: str, likelihood: str, confidence: str, signed: Signed) -> Review:
    """Say how likely a thread's proposition is and how sure that is, in the words of ICD 203; raises UsageError."""
    content = {
        "likelihood": word("likelihood", likelihood.lower(), get_args(Likelihood)),
        "confidence": word("confidence", confidence.lower(), get_args(Confidence)),
    }
    return review_of("judge", ("thread", thread), signed, content)


def undo(review: Review, reviews: Iterable[Review], signed: Signed) -> Review:
    """Take a decision back; raises UsageError where that has been done, or the decision is itself an undo."""
    if review.action == "undo":
        raise UsageError(f"{review.id} took a decision back; decide anew instead of taking that back")
    if review not in standing([review, *(other for other in reviews if other.action == "undo")]):
        raise UsageError(f"{review.id} has been taken back already")
    return review_of("undo", ("review", review.id), signed)


def about(claim: Claim, action: Action, signed: Signed, content: JsonObject | None = None) -> Review:
    """Make a decision about a claim as it was read, with where it stands."""
    review = review_of(action, ("claim", claim.id), signed, content)
    return review.model_copy(
        update={
            "document": claim.document,
            "start": min(quote.start for quote in claim.evidence),
            "end": max(quote.end for quote in claim.evidence),
            "words": " ... ".join(quote.exact for quote in claim.evidence),
            "act": claim.act,
            "read_as": reading_of(claim),
        }
    )


def review_of(action: Action, target: tuple[Target, str], signed: Signed, content: JsonObject | None = None) -> Review:
    """Make a decision; raises UsageError where nobody signs it."""
    if not signed.who.strip():
        raise UsageError("a decision needs a name: say who decides")
    kind, identity = target
    kept = content or {}
    return Review(
        id=content_id("review", action, kind, identity, signed.who, signed.at.isoformat(), kept),
        action=action,
        target_kind=kind,
        target=identity,
        who=signed.who.strip(),
        at=signed.at,
        why=(signed.why or "").strip() or None,
        content=kept,
    )


def reasoned(action: Action, signed: Signed) -> Signed:
    """Refuse a decision without its reason; raises UsageError."""
    if not (signed.why or "").strip():
        raise UsageError(f"to {action} needs a reason: say why")
    return signed
