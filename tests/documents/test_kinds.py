from __future__ import annotations

import pytest

from treatywatch.documents.kinds import NotRead, is_readable_name, kind_of, suffix_of

PAGE = b"<!DOCTYPE html><html><body><p>The treaty.</p></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"The treaty.", "text"),
        ("a.md", b"# The treaty", "text"),
        ("a", b"The treaty.", "text"),
        ("a.txt", PAGE, "text"),
        ("a", PAGE, "web page"),
        ("-", b"\n<!-- saved --><HTML lang=en>", "web page"),
        ("a.htm", b"<p>The treaty.", "web page"),
        ("a.pdf", b"%PDF-1.7 ...", "pdf"),
        ("a", b"%PDF-1.7 ...", "pdf"),
        ("a.pdf", b"\n\n%PDF-1.4", "pdf"),
        ("RUS. A statement", b"The treaty.", "text"),
        ("a.txt", b"\xff\xfeT\x00h\x00e\x00", "text"),
        ("a.txt", b"\x01\x02 valid UTF-8 stays text", "text"),
    ],
)
def test_kind_is_told_by_name_and_first_bytes(name: str, content: bytes, kind: str) -> None:
    assert kind_of(name, content) == kind


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"The\x00treaty", "it is binary: byte 3 is NUL"),
        ("a", b"PK\x03\x04....", "it is a ZIP archive or an office document, not text"),
        ("a.txt", b"\x89PNG\r\n", "it is an image, not text"),
        ("a.pdf", b"The treaty.", "its name ends in .pdf, but it is no PDF"),
        ("a", b"\x01\x02\x03\xff\xfe\x81", "it is binary: 3 control characters"),
    ],
)
def test_what_is_no_text_says_why(name: str, content: bytes, what: str) -> None:
    kind = kind_of(name, content)
    assert isinstance(kind, NotRead)
    assert kind.what == what


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.TXT", ".txt"), ("a", ""), ("Art. XV", ""), ("v1.2", ""), ("a.html", ".html")]
)
def test_suffix(name: str, suffix: str) -> None:
    assert suffix_of(name) == suffix


def test_folders_are_searched_for_texts_pages_and_pdfs() -> None:
    assert [name for name in ("a.txt", "a.html", "a.pdf", "a", "a.docx", "a.json") if is_readable_name(name)] == [
        "a.txt", "a.html", "a.pdf", "a",
    ]  # fmt: skip
