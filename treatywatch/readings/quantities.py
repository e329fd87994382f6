"""Finds the quantities that a text names: comparator, value or range, unit, and what is counted.

Main path: numbers and ranges are read with their units (`measures`), those that count nothing are left out
("Article 6", "one of them"; dates, "9M729" and ordinals never come this far), and the words around give the comparator
and what is counted (`quantity_context`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from treatywatch.readings.measures import Measure, measures
from treatywatch.readings.quantity_context import comparator_of, counted, cue_openings, noun_phrase
from treatywatch.readings.quantity_terms import quantity_words
from treatywatch.records import Document, Quantity, Sentence, Span, Word

__all__ = ["find_quantities"]

DESIGNATED = re.compile(r"(?P<word>[^\W\d_][\w.-]*)(?:['\u2019]s)?[\s\u00a0]+$")
#: "the first half of the decade", "the Group of 77", "The Twelve": no counts.
NAMED_BEFORE = re.compile(
    r"\b(?:(?:first|second|latter|other|better|this|next|last|each|top|bottom)\s+$|"
    r"(?:Group|Committee|Council|Gang)\s+of\s+(?:the\s+)?$)"
)
THE_BEFORE = re.compile(r"\bthe\s+$", re.IGNORECASE)
YEAR_IN_BRACKETS = re.compile(r"\s*\((?:19|20)\d\d\)")
LINE_START = re.compile(r"(?:^|\n)\s*$")
SENTENCE_START = re.compile(r"(?:^|[.!?:;\n][\"')\u201d]?\s+)[\"'(\u201c]?$")
ONE_BEFORE = re.compile(r"\s+(?P<word>[a-z]+)")


def find_quantities(
    document: Document,
    words: Sequence[Word],
    sentences: Sequence[Sentence],  # noqa: ARG001 - one signature for every finder
) -> tuple[Quantity, ...]:
    """Find the quantities that a document names, in the order of the text.

    Works from the text alone; `words` settle what is counted and whether "one" counts anything. Units are pint's or
    ISO 4217's names; a bare count has none, a fraction ("two-thirds") is `dimensionless`. Of ">" and "<" only one end
    is set. "From 2,000 to 1,500" behind a verb of change is "down" with both ends.
    """
    text = document.text
    indices = {word.start: index for index, word in enumerate(words)}
    found: list[Quantity] = []
    for measure in measures(text, words):
        if refused(text, measure, words, indices):
            continue
        made = quantity(document, measure, words, indices)
        if found and made.unit and found[-1].unit and text[found[-1].span.end : measure.start].strip() == "(":
            made = as_converted(made, found[-1])
        found.append(made)
    return tuple(found)


def quantity(document: Document, measure: Measure, words: Sequence[Word], indices: Mapping[int, int]) -> Quantity:
    """Make the record of a measure: find its comparator and what is counted."""
    comparator, start, end = comparator_of(document.text, measure)
    is_range = measure.connector != ""
    return Quantity(
        document=document.id,
        span=Span.of(document.text, start, end),
        comparator=comparator,
        low=None if comparator == "<" and not is_range else measure.low,
        high=None if comparator == ">" and not is_range else measure.high,
        unit=measure.unit,
        of=counted(document.text, measure, words, indices),
    )


def as_converted(quantity: Quantity, original: Quantity) -> Quantity:
    """Give a conversion in brackets the comparator of what it converts: "more than 500 km (310 miles)"."""
    if quantity.comparator != "=" or original.comparator == "=":
        return quantity
    is_range = quantity.low != quantity.high
    low = None if original.comparator == "<" and not is_range else quantity.low
    high = None if original.comparator == ">" and not is_range else quantity.high
    return quantity.model_copy(update={"comparator": original.comparator, "low": low, "high": high})


def refused(text: str, measure: Measure, words: Sequence[Word], indices: Mapping[int, int]) -> bool:
    """Tell a number that counts nothing: a designation, a pronoun, a list number, a score."""
    if measure.unit not in (None, "dimensionless"):
        return False
    first = measure.first
    before = text[max(0, measure.start - 30) : measure.start]
    titled = not first.is_digits and text[first.start].isupper() and THE_BEFORE.search(before) is not None
    if titled or NAMED_BEFORE.search(before):
        return True
    if text[first.start : first.end].lower() == "one" and not one_counts(text, measure, words, indices):
        return True
    if measure.connector == "-" and measure.first.low >= measure.last.high:
        return True
    return first.is_digits and (numbered(text, measure, before) or designated(text, measure, before))


def one_counts(text: str, measure: Measure, words: Sequence[Word], indices: Mapping[int, int]) -> bool:
    """Tell the number "one" from the pronoun."""
    index = indices.get(measure.start)
    if index is not None:
        return words[index].deprel == "nummod"
    following = ONE_BEFORE.match(text, measure.end)
    vocabulary = quantity_words()
    return bool(following and following["word"] not in vocabulary.not_after_one | vocabulary.phrase_ends)


def numbered(text: str, measure: Measure, before: str) -> bool:
    """Tell a reference ("[6]", "(2)"), a resolution ("338 (1973)"), or the number of a paragraph ("161. It is")."""
    if YEAR_IN_BRACKETS.match(text, measure.end):
        return True
    around = text[max(0, measure.start - 1) : measure.start] + text[measure.end : measure.end + 1]
    in_brackets = around == "[]" or (around == "()" and measure.high < 100)
    return in_brackets or (LINE_START.search(before) is not None and text[measure.end : measure.end + 1] in (".", ")"))


def designated(text: str, measure: Measure, before: str) -> bool:
    """Tell a number that is part of a name: "Article 6", "Resolution 1929", "Big 12", "Tornado 250"."""
    match = DESIGNATED.search(before)
    if match is None:
        return False
    word, vocabulary = match["word"], quantity_words()
    if word.lower() in vocabulary.designations:
        return True
    if word.islower() or word.lower() in vocabulary.phrase_ends | cue_openings():
        return False
    phrase = noun_phrase(text, measure.end) or ""
    sentence_start = SENTENCE_START.search(before[: match.start()]) is not None
    counts = phrase.endswith("s") and phrase.islower() and (sentence_start or measure.low >= 20 or word.endswith("s"))
    return not counts
