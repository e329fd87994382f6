"""Reads and reports on this machine: what `treatywatch.read` and `treatywatch.report` are.

Documents come one after another and are given out as soon as they are read, so memory does not grow with a folder,
and what an interrupted run wrote is whole documents with the ids that the next run gives them again.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from treatywatch import __version__
from treatywatch.documents.reader import STANDARD_INPUT, ReaderArguments
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.sections import Dossier, Making
from treatywatch.errors import UsageError
from treatywatch.readings.model import DESCRIPTION, NETWORK, Model, read_description
from treatywatch.records import DocumentRecords, Problem
from treatywatch.runs.pipeline import Instruments, records_of
from treatywatch.runs.screening import without_left_out
from treatywatch.runs.views import view_of_documents
from treatywatch.settings import PACKAGE, Settings
from treatywatch.treaties.packs import FOLDER as PACKS
from treatywatch.treaties.packs import ShippedPacks, load_chronology, load_pack

#: Texts written for treatywatch about the INF Treaty, read where no others are named.
SHIPPED_RECORD = PACKAGE / "record"


def read(
    *paths: Path | str, published: str | None = None, publisher: str | None = None, settings: Settings | None = None
) -> Iterator[DocumentRecords | Problem]:
    """Read files, folders and `-` (standard input), one document at a time.

    Gives the records of each document, or a Problem for what could not be read. `published` (an ISO date, month or
    year) and `publisher` count for all documents, more than what these say about themselves.

    >>> import treatywatch
    >>> found = next(treatywatch.read(SHIPPED_RECORD))
    >>> quote = found.claims[0].evidence[0]
    >>> found.document.text[quote.start : quote.end] == quote.exact
    True

    Raises:
        UsageError: `published` is no date, or none of the settings' providers can be used.
        ModelError: the language model cannot be used.
    """
    settings = settings or Settings()
    chosen = [_path(path) for path in paths]
    arguments = ReaderArguments(
        published=published,
        publisher=publisher,
        standard_input=sys.stdin.buffer if STANDARD_INPUT in chosen else None,
    )
    return records_of(chosen, arguments, settings, instruments(settings))


def report(
    *paths: Path | str,
    treaty: str = "inf",
    published: str | None = None,
    publisher: str | None = None,
    today: date | None = None,
    settings: Settings | None = None,
) -> Dossier:
    """Read the paths (or, without any, the record that ships with treatywatch) and build a treaty's dossier.

    >>> import treatywatch
    >>> dossier = treatywatch.report(SHIPPED_RECORD / "2014-08-finding.txt")
    >>> dossier.treaty, dossier.disputes[0].accused
    ('inf', 'Russia')

    Raises:
        UnknownTreatyError: no pack has this id.
        UsageError, ModelError: as `read`.
    """
    settings = settings or Settings()
    made = making(treaty, settings, today or datetime.now(UTC).date())
    found = read(*(paths or (SHIPPED_RECORD,)), published=published, publisher=publisher, settings=settings)
    return dossier_of(without_left_out(list(found)), treaty, made, settings)


def dossier_of(found: Sequence[DocumentRecords | Problem], treaty: str, made: Making, settings: Settings) -> Dossier:
    """Build the dossier of a treaty from what a run gave.

    Raises:
        UsageError: no document could be read, so there is nothing to tell.
    """
    records = [one for one in found if isinstance(one, DocumentRecords)]
    problems = tuple(one for one in found if isinstance(one, Problem))
    if not records:
        what = f": {problems[0].where}: {problems[0].what}" if problems else ""
        raise UsageError(f"there is no document to report on{what}")
    # The dossier tells of every problem, also of files that gave no records; they come with the first that did.
    records[0] = records[0]._replace(problems=(*records[0].problems, *problems))
    view = view_of_documents(records, treaty, made.today, settings)
    return build(records, load_pack(treaty), made, load_chronology(treaty), view)


def making(treaty: str, settings: Settings, today: date, command: str | None = None) -> Making:
    """Say with what a dossier is made: treatywatch, the pack and the model, each by its version or hash."""
    pack = load_pack(treaty)
    model = read_description(settings.model / DESCRIPTION)
    return Making(
        today=today,
        version=__version__,
        pack=f"{pack.id}, revision {pack.revision}",
        pack_sha256=hashlib.sha256((PACKS / f"{treaty}.yaml").read_bytes()).hexdigest(),
        model_sha256=model.sha256[NETWORK],
        model_card=(
            ("trained on", ", ".join(model.training_data)),
            *((name, f"{value:g}") for name, value in model.scores.items()),
        ),
        command=command,
    )


def instruments(settings: Settings) -> Instruments:
    """Load the model, once for a run; treaties are loaded as claims come to them."""
    return Instruments(Model.load(settings), ShippedPacks())


def _path(path: Path | str) -> Path | Literal["-"]:
    return STANDARD_INPUT if path == STANDARD_INPUT else Path(path)
