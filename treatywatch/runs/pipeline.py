"""READ THIS FIRST: what happens to a document, stage by stage.

    bytes -> documents -> readings -> claims -> findings -> dossiers
                                   treaties --^

A stage is a plain function: records in, records and problems out. Each stands in the folder that is named after what
comes out of it, and none knows another; here is the only place where they meet.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from treatywatch.claims.descriptions import describe
from treatywatch.claims.extraction import extract
from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.errors import PackError
from treatywatch.findings.findings import find
from treatywatch.findings.relevance import concerned
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.reading import Begun, read
from treatywatch.records import Claim, Document, DocumentRecords, Finding, Problem
from treatywatch.runs.ahead import begun_ahead
from treatywatch.runs.screening import screened
from treatywatch.settings import Settings
from treatywatch.treaties.packs import Pack


class Instruments(NamedTuple):
    """What documents are read with: the language model, and the treaties that claims are held against."""

    model: Model
    #: By the treaty's id.
    packs: Mapping[str, Pack]


def records_of(
    paths: Sequence[Path | Literal["-"]], arguments: ReaderArguments, settings: Settings, instruments: Instruments
) -> Iterator[DocumentRecords | Problem]:
    """Read what the paths stand for, one document at a time; what cannot be read is a Problem, and the rest is read."""
    yield from records_of_documents(read_documents(paths, arguments, settings), settings, instruments)


def records_of_documents(
    documents: Iterable[Document | Problem], settings: Settings, instruments: Instruments
) -> Iterator[DocumentRecords | Problem]:
    """Read documents; a Problem among them is passed on."""
    given = screened(documents, settings, instruments.model.sha256)
    for found, begun in begun_ahead(given, instruments.model):
        yield _guarded(found, instruments, begun) if isinstance(found, Document) else found


def records_of_document(document: Document, instruments: Instruments, begun: Begun | None = None) -> DocumentRecords:
    """Take one document through all stages, of which the model may have begun the first."""
    reading, problems = read(document, instruments.model, begun)
    reading = link(document, reading)
    claims = extract(document, reading)
    descriptions = describe(document, reading, instruments.packs)
    findings = tuple(findings_of(claims, document, instruments.packs))
    return DocumentRecords(document, reading, claims, descriptions, findings, problems)


def findings_of(claims: Iterable[Claim], document: Document, packs: Mapping[str, Pack]) -> Iterator[Finding]:
    """Hold every claim against every treaty that it may concern; one that has nothing to say to it gives no finding."""
    for claim in claims:
        for treaty in concerned(claim, packs):
            finding = find(claim, document, packs[treaty])
            if finding is not None:
                yield finding


def _guarded(document: Document, instruments: Instruments, begun: Begun | None) -> DocumentRecords | Problem:
    """Take a document through all stages; a fault of ours in one document must not stop the others."""
    try:
        return records_of_document(document, instruments, begun)
    except PackError:
        raise  # a data file of the package is wrong, and would be for every document
    except Exception as fault:  # noqa: BLE001 (the one place where a document's reading is kept apart from the rest)
        place = traceback.extract_tb(fault.__traceback__)[-1]
        what = f"reading it failed, a fault of treatywatch ({type(fault).__name__} in {place.name}): {fault}"
        remedy = "report it, with the document if you may"
        return Problem(document=None, where=document.source, what=what, remedy=remedy)
