"""The first sentences."""

from __future__ import annotations

from tests.dossiers.builders import RUS, document, making, pack, records, said
from tests.dossiers.sample_records import sample
from treatywatch.dossiers.dossier import build


def test_the_scope_counts_the_record() -> None:
    assert build(sample(), pack(), making()).scope.text == (
        "This record has 12 documents of 5 publishers (2 without a stated publisher) from 25 October 2007 to "
        "4 July 2024 (1 without a certain date). It makes 61 claims that concern the INF Treaty and describes it 13 "
        "times. 1 of them says nothing that concerns it."
    )


def test_the_summary_tells_what_is_contested_wrong_and_missing() -> None:
    first, *told, last = build(sample(), pack(), making()).summary
    assert [one.text for one in first] == ["In this record 2 charges are contested and 2 charges have one side only."]
    assert [paragraph[-1].text for paragraph in told][1:3] == ["No denial in this record.", "No denial in this record."]
    assert last[0].text == (
        "Of 13 statements about what the INF Treaty says, 3 are accurate, 1 is imprecise, 8 are inaccurate and "
        "1 is undetermined."
    )
    assert last[1].text.startswith("What is missing most: the launcher's site (6 claims); whether the launcher")


def test_a_record_without_charges_says_so() -> None:
    quiet = records(document("Both met."), [said("Both met", "meet", actor=(RUS,))])
    assert build([quiet], pack(), making()).scope.text.endswith("It makes 1 claim that concerns the INF Treaty.")
    ((only,),) = build([quiet], pack(), making()).summary
    assert only.text == "Nothing in it accuses anybody of a breach, and nothing denies one."
