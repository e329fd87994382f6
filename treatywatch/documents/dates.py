"""When a text without a date may have been published, from what it says itself; the clock is never asked.

Three kinds of evidence, best first: a date that the text gives as its own (a dateline, a line that is a date or says
"Published"), a date in its address, and the latest past fact that it names, which bounds it from below. A date counts
as a past fact only where its sentence tells of the past and holds no word of the future, so a plan never moves the
bound; a bound that is missed costs precision, a bound that is wrong costs the truth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from treatywatch.records import DatePrecision, days_of

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?\.?|july?\.?|aug(?:ust|\.)?"
    r"|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?P<year>19\d\d|20\d\d)"
ANY_YEAR = re.compile(YEAR)
DAY_DATES = (
    re.compile(rf"\b{MONTH}\s+{DAY},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{DAY}\s+(?:of\s+)?{MONTH},?\s+{YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{YEAR}-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b"),
)
#: A dateline often leaves out the year.
YEARLESS_DATES = (re.compile(rf"{MONTH}\s+{DAY}", re.IGNORECASE), re.compile(rf"{DAY}\s+{MONTH}", re.IGNORECASE))
MONTH_DATE = re.compile(rf"\b{MONTH},?\s+(?:of\s+)?{YEAR}\b", re.IGNORECASE)
#: A bare year needs a word before it that makes it one, and must not count anything.
YEAR_DATE = re.compile(
    rf"\b(?:in|during|throughout|(?P<since>since(?: at least)?)|summer|autumn|spring|winter)(?: of)?"
    rf"\s+(?:(?:early|late|mid)[ -])?"
    rf"{YEAR}\b(?!\s*(?:%|[a-z]*(?:met(?:er|re)|mile|missile|warhead|troop|soldier|people|launcher|dollar|euro)))",
    re.IGNORECASE,
)

#: Dateline of an agency: "MOSCOW, Feb. 2, 2019 (Xinhua) --", "WASHINGTON, 2 February 2019 -".
DATELINE = re.compile(
    r"\s*[A-Z][A-Z.' -]{2,40}(?:,\s*[A-Z][A-Za-z. ]{1,20})?,\s+(?P<date>[^()–—\n]{5,24}?)\s*(?:\(|--|[-–—])"
)
#: A line that gives the text's own date and nothing else beside a label and a time of day.
DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|posted|released?|issued|date|dated)(?: on| at)?\s*:?\s*)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?P<date>[^|•·\n]{8,20}?)"
    r"(?:\s*(?:[|•·,]|at\b|-)?\s*\d{1,2}[:.]\d\d.{0,14})?",
    re.IGNORECASE,
)
OWN_DATE_LINES = 8
DATELINE_WITHIN = 1000
LONGEST_DATE_LINE = 80
COPYRIGHT = re.compile(
    rf"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright|by))*\s*{YEAR}(?!\s*[-–—]\s*\d)", re.IGNORECASE
)
ADDRESS_DATE = re.compile(
    r"(?<!\d)(?P<year>19\d\d|20\d\d)(?P<mark>[/_-])(?P<month>0[1-9]|1[0-2])(?:(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]))?"
    r"(?=[/_.-]|$)"
)

#: What a sentence about something going on or still to come says somewhere.
NOT_PAST = re.compile(
    r"\b(?:will|won['’]t|shall|would|could|can|should|must|(?-i:may)|might|if|unless|going to|about to|"
    r"plan\w*|intend\w*|intention\w*|expect\w*|schedul\w*|due|deadline|aim\w*|hop(?:e|es|ed|ing)|propos\w*|"
    r"promis\w*|pledg\w*|forecast\w*|project(?:ed|ions?)|predict\w*|upcoming|forthcoming|next|future|ahead|"
    r"approaching|potential|possible|likely|candidate|"
    r"expir(?:es?|y|ation|ing)|imagine\w*|fiscal|budget\w*|review conference|onwards?|"
    r"(?:am|is|are) \w+ing|to be|election day|objective|goal|target date|date for|begins?|starts?|ends?|enters?|"
    r"takes? (?:effect|place|over)|opens?|arrives?|becomes?|runs?)\b|['’]ll\b",
    re.IGNORECASE,
)
#: "Announced the deployment in Germany in 2026": the date may be that of what was announced, not of the announcement.
ANNOUNCING = re.compile(
    r"\b(?:announc|agree|decid|order|approv|authori[sz]|request|commit|demand|offer|warn|threaten|urg|invit)\w*"
    r"|\b(?:call(?:s|ed|ing)?|set(?:ting)?|fix(?:ed|ing)?|ask(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
#: Between an announcing word and the date of the announcement itself.
NOTHING_BETWEEN = re.compile(r"\s*(?:on|in|late|early)?\s*", re.IGNORECASE)
REPORTED_CLAUSE = re.compile(r"\b(?:that|which|who|whether)\b", re.IGNORECASE)
#: A date after one of these is not the date of the sentence's act.
NOT_OF_THE_ACT = re.compile(
    r"\b(?:by|until|till|through|before|to|for|from|after|effective)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
#: Verbs that tell of the past wherever they stand: the commonest irregular ones, and perfects.
PAST = re.compile(
    r"\b(?:was|were|did|(?:has|have|had) (?:\w+ )?been|took|began|came|went|left|gave|made|held|met|saw|"
    r"found|became|brought|built|sent|wrote|spoke|led|broke|fell|rose|withdrew|flew|struck|won|lost|ago)\b",
    re.IGNORECASE,
)
#: Who says something after the date may speak of what lies ahead: "... in 2020, he said".
SPEAKING = re.compile(r"\b(?:said|told)\b", re.IGNORECASE)
#: Regular pasts; after the date they may be participles instead ("in 1992, of a conference described as ...").
REGULAR_PAST = re.compile(
    r"\b(?:(?<!-)|(?<=flight-)|(?<=test-))"
    r"(?!united\b|need\b|indeed\b|speed\b|armed\b|based\b|hundred\b|limited\b|[a-z]+ceed\b)[a-z]{2,}ed\b",
    re.IGNORECASE,
)
#: "On 2 February 2019 ...", "In 2018 ...": within these characters the date opens its sentence.
OPENING = 4
#: A caption tells of the past in the present tense.
CAPTION = re.compile(
    r"\b(?:pictured|file photo|photograph(?:ed)?)\b|\((?:R|L|C|left|right|center|centre)\)", re.IGNORECASE
)
#: A line's end alone ends no sentence, because lines are often hard-wrapped.
SENTENCE_BREAK = re.compile(
    r"(?<=[.!?])[\"”’)]*(?:[^\S\r\n]+(?=[\"“‘(A-Z0-9])|(?=[A-Z][a-z])|\s*[\r\n]+)|(?>\r\n|\r|\n)\s*[\r\n]"
)
ABBREVIATED_WITHIN = 12
#: What is longer is a table or a list, in which a tense says nothing about a date.
LONGEST_SENTENCE = 1000
ABBREVIATED = re.compile(r"\b(?:[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|No|St)\.\s*$")


class PublicationDate(NamedTuple):
    """A date as ISO 8601 writes it, as far as it is known, and what it is worth."""

    value: str
    precision: DatePrecision


def parse_date(value: str) -> PublicationDate | None:
    """Read an ISO date, month or year (`2024-07-04`, `2024-07`, `2024`); `None` where it is none."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value.strip())
    if match is None:
        return None
    return _publication_date(match.group(1), match.group(2), match.group(3))


