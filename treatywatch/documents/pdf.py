"""The door to pypdfium2: a PDF becomes one flowing text, with the place where each page starts."""

from __future__ import annotations

import re
from typing import NamedTuple

import pypdfium2
from pypdfium2.raw import FPDF_ERR_PASSWORD

from treatywatch.documents.kinds import NotRead
from treatywatch.documents.paragraphs import join_pages

ENCRYPTED = NotRead("the PDF is encrypted", "save a copy without a password, and read that")
BROKEN = NotRead("the PDF is damaged or cut short", "fetch the file again; it must end with %%EOF")
NO_TEXT_LAYER = NotRead(
    "the PDF has no text layer: its pages are images",
    "run text recognition (OCR) over it, for instance with ocrmypdf, and read the result",
)


#: Where a hyphen ends a line, pdfium puts one of these in its place and joins the lines.
LINE_END_HYPHEN = re.compile("[\ufffe\x02]")


class PdfText(NamedTuple):
    """The text of a PDF, where its pages start, and what the file says about itself."""

    text: str
    pages: tuple[int, ...]
    title: str | None
    author: str | None
    #: Pages on which nothing could be read, from 1.
    empty_pages: tuple[int, ...]


def read_pdf(content: bytes) -> PdfText | NotRead:
    """Read the text of a PDF, lines and pages joined so that sentences flow."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return ENCRYPTED if getattr(error, "err_code", None) == FPDF_ERR_PASSWORD else BROKEN
    try:
        pages = [_page_text(document, number) for number in range(len(document))]
        title, author = (document.get_metadata_value(key).strip() or None for key in ("Title", "Author"))
    except pypdfium2.PdfiumError:
        return BROKEN
    finally:
        document.close()
    if not any(page.strip() for page in pages):
        return NO_TEXT_LAYER if pages else BROKEN
    text, starts = join_pages(pages)
    empty = tuple(number for number, page in enumerate(pages, start=1) if not page.strip())
    return PdfText(text, starts, title, author, empty)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        text_page = page.get_textpage()
        try:
            return LINE_END_HYPHEN.sub("-\n", text_page.get_text_range())
        finally:
            text_page.close()
    finally:
        page.close()
