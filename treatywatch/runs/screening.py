"""Leaves documents out that have no word of the subject, before the language model sees them; each is said to be.

The tables of treaties and weapon systems, and some words of the trade, are looked for in one pass over a text, which
takes less than a hundredth of the time that reading it takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from treatywatch.records import Document, DocumentRecords, Problem, Reading
from treatywatch.settings import Settings
from treatywatch.treaties.aliases import Aliases

WHAT = "it was not read, because it has no word of the subject"
REMEDY = "read without --screen"


def screened(
    documents: Iterable[Document | Problem], settings: Settings, model: str
) -> Iterator[Document | DocumentRecords | Problem]:
    """Give all documents where nothing is to be left out; else records that say so in place of those that are.

    `model` is the SHA-256 of the model that would have read them.
    """
    if not settings.screen:
        yield from documents
        return
    aliases = Aliases.load()
    for found in documents:
        if isinstance(found, Document) and not aliases.relevant(found.text):
            yield _left_out(found, model)
        else:
            yield found


def is_left_out(found: DocumentRecords | Problem) -> bool:
    """Tell whether a document was not read because it has no word of the subject."""
    return isinstance(found, DocumentRecords) and any(problem.what == WHAT for problem in found.problems)


def counted(left_out: int, documents: int) -> str:
    """Say how many documents were left out."""
    return f"{left_out:,} of {documents:,} documents were not read, because they have no word of the subject"


def without_left_out(found: Sequence[DocumentRecords | Problem]) -> list[DocumentRecords | Problem]:
    """Give what a run gave with one sentence in place of the documents that were left out."""
    kept = [one for one in found if not is_left_out(one)]
    if len(kept) == len(found):
        return kept
    documents = sum(isinstance(one, DocumentRecords) for one in found)
    what = counted(len(found) - len(kept), documents)
    return [*kept, Problem(document=None, where="--screen", what=what, remedy=REMEDY)]


def _left_out(document: Document, model: str) -> DocumentRecords:
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model=model)
    problem = Problem(document=document.id, where=document.source, what=WHAT, remedy=REMEDY)
    return DocumentRecords(document, reading, (), (), (), (problem,))
