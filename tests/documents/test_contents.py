from __future__ import annotations

import pytest

from treatywatch.documents.contents import BLANK, EMPTY, Content, headline_of, read_content


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Moscow Denies Charge\n\nRussia denied.", "Moscow Denies Charge"),
        ("Moscow Denies Charge\r\n\r\nRussia denied.", "Moscow Denies Charge"),
        ("Moscow Denies Charge\r\rRussia denied.", "Moscow Denies Charge"),
        ("\n\nWho Broke the Treaty?\n  \nRussia denied.", "Who Broke the Treaty?"),
        ("# Moscow denies.\n\nRussia denied.", "Moscow denies."),
        ("Russia denied.\n\nThe United States did not.", None),
        ("Moscow Denies Charge\nRussia denied.", None),
        ("Moscow Denies Charge\r\nRussia denied.", None),
        ("Moscow Denies Charge", None),
        (f"{'very ' * 40}long\n\nRussia denied.", None),
    ],
)
def test_headline(text: str, title: str | None) -> None:
    assert headline_of(text) == title


def test_empty_and_blank() -> None:
    assert read_content("a.txt", b"") == EMPTY
    assert read_content("a.txt", b"\xef\xbb\xbf \r\n\t") == BLANK


def test_plain_text_keeps_every_character() -> None:
    content = read_content("a.txt", b"\xef\xbb\xbfOne\r\nTwo\rThree\n\n")
    assert isinstance(content, Content)
    assert content.text == "One\r\nTwo\rThree\n\n"
    assert content.remarks == ()
