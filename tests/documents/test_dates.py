from __future__ import annotations

import pytest

from treatywatch.documents.dates import date_in_address, infer_date, parse_date


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("MOSCOW, February 2, 2019 (Sample Wire) -- Russia suspended the treaty.", "2019-02-02", "day"),
        ("Russia leaves\n\nGENEVA, Switzerland, 15 Jan. 2019 - The talks failed.", "2019-01-15", "day"),
        ("Talks fail\n\nPublished: 16 January 2019\n\nThe talks failed.", "2019-01-16", "day"),
        ("Talks fail\nWednesday, January 16, 2019 at 10:30\nThe talks failed.", "2019-01-16", "day"),
        ("Talks fail\n2019-01-16 10:30 GMT\nThe talks failed.", "2019-01-16", "day"),
        ("The talks failed.\n\n© 2019 Sample Wire", "2019", "year"),
    ],
)
def test_a_text_may_give_its_own_date(text: str, value: str, precision: str) -> None:
    assert infer_date(text) == (value, precision)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("The United States left the treaty in 2019.", "2019"),
        ("The withdrawal in 2019, was met with dismay.", "2019"),
        ("Intelligence points to tests since at least 2012.", "2012"),
        ("Pictured: the minister (R) attends talks in Moscow on February 2, 2019. A. Photographer", "2019-02-02"),
        ("It gave notice on 2 February 2019 that it would withdraw.", "2019-02-02"),
        ("On 2 February 2019 Russia announced its answer.", "2019-02-02"),
        ("On 18 August 2019 the army flight-tested a missile.", "2019-08-18"),
        ("The report, published in July 2014, found a breach. The treaty was signed in 1987.", "2014-07"),
        ("The missile was first tested in 2008.\r\nIt was deployed in\r\nearly 2017.", "2017"),
    ],
)
def test_past_facts_bound_the_date_from_below(text: str, bound: str) -> None:
    assert infer_date(text) == (bound, "not_before")


@pytest.mark.parametrize(
    "text",
    [
        "The missiles will be deployed in Germany in 2026.",
        "Both sides agreed to cut their arsenals by 2030.",
        "The United States announced the deployment of missiles in Germany in 2026.",
        "Washington plans to deploy missiles in 2026, officials said.",
        "The conference to be held in Cairo in 1994 was discussed.",
        "We support the convening, in 1992, of a conference described as decisive.",
        "“We expected more of the treaty, and we get nothing in 2030,” the minister said.",
        "If the treaty was extended in 2026, it held for five years.",
        "The withdrawal takes effect on 2 August 2019, it was said.",
        "The clock was set to run until 2 August 2019.",
        "Officials say the missiles arrive in 2026.",
        "About 2000 missiles were destroyed.",
        "They sent 1987 troops.",
        "The treaty was signed and later broken.",
        "",
        "In 2019",
        "© 2010-2024 Sample Wire",
    ],
)
def test_what_may_lie_ahead_bounds_nothing(text: str) -> None:
    assert infer_date(text) is None


@pytest.mark.parametrize(
    ("text", "value", "precision"),
    [
        ("MOSCOW, Feb. 2 (Sample Wire) -- It left the treaty in 2019.", "2019-02-02", "not_before"),
        ("MOSCOW, 2 February (Sample Wire) -- It left the treaty in August 2019.", "2020-02-02", "not_before"),
        ("MOSCOW, May 2 - Russia denied the charge.\n\n© 2019 Sample Wire", "2019-05-02", "day"),
    ],
)
def test_a_dateline_without_a_year_needs_one_from_elsewhere(text: str, value: str, precision: str) -> None:
    assert infer_date(text) == (value, precision)


def test_a_dateline_without_any_year_is_no_date() -> None:
    assert infer_date("MOSCOW, Feb. 2 (Sample Wire) -- Russia denied the charge.") is None


def test_a_chronology_has_many_dates_and_none_of_its_own() -> None:
    text = "The dispute\n\n8 May 2013\nConcern is raised.\n\n31 July 2014\nA report appears.\n"
    assert infer_date(text) == ("2013-05-08", "not_before")


def test_a_date_line_cannot_be_older_than_the_story() -> None:
    assert infer_date("Date: 1 June 1988\n\nThe treaty ended in 2019.") == ("2019", "not_before")


def test_the_latest_past_fact_counts() -> None:
    text = "The treaty was signed in 1987. It ended in 2019. Russia deployed the missile in 2017."
    assert infer_date(text) == ("2019", "not_before")


def test_a_copyright_line_older_than_the_story_is_not_its_date() -> None:
    assert infer_date("The treaty ended in 2019.\n\n© 2015 Sample Wire") == ("2019", "not_before")


@pytest.mark.parametrize(
    ("address", "value"),
    [
        ("https://wire.example/2019/02/03/talks.html", "2019-02-03"),
        ("https://wire.example/world/2019/02/talks", "2019-02"),
        ("archive/2019-02-03-talks.txt", "2019-02-03"),
        ("archive/2019-02-31-talks.txt", None),
        ("https://wire.example/a/1-2019-2/talks", None),
        ("RUS_74_2019.txt", None),
        ("https://wire.example/id/42019/02/03", None),
    ],
)
def test_date_in_an_address(address: str, value: str | None) -> None:
    found = date_in_address(address)
    assert (found.value if found is not None else None) == value


@pytest.mark.parametrize(
    ("value", "precision"), [("2019-02-03", "day"), ("2019-02", "month"), ("2019", "year"), (" 2019 ", "year")]
)
def test_iso_dates(value: str, precision: str) -> None:
    assert parse_date(value) == (value.strip(), precision)


@pytest.mark.parametrize("value", ["", "3 February 2019", "2019-2-3", "2019-13", "2019-02-30", "19", "20190203"])
def test_no_iso_date(value: str) -> None:
    assert parse_date(value) is None
