from __future__ import annotations

from tests.builders import document_of, reading_of, statement_of
from treatywatch.readings.entities import link
from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.records import Document, Name, Reading

PUTIN_ORDERS = (
    "Russian|ADJ|amod|2 President|PROPN|compound|3 Vladimir|PROPN|nsubj|5 Putin|PROPN|flat|3 "
    "told|VERB|root|0|tell the|DET|det|7 country|NOUN|nmod:poss|10 's|PART|case|7 defense|NOUN|compound|10 "
    "ministry|NOUN|obj|5 to|PART|mark|12 work|VERB|xcomp|5 .|PUNCT|punct|5"
)
HE_SAID = "He|PRON|nsubj|2 said|VERB|root|0|say we|PRON|nsubj|4 agree|VERB|ccomp|2 .|PUNCT|punct|2"
AMERICA_LEAVES = "Washington|PROPN|nsubj|2 left|VERB|root|0|leave the|DET|det|4 treaty|NOUN|obj|2 .|PUNCT|punct|2"
OFFICIAL_SAYS = "An|DET|det|2 official|NOUN|nsubj|3 said|VERB|root|0|say so|ADV|advmod|3 .|PUNCT|punct|3"
IT_SUSPENDS = (
    "Russia|PROPN|nsubj|2 sees|VERB|root|0|see the|DET|det|5 United|PROPN|amod|5 States|PROPN|obj|2 .|PUNCT|punct|2",
    "It|PRON|nsubj|2 suspended|VERB|root|0|suspend its|PRON|nmod:poss|4 part|NOUN|obj|2 .|PUNCT|punct|2",
)
BOTH_MEET = (
    "Iran|PROPN|nsubj|2 met|VERB|root|0|meet Iraq|PROPN|obj|2 .|PUNCT|punct|2",
    "Both|DET|det|2 countries|NOUN|nsubj|3|country agreed|VERB|root|0|agree .|PUNCT|punct|3",
)


def linked(*sentences: str, names: tuple[tuple[str, str], ...] = ()) -> dict[str, Name]:
    document, reading = reading_of(*sentences, names=names)
    return {name.span.exact: name for name in link(document, reading).names}


def id_of(names: dict[str, Name], exact: str) -> str | None:
    entity = names[exact].entity
    return entity.id if entity else None


def test_a_named_office_holder_has_state_and_role() -> None:
    putin = linked(PUTIN_ORDERS)["Vladimir Putin"].entity
    assert putin is not None
    assert (putin.id, putin.state, putin.role) == ("vladimir-putin", "RUS", "president")


def test_the_countrys_ministry_is_an_organ_of_the_state_that_the_sentence_is_about() -> None:
    names = linked(PUTIN_ORDERS)
    assert id_of(names, "the country") == "RUS"
    ministry = names["the country's defense ministry"]
    assert ministry.type == "NOMINAL"
    assert ministry.entity is not None
    assert (ministry.entity.id, ministry.entity.state) == ("RUS-defence-ministry", "RUS")


def test_it_is_the_subject_of_the_sentence_before_and_its_the_same() -> None:
    names = linked(*IT_SUSPENDS)
    assert (id_of(names, "It"), id_of(names, "its")) == ("RUS", "RUS")


def test_an_official_is_nobody_by_name_with_the_state_that_the_text_is_about() -> None:
    official = linked(AMERICA_LEAVES, OFFICIAL_SAYS)["An official"].entity
    assert official is not None
    assert (official.id, official.type, official.state) == (None, "anonymous", "USA")


def test_both_countries_are_the_two_that_were_named() -> None:
    both = linked(*BOTH_MEET)["Both countries"].entity
    assert both is not None
    assert both.members == ("IRN", "IRQ")


def test_many_countries_have_no_members() -> None:
    many = linked("Many|ADJ|amod|2 countries|NOUN|nsubj|3|country agreed|VERB|root|0|agree .|PUNCT|punct|3")
    entity = many["Many countries"].entity
    assert entity is not None
    assert (entity.type, entity.members) == ("collective", ())


def test_she_is_not_a_man() -> None:
    names = linked(
        "Angela|PROPN|nsubj|3 Merkel|PROPN|flat|1 met|VERB|root|0|meet Putin|PROPN|obj|3 .|PUNCT|punct|3",
        "She|PRON|nsubj|2 left|VERB|root|0|leave .|PUNCT|punct|2",
    )
    assert id_of(names, "She") == "angela-merkel"


