from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.readings.documents import document
from treatywatch.readings.times import find_times
from treatywatch.records import TimeExpression, Word

#: A Wednesday.
PUBLISHED = "2019-02-06"


def times(text: str, published: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(document(text, published), (), ())


def days(text: str, published: str | None = PUBLISHED) -> str:
    """The one time of a text as `start..end`, with nothing for an open or unknown end."""
    (time,) = times(text, published)
    return f"{time.start or ''}..{time.end or ''}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It was signed on 8 December 1987.", "1987-12-08"),
        ("It entered into force on June 1, 1988.", "1988-06-01"),
        ("on the 2nd of August, 2019", "2019-08-02"),
        ("Notice was given on 2019-02-02.", "2019-02-02"),
        ("02.08.2019", "2019-08-02"),
        ("Photo: 25/12/2018", "2018-12-25"),
        ("Received 05-Aug-2016", "2016-08-05"),
        ("Photo: 12/25/2018", "2018-12-25"),
        ("Sept. 11, 2001", "2001-09-11"),
        ("before the night of 8 December 1987", "1987-12-08TNI"),
        ("since May 1972", "1972-05"),
        ("in Dec. 2018", "2018-12"),
        ("the summer of 1986", "1986-SU"),
        ("the first quarter of 2018", "2018-Q1"),
        ("the second half of 2008", "2008-H2"),
        ("fiscal year 2020", "FY2020"),
        ("in the 1980s", "198"),
        ("the twentieth century", "19"),
        ("in '87", "1987"),
        ("480 BC", "BC0480"),
        ("in the year 71", "0071"),
        ("30 September 420.", "0420-09-30"),
        ("in December of 384, after the siege", "0384-12"),
        ("a tower (1480) of stone", "1480"),
        ("the twenty- first century", "20"),
        ("Christmas 1979", "1979-12-25"),
        ("late in 2018", "2018"),
        ("The 2030's", "203"),
        ("Vision 2030's goals", "2030"),
        ("Summers are hot.", "XXXX-SU"),
    ],
)
def test_a_date_that_is_spelled_out_has_its_timex_value(text: str, value: str) -> None:
    (time,) = times(text)
    assert (time.value, time.basis) == (value, "explicit")


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("It was developed since at least 2012.", "2012-01-01.."),
        ("All must be destroyed by 2030.", "..2030-12-31"),
        ("before 2010", "..2009-12-31"),
        ("after August 2, 2019", "2019-08-03.."),
        ("until the end of 2018", "..2018-12-31"),
        ("pre-1991 borders", "..1990-12-31"),
        ("In office: 2013 \u2013 present", "2013-01-01.."),
        ("from 2013 to the present", "2013-01-01.."),
        ("the early 1980s", "1980-01-01..1984-12-31"),
        ("the mid-1980s", "1983-01-01..1986-12-31"),
        ("early 2018", "2018-01-01..2018-04-30"),
        ("mid-2017", "2017-05-01..2017-08-31"),
        ("late 1990s", "1995-01-01..1999-12-31"),
    ],
)
def test_words_around_a_date_open_or_narrow_it(text: str, interval: str) -> None:
    assert days(text) == interval


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("It was tested last spring.", "2018-03-01..2018-05-31"),
        ("It was tested earlier this year.", "2019-01-01..2019-02-06"),
        ("They met last week.", "2019-01-28..2019-02-03"),
        ("They met on Tuesday.", "2019-02-05..2019-02-05"),
        ("They will meet on Friday.", "2019-02-08..2019-02-08"),
        ("They met yesterday.", "2019-02-05..2019-02-05"),
        ("It began three months ago.", "2018-11-01..2018-11-30"),
        ("It will leave in December.", "2019-12-01..2019-12-31"),
        ("It left in December.", "2018-12-01..2018-12-31"),
        ("He said it would leave in August.", "2019-08-01..2019-08-31"),
        ("It expires next year.", "2020-01-01..2020-12-31"),
        ("this winter", "2018-12-01..2019-02-28"),
        ("over the past five years", "2014-02-07..2019-02-06"),
        ("several years ago", "..2019-02-06"),
        ("in recent weeks", "..2019-02-06"),
        ("on 1 July this year", "2019-07-01..2019-07-01"),
    ],
)
def test_a_relative_time_is_anchored_in_the_document(text: str, interval: str) -> None:
    assert days(text) == interval
    assert times(text)[0].basis == "anchored"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met last week.", "XXXX-WXX"),
        ("This Monday they met.", "XXXX-WXX-1"),
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met in December.", "XXXX-12"),
        ("They met on 5 May.", "XXXX-05-05"),
        ("They met last year.", "XXXX"),
        ("It began three months ago.", "PAST_REF"),
        ("They met in recent weeks.", "PAST_REF"),
        ("last spring", "XXXX-SP"),
    ],
)
def test_without_an_anchor_a_relative_time_keeps_its_words_and_has_no_dates(text: str, value: str) -> None:
    (time,) = times(text, published=None)
    assert (time.value, time.start, time.end, time.basis) == (value, None, None, "unresolved")
    assert time.span.exact in text


