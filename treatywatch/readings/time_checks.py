"""Tells times from words that only look like them: "may", "2000 launchers", "the fall of Saigon", "Black Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.time_grammar import Found, time_candidates
from treatywatch.records import Word

__all__ = ["meant_times"]

TEMPORAL_PREPOSITION = re.compile(
    r"(?:\b(?:in|on|of|since|until|till|by|from|to|through|last|next|this|and|or|before|after|during|for|between|early|"
    r"late|mid|around|about|circa|that|every|each|as|throughout|the|than|past|beyond|year|years)|[(\u2013\u2014;,/-])\s*$",
    re.IGNORECASE,
)
YEAR_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|from|before|after|during|between|through|early|late|mid|circa|year)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
DAY_PREPOSITION = re.compile(r"(?:\b(?:on|last|next|this|by|until)|,)\s+$", re.IGNORECASE)
DETERMINED = re.compile(r"(?:\b(?:the|this|that|its|their|his|her|a|an|of\s+the)|'s|\u2019s)\s+$", re.IGNORECASE)
PLURAL_NOUN = re.compile(
    r"\s+(?:[a-z-]+\s+)?(?!was\b|has\b|is\b|as\b|his\b|this\b|its\b|does\b|us\b|plus\b|less\b|thus\b|across\b|unless\b|always\b)[a-z-]{3,}s\b"
)
IRREGULAR_PLURAL = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z]*children|[a-z]*women|[a-z]*men|people|personnel|aircraft)\b")
OWNED = re.compile(r"\b(?:his|her|their|my|your|our|its)\s+$", re.IGNORECASE)
ERA_PREPOSITION = re.compile(r"\b(?:during|since|before|after|until|throughout)\s+$", re.IGNORECASE)
NEXT_WORD = re.compile(r"\s(?P<word>[a-z]+)")
NAME_BEHIND = re.compile(r"\s[A-Z]")
TITLE = re.compile(r"This (?:Morning|Week)\b")
TITLE_BEFORE = re.compile(r"\b[A-Z][\w'\u2019]*\s$")
#: "Sat 08:30 am", "Mon-Fri": opening hours.
HOURS_AFTER = re.compile(r"\s*(?:[-\u2013]\s*[A-Z][a-z]{2}\b|:?\s+\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|[-\u2013]))")
SEASON_NAME = re.compile(r"\s+(?!Offensive|Campaign|Session|Meeting)[A-Z][a-z]")
MONTHS_THAT_ARE_WORDS = ("may", "march", "april", "june", "august")


def meant_times(text: str, words: Sequence[Word]) -> list[Found]:
    """Give the time expressions of a text that are meant as such, in order; words may be empty."""
    kinds = {word.start: word.upos for word in words}
    return [found for found in time_candidates(text) if acceptable(found, text, kinds)]


def acceptable(found: Found, text: str, kinds: dict[int, str]) -> bool:
    """Tell a time from words that only look like one."""
    check = CHECKS.get(found.rule)
    return check is None or check(found, text, kinds)


def month_is_meant(found: Found, text: str, kinds: dict[int, str]) -> bool:
    """Tell the months May, March, April, June and August from a verb and from names."""
    groups = found.match.groupdict()
    name = groups["m"].lower()
    if name not in MONTHS_THAT_ARE_WORDS or groups["which"] or groups["ref"] or len(found.match.group()) > len(name):
        return True
    start = found.match.start("m")
    if kinds.get(start) in ("VERB", "AUX"):
        return False
    return bool(TEMPORAL_PREPOSITION.search(text, max(0, start - 15), start))


def season_is_meant(found: Found, text: str, kinds: dict[int, str]) -> bool:
    """Tell the seasons from "fall" and "spring" as verbs, "the fall of Saigon" and "the Prague Spring"."""
    groups = found.match.groupdict()
    word = groups["season"].lower()
    start, end = found.match.span("season")
    if groups["y"] or groups["which"] or groups["ref"]:
        return True
    if kinds.get(start) in ("VERB", "AUX", "ADJ"):
        return False
    before = text[max(0, start - 25) : start]
    behind = NEXT_WORD.match(text, end)
    if behind and kinds.get(behind.start("word")) == "NOUN" and behind["word"] not in calendar_terms().season_events:
        # "Winter wheat", "a summer school": of any year.
        return False
    if groups["season"][0].isupper() and SEASON_NAME.match(text, end):
        return False
    if (
        groups["season"][0].isupper()
        and re.search(r"\b[A-Z]\w+\s+$", before)
        and not re.search(r"\b(?:In|The|Last)\s+$", before)
    ):
        return False
    if word in ("fall", "spring"):
        bare = not re.match(r"s\b|\s+(?:of|in|from|short|apart|to|into|back|under|for)\b", text[end : end + 8])
        return bare and bool(
            re.search(r"\b(?:the|in|this|that|by|since|during|until|early|late|and|or|of)\s+$", before, re.IGNORECASE)
        )
    return True


def year_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Tell a year from a count ("2000 launchers", "1550 warheads") and from a designation."""
    year, start = int(found.match["y"]), found.match.start("y")
    if len(found.match.group()) > 4:
        return True
    before = text[max(0, start - 15) : start]
    led = bool(YEAR_PREPOSITION.search(before))
    counted = bool(PLURAL_NOUN.match(text, found.end) or IRREGULAR_PLURAL.match(text, found.end))
    if year < 1600 or year > 2060:
        alone = text[start - 1 : start] == "(" and text[found.end : found.end + 1] == ")"
        return (led or alone) and not counted
    if not counted or DETERMINED.search(before):
        return True
    return (led or year % 50 != 0) and 1800 <= year <= 2040


