"""What relative times hang on: the document's date, and the latest date that the text itself has named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.numbers import alternatives
from treatywatch.readings.time_values import TimeValue, day_of, month_of, reference, season_of, shifted, within_calendar
from treatywatch.records import DatePrecision, Document

__all__ = ["Anchor", "NamedYear", "is_narrative", "is_nowadays", "lies_ahead"]

#: A month or weekday without a year follows the text's own date only where that stands this close (characters).
NEAR = 300
#: In a narrative, a month this many months before the latest one is that of the next year ("November ... February").
NEW_YEAR_GAP = 4
#: More mentions of a year than this are no aside.
LONGEST_ASIDE = 3
CUE_REACH = 90
HABIT_REACH = 120
#: Who narrates another time hardly says "today" or "last year".
MOST_DEICTICS = 0.05
#: No date is longer (characters).
LONGEST_DATE = 40
TWO_MONTHS = 62
#: Without a verb to tell, a report speaks of a month up to this far back, or ahead.
MONTHS_BACK = 9
MONTHS_AHEAD = 2
COARSE_UNITS = frozenset(("year", "decade", "century", "millennium"))
#: The units that can be counted from a date of a precision, where not all.
EXACT_ENOUGH = {
    "day": COARSE_UNITS | {"day", "night", "week", "weekend", "fortnight", "month", "quarter"},
    "month": COARSE_UNITS | {"month", "quarter"},
    "quarter": COARSE_UNITS | {"quarter"},
}
DEADLINE = re.compile(r"\b(?:by|until|till|before)\s+(?:the\s+)?$", re.IGNORECASE)
IS_BEHIND = re.compile(r"\s+(?:is|are)\b")
#: "We are meeting today" is told of the day, "they are in use today" of these times.
OF_THE_DAY = re.compile(r"\b(?:I|we|our|us|you|your|my|(?:am|is|are)\s+(?:\w+\s+)?\w+ing)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?]\s|\n\s*\n")
SENTENCE_OPENING = re.compile(r"(?:^|\n|[.!?:][\"')\u201d]*\s+)(?:[\w-]+,?\s+){0,5}$")


@cache
def cues() -> re.Pattern[str]:
    """Give the pattern of words that tell whether an act lies ahead or behind."""
    terms = calendar_terms()
    ahead, behind = alternatives(terms.future_cues), alternatives(terms.past_cues)
    # "May" with a capital is the month. "Is held", "to be held", "is well prepared" tell of no past.
    scheduled = rf"\b(?P<scheduled>{alternatives(terms.schedule_cues)}|(?-i:may))\b"
    return re.compile(
        rf"(?P<ahead>{ahead})\b|{scheduled}|(?P<present>\b(?:be|is|are)\s+(?:(?:well|now|not|also|still|\w+ly)\s+)?"
        rf"(?!{ahead}\b)(?:{behind}|\w+ed)\b)|(?P<behind>\b(?:{behind}|\w+ed)\b)",
        re.IGNORECASE,
    )


def lies_ahead(text: str, start: int, end: int) -> bool | None:
    """Tell from the verbs around a time whether it is to come; `None` where nothing tells.

    The last cue before it in its sentence decides, else the first cue after it.
    """
    before = re.split(r"[.!?;\n]\s", text[max(0, start - CUE_REACH) : start])[-1]
    if DEADLINE.search(before):
        return True
    found = [cue for cue in cues().finditer(before) if cue.lastgroup != "present"]
    if found:
        return found[-1].lastgroup != "behind"
    after = re.split(r"[.!?;\n]\s", text[end : end + CUE_REACH])[0]
    match = next((cue for cue in cues().finditer(after) if cue.lastgroup != "present"), None)
    return match.lastgroup != "behind" if match else None


@cache
def habits() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the patterns of words that tell what happens every year, and of the present tense."""
    terms = calendar_terms()
    habit, present = (
        re.compile(rf"\b{alternatives(words)}\b", re.IGNORECASE) for words in (terms.habit_cues, terms.present_cues)
    )
    return habit, present


