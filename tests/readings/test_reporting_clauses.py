from __future__ import annotations

import pytest

from tests.builders import reading_of
from treatywatch.readings.reporting_clauses import with_clauses
from treatywatch.readings.statements import Attribution

NESTED = (
    "The|DET|det|2 ministry|NOUN|nsubj|3 said|VERB|root|0|say that|SCONJ|mark|7 German|ADJ|amod|6 spies|NOUN|nsubj|7 "
    "{verb}|VERB|ccomp|3|{lemma} that|SCONJ|mark|10 Moscow|PROPN|nsubj|10 tested|VERB|ccomp|7|test it|PRON|obj|10"
)
OUTER = Attribution(cue=(2, 3), source=(0, 2), contents=((3, 11),))


@pytest.mark.parametrize(("verb", "lemma"), [("believed", "believe"), ("claimed", "claim"), ("warned", "warn")])
def test_a_report_within_a_report_has_its_own_source_and_content(verb: str, lemma: str) -> None:
    _, reading = reading_of(NESTED.format(verb=verb, lemma=lemma))
    assert with_clauses(reading.words, [OUTER]) == [OUTER, Attribution(cue=(6, 7), source=(4, 6), contents=((7, 11),))]


def test_a_verb_that_is_a_cue_already_makes_no_second_statement() -> None:
    _, reading = reading_of(NESTED.format(verb="believed", lemma="believe"))
    inner = Attribution(cue=(6, 7), source=(4, 6), contents=((7, 11),))
    assert with_clauses(reading.words, [OUTER, inner]) == [OUTER, inner]


def test_what_a_thing_shows_is_no_report() -> None:
    _, reading = reading_of(NESTED.format(verb="showed", lemma="show"))
    assert with_clauses(reading.words, [OUTER]) == [OUTER]


def test_outside_of_every_content_nothing_is_added() -> None:
    _, reading = reading_of(NESTED.format(verb="believed", lemma="believe"))
    assert with_clauses(reading.words, []) == []


RELATIVE = (
    "Russia|PROPN|nsubj|8 ,|PUNCT|punct|5 which|PRON|nsubj|5 had|AUX|aux|5 proposed|VERB|acl:relcl|1|propose "
    "it|PRON|obj|5 ,|PUNCT|punct|5 said|VERB|root|0|say it|PRON|nsubj|11 was|AUX|cop|11 honoured|ADJ|ccomp|8"
)


@pytest.mark.parametrize("source", [None, (2, 7), (2, 3)])
def test_the_subject_of_the_cue_is_the_source(source: tuple[int, int] | None) -> None:
    _, reading = reading_of(RELATIVE)
    found = Attribution(cue=(7, 8), source=source, contents=((8, 11),))
    assert with_clauses(reading.words, [found]) == [found._replace(source=(0, 7))]


def test_a_source_that_holds_the_subject_or_lies_elsewhere_stays() -> None:
    _, reading = reading_of(RELATIVE)
    for source in ((0, 1), (8, 9)):
        found = Attribution(cue=(7, 8), source=source, contents=((8, 11),))
        assert with_clauses(reading.words, [found]) == [found]


def test_a_verb_that_shares_a_nearer_subject_is_that_subjects() -> None:
    _, reading = reading_of(
        "Oslo|PROPN|nsubj|2 alleges|VERB|root|0|allege it|PRON|obj|2 ;|PUNCT|punct|6 Kyiv|PROPN|nsubj|6 "
        "denies|VERB|parataxis|2|deny this|PRON|obj|6 and|CCONJ|cc|9 alleges|VERB|conj|6|allege that|PRON|obj|9"
    )
    found = Attribution(cue=(8, 9), source=(0, 1), contents=((9, 10),))
    assert with_clauses(reading.words, [found]) == [found._replace(source=(4, 5))]


@pytest.mark.parametrize("relation", ["parataxis", "conj"])
@pytest.mark.parametrize("source", [(0, 1), (11, 12)])
def test_who_speaks_before_and_whom_a_later_clause_names_are_not_the_source(
    relation: str, source: tuple[int, int]
) -> None:
    _, reading = reading_of(
        "Oslo|PROPN|nsubj|2 alleges|VERB|root|0|allege it|PRON|obj|2 ;|PUNCT|punct|6 Kyiv|PROPN|nsubj|6 "
        f"denies|VERB|{relation}|2|deny this|PRON|obj|6 and|CCONJ|cc|9 alleges|VERB|conj|6|allege that|PRON|obj|9 "
        "which|PRON|obj|13 Oslo|PROPN|nsubj|13 disputes|VERB|acl:relcl|10|dispute"
    )
    found = Attribution(cue=(8, 9), source=source, contents=((9, 10),))
    assert with_clauses(reading.words, [found]) == [found._replace(source=(4, 5))]
