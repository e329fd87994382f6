"""Which claims of a document wait for a reviewer, and by which signs they are worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from treatywatch.records import DocumentRecords, Finding
from treatywatch.thread_records import Member, Review, Waiting
from treatywatch.threads.doubt import Read, score, signs_of
from treatywatch.threads.reviewing import by_claim, state_of
from treatywatch.threads.subjects import treaties_of

__all__ = ["waiting"]


def waiting(found: DocumentRecords, members: Mapping[str, Member], reviews: Iterable[Review]) -> Iterator[Waiting]:
    """Give the claims of a document that nobody has decided about, or that read otherwise since.

    `members` are those of its claims that stand in a thread, by claim; `reviews` are the decisions about its claims.
    """
    decided, _ = by_claim(reviews, found.claims)
    findings: dict[str, list[Finding]] = {}
    for finding in found.findings:
        findings.setdefault(finding.claim, []).append(finding)
    for claim in found.claims:
        state = state_of(claim, decided.get(claim.id, ()))
        if state != "reviewed":
            member, about = members.get(claim.id), findings.get(claim.id, ())
            signs = signs_of(Read(claim, member, about, found.reading), changed=state == "changed")
            yield Waiting(
                claim=claim.id,
                document=claim.document,
                start=min(quote.start for quote in claim.evidence),
                threaded=member is not None,
                treaties=treaties_of(claim, about),
                signs=signs,
                doubt=score(signs),
            )
