"""Reads the words around a number: how it is meant ("at least"), and what it counts or measures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from treatywatch.readings.measures import Measure
from treatywatch.readings.numbers import alternatives
from treatywatch.readings.quantity_terms import Comparator, change_from, quantity_words
from treatywatch.records import Word

__all__ = ["comparator_of", "counted", "cue_openings", "noun_phrase"]

BEFORE_REACH = 45
OF_WHAT = re.compile(
    r"\s+of\s+(?:(?:the|its|their|all|these|those|his|her|our|such)\s+)*(?:about\s+|some\s+)?(?:[\d,.]+\s+)?"
)
#: "Halve the number of their launchers".
CHANGED = re.compile(r"\s+(?:(?:the|its|their|his|her|our|all|these|those|number|size|of)\s+)*")
WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]+)\s+$")
LENGTHS_OF_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century"))
PHRASE_WORD = re.compile(r"(?:\s+|-)(?P<word>[^\W\d_][\w'\u2019.-]*\w|[^\W\d_])")
MODIFIER = re.compile(r"(?:ed|ing|ly)$")
PLURAL = re.compile(r"[a-z]{2,}(?<![su])s$")
NEXT_PLURAL = re.compile(r"[ -][a-z]+s\b")
BETWEEN_BEFORE = re.compile(r"\bbetween\s+(?:about\s+|the\s+)?$", re.IGNORECASE)
LONGEST_PHRASE = 5
#: "100 missiles or more".
OR_MORE = re.compile(r"(?:\s+[a-z-]+){1,2}\s+or\s+(?:(?P<more>more|greater|above)|less|fewer|below)\b")


class Cues(NamedTuple):
    """The patterns of words that give a comparator, and which word gives which."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    #: A verb of change with what changes in front of "by N"; its group is the direction.
    change_by: re.Pattern[str]
    named_before: Mapping[str, Comparator]
    named_after: Mapping[str, Comparator]


@cache
def cues() -> Cues:
    """Compile the words before and after a number that give its comparator, and the verbs of change."""
    words = quantity_words()
    before = {cue.lower(): name for name, forms in words.comparators.items() for cue in forms.before}
    after = {cue.lower(): name for name, forms in words.comparators.items() for cue in forms.after}
    lead = r"(?:\s*(?:the|a|an|its|another|only|just|even|by|further|US|-)\s*)?"
    up, down = alternatives(words.change_verbs["up"]), alternatives(words.change_verbs["down"])
    return Cues(
        re.compile(rf"(?<![\w-])(?P<cue>{alternatives(before)}){lead}\s*$", re.IGNORECASE),
        re.compile(rf"\s?(?P<cue>{alternatives(after)})(?!\w)", re.IGNORECASE),
        re.compile(rf"\b(?:(?P<up>{up})|(?P<down>{down}))\b(?:\s+[\w'-]+){{1,4}}?\s+by\s+$", re.IGNORECASE),
        before,
        after,
    )


@cache
def cue_openings() -> frozenset[str]:
    """Give the words that end a comparator or open a noun phrase, so that "About" is not taken for a name."""
    ends = {cue.split()[-1].lower() for forms in quantity_words().comparators.values() for cue in forms.before}
    openings = (
        "with all another next last first these those our both nearly only just exactly total meanwhile currently today"
    )
    return frozenset(ends | set(openings.split()))


def comparator_of(text: str, measure: Measure) -> tuple[Comparator, int, int]:
    """Give the comparator of a measure, and its characters with the words that say so."""
    reach, patterns = max(0, measure.start - BEFORE_REACH), cues()
    if change := quantity_words().change_words.get(normal(text[measure.start : measure.end])):
        return change[0], measure.start, measure.end
    if measure.connector == "to" and change_from().search(text, reach, measure.start):
        return ("down" if measure.first.low > measure.last.high else "up"), measure.start, measure.end
    if measure.connector == "and" and (between := BETWEEN_BEFORE.search(text, reach, measure.start)):
        return "=", between.start(), measure.end
    before = patterns.before.search(text, reach, measure.start)
    if before and misleads(text, before, measure):
        before = None
    after = patterns.after.match(text, measure.end)
    follows = patterns.named_after[normal(after["cue"])] if after else None
    if before is None and after is None and (or_more := OR_MORE.match(text, measure.end)):
        return (">" if or_more["more"] else "<"), measure.start, or_more.end()
    if before is None and after is None and (by := patterns.change_by.search(text, reach, measure.start)):
        return ("up" if by["up"] else "down"), measure.start, measure.end
    if before is None:
        return (follows, measure.start, after.end()) if after and follows else ("=", measure.start, measure.end)
    name = patterns.named_before[normal(before["cue"])]
    return name, before.start(), after.end() if after and follows == name == "~" else measure.end


