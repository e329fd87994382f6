from __future__ import annotations

import pytest

from tests.threads.stating import ARCADIA, RURITANIA, WIRE, cell, stated
from treatywatch.thread_records import Cell, Speaker, Value
from treatywatch.threads.positions import changes_of_designation, changes_of_position, first_charges


def test_who_asserts_and_then_denies_has_turned() -> None:
    (found,) = changes_of_position({"t": [cell("asserts", "2014-07-28", "2015-03-01"), cell("denies", "2018-05-05")]})
    assert (found.about, found.thread) == ("position", "t")
    assert found.reason == ("The United States asserts it, last on 1 March 2015, and denies it from 5 May 2018 on")
    assert [side.stated for side in found.sides] == ["asserts it", "denies it"]


def test_an_admission_after_denials_is_told_in_its_order() -> None:
    (found,) = changes_of_position({"t": [cell("asserts", "2025-08-05"), cell("denies", "2014-08-01", "2019-01-23")]})
    assert [side.stated for side in found.sides] == ["denies it", "asserts it"]


def test_who_says_both_at_once_is_told_so() -> None:
    (found,) = changes_of_position({"t": [cell("asserts", "2014-01-01", "2019-01-01"), cell("denies", "2016-01-01")]})
    assert found.reason.endswith("the one beside the other")


def test_a_plan_that_is_given_up_is_a_change() -> None:
    (found,) = changes_of_position({"t": [cell("plans", "2018-10-20"), cell("plans", "2020-01-01", negated=True)]})
    assert [side.stated for side in found.sides] == ["announces it", "announces that it will not be done"]


@pytest.mark.parametrize(
    "cells",
    [
        [cell("asserts", "2014-07-28"), cell("denies", "2018-05-05", speaker=RURITANIA)],
        [cell("asserts", "2014-07-28", speaker=WIRE), cell("denies", "2018-05-05", speaker=WIRE)],
        [cell("asserts", "2014-07-28"), cell("demands", "2018-05-05")],
        [cell("hedges", "2014-07-28"), cell("asserts", "2018-05-05")],
    ],
)
def test_other_speakers_publishers_and_other_stances_are_no_change(cells: list[Cell]) -> None:
    assert changes_of_position({"t": cells}) == ()


def test_a_first_charge_is_one_where_the_record_has_earlier_words_of_the_speaker() -> None:
    cells = {
        "other": [cell("asserts", "2013-01-05")],
        "charge": [cell("hedges", "2014-01-30"), cell("asserts", "2014-07-28", "2015-01-01", accuses=True)],
    }
    (found,) = first_charges(cells)
    assert found.thread == "charge"
    assert [(side.stated, side.count) for side in found.sides] == [
        ("makes no such charge, says that it may be so", 2),
        ("makes the charge", 1),
    ]
    assert found.reason == (
        "The United States first makes the charge on 28 July 2014, as far as this record goes, which has words of the "
        "United States from 5 January 2013 on"
    )


def test_a_speaker_whose_first_words_are_the_charge_has_changed_nothing() -> None:
    assert first_charges({"charge": [cell("asserts", "2014-07-28", accuses=True)]}) == ()


TWO_NAMES = "from 30 November 2018 on: two names of one system"


def called(name: str, on: str, speaker: Speaker = ARCADIA) -> tuple[Value, Speaker, str]:
    return Value(facet="name", text=name), speaker, on


@pytest.mark.parametrize(
    ("uses", "reasons"),
    [
        (
            [called("SSC-8", "2017-03-08"), called("9M729", "2018-11-30")],
            [f"The United States calls it SSC-8 from 8 March 2017 on and 9M729 {TWO_NAMES}"],
        ),
        ([called("SSC-8", "2017-03-08"), called("Tomahawk", "2018-11-30")], []),
        ([called("SSC-8", "2017-03-08"), called("9M729", "2018-11-30", RURITANIA)], []),
        ([called("SSC-8", "2017-03-08"), called("SSC-8", "2018-11-30")], []),
    ],
)
def test_another_name_for_the_same_system_is_a_change_of_designation(
    uses: list[tuple[Value, Speaker, str]], reasons: list[str]
) -> None:
    values = [stated(value, speaker, on) for value, speaker, on in uses]
    assert [found.reason for found in changes_of_designation("t", values)] == reasons
