from __future__ import annotations

import pytest

from tests.builders import reading_of
from treatywatch.readings.mentions import MentionFinder
from treatywatch.readings.pronoun_ranking import Candidate, Features, PronounRanker, weights_of_package
from treatywatch.readings.syntax_index import SyntaxIndex

TOLD = "Putin|PROPN|nsubj|2 told|VERB|root|0|tell Lavrov|PROPN|obj|2 of|ADP|case|6 his|PRON|nmod:poss|6 plan|NOUN|obl|2"


def features_of(sentence: str) -> tuple[PronounRanker, dict[str, Features]]:
    """Give the features of the candidates of the sentence's last pronoun."""
    document, reading = reading_of(sentence)
    index = SyntaxIndex(document.text, reading)
    mentions = MentionFinder(index, None).find((), ())
    ranker = PronounRanker(index, mentions)
    pronoun = [mention for mention in mentions if mention.form == "pronoun"][-1]
    chains = {
        mention.chain: [Candidate(mention, 0, 100.0)]
        for mention in mentions
        if mention.form == "name" and mention.chain
    }
    return ranker, ranker.features(pronoun, chains, set())


def test_a_candidate_is_told_by_its_part_in_the_sentence() -> None:
    _, features = features_of(TOLD)
    assert features["vladimir-putin"]["main subject, 0 back"] == 1.0
    assert features["sergei-lavrov"]["rank 0"] == 1.0
    assert "main subject, 0 back" not in features["sergei-lavrov"]


def test_each_feature_stands_once_for_the_pronouns_kind() -> None:
    _, features = features_of(TOLD)
    kinds = {name.partition(": ")[0] for own in features.values() for name in own if ": " in name}
    assert kinds == {"possessive"}
    assert features["vladimir-putin"]["possessive: subject"] == features["vladimir-putin"]["subject"]


def test_steps_in_the_tree_lead_over_the_word_that_both_hang_on() -> None:
    ranker, features = features_of(TOLD)
    assert features["vladimir-putin"]["steps in tree"] == ranker.steps(4, 0) == 3


@pytest.mark.parametrize("better", ["named", "main subject, 0 back", "subject, 1 back"])
def test_topic_and_subject_speak_for_a_candidate(better: str) -> None:
    assert weights_of_package()[better] > 0


@pytest.mark.parametrize("worse", ["conj", "sex unlikely", "ahead", "nominal"])
def test_a_second_conjunct_and_the_wrong_sex_speak_against_one(worse: str) -> None:
    assert weights_of_package()[worse] < 0
