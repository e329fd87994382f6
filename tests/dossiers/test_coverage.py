"""What a record consists of, in words."""

from __future__ import annotations

from datetime import date

import pytest

from tests.dossiers.builders import RUS, USA, document, making, pack, records, said
from tests.dossiers.views import view_of
from treatywatch.dossiers.coverage import reach_in_words
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.record_sections import RecordTold
from treatywatch.records import DocumentRecords, Problem
from treatywatch.thread_records import Reach

DAYS = (date(2014, 7, 31), date(2019, 2, 2))


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (
            Reach(documents=1000, publishers=40, first=DAYS[0], last=DAYS[1], undated=3),
            "1,000 documents of 40 publishers, published from 31 July 2014 to 2 February 2019 (3 without a date)",
        ),
        (
            Reach(documents=152, publishers=0, first=None, last=None, undated=152),
            "152 documents whose publishers are not stated, none of them with a date",
        ),
    ],
)
def test_a_record_is_told_by_its_documents_publishers_and_days(reach: Reach, words: str) -> None:
    assert reach_in_words(reach) == words


def told(one: DocumentRecords) -> RecordTold:
    made = build([one], pack(), making(), threads=view_of([one])).record
    assert made is not None
    return made


def charge(published: str | None, problem: Problem | None = None) -> DocumentRecords:
    text = document("Washington said that Russia violated the treaty.", "The Gazette", published)
    claim = said("Russia violated the treaty", "violate", actor=(RUS,), by=((USA, "allege"),))
    return records(text, [claim], problems=[problem] if problem else [])


def test_what_could_not_be_read_is_counted() -> None:
    problem = Problem(document=None, where="page 3", what="it is an image", remedy="give its text")
    assert any(one.startswith("1 place could not be read") for one in told(charge("2014-07-31", problem)).coverage)
    assert "All that was given could be read." in told(charge("2014-07-31")).coverage


def test_without_a_day_nothing_is_drawn_and_that_is_said() -> None:
    undated = told(charge(None))
    assert undated.timeline is None
    assert "1 of 1 claim in these threads has no day and stands in no timeline." in undated.coverage
    assert undated.threads[0].gaps[0] == "1 of 1 claim cannot be dated."
    assert told(charge("2014-07-31")).timeline is not None
