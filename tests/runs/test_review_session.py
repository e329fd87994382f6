"""A session at the terminal: keys do what they say, every decision is kept at once, and nothing is lost at the end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.one_document import CHARGE, RECORDS, RUSSIA
from tests.reviewed import desk, reviewer
from treatywatch.runs.memory_desk import MemoryDesk
from treatywatch.runs.review_session import Terminal, work_through
from treatywatch.thread_records import Ask


def session(*given: str, at: MemoryDesk | None = None) -> tuple[MemoryDesk, str]:
    """Answer a session with lines, then with silence; give the desk and what was said."""
    at, said, answers = at or desk(), [], iter(given)

    def ask(prompt: str) -> str | None:
        said.append(prompt)
        return next(answers, None)

    work_through(reviewer(at), list(at.queue(Ask(), 50)), Terminal(said.append, ask, ask))
    return at, "\n".join(said)


def decided(at: MemoryDesk) -> list[tuple[str, str]]:
    return [(review.action, review.target) for review in at.reviews(None)]


def test_a_claim_is_shown_in_its_context_with_what_was_read_and_why_it_is_doubted() -> None:
    _, said = session()
    for shown in (
        "1 of 2  doubt 0.54: It is told in passing, not in the main clause; whoever says so is not named; it is",
        "clm-1  note.txt, 2014-07-30, publisher unknown",
        "»Ruritania tested a cruise missile in 2008«, Washington said. Moscow denied it.",
        "  act         flight_test",
        "  item.kind   cruise missile",
        "in thread-1: Ruritania tests a cruise missile (answered; 2 claims)",
    ):
        assert shown in said


@pytest.mark.parametrize(
    ("given", "decisions"),
    [
        (("a", "a"), [("accept", "clm-1"), ("accept", "clm-2")]),
        (("s", "A"), [("accept", "clm-2")]),
        (("r", "no claim", "q"), [("reject", "clm-1")]),
        (("r", "", "a", "q"), [("accept", "clm-1")]),
        (("c", "actor", "FRA", "it was France", "a"), [("correct", "clm-1"), ("accept", "clm-1")]),
        (("c", "colour", "a"), [("accept", "clm-1")]),
        (("c", "act", "teleport", "a"), [("accept", "clm-1")]),
        (("c", "act", "flight_test", "a"), [("accept", "clm-1")]),
        (("n", "see the annex", "a"), [("annotate", "clm-1"), ("accept", "clm-1")]),
        (("m", "thread-2", "the same tests", "s"), [("merge", "thread-1")]),
        (("m", "thread-1", "hm", "m", "thread-7", "hm"), []),
        (("x", "a"), [("accept", "clm-1")]),
        (("u", "a"), [("accept", "clm-1")]),
        ((), []),
        (("r",), []),
        (("c", "act"), []),
    ],
)
def test_keys_do_what_they_say(given: tuple[str, ...], decisions: list[tuple[str, str]]) -> None:
    at, _ = session(*given)
    assert decided(at) == decisions


def test_a_claim_in_no_thread_is_shown_with_what_it_lacks_and_decided_about_like_any_other() -> None:
    read = CHARGE.model_copy(update={"actor": (RUSSIA,), "item": None, "treaties": ()})
    at, said = session(
        *("m", "c", "item.class", "missile", "so it says", "u", "r", "no claim"),
        at=MemoryDesk((RECORDS._replace(claims=(read,), findings=()),)),
    )
    before, _, after = said.partition("Anna corrected")
    assert "1 of 1  doubt 0.64: It stands in no thread; it is told in passing, not in the main clause;" in before
    assert "in no thread: no weapon or treaty is named that it could be about" in before
    assert "clm-1 is in no thread" in before
    corrected, _, taken_back = after.partition("Anna took back")
    assert "  item.class  missile" in corrected
    assert "no weapon or treaty is named" not in corrected
    assert "no weapon or treaty is named" in taken_back
    assert [action for action, _ in decided(at)] == ["correct", "undo", "reject"]


def test_a_rejected_claim_is_said_to_be_so_where_it_is_shown_again() -> None:
    read = CHARGE.model_copy(update={"actor": ()})
    at = MemoryDesk((RECORDS._replace(claims=(read,)),))
    queue = at.queue(Ask(), 50)
    reviewer(at).reject("clm-1", "no claim")
    said: list[str] = []
    work_through(reviewer(at), queue, Terminal(said.append, lambda _: None, lambda _: None))
    assert said[-1].endswith("in no thread: it was rejected")


def test_a_refusal_says_what_is_allowed() -> None:
    _, said = session("c", "polarity", "maybe", "x")
    assert "polarity, whether it is said to be done or not done: positive, negative" in said
    assert "polarity: 'maybe' is none of: positive, negative" in said
    assert "no key 'x'; a accept  r reject" in said


def test_the_last_decision_is_taken_back_and_its_claim_shown_again() -> None:
    at, said = session("a", "u", "r", "no claim", "q")
    accepted, undone, rejected = at.reviews(None)
    assert (accepted.undone is None, undone.target, rejected.target) == (False, accepted.id, "clm-1")
    assert said.count("1 of 2") == 2


def test_a_corrected_claim_is_shown_as_it_stands() -> None:
    _, said = session("c", "item.basing", "ground", "so it says")
    assert "  item.basing  ground" in said.partition("Anna corrected")[2]


def test_what_was_decided_before_an_interrupt_is_kept() -> None:
    at = desk()

    def answers() -> Iterator[str]:
        yield "a"
        raise KeyboardInterrupt

    given = answers()
    terminal = Terminal(lambda _: None, lambda _: next(given), lambda _: next(given))
    with pytest.raises(KeyboardInterrupt):
        work_through(reviewer(at), list(at.queue(Ask(), 50)), terminal)
    assert decided(at) == [("accept", "clm-1")]
