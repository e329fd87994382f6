"""Times that are told by their distance, and lengths of time: "two weeks later", "last year", "six months"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from treatywatch.readings import time_values as values
from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.numbers import parse_number
from treatywatch.readings.time_anchors import Anchor, lies_ahead
from treatywatch.readings.time_grammar import Found
from treatywatch.readings.time_readers import Piece, Reader, part_of_found, whole, with_part_of_day
from treatywatch.readings.time_values import TimeValue, reference

__all__ = ["OFFSET_READERS"]

OVER_BEFORE = re.compile(r"\b(?:over|for|within)\s+$", re.IGNORECASE)
LONG = ("year", "decade", "century")
#: Words for a number that nobody has counted.
VAGUE = re.compile(r"few|several|some|many|number|hundreds|thousands|dozens", re.IGNORECASE)


def count_of(words: str | None) -> float | None:
    """Give the number in front of a unit; `None` where it is vague or missing."""
    if words is None or VAGUE.search(words):
        return None
    words = words.lower()
    if words in ("a", "an") or re.fullmatch(r"an?\s+(?:single|full)", words):
        return 1
    if "couple" in words:
        return 2
    if re.match(r"half\s+an?|an?\s+half", words):
        return 0.5
    half = 0.5 if re.search(r"and\s+(?:a\s+)?half|1/2", words) else 0.0
    bare = re.sub(r"\s+and\s+(?:a\s+)?half|\s+1/2", "", words)
    number = parse_number(re.split(r"\s*(?:\bto\b|\bor\b|[-\u2013\u2014](?=\s*\d))\s*", bare)[0])
    return None if number is None else number + half


def length(count: float | None, unit_word: str) -> str:
    """Give a TIMEX3 length: P6M, PT2H, PXY for an uncounted one."""
    _, unit = calendar_terms().unit(unit_word)
    number = "X" if count is None else f"{count * unit.times:g}" if count < 1e6 else f"{count * unit.times:.0f}"
    return f"P{'T' if unit.clock else ''}{number}{unit.letter}"


def read_duration(found: Found, _anchor: Anchor) -> list[Piece]:
    """Six months, 180-day, a year and a half, decades."""
    groups = found.match.groupdict()
    if plural := groups["plural"]:
        return whole(found, TimeValue("duration", length(None, plural)))
    if single := groups["single"]:
        return whole(found, TimeValue("duration", length(1, single)))
    count = count_of(groups["n"])
    if groups["half"]:
        count = (count or 0) + 0.5
    return whole(found, TimeValue("duration", length(count, groups["unit"])))


def read_set(found: Found, _anchor: Anchor) -> list[Piece]:
    """Every six months, twice a year, annually."""
    groups = found.match.groupdict()
    terms = calendar_terms()
    if adverb := groups["adverb"]:
        return whole(found, TimeValue("set", terms.adverbs_of_frequency[adverb.lower()]))
    word = groups["unit"] or groups["per"] or groups["rate"]
    if word.lower().rstrip("s") in terms.weekdays or word.lower() in terms.weekday_abbreviations:
        return whole(found, TimeValue("set", f"XXXX-WXX-{terms.weekday(word)}"))
    return whole(found, TimeValue("set", length(count_of(groups["n"]) if groups["n"] else 1, word)))


def at_distance(day: date, unit: str, count: float) -> TimeValue:
    """Give the calendar period of a unit that lies a number of units from a day."""
    unit, count = in_whole_units(unit, count)
    return values.period(values.shifted(day, unit, int(count)), unit)


def in_whole_units(unit: str, count: float) -> tuple[str, float]:
    """Give a length in a smaller unit where it is no whole number: five and a half years as 66 months."""
    if count == int(count):
        return unit, count
    return {"year": ("month", count * 12), "month": ("day", count * 30)}.get(unit, ("day", count * 7))


def read_ago(found: Found, anchor: Anchor) -> list[Piece]:
    """Three months ago (from publication); two days later (from the text's own latest date)."""
    groups = found.match.groupdict()
    unit, meaning = calendar_terms().unit(groups["unit"])
    direction = " ".join(groups["dir"].lower().split())
    back = direction in ("ago", "earlier", "before", "previously", "prior", "back")
    count = count_of(groups["n"])
    if groups["n"] is None and not groups["unit"].lower().endswith("s"):
        return []
    # "two weeks after the test": the length is all that is sure.
    follows = anchor.text[found.end : found.end + 2]
    if direction in ("before", "after", "prior") and follows.strip() and follows.strip()[0].isalpha():
        return [Piece(found.start, found.match.end("unit"), TimeValue("duration", length(count, unit)))]
    vague = reference("PAST_REF" if back else "FUTURE_REF")
    far = unit in ("decade", "century", "millennium") and not anchor.narrative and direction not in ("ago", "hence")
    if meaning.clock or count is None or count > 1900 or far:
        return whole(found, vague_distance(direction, vague, anchor))
    if unit == "decade" and count == 1:
        # "A decade ago" is ten years ago; "three decades ago" is no year.
        unit, count = "year", 10
    compute = partial(at_distance, unit=unit, count=-count if back else count)
    if direction in ("ago", "back", "hence", "from now"):
        return whole(found, anchor.from_published(compute, vague))
    return whole(found, anchor.from_text(compute, vague, found.start, unit))


def vague_distance(direction: str, vague: TimeValue, anchor: Anchor) -> TimeValue:
    """Give "several years ago" its open interval: it ended with the publication."""
    if anchor.published is None or direction != "ago":
        return vague
    return vague._replace(end=anchor.published[1], basis="anchored")


def read_day_before(found: Found, anchor: Anchor) -> list[Piece]:
    """The day before, the year after, the day before yesterday."""
    unit = found.match["unit"].lower()
    back = found.match["dir"].lower() in ("before", "earlier")
    sign = -1 if back else 1
    if found.match["yest"]:
        if not re.search("yesterday|tomorrow|last|next", found.match["yest"].lower()):
            return []
        compute = partial(at_distance, unit=unit, count=2 * sign)
        return whole(found, anchor.from_published(compute, values.unresolved(unit)))
    compute = partial(at_distance, unit=unit, count=sign)
    if before_event(found, anchor):
        # "The day before the vote" is told by the vote.
        return whole(found, values.unresolved(unit))
    return whole(found, anchor.from_text(compute, values.unresolved(unit), found.start, unit))


def before_event(found: Found, anchor: Anchor) -> bool:
    """Tell "the day before the vote" from "the day before"."""
    follows = anchor.text[found.end : found.end + 2]
    return (
        found.match["dir"].lower() in ("before", "after", "following") and follows[:1] == " " and follows[1:].isalpha()
    )


def read_window(found: Found, anchor: Anchor) -> list[Piece]:
    """The last five years, the coming months, recent years, the past decade."""
    groups = found.match.groupdict()
    which = groups["which"].lower()
    unit_word = groups["unit"] or groups["units"] or groups["one"]
    unit, meaning = calendar_terms().unit(unit_word)
    count = 1.0 if groups["one"] else count_of(groups["n"])
    value = TimeValue("duration", length(count, unit))
    if which == "recent":
        value = reference("PAST_REF")
    of_something = which in ("last", "first", "final") and re.match(r"\s+of\b", anchor.text[found.end : found.end + 6])
    if anchor.published is None or anchor.narrative or meaning.clock or of_something:
        return whole(found, value)
    first, last = anchor.published
    if count:
        unit, count = in_whole_units(unit, count)
    if which in ("last", "past", "recent"):
        # Both ends are included: the three years to 28 February begin on the 29th or the first of March.
        start = min(values.shifted(values.shifted(last, unit, -int(count)), "day", 1), last) if count else None
        value = value._replace(start=start, end=last, basis="anchored")
    elif which in ("next", "coming"):
        end = values.shifted(first, unit, int(count)) if count else None
        value = value._replace(start=first, end=end, basis="anchored")
    return whole(found, value)


def read_deictic(found: Found, anchor: Anchor) -> list[Piece]:
    """Last year, this week, next Tuesday, that day, the following month, earlier this year."""
    groups = found.match.groupdict()
    if groups["over"]:
        return whole(found, deictic_value("this", "weekend", 0, anchor, found.start))
    which, what = " ".join(groups["which"].lower().split()), groups["what"].lower()
    terms = calendar_terms()
    if what.rstrip(".") in terms.weekdays or what.rstrip(".") in terms.weekday_abbreviations:
        direction = (
            -1 if re.search("last|past|previous", which) else 1 if re.search("next|coming|following", which) else 0
        )
        return whole(found, anchor.weekday(terms.weekday(what), direction, found.start, found.end))
    step = (
        -1
        if re.search(r"last|past|previous|preceding", which)
        else int(bool(re.search("next|following|coming", which)))
    )
    if re.search("last|past|first", which) and re.match(r"\s+of\b", anchor.text[found.end : found.end + 6]):
        # "the last week of October" is told by October, not by today.
        return whole(found, TimeValue("duration", length(1, what)))
    if step and is_stretch(which, what, anchor, found.start):
        return whole(found, stretch(what, step, anchor))
    value = deictic_value(which, what, step, anchor, found.start)
    return whole(found, earlier_or_later(found, with_part_of_day(value, groups["tod"]), anchor))


def is_stretch(which: str, what: str, anchor: Anchor, start: int) -> bool:
    """Tell the twelve months of "over the last year" from the calendar's last year."""
    if what in ("decade", "century") and re.search("last|past", which) and anchor.published and not anchor.narrative:
        return True
    lasting = re.fullmatch("the (?:last|past|next|coming|preceding|previous)", which)
    return bool(lasting and OVER_BEFORE.search(anchor.text, max(0, start - 12), start))


def stretch(unit: str, step: int, anchor: Anchor) -> TimeValue:
    """Give one unit of time up to the publication or from it on; in a narrative its length alone."""
    value = TimeValue("duration", length(1, unit))
    if anchor.published is None or anchor.narrative or unit == "day":
        return value
    first, last = anchor.published
    start, end = (values.shifted(first, unit, -1), last) if step < 0 else (first, values.shifted(last, unit, 1))
    return value._replace(start=start, end=end, precision="year" if unit in LONG else "month", basis="anchored")


def last_weekend(day: date) -> TimeValue:
    """Give the weekend that has begun, that of the week before on a working day."""
    return values.weekend_of(values.shifted(day, "day", -5) if day.isoweekday() < 6 else day)


def deictic_value(which: str, what: str, step: int, anchor: Anchor, start: int) -> TimeValue:
    """Give the period that "last", "that", "the following" point to."""
    if which == "this" and what == "weekend" and lies_ahead(anchor.text, start, start + len("this weekend")) is False:
        # What happened "this weekend" happened on the last, unless it is one.
        compute = last_weekend
    else:
        compute = partial(at_distance, unit=what, count=step)
    unknown = values.unresolved(what)
    of_text = re.search(r"that|same|following|previous|preceding", which) or (which == "the next" and what == "day")
    if of_text or (anchor.narrative and anchor.latest_start is not None):
        return anchor.from_text(compute, unknown, start, what)
    return anchor.from_published(compute, unknown)


def earlier_or_later(found: Found, value: TimeValue, anchor: Anchor) -> TimeValue:
    """Cut "earlier this year" at the publication, "early last month" at its first third."""
    groups = found.match.groupdict()
    said = (groups["early"] or groups["late"] or "").lower()
    if said not in ("earlier", "later"):
        return part_of_found(found, value)
    if anchor.published is None or value.start is None or value.end is None:
        return value
    first, last = anchor.published
    if said == "earlier" and value.start <= last <= value.end:
        return value._replace(end=last)
    return value._replace(start=first) if said == "later" and value.start <= first <= value.end else value


def read_end_of(found: Found, anchor: Anchor) -> list[Piece]:
    """The end of the year, the beginning of next month, year's end."""
    groups = found.match.groupdict()
    if groups["year_end"]:
        what, which = ("month" if groups["year_end"].lower().startswith("month") else "year"), "the"
    else:
        what, which = groups["what"].lower(), groups["which"].lower()
    step = {"last": -1, "next": 1}.get(which, 0)
    if which == "the" and not groups["year_end"]:
        value = anchor.from_text(partial(at_distance, unit=what, count=0), values.unresolved(what), found.start, what)
        if value.start is None and not anchor.narrative:
            value = deictic_value("this", what, 0, anchor, found.start)
    else:
        value = deictic_value(which, what, step, anchor, found.start)
    return whole(found, values.part_of(value, "end") if groups["year_end"] else part_of_found(found, value))


OFFSET_READERS: dict[str, Reader] = {
    "duration": read_duration, "set": read_set, "ago": read_ago, "day_before": read_day_before, "window": read_window,
    "deictic": read_deictic, "end_of": read_end_of,
}  # fmt: skip
