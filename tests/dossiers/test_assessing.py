"""Verdicts in words that stay conditional, and the facts that are missing."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import RUS, document, records, said
from treatywatch.dossiers.assessing import assess, missing_of, phrase, questions, summed_up, verdict_counts
from treatywatch.dossiers.catalogue import ClaimEntry, catalogue
from treatywatch.dossiers.wording import wording
from treatywatch.records import Finding, ProvisionEffect, Reason, TreatyStatus, Truth, Verdict


def finding(verdict: Verdict, *provisions: tuple[str, str, Truth], status: TreatyStatus = "in_force") -> Finding:
    effects = tuple(ProvisionEffect(article=one, effect=effect, truth=truth) for one, effect, truth in provisions)
    return Finding(
        id="finding-1", claim="claim-1", treaty="inf", on=None, treaty_status=status, verdict=verdict,
        provisions=effects, missing=(), reasons=(Reason(text="because"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "provisions", "status", "words"),
    [
        ("would_breach", [("VI.1(a)", "prohibits", "true"), ("VII.11", "exempts", "false")], "in_force",
         "would breach Art. VI.1(a) if true as stated"),
        ("would_breach", [], "in_force", "would breach the treaty if true as stated"),
        ("undetermined", [("VI.1", "prohibits", "unknown"), ("II.5", "defines", "unknown")], "in_force",
         "cannot be judged from what is stated, with regard to Art. VI.1"),
        ("permitted", [("V.2", "permits", "true")], "in_force", "would be permitted (Art. V.2) if true as stated"),
        ("exempt", [("VII.11", "exempts", "true")], "in_force", "would be exempt under Art. VII.11 if true as stated"),
        ("outside_scope", [], "in_force", "would be outside the treaty's scope if true as stated"),
        ("not_binding", [], "terminated", "would not have fallen under the treaty on that day (ended by then)"),
        ("not_binding", [], "in_force", "would not have fallen under the treaty on that day"),
    ],
)  # fmt: skip
def test_a_finding_says_what_would_follow(
    verdict: Verdict, provisions: list[tuple[str, str, Truth]], status: TreatyStatus, words: str
) -> None:
    assert phrase(finding(verdict, *provisions, status=status)) == words


def entries(*verdicts: tuple[Verdict, tuple[str, ...], tuple[str, ...]]) -> list[ClaimEntry]:
    text = document("".join(f"Russia did {n}. " for n in range(len(verdicts))))
    claims = [said(f"Russia did {n}", "test", actor=(RUS,), verdict=one) for n, one in enumerate(verdicts)]
    return list(catalogue([records(text, claims)], "inf").claims())


FIRST: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = (
    "undetermined",
    ("VI.1",),
    ("range capability: not stated", "launch mode: not stated"),
)
SECOND: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("undetermined", ("VI.1",), ("launch mode: not stated",))
BREACH: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("would_breach", ("VI.1",), ())


def test_claims_with_one_answer_are_assessed_together_the_most_serious_first() -> None:
    found = assess(entries(FIRST, BREACH, SECOND, BREACH))
    assert [(one.verdict, [reference.label for reference in one.references]) for one in found] == [
        ("would_breach", ["1.2", "1.4"]),
        ("undetermined", ["1.1", "1.3"]),
    ]
    assert found[1].missing == ("where the item is launched from", "the item's range")
    assert [one.reference.label for one in found[0].explanations] == ["1.2", "1.4"]
    assert all(one.reasons for one in found[0].explanations)


def test_what_most_claims_lack_comes_first() -> None:
    assert missing_of(entries(FIRST, SECOND)) == ("where the item is launched from", "the item's range")
    assert verdict_counts(entries(FIRST, BREACH, SECOND)) == (("would_breach", 1), ("undetermined", 2))
    assert summed_up(entries(FIRST, SECOND), "undetermined") == (
        "cannot be judged from what is stated, with regard to Art. VI.1 "
        "(missing: where the item is launched from; the item's range)"
    )


def test_a_question_names_the_claims_and_disputes_that_it_would_settle() -> None:
    asked = questions(entries(FIRST, SECOND), {"1.2": 4})
    assert [(one.text, [reference.label for reference in one.references], one.disputes) for one in asked] == [
        ("where the item is launched from", ["1.1", "1.2"], (4,)),
        ("the item's range", ["1.1"], ()),
    ]


def test_facts_that_differ_in_detail_are_one_question() -> None:
    dates = ("date of the act: '2019/..' does not say", "date of the act: not stated")
    (asked,) = questions(entries(*(("undetermined", (), (date,)) for date in dates)), {})
    assert asked.text == "when the act was"
    assert [fact for fact, _ in asked.details] == list(dates)


@pytest.mark.parametrize(
    ("fact", "question"),
    [
        ("range capability: disputed (RUS: outside scope)", "the item's range, which is disputed"),
        (
            "disputed reading: whether a booster is a weapon",
            "whether a booster is a weapon, which the parties read differently",
        ),
        ("launcher: whether it is fixed: not stated", "launcher: whether it is fixed"),
        ("anything else", "anything else"),
    ],
)
def test_missing_facts_are_put_as_questions(fact: str, question: str) -> None:
    assert wording().missing_fact(fact) == question