def sentence_around(text: str, start: int, end: int) -> str:
    """Give the sentence around a time as far as it is near, without the time."""
    before = re.split(r"[.!?;\n]\s", text[max(0, start - HABIT_REACH) : start])[-1]
    return before + " " + re.split(r"[.!?;\n]\s", text[end : end + HABIT_REACH])[0]


def is_nowadays(text: str, start: int, end: int) -> bool:
    """Tell "today" in a sentence of the bare present that is nobody's own: "today they are in use everywhere"."""
    sentence = sentence_around(text, start, end)
    told = habits()[1].search(sentence) is not None and not is_dated(sentence)
    return told and OF_THE_DAY.search(sentence) is None


def is_habitual(text: str, start: int, end: int, *, season: bool) -> bool:
    """Tell a month or season of any year ("in winter it is cold") from that of one, by its sentence."""
    sentence = sentence_around(text, start, end)
    habit, present = habits()
    told = habit.search(sentence) or (season and present.search(sentence)) or IS_BEHIND.match(text, end)
    return bool(told) and not is_dated(sentence)


def is_dated(sentence: str) -> bool:
    """Tell from its verbs that a sentence speaks of what has been or will be, once."""
    return any(cue.lastgroup not in ("scheduled", "present") for cue in cues().finditer(sentence))


class NamedYear(NamedTuple):
    """A year that the text spells out, and the character at which it does."""

    position: int
    year: int


def asides_of(text: str, named: Sequence[NamedYear]) -> frozenset[int]:
    """Give where a narrative only looks back or ahead to a year, and returns to its course with the next other year.

    The year before or after the course is an aside only within a sentence: a narrative may go back a year and begin
    a sentence with it.
    """
    asides: set[int] = set()
    course: NamedYear | None = None
    for run in runs_of(named):
        here, after = named[run.start], named[run.stop].year if run.stop < len(named) else None
        back = None if course is None or after is None else abs(after - course.year)
        if course and back is not None and len(run) <= LONGEST_ASIDE and here.year != course.year:
            far = abs(here.year - course.year) > 1
            if back <= 1 if far else back == 0 and not opens_sentence(text, here.position):
                asides.update(named[index].position for index in run)
                continue
        course = here
    return frozenset(asides)


def runs_of(named: Sequence[NamedYear]) -> Iterator[range]:
    """Give the stretches of the same year, as indices."""
    first = 0
    for index in range(1, len(named) + 1):
        if index == len(named) or named[index].year != named[first].year:
            yield range(first, index)
            first = index


def opens_sentence(text: str, position: int) -> bool:
    """Tell whether no more than the rest of a date stands between a character and its sentence's beginning."""
    return SENTENCE_OPENING.search(text, max(0, position - LONGEST_DATE), position) is not None


def is_narrative(years: Sequence[int], published: tuple[date, date] | None, deictic_share: float) -> bool:
    """Tell from the years that a text names whether it narrates another time than that of its publication."""
    if deictic_share > (MOST_DEICTICS if published else MOST_DEICTICS / 4):
        return False
    if published is None:
        return len(years) >= 5 and len(years) - len(set(years)) >= 2
    elsewhere = sum(abs(year - published[0].year) > 1 for year in years)
    return len(years) >= 5 and elsewhere >= 0.6 * len(years)


