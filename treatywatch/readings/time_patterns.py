"""The patterns of time expressions, one a rule, in the order of precedence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.numbers import alternatives, number_words, spelled_number

__all__ = ["APOSTROPHES", "time_rules"]

DASH = "[-\u2010\u2011\u2012\u2013\u2014]"
APOSTROPHES = ("'", "\u2019", "\u2018")
APOSTROPHE = f"[{''.join(APOSTROPHES)}]"
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])"
ORDINAL_SUFFIX = r"(?:st|nd|rd|th)"
YEAR = r"(?:1\d{3}|20\d\d)"
#: Behind a day or month, and at the end of its phrase: "30 September 420)".
ANCIENT_YEAR = r"(?<!,\s)[1-9]\d\d(?=\s*[).;]|,\s)"
# Words that make "2018" no year: "section 2018", "$2018", "Resolution 1929".
NO_YEAR_BEFORE = (
    r"(?<![\w$\u00a3\u20ac,.\-\u2013/+:#])(?<!section )(?<!article )(?<!resolution )(?<!resolutions )(?<!no\. )"
    r"(?<!number )(?<!page )(?<!rule )(?<!rules )(?<!paragraph )(?<!room )(?<!chapter )(?<!flight )(?<!model )"
)
NO_YEAR_AFTER = (
    rf"(?!{DASH}?\w)(?![,.]\d)(?!/\d)(?!\s*[+%$\u20ac\u00b0])"
    r"(?!\s*(?:km|kilomet|miles?\b|met(?:er|re)s?\b|kg\b|tons?\b|tonnes?\b|feet\b|ft\b|percent|per\s+cent|"
    r"year(?=s?[-\s]old)|million|billion|thousand|dollars|euros|pounds|people\b|troops\b|soldiers\b|men\b|women\b|hours?\b|hrs?\b))"
)
PARTS = {
    "start": r"early(?:\s+(?:in|on))?|earlier\s+in|"
    r"(?:the\s+)?(?:very\s+)?(?:beginning|start|opening|early\s+part)\s+of|(?:the\s+)?(?:first|early)\s+(?:months|weeks|days)\s+of",
    "mid": r"mid|middle\s+of|(?:the\s+)?middle\s+of",
    "end": r"late(?:r)?(?:\s+in)?|(?:the\s+)?(?:very\s+)?(?:end|close|latter\s+part|late\s+part|last\s+part|rest)\s+of|"
    r"(?:the\s+)?(?:last|final)\s+(?:months|weeks|days)\s+of",
}


class Fragments(NamedTuple):
    """Pieces that many rules share."""

    month: str
    bare_month: str
    weekday: str
    season: str
    unit: str
    number: str
    quantifier: str
    ordinal: str
    part: str
    part_of_day: str


@cache
def fragments() -> Fragments:
    """Build the shared pieces from the calendar's words."""
    terms, words = calendar_terms(), number_words()
    # "may" and "march" are verbs unless they have a capital.
    full = [name for name in terms.months if name not in ("may", "march")]
    titled = r"(?-i:May|MAY|March|MARCH)"
    abbreviated = "(?-i:" + "|".join(name.title() for name in terms.month_abbreviations) + r")\.?"
    names = alternatives(full)
    weekday = rf"(?:{alternatives(terms.weekdays)}|" + (
        "(?-i:" + "|".join(name.title() for name in terms.weekday_abbreviations) + r")\b\.?)"
    )
    # A line may break within "twenty-first".
    ordinals = alternatives(words.ordinals).replace("-", r"-\s?")
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{spelled_number()})"
    return Fragments(
        month=rf"(?:{names}|{titled}|{abbreviated})",
        bare_month=rf"(?:{names}|{titled})",
        weekday=weekday,
        season=alternatives(terms.seasons),
        unit=rf"(?:{alternatives([*terms.plurals, *terms.units])}s?)",
        number=number,
        quantifier=rf"(?:{number}(?:\s*(?:to|or|{DASH})\s*{number})?(?:\s+and\s+(?:a\s+)?half)?(?:\s+1/2)?|half\s+an?|an?\s+half|"
        rf"an?\s+(?:few|couple(?:\s+of)?|hundred|thousand|dozen|single|full)|a|an|several|some|many|few|"
        rf"a\s+number\s+of|(?:hundreds|thousands|dozens)\s+of)",
        ordinal=rf"(?:\d{{1,2}}{ORDINAL_SUFFIX}|{ordinals})",
        part="(?:" + "|".join(rf"(?P<{name}>{pattern})" for name, pattern in PARTS.items()) + r")",
        part_of_day=alternatives(terms.parts_of_day),
    )


