"""The door to trafilatura: a web page becomes its main text and what the page says about itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from treatywatch.documents.encodings import decode
from treatywatch.documents.kinds import NotRead

DECLARED_ENCODING = re.compile(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
DECLARED_WITHIN_BYTES = 4096
#: `extensive_search` would guess a date from anywhere on the page; the fixed end keeps the clock out of it.
DATE_PARAMETERS = {"extensive_search": False, "original_date": True, "min_date": "1945-01-01", "max_date": "2200-01-01"}
#: The end of a line inside a sentence, as preformatted text has it.
WRAPPED_LINE = re.compile(r"(?<=[\w,])\r?\n(?=[a-z])")
NO_MAIN_TEXT = NotRead("the page has no main text", "save the page as the browser shows it, or save its text as .txt")


class WebPage(NamedTuple):
    """The main text of a page with its metadata, and what was assumed about its encoding."""

    text: str
    title: str | None
    author: str | None
    publisher: str | None
    published: str | None
    url: str | None
    assumed_encoding: str | None


def read_web_page(content: bytes) -> WebPage | NotRead:
    """Find the main text of an HTML page; the headline comes first, where the page has one outside the text."""
    # Slow to import (0.5 s), and needed for web pages alone.
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import Document as ExtractedPage  # noqa: PLC0415

    declared = DECLARED_ENCODING.search(content[:DECLARED_WITHIN_BYTES])
    decoded = decode(content, declared.group(1).decode("ascii") if declared else None)
    if not decoded.text.strip():
        return NO_MAIN_TEXT
    page = bare_extraction(
        decoded.text,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=dict(DATE_PARAMETERS),
    )
    if not isinstance(page, ExtractedPage) or not (page.text or "").strip():
        return NO_MAIN_TEXT
    return WebPage(
        text=with_headline(page.text or "", page.title),
        title=page.title or None,
        author=page.author or None,
        publisher=page.sitename or None,
        published=page.date or None,
        url=page.url or None,
        assumed_encoding=decoded.assumed,
    )


def with_headline(text: str, title: str | None) -> str:
    """Put the headline on a line of its own above the text, unless the text has it already."""
    paragraphs = [part for line in WRAPPED_LINE.sub(" ", text.strip()).splitlines() for part in _parts(line)]
    if title and title.strip() not in paragraphs[:3]:
        paragraphs.insert(0, title.strip())
    return "\n\n".join(paragraphs) + "\n"


def _parts(line: str) -> list[str]:
    """Give a table's row as its cells, because no sentence runs over two, and any other line as it is."""
    cells = line.strip("| ").split(" | ") if line.startswith("|") else [line]
    return [cell.strip() for cell in cells if cell.strip(" -|")]
