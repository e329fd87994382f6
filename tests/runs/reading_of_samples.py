"""Reads sample texts without the model, in processes that tests start: fast to start, and slow for each text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from typing import cast

import pytest

from tests.stores.articles import PACKS, Stated, article, with_claims
from treatywatch.readings.model import Model
from treatywatch.records import Document, DocumentRecords, Problem
from treatywatch.runs import adding, record_keeping
from treatywatch.runs.pipeline import Instruments
from treatywatch.settings import Settings

WITHOUT_MODEL = Instruments(cast("Model", None), PACKS)
#: Seconds that reading a text takes.
SLOWLY = 0.04
DAYS = re.compile(r"(\d+)(?: and (\d+))? March 2017")


def install() -> None:
    """Let adding read so."""
    patched = pytest.MonkeyPatch()
    patched.setattr(adding, "records_of_documents", _read)
    patched.setattr(record_keeping, "instruments", lambda _: WITHOUT_MODEL)


def _read(given: Iterable[Document | Problem], _: Settings, __: Instruments) -> Iterator[DocumentRecords | Problem]:
    for found in given:
        time.sleep(SLOWLY)
        yield records(found) if isinstance(found, Document) else found


def records(document: Document) -> DocumentRecords:
    """Take a text for one claim about the 9M729."""
    days = DAYS.search(document.text)
    first, last = (f"2017-03-{int(day):02}" if day else None for day in days.groups()) if days else (None, None)
    denies = "denied" in document.text
    act = "flight_test" if "tested" in document.text else "deploy"
    stated = Stated(act, speaker="RUS" if denies else "USA", denies=denies, when=first, until=last)
    return with_claims(document, article("sample", stated, text=document.text).claims)