def test_this_year_is_that_of_publication_and_not_the_last_that_the_text_named() -> None:
    _, april = times("It began in 1979. In April of this year it ended.", published=None)
    assert (april.value, april.start, april.basis) == ("XXXX-04", None, "unresolved")


def test_a_day_before_which_a_document_cannot_have_been_published_anchors_nothing() -> None:
    (relative, explicit) = find_times(
        document("Last week they met; in May 2018 they had not.", PUBLISHED, "not_before"), (), ()
    )
    assert (relative.start, relative.basis) == (None, "unresolved")
    assert (explicit.value, explicit.basis) == ("2018-05", "explicit")


def test_in_a_document_of_which_only_the_month_is_known_last_week_is_the_interval_that_it_may_be() -> None:
    (time,) = find_times(document("They met last week.", "2019-02"), (), ())
    assert (str(time.start), str(time.end), time.basis) == ("2019-01-21", "2019-02-24", "anchored")


def test_two_days_later_counts_from_the_date_that_the_text_named_last() -> None:
    _, later = times("The letter came on 20 October 2018. Two days later he answered.")
    assert (later.value, later.basis) == ("2018-10-22", "anchored")


@pytest.mark.parametrize(
    "words", ["Two days later", "The next day", "The following week", "That morning", "A month later"]
)
def test_nothing_is_counted_from_a_date_that_is_not_exact_enough(words: str) -> None:
    later = times(f"It was signed in 1987. {words} they met.")[1]
    assert (later.start, later.basis) == (None, "unresolved")


def test_a_narrative_is_dated_by_its_own_years() -> None:
    text = (
        "In 1950 the war began. In June they crossed. In October 1950 others came. On 27 November they struck. "
        "In January they fell back. Early in 1951 the city changed hands; talks opened on 10 July 1951. "
        "In 1953 it ended."
    )
    values = {time.span.exact: time.value for time in times(text, "2010-05-01")}
    assert values["June"] == "1950-06"
    assert values["27 November"] == "1950-11-27"
    assert values["January"] == "1951-01"


