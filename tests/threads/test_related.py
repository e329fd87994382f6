"""Threads of one dispute, and which denials answer which charges."""

from __future__ import annotations

from datetime import date

import pytest

from tests.threads.builders import AMERICA, GAZETTE, RUSSIA, cell_of, facts_of
from treatywatch.thread_records import Cell, Proposition, Reach, Speaker, Thread
from treatywatch.threads.related import Beside, denies, may_have_related, of_one_dispute, with_denials
from treatywatch.threads.summary import summarise, with_silence


def breach(subject: str, actor: str = "RUS") -> Proposition:
    return Proposition(actors=(actor,), act="violate", subject=subject)


WHOLE, PART = breach("treaty:inf"), breach("system:9m729")
THEIR_WHOLE, THEIR_PART = breach("treaty:inf", "USA"), breach("system:mk-41", "USA")
CHARGE = cell_of(AMERICA, "asserts", "2014-07-31", accuses=True)
DENIAL = cell_of(RUSSIA, "denies", "2014-08-04")


def summed(*cells: Cell, about: Proposition = WHOLE, beside: tuple[Beside, ...] = ()) -> Thread:
    return summarise(facts_of(about), cells, beside)


# ------------------------------------------------------------------------------------------------ what denies what
@pytest.mark.parametrize(
    ("denied", "charged", "expected"),
    [
        (WHOLE, PART, True),
        (PART, WHOLE, True),
        (PART, breach("class:missile"), True),
        (PART, breach("class:missile/cruise missile/ground"), True),
        (PART, breach("class:missile/ballistic missile/ground"), False),
        (WHOLE, breach("class:missile/ballistic missile/ground"), True),
        (breach("system:iskander-m"), WHOLE, False),
        (THEIR_WHOLE, THEIR_PART, True),
        (THEIR_WHOLE, breach("class:drone", "USA"), True),
        (THEIR_PART, THEIR_WHOLE, False),
        (THEIR_PART, breach("system:hera", "USA"), False),
        (WHOLE, THEIR_PART, False),
        (WHOLE, WHOLE, False),
        (breach("treaty:open-skies"), WHOLE, False),
    ],
)
def test_who_denies_the_whole_denies_the_part_and_the_reverse_where_one_weapon_is_in_dispute(
    denied: Proposition, charged: Proposition, expected: bool
) -> None:
    assert denies(denied, charged, ("inf",)) is expected


def test_a_treaty_that_both_are_not_about_makes_no_dispute() -> None:
    assert not denies(WHOLE, PART, ())
    assert not denies(WHOLE, PART, ("new-start",))


@pytest.mark.parametrize(("one", "other"), [(WHOLE, PART), (THEIR_WHOLE, THEIR_PART)])
def test_threads_of_one_dispute_know_each_other_whichever_is_asked(one: Proposition, other: Proposition) -> None:
    assert of_one_dispute(one, other, ("inf",))
    assert of_one_dispute(other, one, ("inf",))


def test_only_a_breach_is_of_the_whole_or_in_part() -> None:
    assert may_have_related(WHOLE)
    assert not may_have_related(Proposition(actors=("RUS",), act="deploy", subject="system:9m729"))


# --------------------------------------------------------------------------------------------- standing and reply
@pytest.mark.parametrize(
    ("about", "accuser", "charged"), [(WHOLE, AMERICA, RUSSIA), (PART, AMERICA, RUSSIA), (THEIR_PART, RUSSIA, AMERICA)]
)
def test_a_charge_is_answered_by_a_denial_that_stands_in_a_thread_beside_it(
    about: Proposition, accuser: Speaker, charged: Speaker
) -> None:
    charge = cell_of(accuser, "asserts", "2014-07-31", accuses=True)
    other = Beside("thread-2", [cell_of(charged, "denies", "2014-08-04")], denies=True)
    thread = summed(charge, about=about, beside=(other,))
    assert (thread.standing, thread.related) == ("answered", ("thread-2",))
    assert thread.reply is not None
    assert (thread.reply.thread, thread.reply.stance, thread.reply.days) == ("thread-2", "denies", 4)


@pytest.mark.parametrize(
    "cell",
    [
        cell_of(GAZETTE, "denies", "2014-08-04"),
        cell_of(RUSSIA, "asserts", "2014-08-04"),
        cell_of(RUSSIA, "demands", "2014-08-04"),
        cell_of(RUSSIA, "denies", "2013-08-04"),
    ],
)
def test_what_others_say_or_said_before_or_is_no_denial_answers_nothing_beside_it(cell: Cell) -> None:
    thread = summed(CHARGE, beside=(Beside("thread-2", [cell], denies=True),))
    assert (thread.standing, thread.reply, thread.related) == ("open", None, ("thread-2",))


def test_a_denial_of_another_part_answers_nothing() -> None:
    assert summed(CHARGE, beside=(Beside("thread-2", [DENIAL], denies=False),)).standing == "open"


@pytest.mark.parametrize(
    ("own", "beside", "answering"),
    [
        ("2014-09-01", "2014-08-04", "thread-2"),
        ("2014-08-04", "2014-08-04", None),
        ("2014-08-04", "2014-09-01", None),
        ("2014-08-04", None, None),
        (None, "2014-08-04", None),
    ],
)
def test_an_answer_in_the_thread_itself_counts_unless_one_beside_it_is_known_to_come_first(
    own: str | None, beside: str | None, answering: str | None
) -> None:
    other = Beside("thread-2", [cell_of(RUSSIA, "denies", beside)], denies=True)
    reply = summed(CHARGE, cell_of(RUSSIA, "hedges", own), beside=(other,)).reply
    assert reply is not None
    assert (reply.thread, reply.stance) == (answering, "denies" if answering else "hedges")


def test_a_denial_beside_it_that_came_after_the_charge_comes_before_an_own_one_that_did_not() -> None:
    early = cell_of(RUSSIA, "denies", "2014-01-01")
    other = Beside("thread-2", [DENIAL], denies=True)
    reply = summed(CHARGE, early, beside=(other,)).reply
    assert reply is not None
    assert (reply.thread, reply.day, reply.before_charge) == ("thread-2", date(2014, 8, 4), False)


def test_a_thread_without_a_charge_stays_uncharged_and_knows_the_other() -> None:
    thread = summed(DENIAL, about=PART, beside=(Beside("thread-2", [CHARGE], denies=True),))
    assert (thread.standing, thread.related) == ("uncharged", ("thread-2",))


def test_what_is_asserted_beside_it_is_not_said_to_be_asserted_by_nobody() -> None:
    reach = Reach(documents=2, publishers=1, first=None, last=None, undated=2)
    alone = with_silence(summed(DENIAL, about=PART), reach)
    assert (alone.silence or "").startswith("Denied by Russia; asserted by nobody in this record")
    beside = Beside("thread-2", [CHARGE], denies=True)
    assert with_silence(summed(DENIAL, about=PART, beside=(beside,)), reach).silence is None


# ---------------------------------------------------------------------------------------------------- credibility
def test_what_is_denied_beside_it_counts_where_somebody_asserts_it() -> None:
    other = Beside("thread-2", [DENIAL, CHARGE], denies=True)
    assert with_denials([CHARGE], (other,)) == [CHARGE, DENIAL]
    assert with_denials([DENIAL], (other,)) == [DENIAL]
