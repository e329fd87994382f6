"""The commands that keep a record, as people call them: what they say, and with which code they end."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.here import run_here
from tests.stores.articles import PACKS, Stated, add, article, noon, threads_in
from treatywatch.runs.desk import StoreDesk
from treatywatch.runs.records import opened
from treatywatch.runs.reviewing import Reviewer

CHARGE = article("charge", Stated("deploy", number=60), Stated(when="2017-03-06"))
DENIAL = article("denial", Stated("deploy", speaker="RUS", denies=True), Stated("deploy", number=400))
TEXT = "A sample text.\n\nThe United States said that Russia had deployed the 9M729. Russia denied it.\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Give a record of two articles."""
    where = tmp_path / "record.db"
    with opened(str(where), create=True) as store:
        add(store, CHARGE, on="2026-01-01")
        add(store, DENIAL, on="2026-01-03")
    return where


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Give a folder with a text and a file that cannot be read."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "2017-03-08.txt").write_text(TEXT, encoding="utf-8")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing else")
    return folder


def test_adding_says_what_was_added_and_what_could_not_be_read(texts: Path, tmp_path: Path) -> None:
    where = tmp_path / "new.db"
    first = run_here("record", "add", texts, "--record", where)
    assert first.code == 1
    assert first.out.startswith("1 document added with ")
    assert first.out.endswith("claims; 0 were there already; 1 could not be read\n")
    assert "broken.pdf: " in first.err
    (texts / "broken.pdf").unlink()
    again = run_here("record", "add", texts, "--record", where, "--quiet")
    assert (again.code, again.err) == (0, "")
    assert again.out == "0 documents added with 0 claims; 1 was there already\n"
    status = run_here("record", "status", "--record", where)
    assert "not read: " in status.out
    assert "broken.pdf" in status.out


def test_adding_what_is_not_there(tmp_path: Path) -> None:
    ended = run_here("record", "add", tmp_path / "none", "--record", tmp_path / "new.db")
    assert (ended.code, "none" in ended.err) == (1, True)


def test_adding_from_standard_input(tmp_path: Path) -> None:
    where = tmp_path / "new.db"
    ended = run_here(
        "record", "add", "-", "--published", "2017-03-08", "--publisher", "Sample", "--record", where,
        given=TEXT.encode(),
    )  # fmt: skip
    assert (ended.code, ended.out.partition(" with")[0]) == (0, "1 document added")
    assert "Sample, 2017-03-08" in run_here("record", "search", "9m729", "--record", where).out


def test_the_status_of_a_day(record: Path) -> None:
    now = json.loads(run_here("record", "status", "--record", record, "--json").out)
    assert (now["documents"], now["claims"], now["threads"], now["conflicts"]) == (2, 4, 2, 1)
    assert set(now["outdated"].values()) == {0}
    then = json.loads(run_here("record", "status", "--record", record, "--as-of", "2026-01-02", "--json").out)
    assert (then["documents"], then["claims"], then["threads"], then["conflicts"]) == (1, 2, 2, 0)
    lines = run_here("record", "status", "--record", record).out.splitlines()
    assert lines[-1] == "all of it was read with this treatywatch"


def test_single_things_are_shown_by_their_ids(record: Path) -> None:
    with opened(str(record)) as store:
        (thread, _) = threads_in(store, CHARGE)
        review = Reviewer(StoreDesk(store, PACKS), "Anna", lambda: noon("2026-01-04")).accept(CHARGE.claims[0].id)
    conflict = json.loads(run_here("conflicts", "--record", record, "--format", "json").out)["rows"][0]["id"]
    shown = {
        one: run_here("record", "show", one, "--record", record)
        for one in (CHARGE.document.id, "charge.txt", CHARGE.claims[0].id, thread, conflict, review.id)
    }
    assert [one.code for one in shown.values()] == [0] * len(shown)
    assert shown["charge.txt"] == shown[CHARGE.document.id]
    assert f"claim {CHARGE.claims[1].id}" in shown["charge.txt"].out
    assert f"in thread {thread}" in shown[CHARGE.claims[0].id].out
    assert "by Anna, 2026-01-04 12:00Z" in shown[CHARGE.claims[0].id].out
    assert "Russia deploys" in shown[thread].out
    assert f"in thread {thread}" in shown[conflict].out
    assert f"accept of {CHARGE.claims[0].id}" in shown[review.id].out
    with_text = json.loads(run_here("record", "show", "charge.txt", "--text", "--json", "--record", record).out)
    assert with_text["text"] == CHARGE.document.text


