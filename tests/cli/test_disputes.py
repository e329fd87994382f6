"""The commands that ask a record: every question in every form, and what is said of a question that makes no sense."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.here import run_here
from tests.stores.articles import Stated, add, article
from treatywatch.runs.records import opened

QUESTIONS = ("threads", "timeline", "matrix", "conflicts", "positions RUS", "chains")


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record that two days filled."""
    where = tmp_path_factory.mktemp("record") / "record.db"
    with opened(str(where), create=True) as store:
        add(
            store,
            article("one", Stated("deploy", number=60), Stated("violate", system=None, treaty="inf")),
            on="2026-01-01",
        )
        add(store, article("two", Stated("deploy", speaker="RUS", denies=True), Stated("deploy", number=400)),
            on="2026-01-03")  # fmt: skip
    return where


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_is_answered_in_every_form(record: Path, question: str) -> None:
    table, as_json, as_csv = (
        run_here(*question.split(), "--format", form, "--record", record) for form in ("table", "json", "csv")
    )
    assert (table.code, as_json.code, as_csv.code) == (0, 0, 0)
    assert table.err == as_json.err == as_csv.err == ""
    rows = json.loads(as_json.out)["rows"]
    assert bool(rows) == (question != "chains")
    assert len(list(csv.reader(io.StringIO(as_csv.out)))) >= len(rows) + 1


@pytest.mark.parametrize("question", ["timeline", "matrix"])
def test_timeline_and_matrix_are_drawn(record: Path, question: str) -> None:
    drawn = run_here(question, "--treaty", "inf", "--format", "svg", "--record", record)
    assert drawn.code == 0
    assert ET.fromstring(drawn.out).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314 (our own picture)


