from __future__ import annotations

import pytest

from treatywatch.readings.printed_speech import printed_speech
from treatywatch.readings.statements import Attribution
from treatywatch.readings.words import word_spans
from treatywatch.records import Word

Said = tuple[str | None, str, list[str]]


def words_of(text: str) -> list[Word]:
    return [Word(start, end, text[start:end].lower(), "X", -1, "dep") for start, end in word_spans(text)]


def attribution_of(text: str, source: str | None, cue: str, *contents: str) -> Attribution:
    words = words_of(text)

    def stretch(part: str) -> tuple[int, int]:
        start = text.index(part)
        inside = [place for place, word in enumerate(words) if start <= word.start < start + len(part)]
        return inside[0], inside[-1] + 1

    return Attribution(stretch(cue), stretch(source) if source else None, tuple(map(stretch, contents)))


def read(text: str, *found: Attribution) -> list[Said]:
    words = words_of(text)

    def exact(stretch: tuple[int, int]) -> str:
        return text[words[stretch[0]].start : words[stretch[1] - 1].end]

    return [
        (exact(each.source) if each.source else None, exact(each.cue), [exact(content) for content in each.contents])
        for each in printed_speech(text, words, found)
    ]


TRANSCRIPT = "Q: Were the launchers moved?\nMS. HALVORSEN: They were not.\nQ: And later?\n"


def test_each_turn_of_a_transcript_is_its_speakers() -> None:
    assert read(TRANSCRIPT) == [
        ("Q", ":", ["Were the launchers moved?"]),
        ("MS. HALVORSEN", ":", ["They were not."]),
        ("Q", ":", ["And later?"]),
    ]


def test_a_turn_that_was_found_without_its_speaker_gets_it() -> None:
    second = TRANSCRIPT.index("They") - 2
    found = attribution_of(TRANSCRIPT, None, ": They", "They were not")
    words = words_of(TRANSCRIPT)
    assert words[found.cue[0]].start == second
    turn = found._replace(cue=(found.cue[0], found.cue[0] + 1))
    assert ("MS. HALVORSEN", ":", ["They were not"]) in read(TRANSCRIPT, turn)
    assert len(read(TRANSCRIPT, turn)) == 3


def test_one_line_with_a_colon_makes_no_transcript() -> None:
    assert read("CORRECTION: The treaty entered into force in 1988.\nIt ended in 2019.") == []


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014", "\u2015", "--"])
def test_a_quotation_is_signed_behind_a_dash(dash: str) -> None:
    text = f"\u201cWe welcome the return of the inspectors.\u201d {dash} Commissioner Ruiz\n"
    assert read(text) == [("Commissioner Ruiz", dash, ["\u201cWe welcome the return of the inspectors.\u201d"])]


def test_a_signed_quotation_that_was_found_is_not_found_again() -> None:
    text = '"We welcome the return of the inspectors." - Commissioner Ruiz'
    found = attribution_of(text, "Commissioner Ruiz", "-", '"We welcome the return of the inspectors."')
    assert len(read(text, found)) == 1


def test_a_dash_inside_a_sentence_signs_nothing() -> None:
    assert read('The "peace missile", as it was called in those years - The name did not last.') == []
    assert read('"It was the longest of all the rounds so far," she said - and the last.') == []


def test_a_quotation_that_stays_open_runs_on_over_paragraphs() -> None:
    text = 'The minister said: "We have none.\n\n"We never tested one.\n\n"And we will not."\n\n"Nobody" was the title.'
    found = attribution_of(text, "The minister", "said", '"We have none.')
    assert read(text, found) == [
        ("The minister", "said", ['"We have none.', '"We never tested one.', '"And we will not."']),
    ]


def test_a_closed_quotation_does_not_run_on() -> None:
    text = '"We have none," the minister said.\n\n"Nobody believes it," was on the poster.'
    found = attribution_of(text, "the minister", "said", '"We have none,"')
    assert read(text, found) == [("the minister", "said", ['"We have none,"'])]


@pytest.mark.parametrize("speaker", ["Kremlin", "NATO", "Pentagon"])
def test_a_headline_names_its_speaker_before_a_colon(speaker: str) -> None:
    assert read(f"{speaker}: Missile test no breach of treaty\n\nIt took place on Monday.") == [
        (speaker, ":", ["Missile test no breach of treaty"])
    ]


@pytest.mark.parametrize(
    "line", ["Iran: talks to resume in Vienna", "Explainer: what the treaty bans", "NATO: It was founded in 1949."]
)
def test_a_subject_before_a_colon_is_no_speaker(line: str) -> None:
    assert read(line) == []


def test_a_name_in_quotation_marks_is_said_by_nobody() -> None:
    text = 'The "peace missile" was shown.'
    spans = list(word_spans(text))
    words = [
        Word(start, end, text[start:end], "X", 6, "nsubj:pass" if text[start:end] == "missile" else "dep")
        for start, end in spans
    ]
    shown = Attribution(cue=(5, 7), source=None, contents=((0, 5),))
    assert printed_speech(text, words, [shown]) == []
    assert printed_speech(text, words, [shown._replace(source=(6, 7))]) == [shown._replace(source=(6, 7))]


def test_a_source_ends_at_a_blank_line() -> None:
    text = "Treaty is dead, says NATO\n\nAllies met on Monday."
    found = attribution_of(text, "NATO", "says", "Treaty is dead")
    start, end = found.source or (0, 0)
    assert read(text, found._replace(source=(start, end + 2))) == [("NATO", "says", ["Treaty is dead"])]
