"""The commands as people run them: what they print, where, and how they end."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import treatywatch as package
from tests.commands import REPOSITORY, environment, treatywatch
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
        assert list(answer) == ["status", "since", "article", "remarks", "readings", "unverified"]
        assert answer["status"] == "in_force"

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("nowhere",), "treatywatch: no treaty is called 'nowhere'; known: abm, att"),
            (("inf", "--on", "soon"), "treatywatch: on: 'soon' is no day; expected a day such as 2019-02-02"),
            (("inf", "--party", "Russia"), "treatywatch: 'Russia' is no state by its ISO 3166-1 alpha-3 code"),
        ],
    )
    def test_wrong_usage_is_said_in_one_line_and_ends_with_2(self, arguments: tuple[str, ...], message: str) -> None:
        ended = treatywatch("status", *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.startswith(message)
        assert ended.err.count("\n") == 1


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
        assert list(first) == [
            "effective",
            "article",
            "rule",
            "remarks",
            "plain_count",
            "recorded",
            "follows",
            "unverified",
        ]
        assert second["line"] == 2
        assert ended.code == 1

    def test_without_a_notice_it_says_what_it_needs(self) -> None:
        ended = treatywatch("clock", "inf")
        assert ended == (2, "", "treatywatch: say whose period and from which day: --actor USA --notice 2019-02-02\n")


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
            ((), "treatywatch: say what is asked (--act), or give --json and one question a line on standard input"),
            (("inf", "--circumstance", "fixed"), "treatywatch: --circumstance: 'fixed' has no value"),
            (("inf", "--act", "invent"), "treatywatch: act: 'invent' is no act; expected one of develop, "),
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


class TestRead:
    def test_a_pipe_gets_json_lines_in_the_order_of_the_contract(self) -> None:
        ended = treatywatch("read", NOTE)
        assert (ended.code, ended.err) == (0, "")
        kinds = [line["kind"] for line in ended.lines]
        order = ["document", "statement", "claim", "description", "finding", "problem"]
        assert kinds == sorted(kinds, key=order.index)
        assert kinds[0] == "document"
        assert {"claim", "finding"} <= set(kinds)

    def test_every_quotation_is_the_files_own_words(self) -> None:
        text = NOTE.read_text(encoding="utf-8")
        claims = [line for line in treatywatch("read", NOTE).lines if line["kind"] == "claim"]
        quotes = [quote for claim in claims for quote in claim["evidence"]]
        assert quotes
        assert all(text[quote["start"] : quote["end"]] == quote["exact"] for quote in quotes)

    def test_standard_input_is_read_as_a_file_is(self) -> None:
        by_name = treatywatch("read", NOTE).lines
        by_input = treatywatch("read", "-", "--published", "2014-08-01", given=NOTE.read_bytes()).lines
        assert by_input[0]["sha256"] == by_name[0]["sha256"]
        assert by_input[0]["published_basis"] == "argument"
        assert [line["evidence"] for line in by_input if line["kind"] == "claim"] == [
            line["evidence"] for line in by_name if line["kind"] == "claim"
        ]

    def test_layers_come_with_the_stream(self) -> None:
        kinds = {
            line["kind"] for line in treatywatch("read", NOTE, "--layers", "times,names,quantities,sentences").lines
        }
        assert {"time", "name", "quantity", "sentence"} <= kinds

    def test_a_file_that_is_not_there_is_a_problem_and_the_rest_is_read(self, tmp_path: Path) -> None:
        ended = treatywatch("read", tmp_path / "missing.txt", NOTE)
        problems = [line for line in ended.lines if line["kind"] == "problem" and line["document"] is None]
        assert [problem["where"] for problem in problems] == [str(tmp_path / "missing.txt")]
        assert any(line["kind"] == "document" for line in ended.lines)
        assert ended.code == 1

    def test_people_get_problems_on_standard_error(self, tmp_path: Path) -> None:
        ended = treatywatch("read", tmp_path / "missing.txt", NOTE, "--table")
        assert ended.err.startswith(f"{tmp_path / 'missing.txt'}: ")
        assert "who says" in ended.out
        assert ended.code == 1
        assert treatywatch("read", tmp_path / "missing.txt", "--table", "--quiet").err == ""

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (
                ("--layers", "verbs"),
                "treatywatch: there is no layer 'verbs'; known: times, quantities, names, sentences",
            ),
            (("--layers", "times", "--table"), "treatywatch: a table has no layers; give --format jsonl with --layers"),
            (("--published", "soon"), "treatywatch: 'soon' is no date; write 2024-07-04, 2024-07 or 2024"),
        ],
    )
    def test_wrong_usage_ends_with_2(self, arguments: tuple[str, ...], message: str) -> None:
        assert treatywatch("read", NOTE, *arguments) == (2, "", f"{message}\n")

    def test_a_reader_that_goes_away_is_no_error(self) -> None:
        command = f'set -o pipefail; "{sys.executable}" -m treatywatch read "{RECORD}" | head -n 1'
        ended = subprocess.run(
            ["bash", "-c", command], capture_output=True, env=environment(), cwd=REPOSITORY, check=False, timeout=120
        )
        assert json.loads(ended.stdout)["kind"] == "document"
        assert ended.stderr == b""

    def test_ctrl_c_leaves_whole_lines(self) -> None:
        with subprocess.Popen(
            [sys.executable, "-m", "treatywatch", "read", str(RECORD)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=REPOSITORY,
        ) as running:
            assert running.stdout
            assert running.stderr
            first = running.stdout.readline()
            running.send_signal(signal.SIGINT)
            rest, errors = running.stdout.read(), running.stderr.read()
        assert running.returncode == 130
        assert all(json.loads(line) for line in [first, *rest.splitlines()])
        assert errors == b""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `treatywatch report` was run without any argument."""
    folder = tmp_path_factory.mktemp("report")
    ended = treatywatch("report", folder=folder)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "out/dossier.html",
        "out/dossier.md",
        "out/dossier.json",
        "out/records.jsonl",
    ]
    return folder / "out"


