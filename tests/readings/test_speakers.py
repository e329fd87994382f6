from __future__ import annotations

import pytest

from tests.builders import reading_of, statement_of
from treatywatch.readings.entities import link
from treatywatch.records import Entity

CHAIR = (
    "Senator|PROPN|compound|2 Bob|PROPN|nsubj|10 Corker|PROPN|flat|2 ,|PUNCT|punct|6 the|DET|det|6 "
    "chairman|NOUN|appos|2 of|ADP|case|8 it|PRON|nmod|6 ,|PUNCT|punct|6 spoke|VERB|root|0|speak .|PUNCT|punct|10"
)
SPOKESWOMAN = (
    "Chinese|ADJ|amod|3 Foreign|PROPN|compound|3 Ministry|PROPN|nsubj|7 spokeswoman|NOUN|nmod|3 Hua|PROPN|flat|3 "
    "Chunying|PROPN|flat|5 spoke|VERB|root|0|speak .|PUNCT|punct|7"
)
MINISTER_WHO = "Lavrov|PROPN|root|0 ,|PUNCT|punct|4 who|PRON|nsubj|4 spoke|VERB|acl:relcl|1|speak .|PUNCT|punct|1"


def speaker_of(sentence: str, source: str | None, cue: str = "spoke") -> Entity | None:
    document, reading = reading_of(sentence)
    statement = statement_of(document, source, cue, cue, "indirect")
    return link(document, reading.model_copy(update={"statements": (statement,)})).statements[0].speaker


@pytest.mark.parametrize(
    ("sentence", "source", "expected"),
    [
        (CHAIR, "Senator Bob Corker, the chairman of it,", "bob-corker"),
        # The name at the end of a source is the speaker's, whatever heads the phrase.
        (SPOKESWOMAN, "Chinese Foreign Ministry spokeswoman Hua Chunying", "hua-chunying"),
        # A relative pronoun is whom it repeats.
        (MINISTER_WHO, "who", "sergei-lavrov"),
        # Without a source it is the subject of the cue.
        (CHAIR, None, "bob-corker"),
    ],
)
def test_who_says_it(sentence: str, source: str | None, expected: str) -> None:
    speaker = speaker_of(sentence, source)
    assert speaker is not None
    assert speaker.id == expected


def test_a_campaign_named_after_a_president_is_not_his_state() -> None:
    speaker = speaker_of(
        "The|DET|det|3 Trump|PROPN|compound|3 campaign|NOUN|nsubj|4 spoke|VERB|root|0|speak", "The Trump campaign"
    )
    assert speaker is not None
    assert (speaker.type, speaker.state) == ("anonymous", None)


def test_a_pronoun_left_open_names_nobody() -> None:
    assert speaker_of("She|PRON|nsubj|2 spoke|VERB|root|0|speak", "She") is None
