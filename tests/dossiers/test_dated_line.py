"""Events and documents in one order."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import making, pack
from tests.dossiers.sample_records import sample
from treatywatch.dossiers import dated_line as module
from treatywatch.dossiers.dated_line import dated_line
from treatywatch.dossiers.dossier import build

DOSSIER = build(sample(), pack(), making())


def test_an_event_stands_before_a_document_of_its_day_and_the_undated_last() -> None:
    line = dated_line(DOSSIER)
    assert [entry.day for entry in line] == sorted(entry.day for entry in line)
    notice = next(n for n, entry in enumerate(line) if entry.moment and "notice" in entry.moment.text)
    following = line[notice + 1].source
    assert following is not None
    assert following.published == "2 February 2019"
    last = line[-1].source
    assert last is not None
    assert last.published == "no date"


def test_many_documents_are_counted_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DOCUMENTS", 5)
    counts = [(entry.year, entry.documents, entry.first) for entry in dated_line(DOSSIER) if not entry.moment]
    assert counts == [(2007, 1, 1), (2014, 1, 2), (2017, 1, 3), (2019, 6, 4), (2024, 1, 10), (None, 1, 11)]
