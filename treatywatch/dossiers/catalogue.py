"""The record in its order: documents by date, and in each the claims and descriptions that concern the treaty."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from treatywatch.dossiers.paragraphs import paragraph_ranges
from treatywatch.dossiers.sentences import Reference
from treatywatch.records import Claim, Description, Document, DocumentRecords, Finding, Problem, Reading

#: A document is about the treaty if this share of its claims names it or is judged by it; then all its claims that
#: name no treaty belong too. A speech that speaks of the treaty in passing keeps the rest of its claims to itself.
ABOUT = 1 / 3


@dataclass(frozen=True)
class ClaimEntry:
    """A claim with its reference, and what the treaty says to it."""

    reference: Reference
    claim: Claim
    finding: Finding | None
    document: Document
    reading: Reading


@dataclass(frozen=True)
class DescriptionEntry:
    """A description with its reference."""

    reference: Reference
    description: Description
    document: Document
    reading: Reading


@dataclass(frozen=True)
class DocumentEntry:
    """A document that speaks of the treaty, by its number in the dossier."""

    number: int
    document: Document
    claims: tuple[ClaimEntry, ...]
    descriptions: tuple[DescriptionEntry, ...]


@dataclass(frozen=True)
class Catalogue:
    """All that a dossier is built from, numbered."""

    treaty: str
    documents: tuple[DocumentEntry, ...]
    #: Documents that were read and say nothing that concerns the treaty.
    silent: tuple[Document, ...]
    problems: tuple[Problem, ...]

    def claims(self) -> Iterator[ClaimEntry]:
        """Give every claim in the order of the references."""
        return (entry for document in self.documents for entry in document.claims)

    def descriptions(self) -> Iterator[DescriptionEntry]:
        """Give every description in the order of the references."""
        return (entry for document in self.documents for entry in document.descriptions)


def catalogue(records: Sequence[DocumentRecords], treaty: str, chosen: Collection[str] = ()) -> Catalogue:
    """Order the documents, choose what concerns the treaty, and number it; claims in `chosen` concern it anyway."""
    entries: list[DocumentEntry] = []
    silent: list[Document] = []
    for one in sorted(records, key=lambda one: _document_order(one.document)):
        entry = _document_entry(len(entries) + 1, one, treaty, chosen)
        if entry.claims or entry.descriptions:
            entries.append(entry)
        else:
            silent.append(one.document)
    problems = tuple(problem for one in records for problem in one.problems)
    return Catalogue(treaty=treaty, documents=tuple(entries), silent=tuple(silent), problems=problems)


def _document_order(document: Document) -> tuple[bool, date, str, str]:
    start, _ = document.published_interval
    return start is None, start or date.max, document.title or "", document.id


def _document_entry(number: int, one: DocumentRecords, treaty: str, chosen: Collection[str]) -> DocumentEntry:
    findings = {finding.claim: finding for finding in one.findings if finding.treaty == treaty}
    chosen_claims = _concerning(one, treaty, findings, chosen)
    chosen_descriptions = tuple(description for description in one.descriptions if description.treaty == treaty)
    labels = _references(number, chosen_claims, chosen_descriptions)
    return DocumentEntry(
        number=number,
        document=one.document,
        claims=tuple(
            ClaimEntry(labels[claim.id], claim, findings.get(claim.id), one.document, one.reading)
            for claim in sorted(chosen_claims, key=_text_order)
        ),
        descriptions=tuple(
            DescriptionEntry(labels[description.id], description, one.document, one.reading)
            for description in sorted(chosen_descriptions, key=_text_order)
        ),
    )


def _concerning(
    one: DocumentRecords, treaty: str, findings: dict[str, Finding], chosen: Collection[str]
) -> tuple[Claim, ...]:
    claims = tuple({claim.id: claim for claim in one.claims}.values())
    named = {claim.id for claim in claims if treaty in claim.treaties or claim.id in findings}
    described = [description for description in one.descriptions if description.treaty == treaty]
    if not named and not described:
        return tuple(claim for claim in claims if claim.id in chosen)
    about = len(named) >= ABOUT * len(claims)
    starts = [start for start, _ in paragraph_ranges(one.document.text)]
    spoken_of = {_paragraph(claim, starts) for claim in claims if claim.id in named}
    spoken_of |= {_paragraph(description, starts) for description in described}
    return tuple(
        claim
        for claim in claims
        if claim.id in named
        or claim.id in chosen
        or (not claim.treaties and (about or _paragraph(claim, starts) in spoken_of))
    )


def _paragraph(one: Claim | Description, starts: Sequence[int]) -> int:
    return bisect_right(starts, one.evidence[0].start)


def _references(number: int, claims: tuple[Claim, ...], descriptions: tuple[Description, ...]) -> dict[str, Reference]:
    together: list[Claim | Description] = sorted([*claims, *descriptions], key=_text_order)
    return {
        one.id: Reference(label=f"{number}.{place}", id=one.id, document=number)
        for place, one in enumerate(together, start=1)
    }


def _text_order(one: Claim | Description) -> tuple[int, int, str]:
    return one.evidence[0].start, one.evidence[0].end, one.id
