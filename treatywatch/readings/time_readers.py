"""What each rule of the grammar means: from the words found to values, one function a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import NamedTuple

from treatywatch.readings import time_values as values
from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.numbers import number_words
from treatywatch.readings.time_anchors import Anchor, lies_ahead
from treatywatch.readings.time_grammar import Found
from treatywatch.readings.time_values import TimeValue, reference

__all__ = ["CALENDAR_READERS", "Piece", "Reader", "part_of_found", "whole", "with_part_of_day"]


class Piece(NamedTuple):
    """A stretch of the text and the time that it names."""

    start: int
    end: int
    value: TimeValue


def whole(found: Found, value: TimeValue) -> list[Piece]:
    """Give the found words as one piece."""
    return [Piece(found.start, found.end, value)]


def part_of_found(found: Found, value: TimeValue) -> TimeValue:
    """Narrow a value to its early, middle or late part where the words say so."""
    groups = found.match.groupdict()
    if groups.get("start") or groups.get("early"):
        return values.part_of(value, "start")
    if groups.get("mid"):
        return values.part_of(value, "mid")
    return values.part_of(value, "end") if groups.get("end") or groups.get("late") else value


def calendar_day(year: int, month: int, day: int) -> TimeValue | None:
    """Give a day, or `None` where the calendar has no such day."""
    try:
        return values.day_of(date(year, month, day))
    except ValueError:
        return None


def before_christ(year: int, tail: str = "") -> TimeValue:
    """Give a year before our era, which Python's calendar does not reach."""
    return TimeValue("date", f"BC{year:04d}{tail}", precision="year")


def full_year(digits: str, anchor: Anchor) -> int:
    """Complete a year of two digits: the nearest to the text's own time that is not more than 20 years ahead."""
    if len(digits) > 2:
        return int(digits)
    latest = anchor.latest_start
    around = latest.year if latest else anchor.published[1].year if anchor.published else 2000
    year = around // 100 * 100 + int(digits)
    return values.within_calendar(year - 100 if year > around + 20 else year)


def read_iso(found: Found, _anchor: Anchor) -> list[Piece]:
    """2019-02-02, 2019-02-02T10:30."""
    year, month, day = (int(found.match[name]) for name in ("y", "m", "d"))
    value = calendar_day(year, month, day)
    if value is None:
        return []
    if clock := found.match["clock"]:
        value = value._replace(type="time", value=f"{value.value}T{clock}")
    return whole(found, value)


def read_numeric(found: Found, _anchor: Anchor) -> list[Piece]:
    """2/11/2019 is a month before a day; 11.2.2019, 11-2-2019 and 25/2/2019 are a day before a month."""
    first, second, year = int(found.match["a"]), int(found.match["b"]), int(found.match["y"])
    american = "/" in found.match.group() and first <= 12
    value = calendar_day(year, first, second) if american else calendar_day(year, second, first)
    return whole(found, value) if value else []


def read_day_month_year(found: Found, _anchor: Anchor) -> list[Piece]:
    """05-Aug-2016, 23/Sep/2020."""
    match = found.match
    value = calendar_day(int(match["y"]), calendar_terms().month(match["m"]), int(match["d"]))
    return whole(found, value) if value else []


def read_september_11(found: Found, _anchor: Anchor) -> list[Piece]:
    """9/11."""
    return whole(found, values.day_of(date(2001, 9, 11)))


def read_day(found: Found, anchor: Anchor) -> list[Piece]:
    """8 December 1987; December 8, 1987; 8-10 December: one day, or two with the stretch between them."""
    match = found.match
    month, days = calendar_terms().month(match["m"]), [int(match["d"])]
    if match["d2"]:
        days.append(int(match["d2"]))
    if match.groupdict().get("bc") and match["y"]:
        return whole(found, TimeValue("date", f"BC{int(match['y']):04d}-{month:02d}-{days[0]:02d}", precision="day"))
    year = int(match["y"]) if match["y"] else year_reference(found, anchor) or year_behind(found, month, anchor)
    read: list[TimeValue] = []
    for day in days:
        if year:
            value = calendar_day(year, month, day)
        elif match["ref"]:
            value = reference(f"XXXX-{month:02d}-{day:02d}")
        else:
            value = anchor.day(month, day, found.start, found.end)
        if value is None:
            return []
        read.append(value._replace(basis="anchored") if year and not match["y"] else value)
    if len(read) == 1:
        return whole(found, with_part_of_day(read[0], match["tod"]))
    return two_days(found, read[0], read[1])


