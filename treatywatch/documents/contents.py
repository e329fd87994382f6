"""The bytes of one source become its stored text, and what the source says about itself."""

from __future__ import annotations

import hashlib
import re
from typing import NamedTuple

from treatywatch.documents.dates import parse_date
from treatywatch.documents.encodings import decode
from treatywatch.documents.kinds import NotRead, kind_of
from treatywatch.documents.pdf import read_pdf
from treatywatch.documents.sidecar import FileMetadata
from treatywatch.documents.web_pages import read_web_page

EMPTY = NotRead("it is empty", "check that it was saved or fetched completely")
BLANK = NotRead("it holds nothing but white space", "check that it was saved or fetched completely")

#: A headline is a line of its own of at most this many characters.
LONGEST_HEADLINE = 150
HEADLINE = re.compile(r"[^\S\r\n]*(?P<title>\S[^\r\n]*)(?>\r\n|\r|\n)[^\S\r\n]*(?>\r\n|\r|\n)")
MARKDOWN_HEADING = re.compile(r"#{1,3}\s+")


class Content(NamedTuple):
    """The stored text of a source, what the source says about itself, and what had to be assumed."""

    text: str
    metadata: FileMetadata
    pages: tuple[int, ...] = ()
    #: What went less than well, though the text was read.
    remarks: tuple[NotRead, ...] = ()
    #: SHA-256 of the bytes that it was read from.
    bytes_sha256: str | None = None

    @property
    def sha256(self) -> str:
        """The hash of the stored text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def read_content(name: str, content: bytes) -> Content | NotRead:
    """Read the bytes of the file `name`, whatever kind it is of."""
    if not content:
        return EMPTY
    kind = kind_of(name, content)
    if isinstance(kind, NotRead):
        return kind
    readers = {"text": _read_text, "web page": _read_page, "pdf": _read_pages}
    read = readers[kind](content)
    return read if isinstance(read, NotRead) else read._replace(bytes_sha256=hashlib.sha256(content).hexdigest())


def _read_text(content: bytes) -> Content | NotRead:
    text, assumed = decode(content)
    if not text.strip():
        return BLANK
    return Content(text, FileMetadata(title=headline_of(text)), remarks=_encoding_remarks(assumed))


def _read_page(content: bytes) -> Content | NotRead:
    page = read_web_page(content)
    if isinstance(page, NotRead):
        return page
    metadata = FileMetadata(
        title=page.title,
        author=page.author,
        publisher=page.publisher,
        published=parse_date(page.published) if page.published is not None else None,
        url=page.url,
    )
    return Content(page.text, metadata, remarks=_encoding_remarks(page.assumed_encoding))


def _read_pages(content: bytes) -> Content | NotRead:
    pdf = read_pdf(content)
    if isinstance(pdf, NotRead):
        return pdf
    remarks: tuple[NotRead, ...] = ()
    if pdf.empty_pages:
        pages = ", ".join(str(number) for number in pdf.empty_pages)
        remarks = (NotRead(f"no text on page {pages}", "run text recognition (OCR) over it if something stands there"),)
    return Content(pdf.text, FileMetadata(title=pdf.title, author=pdf.author), pdf.pages, remarks)


def _encoding_remarks(assumed: str | None) -> tuple[NotRead, ...]:
    if assumed is None:
        return ()
    return (NotRead(f"it is not UTF-8, and was read as {assumed}", "if letters look wrong, save it in UTF-8"),)


def headline_of(text: str) -> str | None:
    """Give the first line as the title where it is short, ends no sentence, and an empty line follows."""
    match = HEADLINE.match(text.lstrip("\r\n"))
    if match is None:
        return None
    line = match["title"].strip()
    title = MARKDOWN_HEADING.sub("", line)
    if len(title) > LONGEST_HEADLINE or (title == line and title.endswith((".", ":", ",", ";"))):
        return None
    return title