def test_the_status_of_two_days(record: Path) -> None:
    days = ("--between", "2026-01-02", "2026-01-03", "--record", record)
    told = json.loads(run_here("record", "status", *days, "--json").out)
    assert (told["after"], told["before"]["documents"], told["documents"]) == ("2026-01-02", 1, 2)
    line = "after 2026-01-02: documents 1 -> 2, places 1 -> 2, claims 2 -> 4, conflicts 0 -> 1"
    assert line in run_here("record", "status", *days).out.splitlines()
    later = run_here("record", "status", "--between", "2026-01-03", "2026-01-04", "--record", record)
    assert "after 2026-01-03: nothing has come or gone" in later.out.splitlines()


def test_single_things_are_compared_on_two_days(record: Path) -> None:
    identity = CHARGE.claims[0].id
    with opened(str(record)) as store:
        desk = StoreDesk(store, PACKS)
        review = Reviewer(desk, "Anna", lambda: noon("2026-01-04")).accept(identity)
        Reviewer(desk, "Anna", lambda: noon("2026-01-06")).undo(review.id)

    def changed(one: str, first: str, last: str) -> list[str]:
        asked = ("record", "show", one, "--between", f"2026-01-{first}", f"2026-01-{last}", "--record", record)
        ended = run_here(*asked)
        assert ended.code == 0, ended.err
        return ended.out.splitlines()[1:]

    assert changed(identity, "01", "03") == ["nothing"]
    (came,) = changed(identity, "03", "04")
    assert came.startswith(f"+ {review.id}: accept of {identity} by Anna")
    assert changed(identity, "04", "06") == [came.replace("+", "-", 1)]
    assert changed(review.id, "03", "05")[0] == "this record did not have it on 2026-01-03"
    assert changed(review.id, "05", "06")[1].endswith(", undone 2026-01-06")
    assert changed(DENIAL.document.id, "02", "03")[0] == "this record did not have it on 2026-01-02"
    as_json = run_here(
        "record", "show", identity, "--between", "2026-01-03", "2026-01-04", "--json", "--record", record
    )
    told = json.loads(as_json.out)
    assert told["between"] == ["2026-01-03", "2026-01-04"]
    assert (told["before"]["reviews"], [one["id"] for one in told["after"]["reviews"]]) == ([], [review.id])
    none = run_here("record", "show", DENIAL.document.id, "--between", "2026-01-01", "2026-01-02", "--record", record)
    assert (none.code, "has no document" in none.err) == (2, True)


def test_decisions_are_listed_that_were_made_between_two_days(record: Path) -> None:
    with opened(str(record)) as store:
        for day, one in enumerate(CHARGE.claims, start=4):
            Reviewer(StoreDesk(store, PACKS), "Anna", lambda day=day: noon(f"2026-01-0{day}")).accept(one.id)  # type: ignore[misc]  # a day each

    def made(first: str, last: str) -> list[str]:
        ended = run_here("review", "list", "--between", first, last, "--json", "--record", record)
        return [one["target"] for one in json.loads(ended.out)]

    assert made("2026-01-03", "2026-01-04") == [CHARGE.claims[0].id]
    assert made("2026-01-03", "2026-01-05") == [one.id for one in CHARGE.claims]
    assert made("2026-01-05", "2026-01-06") == []


def test_a_thread_is_shown_with_what_came_between_two_days(record: Path) -> None:
    with opened(str(record)) as store:
        (thread, _) = threads_in(store, CHARGE)
    days = ("--between", "2026-01-02", "2026-01-03", "--json", "--record", record)
    rows = json.loads(run_here("record", "show", thread, *days).out)["rows"]
    assert {row["document"] for row in rows} == {DENIAL.document.id}


