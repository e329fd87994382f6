"""Withdrawals of history: each treaty's own arithmetic against the day on record, and what became of each."""

from datetime import date

import pytest

from treatywatch.treaties.clocks import clock
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.status import status


@pytest.mark.parametrize(
    ("treaty", "actor", "notice", "effective"),
    [
        ("abm", "USA", "2001-12-13", "2002-06-13"),
        ("inf", "USA", "2019-02-02", "2019-08-02"),
        ("open-skies", "USA", "2020-05-22", "2020-11-22"),
        ("open-skies", "RUS", "2021-06-18", "2021-12-18"),
        ("cfe", "RUS", "2023-06-09", "2023-11-07"),
        ("ottawa", "LTU", "2025-06-27", "2025-12-27"),
        ("ottawa", "EST", "2025-06-27", "2025-12-27"),
        ("ottawa", "LVA", "2025-06-27", "2025-12-27"),
        ("ottawa", "FIN", "2025-07-10", "2026-01-10"),
        ("ottawa", "POL", "2025-08-20", "2026-02-20"),
        ("ccm", "LTU", "2024-09-06", "2025-03-06"),
    ],
)
def test_a_notice_took_effect_as_the_clause_counts(treaty: str, actor: str, notice: str, effective: str) -> None:
    answer = clock(load_pack(treaty), "withdrawal_notice", actor, date.fromisoformat(notice))

    assert answer.effective == answer.recorded == date.fromisoformat(effective)
    assert any("as the arithmetic gives" in remark for remark in answer.remarks)
    day = answer.effective
    assert status(load_pack(treaty), day, actor).status == "withdrawn"
    assert status(load_pack(treaty), date.fromordinal(day.toordinal() - 1), actor).status == "withdrawal_pending"


def test_a_clause_that_takes_effect_on_the_next_day_shows_the_plain_count_beside_it() -> None:
    answer = clock(load_pack("cfe"), "withdrawal_notice", "RUS", date(2023, 6, 9))
    assert (answer.effective, answer.plain_count) == (date(2023, 11, 7), date(2023, 11, 6))


def test_a_notice_that_never_took_effect_says_what_the_arithmetic_would_have_been() -> None:
    answer = clock(load_pack("npt"), "withdrawal_notice", "PRK", date(1993, 3, 12))

    assert (answer.effective, answer.recorded) == (date(1993, 6, 12), None)
    assert any("on record: no such effect" in remark for remark in answer.remarks)


def test_the_armed_conflict_rule_is_told() -> None:
    answer = clock(load_pack("ottawa"), "withdrawal_notice", "UKR", date(2025, 7, 21))
    assert any("armed conflict" in remark for remark in answer.remarks)


@pytest.mark.parametrize(
    ("treaty", "party", "day", "expected"),
    [
        # What a published database of treaties gets wrong.
        ("start-1", None, "2000-01-01", "in_force"),
        ("start-1", None, "2009-12-04", "in_force"),
        ("start-1", None, "2009-12-05", "expired"),
        ("salt-1", None, "1977-10-02", "in_force"),
        ("salt-1", None, "1977-10-03", "expired"),
        ("salt-1", None, "2024-01-01", "expired"),
        ("new-start", None, "2026-02-04", "in_force"),
        ("new-start", None, "2026-02-06", "expired"),
        ("new-start", "RUS", "2023-03-01", "suspended"),
        ("cppnm", None, "1980-03-03", "signed"),
        ("cppnm", None, "1987-02-07", "signed"),
        ("cppnm", None, "1987-02-08", "in_force"),
        # Signed, and never in force.
        ("salt-2", None, "1980-01-01", "signed"),
        ("start-2", None, "2001-01-01", "signed"),
        ("ctbt", None, "2020-01-01", "signed"),
        ("ctbt", "USA", "2020-01-01", "signed"),
        ("ctbt", "RUS", "2010-01-01", "signed"),
        # Joined, left, or never came in.
        ("npt", "FRA", "1991-12-31", "not_signed"),
        ("npt", "FRA", "1992-08-03", "in_force"),
        ("npt", "IND", "2020-01-01", "not_signed"),
        ("npt", "PRK", "1990-01-01", "in_force"),
        ("npt", "PRK", "1993-04-01", "withdrawal_pending"),
        ("npt", "PRK", "1993-06-11", "in_force"),
        ("npt", "PRK", "2003-02-01", "withdrawal_pending"),
        ("npt", "PRK", "2010-01-01", "withdrawn"),
        ("cwc", "SYR", "2013-10-13", "provisional"),
        ("cwc", "SYR", "2013-10-14", "in_force"),
        ("cwc", "ISR", "2020-01-01", "signed"),
        ("cwc", "EGY", "2020-01-01", "not_signed"),
        ("ottawa", "USA", "2020-01-01", "not_signed"),
        ("ottawa", "UKR", "2024-01-01", "in_force"),
        ("att", "USA", "2020-01-01", "signed"),
        ("open-skies", "RUS", "2021-12-17", "withdrawal_pending"),
        ("open-skies", None, "2024-01-01", "in_force"),
        ("cfe", "RUS", "2008-01-01", "suspended"),
        ("ttbt", "USA", "1980-01-01", "signed"),
        ("ttbt", "USA", "1990-12-11", "in_force"),
        ("ptbt", "CHN", "2020-01-01", "not_signed"),
        ("bwc", "USA", "1975-03-26", "in_force"),
        ("outer-space", "USA", "1967-10-10", "in_force"),
        ("abm", "RUS", "2002-06-13", "terminated"),
        ("sort", None, "2011-02-04", "in_force"),
        ("sort", None, "2011-02-05", "terminated"),
    ],
)
def test_who_was_bound_when(treaty: str, party: str | None, day: str, expected: str) -> None:
    assert status(load_pack(treaty), date.fromisoformat(day), party).status == expected


@pytest.mark.parametrize(
    ("treaty", "party", "day"),
    [
        ("npt", "PRK", "2010-01-01"),
        ("cfe", "RUS", "2008-01-01"),
        ("ottawa", "UKR", "2025-09-01"),
        ("inf", "RUS", "2019-03-10"),
        ("new-start", "RUS", "2024-01-01"),
        ("jcpoa", None, "2025-10-01"),
    ],
)
def test_where_states_disagree_an_answer_names_them_all(treaty: str, party: str | None, day: str) -> None:
    answer = status(load_pack(treaty), date.fromisoformat(day), party)
    assert len({reading.holder for reading in answer.readings}) >= 2
    assert all(reading.says and reading.source for reading in answer.readings)
