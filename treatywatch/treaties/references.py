"""Resolves treaties meant without their name: "the treaty", "this pact", "the 1987 agreement signed by X and Y"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.names import GenericWords, Treaty

__all__ = ["resolve_treaties"]

#: Matters of agreements that are none of arms control.
OTHER_MATTERS = frozenset((
    "peace", "trade", "ceasefire", "cease-fire", "armistice", "grain", "climate", "bases", "status-of-forces", "border",
    "boundary", "extradition", "fisheries", "tax",
))  # fmt: skip
NOUN = re.compile(
    r"\b(treaty|treaties|pact|pacts|accord|accords|agreement|agreements|deal|convention|memorandum|protocol)\b",
    re.IGNORECASE,
)
PLURAL = frozenset(("treaties", "pacts", "agreements"))
#: "The deal" and "the agreement" mean many things; they reach back less far than "the treaty" does (characters).
REACH = {"treaty": 4000, "pact": 3000, "convention": 1500, "memorandum": 1500, "protocol": 1000, "accord": 1200,
         "accords": 1200, "agreement": 1000, "deal": 800}  # fmt: skip
#: Treaties named this close before the noun, or in its paragraph, compete for it (characters).
CONTEST = 400
LOOSE_NOUNS = frozenset(("agreement", "agreements", "deal", "accord", "accords", "pact"))
LOOK_BACK = 90
LOOK_AHEAD = 160
#: A word, or a mark that ends the noun phrase, read backwards from the noun.
TOKEN = re.compile(r"[\w'\u2019.-]*\w|[^\w\s]")
YEAR = re.compile(r"\b(19[0-9]{2}|20[0-9]{2})\b")
AGE = re.compile(r"^(\d{1,2})-year-old$")
#: "the agreement on grain", "the Treaty of Rome", "a deal to sell": another one, described by what follows.
OTHER_AFTER = re.compile(
    r"\s+(?:on\s|between\s|concerning\s|regarding\s|relating\s|for\s|of\s(?!(?:19|20)\d\d))", re.IGNORECASE
)
OTHER_AFTER_LOOSE = re.compile(r"\s+(?:to\s|that\s|with\s|among\s|about\s|reached\s|in\sprinciple)", re.IGNORECASE)
MADE_AFTER = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:was\s+|were\s+|had\s+been\s+)?"
    r"(?:signed|concluded|negotiated|struck|sealed|made|forged|agreed|brokered|reached)\b", re.IGNORECASE
)  # fmt: skip
CLAUSE_END = re.compile(r"[;:\n\r]|[.!?](?=\s|$)")
COMPOUND_AFTER = re.compile(
    r"-\w|['\u2019]s\b|\s+(?:obligations?|commitments?|violations?|breach(?:es)?|limits?|compliance|provisions?|"
    r"constraints?|restrictions?|terms|withdrawal|regime|partners?|members?)\b", re.IGNORECASE
)  # fmt: skip
#: "to break an agreement banning the weapon" means the treaty of the text, "we propose a treaty banning" does not.
BANNING_AFTER = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?:ban|banned|bans|banning|prohibit(?:s|ed|ing)|outlaw(?:s|ed|ing)|barr(?:ed|ing))\b"
    r"(?=[^.;]{0,60}\b(?:missiles?|weapons?)\b)", re.IGNORECASE
)  # fmt: skip
LEAVING_BEFORE = re.compile(
    r"\b(?:br[eo]ak\w*|breach\w*|violat\w+|abandon\w*|le(?:ave|aving|ft)|quit\w*|withdr[ae]w\w*|scrap\w*|exit\w*|"
    r"suspend\w*|tear\w*|rip\w*|pull\w*)\b[^.;:]{0,30}$", re.IGNORECASE
)  # fmt: skip
#: "the Treaty between A and B on the Limitation of ...": the matter follows the parties.
FORMAL_AFTER = re.compile(r"\s+(?:concluded\s+)?between\b[^.;]{5,150}?\bon\s+(?=[a-z])", re.IGNORECASE)
PARTIES = re.compile(
    r"^(?:u\.?s\.?|american|soviet|russian?|russo)-(?:u\.?s\.?|american|soviet|russian?)$", re.IGNORECASE
)
BILATERAL = frozenset(("bilateral",))


class Occurrence(NamedTuple):
    """A treaty that stands in the text before a noun that may mean it; `id` is `None` for one outside the tables."""

    start: int
    id: str | None


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What a text says around "treaty" that narrows down which one it is."""

    start: int
    end: int
    noun: str
    definite: bool
    #: A treaty outside the tables is named or described ("the Delhi Accord", "a peace agreement").
    other: bool = False
    topics: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    signers: str = ""
    two_parties: bool = False
    #: The formal name without its parties ("Treaty on the Limitation of ...").
    formal: str = ""

    @property
    def describes(self) -> bool:
        """Tell whether the words could single out a treaty that the text never names."""
        return bool(self.years or self.signers)


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
            if phrase.other:
                self.occurrences.append(Occurrence(phrase.start, None))
            elif (ids := self.meant(phrase)) is not None:
                exact = self.text[phrase.start : phrase.end]
                resolved.append(Mention(phrase.start, phrase.end, exact, "reference", ids))
                if len(ids) == 1:
                    self.occurrences.append(Occurrence(phrase.start, ids[0]))
        return tuple(sorted([*self.named, *resolved]))

    def meant(self, phrase: NounPhrase) -> tuple[str, ...] | None:
        """Give the treaties that a phrase may mean; `None` where it is no reference at all."""
        if phrase.formal:
            found = self.aliases.find(phrase.formal, self.on)
            return found[0].ids if found and found[0].kind == "treaty" and found[0].start == 0 else ()
        if phrase.noun in PLURAL:
            return () if phrase.definite else None
        if phrase.describes:
            fitting = [treaty.id for treaty in self.aliases.treaties.values() if self.could_be(treaty, phrase)]
            in_text = [treaty for treaty in fitting if treaty in self.counts]
            return tuple(in_text or fitting)
        if not phrase.definite:
            return None
        return self.pointed_at(phrase)

    def pointed_at(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Give the treaty that a definite phrase points at: the nearest before it, if no other competes."""
        reach = REACH[phrase.noun]
        before = [one for one in self.occurrences if phrase.start - one.start <= reach and self.possible(one, phrase)]
        if not before:
            return self.pointed_ahead(phrase)
        paragraph = max(self.text.rfind("\n", 0, phrase.start), phrase.start - CONTEST)
        close = [one for one in before if one.start >= paragraph] or before[-1:]
        rivals = {one.id for one in close}
        if len(rivals) == 1:
            return known(close[-1].id)
        sentence = sentence_start(self.text, phrase.start)
        inside = {one.id for one in close if one.start >= sentence}
        if len(inside) == 1:
            return known(inside.pop())
        main = self.main_treaty()
        return known(main) if main is not None and main == close[-1].id else ()

    def pointed_ahead(self, phrase: NounPhrase) -> tuple[str, ...]:
        """Give the treaty that a phrase runs ahead of, where the text has only one to name or one above all."""
        if self.occurrences:
            return ()
        later = [m for m in self.named if m.id and self.could_be(self.aliases.treaties[m.id], phrase)]
        main = self.main_treaty()
        if later and later[0].start - phrase.start <= REACH[phrase.noun] and later[0].id == main:
            return known(main)
        return ()

    def main_treaty(self) -> str | None:
        """Give the treaty that the text is about: two thirds or more of all that it names."""
        if not self.counts:
            return None
        treaty, count = self.counts.most_common(1)[0]
        return treaty if count * 3 >= 2 * sum(self.counts.values()) else None

    def possible(self, occurrence: Occurrence, phrase: NounPhrase) -> bool:
        """Tell whether an earlier treaty agrees with what the phrase says."""
        return occurrence.id is None or self.could_be(self.aliases.treaties[occurrence.id], phrase)

    def could_be(self, treaty: Treaty, phrase: NounPhrase) -> bool:
        """Tell whether noun, topics, years, signers and number of parties agree with a treaty."""
        if phrase.noun.removesuffix("s") not in self.aliases.nouns[treaty.kind] or treaty.family:
            return False
        if phrase.years and (treaty.signed is None or treaty.signed.year not in phrase.years):
            return False
        if phrase.signers and not names_a_signer(treaty, phrase.signers):
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


def overlaps(phrase: NounPhrase, covered: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a named treaty already covers the noun."""
    index = bisect_left(covered, (phrase.end, 0)) - 1
    return index >= 0 and covered[index][1] >= phrase.end


def sentence_start(text: str, place: int) -> int:
    """Give where the sentence around a place starts, near enough for choosing between two treaties."""
    return max(text.rfind(mark, 0, place) for mark in (". ", ".\n", "? ", "! ", "\n", ".\u201d ")) + 1


def noun_phrases(text: str, words: GenericWords) -> Iterator[NounPhrase]:
    """Give every "treaty", "pact" and the like with the words around it that matter, in order."""
    for match in NOUN.finditer(text):
        yield read_after(text, match, read_before(text, match, words))


def read_before(text: str, match: re.Match[str], words: GenericWords) -> NounPhrase:
    """Read the modifiers and the determiner before a noun."""
    noun, limit = match.group().lower(), max(0, match.start() - LOOK_BACK)
    tokens = list(TOKEN.finditer(text, limit, match.start()))
    topics: set[str] = set()
    years: set[int] = set()
    two_parties, definite, other, start = False, False, False, match.start()
    while tokens:
        token = tokens.pop()
        word = token.group().lower()
        pair = f"{tokens[-1].group().lower()} {word}" if tokens else ""
        if pair in words.determiners or word in words.determiners:
            definite, start = True, tokens[-1].start() if pair in words.determiners else token.start()
            break
        if word in words.open_determiners:
            break
        if YEAR.fullmatch(word):
            years.add(int(word))
        elif pair in words.topics:
            topics.add(pair)
            token = tokens.pop()
        elif word in words.topics:
            topics.add(word)
        elif PARTIES.match(word) or word in BILATERAL:
            two_parties = True
        elif word not in words.neutral and not AGE.match(word):
            other = start == match.start() and names_another(token.group(), match.group())
            definite = not other and noun in ("treaty", "pact") and bool(COMPOUND_AFTER.match(text, match.end()))
            break
        start = token.start()
    return NounPhrase(
        start, match.end(), noun, definite, other, frozenset(topics), frozenset(years), two_parties=two_parties
    )


def names_another(before: str, noun: str) -> bool:
    """Tell whether the word before a noun makes it a treaty of its own ("Delhi Accord", "peace agreement")."""
    proper = before[0].isupper() and noun[0].isupper()
    return proper or before.lower() in OTHER_MATTERS


def of_another_matter(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word before a noun makes it an agreement on something else than arms."""
    before = text[max(0, match.start() - LOOK_BACK) : match.start()].split()
    return bool(before) and before[-1].lower() in OTHER_MATTERS


def read_after(text: str, match: re.Match[str], phrase: NounPhrase) -> NounPhrase:
    """Add what follows the noun: signers and year ("signed by X and Y in 1987"), or a matter of its own."""
    tail = text[match.end() : match.end() + LOOK_AHEAD]
    end = CLAUSE_END.search(tail)
    clause = tail[: end.start()] if end else tail
    if (formal := FORMAL_AFTER.match(tail)) is not None:
        rest = text[match.end() + formal.end() : match.end() + formal.end() + LOOK_AHEAD]
        return replace(phrase, formal=f"{phrase.noun} on {rest}", other=False)
    if not phrase.definite and BANNING_AFTER.match(tail) and LEAVING_BEFORE.search(text[: phrase.start][-60:]):
        return replace(phrase, definite=True)
    years, signers = phrase.years, ""
    if MADE_AFTER.match(clause):
        years = years | {int(year) for year in YEAR.findall(clause)[:1]}
        signers = clause if re.search(r"\bby\b|\bbetween\b", clause) and re.search(r"\band\b", clause) else ""
    elif (of_year := re.match(r"\s+of\s+((?:19|20)\d\d)\b", clause)) is not None:
        years = years | {int(of_year.group(1))}
    loose = phrase.noun in LOOSE_NOUNS
    other = phrase.other or bool(OTHER_AFTER.match(clause)) or (loose and bool(OTHER_AFTER_LOOSE.match(clause)))
    # "The agreement of 1987" is described by its year; "the peace agreement of 1979" stays another one.
    other = other and (not years or of_another_matter(text, match))
    return replace(phrase, other=other, years=years, signers=known_signers(signers))


def known_signers(clause: str) -> str:
    """Keep a clause only if it names people by capitals, because only then it can single out a treaty."""
    return clause if len(re.findall(r"\b[A-Z][a-z]+", clause)) >= 2 else ""
