"""The dates of a treaty between two days."""

from datetime import date

import pytest

from treatywatch.treaties.calendars import calendar_of, default_span
from treatywatch.treaties.packs import load_pack


def days(treaty: str, kind: str, start: str, end: str, party: str | None = None) -> list[str]:
    entries = calendar_of(load_pack(treaty), date.fromisoformat(start), date.fromisoformat(end), party)
    return [str(entry.day) for entry in entries if entry.kind == kind]


def test_the_data_exchanges_of_a_year() -> None:
    exchanges = days("new-start", "data exchange", "2019-01-01", "2019-12-31")
    assert exchanges == ["2019-03-01", "2019-03-30", "2019-09-01", "2019-09-30"]


def test_nothing_comes_round_after_the_end() -> None:
    assert days("new-start", "data exchange", "2026-02-06", "2030-01-01") == []


def test_review_conferences_are_those_that_were_held() -> None:
    assert days("npt", "review conference", "1995-01-01", "2005-12-31")[:2] == ["1995-04-17", "2000-04-24"]


def test_deadlines_of_the_inf_treaty() -> None:
    assert "1991-06-01" in days("inf", "deadline", "1988-01-01", "1991-12-31")


def test_a_partys_own_deadlines_run_from_its_own_entry_into_force() -> None:
    assert "2003-09-01" in days("ottawa", "deadline", "1999-01-01", "2010-12-31", "ROU") or any(
        day > "2005-01-01" for day in days("ottawa", "deadline", "1999-01-01", "2025-12-31", "ROU")
    )


def test_entries_are_in_order_and_each_once() -> None:
    entries = calendar_of(load_pack("cfe"), date(1990, 1, 1), date(2025, 1, 1))
    assert list(entries) == sorted(entries, key=lambda entry: entry.day)
    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize(
    ("treaty", "first", "last"), [("inf", "1987-12-08", "2019-08-02"), ("salt-1", "1972-05-26", None)]
)
def test_the_usual_span_is_the_treatys_life(treaty: str, first: str, last: str | None) -> None:
    start, end = default_span(load_pack(treaty), date(2026, 1, 1))
    assert str(start) == first
    assert last is None or str(end) == last


def test_a_treaty_that_goes_on_is_shown_to_the_end_of_next_year() -> None:
    assert default_span(load_pack("npt"), date(2026, 3, 1))[1] == date(2027, 12, 31)


def test_a_state_that_left_and_joined_anew_has_both_memberships() -> None:
    entries = calendar_of(load_pack("iaea-statute"), date(1950, 1, 1), date(2020, 1, 1), "HND")
    told = [(str(entry.day), entry.what) for entry in entries if entry.kind == "party"]
    assert ("1967-06-19", "Honduras was no longer bound") in told
    assert ("2003-02-24", "Honduras was bound") in told


def limits(treaty: str, party: str | None = None) -> list[str]:
    entries = calendar_of(load_pack(treaty), date(1900, 1, 1), date(2030, 1, 1), party)
    return [entry.what for entry in entries if entry.kind == "limit"]


def test_a_limit_says_whose_it_is_and_thresholds_are_called_so() -> None:
    assert any(what.startswith("The eastern group (") for what in limits("cfe"))
    assert any(what.startswith("threshold begins: battle tanks") for what in limits("vienna-document"))


def test_a_party_sees_its_own_groups_limits_alone() -> None:
    assert not any("western group" in what.lower() for what in limits("cfe", "RUS"))
    assert any("eastern group" in what.lower() for what in limits("cfe", "RUS"))
