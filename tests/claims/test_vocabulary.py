from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from tests.claims.reading import claims_of
from treatywatch.claims import vocabulary
from treatywatch.errors import VocabularyError
from treatywatch.records import Distance, SpeechAct
from treatywatch.treaties.vocabulary import load_vocabulary

CLEAR_EXAMPLES = (
    "develop", "modernise", "sign", "enter_into_force", "extend", "suspend", "withdraw", "expire", "violate",
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Let the loaders read their files from an empty folder, and forget what they read afterwards."""
    loaders = (
        vocabulary.acts,
        vocabulary.embeddings,
        vocabulary.items,
        vocabulary.reporting,
        vocabulary.reporting_by_word,
        vocabulary.embedding_by_word,
        vocabulary.groups_of_words,
    )
    for loader in loaders:
        loader.cache_clear()
    monkeypatch.setattr(vocabulary, "FOLDER", tmp_path)
    yield tmp_path
    for loader in loaders:
        loader.cache_clear()


def test_every_act_of_the_closed_list_has_wordings() -> None:
    assert set(vocabulary.acts()) == {name for name, act in load_vocabulary().acts.items() if act.read}
    assert all(act.verbs or act.nouns for act in vocabulary.acts().values())


def test_every_lemma_is_lower_case() -> None:
    words = [lemma for lemma, _ in (*vocabulary.forms_by_word(), *vocabulary.embedding_by_word())]
    words += [noun for entry in vocabulary.items().classes.values() for noun in entry.nouns]
    words += [*vocabulary.items().topics, *vocabulary.items().qualifiers]
    words += [lemma for lemma, _ in vocabulary.reporting_by_word()]
    assert [word for word in words if word != word.lower() or word != word.strip()] == []


@pytest.mark.parametrize("name", vocabulary.acts())
def test_no_form_stands_twice_under_an_act(name: str) -> None:
    act = vocabulary.acts()[name]
    for forms in (act.verbs, act.nouns, act.adjectives):
        counted = Counter(form.model_dump_json() for form in forms)
        assert [form for form, count in counted.items() if count > 1] == []


def test_the_wording_that_asks_for_most_comes_first() -> None:
    forms = [form for _, form in vocabulary.forms_by_word()["enter", "VERB"]]
    assert forms[0].required
    assert not forms[-1].required


def test_a_word_that_needs_a_qualifier_is_a_noun_of_the_taxonomy() -> None:
    heads = {noun.split()[-1] for entry in vocabulary.items().classes.values() for noun in entry.nouns}
    assert set(vocabulary.items().needs_qualifier) <= heads


@pytest.mark.parametrize("name", CLEAR_EXAMPLES)
def test_an_act_is_read_in_its_example(name: str) -> None:
    assert name in {claim.act for claim in claims_of(vocabulary.acts()[name].example)}


def test_an_unknown_act_is_refused_with_those_that_exist(folder: Path) -> None:
    (folder / "acts.yaml").write_text("levitate: {example: It rose., object: none, plover: AID}", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^claims/acts\.yaml: levitate: no act; allowed: .*deploy"):
        vocabulary.acts()


def test_an_unknown_key_is_refused_with_those_that_exist(folder: Path) -> None:
    text = "deploy: {example: It stood there., object: item, plover: AID, colour: red}"
    (folder / "acts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^claims/acts\.yaml: deploy: colour: .*allowed keys: .*example"):
        vocabulary.acts()


def test_an_unknown_key_of_a_wording_is_refused_with_its_path(folder: Path) -> None:
    text = "deploy: {example: It stood there., object: item, plover: AID, verbs: [{lemma: put, near: [x]}]}"
    (folder / "acts.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"claims/acts\.yaml: deploy: verbs\.0\.near: "):
        vocabulary.acts()


def test_an_unknown_speech_act_is_refused_with_those_that_exist(folder: Path) -> None:
    text = "{verbs: [{lemmas: [mutter], speech_act: murmur}], nouns: [], adverbs: [], adjectives: [], phrases: []}"
    (folder / "reporting.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^reporting\.yaml: verbs\.0\.speech_act: .*'assert', "):
        vocabulary.reporting()


def test_an_unknown_key_of_a_reporting_word_is_refused_with_those_that_exist(folder: Path) -> None:
    word = "{lemmas: [mutter], loudness: low, speech_act: assert}"
    text = f"{{verbs: [{word}], nouns: [], adverbs: [], adjectives: [], phrases: []}}"
    (folder / "reporting.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"^reporting\.yaml: verbs\.0\.loudness: .*distance.*speech_act"):
        vocabulary.reporting()


def test_no_word_stands_twice_under_a_part_of_speech_among_reporting_and_governing_words() -> None:
    told, governing = vocabulary.reporting(), vocabulary.embeddings()
    counted = Counter(
        (upos, lemma)
        for upos, group in (
            ("VERB", told.verbs), ("NOUN", told.nouns), ("ADV", told.adverbs), ("ADJ", told.adjectives),
            ("PHRASE", told.phrases),
        )
        for word in group
        for lemma in word.lemmas
    )  # fmt: skip
    assert [word for word, count in counted.items() if count > 1] == []
    here = {("VERB", lemma) for word in governing.verbs for lemma in word.lemmas}
    here |= {("NOUN", lemma) for word in governing.nouns for lemma in word.lemmas}
    assert here & set(counted) == set()


def test_every_speech_act_and_distance_is_expressed_by_some_word() -> None:
    words = [word for group in vocabulary.reporting() for word in group[1]]
    assert {word.speech_act for word in words} == set(get_args(SpeechAct))
    assert {word.distance for word in words} == set(get_args(Distance))


def test_the_lexicon_of_reporting_words_is_no_handful() -> None:
    counted = {name: sum(len(word.lemmas) for word in group) for name, group in vocabulary.reporting()}
    assert counted["verbs"] >= 150
    assert counted["nouns"] >= 70


@pytest.mark.parametrize("complement", get_args(vocabulary.Complement))
def test_a_word_is_before_a_complement_what_its_entry_says_of_it(complement: vocabulary.Complement) -> None:
    told = next(word for word in vocabulary.reporting().verbs if "tell" in word.lemmas)
    expected = {"infinitive": "demand", "mandative": "order"}.get(complement, "assert")
    assert told.before(complement).speech_act == expected


def test_an_unknown_group_of_words_is_refused_with_those_that_exist() -> None:
    with pytest.raises(VocabularyError, match=r"^claims/words\.yaml: colours: no group of words; there are .*charges"):
        vocabulary.words("colours")
