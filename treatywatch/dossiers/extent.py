"""What a record consists of, so that a sentence about silence can say how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from treatywatch.dossiers.calendar import published_in_words
from treatywatch.dossiers.catalogue import Catalogue
from treatywatch.dossiers.wording import counted
from treatywatch.records import Document


def extent(catalogue: Catalogue) -> str:
    """Describe the whole record ("12 documents of 9 publishers from 31 July 2014 to 5 July 2024")."""
    documents = [entry.document for entry in catalogue.documents] + list(catalogue.silent)
    return f"{counted(len(documents), 'document')}{_publishers(documents)}{_dates(documents)}"


def _publishers(documents: Sequence[Document]) -> str:
    publishers = {document.publisher for document in documents if document.publisher}
    nameless = sum(document.publisher is None for document in documents)
    if not publishers:
        return " whose publishers are not stated" if documents else ""
    tail = f" ({nameless} without a stated publisher)" if nameless else ""
    return f" of {counted(len(publishers), 'publisher')}{tail}"


def _dates(documents: Sequence[Document]) -> str:
    dated = [(document.published_interval, document) for document in documents if document.published_interval[0]]
    undated = len(documents) - len(dated)
    if not dated:
        return ", none of them dated" if documents else ""
    _, first = min(dated, key=lambda pair: (pair[0][0] or date.max, pair[0][1] or date.max))
    _, last = max(dated, key=lambda pair: pair[0][1] or pair[0][0] or date.min)
    start, end = _day(first), _day(last)
    words = f" of {start}" if start == end else f" from {start} to {end}"
    return words + (f" ({undated} without a date)" if undated else "")


def _day(document: Document) -> str:
    return published_in_words(document).removeprefix("not before ")
