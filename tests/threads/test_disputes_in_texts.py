"""Charges and denials as texts word them, and whether they meet."""

from __future__ import annotations

import pytest

from tests.claims.reading import claims_of, document_of
from tests.threads.builders import records_of
from treatywatch.thread_records import Member
from treatywatch.threads.membership import members
from treatywatch.threads.related import denies


def breach_in(text: str, published: str | None) -> Member:
    """Give the one member of a text about a breach."""
    found = members(records_of(document_of(text, published), claims_of(text, published)))
    (one,) = (member for member in found if member.proposition.act == "violate")
    return one


def meet(charge: Member, denial: Member) -> bool:
    about = charge.proposition, denial.proposition
    return about[0] == about[1] or denies(about[1], about[0], ("inf",))


RUSSIA_CHARGED = [
    ("Washington accused Russia of violating the INF Treaty.", "2014-07-31"),
    ("The United States says that Russia has violated the INF Treaty with the 9M729.", "2018-12-04"),
    ("Russia is in breach of the INF Treaty, the State Department said.", None),
    ("NATO said that Russia’s new missile violates the INF Treaty.", "2018-12-04"),
    ("Washington says that Russia broke the INF Treaty years ago.", "2024-07-29"),
]
RUSSIA_DENIES = [
    ("Russia denied that it had violated the INF Treaty.", "2014-08-01"),
    ("Moscow says that the 9M729 does not violate the INF Treaty.", "2019-01-23"),
    ("Russia has complied with the INF Treaty, the Kremlin said.", None),
    ("The Russian Foreign Ministry denied that the 9M729 violated the INF Treaty.", "2024-07-29"),
]


@pytest.mark.parametrize("denied", RUSSIA_DENIES)
@pytest.mark.parametrize("charged", RUSSIA_CHARGED)
def test_the_charge_against_russia_meets_its_denial(
    charged: tuple[str, str | None], denied: tuple[str, str | None]
) -> None:
    charge, denial = breach_in(*charged), breach_in(*denied)
    assert (charge.stance, charge.accuses, denial.stance) == ("asserts", True, "denies")
    assert meet(charge, denial)


AMERICA_CHARGED = [
    ("Russia accused the United States of violating the INF Treaty with the Mk 41.", "2018-10-20"),
    ("Moscow says that the United States violates the INF Treaty with its launchers in Romania.", "2017-12-09"),
    ("Russia accused the United States of breaching the INF Treaty with armed drones.", "2019-02-02"),
    ("Moscow says that Washington breaks the INF Treaty with its Hera missiles.", None),
]


@pytest.mark.parametrize(
    "denied",
    [
        ("The United States denied that it had violated the INF Treaty.", "2018-12-08"),
        ("Washington says that it complies with the INF Treaty.", None),
    ],
)
@pytest.mark.parametrize("charged", AMERICA_CHARGED)
def test_each_charge_against_america_meets_a_denial_of_them_all(
    charged: tuple[str, str | None], denied: tuple[str, str | None]
) -> None:
    charge, denial = breach_in(*charged), breach_in(*denied)
    assert (charge.stance, charge.accuses, denial.stance) == ("asserts", True, "denies")
    assert meet(charge, denial)


@pytest.mark.parametrize("denied", AMERICA_CHARGED)
@pytest.mark.parametrize("charged", AMERICA_CHARGED)
def test_charges_against_america_by_way_of_one_thing_and_another_stay_apart(
    charged: tuple[str, str | None], denied: tuple[str, str | None]
) -> None:
    one, other = breach_in(*charged), breach_in(*denied)
    launchers = charged in AMERICA_CHARGED[:2] and denied in AMERICA_CHARGED[:2]
    assert meet(one, other) is (charged == denied or launchers)
