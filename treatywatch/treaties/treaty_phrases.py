"""Reads the words around "treaty", "pact" and the like that say which one a text means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from treatywatch.treaties.names import GenericWords

__all__ = ["NounPhrase", "noun_phrases"]

#: Matters of agreements that are none of arms control.
OTHER_MATTERS = frozenset((
    "peace", "trade", "ceasefire", "cease-fire", "armistice", "grain", "climate", "bases", "status-of-forces", "border",
    "boundary", "extradition", "fisheries", "tax",
))  # fmt: skip
NOUN = re.compile(
    r"\b(treaty|treaties|pact|pacts|accord|accords|agreement|agreements|deal|convention|memorandum|protocol)\b",
    re.IGNORECASE,
)
LOOSE_NOUNS = frozenset(("agreement", "agreements", "deal", "accord", "accords", "pact"))
LOOK_BACK = 90
INTRODUCING = frozenset(("a", "an", "another"))
#: "is a treaty", ", a landmark treaty": said of the treaty just named, and no other one is brought in.
PREDICATE_BEFORE = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|remains?|as|became|becomes?|called)|[,(\u2013\u2014-])\s*\Z"
)
LOOK_AHEAD = 160
#: A word, or a mark that ends the noun phrase, read backwards from the noun.
TOKEN = re.compile(r"[\w'\u2019.-]*\w|[^\w\s]")
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
          "december")  # fmt: skip
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\s+(?:of\s+)?(?:19|20)\d\d\b", re.IGNORECASE)
YEAR = re.compile(r"\b(19[0-9]{2}|20[0-9]{2})\b")
AGE = re.compile(r"^(\d{1,2})-year-old$")
#: "on 1 November", "on Friday", "for 30 days": no matter of a treaty, but a time.
DATED = rf"(?!\d|(?:{'|'.join(MONTHS)})\s\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
#: "the agreement on grain", "the Treaty of Rome", "a deal to sell": another one, described by what follows.
OTHER_AFTER = re.compile(
    rf"\s+(?:(?:on|for|between)\s{DATED}|"
    r"concerning\s|regarding\s|relating\s|establishing\s|creating\s|setting\s+up\s|"
    r"instituting\s|of\s(?!(?:19|20)\d\d))", re.IGNORECASE
)  # fmt: skip
OTHER_AFTER_LOOSE = re.compile(
    r"\s+(?:(?:recently|just|already|previously)\s+)?(?:to\s|that\s|with\s|among\s|about\s|reached\s|in\sprinciple)",
    re.IGNORECASE,
)
MADE_AFTER = re.compile(
    r",?\s+(?:(?:which|that)\s+)?(?:was\s+|were\s+|had\s+been\s+)?"
    r"(?:(?:recently|just|already|previously|subsequently)\s+)?"
    r"(?:signed|concluded|negotiated|struck|sealed|made|forged|agreed|brokered|reached)\b", re.IGNORECASE
)  # fmt: skip
#: A line's end is one only before a capital or an empty line: scanned texts break lines inside sentences.
CLAUSE_END = re.compile(r"[;:]|[\n\r]+(?=\s*(?:[A-Z\d\u2022\u201c\"]|[\n\r]|$))|[.!?](?=\s|$)")
#: "We hope that agreement will be reached": no agreement is pointed at.
COMPLEMENT_AFTER = re.compile(
    r"\s+(?:\w+\s+){0,3}(?:reached|concluded|achieved|found|attained|possible|within\s+reach)\b", re.IGNORECASE
)
#: Words after which the matter of a treaty follows ("the treaty to eliminate ...", "the convention banning ...").
MATTER_AFTER = re.compile(
    r",?\s+(?:(?:reached|readied|arrived\s+at|concluded|signed|made)\s+)?(?:in\s+principle\s+)?(?:reached\s+)?"
    r"(?:between\s[^.;:]{3,80}?\s)?(?:on|to|for|against|(?:(?:that|which)\s+)?(?:has\s+|had\s+|would\s+|will\s+)?"
    r"(?:ban|prohibit|outlaw|eliminat|abolish|limit|restrict)\w*)\s", re.IGNORECASE
)  # fmt: skip
#: How far behind the noun the words for its matter may stand (characters).
MATTER_AHEAD = 150
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
    r"^(?:u\.?s\.?|united states|american|soviet|russian?|russo)[- ]"
    r"(?:u\.?s\.?|united states|american|soviet|russian?)$", re.IGNORECASE
)  # fmt: skip
#: "the Treaty concluded between the Soviet Union and the United States".
BETWEEN_AFTER = re.compile(
    r",?\s+(?:(?:recently|just|already)\s+)?(?:(?:concluded|signed|reached|made|agreed)\s+)?"
    r"(?:between|by)\s+(?P<who>[^;:]{10,110})"
)
AMERICANS = re.compile(r"\bUnited States|\bU\.?S\.?\b|\bUSA\b|\bAmerica|\bWashington\b")
RUSSIANS = re.compile(r"\bSoviet|\bUSSR\b|\bRussia|\bMoscow\b")
BILATERAL = frozenset(("bilateral",))


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What a text says around "treaty" that narrows down which one it is."""

    start: int
    end: int
    noun: str
    definite: bool
    #: A treaty outside the tables is named or described ("the Delhi Accord", "a peace agreement").
    other: bool = False
    #: The word before the noun makes it a name of its own ("Delhi Accord").
    proper: bool = False
    #: A treaty is brought in that has no name yet ("negotiations on a treaty").
    introduces: bool = False
    topics: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    month: int | None = None
    signers: str = ""
    #: Who is said to have made it ("negotiated by the United Nations"), where it says so with a name.
    makers: str = ""
    two_parties: bool = False
    #: The formal name without its parties ("Treaty on the Limitation of ...").
    formal: str = ""
    #: The words behind the noun that say what it is about ("to eliminate intermediate-range missiles").
    matter: str = ""

    @property
    def describes(self) -> bool:
        """Tell whether the words could single out a treaty that the text never names."""
        return bool(self.years or self.signers)


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
    two_parties, definite, other, introduces, start = False, False, False, False, match.start()
    while tokens:
        token = tokens.pop()
        word = token.group().lower()
        pair = f"{tokens[-1].group().lower()} {word}" if tokens else ""
        if pair in words.determiners or word in words.determiners:
            definite, start = True, tokens[-1].start() if pair in words.determiners else token.start()
            break
        if word in words.open_determiners:
            introduces = (
                word in INTRODUCING
                and not pair.startswith("such ")
                and PREDICATE_BEFORE.search(text, limit, token.start()) is None
            )
            break
        if YEAR.fullmatch(word):
            years.add(int(word))
        elif PARTIES.match(pair):
            two_parties = True
            token = tokens.pop()
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
        start,
        match.end(),
        noun,
        definite,
        other,
        proper=other,
        introduces=introduces,
        topics=frozenset(topics),
        years=frozenset(years),
        two_parties=two_parties,
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
    if (
        not phrase.definite
        and BANNING_AFTER.match(tail)
        and LEAVING_BEFORE.search(text, max(0, phrase.start - 60), phrase.start)
    ):
        return replace(phrase, definite=True, introduces=False)
    if phrase.definite and text.startswith(("that ", "That "), phrase.start) and COMPLEMENT_AFTER.match(clause):
        return replace(phrase, definite=False)
    phrase = read_making(clause, phrase)
    years = phrase.years
    loose = phrase.noun in LOOSE_NOUNS
    other = phrase.other or bool(OTHER_AFTER.match(clause)) or (loose and bool(OTHER_AFTER_LOOSE.match(clause)))
    # "The agreement of 1987" is described by its year; "the peace agreement of 1979" stays another one.
    other = other and (not years or of_another_matter(text, match))
    parties = phrase.two_parties or between_the_two(clause)
    if parties and not phrase.two_parties:
        phrase, other = replace(phrase, signers="", makers=""), phrase.other
    matter = clause[:MATTER_AHEAD] if phrase.definite and MATTER_AFTER.match(clause) else ""
    return replace(phrase, other=other, two_parties=parties, matter=matter)