@pytest.mark.parametrize(
    ("text", "interval", "ends"),
    [
        ("from 2008 to 2011", "2008-01-01..2011-12-31", ["2008", "2011"]),
        ("between May and June 1981", "1981-05-01..1981-06-30", ["1981-05", "1981-06"]),
        ("from December to March 2017", "2016-12-01..2017-03-31", ["2016-12", "2017-03"]),
        ("from Nov to March 2017", "2016-11-01..2017-03-31", ["2016-11", "2017-03"]),
        ("between September and February", "2018-09-01..2019-02-28", ["2018-09", "2019-02"]),
        ("in 1987-88", "1987-01-01..1988-12-31", ["1987", "1988"]),
        ("(c. 314 \u2013 368)", "0314-01-01..0368-12-31", ["0314", "0368"]),
        ("from the 13th to the 19th of October 2018", "2018-10-13..2018-10-19", ["2018-10-13", "2018-10-19"]),
        ("5\u20136 September 2019", "2019-09-05..2019-09-06", ["2019-09-05", "2019-09-06"]),
    ],
)
def test_a_stretch_stands_before_its_two_ends(text: str, interval: str, ends: list[str]) -> None:
    stretch, *parts = times(text)
    assert f"{stretch.start}..{stretch.end}" == interval
    assert [part.value for part in parts] == ends


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("a six-month period", "duration", "P6M"),
        ("the 180-day window", "duration", "P180D"),
        ("for 13 years", "duration", "P13Y"),
        ("a year and a half", "duration", "P1.5Y"),
        ("for several decades", "duration", "PXDE"),
        ("two weeks after the test", "duration", "P2W"),
        ("every six months", "set", "P6M"),
        ("twice a year", "set", "P1Y"),
        ("reported annually", "set", "P1Y"),
        ("on Thursdays", "set", "XXXX-WXX-4"),
        ("at 10:30 a.m. on Thursday", "time", "2019-01-31T10:30"),
    ],
)
def test_lengths_sets_and_times_of_day(text: str, kind: str, value: str) -> None:
    time = times(text)[0]
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "It flies 2,500 km.",
        "It flies 2000 km.",
        "They keep 500 of them and 2000 launchers.",
        "a limit of 1550 deployed warheads",
        "The 9M729 and the SS-20 are missiles.",
        "under section 2018",
        "under Resolution 1929",
        "before World War 3",
        "It may march on.",
        "Theresa May spoke.",
        "a second missile",
        "the forty-second session",
        "the fall of the wall",
        "the Prague Spring",
        "It cost $2018.",
        "31 February 2019 is no day",
        "Black Friday sales",
        "Arms Control Today wrote so.",
        "He said so on This Week.",
        "the Winter Olympics",
        "in his early thirties",
        "their last years",
        "under Rule 2016",
        "Mon-Fri, Sat-Sun",
        "a survey of 1709 schoolchildren",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert [time.span.exact for time in times(text) if time.value != "2019"] == []


def test_words_tell_the_month_from_the_verb() -> None:
    text = "The rebels March and in May they rest."
    verb = Word(start=11, end=16, lemma="march", upos="VERB", head=-1, deprel="root")
    assert [time.span.exact for time in find_times(document(text, PUBLISHED), (verb,), ())] == ["May"]


def test_words_tell_the_season_from_the_kind() -> None:
    text = "The winter wheat and the winter offensive of 2018 failed."
    words = tuple(
        Word(start=start, end=start + len(form), lemma=form, upos="NOUN", head=-1, deprel="root")
        for form in ("wheat", "offensive")
        for start in (text.index(form),)
    )
    found = find_times(document(text, PUBLISHED), words, ())
    assert [time.span.start for time in found] == [text.index("the winter offensive"), text.index("2018")]


def test_somebodys_counted_years_are_a_length() -> None:
    assert [time.value for time in times("in its first two years")] == ["P2Y"]


def test_two_centuries_and_two_decades_share_their_noun() -> None:
    assert [time.value for time in times("from the 15th to the 17th century")][-2:] == ["14", "16"]
    assert [time.value for time in times("in the 1960s and 70s")][-2:] == ["196", "197"]


def test_a_date_before_our_era_shares_its_era() -> None:
    assert [time.value for time in times("from about 1200 to about 400 BC")][-2:] == ["BC1200", "BC0400"]


def test_a_morning_is_told_from_the_day_before_it() -> None:
    _, morning = times("On 8 May 2018 they met. The following morning they left.")
    assert morning.value == "2018-05-09TMO"


def test_a_day_before_an_event_is_told_by_the_event() -> None:
    _, eve = times("On 8 May 2018 they met. The day before the vote they left.")
    assert (eve.value, eve.start) == ("XXXX-XX-XX", None)


WORDS = (  # noqa: SIM905 - words read better than a column of quotes
    "the since by until from between and to - , last next this that early late end of years 6 two 31 1987 2019 "
    "88 1990s '80s May March December 5 summer winter century decade week weekend Tuesday ago later before "
    "after earlier every half 10:30 a.m. noon FY BC AD 0 9999 few night morning year month quarter first"
).split()


@given(st.text() | st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_offsets_slice_back_whatever_the_text(text: str) -> None:
    for published in (None, PUBLISHED, "9999-12-31", "0001-01-01"):
        for time in times(text, published):
            assert text[time.span.start : time.span.end] == time.span.exact != ""
            assert time.start is None or time.end is None or time.start <= time.end
