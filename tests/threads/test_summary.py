"""A thread summed up: standing, reply, origins, silence."""

from __future__ import annotations

from datetime import date

import pytest

from tests.threads.builders import (
    AMERICA,
    GAZETTE,
    RUSSIA,
    TESTED,
    VIOLATED,
    cell_of,
    facts_of,
)
from treatywatch.thread_records import Cell, Days, Independence, Proposition, Reach, Thread
from treatywatch.threads.summary import summarise, with_silence

REACH = Reach(documents=12, publishers=3, first=date(2014, 7, 28), last=date(2019, 8, 2))
CHARGE = cell_of(AMERICA, "asserts", "2014-07-31", accuses=True)


def summed(*cells: Cell, about: Proposition = VIOLATED) -> Thread:
    return summarise(facts_of(about), cells)


def silence(thread: Thread, reach: Reach = REACH) -> str | None:
    return with_silence(thread, reach).silence


# --------------------------------------------------------------------------------------------- standing and reply
def test_a_charge_without_an_answer_is_open() -> None:
    thread = summed(CHARGE, cell_of(GAZETTE, "denies", "2014-08-02"))
    assert (thread.standing, thread.reply) == ("open", None)


def test_a_charge_is_answered_by_the_charged_and_the_days_are_counted() -> None:
    thread = summed(CHARGE, cell_of(RUSSIA, "denies", "2014-08-04"), cell_of(RUSSIA, "denies", "2015-01-01"))
    assert thread.standing == "answered"
    assert thread.reply is not None
    assert (thread.reply.stance, thread.reply.day, thread.reply.days) == ("denies", date(2014, 8, 4), 4)


MARCH = {"first_until": date(2017, 3, 31)}
YEAR = {"first_until": date(2017, 12, 31)}


@pytest.mark.parametrize(
    ("charged", "answered", "days", "elapsed"),
    [
        (("2017-03-05", {}), ("2019-02-11", {}), (708, 708, 708), "708 days"),
        (("2017-03-05", {}), ("2017-03-06", {}), (1, 1, 1), "1 day"),
        (("2017-03-01", MARCH), ("2019-02-11", {}), (None, 682, 712), "682 to 712 days"),
        (("2016-02-01", {}), ("2017-03-01", MARCH), (None, 394, 424), "394 to 424 days"),
        (("2017-01-01", YEAR), ("2017-03-01", MARCH), (None, -305, 89), "at most 89 days"),
        (("2017-03-31", {}), ("2017-03-01", MARCH), (None, -30, 0), None),
        (("2017-03-30", {}), ("2017-03-01", MARCH), (None, -29, 1), "at most 1 day"),
        (("2017-03-01", {"first_until": None}), ("2019-02-11", {}), (None, None, None), None),
        (("2017-03-01", {}), ("2019-02-11", {"first_until": None}), (None, None, None), None),
    ],
)
def test_days_to_an_answer_are_as_exact_as_the_dates_are(
    charged: tuple[str, dict[str, date | None]], answered: tuple[str, dict[str, date | None]],
    days: tuple[int | None, ...], elapsed: str | None,
) -> None:  # fmt: skip
    charge = cell_of(AMERICA, "asserts", charged[0], accuses=True, **charged[1])
    reply = summed(charge, cell_of(RUSSIA, "denies", answered[0], **answered[1])).reply
    assert reply is not None
    assert (reply.days, reply.days_low, reply.days_high) == days
    assert (reply.elapsed, reply.before_charge) == (elapsed, False)


def test_an_answer_of_a_month_before_the_charge_is_said_to_be_of_that_month() -> None:
    thread = summed(CHARGE, cell_of(RUSSIA, "denies", "2013-11-01", first_until=date(2013, 11, 30)))
    assert (silence(thread) or "").startswith("Russia denied it in November 2013, before the first dated charge;")


@pytest.mark.parametrize("stance", ["demands", "supposes"])
def test_what_says_nothing_to_whether_it_is_so_is_no_answer(stance: str) -> None:
    assert summed(CHARGE, cell_of(RUSSIA, stance, "2014-08-04")).standing == "open"  # type: ignore[arg-type]


def test_without_a_charge_there_is_nothing_to_answer() -> None:
    thread = summed(cell_of(AMERICA, "demands", "2014-07-31"), cell_of(RUSSIA, "denies", "2014-08-04"))
    assert (thread.standing, thread.reply) == ("uncharged", None)


def test_a_denial_before_the_first_dated_charge_has_no_days_and_is_said_to_come_before() -> None:
    thread = summed(CHARGE, cell_of(RUSSIA, "denies", "2013-11-01"))
    assert thread.reply is not None
    assert (thread.reply.before_charge, thread.reply.days) == (True, None)
    assert silence(thread) == (
        "Russia denied it on 1 November 2013, before the first dated charge; no answer after it in this record, which "
        "has 12 documents of 3 publishers from 28 July 2014 to 2 August 2019."
    )


@pytest.mark.parametrize(("charged", "denied"), [(None, "2014-08-04"), ("2014-07-31", None), (None, None)])
def test_where_a_day_is_unknown_so_are_the_days_between(charged: str | None, denied: str | None) -> None:
    reply = summed(cell_of(AMERICA, "asserts", charged, accuses=True), cell_of(RUSSIA, "denies", denied)).reply
    assert reply is not None
    assert (reply.days, reply.before_charge) == (None, False)


