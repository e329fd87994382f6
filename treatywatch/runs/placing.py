"""Puts a document's claims into the threads of a record, and finds out whose copy the document is.

One way for everything after which claims may stand otherwise: a document is added, read anew, or reviewed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from treatywatch.errors import UsageError
from treatywatch.records import Claim, Document, DocumentRecords, Finding, content_id
from treatywatch.runs.pipeline import findings_of
from treatywatch.stores import families, links, moving, regrouping, reviews, telling, threads
from treatywatch.stores import waiting as queue
from treatywatch.stores.opening import Connection
from treatywatch.thread_records import Conflict, Extent, Member, Review
from treatywatch.threads.chains import links as links_in
from treatywatch.threads.episodes import choose, thread_id
from treatywatch.threads.law_conflicts import against_law
from treatywatch.threads.membership import members
from treatywatch.threads.origins import lead, origin_of
from treatywatch.threads.reviewing import by_claim as reviews_by_claim
from treatywatch.threads.reviewing import corrected, standing
from treatywatch.threads.values import values_of
from treatywatch.threads.waiting import waiting
from treatywatch.treaties.packs import Pack

__all__ = ["overlaid", "place", "split_thread"]


def place(connection: Connection, found: DocumentRecords, packs: Mapping[str, Pack], day: date) -> None:
    """Let threads and the queue have the claims of a document as they stand now, with what people decided on them."""
    document = found.document
    decided = reviews.reviews_of(connection, [claim.id for claim in found.claims], [document.id])
    stands = overlaid(found, decided, packs)
    wanted = {member.claim: member for member in _members(connection, stands)}
    queue.keep(connection, document.id, waiting(found, wanted, decided))
    gone = set()
    for _, member in threads.members_in(connection, document.id):
        if wanted.get(member.claim) == member.model_copy(update={"thread": None}):
            del wanted[member.claim]
        else:
            gone.add(member.claim)
    moving.withdraw(connection, document.id, day, gone)
    _assign(connection, list(wanted.values()), _pinned(connection), day)
    links.keep(connection, document.id, links_in(stands), day)
    threads_now = {member.claim: member.thread for _, member in threads.members_in(connection, document.id)}
    against = tuple(
        one.model_copy(update={"thread": next((threads_now.get(claim) for claim in one.sides[0].claims), None)})
        for one in _against_law(stands.claims, document, packs)
    )
    telling.tell_law_conflicts(connection, document.id, against, day)


def overlaid(found: DocumentRecords, decided: Sequence[Review], packs: Mapping[str, Pack]) -> DocumentRecords:
    """Lay what people decided over the claims of a document; a corrected claim is held against the treaties anew."""
    by_claim, _ = reviews_by_claim(decided, found.claims)
    if not by_claim:
        return found
    claims: list[Claim] = []
    findings: list[Finding] = [one for one in found.findings if one.claim not in by_claim]
    for claim in found.claims:
        stands = _stands(claim, by_claim[claim.id]) if claim.id in by_claim else claim
        if stands is not None:
            claims.append(stands)
        if stands is not None and claim.id in by_claim:
            findings += findings_of([stands], found.document, packs)
    return found._replace(claims=tuple(claims), findings=tuple(findings))


def _stands(claim: Claim, decided: Sequence[Review]) -> Claim | None:
    """Give a claim as people left it; as it was read, where a correction names what the tables have no longer."""
    try:
        return corrected(claim, decided)
    except UsageError:
        return corrected(claim, [review for review in decided if review.action != "correct"])


def _members(connection: Connection, found: DocumentRecords) -> Iterator[Member]:
    """Make the members of a document, with what they state and what they lead back to."""
    texts = families.texts_of(connection, families.family_of(connection, found.document.id))
    group = lead(texts)
    agency = next((text.credited for text in texts if text.document == found.document.id), None)
    values = {claim.id: values_of(claim) for claim in found.claims}
    for member in members(found):
        origin = origin_of(member, group, agency)
        yield member.model_copy(update={"values": values[member.claim], "origin": origin})


def _pinned(connection: Connection) -> dict[str, str]:
    """Give the threads into which people have put claims."""
    splits = standing(reviews.of_action(connection, "split"))
    return {claim: split_thread(review) for review in splits for claim in review.content["claims"]}


def split_thread(review: Review) -> str:
    """Give the id of the thread into which a split puts its claims."""
    return content_id("thread", review.id)


def _assign(connection: Connection, wanted: Sequence[Member], pinned: Mapping[str, str], day: date) -> None:
    """Choose a thread for each member, open those that there are not yet, and merge those that a member ties."""
    known = threads.known_threads(connection, wanted)
    opened: list[threads.Opened] = []
    stretched: dict[str, list[Member]] = {}
    merged: list[tuple[str, str]] = []
    placed: list[threads.Placed] = []
    for member in wanted:
        if member.claim in pinned:
            placed.append((member, threads.taken_over(connection, pinned[member.claim])))
            continue
        extents = known.extents[member.proposition.id]
        choice = choose(member, extents)
        thread = choice.thread or thread_id(member)
        if choice.thread is None:
            opened.append(threads.Opened(thread, member.proposition, member.occurs))
        final = known.taken_over.get(thread, thread)
        for taken in {known.taken_over.get(other, other) for other in choice.merged} - {final}:
            placed = [(one, final if into == taken else into) for one, into in placed]
            merged.append((taken, final))
        known.extents[member.proposition.id] = _grown(extents, thread, member, choice.merged)
        if final != thread:
            stretched.setdefault(thread, []).append(member)
        placed.append((member, final))
    threads.open_threads(connection, opened, day)
    for taken, final in merged:
        regrouping.merge(connection, taken, final, day)
    threads.stretch(connection, stretched)
    threads.place(connection, placed, day)


def _grown(known: Sequence[Extent], thread: str, member: Member, merged: Sequence[str]) -> list[Extent]:
    """Give the threads of a proposition after one has taken a member, and taken over others."""
    parts = [extent for extent in known if extent.thread in {thread, *merged}]
    own = member.when if member.when and member.when.start and member.when.end else None
    starts = [*(one.start for one in parts if one.start), *([own.start] if own and own.start else [])]
    ends = [*(one.end for one in parts if one.end), *([own.end] if own and own.end else [])]
    size = sum(one.members for one in parts) + 1
    grown = Extent(thread, min(starts, default=None), max(ends, default=None), size)
    return [*(one for one in known if one not in parts), grown]


def _against_law(claims: Iterable[Claim], document: Document, packs: Mapping[str, Pack]) -> Iterator[Conflict]:
    for claim in claims:
        for treaty in claim.treaties:
            found = against_law(claim, document, packs[treaty]) if treaty in packs else None
            if found is not None:
                yield found
