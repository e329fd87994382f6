from __future__ import annotations

from pathlib import Path

import pytest
from lemminflect import Lemmatizer
from lemminflect.codecs.LemmaLUCodec import LemmaLUCodec

from treatywatch.readings.lemmas import Dictionary, lemma_of


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


def test_the_dictionary_that_is_quick_to_load_holds_what_the_other_does() -> None:
    path = Lemmatizer().lemma_lu_fn
    whole, quick = LemmaLUCodec.load(path), Dictionary(Path(path))
    assert len(whole) > 50_000
    assert {word: quick.get(word, {}) for word in whole} == whole
    assert quick.get("missil", {}) == {}
