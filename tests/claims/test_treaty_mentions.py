from __future__ import annotations

import pytest

from tests.claims.parsed import Parse

SIGNED = (
    "Reagan|PROPN|nsubj|2 signed|VERB|root|0 the|DET|det|5 INF|PROPN|compound|5 Treaty|PROPN|obj|2 in|ADP|case|7 "
    "1987|NUM|obl|2 .|PUNCT|punct|2"
)
QUIET = "Nothing|PRON|nsubj|2 happened|VERB|root|0 .|PUNCT|punct|2"
KEPT = "Moscow|PROPN|nsubj|2 kept|VERB|root|0 it|PRON|obj|2 .|PUNCT|punct|2"
NEW_START = "Obama|PROPN|nsubj|2 praised|VERB|root|0 New|PROPN|obj|2 START|PROPN|flat|3 .|PUNCT|punct|2"


@pytest.mark.parametrize(("form", "expected"), [("inf", "inf"), ("treaty", "inf"), ("signed", None), ("1987", None)])
def test_a_mention_covers_each_word_of_the_name(form: str, expected: str | None) -> None:
    parse = Parse(SIGNED)
    mention = parse.treaties.covering(parse.word(form))
    assert (mention.id if mention else None) == expected


def test_a_treaty_stands_under_the_phrase_that_holds_it() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|2 ended|VERB|root|0 participation|NOUN|obj|2 in|ADP|case|7 the|DET|det|7 "
        "INF|PROPN|compound|7 Treaty|PROPN|nmod|3"
    )
    mention = parse.treaties.under(parse.word("participation"))
    assert mention is not None
    assert mention.id == "inf"
    assert parse.treaties.under(parse.word("russia")) is None


def test_a_clause_of_its_own_is_outside_of_the_phrase() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|2 insisted|VERB|root|0 that|SCONJ|mark|7 the|DET|det|6 INF|PROPN|compound|6 "
        "Treaty|PROPN|nsubj|7 held|VERB|ccomp|2"
    )
    assert parse.treaties.under(parse.word("insisted")) is None


def test_the_nearest_mention_before_a_word_is_meant() -> None:
    parse = Parse(SIGNED, NEW_START, KEPT)
    mention = parse.treaties.before(parse.word("it"))
    assert mention is not None
    assert mention.id == "new-start"


def test_no_mention_stands_before_the_first() -> None:
    parse = Parse(SIGNED)
    assert parse.treaties.before(parse.word("reagan")) is None


@pytest.mark.parametrize(("between", "found"), [(0, True), (1, True), (2, False)])
def test_a_reference_reaches_two_sentences_back(between: int, found: bool) -> None:
    parse = Parse(SIGNED, *[QUIET] * between, KEPT)
    assert (parse.treaties.before(parse.word("it")) is not None) is found


def test_a_text_is_about_the_only_treaty_that_it_names() -> None:
    assert Parse(SIGNED, KEPT).treaties.main() == "inf"


def test_a_text_with_two_treaties_is_about_neither_alone() -> None:
    assert Parse(SIGNED, NEW_START).treaties.main() is None


def test_a_text_without_treaties_is_about_none() -> None:
    assert Parse(QUIET).treaties.main() is None


def meant(*sentences: str) -> tuple[str, ...] | None:
    """Give what the first "it" of some sentences means."""
    parse = Parse(*sentences)
    mention = parse.treaties.meant_by(parse.word("it"))
    return None if mention is None else mention.ids


BOTH = (
    "New|PROPN|nsubj|6 START|PROPN|flat|1 and|CCONJ|cc|5 the|DET|det|5 INF|PROPN|conj|1 ended|VERB|root|0 "
    ".|PUNCT|punct|6"
)
OVER = (
    "New|PROPN|nsubj|3 START|PROPN|flat|1 followed|VERB|root|0 the|DET|det|6 INF|PROPN|compound|6 Treaty|PROPN|obj|3 "
    ".|PUNCT|punct|3"
)
BILL = "Congress|PROPN|nsubj|2 passed|VERB|root|0 a|DET|det|4 bill|NOUN|obj|2 .|PUNCT|punct|2"


def test_it_means_the_treaty_of_the_sentence_before() -> None:
    assert meant(SIGNED, KEPT) == ("inf",)


def test_it_behind_two_treaties_is_the_subject_or_stays_open() -> None:
    assert meant(BOTH, KEPT) == ()
    assert meant(OVER, KEPT) == ("new-start",)


def test_it_behind_something_else_that_is_signed_is_no_treaty() -> None:
    assert meant(SIGNED, BILL, KEPT) is None


def test_other_pronouns_mean_no_treaty() -> None:
    parse = Parse(SIGNED, "Moscow|PROPN|nsubj|2 kept|VERB|root|0 them|PRON|obj|2")
    assert parse.treaties.meant_by(parse.word("them")) is None
