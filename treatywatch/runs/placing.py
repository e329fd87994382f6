"""Puts a document's claims into the threads of a record, and finds out whose copy the document is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from treatywatch.records import Document, DocumentRecords
from treatywatch.stores import families, links, reviews, telling, threads
from treatywatch.thread_records import Conflict, Extent, Member, Review
from treatywatch.threads.chains import links as links_in
from treatywatch.threads.copies import prints, relation
from treatywatch.threads.credits import credited
from treatywatch.threads.episodes import choose, thread_id
from treatywatch.threads.law_conflicts import against_law
from treatywatch.threads.membership import members
from treatywatch.threads.origins import lead, origin_of
from treatywatch.threads.reviewing import corrected
from treatywatch.threads.values import values_of
from treatywatch.treaties.packs import ShippedPacks

__all__ = ["place", "replace", "settle_family"]
