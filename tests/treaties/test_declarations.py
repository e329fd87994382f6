"""Declared figures: what can be read is read, what cannot is said with its row and what was expected."""

from pathlib import Path

import pytest

from treatywatch.errors import UsageError
from treatywatch.treaties.declarations import Figures, read_declarations
from treatywatch.treaties.packs import load_pack

NEW_START = load_pack("new-start")


def figures(folder: Path, text: str) -> Figures:
    path = folder / "figures.csv"
    path.write_text(text, encoding="utf-8")
    return read_declarations(NEW_START, path)


def test_rows_are_read(tmp_path: Path) -> None:
    found = figures(tmp_path, 'date,party,deployed_warheads\n2018-02-05,USA,1350\n2018-02-05,Russia,"1,444"\n')

    assert [(row.party, row.values) for row in found.rows] == [
        ("USA", {"deployed_warheads": 1350.0}),
        ("RUS", {"deployed_warheads": 1444.0}),
    ]
    assert found.problems == ()


@pytest.mark.parametrize("party", ["RUS", "RU", "Russia", "Russian Federation", "russia"])
def test_a_party_by_any_of_its_names(tmp_path: Path, party: str) -> None:
    assert figures(tmp_path, f"date,party,deployed_warheads\n2018-02-05,{party},1\n").rows[0].party == "RUS"


def test_a_long_table_and_other_delimiters(tmp_path: Path) -> None:
    found = figures(tmp_path, "\ufeffDate;Country;Item;Count\n2018-02-05;US;Deployed warheads;1350\n")
    assert found.rows[0].values == {"deployed_warheads": 1350.0}


@pytest.mark.parametrize(
    ("row", "where", "what", "remedy"),
    [
        ("2018-02-31,USA,1", "row 3, column date", "'2018-02-31' is no date of the calendar", "such as 2018-02-05"),
        ("soon,USA,1", "row 3, column date", "'soon' is no date", "such as 2018-02-05"),
        ("2018-02-05,Atlantis,1", "row 3, column party", "'Atlantis' is no state", "ISO 3166-1 alpha-3"),
        ("2018-02-05,USA,-5", "row 3, column deployed_warheads", "-5 is negative", "a count of 0 or more"),
        ("2018-02-05,USA,many", "row 3, column deployed_warheads", "'many' is no number", "such as 1550"),
        ("2018-02-05,USA", "row 3, column deployed_warheads", "missing", "one cell for each column"),
        ("2018-02-05,USA,1,2", "row 3, column deployed_warheads", "4 cells for 3 columns", "one cell for each column"),
    ],
)
def test_a_wrong_row_is_said_and_the_others_are_answered(
    tmp_path: Path, row: str, where: str, what: str, remedy: str
) -> None:
    found = figures(tmp_path, f"date,party,deployed_warheads\n2018-02-05,USA,1350\n{row}\n2018-02-05,RUS,1444\n")

    assert [one.party for one in found.rows] == ["USA", "RUS"]
    (problem,) = found.problems
    assert (problem.where, problem.what) == (where, what)
    assert remedy in problem.remedy


def test_an_unknown_column_is_said(tmp_path: Path) -> None:
    found = figures(tmp_path, "date,party,deployed_warheads,submarines\n2018-02-05,USA,1350,14\n")
    assert found.problems == () or "submarines" in found.problems[0].where


def test_two_rows_that_contradict_each_other_are_said(tmp_path: Path) -> None:
    found = figures(tmp_path, "date,party,deployed_warheads\n2018-02-05,USA,1350\n2018-02-05,USA,1351\n")
    assert "row 2 says 1,350 for the same party and day" in found.problems[0].what


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("party,deployed_warheads\nUSA,1\n", "there is no column 'date'; expected date, party and one or more of"),
        ("date,deployed_warheads\n2018,1\n", "there is no column 'party'"),
        ("date,party,apples\n2018,USA,1\n", "no column gives a number that the New START Treaty limits; expected one"),
        ("", "there is no column 'date'"),
    ],
)
def test_a_file_without_what_is_needed_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        figures(tmp_path, text)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file or directory; name a CSV file"):
        read_declarations(NEW_START, tmp_path / "none.csv")
    (tmp_path / "binary.csv").write_bytes(b"date,party\n\xff\xfe")
    with pytest.raises(UsageError, match="is no UTF-8 text"):
        read_declarations(NEW_START, tmp_path / "binary.csv")
