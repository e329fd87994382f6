"""What a record holds, for people and as JSON: its status, single things in full, hits of a search, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.exports.record.words import plain, reach_words, shortened, subject_words
from treatywatch.records import Claim, Document, Finding, JsonObject, Problem
from treatywatch.thread_records import Conflict, Contents, Member, Reach, Review, Versions

__all__ = [
    "Rebuilt", "Shown", "Status", "changes_shown", "claim_shown", "conflict_shown", "document_shown", "review_shown",
]  # fmt: skip

#: Of what changed in a rebuild so many claims are told one by one.
MOST_TOLD = 20


class Shown(NamedTuple):
    """One thing in full: as JSON, and as lines for people."""

    objects: JsonObject | list[JsonObject]
    lines: tuple[str, ...]


class Earlier(NamedTuple):
    """What a record held on an earlier day."""

    day: date
    contents: Contents


class Status(NamedTuple):
    """What a record holds, and with what it was read."""

    name: str
    reach: Reach
    contents: Contents
    #: Documents that this treatywatch would read otherwise, by the stage from which on.
    outdated: Mapping[str, int]
    versions: Sequence[Versions]
    unread: Sequence[Problem]
    #: With what it is compared.
    earlier: Earlier | None = None

    def to_json(self) -> JsonObject:
        """Give it as JSON."""
        compared: JsonObject = {}
        if self.earlier is not None:
            compared = {"after": str(self.earlier.day), "before": self.earlier.contents._asdict()}
        return {
            "record": self.name, "reach": self.reach.to_json(), **self.contents._asdict(),
            "outdated": dict(self.outdated), "versions": [{"id": one.id, **one.to_json()} for one in self.versions],
            "unread_files": [one.to_json() for one in self.unread], **compared,
        }  # fmt: skip

    def lines(self) -> Iterator[str]:
        """Give it as lines for people."""
        one = self.contents
        yield f"{self.name}: {reach_words(self.reach)}"
        yield (
            f"{one.claims:,} claims in {one.threads:,} threads, {one.conflicts:,} conflicts, {one.reviews:,} reviews; "
            f"texts found in {one.places:,} places"
        )
        if self.earlier is not None:
            yield f"after {self.earlier.day}: {_changed(self.earlier.contents, one)}"
        stale = {stage: number for stage, number in self.outdated.items() if number}
        if stale:
            told = ", ".join(f"{number:,} from {stage} on" for stage, number in stale.items())
            yield f"this treatywatch would read {told} otherwise: treatywatch record rebuild"
        else:
            yield "all of it was read with this treatywatch"
        for problem in self.unread:
            yield f"not read: {plain(problem.where)}: {plain(problem.what)}; {plain(problem.remedy)}"


def _changed(before: Contents, after: Contents) -> str:
    """Say which counts are others than before ("claims 2 -> 4")."""
    told = (
        f"{what} {old:,} -> {new:,}"
        for what, old, new in zip(Contents._fields, before, after, strict=True)
        if old != new
    )
    return ", ".join(told) or "nothing has come or gone"


class Rebuilt(NamedTuple):
    """What a rebuild did."""

    documents: int
    came: Sequence[Claim]
    went: Sequence[Claim]
    changed: Sequence[tuple[Claim, Claim]]
    findings: int
    problems: Sequence[Problem]

    def to_json(self) -> JsonObject:
        """Give it as JSON."""
        return {
            "documents": self.documents,
            "new": [one.to_json() for one in self.came],
            "gone": [one.to_json() for one in self.went],
            "changed": [{"before": one.to_json(), "after": other.to_json()} for one, other in self.changed],
            "findings_changed": self.findings,
            "problems": [one.to_json() for one in self.problems],
        }

    def lines(self) -> Iterator[str]:
        """Give it as lines for people."""
        if not self.documents:
            yield "nothing to do: all of it was read with this treatywatch"
            return
        yield (
            f"{self.documents:,} documents done again: {len(self.came):,} claims new, {len(self.went):,} gone, "
            f"{len(self.changed):,} changed; {self.findings:,} findings differ"
        )
        for mark, claims in (("+", self.came), ("-", self.went)):
            yield from (f"{mark} {claim.id}: {_brief(claim)}" for claim in claims[:MOST_TOLD])
            yield from _more(len(claims))
        for before, after in self.changed[:MOST_TOLD]:
            yield f"~ {after.id}: {'; '.join(_differences(before, after))}"
        yield from _more(len(self.changed))
        for problem in self.problems:
            yield f"{plain(problem.where)}: {plain(problem.what)}; {plain(problem.remedy)}"


def _more(number: int) -> Iterator[str]:
    if number > MOST_TOLD:
        yield f"  ... and {number - MOST_TOLD:,} more; --json has all of them"


def _brief(claim: Claim) -> str:
    actors = ", ".join(entity.name for entity in claim.actor) or "nobody named"
    negated = "not " if claim.polarity == "negative" else ""
    return f"{actors}: {negated}{claim.act}: “{shortened(claim.evidence[0].exact, 120)}”"


def _differences(before: Claim, after: Claim) -> Iterator[str]:
    one, other = before.to_json(), after.to_json()
    for slot in one:
        if one[slot] != other[slot]:
            yield f"{slot}: {_short(one[slot])} -> {_short(other[slot])}"


def _short(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value.get("text") or value.get("id") or "...")
    if isinstance(value, list):
        return f"[{', '.join(_short(one) for one in value)}]"
    return shortened(str(value), 60)


def document_shown(
    document: Document, claims: Sequence[Claim], family: Sequence[str], translations: Sequence[str], *, with_text: bool
) -> Shown:
    """Show a document with its places, whose copy it is, and its claims."""
    objects = document.to_json() | {
        "family": list(family), "may_translate": list(translations), "claims": [claim.id for claim in claims],
    }  # fmt: skip
    if with_text:
        objects["text"] = document.text
    lines = [
        f"{document.id}: {plain(document.title or document.source)}",
        f"{document.publisher or 'no publisher'}, {_published(document)} ({document.published_basis})",
        f"{document.characters:,} characters, SHA-256 of its text {document.sha256}",
        *(
            f"found at {plain(copy.source)}" + (f", bytes {copy.sha256}" if copy.sha256 else "")
            for copy in document.copies
        ),
    ]
    others = [one for one in family if one != document.id]
    if others:
        lines.append(f"one text with {', '.join(others)}")
    if translations:
        lines.append(f"may be a translation of, or translated as, {', '.join(translations)}")
    lines += [f"claim {claim.id}: {_brief(claim)}" for claim in claims]
    return Shown(objects, (*lines, *(["", document.text] if with_text else [])))


def claim_shown(
    claim: Claim, document: Document, findings: Sequence[Finding], member: Member | None, reviews: Sequence[Review]
) -> Shown:
    """Show a claim with its words, what it would mean, its thread, and what people decided about it."""
    objects: JsonObject = {
        "claim": claim.to_json(), "findings": [one.to_json() for one in findings],
        "member": member.to_json() if member else None, "reviews": [one.to_json() for one in reviews],
    }  # fmt: skip
    holders = " > ".join(
        f"{holder.entity.name if holder.entity else 'somebody unnamed'} ({holder.speech_act})"
        for holder in claim.holders
    )
    where = f"{document.id}: {plain(document.title or document.source)}, {_published(document)}"
    lines = [
        f"{claim.id}: {_brief(claim)}",
        f"who says so: {plain(holders) or 'the text itself'}",
        f"stands in {where}",
    ]
    lines += [f"characters {quote.start} to {quote.end}: “{plain(quote.exact)}”" for quote in claim.evidence]
    if member is not None:
        lines.append(f"{member.stance} in thread {member.thread}; leads back to {member.origin or 'an unknown origin'}")
    for finding in findings:
        lines.append(f"{finding.treaty}: {finding.verdict}")
        lines += [f"  {line}" for reason in finding.reasons for line in reason.lines()]
    return Shown(objects, (*lines, *(_review(one) for one in reviews)))


def _published(document: Document) -> str:
    """Say when a document was published, or the day before which it was not."""
    if document.published is None:
        return "no date"
    return f"not before {document.published}" if document.published_precision == "not_before" else document.published


def conflict_shown(conflict: Conflict) -> Shown:
    """Show a conflict with its sides."""
    sides = [f"- {side.stated}: {', '.join(side.claims) or conflict.source or ''}" for side in conflict.sides]
    about = f"about {subject_words(conflict.subject)}" if conflict.subject else f"with {conflict.treaty}"
    where = f"in thread {conflict.thread}" if conflict.thread else about
    return Shown(conflict.to_json(), (f"{conflict.id} ({conflict.about}), {where}", conflict.reason, *sides))


def review_shown(review: Review) -> Shown:
    """Show what a person decided."""
    return Shown(review.to_json(), (_review(review),))


def changes_shown(identity: str, between: tuple[date, date], before: Shown | None, after: Shown | None) -> Shown:
    """Show what changed in a thing between two days: `None` where the record did not have it."""
    old, new = ((one.lines if one else ()) for one in (before, after))
    first, last = between
    lines = [
        f"What changed in {plain(identity)} after {first}, up to and including {last}",
        *([] if before else [f"this record did not have it on {first}"]),
        *([] if after else [f"this record did not have it on {last}"]),
        *(f"- {line}" for line in old if line not in new),
        *(f"+ {line}" for line in new if line not in old),
    ]
    objects: JsonObject = {
        "between": [str(day) for day in between], "before": before.objects if before else None,
        "after": after.objects if after else None,
    }  # fmt: skip
    return Shown(objects, (*lines, *([] if lines[1:] else ["nothing"])))


def _review(one: Review) -> str:
    undone = f", undone {one.undone:%Y-%m-%d}" if one.undone else ""
    why = f": {plain(one.why)}" if one.why else ""
    return f"{one.id}: {one.action} of {one.target} by {plain(one.who)}, {one.at:%Y-%m-%d %H:%M}Z{undone}{why}"
