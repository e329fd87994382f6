"""What a record consists of, so that a sentence about silence can say how far it reaches."""

from __future__ import annotations

from collections.abc import Sequence

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
    """Name the first and last date; a document of which only a bound is known has no certain date."""
    dated = [(*interval, one) for one in documents if all(interval := one.published_interval)]
    uncertain = len(documents) - len(dated)
    if not dated:
        return ", none of them with a certain date" if documents else ""
    start = published_in_words(min(dated, key=lambda each: (each[0], each[1]))[2])
    end = published_in_words(max(dated, key=lambda each: (each[1], each[0]))[2])
    words = f" of {start}" if start == end else f" from {start} to {end}"
    return words + (f" ({uncertain} without a certain date)" if uncertain else "")
