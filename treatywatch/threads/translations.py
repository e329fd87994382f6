"""Texts in two languages of which one may be a translation of the other: a link between them, never one origin.

A translation keeps numbers, dates in figures and designations such as 9M729, and mostly keeps their order. Two texts in
different languages that appeared within a week, have most of these in common, and some of them one after the other, are
linked. Names are not compared, because languages write them differently, nor are words. A text with few numbers is
linked to none, and two reports on one event that give the same numbers are linked without being translations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from itertools import pairwise

from treatywatch.records import Document
from treatywatch.thread_records import Landmarks

#: A translation appears within so many days.
DAYS = 7
#: So many different ones have to be the same, so much of all that either text has, and so many that follow one another.
LEAST, COMMON, LEAST_PAIRS = 7, 0.8, 3

#: A number with separators, or a designation of letters and figures, with a hyphen or not.
LANDMARK = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})+(?!\w)|\d+[.,]\d+|(?:[^\W\d_]+-?)?\d[\w-]*")
ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|ème|e|-(?:го|й|е))", re.IGNORECASE)
THOUSANDS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
#: Cyrillic capitals that look like Latin ones: designations are written with either.
LOOK_ALIKES = str.maketrans("АВЕКМНОРСТХ", "ABEKMHOPCTX")


def landmarks(document: Document) -> Landmarks:
    """Give what a translation of the text would have in common with it."""
    marks = [_normal(found.group()) for found in LANDMARK.finditer(document.text)]
    pairs = [f"{one} {other}" for one, other in pairwise(marks)]
    return Landmarks(document.language, *document.published_interval, _prints(marks), _prints(pairs))


def may_be_translation(one: Landmarks, other: Landmarks) -> bool:
    """Tell whether one of two texts may be a translation of the other."""
    if one.language == other.language or not _near(one, other):
        return False
    shared, either = set(one.single).intersection(other.single), set(one.single).union(other.single)
    if len(shared) < max(LEAST, COMMON * len(either)):
        return False
    return len(set(one.pairs).intersection(other.pairs)) >= LEAST_PAIRS


def _near(one: Landmarks, other: Landmarks) -> bool:
    if one.first is None or other.first is None or one.last is None or other.last is None:
        return False
    return (one.first - other.last).days <= DAYS and (other.first - one.last).days <= DAYS


def _normal(mark: str) -> str:
    if ordinal := ORDINAL.fullmatch(mark):
        return ordinal[1]
    if mark[0].isdigit() and not any(character.isalpha() for character in mark):
        return THOUSANDS.sub("", mark).replace(",", ".").strip("-")
    return mark.translate(LOOK_ALIKES).casefold()


def _prints(marks: Iterable[str]) -> tuple[int, ...]:
    digests = (blake2b(mark.encode(), digest_size=8).digest() for mark in set(marks))
    return tuple(sorted(int.from_bytes(digest, "little", signed=True) for digest in digests))
