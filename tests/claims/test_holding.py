from __future__ import annotations

import pytest

from tests.claims.parsed import Parse
from treatywatch.claims.holding import accusing, cue_vouching
from treatywatch.records import Entity, Holder, Span, SpeechAct

USA = Entity(id="USA", name="United States", type="state", state="USA")
RUSSIA = Entity(id="RUS", name="Russia", type="state", state="RUS")
SAID = (
    "Russia|PROPN|nsubj|2 tested|VERB|ccomp|6 a|DET|det|4 missile|NOUN|obj|2 Washington|PROPN|nsubj|6 said|VERB|root|0"
)
ACCUSED = (
    "Washington|PROPN|nsubj|2 accused|VERB|root|0 Moscow|PROPN|obj|2 of|SCONJ|mark|5 violating|VERB|advcl|2 "
    "the|DET|det|8 INF|PROPN|compound|8 Treaty|PROPN|obj|5"
)


def holders(parse: Parse, form: str, voice: Entity | None = None) -> list[tuple[str | None, str]]:
    word = parse.word(form)
    found = parse.holders.of(word, parse.government.chain(word), voice)
    return [(holder.entity.id if holder.entity else None, holder.speech_act) for holder in found]


def holder(entity: Entity | None, speech_act: SpeechAct) -> tuple[Holder, ...]:
    return (Holder(entity=entity, speech_act=speech_act, cue=None, statement=None, anonymous=entity is None),)


def test_nobody_vouches_for_what_a_text_says_itself() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 tested|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2")
    assert holders(parse, "tested") == []


def test_a_speech_is_vouched_for_by_its_voice() -> None:
    parse = Parse("Russia|PROPN|nsubj|2 tested|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2")
    assert holders(parse, "tested", USA) == [("USA", "assert")]


def test_who_is_reported_vouches() -> None:
    parse = Parse(SAID, said=(("Washington", "said", "Russia tested a missile"),))
    assert holders(parse, "tested") == [("USA", "assert")]


def test_a_statement_vouches_for_its_content_only() -> None:
    other = "Berlin|PROPN|nsubj|2 waited|VERB|root|0"
    parse = Parse(SAID, other, said=(("Washington", "said", "Russia tested a missile"),))
    assert holders(parse, "waited") == []


def test_a_governing_word_makes_its_subject_answer() -> None:
    assert holders(Parse(ACCUSED), "violating") == [("USA", "allege")]


def test_the_outermost_voice_comes_first() -> None:
    assert holders(Parse(ACCUSED), "violating", RUSSIA) == [("RUS", "assert"), ("USA", "allege")]


def test_a_passive_charge_is_anonymous() -> None:
    parse = Parse(
        "Moscow|PROPN|nsubj:pass|3 was|AUX|aux:pass|3 accused|VERB|root|0 of|SCONJ|mark|5 violating|VERB|advcl|3 "
        "the|DET|det|7 treaty|NOUN|obj|5"
    )
    assert holders(parse, "violating") == [(None, "allege")]


def test_to_say_that_another_breaks_a_treaty_is_to_allege_it() -> None:
    assert accusing(holder(USA, "assert"), "violate", "positive", (RUSSIA,))[0].speech_act == "allege"


@pytest.mark.parametrize(
    ("entity", "speech_act", "act", "polarity"),
    [
        (RUSSIA, "assert", "violate", "positive"),
        (USA, "assert", "deploy", "positive"),
        (USA, "assert", "violate", "negative"),
        (USA, "admit", "violate", "positive"),
        (None, "assert", "violate", "positive"),
    ],
)
def test_everything_else_stays_as_it_is_said(
    entity: Entity | None, speech_act: SpeechAct, act: str, polarity: str
) -> None:
    before = holder(entity, speech_act)
    assert accusing(before, act, "negative" if polarity == "negative" else "positive", (RUSSIA,)) == before


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("said|VERB|root|0", ("assert", "neutral")),
        ("alleged|VERB|root|0", ("allege", "distanced")),
        ("accused|VERB|root|0", ("allege", "distanced")),
        ("insisted|VERB|root|0", ("assert", "distanced")),
        ("pointed|VERB|root|0 out|ADP|compound:prt|1", ("assert", "endorsed")),
        ("warned|VERB|root|0", ("warn", "neutral")),
        ("call|VERB|root|0 on|ADP|case|1", ("demand", "neutral")),
        ("admitted|VERB|root|0", ("admit", "endorsed")),
        ("did|AUX|aux|3 not|PART|advmod|3 admit|VERB|root|0", ("deny", "neutral")),
        ("brushed|VERB|root|0 aside|ADV|advmod|1", ("deny", "neutral")),
        ("according|VERB|case|3 to|ADP|fixed|1 Berlin|PROPN|root|0", ("assert", "neutral")),
        ("strolled|VERB|root|0", ("assert", "neutral")),
    ],
)
def test_a_cue_says_how_somebody_vouches_and_how_far_the_text_keeps(words: str, expected: tuple[str, str]) -> None:
    parse = Parse(words)
    assert cue_vouching(parse.syntax, Span.of(parse.text, 0, len(parse.text))) == expected