class TestReport:
    def test_the_shipped_record_becomes_a_dossier(self, folder: Path) -> None:
        dossier = (folder / "dossier.md").read_text(encoding="utf-8")
        assert "INF" in dossier
        assert "An allegation is not a finding of fact." in dossier
        assert (folder / "dossier.html").read_text(encoding="utf-8").startswith("<!")

    def test_the_dossier_says_how_it_was_made(self, folder: Path) -> None:
        making = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))["making"]
        assert making["version"] == package.__version__
        assert making["command"] == "treatywatch report"
        assert len(making["model_sha256"]) == 64

    def test_its_records_are_those_that_read_gives(self, folder: Path) -> None:
        written = (folder / "records.jsonl").read_text(encoding="utf-8")
        assert written == treatywatch("read", RECORD).out

    def test_what_could_not_be_read_is_said_and_the_dossier_written(self, tmp_path: Path) -> None:
        ended = treatywatch("report", tmp_path / "missing.txt", NOTE, "-o", tmp_path / "out")
        assert ended.code == 1
        assert ended.err.startswith(f"{tmp_path / 'missing.txt'}: ")
        assert "missing.txt" in (tmp_path / "out" / "dossier.md").read_text(encoding="utf-8")

    def test_wrong_usage_ends_with_2(self, tmp_path: Path) -> None:
        unknown = treatywatch("report", "--treaty", "nowhere", folder=tmp_path)
        assert unknown[:2] == (2, "")
        assert unknown.err.startswith("treatywatch: no treaty is called 'nowhere'")
        assert not (tmp_path / "out").exists()
        (tmp_path / "taken").write_text("", encoding="utf-8")
        taken = treatywatch("report", NOTE, "-o", "taken", folder=tmp_path)
        assert taken[:2] == (2, "")
        assert taken.err.startswith("treatywatch: taken cannot be written: ")

    def test_nothing_to_report_on_is_said(self, tmp_path: Path) -> None:
        ended = treatywatch("report", tmp_path / "missing.txt", "-o", tmp_path / "out", "--quiet")
        assert ended[:2] == (2, "")
        assert ended.err.startswith("treatywatch: there is no document to report on: ")


class TestWhichLaw:
    def test_without_a_treaty_every_one_is_asked(self) -> None:
        code, out, _ = treatywatch(
            "check", "--actor", "FRA", "--act", "use", "--on", "2020", "--kind", "anti-personnel mine"
        )
        assert code == 0
        assert out.startswith("== Ottawa Convention: would breach")
        assert "Not joined by the actor then: ABM Treaty, " in out

    def test_in_json_with_those_that_are_silent(self) -> None:
        code, out, _ = treatywatch(
            "check", "--actor", "USA", "--act", "use", "--kind", "sarin", "--on", "2010", "--json"
        )
        answer = json.loads(out)
        assert code == 0
        assert list(answer) == ["treaties", "silent"]
        assert answer["treaties"][0]["treaty"] == "cwc"

    def test_lines_without_a_treaty_and_in_brief(self) -> None:
        asked = json.dumps({key: value for key, value in SCENARIO.items() if key != "treaty"})
        code, out, _ = treatywatch("check", "--json", "--brief", given=f"{asked}\n{json.dumps(SCENARIO)}\n")
        assert code == 0
        first, second = map(json.loads, out.splitlines())
        assert first["verdicts"]["inf"] == second["verdict"] == "undetermined"

    def test_what_is_left_undone(self) -> None:
        code, out, _ = treatywatch(
            "check", "inf", "--not-done", "--actor", "USA", "--act", "eliminate", "--on", "1992", "--kind",
            "ballistic missile", "--basing", "ground", "--range", "1800",
        )  # fmt: skip
        assert (code, out.splitlines()[0]) == (0, "would breach")

    def test_a_political_commitment_is_not_breached(self) -> None:
        code, out, _ = treatywatch(
            "check", "jcpoa", "--actor", "IRN", "--act", "enrich", "--on", "2021", "--kind", "uranium",
            "--circumstance", "enrichment_percent=60", "--circumstance", "enrichment=60",
        )  # fmt: skip
        assert code == 0
        assert "breach" not in out.splitlines()[0]


