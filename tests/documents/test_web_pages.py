from __future__ import annotations

from treatywatch.documents.kinds import NotRead
from treatywatch.documents.web_pages import WebPage, read_web_page, with_headline

PARAGRAPHS = (
    "Russia denied on Friday that its new cruise missile violates the treaty, and asked the United States for proof.",
    "Washington has said since 2014 that the missile was tested to more than 500 kilometres, which is too far.",
    "Talks in Geneva ended without agreement, and both delegations travelled home, diplomats said on their way out.",
)


def page(head: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS, encoding: str = "utf-8") -> bytes:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head>{head}</head><body><nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"<article><h1>Moscow Denies Charge</h1>{body}</article>"
        "<footer>About us | Contact | Imprint</footer></body></html>"
    ).encode(encoding)


def read(content: bytes) -> WebPage:
    read_page = read_web_page(content)
    assert isinstance(read_page, WebPage)
    return read_page


def test_main_text_comes_without_navigation_and_below_the_headline() -> None:
    text = read(page("<meta charset=utf-8>")).text
    assert text == "\n\n".join(("Moscow Denies Charge", *PARAGRAPHS)) + "\n"


def test_metadata() -> None:
    head = (
        '<meta name="author" content="Ada Sample"><meta property="og:site_name" content="Sample Courier">'
        '<meta property="article:published_time" content="2019-01-18T10:00:00Z">'
        '<link rel="canonical" href="https://courier.example/denied">'
    )
    found = read(page(head))
    assert (found.title, found.author, found.publisher) == ("Moscow Denies Charge", "Ada Sample", "Sample Courier")
    assert (found.published, found.url) == ("2019-01-18", "https://courier.example/denied")


def test_a_page_without_a_date_gets_none() -> None:
    assert read(page()).published is None


def test_declared_encoding() -> None:
    paragraphs = ("The mirror answer \u2013 \u201cmirror\u201d in his words \u2013 was announced.", *PARAGRAPHS)
    found = read(page("<meta charset='windows-1252'>", paragraphs, "cp1252"))
    assert "\u201cmirror\u201d in his words" in found.text
    assert found.assumed_encoding is None


def test_an_undeclared_encoding_is_told() -> None:
    found = read(page("", ("He called it \u201cunacceptable\u201d, and so did his ministers.", *PARAGRAPHS), "cp1252"))
    assert found.assumed_encoding == "Windows-1252, a guess"


def test_a_page_without_text_is_not_read() -> None:
    empty = read_web_page(b"<html><head><title>Home</title></head><body><div id=app></div></body></html>")
    assert isinstance(empty, NotRead)
    assert empty.what == "the page has no main text"


def test_the_headline_is_not_doubled() -> None:
    assert with_headline("Moscow Denies\nRussia denied.", "Moscow Denies") == "Moscow Denies\n\nRussia denied.\n"


def test_preformatted_lines_flow() -> None:
    assert with_headline("Russia said that it\nhad not.\nIt gave no proof.", None) == (
        "Russia said that it had not.\n\nIt gave no proof.\n"
    )


def test_the_cells_of_a_table_are_apart() -> None:
    assert with_headline("| Party | Missiles |\n|---|---|\n| Russia | 100 |", None) == (
        "Party\n\nMissiles\n\nRussia\n\n100\n"
    )
