"""What a record consists of, so that a sentence about silence can say how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence

from treatywatch.dossiers.calendar import interval_in_words
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
    intervals = [document.published_interval for document in documents]
    starts = [start for start, _ in intervals if start is not None]
    ends = [end or start for start, end in intervals if start is not None]
    undated = len(documents) - len(starts)
    if not starts:
        return ", none of them dated" if documents else ""
    span = interval_in_words(min(starts), max(ends))
    words = f" from {span}" if " to " in span else f" of {span}"
    return words + (f" ({undated} without a date)" if undated else "")
