"""The sample record that ships inside the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from treatywatch.documents.reader import ReaderArguments, read_documents
from treatywatch.records import Document, Problem
from treatywatch.settings import PACKAGE, Settings

RECORD = PACKAGE / "record"
FILES = sorted(path for path in RECORD.iterdir() if path.name not in {"README.md", "metadata.csv"})
MARK = "This is a sample text written for treatywatch, not a news report."


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found = list(read_documents([RECORD], ReaderArguments(), Settings()))
    assert [one for one in found if isinstance(one, Problem)] == []
    return {Path(one.source).name: one for one in found if isinstance(one, Document)}


def test_every_file_is_a_document(documents: dict[str, Document]) -> None:
    assert sorted(documents) == [path.name for path in FILES]
    assert {path.suffix for path in FILES} == {".txt", ".html", ".pdf"}


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_every_text_says_that_it_is_a_sample(documents: dict[str, Document], name: str) -> None:
    assert MARK in documents[name].text


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_every_text_is_short_and_english_and_has_a_title(documents: dict[str, Document], name: str) -> None:
    document = documents[name]
    assert 120 <= len(document.text.split()) <= 400
    assert document.language == "en"
    assert document.title


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_the_readme_lists_the_sources_of_every_text_that_tells_events(name: str) -> None:
    assert f"`{name}`" in (RECORD / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "published", "precision", "basis"),
    [
        ("2014-08-finding.txt", "2014-08-01", "day", "metadata"),
        ("2015-12-counter-charge.html", "2015-12-04", "day", "metadata"),
        ("2017-03-deployment.txt", "2017-03", "month", "metadata"),
        ("2017-12-strategy.txt", "2017-12-09", "day", "inferred"),
        ("2019-08-end.txt", "2019-08-18", "not_before", "inferred"),
        ("undated-rumour.txt", "1987", "not_before", "inferred"),
    ],
)
def test_the_record_shows_every_way_to_a_date(
    documents: dict[str, Document], name: str, published: str, precision: str, basis: str
) -> None:
    document = documents[name]
    assert (document.published, document.published_precision, document.published_basis) == (published, precision, basis)


def test_the_pdf_has_two_pages(documents: dict[str, Document]) -> None:
    assert len(documents["2019-02-briefing.pdf"].pages) == 2


@pytest.mark.parametrize("name", [path.name for path in FILES])
def test_nobody_is_quoted_with_more_than_a_documented_word(documents: dict[str, Document], name: str) -> None:
    quoted = re.findall(r'["“]([^"”]+)["”]', documents[name].text)
    assert set(quoted) <= {"unacceptable", "non-starter"}
