from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatywatch.treaties.matching import Matcher, Pattern, fold

MATCHER = Matcher(
    [
        Pattern("SS-20", "system", plural=True),
        Pattern("Lance", "missile", near=frozenset({"missile"})),
        Pattern("Open Skies", "treaty"),
        Pattern("Non-Proliferation Treaty", "treaty"),
        Pattern("NATO", "alliance"),
    ]
)


def found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in MATCHER.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SS-20 SS 20 SS20 SS\u201120", ["SS-20", "SS 20", "SS20", "SS\u201120"]),
        ("the SS-20s and SS-200", ["SS-20s"]),
        ("a Lance missile and a lance", ["Lance"]),
        ("under open skies", []),
        ("the Open\nSkies treaty", ["Open\nSkies"]),
        ("the nonproliferation treaty", ["nonproliferation treaty"]),
        ("the non-\nproliferation\ntreaty", ["non-\nproliferation\ntreaty"]),
        ("Open\n\nSkies", []),
        ("N.A.T.O. met", ["N.A.T.O."]),
        ("Senators", []),
        ("nato", []),
    ],
)
def test_names_are_found_in_the_spellings_that_mean_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
