"""Finds weapon systems and treaties in running text by any of their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Literal, NamedTuple

from treatywatch.treaties.matching import Hit, Matcher, Pattern
from treatywatch.treaties.names import (
    Alias,
    GenericWords,
    System,
    SystemTable,
    Treaty,
    TreatyTable,
    load_systems,
    load_treaties,
)

__all__ = ["Aliases", "Mention", "MentionKind"]

#: The article right before a name; the pattern is searched up to the name's start only.
DEFINITE = re.compile(r"\bthe\s+\Z", re.IGNORECASE)
#: A Roman numeral of ones at the end of a word, with the letter of a version ("Ia").
NUMERAL = re.compile(r"(?<=[ -])I{1,3}(?=[AaBb]?s?(?:\W|$))")
#: `reference`: a treaty meant without its name ("the pact", "the 1987 agreement").
MentionKind = Literal["system", "treaty", "reference"]


class Mention(NamedTuple):
    """A system or treaty named at `text[start:end]`."""

    start: int
    end: int
    exact: str
    kind: MentionKind
    #: What it may be: one id where the words settle it, several where they do not, none where nothing does.
    ids: tuple[str, ...]

    @property
    def id(self) -> str | None:
        """What it is, where that is settled."""
        return self.ids[0] if len(self.ids) == 1 else None


class Named(NamedTuple):
    """What a pattern of the matcher stands for."""

    kind: Literal["system", "treaty", "decoy"]
    id: str
    alias: Alias | None


@dataclass(frozen=True)
class Aliases:
    """The tables of systems and treaties, and one matcher over all their names."""

    systems: Mapping[str, System]
    treaties: Mapping[str, Treaty]
    #: The words that decide what "the treaty" points back to.
    generic: GenericWords
    #: For each kind of instrument, the nouns that may point back to one.
    nouns: Mapping[str, tuple[str, ...]]
    matcher: Matcher
    screen: Matcher
    #: What treaties are about, in plain words, with the treaties that are.
    subjects: Mapping[str, tuple[str, ...]]
    subject: re.Pattern[str]

    @staticmethod
    @cache
    def load() -> Aliases:
        """Give the tables of the package, built once in a process."""
        return Aliases.of(load_systems(), load_treaties())

    @staticmethod
    def of(systems: SystemTable, treaties: TreatyTable) -> Aliases:
        """Build the matchers for two tables."""
        patterns = (*system_patterns(systems), *treaty_patterns(treaties))
        words = (Pattern(name=word, value=None, plural=True) for word in treaties.screening)
        screened = (pattern for pattern in patterns if concerns_arms(pattern, treaties))
        subjects: dict[str, tuple[str, ...]] = {}
        for treaty in treaties.treaties:
            for subject in treaty.subjects:
                subjects[plain_words(subject)] = (*subjects.get(plain_words(subject), ()), treaty.id)
        longest_first = sorted(subjects, key=len, reverse=True)
        return Aliases(
            systems={system.id: system for system in systems.systems},
            treaties={treaty.id: treaty for treaty in treaties.treaties},
            generic=treaties.generic,
            nouns=treaties.nouns,
            matcher=Matcher(patterns),
            screen=Matcher((*screened, *words)),
            subjects=subjects,
            subject=re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"),
        )

    def find(self, text: str, on: date | None = None) -> tuple[Mention, ...]:
        """Find every system and treaty named in a text, longest names first, none overlapping another.

        `on` is the text's day: where a name meant different things at different times, it decides.
        """
        hits = groupby(self.matcher.find(text), key=lambda hit: (hit.start, hit.end))
        return tuple(
            mention
            for (start, end), group in hits
            for mention in mentions(
                text[start:end], group, on, definite=DEFINITE.search(text, max(0, start - 8), start) is not None
            )
        )

    def about(self, words: str) -> tuple[str, ...]:
        """Give the treaties on what some words speak of, by the longest subject in them."""
        found = max(self.subject.findall(plain_words(words)), key=len, default=None)
        return self.subjects[found] if found else ()

    def relevant(self, text: str) -> bool:
        """Tell whether a text has any word of the subject, and so is worth a reading by the model."""
        return next(self.screen.candidates(text), None) is not None


def plain_words(words: str) -> str:
    """Write words in lower case with a space for every hyphen and line break."""
    return re.sub(r"[\s\u2010-\u2013-]+", " ", words.lower())


def mentions(exact: str, hits: Iterable[Hit], on: date | None, *, definite: bool = False) -> Iterator[Mention]:
    """Make one mention of the hits that share a stretch of text; none where it is a decoy."""
    group = list(hits)
    named = [hit.pattern.value for hit in group if isinstance(hit.pattern.value, Named)]
    if any(one.kind == "decoy" for one in named):
        return
    open_to_all = [one for one in named if one.alias is None or not one.alias.definite]
    pointed = [one for one in named if one.alias and one.alias.definite and on is not None and one.alias.used_on(on)]
    usable = pointed if definite and pointed else open_to_all
    current = [one for one in usable if one.alias is None or one.alias.used_on(on)] or usable or named
    kind: MentionKind = "system" if all(one.kind == "system" for one in current) else "treaty"
    ids = sorted({one.id for one in current if one.kind == kind})
    yield Mention(group[0].start, group[0].end, exact, kind, tuple(ids))


def system_patterns(table: SystemTable) -> Iterator[Pattern]:
    """Give the patterns of all names of all systems."""
    words = {group: frozenset(word.lower() for word in members) for group, members in table.words.items()}
    for system in table.systems:
        for alias in system.names:
            near = words[alias.near] if alias.near else frozenset()
            for name in (alias.name, *scanned(alias.name)):
                yield Pattern(name, Named("system", system.id, alias), near, alias.exact, plural=True)


def treaty_patterns(table: TreatyTable) -> Iterator[Pattern]:
    """Give the patterns of all names of all treaties, and of what only looks like one."""
    words = {group: frozenset(word.lower() for word in members) for group, members in table.words.items()}
    for treaty in table.treaties:
        acronyms = [alias.name for alias in treaty.names if alias.name.isupper() and alias.name.isalpha()]
        for alias in treaty.names:
            near = words[alias.near] if alias.near else frozenset()
            for name in (alias.name, *with_acronyms(alias.name, acronyms), *scanned(alias.name)):
                yield Pattern(name, Named("treaty", treaty.id, alias), near, alias.exact)
    for decoy in table.decoys:
        yield Pattern(decoy, Named("decoy", decoy, None))


def scanned(name: str) -> Iterator[str]:
    """Give a name's form in scanned texts, where the capital I of a numeral comes out as a small L ("Pershing la")."""
    misread = NUMERAL.sub(lambda match: "l" * len(match.group()), name)
    if misread != name:
        yield misread


def with_acronyms(name: str, acronyms: list[str]) -> Iterator[str]:
    """Give the forms in which a long name carries its abbreviation: "X (ABC) Treaty", "X Treaty (ABC)"."""
    stem, _, noun = name.rpartition(" ")
    if len(stem.split()) < 2 and "-" not in stem:
        return
    for acronym in acronyms:
        yield f"{name} ({acronym})"
        if noun[0].isupper():
            yield f"{stem} ({acronym}) {noun}"


def concerns_arms(pattern: Pattern, table: TreatyTable) -> bool:
    """Tell whether a pattern names something of the subject: no decoy, no alliance."""
    other = {treaty.id for treaty in table.treaties if not treaty.arms_control}
    return isinstance(pattern.value, Named) and pattern.value.kind != "decoy" and pattern.value.id not in other
