"""What a file is: text, a web page, a PDF, or something that is not read, by its name and its first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal, NamedTuple

from treatywatch.documents.encodings import byte_order_mark

TextKind = Literal["text", "web page", "pdf"]

TEXT_SUFFIXES = frozenset({"", ".txt", ".text", ".md", ".markdown"})
WEB_PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
PDF_SUFFIX = ".pdf"

PDF_MAGIC = b"%PDF-"
#: What the first bytes of files that are not read look like, and what people call such files.
OTHER_MAGIC = (
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
)
SNIFFED_BYTES = 4096
CONTROL_CHARACTERS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
CONTROL_SHARE = 0.02
HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE | re.DOTALL
)


class NotRead(NamedTuple):
    """Why something is no text that can be read, and what to do about it."""

    what: str
    remedy: str


def kind_of(name: str, content: bytes) -> TextKind | NotRead:
    """Tell what the content of the file `name` is; a name without a known suffix leaves it to the first bytes."""
    suffix = suffix_of(name)
    if PDF_MAGIC in content[:1024] and (suffix == PDF_SUFFIX or content.startswith(PDF_MAGIC)):
        return "pdf"
    unreadable = _not_text(content)
    if unreadable is not None:
        return unreadable
    if suffix == PDF_SUFFIX:
        return NotRead("its name ends in .pdf, but it is no PDF", "rename it after what it is, or fetch it again")
    opens_as_page = suffix not in TEXT_SUFFIXES - {""} and HTML_OPENING.match(content[:SNIFFED_BYTES]) is not None
    return "web page" if suffix in WEB_PAGE_SUFFIXES or opens_as_page else "text"


def suffix_of(name: str) -> str:
    """Give the suffix of a file's name in small letters; what follows the last dot of a sentence is none."""
    suffix = PurePath(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z][a-z0-9]{0,9}", suffix) else ""


def is_readable_name(name: str) -> bool:
    """Tell whether a file of this name in a folder is to be read."""
    suffix = suffix_of(name)
    return suffix in TEXT_SUFFIXES or suffix in WEB_PAGE_SUFFIXES or suffix == PDF_SUFFIX


def _not_text(content: bytes) -> NotRead | None:
    for magic, what in OTHER_MAGIC:
        if content.startswith(magic):
            return NotRead(f"it is {what}, not text", "save it as plain text, HTML or PDF")
    if byte_order_mark(content) is None and b"\0" in content:
        return NotRead(
            f"it is binary: byte {content.index(0)} is NUL",
            "save it as plain text in UTF-8 (UTF-16 needs its byte-order mark), HTML or PDF",
        )
    return _not_characters(content)


def _not_characters(content: bytes) -> NotRead | None:
    """Tell noise from text in an old encoding: text has hardly any control characters."""
    controls = len(CONTROL_CHARACTERS.findall(content))
    if byte_order_mark(content) is not None or controls <= CONTROL_SHARE * len(content):
        return None
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return NotRead(f"it is binary: {controls} control characters", "save it as plain text, HTML or PDF")
    return None
