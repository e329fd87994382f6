"""Text in pictures."""

from __future__ import annotations

from datetime import date

import pytest

from treatywatch.dossiers.lettering import fitted, short_days, text_width


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2014, 7, 31), date(2014, 7, 31), "31 Jul 2014"),
        (date(2014, 7, 1), date(2014, 7, 31), "Jul 2014"),
        (date(2014, 7, 31), date(2014, 12, 1), "Jul–Dec 2014"),
        (date(2014, 7, 31), date(2019, 2, 2), "2014–2019"),
        (None, None, "no date"),
    ],
)
def test_days_are_as_short_as_a_cell_needs(first: date | None, last: date | None, words: str) -> None:
    assert short_days(first, last) == words


def test_text_is_broken_at_spaces_and_hyphens_and_cut_with_an_ellipsis() -> None:
    lines = fitted("Ruritania deploys intermediate-range missiles near its northern border", 110, 10.5, 3)
    assert lines == ("Ruritania", "deploys", "intermediate-…")
    assert all(text_width(line, 10.5) <= 110 for line in lines)


def test_a_word_longer_than_the_line_is_divided() -> None:
    assert fitted("x" * 30, 63, 10, 9) == ("x" * 10, "x" * 10, "x" * 10)
