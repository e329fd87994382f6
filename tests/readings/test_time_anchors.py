from __future__ import annotations

import pytest

from tests.readings.documents import document
from treatywatch.readings.times import find_times

#: A Wednesday in winter.
PUBLISHED = "2019-02-06"


def values(text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    """The values of a text's times by their words."""
    return {time.span.exact: time.value for time in find_times(document(text, published), (), ())}


def days(text: str, published: str = PUBLISHED) -> list[str]:
    found = find_times(document(text, published), (), ())
    return [f"{time.start or ''}..{time.end or ''}" for time in found]


#: A chronicle: its own years, told in the past, of another time than its publication.
OPENING = "In 1950 the talks began. In 1951 they failed. In 1952 both sides armed. In 1952 they met again. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        # A year to which the chronicle does not stay: what follows goes on where it was.
        (OPENING + "A report of 1998 denied it. In May 1952 they signed. In July they left.", "July", "1952-07"),
        (
            OPENING + "In May 1953 one side withdrew, as the plan for 1971 had it. On 3 June 1953 it left. "
            "In July it closed its base, and the war of 1953 was over.",
            "July",
            "1953-07",
        ),
        # What only looks back does not move it either.
        (
            OPENING + "On 3 May 1953 it ended. The previous April they had met. On 7 June they left.",
            "7 June",
            "1953-06-07",
        ),
        (
            OPENING + "On 3 May 1953 it ended, three years earlier than planned. On 7 June they left.",
            "7 June",
            "1953-06-07",
        ),
        # "That year" is the last one named, an aside or not.
        (
            OPENING + "On 3 May 1952 it ended. The base had stood since 1948. In March of that year it had been built.",
            "March of that year",
            "1948-03",
        ),
        # A bare year does not take the month away: January is the next one's.
        (OPENING + "In December 1952 it fell. The fall of 1952 was long. In 1953 it ended.", "In 1953", None),
        (
            OPENING + "On 7 December 1952, late in 1952, they struck. In January they met. In 1953 it ended.",
            "January",
            "1953-01",
        ),
        (5 * OPENING + "On 4 May 1953 they met. On Thursday they signed.", "Thursday", "1953-05-07"),
        (OPENING + "On 4 May 1953 they met. Nothing came of it that same summer.", "that same summer", "1953-SU"),
        (OPENING + "In November 1952 they met. They left the next spring.", "the next spring", "1953-SP"),
    ],
)
def test_a_narrative_keeps_to_its_own_course(text: str, words: str, value: str | None) -> None:
    assert values(text, "2010-05-01").get(words) == value


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("The vote is to be held on 20 November.", "2019-11-20..2019-11-20"),
        ("A vote will be held in March.", "2019-03-01..2019-03-31"),
        ("They promised reform if they take office in January.", "2020-01-01..2020-01-31"),
        ("The party is well prepared for the vote on Saturday, which will decide it.", "2019-02-09..2019-02-09"),
        ("The state holds its vote on Saturday.", "2019-02-09..2019-02-09"),
        ("The pact expires in January.", "2020-01-01..2020-01-31"),
        ("A vote was held in November.", "2018-11-01..2018-11-30"),
        ("They met this weekend.", "2019-02-02..2019-02-03"),
        ("They will meet this weekend.", "2019-02-09..2019-02-10"),
        ("They built it this summer.", "2018-06-01..2018-08-31"),
        ("They will build it this summer.", "2019-06-01..2019-08-31"),
        ("It left this past December.", "2018-12-01..2018-12-31"),
        ("It left this past week.", "2019-01-28..2019-02-03"),
        ("The paper must be ready by year's end.", "..2019-12-31"),
        ("your note of the 12th of October last, which", "2018-10-12..2018-10-12"),
        ("your visit on March 3 next.", "2019-03-03..2019-03-03"),
        ("for the past two and a half years", "2016-08-07..2019-02-06"),
        ("over the last three months of his life", ".."),
        ("They shrank over the last year.", "2018-02-06..2019-02-06"),
        ("It is to grow over the next year.", "2019-02-06..2020-02-06"),
        ("They shrank last year.", "2018-01-01..2018-12-31"),
    ],
)
def test_verbs_and_words_tell_which_of_the_nearest_is_meant(text: str, interval: str) -> None:
    assert days(text) == [interval]


def test_the_month_of_publication_leaves_its_own_days_to_the_future() -> None:
    found = find_times(document("The plan will be given to the Council on 3 September.", "2019-09", "month"), (), ())
    assert [time.value for time in found] == ["2019-09-03"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In winter the base is closed.", "XXXX-WI"),
        ("Winters are long.", "XXXX-WI"),
        ("The exercise usually takes place in September.", "XXXX-09"),
        ("October is their month of training.", "XXXX-10"),
        ("They meet on a Monday.", "XXXX-WXX-1"),
        ("They meet on Saturday mornings.", "XXXX-WXX-6"),
    ],
)
def test_what_happens_every_year_or_week_has_no_date(text: str, value: str) -> None:
    (time,) = find_times(document(text, PUBLISHED), (), ())
    assert (time.value, time.start, time.end) == (value, None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The silos are still used today.", "PRESENT_REF"),
        ("There are fewer of them today than ever.", "PRESENT_REF"),
        ("Today there are nine such states.", "PRESENT_REF"),
        ("It stands to this day.", "PRESENT_REF"),
        ("The minister said today that it ended.", "2019-02-06"),
        ("We meet today in grave times.", "2019-02-06"),
        ("They are meeting today.", "2019-02-06"),
    ],
)
def test_today_is_the_day_or_these_times(text: str, value: str) -> None:
    (time,) = find_times(document(text, PUBLISHED), (), ())
    assert (time.value, str(time.start)) == (value, PUBLISHED)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("Since the end of the Cold War it has changed.", "1989-11-09.."),
        ("during the Cold War", "1947-03-12..1991-12-26"),
        ("after the outbreak of the Korean War", "1950-06-26.."),
        ("before World War II", "..1939-08-31"),
    ],
)
def test_a_historical_anchor_has_its_days(text: str, interval: str) -> None:
    assert days(text) == [interval]
