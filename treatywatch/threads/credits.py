"""Whose copy a text says that it is: the agency of its dateline, byline, closing line or author.

One agency has to be named, and in a place where copy is credited. That a text quotes an agency, thanks it for a part or
names two of them does not make it a copy of either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from treatywatch.records import Document
from treatywatch.treaties.yaml_files import load_model

AGENCIES_FILE = Path(__file__).with_name("agencies.yaml")

#: Credits stand in the first lines, or in the last ones.
OPENING_LINES, CLOSING_LINES = 8, 4
#: A byline is a line for itself and no sentence.
BYLINE_CHARACTERS = 100


class Signature(BaseModel):
    """How an agency signs its texts without naming itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agency: str
    #: A regular expression.
    pattern: str


class Agencies(BaseModel):
    """`agencies.yaml`: the agencies with their names, and how some sign."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    agencies: tuple[tuple[str, ...], ...] = Field(min_length=1)
    signatures: tuple[Signature, ...] = ()


@cache
def agencies() -> Agencies:
    """Load the agencies; raises VocabularyError where the file is wrong."""
    return load_model(AGENCIES_FILE, Agencies)


def outlet_key(name: str, known: Agencies | None = None) -> str:
    """Give the key of an outlet by its name: one key for all names of an agency, whoever writes it how."""
    plain = " ".join(name.split())
    usual = _usual_names(known or agencies()).get(plain.casefold().removeprefix("the "), plain)
    slug = "-".join(re.findall(r"\w+", usual.casefold().removeprefix("the ")))
    return f"outlet:{slug}"


def is_agency(key: str) -> bool:
    """Tell whether the key is that of an agency of the table."""
    return key in _agency_keys()


@cache
def _agency_keys() -> frozenset[str]:
    return frozenset(outlet_key(names[0]) for names in agencies().agencies)


def credited(document: Document, known: Agencies | None = None) -> str | None:
    """Give the key of the agency whose copy a text says that it is; `None` where it names none, or several."""
    table = known or agencies()
    usual = _usual_names(table)
    named = {usual[name.casefold().removeprefix("the ")] for name in _credits(document, table)}
    return outlet_key(named.pop(), table) if len(named) == 1 else None


def _credits(document: Document, table: Agencies) -> Iterator[str]:
    """Give the agencies' names in the places where copy is credited."""
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    opening, byline, closing = _patterns(table)
    for line in (document.author, *lines[:OPENING_LINES]):
        if line is not None and len(line) <= BYLINE_CHARACTERS and (found := byline.match(line)):
            yield found["name"]
    for line in lines[:OPENING_LINES]:
        if found := opening.match(line):
            yield found["name"] or found["bare"]
    end = "\n".join(lines[-CLOSING_LINES:])
    yield from (found["name"] for found in closing.finditer(end))
    yield from (signature.agency for signature in table.signatures if re.search(signature.pattern, end))


@cache
def _patterns(table: Agencies) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    longest_first = sorted((name for names in table.agencies for name in names), key=len, reverse=True)
    name = "|".join(re.escape(name) for name in longest_first)
    # "MOSCOW, Feb. 2 (Reuters) -", "/TASS/.", "(Interfax).", and "AFP -" at the very beginning.
    opening = re.compile(rf"^[^\n()/!?]{{0,70}}[(/](?P<name>{name})[)/]\s*(?:[-–—:.]|$)|^(?P<bare>{name})\s*[-–—]+\s")
    # "By Jane Doe, Associated Press", "Jane Doe | AP", "Reuters" alone; "Missile tested - TASS" is a headline.
    byline = re.compile(
        rf"^(?:(?:by|von|par)\s+)?(?:(?:[^\s,|/]+\s+){{0,4}}[^\s,|/]+(?:,|\s*\||\s*/|\s+of\b)\s*)?"
        rf"(?:the\s+)?(?P<name>{name})(?:\s+(?:staff|writer|staff writer|correspondent))?$",
        re.IGNORECASE,
    )
    closing = re.compile(
        rf"(?:©|\(c\)|copyright)\s*(?:\d{{4}}\s*)?(?:by\s+)?(?:the\s+)?(?P<name>{name})\b", re.IGNORECASE
    )
    return opening, byline, closing


@cache
def _usual_names(table: Agencies) -> dict[str, str]:
    """Give the usual name of an agency for each of its names, in small letters and without an article."""
    return {name.casefold().removeprefix("the "): names[0] for names in table.agencies for name in names}
