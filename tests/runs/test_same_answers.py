"""The record that ships gives the same answers whichever database keeps it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.stores.articles import add, noon
from tests.stores.everything import everything
from treatywatch.documents.reader import ReaderArguments
from treatywatch.records import DocumentRecords, JsonObject
from treatywatch.runs.local import SHIPPED_RECORD, instruments
from treatywatch.runs.pipeline import records_of
from treatywatch.runs.record_dossier import DossierOrder, dossier_of_record
from treatywatch.runs.record_keeping import take_out
from treatywatch.runs.records import opened
from treatywatch.settings import Settings
from treatywatch.stores.opening import Store

WORDS = ("missile", '"cruise missile"', "moratori*", "9m729", "Орешник")
#: Documents of the shipped record that were added on the first day; the others came on the second.
FIRST = 8


@pytest.fixture(scope="session")
def shipped() -> Sequence[DocumentRecords]:
    """Read the record that ships."""
    settings = Settings()
    found = records_of([SHIPPED_RECORD], ReaderArguments(), settings, instruments(settings))
    return [one for one in found if isinstance(one, DocumentRecords)]


def filled(store: Store, shipped: Sequence[DocumentRecords]) -> None:
    """Add one half on a day, the other on the next, and remove one on the third."""
    add(store, *shipped[:FIRST], on="2026-01-01")
    add(store, *shipped[FIRST:], on="2026-01-02")
    take_out(store, [shipped[0].document.source], noon("2026-01-03"), erase=False)


def dossier(store: Store, on: date) -> JsonObject:
    order = DossierOrder("record", "inf", Path(), on, "added", "treatywatch dossier inf")
    return dossier_of_record(store, order).to_json()


def answers(store: Store) -> str:
    """Give the answers to all questions on two days, and the dossiers of two, as text."""
    days = [date(2026, 1, day) for day in (1, 2, 3)]
    found = [
        *(everything(store, day, words=WORDS) for day in (None, days[0])),
        everything(store, date(2019, 8, 2), "published", WORDS),
        *(dossier(store, day) for day in (days[1], days[2])),
    ]
    return json.dumps(found, indent=1, default=str)


def test_a_file_and_a_server_answer_alike(shipped: Sequence[DocumentRecords], on_server: str, tmp_path: Path) -> None:
    where = str(tmp_path / "record.db")
    with opened(where, create=True) as file, opened(on_server) as server:
        filled(file, shipped)
        filled(server, shipped)
        one, other = answers(file), answers(server)
    assert one.splitlines() == other.splitlines()
    assert len(json.loads(one)[0]["threads"]["rows"]) > len(shipped)