def date_in_address(address: str) -> PublicationDate | None:
    """Find the date in a web address or a file's name: `/2019/02/03/`, `/2019/02/`, `2019-02-03-talks.html`."""
    for match in ADDRESS_DATE.finditer(address):
        if match["day"] is None and match["mark"] != "/":
            continue
        found = _publication_date(match["year"], match["month"], match["day"])
        if found is not None:
            return found
    return None


def infer_date(text: str) -> PublicationDate | None:
    """Infer when a text was published from what it says: its own date, a bound from below, or nothing."""
    bound = _latest_past_fact(text)
    for own in (_dateline(text), _date_line(text), _copyright_year(text)):
        if own is not None and (bound is None or not is_before(own, bound)):
            return own
    return _not_before_dateline(text, bound)


def is_before(date_given: PublicationDate, bound: PublicationDate) -> bool:
    """Tell whether the last day of a date lies before the first day of a bound, so that both cannot be true."""
    last, first = days_of(*date_given)[1], days_of(*bound)[0]
    return last is not None and first is not None and last < first


def _dateline(text: str) -> PublicationDate | None:
    """Give the date of the dateline, if need be with the year of the copyright line."""
    words = _dateline_words(text)
    if words is None:
        return None
    year = _copyright_year(text)
    return _whole_date(words) or (_yearless_date(words, int(year.value)) if year is not None else None)


def _dateline_words(text: str) -> str | None:
    """Find the date in the dateline at the beginning of one of the first lines: a headline may stand above it."""
    for line in text[:DATELINE_WITHIN].splitlines()[:OWN_DATE_LINES]:
        match = DATELINE.match(line)
        if match is not None:
            return match["date"].strip().rstrip(",")
    return None


