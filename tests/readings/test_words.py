from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.readings.words import word_spans


def words(text: str) -> list[str]:
    return [text[start:end] for start, end in word_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia's missiles", "Russia 's missiles"),
        ("Russia’s missiles", "Russia ’s missiles"),
        ("they don't, can't and won’t", "they do n't , ca n't and wo n’t"),
        ("tit-for-tat", "tit - for - tat"),
        ("a non-nuclear State", "a non-nuclear State"),
        ("the U.S.-led talks.", "the U.S. - led talks ."),
        ("$58million", "$ 58 million"),
        ("5,500 km", "5,500 km"),
        ("500–5,500km", "500 – 5,500 km"),
        ("the 9M729 (SSC-8)", "the 9M729 ( SSC-8 )"),
        ("BGM-109G and Mk-41", "BGM-109G and Mk-41"),
        ("O'Brien's plan", "O'Brien 's plan"),
        ("“[The U.S. is] actively working…”", "“ [ The U.S. is ] actively working … ”"),
        ("the treaty.The Kremlin", "the treaty . The Kremlin"),
        ("see https://un.org/a.", "see https://un.org/a ."),
        ("64.\t\n65.\tMr. President", "64 . 65 . Mr. President"),
        ("officials' claims", "officials ' claims"),
    ],
)
def test_words_are_those_of_english_treebanks(text: str, expected: str) -> None:
    assert " ".join(words(text)) == expected


@settings(deadline=None)
@given(st.text())
def test_words_lie_in_order_and_cover_all_but_white_space(text: str) -> None:
    reached = 0
    for start, end in word_spans(text):
        assert reached <= start < end <= len(text)
        assert not text[reached:start].strip("\u200b\ufeff").strip()
        assert not any(character.isspace() for character in text[start:end])
        reached = end
    assert not text[reached:].strip("\u200b\ufeff").strip()


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Russia's", "U.S.", "5,500", "don’t", "“", "9M729", "-", "¿", "\u0301", "."])))
def test_the_same_stretch_gives_the_same_words_wherever_it_stands(parts: list[str]) -> None:
    assert words(" ".join(parts)) == [word for part in parts for word in words(part)]
