"""Propositions in plain words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from treatywatch.thread_records import Days, Proposition
from treatywatch.threads.table import load_table
from treatywatch.threads.titles import days_in_words, proposition_in_words


def about(actors: str, act: str, subject: str = "nothing", **slots: Any) -> Proposition:  # noqa: ANN401
    return Proposition(actors=tuple(actors.split()), act=act, subject=subject, **slots)


@pytest.mark.parametrize(
    ("proposition", "words"),
    [
        (about("RUS", "flight_test", "system:9m729"), "Russia flight-tests the 9M729"),
        (about("USA", "withdraw", "treaty:inf"), "the United States withdraws from the INF Treaty"),
        (about("RUS USA", "sign", "treaty:new-start"), "Russia and the United States sign New START"),
        (about("", "enter_into_force", "treaty:ctbt"), "the CTBT enters into force"),
        (about("", "extend", "treaty:npt"), "the NPT is extended"),
        (about("FRA", "nuclear_test"), "France carries out nuclear tests"),
        (about("USA", "deploy", "system:typhon", place="DEU"), "the United States deploys the Typhon in Germany"),
        (
            about("RUS", "deploy", "class:missile/cruise missile/ground"),
            "Russia deploys ground-launched cruise missiles",
        ),
        (about("RUS", "eliminate", "class:launcher/ground"), "Russia eliminates ground-based launchers"),
        (about("RUS", "remove", "class:missile", place="CUB"), "Russia removes missiles from Cuba"),
        (about("RUS", "transfer", "class:missile", recipients=("BLR",)), "Russia transfers missiles to Belarus"),
        (about("RUS", "violate", "treaty:inf"), "Russia violates the INF Treaty"),
        (about("FRA", "criticise", "treaty:inf", recipients=("RUS",)), "France criticises Russia over the INF Treaty"),
        (about("USA", "support", "treaty:ctbt"), "the United States supports the CTBT"),
        (about("RUS USA", "meet"), "Russia and the United States meet"),
        (about("IRQ", "eliminate", "class:weapon/mass destruction"), "Iraq eliminates weapons of mass destruction"),
        (about("USA", "exchange_data", "treaty:new-start"), "the United States exchanges data under New START"),
        (about("a-senator", "reject", "treaty:salt-2"), "A Senator rejects SALT II"),
    ],
)
def test_a_proposition_reads_as_a_sentence(proposition: Proposition, words: str) -> None:
    assert proposition_in_words(proposition) == words


def test_a_violation_with_a_system_names_the_treaty_that_the_claims_name() -> None:
    violated = about("RUS", "violate", "system:9m729")
    assert proposition_in_words(violated, ("inf",)) == "Russia violates the INF Treaty with the 9M729"
    assert proposition_in_words(violated) == "Russia violates a treaty with the 9M729"


@pytest.mark.parametrize("act", sorted(load_table().groups))
def test_every_group_has_words_for_all_that_it_may_be_about(act: str) -> None:
    nothing = () if load_table().groups[act].needs == "subject" else ("nothing",)
    for subject in ("treaty:inf", "class:missile", *nothing):
        words = proposition_in_words(about("USA", act, subject))
        assert words == " ".join(words.split())


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2008-05-03", "2008-05-03", "on 3 May 2008"),
        ("2008-05-01", "2008-05-31", "in May 2008"),
        ("2008-01-01", "2008-12-31", "in 2008"),
        ("2008-05-03", "2008-05-09", "from 3 May 2008 to 9 May 2008"),
        ("2008-05-03", None, ""),
    ],
)
def test_days_are_told_as_short_as_they_are(start: str, end: str | None, words: str) -> None:
    days = Days(start=date.fromisoformat(start), end=date.fromisoformat(end) if end else None)
    assert days_in_words(days) == words