def test_a_search_between_two_days_finds_what_came(record: Path) -> None:
    def found(*days: str) -> list[str]:
        ended = run_here("record", "search", "missile", *days, "--json", "--record", record)
        return [one["document"] for one in json.loads(ended.out)]

    assert found("--between", "2025-12-31", "2026-01-02") == [CHARGE.document.id]
    assert found("--between", "2026-01-01", "2026-01-03") == [DENIAL.document.id]
    assert found("--between", "2026-01-03", "2026-01-09") == []
    assert sorted(found("--between", "2017-03-07", "2017-03-08", "--basis", "published")) == sorted(
        [CHARGE.document.id, DENIAL.document.id]
    )


@pytest.mark.parametrize("command", ["status", "search missile", "show nonsense"])
@pytest.mark.parametrize(
    ("days", "said"),
    [
        (("--between", "2026-01-03", "2026-01-01"), "--between takes the earlier day first"),
        (("--between", "2026-01-01", "2026-01-03", "--as-of", "2026-01-02"), "exclude each other"),
    ],
)
def test_days_in_the_wrong_order_are_refused(record: Path, command: str, days: tuple[str, ...], said: str) -> None:
    ended = run_here("record", *command.split(), *days, "--record", record)
    assert (ended.code, ended.out, said in ended.err) == (2, "", True)


def test_what_was_not_there_yet_is_not_shown(record: Path) -> None:
    for one in (DENIAL.document.id, DENIAL.claims[0].id):
        ended = run_here("record", "show", one, "--as-of", "2026-01-02", "--record", record)
        assert (ended.code, f"has no document, claim, thread, conflict or review {one!r}" in ended.err) == (2, True)


def test_documents_are_found_with_the_claims_that_have_the_words(record: Path) -> None:
    word = CHARGE.claims[0].evidence[0].exact.split()[4]
    found = run_here("record", "search", word, "--record", record)
    assert f"{CHARGE.document.id}: On charge" in found.out
    assert f"in claims {CHARGE.claims[0].id}" in found.out
    published = json.loads(
        run_here(
            "record", "search", word, "--as-of", "2017-03-09", "--basis", "published", "--json", "--record", record
        ).out
    )
    assert published[0]["claims"] == [CHARGE.claims[0].id]
    assert run_here("record", "search", "submarine", "--record", record).out == (
        f"no document in {record} has all of: submarine\n"
    )
    assert run_here("record", "search", "The missile", "--limit", "1", "--record", record).out.count(": On ") == 1
    assert run_here("record", "search", "--record", record, "*").code == 2


def test_removing_and_erasing(record: Path) -> None:
    removed = run_here("record", "remove", "charge.txt", "--record", record)
    assert removed.out == (
        f"{CHARGE.document.id} (charge.txt): removed; what was known before today can still be asked for\n"
    )
    assert run_here("record", "show", "charge.txt", "--record", record).code == 2
    assert run_here("record", "show", CHARGE.document.id, "--as-of", "2026-01-02", "--record", record).code == 0
    assert run_here("record", "remove", DENIAL.document.id, "--erase", "--record", record).out.endswith(": erased\n")
    assert run_here("record", "remove", DENIAL.document.id, "--record", record).code == 2
    assert run_here("record", "verify", "--record", record, "--quiet").code == 0


def test_a_rebuild_of_what_is_new_has_nothing_to_do(record: Path) -> None:
    ended = run_here("record", "rebuild", "--record", record, "--quiet")
    assert (ended.code, ended.out) == (0, "nothing to do: all of it was read with this treatywatch\n")
    again = json.loads(run_here("record", "rebuild", "--from", "threads", "--record", record, "--json", "--quiet").out)
    assert (again["documents"], again["new"], again["gone"], again["changed"]) == (2, [], [], [])
    wrong = run_here("record", "rebuild", "--from", "nonsense", "--record", record)
    assert (wrong.code, "known: readings, claims, findings, threads" in wrong.err) == (2, True)