def with_part_of_day(value: TimeValue, word: str | None) -> TimeValue:
    """Give the morning, evening or night of a day."""
    if not word or value.precision != "day":
        return value
    return value._replace(type="time", value=f"{value.value}T{calendar_terms().parts_of_day[word.lower()]}")


def two_days(found: Found, first: TimeValue, last: TimeValue) -> list[Piece]:
    """Give two days that share their month: for a dash the stretch first, then each."""
    match = found.match
    day_first = match.start("d") < match.start("m")
    if day_first:
        pieces = [Piece(match.start("d"), match.end("d"), first), Piece(match.start("d2"), found.end, last)]
    else:
        pieces = [Piece(found.start, match.end("d"), first), Piece(match.start("d2"), found.end, last)]
    if match["join"].strip().lower() in ("and", "or", ","):
        return pieces
    return [Piece(found.start, found.end, values.span_of(first, last)), *pieces]


def year_reference(found: Found, anchor: Anchor) -> int | None:
    """Give the year of "that year", "last year", "the following year" behind a month or season."""
    words = (found.match.groupdict().get("ref") or "").lower()
    if not words:
        return None
    step = -1 if re.search("last|previous", words) else 1 if re.search("next|following", words) else 0
    pointed = anchor.pointed_to(found.match.start("ref"))
    base = pointed.start if pointed else None
    if re.match("last|next|this", words) and not (anchor.narrative and anchor.published is None):
        base = anchor.published[1] if anchor.published else None
    return None if base is None else values.within_calendar(base.year + step)


def year_behind(found: Found, month: int, anchor: Anchor) -> int | None:
    """Give the year of a day with "last" or "next" behind it: the nearest such month before or after the writing."""
    word, published = (found.match.groupdict().get("post") or "").lower(), anchor.published
    told = anchor.pointed_to(found.start) if anchor.narrative else None
    first, last = (told.start, told.start) if told else published or (None, None)
    if not word or first is None or last is None:
        return None
    if word == "last":
        return values.within_calendar(last.year - (0 if month < last.month else 1))
    return values.within_calendar(first.year + (0 if month > first.month else 1))


def read_month(found: Found, anchor: Anchor) -> list[Piece]:
    """December 1987; late May; August of that year; last June."""
    groups = found.match.groupdict()
    month = calendar_terms().month(groups["m"])
    if groups.get("bc"):
        return whole(found, TimeValue("date", f"BC{int(groups['y'] or 0):04d}-{month:02d}", precision="month"))
    year = int(groups["y"]) if groups.get("y") else year_reference(found, anchor)
    if year:
        value = values.month_of(year, month)._replace(basis="explicit" if groups.get("y") else "anchored")
    elif groups.get("ref"):
        value = reference(f"XXXX-{month:02d}")
    elif groups.get("which"):
        value = chosen(found, partial(values.month_of, month=month), month, anchor, f"XXXX-{month:02d}")
    else:
        value = anchor.month(month, found.start, found.end)
    return whole(found, part_of_found(found, value))


