"""The commands as people run them: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
import resource

import pytest

import treatywatch as package
from tests.commands import treatywatch
from treatywatch.settings import PACKAGE

RECORD = PACKAGE / "record"
NOTE = RECORD / "2014-08-finding.txt"
SCENARIO = {
    "treaty": "inf",
    "actor": "RUS",
    "act": "flight_test",
    "on": "2008",
    "item": {
        "kind": "cruise missile",
        "basing": "ground",
        "range_km": ">500",
        "role": "weapon delivery",
        "system": None,
    },
    "circumstances": {},
}


def test_the_version_is_that_of_the_package() -> None:
    assert treatywatch("--version") == (0, f"treatywatch {package.__version__}\n", "")


@pytest.mark.parametrize("command", ["report", "read", "check", "status", "clock", "treaties"])
def test_every_command_explains_itself(command: str) -> None:
    ended = treatywatch(command, "--help")
    assert ended.code == 0
    assert f"Usage: treatywatch {command}" in ended.out


class TestStatus:
    def test_a_status_is_one_line_and_its_remarks(self) -> None:
        ended = treatywatch("status", "inf", "--on", "2019-05-01", "--party", "USA")
        assert ended.code == 0
        assert ended.out.splitlines()[0] == "withdrawal pending since 2019-02-02 (Art. XV.2)"

    def test_the_json_has_the_keys_of_the_contract(self) -> None:
        (answer,) = treatywatch("status", "inf", "--on", "1990-01-01", "--party", "SUN", "--json").lines
        assert list(answer) == ["status", "since", "article", "remarks"]
        assert answer["status"] == "in_force"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("nowhere",), "treatywatch: no treaty is called 'nowhere'; known: inf"),
            (("inf", "--on", "soon"), "treatywatch: on: 'soon' is no day; expected a day such as 2019-02-02"),
            (("inf", "--party", "Russia"), "treatywatch: 'Russia' is no party to inf by its ISO 3166-1 alpha-3 code"),
        ],
    )
    def test_wrong_usage_is_said_in_one_line_and_ends_with_2(self, arguments: tuple[str, ...], message: str) -> None:
        ended = treatywatch("status", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(message)
        assert ended.err.count("\n") == 1

    def test_it_starts_quickly_because_it_loads_no_model(self) -> None:
        # 0.3 seconds of processor time where this was written; loading the model's libraries alone takes longer.
        before = children_seconds()
        treatywatch("status", "inf", "--on", "2019-05-01")
        assert children_seconds() - before < 0.8


def children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class TestClock:
    def test_a_notice_takes_effect_by_the_treatys_own_rule(self) -> None:
        ended = treatywatch("clock", "inf", "--actor", "USA", "--notice", "2019-02-02")
        assert ended.code == 0
        assert ended.out.startswith("2019-08-02 (Art. XV.2: 6 months, same day of the month)\n")

    def test_lines_are_answered_one_by_one(self) -> None:
        asked = {"treaty": "inf", "actor": "USA", "step": "withdrawal_notice", "on": "2018-08-31"}
        ended = treatywatch("clock", "--json", given=f"{json.dumps(asked)}\n{{}}\n")
        first, second = ended.lines
        assert first["effective"] == "2019-02-28"
        assert list(first) == ["effective", "article", "rule", "remarks"]
        assert second["line"] == 2
        assert ended.code == 1

    def test_without_a_notice_it_says_what_it_needs(self) -> None:
        ended = treatywatch("clock", "inf")
        assert ended == (2, "", "treatywatch: say who gave notice and when: --actor USA --notice 2019-02-02\n")


class TestCheck:
    OPTIONS = (
        "--actor",
        "RUS",
        "--act",
        "flight_test",
        "--on",
        "2008",
        "--kind",
        "cruise missile",
        "--basing",
        "ground",
    )

    def test_a_missing_fact_is_named(self) -> None:
        ended = treatywatch("check", "inf", *self.OPTIONS, "--range", ">500", "--role", "weapon delivery")
        assert ended.code == 0
        verdict, missing, *reasons = ended.out.splitlines()
        assert verdict == "undetermined"
        assert missing.startswith("missing: range capability: '>500 km' does not say whether it is at most 5,500 km")
        assert any("INF Art. II.5" in line for line in reasons)

    def test_options_and_lines_ask_the_same(self) -> None:
        by_options = treatywatch(
            "check", "inf", *self.OPTIONS, "--range", ">500", "--role", "weapon delivery", "--json"
        )
        by_lines = treatywatch("check", "--json", given=json.dumps(SCENARIO))
        assert by_options.lines == by_lines.lines
        assert list(by_lines.lines[0]) == ["verdict", "treaty_status", "provisions", "missing", "reasons"]

    def test_a_bad_line_does_not_stop_the_others(self) -> None:
        wrong = {**SCENARIO, "colour": "red"}
        ended = treatywatch("check", "--json", given="\n".join(map(json.dumps, [SCENARIO, wrong, SCENARIO])))
        first, second, third = ended.lines
        assert first == third
        assert second["line"] == 2
        assert second["error"].startswith("colour: unknown key; expected one of treaty, actor, act")
        assert ended.code == 1

    def test_a_plain_range_is_a_number_of_kilometres(self) -> None:
        ended = treatywatch("check", "inf", *self.OPTIONS, "--range", "1500", "--role", "weapon delivery", "--json")
        assert ended.lines[0]["verdict"] == "would_breach"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            ((), "treatywatch: name a treaty, such as inf, or give --json and one question a line on standard input"),
            (("inf", "--circumstance", "fixed"), "treatywatch: --circumstance: 'fixed' has no value"),
            (("inf", "--act", "invent"), "treatywatch: act: 'invent' is no act; acts: "),
            (("inf",), "treatywatch: act: "),
        ],
    )
    def test_wrong_usage_ends_with_2(self, arguments: tuple[str, ...], message: str) -> None:
        ended = treatywatch("check", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(message)


class TestTreaties:
    def test_they_are_listed_with_their_ids(self) -> None:
        ended = treatywatch("treaties")
        assert ended.code == 0
        assert re.search(r"^inf +Treaty between the United States", ended.out, re.MULTILINE)

    def test_a_treaty_is_shown_as_it_was_on_a_day(self) -> None:
        now, then = (
            treatywatch("treaties", "show", "inf", *on, "--json").lines[0] for on in ((), ("--on", "1989-01-01"))
        )
        assert {party["state"] for party in then["parties"]} == {"USA", "SUN"}
        assert len(now["parties"]) > 2
        assert then["status"]["status"] == "in_force"
        assert any(provision["article"] == "VI.1(a)" for provision in then["provisions"])

    def test_people_get_it_as_text(self) -> None:
        ended = treatywatch("treaties", "show", "inf", "--on", "2019-05-01")
        assert "On 2019-05-01: withdrawal pending since 2019-02-02 (Art. XV.2)" in ended.out
        assert "  Art. VI.1(a) prohibits: " in ended.out
