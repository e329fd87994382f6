"""The record in its order: documents by date, and in each the claims and descriptions that concern the treaty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from treatywatch.dossiers.sections import Reference
from treatywatch.records import Claim, Description, Document, DocumentRecords, Finding, Problem, Reading


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


def catalogue(records: Sequence[DocumentRecords], treaty: str) -> Catalogue:
    """Order the documents, choose what concerns the treaty, and number it."""
    entries: list[DocumentEntry] = []
    silent: list[Document] = []
    for one in sorted(records, key=lambda one: _document_order(one.document)):
        entry = _document_entry(len(entries) + 1, one, treaty)
        if entry.claims or entry.descriptions:
            entries.append(entry)
        else:
            silent.append(one.document)
    problems = tuple(problem for one in records for problem in one.problems)
    return Catalogue(treaty=treaty, documents=tuple(entries), silent=tuple(silent), problems=problems)


def _document_order(document: Document) -> tuple[bool, date, str, str]:
    start, _ = document.published_interval
    return start is None, start or date.max, document.title or "", document.id


def _document_entry(number: int, one: DocumentRecords, treaty: str) -> DocumentEntry:
    findings = {finding.claim: finding for finding in one.findings if finding.treaty == treaty}
    chosen_claims = _concerning(one, treaty, findings)
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


def _concerning(one: DocumentRecords, treaty: str, findings: dict[str, Finding]) -> tuple[Claim, ...]:
    named = tuple(claim for claim in one.claims if treaty in claim.treaties or claim.id in findings)
    if not named and not any(description.treaty == treaty for description in one.descriptions):
        return ()
    chosen = {claim.id for claim in named} | {claim.id for claim in one.claims if not claim.treaties}
    return tuple({claim.id: claim for claim in one.claims if claim.id in chosen}.values())


def _references(number: int, claims: tuple[Claim, ...], descriptions: tuple[Description, ...]) -> dict[str, Reference]:
    together: list[Claim | Description] = sorted([*claims, *descriptions], key=_text_order)
    return {
        one.id: Reference(label=f"{number}.{place}", id=one.id, document=number)
        for place, one in enumerate(together, start=1)
    }


def _text_order(one: Claim | Description) -> tuple[int, int, str]:
    return one.evidence[0].start, one.evidence[0].end, one.id
