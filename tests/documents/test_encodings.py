from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.documents.encodings import decode


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode("utf-8")) == (text.removeprefix("\ufeff"), None)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_byte_order_mark_decides_and_is_dropped(mark: bytes, encoding: str) -> None:
    text = "Ракета 9М729\r\n"
    assert decode(mark + text.encode(encoding)) == (text, None)


def test_declared_encoding_is_used_without_remark() -> None:
    assert decode("Ракета и договор".encode("cp1251"), "windows-1251") == ("Ракета и договор", None)


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert decode("Genève".encode(), "iso-8859-1") == ("Genève", None)


def test_latin_1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert decode(b"\x93mirror\x94", "ISO-8859-1").text == "“mirror”"


def test_unknown_declaration_is_a_guess() -> None:
    decoded = decode("The talks in Genève failed.".encode("cp1252"), "no-such-encoding")
    assert decoded == ("The talks in Genève failed.", "Windows-1252, a guess")


def test_other_alphabets_are_guessed_by_their_letters() -> None:
    text = "Россия приостановила участие в договоре о ракетах средней и меньшей дальности. " * 5
    decoded = decode(text.encode("cp1251"))
    assert decoded.text == text
    assert decoded.assumed == "Windows-1251, a guess"


def test_what_cannot_be_read_is_counted() -> None:
    decoded = decode(b"a treaty \x81 of 1987 and much else besides")
    assert decoded.assumed == "Windows-1252, a guess; 1 bytes could not be read"


def test_a_broken_marked_text_says_where() -> None:
    decoded = decode(codecs.BOM_UTF8 + b"abc\xff")
    assert decoded.text == "abc\N{REPLACEMENT CHARACTER}"
    assert decoded.assumed == "UTF-8 as its byte-order mark says, though byte 3 is not"
