from __future__ import annotations

import pytest

from treatywatch.documents.paragraphs import join_lines, join_pages


def test_hard_wrapped_lines_flow() -> None:
    lines = [
        "Russia denies that it violated the treaty, and says that",
        "the missile flies no further than 480 kilometres.",
    ]
    assert join_lines(lines) == [
        "Russia denies that it violated the treaty, and says that the missile flies no further than 480 kilometres."
    ]


def test_a_short_line_that_ends_a_sentence_ends_the_paragraph() -> None:
    lines = [
        "The United States gave notice on the second day of the",
        "month.",
        "Russia answered on the same day, and it did so in kind.",
    ]
    assert len(join_lines(lines)) == 2


def test_an_empty_line_ends_a_paragraph() -> None:
    assert join_lines(["One", "", "Two"]) == ["One", "Two"]


def test_list_items_stay_apart() -> None:
    lines = ["The note demands of the United States that it destroy", "1. the launchers", "2. the target missiles"]
    assert len(join_lines(lines)) == 3


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("the docu-", "ment", "the document"),
        ("a ground-", "launched missile", "a ground-launched missile"),
        ("the state-of-", "the-art system", "the state-of-the-art system"),
        ("the Anglo-", "American note", "the Anglo-American note"),
        ("the docu\u00ad", "ment", "the document"),
        ("in 1987-", "88 it", "in 1987- 88 it"),
    ],
)
def test_words_cut_at_the_end_of_a_line(first: str, second: str, joined: str) -> None:
    assert join_lines([first, second]) == [joined]


def test_a_sentence_crosses_the_page_without_page_numbers_between() -> None:
    text, starts = join_pages(["Russia denies that the missile\n1", "violates the treaty.\n2"])
    assert text == "Russia denies that the missile violates the treaty.\n"
    assert text[starts[1] :].startswith("violates")


def test_a_word_crosses_the_page() -> None:
    text, starts = join_pages(["The parties eliminated the mis-", "siles in time."])
    assert text == "The parties eliminated the missiles in time.\n"
    assert text[starts[1] :].startswith("siles")


def test_running_titles_are_left_out() -> None:
    pages = [f"Compliance report, page {number}\r\n{word}." for number, word in enumerate(("One", "Two", "Three"), 1)]
    text, starts = join_pages(pages)
    assert text == "One.\n\nTwo.\n\nThree.\n"
    assert [text[start:][:3] for start in starts] == ["One", "Two", "Thr"]


def test_an_empty_page_has_a_start_as_well() -> None:
    text, starts = join_pages(["One.", "", "Two."])
    assert len(starts) == 3
    assert text == "One.\n\nTwo.\n"
