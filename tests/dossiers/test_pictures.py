"""The matrix and the timeline as pictures: all in the frame, told by shape and word, readable without eyes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from datetime import date
from itertools import pairwise

import pytest

from tests.dossiers.sample_records import sample
from tests.dossiers.views import largest, view_of
from treatywatch.dossiers.dated_stances import matrix_told, timeline_by_holder, timeline_by_thread
from treatywatch.dossiers.matrix_picture import matrix_picture
from treatywatch.dossiers.pictures import matrix_svg, timeline_svg
from treatywatch.dossiers.record_sections import Lane, TimelineMark, TimelineTold
from treatywatch.dossiers.timeline_picture import CLOSEST, LaneMark, timeline_picture
from treatywatch.errors import UsageError
from treatywatch.thread_records import Matrix, MatrixColumn, MatrixRow, Position, Speaker

VIEW = view_of(sample())
SVG = "{http://www.w3.org/2000/svg}"


def matrix_of(holders: int, propositions: int) -> Matrix:
    """Make a matrix in which everybody takes three stances to everything, with long names and titles."""
    cell = tuple(
        Position(stance=stance, negated=negated, claims=120, first=date(2014, 7, 1), last=date(2014, 12, 1), claim="c")
        for stance, negated in (("asserts", False), ("supposes", True), ("demands", True))
    )  # fmt: skip
    return Matrix(
        columns=tuple(
            MatrixColumn(thread=f"thread-{n}", title=f"The Grand Duchy deploys intermediate-range missiles, type {n}")
            for n in range(propositions)
        ),
        rows=tuple(
            MatrixRow(
                holder=Speaker(key=f"p{n}", name=f"A senior official of the ministry {n}", party="RUR", type="person"),
                claims=9, cells=(cell,) * propositions,
            )
            for n in range(holders)
        ),
    )  # fmt: skip


@pytest.mark.parametrize("width", [720.0, 344.0])
@pytest.mark.parametrize(("holders", "propositions"), [(1, 1), (3, 15), (12, 15)])
def test_a_matrix_of_any_size_stays_in_its_frame(holders: int, propositions: int, width: float) -> None:
    picture = matrix_picture(matrix_told(matrix_of(holders, propositions), {}, {}), width)
    assert picture is not None
    assert sum(len(panel.heads) for panel in picture.panels) == holders
    for panel in picture.panels:
        columns = [*panel.edges, width]
        assert all(right - left >= 70 for left, right in pairwise(columns))
        for row in panel.rows:
            assert len(row.marks) == 3 * len(panel.heads)
            assert all(row.y < mark.y < row.y + row.height for mark in row.marks)
            assert all(0 <= mark.x <= width for mark in row.marks)
    assert picture.panels[-1].bottom < picture.height


def test_lower_panels_leave_out_propositions_to_which_none_of_their_holders_speaks() -> None:
    full = matrix_of(12, 3)
    silent = full.model_copy(
        update={"rows": tuple(row.model_copy(update={"cells": (row.cells[0], (), ())}) for row in full.rows)}
    )
    picture = matrix_picture(matrix_told(silent, {}, {}), 720.0)
    assert picture is not None
    assert [len(panel.rows) for panel in picture.panels] == [3, 1, 1]


def test_a_matrix_says_how_much_of_it_is_left_out() -> None:
    cut = matrix_of(3, 2).model_copy(update={"left_out_holders": 2, "left_out_threads": 1})
    told = matrix_told(cut, {}, {})
    assert (told.for_all_holders, told.for_more_rows) == ("--holders 5", "--limit 3")
    said = "Not drawn: 2 holders, 1 proposition."
    for width in (720.0, 344.0):
        root = ET.fromstring(matrix_svg(cut, "x", width))  # noqa: S314 - our own text
        assert (root.findtext(f"{SVG}desc") or "").endswith(said)
        shown = [" ".join(one.text or "" for one in text.iter(f"{SVG}tspan")) for text in root.iter(f"{SVG}text")]
        assert said in shown
        lowest = max(float(text.get("y", "0")) for text in root.iter(f"{SVG}text"))
        assert lowest < float(root.get("height", "0"))
    assert "Not drawn" not in matrix_svg(matrix_of(3, 2), "x")
    too_many = matrix_of(3, 2).model_copy(update={"left_out_threads": None})
    assert "Not drawn: 0 holders, more propositions than were counted." in matrix_svg(too_many, "x")
    assert matrix_told(too_many, {}, {}).for_more_rows == "--offset 2"


def marks_by_row(marks: tuple[LaneMark, ...]) -> list[list[LaneMark]]:
    rows: dict[int, list[LaneMark]] = {}
    for mark in marks:
        rows.setdefault(mark.row, []).append(mark)
    return list(rows.values())


@pytest.mark.parametrize("width", [720.0, 344.0])
def test_no_mark_of_a_timeline_covers_another(width: float) -> None:
    picture = timeline_picture(timeline_by_thread(VIEW.threads, VIEW.members, {}, {}), width)
    assert picture is not None
    for lane in picture.lanes:
        for row in marks_by_row(lane.marks):
            assert all(left.x + left.width + CLOSEST <= right.x for left, right in pairwise(row))
        assert all(mark.x >= 0 and mark.x + mark.width <= width for mark in lane.marks)
    assert picture.bottom < picture.height


def test_claims_of_one_stance_on_close_days_are_one_mark_with_their_number() -> None:
    marks = tuple(
        TimelineMark(start=date(2014, 7, day), end=date(2014, 7, day), stance="asserts", word="asserts",
                     label=f"asserts on day {day}", claims=1)
        for day in (1, 2, 3)
    )  # fmt: skip
    late = TimelineMark(
        start=date(2019, 1, 1), end=date(2019, 1, 1), stance="denies", word="denies", label="d", claims=1
    )
    told = TimelineTold(title="x", by="thread", lanes=(Lane(title="a", number=None, marks=(*marks, late), undated=2),))
    picture = timeline_picture(told, 720.0)
    assert picture is not None
    (lane,) = picture.lanes
    assert [mark.word for mark in lane.marks] == ["asserts ×3", "denies"]
    assert lane.marks[0].label == "asserts on day 1; asserts on day 2; asserts on day 3"
    assert lane.title.lines == ("a (2 more without a day)",)


def test_a_short_stretch_is_marked_in_months() -> None:
    marks = tuple(
        TimelineMark(start=day, end=day, stance="asserts", word="asserts", label="a", claims=1)
        for day in (date(2019, 1, 20), date(2019, 8, 2))
    )
    told = TimelineTold(title="x", by="thread", lanes=(Lane(title="a", number=None, marks=marks, undated=0),))
    picture = timeline_picture(told, 720.0)
    assert picture is not None
    assert [label for _, label in picture.ticks][:2] == ["Jan 2019", "Feb 2019"]


@pytest.mark.parametrize("by", ["thread", "holder"])
def test_a_file_of_its_own_is_an_image_with_words_on_everything(by: str) -> None:
    thread, members = largest(VIEW)
    svg = timeline_svg([thread], {thread.id: members}, "Who spoke when", "holder" if by == "holder" else "thread")
    for text in (svg, matrix_svg(matrix_of(3, 2), "Who holds what")):
        root = ET.fromstring(text)  # noqa: S314 - our own text
        assert root.tag == f"{SVG}svg"
        assert root.get("role") == "img"
        ids = [one.get("id") for one in root.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        assert {root.get("aria-labelledby"), root.get("aria-describedby")} <= set(ids)
        assert (root.findtext(f"{SVG}desc") or "").count(" ") > 5
        marks = [one for one in root.iter(f"{SVG}g") if one.get("role") == "img"]
        assert marks
        assert all(one.get("aria-label") and one.findtext(f"{SVG}title") for one in marks)
        assert not list(root.iter(f"{SVG}a"))
        assert not re.search(r"url\(|@import|https?://(?!www\.w3\.org)", text)


def test_the_words_of_a_matrix_say_all_of_it() -> None:
    description = ET.fromstring(matrix_svg(matrix_of(1, 1), "x")).findtext(f"{SVG}desc")  # noqa: S314 - our own text
    assert description == (
        "The Grand Duchy deploys intermediate-range missiles, type 0: A senior official of the ministry 0 (RUR) "
        "asserts (1 July 2014 to 1 December 2014), supposes not (1 July 2014 to 1 December 2014), demands not "
        "(1 July 2014 to 1 December 2014)."
    )


def test_a_hostile_name_stays_text() -> None:
    hostile = '"><script>alert(1)</script>\x1b'
    speaker = Speaker(key="x", name=hostile, party=None, type="person")
    made = matrix_of(1, 1)
    svg = matrix_svg(made.model_copy(update={"rows": (made.rows[0].model_copy(update={"holder": speaker}),)}), hostile)
    root = ET.fromstring(svg)  # noqa: S314 - our own text
    assert not list(root.iter(f"{SVG}script"))
    assert "[U+001B]" in svg


def test_nothing_to_draw_is_said() -> None:
    with pytest.raises(UsageError, match="nobody in this record takes a stance"):
        matrix_svg(Matrix(columns=(), rows=()), "x")
    with pytest.raises(UsageError, match="no claim has a day"):
        timeline_svg([], {}, "x")
    assert timeline_by_holder("x", [], {}).lanes == ()