def test_who_had_answered_before_the_charge_answers_it_with_the_first_claim_after_it() -> None:
    lasting = cell_of(RUSSIA, "denies", "2013-11-01", last=date(2019, 1, 23), claims=4)
    after = lasting._replace(first=date(2017, 3, 9), first_claim="c2", first_until=date(2017, 3, 9))
    reply = summarise(facts_of(), [CHARGE, lasting], (), [CHARGE, after]).reply
    assert reply is not None
    assert (reply.claim, reply.day, reply.before_charge) == ("c2", date(2017, 3, 9), False)


# -------------------------------------------------------------------------------------------------------- silence
def test_silence_is_of_this_record_and_says_how_far_it_reaches() -> None:
    assert silence(summed(CHARGE)) == (
        "No answer of Russia in this record, which has 12 documents of 3 publishers from 28 July 2014 to 2 August 2019."
    )


def test_a_record_without_dates_says_so() -> None:
    reach = Reach(documents=1, publishers=1, first=None, last=None, undated=1)
    told = "No answer of Russia in this record, which has 1 document of 1 publisher, without a date."
    assert silence(summed(CHARGE), reach) == told


def test_of_an_occurrence_an_answer_may_stand_elsewhere() -> None:
    day = Days(start=date(2008, 5, 3), end=date(2008, 5, 3))
    thread = summarise(facts_of(TESTED, id="thread-occurrence-1", when=day), [CHARGE])
    assert thread.title == "Russia flight-tests the 9M729 on 3 May 2008"
    assert (silence(thread) or "").startswith("No answer of Russia that gives this date in this record")


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            cell_of(RUSSIA, "denies", "2015-03-01"),
            "Russia denied it without saying of which day, last on 1 March 2015.",
        ),
        (cell_of(RUSSIA, "denies"), "Russia denied it without saying of which day."),
        (cell_of(RUSSIA, "denies", "2013-03-01"), None),
        (cell_of(GAZETTE, "denies", "2015-03-01"), None),
        (cell_of(RUSSIA, "asserts", "2015-03-01"), None),
    ],
)
def test_of_an_occurrence_a_later_denial_without_a_date_is_told(cell: Cell, told: str | None) -> None:
    day = Days(start=date(2008, 5, 3), end=date(2008, 5, 3))
    thread = summarise(facts_of(TESTED, id="thread-occurrence-1", when=day), [CHARGE])
    silent = with_silence(thread, REACH, [cell])
    assert (silent.standing, (silent.silence or "").partition("2 August 2019.")[2].strip() or None) == ("open", told)


def test_what_is_only_denied_is_said_to_be_asserted_by_nobody() -> None:
    told = silence(summed(cell_of(RUSSIA, "denies", "2014-08-04")))
    assert (told or "").startswith("Denied by Russia; asserted by nobody in this record, which has")


def test_where_nothing_is_lacking_there_is_no_silence() -> None:
    assert silence(summed(CHARGE, cell_of(RUSSIA, "denies", "2014-08-04"))) is None


# -------------------------------------------------------------------------------------------- origins and counts
@pytest.mark.parametrize(
    ("origins", "count", "independence"),
    [
        (["o1"], 1, "single_origin"),
        (["o1", "o1"], 1, "single_origin"),
        (["o1", "o2"], 2, "not_established"),
        (["o1", None], 1, "not_established"),
        ([None], 0, "not_established"),
        (["USA", "anonymous:USA"], 1, "single_origin"),
        (["USA", "anonymous:RUS"], 2, "not_established"),
        ([], 0, "none"),
    ],
)
def test_independence_is_never_more_than_not_established(
    origins: list[str | None], count: int, independence: Independence
) -> None:
    thread = summed(*(cell_of(GAZETTE, "asserts", origin=origin) for origin in origins))
    assert (thread.origins, thread.independence) == (count, independence)


def test_claims_are_counted_by_stance_and_speakers_named_once_in_the_order_of_their_days() -> None:
    thread = summed(
        cell_of(GAZETTE, "asserts", "2015-01-01", claims=3),
        cell_of(AMERICA, "asserts", "2014-07-31", origin="o1"),
        cell_of(AMERICA, "asserts", "2016-07-31", origin="o2"),
        cell_of(RUSSIA, "denies"),
    )
    assert thread.claims == {"asserts": 5, "denies": 1}
    assert [speaker.key for speaker in thread.asserted_by] == ["USA", "outlet:gazette"]
    assert [speaker.key for speaker in thread.denied_by] == ["RUS"]
    assert (thread.first, thread.last) == (date(2014, 7, 31), date(2016, 7, 31))


@pytest.mark.parametrize(
    ("about", "title"),
    [
        (TESTED, "Russia flight-tests the 9M729 (no date stated)"),
        (
            Proposition(actors=("USA",), act="deploy", subject="class:missile"),
            "The United States deploys missiles (said in the 2010s)",
        ),
    ],
)
def test_a_title_says_what_keeps_a_thread_apart_from_its_like(about: Proposition, title: str) -> None:
    assert summed(CHARGE, about=about).title == title
