"""The claims of a document as rows that a person can read in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from treatywatch.records import AGAINST, Claim, DateInterval, DocumentRecords, Entity, Finding, Holder

#: What a claim's own voice is called where nobody is named who vouches for it.
DOCUMENT_VOICE = "(the text itself)"
LONGEST_QUOTE = 160


class Row(NamedTuple):
    """One claim: who says that who does what when, what that would mean for which treaty, and in which words."""

    holders: str
    claim: str
    finding: str
    words: str


HEADINGS = Row("who says", "that who does what, when", "which would mean", "in these words")


def rows(found: DocumentRecords) -> Iterator[Row]:
    """Give a row for each claim, in the order of the text."""
    by_claim: dict[str, list[Finding]] = {}
    for finding in found.findings:
        by_claim.setdefault(finding.claim, []).append(finding)
    for claim in sorted(found.claims, key=lambda claim: claim.evidence[0].start):
        yield Row(
            holders=" > ".join(_holder(holder) for holder in claim.holders) or DOCUMENT_VOICE,
            claim=_claim(claim),
            finding="; ".join(
                f"{finding.treaty.upper()}: {_verdict(finding)}" for finding in by_claim.get(claim.id, ())
            ),
            words=_shortened(" ... ".join(quote.exact for quote in claim.evidence)),
        )


def heading(found: DocumentRecords) -> str:
    """Give the line over a document's rows: its title or source, and when it was published."""
    document = found.document
    published = document.published or "date unknown"
    if document.published_precision == "not_before":
        published = f"not before {published}"
    return f"{document.title or document.source} ({published}; {len(found.claims)} claims)"


def _holder(holder: Holder) -> str:
    who = holder.entity.name if isinstance(holder.entity, Entity) else "somebody unnamed"
    return f"{who} ({holder.speech_act})"


def _claim(claim: Claim) -> str:
    actors = ", ".join(entity.name for entity in claim.actor) or "(nobody named)"
    what = f"{actors}: {' '.join(part for part in (_act(claim), _what(claim)) if part)}"
    return f"{what}, {_when(claim.when)}" if _when(claim.when) else what


def _act(claim: Claim) -> str:
    negated = "not " if claim.polarity == "negative" else ""
    how = ", ".join(word for word in claim.modality if word != "actual")
    return f"{negated}{claim.act.replace('_', ' ')}" + (f" ({how})" if how else "")


def _what(claim: Claim) -> str:
    item = claim.item.text if claim.item else ""
    return ", ".join(part for part in (item, *(treaty.upper() for treaty in claim.treaties)) if part)


def _when(when: DateInterval | None) -> str:
    if when is None:
        return ""
    if when.basis == "unresolved" or (when.start is None and when.end is None):
        return when.text or ""
    if when.start == when.end:
        return str(when.start)
    return f"{when.start or ''}..{when.end or ''}"


def _verdict(finding: Finding) -> str:
    verdict = finding.verdict.replace("_", " ")
    articles = ", ".join(effect.article for effect in finding.provisions if effect.truth == "true")
    if finding.verdict in AGAINST and articles:
        return f"{verdict} {articles} if true as stated"
    if finding.missing:
        # A missing fact is "topic: what is missing about it"; the whole of it is in the records and the dossier.
        topics = dict.fromkeys(fact.partition(":")[0] for fact in finding.missing)
        return f"{verdict}; missing: {', '.join(topics)}"
    return verdict


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1]}…"