def misleads(text: str, cue: re.Match[str], measure: Measure) -> bool:
    """Tell "up" and "down" that belong to their verb, and "over ten years" that is in the course of them."""
    word, vocabulary = normal(cue["cue"]), quantity_words()
    if word not in ("up", "down", "over") or (word == "over" and measure.unit not in LENGTHS_OF_TIME):
        return False
    verb = WORD_BEFORE.search(text, max(0, cue.start() - 20), cue.start())
    if word == "over":
        return verb is not None and verb["word"].lower() not in vocabulary.before_over
    return verb is not None and verb["word"].lower() in vocabulary.phrasal_verbs


def normal(words: str) -> str:
    """Give words in lower case with single spaces."""
    return " ".join(words.lower().split())


def counted(text: str, measure: Measure, words: Sequence[Word], indices: Mapping[int, int]) -> str | None:
    """Give the words for what is counted or measured; `None` where the text names nothing near."""
    if measure.unit not in (None, "dimensionless"):
        return measured(text, measure)
    index = indices.get(measure.last.start)
    if index is not None and words[index].deprel == "nummod" and words[index].head > index:
        head = words[words[index].head]
        return " ".join(text[measure.end : head.end].split()).strip(" -") or None
    after = cues().after.match(text, measure.end)
    end = after.end() if after else measure.end
    changes = normal(text[measure.start : measure.end]) in quantity_words().change_words
    of_what = (CHANGED if changes else OF_WHAT).match(text, end)
    # "From 31,000 warheads in 1967 to 3,750": the first number may have the noun of both.
    return noun_phrase(text, of_what.end() - 1 if of_what else end) or noun_phrase(text, measure.first.end)


def measured(text: str, measure: Measure) -> str | None:
    """Give what a unit measures: "60 percent of its revenue", "a range of 500 km", "500-km range"."""
    ahead, behind = measured_patterns()
    if match := behind.match(text, measure.end):
        return match["noun"].lower()
    if (match := OF_WHAT.match(text, measure.end)) and (phrase := noun_phrase(text, match.end() - 1)):
        return phrase
    _, start, _ = comparator_of(text, measure)
    before = ahead.search(text, max(0, start - BEFORE_REACH), start)
    return before["noun"].lower() if before else None


@cache
def measured_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile what stands before a measure ("a range of") and behind it ("500-km range")."""
    nouns = alternatives(quantity_words().measured)
    links = (
        r"(?:\s+(?:capability|capabilities|of|at|is|was|are|were|reaching|exceeding|reaches|spanning|between|from|to|that|only|"
        r"just|a|its|the))*"
    )
    return (
        re.compile(rf"\b(?P<noun>{nouns}s?){links}\s+$", re.IGNORECASE),
        re.compile(rf"[\s-]{{1,2}}(?:in\s+)?(?P<noun>{nouns})\b", re.IGNORECASE),
    )


def noun_phrase(text: str, start: int) -> str | None:
    """Give the words behind a number up to the end of their noun phrase: "deployed strategic warheads"."""
    ends, end = quantity_words().phrase_ends, start
    for _ in range(LONGEST_PHRASE):
        match = PHRASE_WORD.match(text, end)
        if match is None or match["word"].lower() in ends or (end > start and MODIFIER.search(match["word"])):
            break
        end = match.end()
        if PLURAL.search(match["word"]) and not NEXT_PLURAL.match(text, end):
            break
    return " ".join(text[start:end].split()).strip(" -").rstrip(".") or None