def test_a_check_says_what_is_wrong_and_ends_with_one(record: Path) -> None:
    assert run_here("record", "verify", "--record", record, "--quiet").out == (
        "2 documents: every text has its hash, every claim its words\n"
    )
    with sqlite3.connect(record) as behind:
        behind.execute("UPDATE documents SET text = x'00' WHERE number = 1")
    behind.close()
    ended = run_here("record", "verify", "--record", record, "--quiet")
    assert (ended.code, ended.out.startswith(f"{CHARGE.document.id}: it cannot be read back")) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        ("record", "status"), ("record", "show", "nonsense"), ("record", "search", "missile"),
        ("record", "remove", "nonsense"), ("record", "rebuild"), ("record", "verify"), ("threads",), ("timeline",),
        ("matrix",), ("conflicts",), ("positions", "RUS"), ("chains",), ("dossier", "inf"),
        ("review", "--who", "Anna", "accept", "nonsense"), ("review", "list"),
    ],
)  # fmt: skip
def test_without_a_record_every_command_says_so_and_makes_none(command: tuple[str, ...], tmp_path: Path) -> None:
    where = tmp_path / "none.db"
    ended = run_here(*command, "--record", where)
    assert (ended.code, ended.out) == (2, "")
    assert f"{where}: there is no record; `treatywatch record add PATH...` makes one" in ended.err
    assert not where.exists()


@pytest.mark.parametrize("command", [("record", "status"), ("record", "add", "."), ("threads",), ("review", "list")])
def test_a_record_of_a_later_treatywatch_ends_with_four(record: Path, command: tuple[str, ...]) -> None:
    with sqlite3.connect(record) as behind:
        behind.execute("UPDATE alembic_version SET version_num = '9999'")
    behind.close()
    ended = run_here(*command, "--record", record)
    assert (ended.code, ended.out) == (4, "")
    assert ended.err == (
        f"treatywatch: {record}: it was written by a later treatywatch (its tables are of revision 9999); "
        "install the later treatywatch: this one would not understand all of it\n"
    )


@pytest.mark.parametrize(
    ("content", "code"), [(b"Dear reader,", 4), (b"SQLite format 3\x00" + b"\x07" * 9_000, 4), (b"", 2)]
)
def test_a_file_that_is_no_record_is_named(tmp_path: Path, content: bytes, code: int) -> None:
    where = tmp_path / "letter.txt"
    where.write_bytes(content)
    ended = run_here("record", "status", "--record", where)
    assert (ended.code, ended.err.startswith(f"treatywatch: {where}: ")) == (code, True)
    assert "Traceback" not in ended.err
    assert where.read_bytes() == content


@pytest.mark.parametrize(
    "option", [("--as-of", "2026-13-01"), ("--as-of", "yesterday"), ("--limit", "0"), ("--basis", "read")]
)
def test_wrong_options_of_a_search(record: Path, option: tuple[str, str]) -> None:
    ended = run_here("record", "search", "missile", *option, "--record", record)
    assert (ended.code, f"Invalid value for '{option[0]}'" in ended.err) == (2, True)


@pytest.mark.parametrize(
    "decision",
    [
        ("accept", "nonsense"), ("reject", "nonsense", "--why", "no"),
        ("correct", "nonsense", "act=deploy", "--why", "no"),
        ("merge", "thread-nonsense", "thread-other", "--why", "no"), ("undo", "nonsense"), ("grade", "nonsense", "A"),
        ("split", "thread-nonsense", "nonsense", "--why", "no"), ("annotate", "nonsense", "a note"),
    ],
)  # fmt: skip
def test_decisions_about_nothing_are_refused(record: Path, decision: tuple[str, ...]) -> None:
    ended = run_here("review", "--who", "Anna", *decision, "--record", record)
    assert (ended.code, ended.out) == (2, "")
    assert f"treatywatch: {record} has no " in ended.err
