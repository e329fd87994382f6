from __future__ import annotations

import pytest

from treatywatch.readings.quotations import Quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He said: "No comment."', ['"No comment."']),
        ("He said: “No comment.”", ["“No comment.”"]),
        ("He called it ‘fake news’ and left.", ["‘fake news’"]),
        ("He called the officials' claims 'fake news' again.", ["'fake news'"]),
        ("Russia’s officials’ claims", []),
        ("“It goes on.\n“And ends.”", ["“It goes on.", "“And ends.”"]),
        ("« Non », dit-il.", ["« Non »"]),
    ],
)
def test_quotations_in_every_style(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in Quotations(text).spans] == quoted


def test_the_share_counts_letters_only() -> None:
    text = 'the "fake news" claim'
    quotations = Quotations(text)
    assert quotations.share([(4, 15)]) == 1.0
    assert quotations.share([(0, 3)]) == 0.0
    assert quotations.share([(17, 17)]) == 0.0
