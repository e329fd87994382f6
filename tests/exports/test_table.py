"""The table that people read in a terminal."""

from __future__ import annotations

import pytest

from tests.one_document import CHARGE, DENIAL, DOCUMENT, RECORDS, TEXT, UNDECIDED, YEAR, quote
from treatywatch.exports.table import LONGEST_QUOTE, Row, heading, rows
from treatywatch.records import Claim, DateInterval, Finding, ProvisionEffect, Quote


def row_of(claim: Claim, *findings: Finding) -> Row:
    (row,) = rows(RECORDS._replace(claims=(claim,), findings=findings))
    return row


def test_a_charge_is_one_row_from_who_says_it_to_what_it_would_mean() -> None:
    assert row_of(CHARGE, UNDECIDED) == Row(
        holders="United States (assert)",
        claim="Ruritania: flight test a cruise missile, INF, 2008-01-01..2008-12-31",
        finding="INF: undetermined; missing: range capability",
        words="Ruritania tested a cruise missile in 2008",
    )


def test_a_denial_negates_the_act_and_a_modality_is_said() -> None:
    assert row_of(DENIAL).claim == "Ruritania: not flight test (possible) a cruise missile, INF"


def test_a_claim_that_nobody_vouches_for_is_the_texts_own() -> None:
    assert row_of(CHARGE.model_copy(update={"holders": ()})).holders == "(the text itself)"


def test_a_breach_is_never_said_without_its_condition() -> None:
    breach = UNDECIDED.model_copy(
        update={
            "verdict": "would_breach",
            "missing": (),
            "provisions": (ProvisionEffect(article="VI.1(a)", effect="forbids", truth="true"),),
        }
    )
    assert row_of(CHARGE, breach).finding == "INF: would breach VI.1(a) if true as stated"


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"end": YEAR.start}, "2008-01-01"),
        ({"end": None}, "2008-01-01.."),
        ({"start": None, "end": None, "text": "last week", "basis": "unresolved"}, "last week"),
    ],
)
def test_times_show_as_much_as_is_known(change: dict[str, object], shown: str) -> None:
    when: DateInterval = YEAR.model_copy(update=change)
    assert row_of(CHARGE.model_copy(update={"when": when})).claim.endswith(f"INF, {shown}")


def test_rows_come_in_the_order_of_the_text() -> None:
    backwards = RECORDS._replace(claims=(DENIAL, CHARGE))
    assert [row.words for row in rows(backwards)] == [
        quote("Ruritania tested a cruise missile in 2008").exact,
        "Moscow denied it",
    ]


def test_long_quotes_and_line_breaks_do_not_break_the_table() -> None:
    text = TEXT.replace(" ", "\n") * 4
    words = row_of(CHARGE.model_copy(update={"evidence": (Quote.of(text, 0, len(text)),)})).words
    assert len(words) == LONGEST_QUOTE
    assert words.startswith("Ruritania tested a cruise")
    assert words.endswith("…")


def test_the_heading_names_the_source_where_there_is_no_title() -> None:
    assert heading(RECORDS) == "note.txt (2014-07-30; 2 claims)"


def test_the_heading_says_where_a_date_is_only_a_bound() -> None:
    bound = DOCUMENT.model_copy(update={"published": "2012", "published_precision": "not_before"})
    assert heading(RECORDS._replace(document=bound)) == "note.txt (not before 2012; 2 claims)"
