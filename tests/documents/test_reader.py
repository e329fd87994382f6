from __future__ import annotations

import hashlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.documents import reader
from treatywatch.documents.reader import STANDARD_INPUT, ReaderArguments, StandardInput, read_documents
from treatywatch.errors import UsageError
from treatywatch.records import Document, Problem
from treatywatch.settings import Settings

STORY = "Russia denied that the missile had violated the treaty, and the United States said that it had."


def read(
    *paths: Path | StandardInput, arguments: ReaderArguments | None = None, largest: int = 1_000_000
) -> tuple[list[Document], list[Problem]]:
    found = list(read_documents(paths, arguments or ReaderArguments(), Settings(largest_file=largest)))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Problem)]


def write(path: Path, text: str = STORY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    return path


def one(documents: Sequence[Document]) -> Document:
    (document,) = documents
    return document


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_exactly_as_outsiders_see_the_file(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.txt", text)
        with path.open(encoding="utf-8-sig", newline="") as file:
            seen = file.read()
        documents, problems = read(path)
    if seen.strip():
        assert problems == []
        document = one(documents)
        assert document.text == seen
        assert document.characters == len(seen)
        assert document.sha256 == hashlib.sha256(seen.encode()).hexdigest()
    else:
        assert documents == []
        assert len(problems) == 1


def test_a_document_without_metadata_knows_little_and_says_so(tmp_path: Path) -> None:
    document = one(read(write(tmp_path / "a.txt"))[0])
    assert (document.title, document.author, document.publisher, document.voice) == (None, None, None, None)
    assert (document.published, document.published_precision, document.published_basis) == (None, "unknown", "unknown")
    assert document.language == "en"
    assert document.sources == (str(tmp_path / "a.txt"),)


def test_the_same_text_has_the_same_id_wherever_it_lies(tmp_path: Path) -> None:
    first = one(read(write(tmp_path / "a.txt"))[0])
    second = one(read(write(tmp_path / "b.md"))[0])
    assert first.id == second.id


def test_the_same_text_twice_is_one_document_with_two_sources(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b" / "copy.txt")
    write(tmp_path / "other.txt", "Another text.")
    write(tmp_path / "metadata.csv", "file,publisher,published\nb/copy.txt,Sample Wire,2019\n")
    documents, problems = read(tmp_path)
    assert problems == []
    assert documents[0].sources == (str(tmp_path / "a.txt"), str(tmp_path / "b" / "copy.txt"))
    assert documents[0].source == documents[0].sources[0]
    assert (documents[0].publisher, documents[0].published) == ("Sample Wire", "2019")
    assert [document.text for document in documents] == [STORY, "Another text."]


def test_the_same_text_in_two_papers_keeps_both_publishers_and_their_days(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "c.txt")
    rows = "a.txt,Sample Wire,2019-02-03,\nb.txt,Sample Gazette,2019-02,https://gazette.example/1\n"
    write(tmp_path / "metadata.csv", f"file,publisher,published,url\n{rows}")
    document = one(read(tmp_path)[0])
    places = [(copy.publisher, copy.published, copy.url) for copy in document.copies]
    assert places == [
        ("Sample Wire", "2019-02-03", None),
        ("Sample Gazette", "2019-02", "https://gazette.example/1"),
        (None, None, None),
    ]
    assert tuple(copy.source for copy in document.copies) == document.sources


def test_what_the_caller_says_is_said_of_every_copy(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    document = one(read(tmp_path, arguments=ReaderArguments(publisher="Sample Wire", published="2019-02"))[0])
    assert [(copy.publisher, copy.published) for copy in document.copies] == [("Sample Wire", "2019-02")] * 2


def test_a_path_that_is_named_twice_is_one_source(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    assert one(read(path, path, tmp_path)[0]).sources == (str(path),)


def test_a_large_folder_is_read_again_from_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "HELD_CHARACTERS", 0)
    write(tmp_path / "a.txt")
    standard_input = ReaderArguments(standard_input=BytesIO(b"Given once."))
    documents, problems = read(tmp_path, STANDARD_INPUT, arguments=standard_input)
    assert problems == []
    assert [document.text for document in documents] == [STORY, "Given once."]


def test_standard_input(tmp_path: Path) -> None:
    arguments = ReaderArguments(standard_input=BytesIO(STORY.encode()), published="2019-02-03", author="RUS")
    document = one(read(STANDARD_INPUT, arguments=arguments)[0])
    assert (document.text, document.source) == (STORY, "-")
    assert (document.published, document.published_precision, document.published_basis) == (
        "2019-02-03",
        "day",
        "argument",
    )
    assert document.voice is not None
    assert document.voice.id == "RUS"
    assert read(tmp_path) == ([], [])


def test_standard_input_that_is_too_long() -> None:
    (problem,) = read(STANDARD_INPUT, arguments=ReaderArguments(standard_input=BytesIO(b"12345")), largest=4)[1]
    assert problem.where == "standard input"


def test_arguments_count_more_than_the_sidecar_and_that_more_than_the_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", f"Headline\n\n{STORY} The treaty ended in 2019.")
    assert one(read(path)[0]).published_basis == "inferred"
    write(tmp_path / "metadata.csv", "file,title,published,author\na.txt,From the sidecar,2020-05,Russia\n")
    document = one(read(path)[0])
    assert (document.title, document.published, document.published_basis) == ("From the sidecar", "2020-05", "metadata")
    assert document.voice is not None
    document = one(read(path, arguments=ReaderArguments(title="Mine", published="2021", author="Ada Sample"))[0])
    assert (document.title, document.published, document.published_basis) == ("Mine", "2021", "argument")
    assert document.voice is None


def test_a_date_that_is_none_is_the_callers_mistake() -> None:
    with pytest.raises(UsageError, match="'yesterday' is no date; write 2024-07-04, 2024-07 or 2024"):
        ReaderArguments(published="yesterday")


def test_a_date_in_the_name_unless_the_text_knows_of_later_things(tmp_path: Path) -> None:
    assert one(read(write(tmp_path / "2019-02-03-talks.txt"))[0]).published == "2019-02-03"
    later = write(tmp_path / "2019-02-03-later.txt", f"{STORY} The treaty ended on 2 August 2019.")
    document = one(read(later)[0])
    assert (document.published, document.published_precision) == ("2019-08-02", "not_before")


def test_a_folder_that_is_named_after_a_day_dates_nothing(tmp_path: Path) -> None:
    assert one(read(write(tmp_path / "2024" / "05" / "06" / "a.txt"))[0]).published is None


def test_one_broken_file_never_stops_the_rest(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"a\0b")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    (tmp_path / "western.txt").write_bytes(f"{STORY} Gen\u00e8ve".encode("cp1252"))
    (tmp_path / "link.txt").symlink_to("gone")
    write(tmp_path / "good.txt")
    write(tmp_path / "zeal.docx")
    documents, problems = read(tmp_path, tmp_path / "missing.txt")
    assert [Path(document.source).name for document in documents] == ["good.txt", "western.txt"]
    assert {Path(problem.where).name for problem in problems} == {
        "binary.txt", "broken.pdf", "empty.txt", "empty.html", "western.txt", "link.txt", "zeal.docx", "missing.txt",
    }  # fmt: skip
    assert all(problem.what and problem.remedy for problem in problems)


def test_an_assumed_encoding_is_a_problem_of_its_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(f"{STORY} Gen\u00e8ve".encode("cp1252"))
    documents, (problem,) = read(tmp_path)
    assert one(documents).text.endswith("Genève")
    assert problem.document == documents[0].id
    assert problem.what == "it is not UTF-8, and was read as Windows-1252, a guess"
