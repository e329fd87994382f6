"""Resolves treaties meant without their name: "the treaty", "this pact", "the 1987 agreement signed by X and Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.names import Treaty
from treatywatch.treaties.treaty_phrases import (
    AMERICANS,
    LOOSE_NOUNS,
    RUSSIANS,
    NounPhrase,
    noun_phrases,
)

__all__ = ["resolve_treaties"]

PLURAL = frozenset(("treaties", "pacts", "agreements", "accords"))
#: "The deal" and "the agreement" mean many things; they reach back less far than "the treaty" does (characters).
REACH = {"treaty": 4000, "pact": 3000, "convention": 1500, "memorandum": 1500, "protocol": 1000, "accord": 1200,
         "agreement": 1000, "deal": 800}  # fmt: skip
#: Treaties named this close before the noun, or in its paragraph, compete for it (characters).
CONTEST = 400
#: "This treaty" means the last one named, where that stands this close (characters).
THIS_REACH = 300
#: Where a paragraph and a sentence end, near enough for choosing between two treaties.
BREAK = re.compile(r"(?<=[.!?:\u201d\"])[ \t]*\n|\n\s*\n")
SENTENCE_END = re.compile(r"[.?!]\u201d?\s+|\n\s*\n|(?<=[a-z\u201d\"])\n(?=[A-Z\u201c\"])")
SENTENCE_REACH = 800
#: Words by which "the agreement of 1987" is one on arms, and how near they must stand (characters).
ARMS = re.compile(r"\b(?:missile|nuclear|arms|weapon|warhead|disarmament|atomic)", re.IGNORECASE)
ARMS_NEAR = 400
#: A treaty is spoken of as one in the months before it is signed, and for some time as the one just made; many texts
#: are dated by their year only, which counts from its first day.
AGREED_BEFORE, NEWS_FOR = timedelta(days=540), timedelta(days=730)
#: Nouns that a text writes with a capital where it means the treaty that it is about.
CAPITAL_NOUNS = frozenset(("treaty", "convention", "protocol", "pact", "agreement"))
#: How far behind the noun a formal name's abbreviation may stand ("Treaty on ... (SALT II)").
NAME_AHEAD = 160
KNOWN_AS = re.compile(
    r"\s+(?:(?:is|was)\s+)?(?:also\s+|now\s+|better\s+)?(?:known\s+as|called|named|dubbed)\s+(?:the\s+)?"
)


class Occurrence(NamedTuple):
    """A treaty that stands in the text before a noun that may mean it; `id` is `None` for one outside the tables."""

    start: int
    id: str | None
    noun: str = ""


def resolve_treaties(
    text: str, mentions: Sequence[Mention], on: date | None = None, aliases: Aliases | None = None
) -> tuple[Mention, ...]:
    """Give the treaties that a text names, and those that it means without naming them, in order.

    A mention of kind `reference` has one id where the text or the description settles it, and none or several where
    treaties compete or nothing is named: it stays open. Family names ("the START treaty") become the member that the
    text names elsewhere, or that was alive `on` its day.
    """
    aliases = aliases or Aliases.load()
    named = [settle_family(mention, mentions, aliases, on) for mention in mentions if mention.kind == "treaty"]
    return Resolver(text, named, on, aliases).resolve()


def settle_family(mention: Mention, mentions: Sequence[Mention], aliases: Aliases, on: date | None) -> Mention:
    """Replace the name of a family of treaties by the members that it can mean."""
    family = aliases.treaties[mention.ids[0]].family if mention.id else ()
    if not family:
        return mention
    nearby = [other for other in mentions if other.id in family]
    if nearby:
        nearest = min(nearby, key=lambda other: abs(other.start - mention.start))
        return mention._replace(ids=nearest.ids)
    members = [aliases.treaties[member] for member in family]
    if on is not None and len(in_force := [member.id for member in members if member.in_force_on(on)]) == 1:
        return mention._replace(ids=tuple(in_force))
    alive = [m.id for m in members if on is None or (m.signed and m.signed <= on and (m.end is None or on <= m.end))]
    return mention._replace(ids=tuple(alive))


@dataclass
class Resolver:
    """One pass over a text, in order, so that a resolved reference can carry the next one."""

    text: str
    named: list[Mention]
    on: date | None
    aliases: Aliases
    occurrences: list[Occurrence] = field(default_factory=list)

    def resolve(self) -> tuple[Mention, ...]:
        """Give the named mentions and the references between them, in order."""
        covered = [(mention.start, mention.end) for mention in self.named]
        phrases = [phrase for phrase in noun_phrases(self.text, self.aliases.generic) if not overlaps(phrase, covered)]
        self.counts = Counter(mention.id for mention in self.named if mention.id)
        resolved: list[Mention] = []
        waiting = list(self.named)
        for phrase in phrases:
            while waiting and waiting[0].start < phrase.start:
                self.occurrences.append(Occurrence(waiting[0].start, waiting.pop(0).id))
            ids = self.described(phrase)
            if ids is None and (phrase.other or phrase.introduces or self.aliases.about(phrase.matter)):
                self.occurrences.append(Occurrence(phrase.start, None, phrase.noun))
            elif ids is not None or (ids := self.meant(phrase)) is not None:
                exact = self.text[phrase.start : phrase.end]
                resolved.append(Mention(phrase.start, phrase.end, exact, "reference", ids))
                if len(ids) == 1:
                    self.occurrences.append(Occurrence(phrase.start, ids[0]))
                elif not ids and (phrase.describes or phrase.makers):
                    self.occurrences.append(Occurrence(phrase.start, None, phrase.noun))
        return tuple(sorted([*self.named, *resolved]))

    def described(self, phrase: NounPhrase) -> tuple[str, ...] | None:
        """Give the treaty that a phrase names by its abbreviation or its matter; `None` where it does neither."""
        if (phrase.definite or phrase.other) and (name := self.abbreviated(phrase)):
            return (name,)
        if not phrase.matter:
            return None
        fitting = [treaty for treaty in self.aliases.about(phrase.matter) if self.is_told_of(treaty, phrase)]
        return tuple([treaty for treaty in fitting if treaty in self.counts] or fitting) or None

    def abbreviated(self, phrase: NounPhrase) -> str | None:
        """Give the treaty whose short name follows: "Treaty on ... (SALT II)", "the agreement known as SALT II"."""
        index = bisect_left(self.named, (phrase.end,))
        if index == len(self.named) or self.named[index].start > phrase.end + NAME_AHEAD:
            return None
        between = self.text[phrase.end : self.named[index].start]
        end = self.named[index].end
        behind = self.text[end : end + 1]
        bracketed = between.endswith("(") and between.count("(") == 1
        apposed = between.endswith(", ") and behind in {".", ",", ";", ")", ""}
        called = KNOWN_AS.fullmatch(between) is not None
        plain = not {".", ";", ":"} & set(between) and not phrase.proper
        formal = (bracketed or apposed) and between.lstrip().startswith(("on ", "for ", "between "))
        return self.named[index].id if plain and (called or formal) else None

    def is_told_of(self, treaty: str, phrase: NounPhrase) -> bool:
        """Tell whether a treaty agrees with a phrase and was made by the text's day, or nearly so."""
        known_one = self.aliases.treaties[treaty]
        made = known_one.signed is not None and (self.on is None or known_one.signed <= self.on + AGREED_BEFORE)
        return made and self.could_be(known_one, phrase)

    def meant(self, phrase: NounPhrase) -> tuple[str, ...] | None:
        """Give the treaties that a phrase may mean; `None` where it is no reference at all."""
        if phrase.formal:
            for name in (phrase.formal, f"treaty{phrase.formal.removeprefix(phrase.noun)}"):
                found = self.aliases.find(name, self.on)
                if found and found[0].kind == "treaty" and found[0].start == 0:
                    return found[0].ids
            return ()
        if phrase.noun in PLURAL:
            return () if phrase.definite else None
        if phrase.describes:
            fitting = [treaty.id for treaty in self.aliases.treaties.values() if self.could_be(treaty, phrase)]
            in_text = [treaty for treaty in fitting if treaty in self.counts]
            loose = phrase.noun in LOOSE_NOUNS and not (phrase.signers or phrase.topics)
            if not in_text and loose and not self.is_about_arms(phrase):
                return ()
            return tuple(in_text or fitting)
        if not phrase.definite:
            return None
        return self.pointed_at(phrase)

    def is_about_arms(self, phrase: NounPhrase) -> bool:
        """Tell whether the words around a phrase speak of arms, so that "the agreement of 1987" may be on them."""
        around = self.text[max(0, phrase.start - ARMS_NEAR) : phrase.end + ARMS_NEAR]
        return ARMS.search(around) is not None

    def pointed_at(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Give the treaty that a definite phrase points at: the nearest before it, if no other competes."""
        reach = REACH[phrase.noun]
        before = [one for one in self.occurrences if phrase.start - one.start <= reach and self.possible(one, phrase)]
        if not before:
            return self.pointed_ahead(phrase) or self.only_one(phrase)
        paragraph = phrase.start - CONTEST
        for mark in BREAK.finditer(self.text, max(0, paragraph), phrase.start):
            paragraph = mark.end()
        close = [one for one in before if one.start >= paragraph] or before[-1:]
        rivals = {one.id for one in close}
        if len(rivals) == 1 or self.is_next_to(close[-1], phrase):
            return known(close[-1].id)
        sentence = sentence_start(self.text, phrase.start)
        inside = {one.id for one in close if one.start >= sentence}
        if len(inside) == 1:
            return known(inside.pop())
        main = self.main_treaty()
        return known(main) if main is not None and main == close[-1].id else ()

    def is_next_to(self, occurrence: Occurrence, phrase: NounPhrase) -> bool:
        """Tell whether "this treaty" follows so close on one that it can only mean the nearest."""
        return self.text.startswith(("this ", "This "), phrase.start) and phrase.start - occurrence.start <= THIS_REACH

    def pointed_ahead(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Give the treaty that a phrase runs ahead of, where the text has only one to name or one above all."""
        if phrase.two_parties and (new := self.just_made(phrase)):
            return (new,)
        if self.occurrences:
            return ()
        later = [m for m in self.named if m.id and self.could_be(self.aliases.treaties[m.id], phrase)]
        main = self.main_treaty()
        if later and later[0].start - phrase.start <= REACH[phrase.noun] and later[0].id == main:
            return known(main)
        return ()

    def just_made(self, phrase: NounPhrase) -> str | None:
        """Give the one treaty of the text that fits and was news on its day ("the Treaty between the two Powers")."""
        if self.on is None:
            return None
        fitting = [self.aliases.treaties[name] for name in self.counts if self.is_told_of(name, phrase)]
        new = [treaty.id for treaty in fitting if treaty.signed and self.on - treaty.signed <= NEWS_FOR]
        return new[0] if len(new) == 1 else None

    def only_one(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Give the treaty that "the Treaty" means however far back it was named, if no other stood before it."""
        capital = self.text[phrase.end - len(phrase.noun)].isupper() and phrase.noun in CAPITAL_NOUNS
        fitting = {one.id for one in self.occurrences if self.possible(one, phrase)}
        return known(fitting.pop()) if capital and len(fitting) == 1 else ()

    def main_treaty(self) -> str | None:
        """Give the treaty that the text is about: two thirds or more of all that it names."""
        if not self.counts:
            return None
        treaty, count = self.counts.most_common(1)[0]
        return treaty if count * 3 >= 2 * sum(self.counts.values()) else None

    def possible(self, occurrence: Occurrence, phrase: NounPhrase) -> bool:
        """Tell whether an earlier treaty agrees with what the phrase says; an agreement is not called the treaty."""
        if occurrence.id is None:
            return occurrence.noun == phrase.noun or phrase.noun in LOOSE_NOUNS
        return self.could_be(self.aliases.treaties[occurrence.id], phrase)

    def could_be(self, treaty: Treaty, phrase: NounPhrase) -> bool:
        """Tell whether noun, topics, years, signers and number of parties agree with a treaty."""
        if phrase.noun.removesuffix("s") not in self.aliases.nouns[treaty.kind] or treaty.family:
            return False
        if phrase.years and (treaty.signed is None or treaty.signed.year not in phrase.years):
            return False
        if phrase.month and treaty.signed is not None and treaty.signed.month != phrase.month:
            return False
        if phrase.signers and not names_a_signer(treaty, phrase.signers):
            return False
        if (
            phrase.makers
            and not phrase.signers
            and len(treaty.states) == 2
            and not names_a_party(treaty, phrase.makers)
        ):
            return False
        if phrase.two_parties and len(treaty.states) != 2:
            return False
        return phrase.topics <= frozenset(treaty.topics)


def known(treaty: str | None) -> tuple[str, ...]:
    """Give a treaty as the ids of a mention; none where it is outside the tables."""
    return () if treaty is None else (treaty,)


def names_a_signer(treaty: Treaty, words: str) -> bool:
    """Tell whether all of the treaty's signers stand in the words, or the words name none of anybody's."""
    return bool(treaty.signers) and sum(signer in words for signer in treaty.signers) >= 2


def names_a_party(treaty: Treaty, words: str) -> bool:
    """Tell whether words name one who made a treaty of two: a signer, or America or Russia for one of theirs."""
    if any(signer in words for signer in treaty.signers):
        return True
    powers = {"USA": AMERICANS, "RUS": RUSSIANS, "SUN": RUSSIANS}
    return any(powers[state].search(words) for state in treaty.states if state in powers)


def overlaps(phrase: NounPhrase, covered: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a named treaty already covers the noun."""
    index = bisect_left(covered, (phrase.end, 0)) - 1
    return index >= 0 and covered[index][1] >= phrase.end


def sentence_start(text: str, place: int) -> int:
    """Give where the sentence around a place starts, near enough for choosing between two treaties."""
    start = max(0, place - SENTENCE_REACH)
    return max((mark.end() for mark in SENTENCE_END.finditer(text, start, place)), default=start)
