from __future__ import annotations

import pytest

from treatywatch.readings.lemmas import lemma_of


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("violated", "VERB", "violate"),
        ("has", "AUX", "have"),
        ("’s", "AUX", "be"),
        ("ca", "AUX", "can"),
        ("n't", "PART", "not"),
        ("missiles", "NOUN", "missile"),
        ("arms", "NOUN", "arms"),
        ("talks", "NOUN", "talk"),
        ("them", "PRON", "they"),
        ("Israeli", "ADJ", "israeli"),
        ("longest", "ADJ", "long"),
        ("other", "ADJ", "other"),
        ("Moscow", "PROPN", "Moscow"),
        ("non-parties", "NOUN", "non-party"),
        ("5,500", "NUM", "5,500"),
    ],
)
def test_the_lemma_is_that_of_english_treebanks(form: str, upos: str, lemma: str) -> None:
    assert lemma_of(form, upos) == lemma
