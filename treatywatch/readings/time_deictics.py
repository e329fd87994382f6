"""Times told from the day of writing, weekdays and times of day: "today", "recently", "Tuesday", "5:34 a.m."."""

from __future__ import annotations

import re

from treatywatch.readings import time_values as values
from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.time_anchors import Anchor, is_nowadays
from treatywatch.readings.time_grammar import Found
from treatywatch.readings.time_readers import Piece, Reader, whole, with_part_of_day
from treatywatch.readings.time_values import TimeValue, reference

__all__ = ["DEICTIC_READERS"]

#: "On a Monday", "every Wednesday/Thursday": any such day.
ANY_BEFORE = re.compile(r"\b(?:an?|any|every|each)\s+$|day\s?/\s?$", re.IGNORECASE)
GENERIC_REACH = 40
THESE_TIMES_BEFORE = re.compile(
    r"\b(?:still|than|as|(?:known|used|seen|found|practi[sc]ed|exists?|remains?|lives?|as\s+it\s+is|is\s+it|are\s+they)"
    r"(?:\s+[\w-]+){0,3})\s+$",
    re.IGNORECASE,
)
THESE_TIMES_AFTER = re.compile(
    r"(?:['\u2019]s\s+(?:world|generation|age|standards?|realit)|\s+than\s+ever)", re.IGNORECASE
)


def present(anchor: Anchor) -> TimeValue:
    """Give the present: that of the document's publication, if it is known."""
    value = reference("PRESENT_REF")
    if anchor.published is None:
        return value
    start, end = anchor.published
    return value._replace(start=start, end=end, precision="day" if start == end else "month", basis="anchored")


def is_generic(found: Found, anchor: Anchor) -> bool:
    """Tell "today" that means these times ("still used today", "than today") from the day itself."""
    before = anchor.text[max(0, found.start - GENERIC_REACH) : found.start]
    after = anchor.text[found.end : found.end + GENERIC_REACH]
    told = THESE_TIMES_BEFORE.search(before) or THESE_TIMES_AFTER.match(after)
    return anchor.historical or bool(told) or is_nowadays(anchor.text, found.start, found.end)


def read_today(found: Found, anchor: Anchor) -> list[Piece]:
    """Today, tonight, yesterday morning, last night, this morning."""
    groups = found.match.groupdict()
    word = (groups["day"] or "").lower()
    step = {"yesterday": -1, "tomorrow": 1}.get(word, -1 if groups["last_night"] else 0)
    part = groups["tod"] or groups["tod2"]
    code = calendar_terms().parts_of_day[part.lower()] if part else ""
    code = "NI" if groups["last_night"] or word == "tonight" else code
    unknown = reference("PRESENT_REF" if word == "today" else f"XXXX-XX-XX{'T' + code if code else ''}")
    this = (groups["this"] or "this").lower()
    if this != "this":
        off = 1 if re.search("following|next", this) else -1 if "previous" in this else 0
        value = anchor.from_text(
            lambda day: values.day_of(values.shifted(day, "day", off)), unknown, found.start, "day"
        )
    elif anchor.narrative and word not in ("yesterday", "tomorrow"):
        value = unknown
    elif word == "today" and is_generic(found, anchor):
        value = present(anchor)
    else:
        value = anchor.from_published(lambda day: values.day_of(values.shifted(day, "day", step)), unknown)
    if code and value is not unknown and value.precision == "day":
        value = value._replace(type="time", value=f"{value.value}T{code}")
    return whole(found, value)


def read_references(found: Found, anchor: Anchor) -> list[Piece]:
    """Now, recently, in recent weeks, the future."""
    words = " ".join(found.match.group().lower().split())
    value = reference(calendar_terms().references[words])
    if value.value == "PRESENT_REF" and not anchor.narrative:
        value = present(anchor)
    if value.value == "PAST_REF" and anchor.published and not anchor.narrative:
        value = value._replace(end=anchor.published[1], basis="anchored")
    return whole(found, value)


def read_weekday(found: Found, anchor: Anchor) -> list[Piece]:
    """Tuesday, Monday morning, Thursdays."""
    weekday = calendar_terms().weekday(found.match["w"])
    if (
        found.match["many"]
        or found.match["often"]
        or ANY_BEFORE.search(anchor.text, max(0, found.start - 12), found.start)
    ):
        return whole(found, TimeValue("set", f"XXXX-WXX-{weekday}"))
    value = anchor.weekday(weekday, None, found.start, found.end)
    return whole(found, with_part_of_day(value, found.match["tod"]))


def read_clock(found: Found, anchor: Anchor) -> list[Piece]:
    """5:34 a.m., 18:00 GMT, noon."""
    groups = found.match.groupdict()
    if groups["noon"]:
        hour, minute = (12 if groups["noon"].lower() == "noon" else 0), "00"
    elif groups["h2"]:
        hour, minute = int(groups["h2"]), groups["mi2"]
    else:
        hour, minute = int(groups["h"]), groups["mi"] or "00"
        if not 1 <= hour <= 12:
            return []
        hour = hour % 12 + (12 if groups["half"].lower().startswith("p") else 0)
    unknown = TimeValue("time", "XXXX-XX-XX", basis="unresolved")
    by_text = anchor.narrative or found.start - anchor.latest_end < 100
    value = anchor.from_text(values.day_of, unknown, found.start, "day") if by_text else unknown
    if value is unknown and not anchor.narrative:
        value = anchor.from_published(values.day_of, unknown)
    return whole(found, value._replace(type="time", value=f"{value.value}T{hour:02d}:{minute}"))


DEICTIC_READERS: dict[str, Reader] = {
    "today": read_today, "references": read_references, "weekday": read_weekday, "clock": read_clock,
}  # fmt: skip
