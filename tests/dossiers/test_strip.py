"""The drawing of the dated line."""

from __future__ import annotations

from itertools import pairwise

from tests.dossiers.builders import making, pack
from tests.dossiers.sample_records import sample
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.strip import Dot, Strip, strip

DOSSIER = build(sample(), pack(), making())


def drawn(width: float = 720.0) -> Strip:
    found = strip(DOSSIER, width)
    assert found is not None
    return found


def test_everything_dated_is_drawn_inside_the_frame() -> None:
    for width in (720.0, 344.0):
        one = drawn(width)
        assert (len(one.events), len(one.documents), one.undated) == (5, 10, 1)
        for dot in (*one.events, *one.acts, *one.documents):
            assert 0 <= dot.x <= dot.x + dot.width <= width
        assert one.documents_top + 13 * max(dot.row for dot in one.documents) < one.height


def test_no_mark_covers_another_of_its_lane() -> None:
    for lane in (drawn().events, drawn().acts, drawn().documents):
        rows: dict[int, list[Dot]] = {}
        for dot in lane:
            rows.setdefault(dot.row, []).append(dot)
        for dots in rows.values():
            assert all(left.x + left.width < right.x for left, right in pairwise(dots))


def test_years_keep_their_distance_on_a_narrow_line() -> None:
    years = [tick.year for tick in drawn(344.0).ticks]
    assert years == [1990, 1995, 2000, 2005, 2010, 2015, 2020]


def test_phases_of_all_and_of_one_party_are_drawn() -> None:
    assert [(band.status, band.partial) for band in drawn().bands] == [
        ("signed", False),
        ("in_force", False),
        ("withdrawal_pending", True),
    ]


def test_very_many_documents_stand_closer_instead_of_making_the_drawing_taller() -> None:
    one = DOSSIER.sources[3]
    many = DOSSIER.model_copy(update={"sources": (one,) * 100})
    found = strip(many, 720.0)
    assert found is not None
    assert found.documents_step < drawn().documents_step
    assert found.height < drawn().height + 100


def test_without_dates_nothing_is_drawn() -> None:
    undated = build([], pack().model_copy(update={"life": ()}), making())
    assert strip(undated, 720.0) is None
