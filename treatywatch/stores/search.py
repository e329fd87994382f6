"""Finds documents by their words: all of the words, phrases in quotation marks, `missil*` for what begins so.

Words are compared without case, accents and punctuation. They are cut here and not by the databases, so that every
database gives the same answer; for the same reason answers come by date and not by a database's idea of relevance.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, Row, Select, delete, select, text
from sqlalchemy import column as named
from sqlalchemy import table as named_table

from treatywatch.errors import UsageError
from treatywatch.records import Document
from treatywatch.stores.claims import claims_of
from treatywatch.stores.days import known
from treatywatch.stores.forms import read_document
from treatywatch.stores.schema import documents
from treatywatch.thread_records import NOW, Window

__all__ = ["Hit", "claims_with", "find", "forget", "put", "take"]

WORD = re.compile(r"[^\W_]+")
#: A phrase in any of the usual quotation marks, or a word with or without an asterisk.
TERM = re.compile(r"[\"“”„](?P<phrase>[^\"“”„]*)[\"“”„]|(?P<word>[^\s\"“”„]+)")
#: Of a longer word only so many characters are looked up: PostgreSQL takes no more than 2046 bytes.
LONGEST = 400
#: Characters around the first hit that an answer shows.
AROUND = 110
words = named_table("words", named("number"), named("tokens"))


class Hit(NamedTuple):
    """A document that has the words, with the place of the first of them."""

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    #: The words in their surroundings.
    excerpt: str
    start: int


class Term(NamedTuple):
    """What has to stand in a document: words in a row, the last of which may be only a beginning."""

    words: tuple[str, ...]
    beginning: bool


def put(connection: Connection, number: int, document: Document) -> None:
    """Make a document's words findable, those of its title as well; it must not have been put before."""
    tokens = _tokens(document)
    if connection.dialect.name == "postgresql":
        # Not to_tsvector, which would cut "9m729" and "1e5" as it sees fit.
        statement = "INSERT INTO words (number, tokens) VALUES (:number, array_to_tsvector(CAST(:tokens AS text[])))"
        connection.execute(text(statement), {"number": number, "tokens": sorted(set(tokens))})
    else:
        statement = "INSERT INTO words (rowid, tokens) VALUES (:number, :tokens)"
        connection.execute(text(statement), {"number": number, "tokens": " ".join(tokens)})


def take(connection: Connection, number: int, document: Document) -> None:
    """Make a document's words unfindable."""
    if connection.dialect.name == "postgresql":
        connection.execute(delete(words).where(words.c.number == number))
        return
    # A table without content forgets only what it is told again. What it never had, it must not be told.
    if connection.execute(text("SELECT 1 FROM words WHERE rowid = :number"), {"number": number}).first():
        statement = "INSERT INTO words (words, rowid, tokens) VALUES ('delete', :number, :tokens)"
        connection.execute(text(statement), {"number": number, "tokens": " ".join(_tokens(document))})


def forget(connection: Connection) -> None:
    """Let nothing be left of words that were taken, not even where nobody looks for them."""
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO words (words) VALUES ('optimize')"))


def find(connection: Connection, asked: str, window: Window = NOW, limit: int = 50) -> list[Hit]:
    """Find the documents that have all that is asked for, the latest first.

    Raises:
        UsageError: nothing is asked for.
    """
    terms = list(_terms(asked))
    if not terms:
        raise UsageError(f"{asked!r} has no word to search for")
    found: list[Hit] = []
    for row in connection.execute(_candidates(connection, terms).where(known(documents, window))):
        hit = _hit(row, terms)
        if hit is not None:
            found.append(hit)
        if len(found) == limit:
            break
    return found


def claims_with(connection: Connection, document: str, asked: str, on: date | None = None) -> list[str]:
    """Give the claims of a document whose words have one of the terms."""
    terms = list(_terms(asked))
    return [
        claim.id
        for claim in claims_of(connection, document, on)
        if any(_place(term, " ".join(quote.exact for quote in claim.evidence)) is not None for term in terms)
    ]


def _terms(asked: str) -> Iterator[Term]:
    for match in TERM.finditer(asked):
        written = match["phrase"] if match["phrase"] is not None else match["word"]
        found = tuple(WORD.findall(_plain(written)))
        if found:
            yield Term(found, beginning=match["word"] is not None and written.endswith("*"))


def _candidates(connection: Connection, terms: Sequence[Term]) -> Select[str, str, bytes, date | None]:
    """Choose the documents that have all words, in whatever order."""
    chosen = select(documents.c.id, documents.c.record, documents.c.text, documents.c.published)
    if connection.dialect.name == "postgresql":
        wanted = " & ".join(f"'{word}'{':*' if begins else ''}" for word, begins in _looked_up(terms))
        matching = select(words.c.number).where(text("tokens @@ CAST(:wanted AS tsquery)").bindparams(wanted=wanted))
    else:
        wanted = " ".join(f'"{word}"{"*" if begins else ""}' for word, begins in _looked_up(terms))
        matching = (
            select(named("rowid")).select_from(words).where(text("words MATCH :wanted").bindparams(wanted=wanted))
        )
    latest_first = (documents.c.published.is_(None), documents.c.published.desc(), documents.c.id)
    return chosen.where(documents.c.number.in_(matching.scalar_subquery())).order_by(*latest_first)


def _looked_up(terms: Sequence[Term]) -> Iterator[tuple[str, bool]]:
    """Give the words to look up, and whether each is only a beginning."""
    for term in terms:
        for place, word in enumerate(term.words):
            last = place == len(term.words) - 1
            yield word[:LONGEST], len(word) > LONGEST or (term.beginning and last)


def _hit(row: Row[str, str, bytes, date | None], terms: Sequence[Term]) -> Hit | None:
    """Find the terms in the text itself; None where words stand in it but not in a row, as a phrase asks."""
    found = read_document(row.record, row.text)
    places = [_place(term, found.text) for term in terms]
    in_title = [_place(term, found.title or "") is not None for term in terms]
    if not all(place is not None or title for place, title in zip(places, in_title, strict=True)):
        return None
    start = min((place for place in places if place is not None), default=0)
    excerpt = " ".join(found.text[max(0, start - AROUND) : start + AROUND].split())
    return Hit(found.id, found.title, found.publisher, row.published, excerpt, start)


def _place(term: Term, within: str) -> int | None:
    """Give where a term begins in a text."""
    cut = list(WORD.finditer(within))
    plain = [_plain(match.group()) for match in cut]
    size = len(term.words)
    for place in range(len(plain) - size + 1):
        last = plain[place + size - 1]
        fits = last.startswith(term.words[-1]) if term.beginning else last == term.words[-1]
        if fits and plain[place : place + size - 1] == list(term.words[:-1]):
            return cut[place].start()
    return None


def _tokens(document: Document) -> list[str]:
    return [word[:LONGEST] for word in WORD.findall(_plain(f"{document.title or ''}\n{document.text}"))]


def _plain(written: str) -> str:
    decomposed = unicodedata.normalize("NFKD", written.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))
