"""The INF Treaty's status on a day, for a party and as a whole."""

from datetime import date

import pytest

from treatywatch.errors import UnknownPartyError
from treatywatch.records import TreatyStatus
from treatywatch.treaties.days import Days, parse_days
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.status import binding, status


@pytest.mark.parametrize(
    ("day", "party", "expected", "since"),
    [
        ("1987-12-07", None, "not_signed", None),
        ("1987-12-08", None, "signed", "1987-12-08"),
        ("1988-05-31", "USA", "signed", "1987-12-08"),
        ("1988-06-01", "USA", "in_force", "1988-06-01"),
        ("1990-01-01", "SUN", "in_force", "1988-06-01"),
        ("1990-01-01", "RUS", "in_force", "1988-06-01"),
        ("1990-01-01", "UKR", "not_signed", None),
        ("1991-12-26", "UKR", "in_force", "1991-12-26"),
        ("2008-01-01", "SUN", "in_force", "1988-06-01"),
        ("2019-02-01", "USA", "in_force", "1988-06-01"),
        ("2019-02-02", "USA", "withdrawal_pending", "2019-02-02"),
        ("2019-02-02", "RUS", "in_force", "1988-06-01"),
        ("2019-03-04", "RUS", "suspended", "2019-03-04"),
        ("2019-08-01", "USA", "withdrawal_pending", "2019-02-02"),
        ("2019-08-01", None, "withdrawal_pending", "2019-02-02"),
        ("2019-08-01", "KAZ", "in_force", "1991-12-26"),
        ("2019-08-02", "USA", "withdrawn", "2019-08-02"),
        ("2019-08-02", "RUS", "terminated", "2019-08-02"),
        ("2019-08-02", None, "terminated", "2019-08-02"),
        ("2000-01-01", "CHN", "not_signed", None),
        ("2000-01-01", "DEU", "not_signed", None),
    ],
)
def test_status(day: str, party: str | None, expected: TreatyStatus, since: str | None) -> None:
    answer = status(load_pack("inf"), date.fromisoformat(day), party)
    assert (answer.status, answer.since) == (expected, None if since is None else date.fromisoformat(since))


def test_a_suspension_is_told_with_the_dispute_about_it() -> None:
    answer = status(load_pack("inf"), date(2019, 5, 1), "RUS")
    assert any("no suspension clause" in remark and "disputed" in remark for remark in answer.remarks)


def test_the_announced_suspension_is_a_remark_before_the_decree() -> None:
    answer = status(load_pack("inf"), date(2019, 2, 20), "RUS")
    assert any("2019-02-02: announced that it suspended" in remark for remark in answer.remarks)


def test_the_soviet_union_is_answered_for_by_name() -> None:
    answer = status(load_pack("inf"), date(1989, 5, 1), "RUS")
    assert answer.remarks[0] == "answered for the Soviet Union, whose membership Russia continues"


@pytest.mark.parametrize("party", ["Russia", "RU", "rus", "R1S"])
def test_what_is_no_state_code_is_refused(party: str) -> None:
    with pytest.raises(UnknownPartyError, match="ISO 3166-1 alpha-3 code; parties to inf: USA, SUN, RUS"):
        status(load_pack("inf"), date(2008, 1, 1), party)


@pytest.mark.parametrize(
    ("actor", "on", "truth"),
    [
        ("RUS", "2008", "true"),
        ("RUS", "2019", "unknown"),
        ("RUS", "2020", "false"),
        ("RUS", "1988", "unknown"),
        ("USA", "2019-02-02/2019-08-01", "true"),
        ("CHN", "2008", "false"),
        (None, "2008", "unknown"),
        (None, "2020", "false"),
        ("RUS", "2018/..", "unknown"),
        ("RUS", "2020/..", "false"),
    ],
)
def test_whether_the_treaty_bound_somebody(actor: str | None, on: str, truth: str) -> None:
    assert binding(load_pack("inf"), actor, parse_days(on)).outcome.truth == truth


@pytest.mark.parametrize(
    ("on", "held"),
    [("1950-01-01", "not_signed"), ("1960-01-01", "in_force"), ("1980-01-01", "withdrawn"), ("2010-01-01", "in_force")],
)
def test_a_state_may_leave_and_join_anew(on: str, held: str) -> None:
    pack = load_pack("iaea-statute")
    assert status(pack, date.fromisoformat(on), "HND").status == held
    window = binding(pack, "HND", Days(date(1960, 1, 1), date(2010, 1, 1))).window
    assert window == "on or after 1957-12-31 and before 1967-06-19, or on or after 2003-02-24"


@pytest.mark.parametrize(("state", "heir"), [("YUG", "Serbia"), ("CSK", "the Czech Republic")])
def test_a_state_that_ceased_to_exist_did_not_withdraw(state: str, heir: str) -> None:
    answer = status(load_pack("npt"), date(1995, 1, 1), state)
    assert answer.status == "terminated"
    assert any("had ceased to exist" in remark and heir in remark for remark in answer.remarks)