@pytest.mark.parametrize("question", QUESTIONS)
def test_before_its_first_day_a_record_has_no_answer(record: Path, question: str) -> None:
    ended = run_here(*question.split(), "--as-of", "2025-12-31", "--format", "json", "--record", record)
    assert (ended.code, json.loads(ended.out)["rows"]) == (0, [])


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a record in which fourteen states say something to three propositions."""
    where = tmp_path_factory.mktemp("crowded") / "record.db"
    states = ("RUS", "USA", "GBR", "DEU", "FRA", "ITA", "ESP", "POL", "CHN", "IND", "TUR", "CAN", "NOR", "JPN")
    to_one = (Stated("deploy", speaker=state) for state in states)
    with opened(str(where), create=True) as store:
        add(store, article("all", *to_one, Stated("develop"), Stated("violate", system=None, treaty="inf")))
    return where


@pytest.mark.parametrize("basis", [(), ("--basis", "published", "--as-of", "2017-03-09")])
def test_a_matrix_says_how_many_holders_and_propositions_it_leaves_out(crowded: Path, basis: tuple[str, ...]) -> None:
    def matrix(*options: str) -> dict[str, object]:
        told = json.loads(run_here("matrix", *options, *basis, "--format", "json", "--record", crowded).out)
        return {"holders": len(told["holders"]), "threads": len(told["threads"])} | {
            key: told[key] for key in ("holders_left_out", "left_out")
        }

    assert matrix() == {"holders": 12, "threads": 3, "holders_left_out": 2, "left_out": 0}
    assert matrix("--holders", "14") == {"holders": 14, "threads": 3, "holders_left_out": 0, "left_out": 0}
    assert matrix("--limit", "1") == {"holders": 12, "threads": 1, "holders_left_out": 2, "left_out": 2}
    assert matrix("--limit", "1", "--offset", "1")["left_out"] == 1
    lines = run_here("matrix", "--limit", "2", *basis, "--record", crowded).out.splitlines()
    assert "1 more proposition; --offset and --limit show them" in lines
    assert "2 more holders of these propositions; --holders shows more" in lines
    few = ("matrix", "--limit", "2", "--holders", "3", *basis, "--record", crowded)
    assert "11 more holders of these propositions; --holders shows more" in run_here(*few).out.splitlines()
    assert "Not drawn: 11 holders, 1 proposition." in run_here(*few, "--format", "svg").out
    whole = run_here("matrix", "--holders", "20", *basis, "--record", crowded).out
    assert ("more proposition" in whole, "more holder" in whole) == (False, False)


def test_one_thread_in_full_and_what_changed(record: Path) -> None:
    rows = json.loads(run_here("threads", "--charges", "--format", "json", "--record", record).out)["rows"]
    whole = run_here("threads", rows[0]["id"], "--record", record)
    assert (whole.code, rows[0]["title"] in whole.out.replace("\n", " ")) == (0, True)
    changed = run_here("threads", "--between", "2026-01-02", "2026-01-03", "--format", "json", "--record", record)
    assert {row["change"] for row in json.loads(changed.out)["rows"]} >= {"claims", "denied by"}


@pytest.mark.parametrize(
    ("restricted", "threads"),
    [
        (("--treaty", "inf"), 2),
        (("--party", "Russia"), 2),
        (("--party", "USA"), 0),
        (("--act", "deploy"), 1),
        (("--system", "SSC-8"), 2),
        (("--system", "Mk 41"), 0),
        (("--act", "deploy", "--limit", "1"), 1),
        (("--offset", "1"), 1),
        (("--basis", "published", "--as-of", "2017-03-08"), 2),
        (("--basis", "published", "--as-of", "2017-03-07"), 0),
    ],
)
def test_threads_are_restricted(record: Path, restricted: tuple[str, ...], threads: int) -> None:
    ended = run_here("threads", *restricted, "--format", "json", "--record", record)
    assert len(json.loads(ended.out)["rows"]) == threads


@pytest.mark.parametrize(
    ("asked", "unheard", "words"),
    [
        (("--party", "Iceland"), ["ISL"], "Iceland"),
        (("--party", "usa"), ["USA"], "the United States"),
        (("--party", "Atlantic Alliance"), ["NATO"], "NATO"),
        (("--party", "Iceland", "--party", "Chile"), ["ISL", "CHL"], "Iceland or Chile"),
        (("--party", "RUS", "--as-of", "2025-12-31"), ["RUS"], "Russia"),
        (("--party", "RUS", "--basis", "published", "--as-of", "2017-03-07"), ["RUS"], "Russia"),
    ],
)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_party_of_whom_a_record_has_no_act_has_an_empty_answer_that_says_so(
    record: Path, question: str, asked: tuple[str, ...], unheard: list[str], words: str
) -> None:
    told = json.loads(run_here(*question.split(), *asked, "--format", "json", "--record", record).out)
    assert (told["rows"], told["parties_without_acts"]) == ([], unheard)
    table = run_here(*question.split(), *asked, "--record", record)
    assert f"This record has nothing about acts of {words}." in table.out.splitlines()


def test_a_party_is_named_by_a_state_s_or_organ_s_code_or_name(record: Path) -> None:
    for name in ("RUS", "russia", "Russian Federation", "state duma"):
        told = json.loads(run_here("threads", "--party", name, "--format", "json", "--record", record).out)
        assert (len(told["rows"]), told["parties_without_acts"]) == (2, []), name


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("threads", "nonsense"), "has no thread 'nonsense'"),
        (("threads", "--treaty", "nonsense"), "no treaty is called 'nonsense'; known: "),
        (("threads", "--act", "nonsense"), "--act: 'nonsense' is no act; expected one of "),
        (("threads", "--system", "nonsense"), "no weapon system is called 'nonsense'"),
        *(
            (
                (*question.split(), "--party", "Ruritania"),
                "no state or organisation is called 'Ruritania', by its code or name; this record has acts of RUS",
            )
            for question in QUESTIONS
        ),
        (("threads", "--party", "RUS", "--party", "Nonsense Front"), "called 'nonsense-front', by its code or name"),
        (("threads", "--party", "Ruritania", "--as-of", "2025-12-31"), "this record has acts of RUS"),
        (("review", "--who", "Anna", "--treaty", "nonsense"), "no treaty is called 'nonsense'; known: "),
        (("threads", "--as-of", "2026-02-30"), "2026-02-30"),
        (("threads", "--as-of", "30.1.2026"), "30.1.2026"),
        (("threads", "--between", "2026-01-03", "2026-01-01"), "--between takes the earlier day first"),
        (("threads", "--between", "2026-01-03", "2026-01-03"), "--between takes the earlier day first"),
        (("threads", "--between", "2026-01-01", "2026-01-03", "--as-of", "2026-01-02"), "exclude each other"),
        (("threads", "--limit", "-1"), "Invalid value for '--limit'"),
        (("timeline", "--offset", "-1"), "Invalid value for '--offset'"),
        (("matrix", "--holders", "0"), "Invalid value for '--holders'"),
        (("matrix", "--format", "png"), "png"),
        (("positions", "nonsense"), "has no speaker 'nonsense'"),
        (("dossier", "nonsense"), "no treaty is called 'nonsense'"),
        (("dossier", "inf", "--as-of", "2025-12-31"), "had no document on 2025-12-31; its first was added on 2026-01"),
    ],
)  # fmt: skip
def test_a_question_that_makes_no_sense_ends_with_two(record: Path, asked: tuple[str, ...], said: str) -> None:
    ended = run_here(*asked, "--record", record)
    assert (ended.code, ended.out) == (2, "")
    assert said in " ".join(ended.err.replace("│", " ").split())
    assert "Traceback" not in ended.err


def test_the_same_record_gives_the_same_dossier_byte_for_byte(record: Path, tmp_path: Path) -> None:
    for folder in ("one", "other"):
        ended = run_here("dossier", "inf", "--record", record, "--output", tmp_path / folder)
        assert (ended.code, len(ended.out.splitlines())) == (0, 3)
    for name in ("dossier.html", "dossier.md", "dossier.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes()


def test_a_dossier_where_nothing_can_be_written(record: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = run_here("dossier", "inf", "--record", record, "--output", tmp_path / "file" / "folder")
    assert (ended.code, "cannot be written" in ended.err) == (2, True)