class Anchor:
    """What a document's times hang on, while its text is read from start to end."""

    def __init__(self, document: Document, named: Sequence[NamedYear], deictic_share: float) -> None:
        self.text = document.text
        self.asides = asides_of(document.text, named)
        self.named = [year for year in named if year.position not in self.asides]
        self.positions = [year.position for year in self.named]
        years = [year.year for year in named]
        first, last = document.published_interval
        self.published = (first, last) if first is not None and last is not None else None
        self.narrative = is_narrative(years, self.published, deictic_share)
        #: Most years that the text names are not those around its publication.
        self.historical = self.published is not None and is_narrative(years, self.published, 0.0)
        self.latest: TimeValue | None = None
        self.latest_start: date | None = None
        self.latest_end = 0
        #: The last date that the text named, aside or not, and where it ends: what "that year" points to.
        self.mentioned: TimeValue | None = None
        self.mentioned_end = 0
        #: The year of the other end of a range, for an end that names none.
        self.hinted_year: int | None = None

    def saw(self, value: TimeValue, start: int, end: int) -> None:
        """Remember a date that the text has named; a narrative's asides do not move it."""
        first = value.start
        if value.type not in ("date", "time") or first is None or value.precision in ("decade", "unknown"):
            return
        self.mentioned, self.mentioned_end = value, end
        bare_year = value.precision == "year"
        if bare_year and self.latest_start is not None and first.year == self.latest_start.year and not self.is_coarse:
            # "On 7 December 1941 ... in 1941": the finer date stays.
            self.latest_end = end
            return
        if self.narrative and value.basis == "explicit" and not self.carries_on(first.year, bare_year, start, end):
            return
        self.latest, self.latest_start, self.latest_end = value, first, end

    @property
    def is_coarse(self) -> bool:
        """Whether the latest date is no finer than a year."""
        return self.latest is None or self.latest.precision not in ("day", "month", "season", "quarter")

    def pointed_to(self, start: int) -> TimeValue | None:
        """Give the date that "that year", "the following day" point to: the last named, if it stands near enough."""
        between = self.text[self.mentioned_end : start] if start - self.mentioned_end <= NEAR else ""
        if self.mentioned is not None and between and len(SENTENCE_END.findall(between)) <= 1:
            return self.mentioned
        return self.latest

    def carries_on(self, year: int, bare: bool, start: int, end: int) -> bool:
        """Tell whether a date that the text spells out belongs to the narrative's own course.

        A bare year that lies behind is an aside unless it opens its sentence.
        """
        if any(position in self.asides for position in range(start, end)):
            return False
        if not bare or self.latest_start is None or year >= self.latest_start.year:
            return True
        return opens_sentence(self.text, start)

    def year_ahead(self, start: int) -> int | None:
        """Give the year that the narrative names next."""
        index = bisect_left(self.positions, start)
        return self.named[index].year if index < len(self.named) else None

    def from_published(self, compute: Callable[[date], TimeValue], unknown: TimeValue) -> TimeValue:
        """Anchor in the document's date; where that is an interval, give the interval of what it may mean."""
        if self.published is None:
            return unknown
        first, last = compute(self.published[0]), compute(self.published[1])
        if first == last:
            return first._replace(basis="anchored")
        if first.start is None or last.end is None:
            return unknown
        coarse: DatePrecision = "month" if (last.end - first.start).days <= TWO_MONTHS else "year"
        return unknown._replace(start=first.start, end=last.end, precision=coarse, basis="anchored")

    def from_text(
        self, compute: Callable[[date], TimeValue], unknown: TimeValue, start: int, unit: str = "year"
    ) -> TimeValue:
        """Anchor in the latest date that the text has named, if it is near enough and as exact as the unit asks for.

        From "in 1951" no "two days later" follows, and no "next month".
        """
        near = self.narrative or start - max(self.latest_end, self.mentioned_end) <= NEAR
        pointed = self.pointed_to(start)
        if pointed is None or pointed.start is None or not near:
            return unknown
        if unit not in EXACT_ENOUGH.get(pointed.precision, COARSE_UNITS):
            return unknown
        return compute(pointed.start)._replace(basis="anchored")

    def year_for(self, month: int, day: int | None, start: int, end: int) -> int | None:
        """Give the year of a month or day that names none; `None` where nothing settles it."""
        if self.hinted_year is not None:
            return self.hinted_year
        if (latest := self.hangs_on(start)) is not None:
            return self.narrated_year(month, latest, start)
        if self.narrative or self.published is None or self.published[0].year != self.published[1].year:
            return None
        return reported_year(month, day, self.published, lies_ahead(self.text, start, end))

    def hangs_on(self, start: int) -> date | None:
        """Give the text's own date that a bare month belongs to; `None` where it belongs to that of publication."""
        if self.latest_start is None or self.narrative:
            return self.latest_start
        between = self.text[self.latest_end : start]
        if len(between) > NEAR or (SENTENCE_END.search(between) and not self.historical):
            return None
        past = self.published is None or self.published[0].year - self.latest_start.year > 1
        return self.latest_start if past else None

    def narrated_year(self, month: int, latest: date, start: int) -> int:
        """Give the year of a month in a narrative, which moves forward with few steps back."""
        ahead = self.year_ahead(start)
        if not self.is_coarse and latest.month - month >= NEW_YEAR_GAP and (ahead is None or ahead > latest.year):
            return within_calendar(latest.year + 1)
        return latest.year

    def month(self, month: int, start: int, end: int) -> TimeValue:
        """Resolve a month without a year."""
        habitual = self.hinted_year is None and is_habitual(self.text, start, end, season=False)
        year = None if habitual else self.year_for(month, None, start, end)
        return reference(f"XXXX-{month:02d}") if year is None else month_of(year, month)._replace(basis="anchored")

    def day(self, month: int, day: int, start: int, end: int) -> TimeValue:
        """Resolve a day and month without a year."""
        year = self.year_for(month, day, start, end)
        if year is None:
            return reference(f"XXXX-{month:02d}-{day:02d}")
        try:
            return day_of(date(year, month, day))._replace(basis="anchored")
        except ValueError:
            return reference(f"XXXX-{month:02d}-{day:02d}")

    def season(self, code: str, first_month: int, start: int, end: int) -> TimeValue:
        """Resolve a season without a year."""
        if self.hinted_year is None and is_habitual(self.text, start, end, season=True):
            return reference(f"XXXX-{code}")
        latest = self.hangs_on(start) if self.hinted_year is None else None
        year = latest.year if latest else self.year_for(first_month, None, start, end)
        if year is None:
            return reference(f"XXXX-{code}")
        return season_of(year, code, first_month)._replace(basis="anchored")

    def weekday(self, weekday: int, direction: int | None, start: int, end: int) -> TimeValue:
        """Resolve a weekday: -1 the last before, 1 the next after, 0 that of this week, `None` as the verbs tell."""
        if direction == 0:
            compute: Callable[[date], TimeValue] = partial(weekday_of_week, weekday=weekday)
        elif direction is None:
            sign = 1 if lies_ahead(self.text, start, end) else -1
            compute = partial(nearest_weekday, weekday=weekday, sign=sign, same=True)
        else:
            compute = partial(nearest_weekday, weekday=weekday, sign=direction, same=False)
        unknown = reference(f"XXXX-WXX-{weekday}")
        if not self.narrative or self.latest is None or self.latest.precision != "day":
            return self.from_published(compute, unknown)
        forward = partial(nearest_weekday, weekday=weekday, sign=direction or 1, same=not direction)
        return self.from_text(forward, unknown, start, "day")


def reported_year(month: int, day: int | None, published: tuple[date, date], ahead: bool | None) -> int:
    """Give the year of a month or day in a report: the nearest in the direction that the verbs tell.

    `published` are the first and last day on which the report may have appeared, of one year.
    """
    now_day = published[0] if ahead else published[1]
    if ahead is None:
        months_off = month - now_day.month
        return now_day.year + (1 if months_off < -MONTHS_BACK else -1 if months_off > MONTHS_AHEAD else 0)
    this, now = (month, day or 0), (now_day.month, now_day.day if day else 0)
    if ahead:
        return now_day.year + (1 if this < now else 0)
    return now_day.year - (1 if this > now else 0)


def weekday_of_week(day: date, weekday: int) -> TimeValue:
    """Give a weekday of a day's own week."""
    return day_of(shifted(day, "day", weekday - day.isoweekday()))


def nearest_weekday(day: date, weekday: int, sign: int, *, same: bool) -> TimeValue:
    """Give the nearest such weekday before (-1) or after (1) a day; `same`: the day itself counts."""
    distance = (sign * (weekday - day.isoweekday())) % 7
    if distance == 0 and not same:
        distance = 7
    return day_of(shifted(day, "day", sign * distance))
