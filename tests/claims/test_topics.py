"""The words for topics are loaded strictly and name acts that the law knows."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from treatywatch.claims import topics
from treatywatch.claims.topics import Topics, load_topics
from treatywatch.errors import VocabularyError
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.yaml_files import load_model, load_yaml


def test_every_act_is_one_that_the_law_knows() -> None:
    words = load_topics()
    assert set(words.acts) <= set(load_vocabulary().acts)
    assert set(words.sequence) <= set(words.acts)


def test_no_word_stands_for_two_acts() -> None:
    lemmas = [lemma for words in load_topics().acts.values() for lemma in words]
    assert len(lemmas) == len(set(lemmas))


def test_an_unknown_key_is_an_error_that_names_it(tmp_path: Path) -> None:

    content = {**load_yaml(topics.FILE), "colours": ["red"]}
    file = tmp_path / "topics.yaml"
    file.write_text(yaml.safe_dump(content), encoding="utf-8")
    with pytest.raises(VocabularyError, match="colours"):
        load_model(file, Topics, VocabularyError)
