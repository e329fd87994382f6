"""Finds out of which texts of a record a document is a copy, and to what the claims of copies lead back.

A text that turns out to be a compilation of two others, because the second of them has come in, leaves the family of
the first, so that families are the same in whichever order documents are added. (Not always: of a made record of 548
texts, added in two orders, one text was of two families.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple

from treatywatch.records import Document
from treatywatch.stores import families, moving, tallies, threads
from treatywatch.stores.families import Candidate
from treatywatch.stores.opening import Connection
from treatywatch.thread_records import Prints
from treatywatch.threads.copies import compiled, is_longer, prints, relation
from treatywatch.threads.copies import families as families_among
from treatywatch.threads.credits import credited
from treatywatch.threads.origins import lead, origin_of
from treatywatch.threads.translations import landmarks, may_be_translation

__all__ = ["found_elsewhere", "part_family", "settle_family"]


class Compilation(NamedTuple):
    """A text that compiles others, with the texts of its family of which it is a copy all the same."""

    text: Candidate
    kin: frozenset[str]


def settle_family(connection: Connection, document: Document, day: date) -> None:
    """Find the texts of which a document is a copy, or that are copies of it; what they lead back to may change."""
    found, marks = prints(document), landmarks(document)
    families.put(connection, document.id, found, marks, credited(document))
    for other in families.likely_translations(connection, document.id, marks):
        if may_be_translation(marks, landmarks(other)):
            families.link_translation(connection, document.id, other.id, day)
    for family in sorted(_settle(connection, document.id, found, day)):
        _lead_back(connection, family, day)


def part_family(connection: Connection, family: str, day: date) -> None:
    """Find anew which texts of a family are one, after one of them has gone or changed."""
    left = families.printed_of(connection, family)
    for one in left:
        families.join_alone(connection, one.document, day)
    for one in left:
        _settle(connection, one.document, one.prints, day)
    for own in {families.family_of(connection, one.document) for one in left}:
        _lead_back(connection, own, day)


def found_elsewhere(connection: Connection, document: Document, day: date) -> None:
    """Let threads take note that a text of the record was found at further places."""
    _lead_back(connection, families.family_of(connection, document.id), day)
    told = {member.thread for _, member in threads.members_in(connection, document.id)}
    tallies.mark(connection, sorted(thread for thread in told if thread))


def _settle(connection: Connection, document: str, found: Prints, day: date) -> set[str]:
    """Put a document into its family; gives the families that are not what they were."""
    related = _related(connection, document, found)
    compilations = list(_compilations(connection, document, found, related))
    changed = _leave(connection, compilations, day)
    strangers = compiled({one.document: one.prints for one in related if is_longer(found, one.prints)})
    strangers.update(one.text.document for one in compilations)
    kept = [one.document for one in related if one.document not in strangers]
    alike = {families.family_of(connection, one) for one in (document, *kept)}
    if len(alike) > 1:
        families.join(connection, alike, min(alike), day)
        changed.add(min(alike))
    return changed


def _related(connection: Connection, document: str, found: Prints) -> list[Candidate]:
    return [
        other
        for other in families.likely_copies(connection, document, found)
        if relation(found, other.prints) != "none"
    ]


def _compilations(
    connection: Connection, document: str, found: Prints, related: Collection[Candidate]
) -> Iterator[Compilation]:
    """Give the longer texts that compile the document and others.

    Of each family the longest are looked at until one is no compilation: what compiles more is longer.
    """
    longer = [one for one in related if is_longer(one.prints, found)]
    by_family = sorted(longer, key=lambda one: (one.family, -len(one.prints.sentences), one.document))
    for family, members in groupby(by_family, key=lambda one: one.family):
        for one in members:
            near = _related(connection, one.document, one.prints)
            parts = {other.document: other.prints for other in near if is_longer(one.prints, other.prints)}
            strangers = compiled(parts | {document: found})
            if document not in strangers:
                break
            kin = {other.document for other in near if other.family == family} - strangers - {document}
            yield Compilation(one, frozenset(kin))


def _leave(connection: Connection, compilations: Collection[Compilation], day: date) -> set[str]:
    """Take compilations out of the families of what they compile, unless something else holds them there."""
    leaving = {one.text.document: one for one in compilations}
    while held := {name for name, one in leaving.items() if not one.kin <= leaving.keys()}:
        leaving = {name: one for name, one in leaving.items() if name not in held}
    texts = {name: one.text.prints for name, one in leaving.items()}
    return families.leave(connection, families_among(texts, combinations(texts, 2)), day)


def _lead_back(connection: Connection, family: str, day: date) -> None:
    """Set anew, from a day on, what the claims of a family's texts lead back to."""
    group = lead(families.texts_of(connection, family))
    changed = {}
    for number, agency, before, member in families.origin_rows(connection, family):
        origin = origin_of(member, group, agency)
        if origin != before:
            changed[number] = origin
    moving.set_origins(connection, changed, day)
