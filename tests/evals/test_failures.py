"""The failures that are told of fail today; where one is mended, the page is to say something else."""

from __future__ import annotations

import pytest

from evals.failures import VIEWS, Failure, known_failures, main, present, stale

FAILURES = known_failures()


@pytest.fixture(scope="module")
def read_now() -> dict[str, tuple[str, ...]]:
    """What each sentence is read as, all read in one run."""
    return {one.text: now for one, now in zip(FAILURES, present(FAILURES), strict=True)}


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.text)
def test_it_still_fails_in_the_stated_way(failure: Failure, read_now: dict[str, tuple[str, ...]]) -> None:
    became = stale(failure, read_now[failure.text])
    assert became is None, f"{became}\nrun: python -m evals.failures --renew; python -m docs.generate"


def test_there_are_at_least_twenty_of_many_kinds_and_none_twice() -> None:
    assert len({one.text for one in FAILURES}) == len(FAILURES) >= 20
    assert len({one.view for one in FAILURES}) >= 6


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.text)
def test_what_is_right_differs_from_what_is_read(failure: Failure) -> None:
    assert failure.view in VIEWS
    assert failure.read != failure.right
    assert failure.why.endswith(".")


def test_a_mended_one_and_one_that_is_read_otherwise_are_told_apart() -> None:
    failure = Failure(kind="k", text="t", view="acts", read=("deploy",), right=("deploy", "test"), why="w.")
    assert stale(failure, ("deploy",)) is None
    assert stale(failure, ("deploy", "test")) == "mended: t"
    assert stale(failure, ()) == "read otherwise: t\n  now: []"


def test_a_sentence_can_be_tried(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--try", "Russia left the INF Treaty in 2019.", "--published", "2020"]) == 0
    shown = capsys.readouterr().out
    assert "who acts: ['withdraw: RUS']" in shown
    assert "times: ['2019: 2019']" in shown
