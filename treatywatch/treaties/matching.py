"""Finds the names of a table in running text; the one door to pyahocorasick."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

import ahocorasick

__all__ = ["Hit", "Matcher", "Pattern", "fold"]

#: Letters of the Cyrillic alphabet that look like Latin ones, as scanned and copied texts mix them up.
#: So do the apostrophes.
LOOK_ALIKES = str.maketrans("авекмнорстухіѕјԁһАВЕКМНОРСТУХІЅЈ\u2019\u02bc", "abekmhopctyxisjdhABEKMHOPCTYXISJ''")
SEPARATORS = frozenset(" -\t\n\r.\u00a0\u00ad\u2009\u200b\u200c\u200d\u2010\u2011\u2012\u2013\u2014\u202f\ufeff")
RUN = re.compile(f"[^{re.escape(''.join(sorted(SEPARATORS)))}]+")
HYPHENS = frozenset("-\u00ad\u200b\u200c\u200d\u2010\u2011\u2012\u2013")
WORD = re.compile(r"[\w-]+")
#: How far from an everyday word ("Lance") the word may stand that makes it a name (characters).
NEAR_CHARACTERS = 100
#: Nouns that many write small in a name that is otherwise written with capitals ("Ottawa treaty").
SMALL_NOUNS = frozenset((
    "treaty", "treaties", "agreement", "agreements", "accord", "accords", "pact", "convention", "protocol", "process",
    "talks", "negotiations", "missile", "missiles", "launcher", "memorandum", "document", "arrangement", "deal",
))  # fmt: skip


def fold(text: str) -> str:
    """Replace letters by what they are compared as, one for one, so that offsets stay."""
    folded = text if text.isascii() else text.translate(LOOK_ALIKES)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(character.lower()[0] for character in folded)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A name to look for, with what the text must have beyond its letters."""

    name: str
    #: What the name stands for; several patterns may stand for the same.
    value: object
    #: Of these words one must stand nearby; empty: none needed.
    near: frozenset[str] = frozenset()
    #: Capitals as in the name, even where a long name or a digit would make it plain.
    exact: bool = False
    #: The name may carry a plural's `s` in the text.
    plural: bool = False


class Hit(NamedTuple):
    """A pattern found at `text[start:end]`."""

    start: int
    end: int
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Shape:
    """A pattern's letters without separators, and what stands between and must be true of them."""

    pattern: Pattern
    letters: str
    #: For each letter but the first, the separator before it in the name ("" for none).
    gaps: tuple[str, ...]
    #: The places whose letter must be a capital in the text.
    capitals: tuple[int, ...]
    #: Names like "B-1": nothing but a hyphen may stand before the digit.
    tight: bool


def shape_of(pattern: Pattern) -> Shape:
    """Take a name apart into letters, the gaps between them and the places where capitals are needed."""
    letters, gaps, gap = [], [], ""
    for character in fold(pattern.name):
        if character in SEPARATORS:
            gap += character
        else:
            letters.append(character)
            gaps.append(gap)
            gap = ""
    solid = [character for character in pattern.name if character not in SEPARATORS]
    alphabetic = [character for character in letters if character.isalpha()]
    return Shape(
        pattern=pattern,
        letters="".join(letters),
        gaps=tuple(gaps),
        capitals=tuple(capital_places(pattern, solid)),
        tight=len(alphabetic) == 1,
    )


def capital_places(pattern: Pattern, solid: list[str]) -> Iterator[int]:
    """Give the places where the text must have a capital because the name has one.

    A name of three words or more, or with a digit and three letters, is plain in any case ("ssc-8", "new start
    treaty"); in a shorter one capitals tell it from an everyday word ("START", "Open Skies").
    """
    words = re.split(r"[\s-]+", pattern.name)
    alphabetic = sum(character.isalpha() for character in solid)
    has_digit = any(character.isdigit() for character in solid)
    if not pattern.exact and (len(words) >= 3 or (has_digit and alphabetic >= 3)):
        return
    place = 0
    for word in words:
        small = word.lower() in SMALL_NOUNS
        for character in word:
            if character in SEPARATORS:
                continue
            if character.isupper() and not small:
                yield place
            place += 1