class TestLimits:
    def test_the_figures_that_ship(self) -> None:
        code, out, err = treatywatch("limits", "new-start")
        assert (code, err) == (0, "")
        assert "As of 2018-02-05, the United States had 1,350" in out

    def test_wrong_rows_are_said_and_end_with_1(self, tmp_path: Path) -> None:
        path = tmp_path / "f.csv"
        path.write_text("date,party,deployed_warheads\n2020-03-01,USA,-1\n2020-03-01,RUS,1326\n", encoding="utf-8")
        code, out, err = treatywatch("limits", "new-start", str(path))
        assert code == 1
        assert "Russia had 1,326" in out
        assert err == "f.csv: row 2, column deployed_warheads: -1 is negative; expected a count of 0 or more\n"

    def test_json_and_a_chart(self, tmp_path: Path) -> None:
        code, out, _ = treatywatch("limits", "new-start", "--json", "--chart", str(tmp_path / "made" / "chart.svg"))
        report = json.loads(out)
        assert code == 0
        assert list(report) == ["treaty", "file", "findings", "problems"]
        assert (tmp_path / "made" / "chart.svg").read_text(encoding="utf-8").startswith("<svg")

    def test_a_treaty_without_figures_asks_for_a_file(self) -> None:
        code, _, err = treatywatch("limits", "npt")
        assert (code, err) == (2, "treatywatch: no declared figures ship with 'npt'; name a CSV file\n")


class TestCalendar:
    def test_dates_and_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "npt.ics"
        code, out, _ = treatywatch("calendar", "npt", "--from", "1995-01-01", "--to", "1995-12-31", "--ics", str(path))
        assert code == 0
        assert "1995-04-17  review conference" in out
        assert path.read_bytes().startswith(b"BEGIN:VCALENDAR")

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (("--from", "2020-13-01"), "on: '2020-13-01' is no day; expected a day such as 2019-02-02"),
            (("--from", "2020-01-02", "--to", "2020-01-01"), "to: 2020-01-01 is before 2020-01-02"),
            (("--party", "Atlantis"), "'Atlantis' is no state by its ISO 3166-1 alpha-3 code"),
        ],
    )
    def test_wrong_usage_is_said(self, arguments: tuple[str, ...], message: str) -> None:
        code, _, err = treatywatch("calendar", "npt", *arguments)
        assert code == 2
        assert message in err


class TestPacks:
    def test_a_pack_is_tried(self) -> None:
        code, out, _ = treatywatch("treaties", "test", "ttbt")
        assert code == 0
        assert out.startswith("ttbt: 0 faults; ")

    def test_every_case_is_shown_on_demand(self) -> None:
        _, out, _ = treatywatch("treaties", "test", "ttbt", "-v")
        assert "would breach TTBT Art. I.1" in out

    def test_a_wrong_pack_is_told_what_is_wrong(self, tmp_path: Path) -> None:
        path = tmp_path / "mine.yaml"
        path.write_text("id: mine\ncolour: red\n", encoding="utf-8")
        code, out, _ = treatywatch("treaties", "test", str(path))
        assert code == 1
        assert out.startswith("mine.yaml: colour: unknown key; allowed: ")

    def test_two_revisions_are_compared(self, tmp_path: Path) -> None:
        text = (PACKAGE / "treaties/packs/sort.yaml").read_text(encoding="utf-8")
        path = tmp_path / "sort.yaml"
        path.write_text(text.replace("ceiling: 2200", "ceiling: 2300"), encoding="utf-8")
        code, out, _ = treatywatch("treaties", "diff", "sort", str(path))
        assert code == 0
        assert "ceiling: 2200 -> 2300" in out
