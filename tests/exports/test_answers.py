"""The treaties' answers as text."""

from __future__ import annotations

from datetime import date

from treatywatch.exports.answers import answer_lines, clock_lines, status_lines, treaty_object
from treatywatch.records import Reason
from treatywatch.treaties.check import Answer
from treatywatch.treaties.clocks import ClockAnswer
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.status import StatusAnswer

SHARED = Reason(
    text="it is a missile", truth="true", reasons=(Reason(text="kind of item: cruise missile", truth="true"),)
)


def test_what_was_said_once_is_not_said_again() -> None:
    answer = Answer(
        verdict="undetermined",
        treaty_status="in_force",
        provisions=(),
        missing=("range capability: not stated",),
        reasons=(Reason(text="a fact is missing", reasons=(SHARED, Reason(text="it is banned", reasons=(SHARED,)))),),
    )
    assert list(answer_lines(answer)) == [
        "undetermined",
        "missing: range capability: not stated",
        "",
        "a fact is missing",
        "  [true] it is a missile",
        "    [true] kind of item: cruise missile",
        "  it is banned",
        "    [true] it is a missile: as above",
    ]


def test_a_status_without_a_beginning_is_only_its_name() -> None:
    assert list(
        status_lines(StatusAnswer(status="not_signed", since=None, article=None, remarks=("not a party",)))
    ) == [
        "not signed",
        "- not a party",
    ]


def test_a_clock_says_the_day_and_the_rule() -> None:
    answer = ClockAnswer(effective=date(2019, 8, 2), article="XV.2", rule="6 months", remarks=())
    assert list(clock_lines(answer)) == ["2019-08-02 (Art. XV.2: 6 months)"]


def test_on_a_day_a_treaty_has_only_what_held_then() -> None:
    pack = load_pack("inf")
    before, after = (treaty_object(pack, day) for day in (date(1991, 12, 25), date(1991, 12, 26)))
    assert {party["state"] for party in before["parties"]} == {"USA", "SUN"}
    assert "RUS" in {party["state"] for party in after["parties"]}
    assert "SUN" not in {party["state"] for party in after["parties"]}
    assert len(treaty_object(pack, None)["provisions"]) == len(pack.provisions)