class Matcher:
    """All patterns in one automaton; a text is passed over once, however many patterns there are."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.automaton = ahocorasick.Automaton()
        shapes: dict[str, list[Shape]] = {}
        for pattern in patterns:
            shape = shape_of(pattern)
            shapes.setdefault(shape.letters, []).append(shape)
        for letters, group in shapes.items():
            self.automaton.add_word(letters, (len(letters), tuple(group)))
        self.automaton.make_automaton()

    def find(self, text: str) -> tuple[Hit, ...]:
        """Find the longest names, none overlapping another; hits that share a stretch of text are all given."""
        return tuple(longest(self.candidates(text)))

    def candidates(self, text: str) -> Iterator[Hit]:
        """Give every place where a pattern matches, overlapping or not."""
        folded = fold(text)
        solid = Solid(folded)
        length = len(folded)
        for last, (size, shapes) in self.automaton.iter(solid.letters):
            start, end = solid.place(last - size + 1), solid.place(last) + 1
            if start and folded[start - 1].isalnum():
                continue
            plural = False
            if end < length and folded[end].isalnum():
                # "SS-20s": a plural's s belongs to the name where nothing else follows.
                plural = folded[end] == "s" and not (end + 1 < length and folded[end + 1].isalnum())
                if not plural:
                    continue
            places = [place for place in range(start, end) if folded[place] not in SEPARATORS]
            for shape in shapes:
                if (not plural or shape.pattern.plural) and fits(shape, text, folded, places):
                    yield Hit(start, end + (1 if plural else dotted(text, start, end)), shape.pattern)


class Solid:
    """A text without its separators, with the way back to where each letter stands."""

    def __init__(self, folded: str) -> None:
        runs = [match.span() for match in RUN.finditer(folded)]
        self.letters = "".join([folded[start:end] for start, end in runs])
        self.starts = [start for start, _ in runs]
        self.firsts = list(accumulate((end - start for start, end in runs), initial=0))[: len(runs)]

    def place(self, letter: int) -> int:
        """Give where in the text a letter stands."""
        run = bisect_right(self.firsts, letter) - 1
        return self.starts[run] + letter - self.firsts[run]


def dotted(text: str, start: int, end: int) -> int:
    """Tell whether the dot after "I.N.F." belongs to the name (1) or not (0)."""
    return int("." in text[start:end] and text[end : end + 1] == "." and text[end - 2 : end - 1] == ".")


def fits(shape: Shape, text: str, folded: str, places: list[int]) -> bool:
    """Tell whether capitals, separators and neighbourhood are those of the name."""
    for place in shape.capitals:
        if not text[places[place]].isupper():
            return False
    span = places[-1] - places[0] + 1
    if span != len(places) or any(shape.gaps[1:]):
        for index in range(1, len(places)):
            between = text[places[index - 1] + 1 : places[index]]
            if not gap_fits(shape, index, between):
                return False
    if shape.pattern.near:
        low, high = max(0, places[0] - NEAR_CHARACTERS), places[-1] + 1 + NEAR_CHARACTERS
        neighbours = WORD.findall(folded[low : places[0]] + " " + folded[places[-1] + 1 : high])
        return not shape.pattern.near.isdisjoint(neighbours)
    return True


def gap_fits(shape: Shape, index: int, between: str) -> bool:
    """Tell whether the text may have `between` where the name has its gap before letter `index`."""
    wanted = shape.gaps[index]
    if between == wanted:
        return True
    if len(between) > 3 or "\n\n" in between or "\r\r" in between:
        return False
    before, after = shape.letters[index - 1], shape.letters[index]
    if before.isdigit() != after.isdigit():
        return "." not in between and (not shape.tight or HYPHENS.issuperset(between))
    if wanted:
        return ("." not in between and between != "") or (between == "" and HYPHENS.issuperset(wanted))
    return between == "." or HYPHENS.issuperset(between.strip("\r\n"))


def longest(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Keep of overlapping hits the one that starts first, of those the longest, with all that share its place."""
    kept_start, kept_end = -1, -1
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= kept_end or (hit.start, hit.end) == (kept_start, kept_end):
            kept_start, kept_end = hit.start, hit.end
            yield hit