def duration_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Leave out rates ("3 a year") and ordinals read as seconds ("a second", "forty-second")."""
    groups = found.match.groupdict()
    unit = (groups["unit"] or "").lower()
    if unit == "second" and (groups["n"] or "").replace("-", "").isalpha():
        return False
    if (groups["n"] or "").lower() in ("a", "an") and re.search(
        r"[\d%]\s*$|\btimes?\s+$", text[max(0, found.start - 8) : found.start]
    ):
        return False
    return unit not in ("quarter", "quarters")


def weekday_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Leave out "Black Friday", "Bloody Sunday" and abbreviations that stand alone."""
    word = found.match["w"]
    if word.rstrip(".").lower() in calendar_terms().weekday_abbreviations:
        if HOURS_AFTER.match(text, found.end):
            return False
        return word.endswith(".") or DAY_PREPOSITION.search(text, max(0, found.start - 8), found.start) is not None
    return word[0].isupper() and not re.search(
        r"\b(?:Black|Bloody|Good|Ash|Palm|Super|Cyber)\s+$", text[max(0, found.start - 10) : found.start]
    )


def decade_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Leave out ages: "in his early thirties"."""
    return not OWNED.search(text, max(0, found.start - 10), found.start) or found.match["decade"] is not None


def today_is_meant(found: Found, text: str, kinds: dict[int, str]) -> bool:
    """Leave out papers that are called so ("USA Today")."""
    if not deictic_is_meant(found, text, kinds):
        return False
    return found.match.group() != "Today" or not TITLE_BEFORE.search(text, max(0, found.start - 20), found.start)


def deictic_is_meant(found: Found, _text: str, _kinds: dict[int, str]) -> bool:
    """Leave out broadcasts that are called so ("This Week", "This Morning")."""
    return TITLE.match(found.match.group()) is None


def named_day_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Leave out what is called by a day: "the Christmas Truce", "Mary Christmas"."""
    titled = TITLE_BEFORE.search(text, max(0, found.start - 20), found.start)
    after_preposition = TEMPORAL_PREPOSITION.search(text, max(0, found.start - 15), found.start)
    return (after_preposition or not titled) and not NAME_BEHIND.match(text, found.end)


def era_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Tell a war as a time ("during the Cold War") from the war itself, and from what is called by it."""
    before, groups = text[max(0, found.start - 15) : found.start], found.match.groupdict()
    return bool(groups["outbreak"] or groups["start"] or groups["end"] or ERA_PREPOSITION.search(before))


def window_is_meant(found: Found, text: str, _kinds: dict[int, str]) -> bool:
    """Leave out somebody's "last years", but not "its first two years"."""
    return found.match["n"] is not None or not OWNED.search(text, max(0, found.start - 10), found.start)


CHECKS = {
    "month": month_is_meant,
    "season": season_is_meant,
    "year": year_is_meant,
    "duration": duration_is_meant,
    "weekday": weekday_is_meant,
    "decade": decade_is_meant,
    "window": window_is_meant,
    "era_name": era_is_meant,
    "today": today_is_meant,
    "deictic": deictic_is_meant,
    "named_day": named_day_is_meant,
}