def _not_before_dateline(text: str, bound: PublicationDate | None) -> PublicationDate | None:
    """Sharpen a bound by a dateline without a year: "MOSCOW, Feb. 2" of 2019 or later is no earlier."""
    words = _dateline_words(text)
    if bound is None or words is None:
        return bound
    year = int(bound.value[:4])
    days = [found for found in (_yearless_date(words, year), _yearless_date(words, year + 1)) if found is not None]
    return next((PublicationDate(day.value, "not_before") for day in days if not is_before(day, bound)), bound)


def _yearless_date(words: str, year: int) -> PublicationDate | None:
    for pattern in YEARLESS_DATES:
        match = pattern.fullmatch(words)
        if match is not None:
            return _publication_date(str(year), match["month"], match["day"])
    return None


def _date_line(text: str) -> PublicationDate | None:
    """Find the one line near the beginning or the end that is a date; where several lines are, it is a chronology."""
    lines = [line.strip() for line in text.splitlines() if 0 < len(line) <= LONGEST_DATE_LINE]
    dated = [(line, match) for line in lines if (match := DATE_LINE.fullmatch(line)) is not None]
    found = {date_found: line for line, match in dated if (date_found := _whole_date(match["date"])) is not None}
    own, line = next(iter(found.items()), (None, ""))
    return own if len(found) == 1 and line in lines[:OWN_DATE_LINES] + lines[-2:] else None


def _copyright_year(text: str) -> PublicationDate | None:
    match = COPYRIGHT.search(text)
    return PublicationDate(match["year"], "year") if match is not None else None


def _whole_date(words: str) -> PublicationDate | None:
    for pattern in DAY_DATES:
        match = pattern.fullmatch(words.strip().rstrip(","))
        if match is not None:
            return _publication_date(match["year"], match["month"], match["day"])
    return None


def _latest_past_fact(text: str) -> PublicationDate | None:
    short = (sentence for sentence in _sentences(text) if len(sentence) <= LONGEST_SENTENCE)
    dated = (sentence for sentence in short if ANY_YEAR.search(sentence) is not None)
    bounds = [found for sentence in dated for found in _past_facts(sentence)]
    starts = ((days_of(found.value, "day")[0] or date.min, len(found.value), found) for found in bounds)
    return max(starts)[2] if bounds else None


def _past_facts(sentence: str) -> Iterator[PublicationDate]:
    for pattern in (*DAY_DATES, MONTH_DATE, YEAR_DATE):
        for match in pattern.finditer(sentence):
            parts = match.groupdict()
            found = _publication_date(parts["year"], parts.get("month"), parts.get("day"))
            if found is not None and (parts.get("since") or _is_past_fact(sentence, match.start())):
                yield PublicationDate(found.value, "not_before")


def _is_past_fact(sentence: str, at: int) -> bool:
    """Tell whether the sentence tells of the date at this place as past; in doubt it does not."""
    before = sentence[:at]
    if before.count("“") > before.count("”") or before.count('"') % 2 or NOT_OF_THE_ACT.search(before) is not None:
        return False
    told_before = any(words.search(before) for words in (PAST, REGULAR_PAST, SPEAKING))
    # What the clause after the date reports may lie ahead: "gave notice on 2 February 2019 that it would withdraw".
    reported = REPORTED_CLAUSE.search(sentence, at) if told_before else None
    clause = sentence[: reported.start()] if reported is not None else sentence
    announcing = ANNOUNCING.search(clause)
    if NOT_PAST.search(clause) is not None or (announcing is not None and not _is_dated(clause, announcing.end(), at)):
        return False
    told_after = PAST.search(clause, at) or (REGULAR_PAST.search(clause) if at <= OPENING else None)
    return told_before or told_after is not None or CAPTION.search(clause) is not None


def _is_dated(clause: str, verb_end: int, at: int) -> bool:
    """Tell whether a date is that of the announcing itself: it opens the sentence, or follows the word."""
    return at <= OPENING or NOTHING_BETWEEN.fullmatch(clause, verb_end, at) is not None


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for match in SENTENCE_BREAK.finditer(text):
        if ABBREVIATED.search(text, max(start, match.start() - ABBREVIATED_WITHIN), match.start()) is None:
            yield text[start : match.start()]
            start = match.end()
    yield text[start:]


def _publication_date(year: str, month: str | None, day: str | None) -> PublicationDate | None:
    if month is None:
        return PublicationDate(year, "year")
    number = int(month) if month.isdigit() else MONTHS.index(month[:3].lower()) + 1
    try:
        date(int(year), number, int(day) if day is not None else 1)
    except ValueError:
        return None
    if day is None:
        return PublicationDate(f"{year}-{number:02}", "month")
    return PublicationDate(f"{year}-{number:02}-{int(day):02}", "day")