def read_making(clause: str, phrase: NounPhrase) -> NounPhrase:
    """Add when and by whom it was made, as the clause behind the noun says ("signed by X and Y in May 1987")."""
    if not MADE_AFTER.match(clause):
        of_year = re.match(r"\s+of\s+((?:19|20)\d\d)\b", clause)
        return replace(phrase, years=phrase.years | {int(of_year.group(1))}) if of_year else phrase
    month = MONTH.search(clause)
    by = re.search(r"\b(?:by|between|with)\b", clause)
    makers = clause[by.end() :] if by and re.search(r"[A-Z]", clause[by.end() :]) else ""
    return replace(
        phrase,
        years=phrase.years | {int(year) for year in YEAR.findall(clause)[:1]},
        month=MONTHS.index(month.group(1).lower()) + 1 if month else None,
        signers=known_signers(clause if makers and re.search(r"\band\b", clause) else ""),
        makers=makers,
    )


def between_the_two(clause: str) -> bool:
    """Tell whether a clause begins with America and Russia as the parties."""
    between = BETWEEN_AFTER.match(clause)
    return between is not None and all(who.search(between["who"]) is not None for who in (AMERICANS, RUSSIANS))


def known_signers(clause: str) -> str:
    """Keep a clause only if it names people by capitals, because only then it can single out a treaty."""
    return clause if len(re.findall(r"\b[A-Z][a-z]+", clause)) >= 2 else ""