def date_rules(piece: Fragments) -> Iterator[tuple[str, str]]:
    """Dates with a day, in the orders in which people write them."""
    clock = r"(?:[T\s](?P<clock>\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?"
    # "The 12th of October last," as old letters have it.
    post = r"(?:\s+(?P<post>last|next)(?=\s*[,.;)]))?"
    weekday = rf"(?:(?:the\s+)?(?P<tod>{piece.part_of_day})\s+of\s+)?(?:{piece.weekday},?\s+)?"
    same = r"(?P<ref>(?:that|this|last|next|the)\s+(?:same\s+|following\s+|previous\s+|next\s+)?year)\b"
    year = rf"(?:(?P<y>{YEAR}|{ANCIENT_YEAR})(?!\d)|{same})"
    join = rf"\s*(?P<join>{DASH}|/|\bto\b|\band\b|\bor\b|,)\s*(?:the\s+)?"
    yield "iso", rf"(?<![\w-])(?P<y>\d{{4}})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d){clock}(?![\w-])"
    yield "numeric", r"(?<![\w./-])(?P<a>\d{1,2})[./-](?P<b>\d{1,2})[./-](?P<y>\d{4})(?![\w/-])"
    yield "day_month_year", rf"(?<![\w./-])(?P<d>{DAY_NUMBER})[-/](?P<m>{piece.month})[-/](?P<y>{YEAR})(?![\w-])"
    yield "september_11", r"(?<![\w/.])9/11(?![/\d])"
    yield (
        "day_month",
        (
            rf"(?<![\w,.$\u00a3\u20ac]){weekday}(?:the\s+)?(?P<d>{DAY_NUMBER}){ORDINAL_SUFFIX}?"
            rf"(?:{join}(?P<d2>{DAY_NUMBER}){ORDINAL_SUFFIX}?)?"
            rf"(?:\s+day)?(?:\s+of)?\s+(?P<m>{piece.month})(?!\w)(?:(?:\s*,)?\s+(?:of\s+)?{year})?(?:\s+(?P<bc>BCE?)\b)?{post}"
        ),
    )
    yield (
        "month_day",
        (
            rf"\b{weekday}(?P<m>{piece.month})\s+(?:the\s+)?(?P<d>{DAY_NUMBER}){ORDINAL_SUFFIX}?(?![\d:]|,\d|\.\d|\w)"
            rf"(?:{join}(?P<d2>{DAY_NUMBER}){ORDINAL_SUFFIX}?(?![\d:]|,\d|\w))?"
            rf"(?:(?:\s*,)?\s+(?:of\s+)?{year})?{post}"
        ),
    )


def month_and_season_rules(piece: Fragments) -> Iterator[tuple[str, str]]:
    """Months, seasons, quarters and halves, with or without their year."""
    part = rf"(?:{piece.part}(?:\s+|{DASH}\s*)(?:the\s+)?(?:month\s+of\s+)?)?"
    of_year = (
        r"(?:\s+(?:of\s+)?(?P<ref>(?:that|this|last|next|the)\s+(?:same\s+|following\s+|previous\s+|next\s+)?year))"
    )
    year = (
        rf"(?:\s*,?\s+(?:of\s+|in\s+)?(?P<y>{YEAR}|\d{{1,4}}(?=\s+BC)|{ANCIENT_YEAR})(?!\d|,\d)(?:\s+(?P<bc>BCE?)\b)?)"
    )
    which = (
        r"(?:(?P<which>last|next|this(?:\s+(?:past|coming))?|the\s+(?:following|previous|next|same|coming|past)|"
        r"that(?:\s+same)?)\s+)?"
    )
    yield "month_year", rf"\b{part}(?P<m>{piece.month})(?!\w){year}"
    abbreviated = rf"{piece.month}(?=\s*(?:{DASH}|\bto\b|\band\b|\bthrough\b)\s*{piece.month}(?!\w))"
    yield "month", rf"\b{part}{which}(?P<m>{piece.bare_month}\b|{abbreviated}){of_year}?"
    yield (
        "season",
        (
            rf"\b(?:the\s+)?{part}{which}(?P<season>{piece.season})(?P<many>s)?\b"
            rf"(?:\s*,?\s+(?:of\s+)?(?P<y>{YEAR}|\d{{1,4}}(?=\s+BC))(?:\s*{DASH}\s*\d\d(?:\d\d)?)?(?!\d|,\d)(?:\s+(?P<bc>BCE?)\b)?|{of_year})?"
        ),
    )
    yield (
        "quarter",
        (
            rf"\b(?:the\s+)?(?P<q>first|second|third|fourth|1st|2nd|3rd|4th)\s+quarter"
            rf"(?:\s+(?:of\s+)?(?P<y>{YEAR})|{of_year})|\bQ(?P<qn>[1-4])(?:\s+(?P<yq>{YEAR}))"
        ),
    )
    yield (
        "half",
        rf"\b(?:the\s+)?(?P<half>first|second|latter)\s+half\s+of\s+(?:the\s+year\s+)?(?:(?P<y>{YEAR})\b(?!s)|{of_year})",
    )


