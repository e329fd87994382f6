"""The wording has words for everything that records can say."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
import yaml

from treatywatch import records
from treatywatch.dossiers.wording import articles, counted, listed, wording

ACTS = Path(records.__file__).parent / "claims" / "acts.yaml"


def test_every_act_has_words() -> None:
    assert set(yaml.safe_load(ACTS.read_text(encoding="utf-8"))) == set(wording().acts)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("speech_acts", records.SpeechAct), ("verdicts", records.Verdict),
        ("description_verdicts", records.DescriptionVerdict), ("topics", records.DescriptionTopic),
        ("treaty_statuses", records.TreatyStatus), ("published_bases", records.PublishedBasis),
    ],
)  # fmt: skip
def test_every_value_of_a_closed_list_has_words(table: str, values: object) -> None:
    assert set(getattr(wording(), table)) == set(get_args(values))


def test_every_family_has_a_title_and_verdicts_differ_without_their_colour() -> None:
    assert {act.family for act in wording().acts.values() if act.family} == set(wording().families)
    for table in (wording().verdicts, wording().description_verdicts):
        assert len({one.word for one in table.values()}) == len(table)


def test_lists_and_numbers_read_as_in_a_sentence() -> None:
    assert [listed(list("abc")), listed(["a"]), listed([])] == ["a, b and c", "a", ""]
    assert [counted(1, "claim"), counted(1200, "claim")] == ["1 claim", "1,200 claims"]
    assert articles(["VI.1(a)", "Art. VI.1(b)", "VI.1(a)"]) == "Art. VI.1(a) and VI.1(b)"