def chosen(found: Found, make: Callable[[int], TimeValue], month: int, anchor: Anchor, unknown: str) -> TimeValue:
    """Give the last, this, that or next month or season; `month` is its last, when it is over."""
    which = found.match["which"].lower()
    happened = lies_ahead(anchor.text, found.start, found.end) is False

    def compute(day: date) -> TimeValue:
        if re.search("last|past|previous", which):
            return make(day.year - (0 if month < day.month else 1))
        if re.search("next|following|coming", which):
            return make(day.year + (1 if month <= day.month else 0))
        this = make(day.year)
        # In February "this winter" began last year; "we built it this summer", said in May, is last year's too.
        back = unknown.endswith("WI") and day.month <= 2
        back = back or (which == "this" and happened and this.start is not None and this.start > day)
        return make(day.year - 1) if back else this

    if anchor.narrative or re.search("following|previous|that|same|the next", which):
        return anchor.from_text(compute, reference(unknown), found.start)
    return anchor.from_published(compute, reference(unknown))


def read_season(found: Found, anchor: Anchor) -> list[Piece]:
    """The summer of 1986; last spring; winter."""
    groups = found.match.groupdict()
    season = calendar_terms().seasons[groups["season"].lower()]
    if groups["many"]:
        return whole(found, TimeValue("set", f"XXXX-{season.code}"))
    if groups.get("bc"):
        return whole(found, before_christ(int(groups["y"] or 0), f"-{season.code}"))
    make = partial(values.season_of, code=season.code, first_month=season.first_month)
    year = int(groups["y"]) if groups.get("y") else year_reference(found, anchor)
    if year:
        value = make(year)._replace(basis="explicit" if groups.get("y") else "anchored")
    elif groups.get("ref"):
        value = reference(f"XXXX-{season.code}")
    elif groups.get("which"):
        # A season is over when its third month is.
        value = chosen(found, make, min(season.first_month + 2, 12), anchor, f"XXXX-{season.code}")
    else:
        value = anchor.season(season.code, season.first_month, found.start, found.end)
    return whole(found, part_of_found(found, value))


def read_quarter(found: Found, anchor: Anchor) -> list[Piece]:
    """The first quarter of 2018, Q3 2018."""
    groups = found.match.groupdict()
    quarter = int(groups["qn"]) if groups.get("qn") else ordinal(groups["q"])
    year = int(groups["yq"] or groups["y"] or 0) or year_reference(found, anchor)
    if year:
        return whole(found, values.quarter_of(year, quarter))
    unknown = reference(f"XXXX-Q{quarter}")
    return whole(found, anchor.from_published(lambda day: values.quarter_of(day.year, quarter), unknown))


def read_half(found: Found, anchor: Anchor) -> list[Piece]:
    """The second half of 2008."""
    half = 1 if found.match["half"].lower() == "first" else 2
    year = int(found.match["y"] or 0) or year_reference(found, anchor)
    return whole(found, values.half_of(year, half) if year else reference(f"XXXX-H{half}"))


