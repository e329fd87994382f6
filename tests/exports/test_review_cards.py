"""What a reviewer reads in the terminal."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.one_document import CHARGE, DENIAL, DOCUMENT, quote
from tests.reviewed import signed, thread_of
from treatywatch.exports.review_cards import LACKING, card_lines, context, review_line, source_line
from treatywatch.thread_records import Review
from treatywatch.threads import reviewing
from treatywatch.threads.propositions import Lack


def test_the_words_are_marked_where_they_stand() -> None:
    pieces = CHARGE.model_copy(update={"evidence": (quote("Ruritania"), quote("in 2008"))})
    assert context(DOCUMENT.text, pieces).startswith("»Ruritania« tested a cruise missile »in 2008«, Washington")


def test_a_long_text_is_shown_around_the_words_only() -> None:
    text = f"{'before ' * 60}{DOCUMENT.text}{' after' * 60}"
    moved = CHARGE.evidence[0].model_copy(update={"start": 420, "end": 461})
    shown = context(text, CHARGE.model_copy(update={"evidence": (moved,)}))
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "»Ruritania tested a cruise missile in 2008«" in shown


def test_the_source_says_what_is_known_of_it() -> None:
    known = DOCUMENT.model_copy(
        update={"title": "A note", "publisher": "The Note", "published_precision": "not_before"}
    )
    assert source_line(known) == "A note, not before 2014-07-30, The Note"


def test_a_card_ends_with_the_thread() -> None:
    lines = list(card_lines(CHARGE, DOCUMENT, {"act": "flight_test", "plover": "MOBILIZE"}, thread_of(), None))
    assert lines[-2:] == [
        "  act  flight_test",
        "in thread-1: Ruritania tests a cruise missile (answered; 2 claims)",
    ]


@pytest.mark.parametrize("lack", [*get_args(Lack), "rejected"])
def test_a_card_of_a_claim_in_no_thread_says_why(lack: str) -> None:
    assert list(card_lines(CHARGE, DOCUMENT, {}, None, lack))[-1] == f"in no thread: {LACKING[lack]}"


def test_a_claim_that_lacks_nothing_by_itself_is_said_to_be_in_no_thread() -> None:
    assert list(card_lines(CHARGE, DOCUMENT, {}, None, None))[-1] == "in no thread"


@pytest.mark.parametrize(
    ("review", "line"),
    [
        (reviewing.accept(CHARGE, signed(None)), "Anna accepted clm-1"),
        (
            reviewing.correct(CHARGE, {"actor": ["RUS", "FRA"], "when": None}, DOCUMENT, signed("so it says")),
            "Anna corrected clm-1: actor = RUS, FRA; when = none (why: so it says)",
        ),
        (
            reviewing.correct(DENIAL, {"evidence": "denied it"}, DOCUMENT, signed("so it says")),
            "Anna corrected clm-2: evidence = denied it (why: so it says)",
        ),
        (
            reviewing.accept(CHARGE, signed(None)).model_copy(update={"undone": signed(hours=2).at}),
            "Anna accepted clm-1 [taken back 2026-03-01 14:00]",
        ),
    ],
)
def test_a_decision_is_one_line(review: Review, line: str) -> None:
    assert review_line(review) == f"{review.id}  2026-03-01 12:00  {line}"
