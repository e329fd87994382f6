from __future__ import annotations

from treatywatch.readings.name_spans import mended
from treatywatch.records import NamedSpan, Word


def phrase(*words: tuple[str, str, int, str]) -> list[Word]:
    return [Word(place * 10, place * 10 + 5, *word) for place, word in enumerate(words)]


def test_a_name_takes_in_the_words_that_it_governs() -> None:
    words = phrase(("the", "DET", 2, "det"), ("Iraqi", "ADJ", 2, "amod"), ("city", "NOUN", -1, "root"))
    assert mended([NamedSpan(1, 3, "LOC")], words) == [NamedSpan(0, 3, "LOC")]


def test_a_name_goes_on_to_its_last_part() -> None:
    words = phrase(("Vladimir", "PROPN", -1, "root"), ("Putin", "PROPN", 0, "flat"))
    assert mended([NamedSpan(0, 1, "PER"), NamedSpan(1, 2, "ORG")], words) == [NamedSpan(0, 2, "PER")]


def test_an_article_alone_is_no_name() -> None:
    words = phrase(("the", "DET", 1, "det"), ("claims", "NOUN", -1, "root"))
    assert mended([NamedSpan(0, 1, "ORG")], words) == []