def year_rules(piece: Fragments) -> Iterator[tuple[str, str]]:
    """Centuries, decades, fiscal years, years and ranges of years."""
    part = rf"(?:{piece.part}(?:\s+|{DASH}\s*)(?:the\s+)?(?:year\s+)?)?"
    century = rf"(?:\s+|{DASH})centur(?:y|ies)"
    yield (
        "century",
        (
            rf"\b(?:the\s+)?{part}(?P<n>{piece.ordinal})(?:{century}\b(?:\s*(?P<bc>BCE?|B\.C\.))?|"
            rf"(?=\s*(?:to|and|or|through|until|{DASH})\s+(?:the\s+)?(?:early\s+|late\s+)?{piece.ordinal}{century}))"
        ),
    )
    decade = (
        rf"(?P<decade>(?:1\d|20)\d0)(?P<apostrophe>{APOSTROPHE})?s|{APOSTROPHE}(?P<short>[1-9]0)s|"
        rf"(?<=0s and )(?P<second>[1-9]0)s|(?P<word>{alternatives(calendar_terms().decades)})"
    )
    yield "decade", rf"(?<![\w$\u00a3\u20ac,.])(?:the\s+)?{part}(?:{decade})(?!\w)"
    yield (
        "fiscal_year",
        rf"\b(?:the\s+)?(?:fiscal(?:\s+year)?|FY)\s*{APOSTROPHE}?(?P<y>{YEAR}|\d\d)(?:\s*[-/]\s*\d\d(?:\d\d)?)?\b",
    )
    yield (
        "era",
        (
            rf"\b(?:AD|A\.D\.)\s+(?P<y>\d{{1,4}})\b|"
            rf"(?<![\w.,])(?P<y2>\d{{1,4}})(?:\s+(?P<era>BCE?|CE|AD|B\.C\.(?:E\.)?|A\.D\.)(?!\w)|"
            rf"(?=\s*(?:to|and|{DASH})\s*(?:about\s+|around\s+|c\.\s*)?\d{{1,4}}\s+B\.?C)(?P<shared>))|"
            rf"\bthe\s+year\s+(?P<y3>\d{{2,3}})(?![\w%]|[,.:]\d)|"
            rf"\b(?:c\.|ca\.|circa)\s*(?P<y4>\d{{3}})(?=\s*[);]|,\s|\s*{DASH}\s*\d)(?:\s*{DASH}\s*(?P<y5>\d{{3}})(?!\d))?"
        ),
    )
    yield (
        "years",
        rf"{NO_YEAR_BEFORE}(?P<y>(?:1[5-9]|20)\d\d)\s*(?P<dash>{DASH}|/)\s*(?P<y2>(?:1[5-9]|20)\d\d|\d\d)(?![\w%]|[-\u2013./,]\d)",
    )
    yield (
        "year",
        rf"{NO_YEAR_BEFORE}(?:\b{part}|\b(?:the\s+)?(?:calendar\s+)?year\s+)(?<![$\u00a3\u20ac])(?P<y>{YEAR}){NO_YEAR_AFTER}",
    )
    eras = alternatives(name for era in calendar_terms().eras for name in era.names)
    named = alternatives(calendar_terms().named_days)
    yield "named_day", rf"\b(?P<named>{named})(?!\w)(?:\s*,?\s+(?:of\s+)?(?P<y>{YEAR})(?!\d))?"
    yield "era_name", rf"\b(?:(?:{piece.part}|(?P<outbreak>outbreak)\s+of)\s+)?(?:the\s+)?(?P<era>{eras})\b"
    yield "around_year", rf"\b(?P<side>pre|post){DASH}(?P<y>{YEAR})(?![\d%])"
    yield "short_year", rf"(?<!\w){APOSTROPHE}(?P<y>\d\d)(?!\w|{APOSTROPHE})"


