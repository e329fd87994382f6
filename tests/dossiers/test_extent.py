"""How far a record reaches."""

from __future__ import annotations

from tests.dossiers.builders import document, records
from treatywatch.dossiers.catalogue import catalogue
from treatywatch.dossiers.extent import extent


def reach(*documents: tuple[str | None, str | None]) -> str:
    return extent(catalogue([records(document(f"{n}.", *one)) for n, one in enumerate(documents)], "inf"))


def test_publishers_and_dates_are_counted_and_what_is_not_known_is_said() -> None:
    assert reach(("A", "2014"), ("A", "2019-02-02"), ("B", "2024-07-04")) == (
        "3 documents of 2 publishers from 2014 to 4 July 2024"
    )
    assert reach(("A", "2019-02-02")) == "1 document of 1 publisher of 2 February 2019"
    assert reach(("A", "2019"), (None, None)) == (
        "2 documents of 1 publisher (1 without a stated publisher) of 2019 (1 without a certain date)"
    )
    assert reach((None, None)) == "1 document whose publishers are not stated, none of them with a certain date"
    assert reach() == "0 documents"