def test_it_that_stands_for_nothing_stays_open() -> None:
    names = linked(
        AMERICA_LEAVES,
        "It|PRON|nsubj|3 is|AUX|cop|3|be clear|ADJ|root|0 that|SCONJ|mark|6 talks|NOUN|nsubj|6|talk "
        "failed|VERB|ccomp|3|fail .|PUNCT|punct|3",
    )
    assert names["It"].entity is None


def test_a_surname_means_the_person_whom_the_text_named_in_full() -> None:
    names = linked(
        "Ada|PROPN|nsubj|3 Larsen|PROPN|flat|1 wrote|VERB|root|0|write .|PUNCT|punct|3",
        "Larsen|PROPN|nsubj|2 believes|VERB|root|0|believe it|PRON|obj|2 .|PUNCT|punct|2",
        names=(("Ada Larsen", "PER"),),
    )
    assert id_of(names, "Ada Larsen") == "ada-larsen"


def speech(text_voice: str) -> tuple[Document, Reading]:
    document, reading = reading_of(
        "We|PRON|nsubj|2 urge|VERB|root|0 all|DET|det|4 States|PROPN|obj|2|State to|PART|mark|6 join|VERB|xcomp|2 "
        "our|PRON|nmod:poss|8 plan|NOUN|obj|6 .|PUNCT|punct|2"
    )
    return document.model_copy(update={"voice": Gazetteer.load().states[text_voice].entity()}), reading


def test_we_in_a_states_speech_is_the_state() -> None:
    names = {name.span.exact: name for name in link(*speech("SWE")).names}
    assert (id_of(names, "We"), id_of(names, "our")) == ("SWE", "SWE")
    collective = names["all States"].entity
    assert collective is not None
    assert (collective.type, collective.members) == ("collective", ())


def test_a_statement_has_its_speaker_and_we_in_the_quote_is_the_speakers_state() -> None:
    document, reading = reading_of(PUTIN_ORDERS, HE_SAID)
    reading = reading.model_copy(update={"statements": (statement_of(document, "He", "said", "we agree"),)})
    result = link(document, reading)
    speaker = result.statements[0].speaker
    assert speaker is not None
    assert speaker.id == "vladimir-putin"
    we = next(name for name in result.names if name.span.exact == "we")
    assert we.entity is not None
    assert we.entity.id == "RUS"


def test_a_source_that_is_nobody_is_anonymous_in_its_own_words() -> None:
    document, reading = reading_of("Critics|NOUN|nsubj|2|critic said|VERB|root|0|say so|ADV|advmod|2 .|PUNCT|punct|2")
    reading = reading.model_copy(update={"statements": (statement_of(document, "Critics", "said", "so", "indirect"),)})
    speaker = link(document, reading).statements[0].speaker
    assert speaker is not None
    assert (speaker.id, speaker.type, speaker.name, speaker.state) == (None, "anonymous", "Critics", None)


def test_moscow_is_the_state_of_the_day() -> None:
    document, reading = reading_of("Moscow|PROPN|nsubj|2 agreed|VERB|root|0|agree .|PUNCT|punct|2")
    early = document.model_copy(update={"published": "1986-10-11", "published_precision": "day"})
    assert [name.entity.id for name in link(early, reading).names if name.entity] == ["SUN"]
    assert [name.entity.id for name in link(document, reading).names if name.entity] == ["RUS"]


def test_treaties_and_systems_are_names_without_an_entity() -> None:
    names = linked("Moscow|PROPN|nsubj|2 left|VERB|root|0|leave the|DET|det|5 INF|PROPN|compound|5 Treaty|PROPN|obj|2")
    assert (names["INF Treaty"].type, names["INF Treaty"].entity) == ("TREATY", None)


def test_names_slice_back_to_the_text() -> None:
    document, reading = reading_of(PUTIN_ORDERS, *IT_SUSPENDS, *BOTH_MEET)
    for name in link(document, reading).names:
        assert document.text[name.span.start : name.span.end] == name.span.exact
        assert name.entity is None or name.entity.mention == name.span


def test_an_empty_reading_stays_empty() -> None:
    document = document_of("")
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="test")
    assert link(document, reading) == reading