def ordinal(word: str) -> int:
    """Give the number of an ordinal in words or digits."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else number_words().ordinals["".join(word.lower().split())]


def read_century(found: Found, _anchor: Anchor) -> list[Piece]:
    """The twentieth century, the late 19th century."""
    number = ordinal(found.match["n"])
    if found.match["bc"]:
        return whole(found, TimeValue("date", f"BC{number - 1:02d}"))
    if not 1 <= number <= 99:
        return []
    return whole(found, part_of_found(found, values.century_of(100 * number - 100)))


def read_decade(found: Found, anchor: Anchor) -> list[Piece]:
    """The 1980s, the late '70s, the sixties."""
    groups = found.match.groupdict()
    if groups["decade"]:
        first = int(groups["decade"])
        if groups["apostrophe"] and found.start == found.match.start("decade"):
            # "1987's treaty"; a decade in this spelling has its article, "the 1980's".
            return [Piece(found.start, found.match.end("decade"), values.year_of(first))]
        value = values.century_of(first) if first % 100 == 0 and first != 2000 else values.decade_of(first)
    else:
        short = groups["short"] or groups["second"]
        tens = int(short[0]) if short else calendar_terms().decades[groups["word"].lower()]
        value = values.decade_of(full_year(f"{tens}0", anchor) // 10 * 10)
    return whole(found, part_of_found(found, value))


def read_fiscal_year(found: Found, anchor: Anchor) -> list[Piece]:
    """Fiscal year 2020, FY21."""
    return whole(found, values.fiscal_year(full_year(found.match["y"], anchor)))


def read_era(found: Found, _anchor: Anchor) -> list[Piece]:
    """480 BC, AD 842."""
    groups = found.match.groupdict()
    year = int(next(groups[name] for name in ("y", "y2", "y3", "y4") if groups[name]))
    if (groups["era"] or "").upper().startswith("B") or groups["shared"] is not None:
        return whole(found, before_christ(year))
    if groups["y5"]:
        ends = values.year_of(year), values.year_of(int(groups["y5"]))
        first = Piece(found.start, found.match.end("y4"), ends[0])
        last = Piece(found.match.start("y5"), found.end, ends[1])
        return [Piece(found.start, found.end, values.span_of(*ends)), first, last]
    return whole(found, values.year_of(year)) if year else []


def read_years(found: Found, _anchor: Anchor) -> list[Piece]:
    """1987-88, 1980-1988: the stretch, then its two ends."""
    match = found.match
    first = int(match["y"])
    last = int(match["y2"]) if len(match["y2"]) == 4 else first // 100 * 100 + int(match["y2"])
    if last <= first:
        return [Piece(match.start("y"), match.end("y"), values.year_of(first))] if len(match["y2"]) == 2 else []
    ends = values.year_of(first), values.year_of(last)
    return [
        Piece(found.start, found.end, values.span_of(*ends)),
        Piece(match.start("y"), match.end("y"), ends[0]),
        Piece(match.start("y2"), match.end("y2"), ends[1]),
    ]


def read_year(found: Found, _anchor: Anchor) -> list[Piece]:
    """1987, late 2018, the year 2030."""
    return whole(found, part_of_found(found, values.year_of(int(found.match["y"]))))


def read_named_day(found: Found, anchor: Anchor) -> list[Piece]:
    """Christmas 1979, New Year's Eve."""
    month, day = calendar_terms().named_days[" ".join(found.match["named"].lower().split())]
    if found.match["y"]:
        return whole(found, values.day_of(date(int(found.match["y"]), month, day)))
    return whole(found, anchor.day(month, day, found.start, found.end))


def read_era_name(found: Found, _anchor: Anchor) -> list[Piece]:
    """During the Cold War; after the outbreak of World War II; since the end of the Korean War."""
    groups = found.match.groupdict()
    era = calendar_terms().era(groups["era"])
    first, last = era.start, era.end
    if groups["outbreak"] or groups["start"]:
        last = first
    elif groups["end"]:
        first = era.ending or last
    value = f"{first}/{last}" if first != last else str(first)
    return whole(found, TimeValue("date", value, first, last, "day" if first == last else "year"))


def read_around_year(found: Found, _anchor: Anchor) -> list[Piece]:
    """Pre-1991, post-2014: the open time before or after a year."""
    value = values.year_of(int(found.match["y"]))
    if found.match["side"].lower() == "pre":
        return whole(found, value._replace(start=None, end=date(int(found.match["y"]) - 1, 12, 31)))
    return whole(found, value._replace(start=date(int(found.match["y"]) + 1, 1, 1), end=None))


def read_short_year(found: Found, anchor: Anchor) -> list[Piece]:
    """'87."""
    return whole(found, values.year_of(full_year(found.match["y"], anchor)))


Reader = Callable[[Found, Anchor], list[Piece]]
CALENDAR_READERS: dict[str, Reader] = {
    "iso": read_iso, "numeric": read_numeric,
    "day_month_year": read_day_month_year, "september_11": read_september_11, "day_month": read_day,
    "month_day": read_day, "month_year": read_month, "month": read_month, "season": read_season,
    "quarter": read_quarter, "half": read_half, "century": read_century, "decade": read_decade,
    "fiscal_year": read_fiscal_year, "era": read_era, "years": read_years, "year": read_year,
    "short_year": read_short_year, "era_name": read_era_name, "named_day": read_named_day,
    "around_year": read_around_year,
}  # fmt: skip