def relative_rules(piece: Fragments) -> Iterator[tuple[str, str]]:
    """Times that hang on another: "last week", "two days later", "three months ago", "yesterday"."""
    hedge = (
        r"(?:(?:about|some|around|nearly|almost|over|more\s+than|less\s+than|at\s+least|just|only|roughly|exactly)\s+)?"
    )
    part = rf"(?:(?:(?P<early>early|earlier)|(?P<late>late|later)|{piece.part})(?:\s+|{DASH})(?:in\s+|on\s+)?)?"
    tail = rf"(?:\s+(?P<tod>{piece.part_of_day}))?"
    yield (
        "today",
        (
            rf"\b(?P<day>today|tonight|tomorrow|yesterday)\b{tail}|\b(?P<last_night>last\s+night)\b|"
            rf"\b(?:early\s+)?(?P<this>this|that|the\s+(?:following|next|same|previous))\s+(?P<tod2>{piece.part_of_day})\b"
        ),
    )
    yield (
        "ago",
        (
            rf"\b{hedge}(?P<n>{piece.quantifier})?(?:\s+|{DASH})?\b(?P<unit>{piece.unit})\s+"
            rf"(?P<dir>ago|earlier|later|before|after|afterwards|previously|prior|hence|from\s+now|thereafter|back)\b"
        ),
    )
    yield (
        "day_before",
        r"\b(?:the\s+)?(?P<unit>day|night|week|month|year)\s+(?P<dir>before|after|following|earlier|later)(?P<yest>\s+(?:yesterday|tomorrow|last|next))?\b",
    )
    yield (
        "window",
        (
            rf"\b(?:the\s+|these\s+|those\s+|this\s+)?"
            rf"(?P<which>last|past|next|coming|previous|preceding|following|first|final|recent|intervening)\s+"
            rf"(?:(?P<n>{piece.quantifier})(?:\s+|{DASH})(?P<unit>{piece.unit})|(?P<units>{piece.unit})(?<=s)|(?<=the\spast\s)(?P<one>{piece.unit}))\b"
        ),
    )
    yield (
        "deictic",
        (
            rf"\b{part}(?P<which>(?:the\s+)?(?:last|next|same|previous|following|coming|past|current|preceding|present)|"
            rf"(?:this|that)(?:\s+(?:same|very|past|coming))?|the\s+following)\s+"
            rf"(?P<what>day|week|weekend|fortnight|month|quarter|year|decade|century|{piece.weekday}){tail}(?!\w|{DASH}\w)|"
            r"(?:(?<=over )|(?<=during )|(?<=throughout ))(?P<over>the\s+weekend)\b"
        ),
    )
    yield (
        "end_of",
        (
            rf"\b(?:{piece.part}\s+(?P<which>the|this|that|last|next|the\s+same)\s+(?P<what>year|month|decade|century|week)"
            rf"|(?:the\s+)?(?P<year_end>year{DASH}?\s?end|year{APOSTROPHE}s\s+end|month{APOSTROPHE}s\s+end))\b"
        ),
    )
    yield (
        "references",
        rf"\b(?:{alternatives(calendar_terms().references)})\b(?!\s+(?:few\s+|{piece.number}\s+)?{piece.unit}\b)",
    )


def other_rules(piece: Fragments) -> Iterator[tuple[str, str]]:
    """Sets, durations, weekdays and times of day."""
    yield (
        "set",
        (
            rf"\b(?:(?P<each>every|each)\s+(?:other\s+)?(?:(?P<n>{piece.number})\s+)?(?P<unit>{piece.unit}|{piece.weekday})\b|"
            rf"(?P<times>once|twice|{piece.number}\s+times)\s+(?:a|an|per|every|each)\s+(?P<per>{piece.unit})\b|"
            rf"per\s+(?P<rate>day|week|month|quarter|year|decade)\b|"
            rf"(?P<adverb>{alternatives(calendar_terms().adverbs_of_frequency)})\b)"
        ),
    )
    yield (
        "duration",
        (
            rf"(?<![\w.,$\u00a3\u20ac])(?:(?P<n>{piece.quantifier})(?:(?:\s+(?:(?:more|consecutive|successive|full|additional|whole|straight|long|bloody|hard|brutal|calendar)\s+))|\s+|{DASH}))"
            rf"(?P<unit>{piece.unit})\b(?P<half>\s+and\s+a\s+half)?(?P<long>{DASH}(?:long|old))?|"
            rf"\b(?P<plural>days|weeks|months|years|decades|hours|centuries)\b|\b(?P<single>day|week|month|year|decade|hour){DASH}long\b"
        ),
    )
    yield (
        "weekday",
        rf"\b(?P<w>{piece.weekday})(?P<many>s)?(?:\s+(?P<tod>{piece.part_of_day})(?P<often>s)?)?(?!\w|{DASH}\w)",
    )
    zone = r"(?:\s*(?:GMT|UTC|EST|EDT|PST|PDT|ET|BST|CET))?"
    yield (
        "clock",
        (
            rf"(?<![\w:.,$])(?P<h>[01]?\d|2[0-3])(?:[:.](?P<mi>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?){zone}|"
            rf"(?<![\w:.,])(?P<h2>[01]\d|2[0-3]):(?P<mi2>[0-5]\d)(?:\s*(?:hours|hrs))?{zone}(?![\w:])|\b(?P<noon>noon|midnight)\b"
        ),
    )


def time_rules() -> Iterator[tuple[str, str]]:
    """Give the rules by name, each with its pattern (case is ignored), in the order of precedence."""
    piece = fragments()
    for rules_of in (date_rules, month_and_season_rules, year_rules, relative_rules, other_rules):
        yield from rules_of(piece)
