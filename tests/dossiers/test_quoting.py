"""The quoted words in their sentence."""

from __future__ import annotations

from tests.dossiers.builders import document, reading
from treatywatch.dossiers.quoting import LONGEST, quote
from treatywatch.records import Quote


def shown(text: str, *words: str) -> str:
    of = document(text)
    evidence = [Quote.of(text, text.index(word), text.index(word) + len(word)) for word in words]
    segments = quote(of, reading(of), evidence).segments
    return "".join(f"[{segment.text}]" if segment.marked else segment.text for segment in segments)


def test_the_whole_sentence_is_shown_and_no_other() -> None:
    assert shown("Before. It tested the missile twice. After.", "tested the missile") == (
        "It [tested the missile] twice."
    )


def test_evidence_in_two_places_is_marked_in_both() -> None:
    assert shown("It developed and, later, deployed it.", "developed", "deployed") == (
        "It [developed] and, later, [deployed] it."
    )


def test_evidence_over_two_sentences_shows_both() -> None:
    assert shown("It did. Test it. End.", "did. Test") == "It [did. Test] it."


def test_overlapping_evidence_is_shown_once() -> None:
    assert shown("It has tested it.", "has tested", "tested it") == "It [has tested][ it]."


def test_a_very_long_sentence_is_cut_around_the_evidence() -> None:
    text = f"{'before ' * 200}tested it{' after' * 200}."
    cut = shown(text, "tested it")
    assert cut.startswith("… before")
    assert cut.endswith("after …")
    assert "[tested it]" in cut
    assert len(cut) < LONGEST
