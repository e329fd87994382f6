"""Splits raw text into words with code-point offsets, by rules that follow UD English EWT."""

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["word_spans"]

# Zero-width characters separate nothing inside a word (soft hyphen, joiners), but a zero-width space and a byte-order
# mark stand between words.
CHUNK = re.compile(r"[^\s\u200b\ufeff]+")

LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u00ad\u200c\u200d\u2060])"
APOSTROPHE = "['\u2019\u02bc\uff07]"
HYPHEN = "[-\u2010\u2011]"
CLITIC = r"(?:[sS]|re|RE|ve|VE|ll|LL|[dD]|[mM])"

# EWT keeps a hyphenated word whole when its first part is no word of its own ("non-nuclear", "e-mail", "anti-ship").
AFFIXES = (
    "a|anti|co|counter|cyber|de|dis|e|eco|ex|extra|hyper|infra|inter|intra|macro|mega|meta|micro|mid|mini|mono|multi|"
    "neo|non|para|poly|post|pre|pro|proto|pseudo|quasi|re|semi|sub|super|trans|tri|uber|ultra|un|uni|vice|x"
)
TITLES = (
    "Mr|Mrs|Ms|Dr|Prof|St|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Capt|Cpt|Cmdr|Maj|Sgt|Adm|Brig|Rev|Hon|Jr|Sr|Messrs|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Ltd|Co|Bros|Cos|Ariz|Ala|Calif|Colo|Conn|Fla|Ga|Ill|"
    "Mass|Md|Mich|Minn|Mo|Nev|Ore|Pa|Tenn|Tex|Va|Vt|Wis|Wash|Art|Arts|No|Nos|Vol|pp|para|paras|vs|etc|al|approx|cf|"
    "dept|est|fig|viz|ca|resp|ed|eds"
)
# "No." and "Co." end sentences as words too: only a digit, or nothing, may follow these in the same chunk.

TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"\u201c\u201d]*[^\s<>"\u201c\u201d.,;:!?)\]'\u2019]      # web address
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                                       # mail address
    | \w+(?:[.-]\w+)*\.(?:com|org|net|gov|edu|mil|int|info|eu|uk|ru|cn|html?|pdf|docx?|xlsx?)(?!\w)      # domain, file
    | [@\#]\w+                                                                           # handle, hashtag
    | (?<!\w)[:;]-?[()DP](?!\w)                                                          # emoticon
    | (?:[^\W\d_]\.){{2,}}(?!\w{{2}})                                                    # U.S., a.m.
    | Ph\.D\.?
    | (?<![\w.-])(?:{TITLES})\.(?!\w)
    | (?<![\w.])[A-Z]\.(?=$|[A-Z])                                                       # initial
    | [A-Z]+&[A-Z]+                                                                      # R&D
    | (?:US|U\.S\.|A|C|HK|NZ)\$
    | (?:[A-Z]{{1,5}}|[A-Z][a-z]|MiG|Mig){HYPHEN}\d+[A-Za-z]{{0,2}}\d*(?:{HYPHEN}\d+[A-Z]?)*(?![\w])   # SSC-8
    | \d+[^\W\d_a-z]{{1,3}}{HYPHEN}?\d+[^\W_]*                                           # 9M729, 3M-54
    | [^\W\d_]{{1,6}}\d+(?:[^\W_]*)                                                      # A320, CO2
    | \d+(?:{HYPHEN}\d+){{2,}}                                                           # telephone number, ISO date
    | \d+(?:st|nd|rd|th|s|ST|ND|RD|TH)(?!\w)                                             # 21st, 1980s
    | \d+0{APOSTROPHE}s(?!\w)                                                            # 1980's
    | {APOSTROPHE}\d0s(?!\w)                                                             # '90s
    | \d+/\d+(?:/\d+)?(?![\w])                                                           # 9/11, 1/2
    | \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?                                                   # 5,500.5
    | \d+(?:[.:]\d+)+                                                                    # 1.5, 10:30
    | \.\d+
    | \d+
    | (?i:can)(?=(?i:not)(?!\w)) | (?i:gon)(?=(?i:na)(?!\w)) | (?i:wan)(?=(?i:na)(?!\w)) | (?i:got)(?=(?i:ta)(?!\w))
    | {LETTER}+?(?=(?i:n){APOSTROPHE}(?i:t)(?!\w))                                       # do|n't
    | (?i:n){APOSTROPHE}(?i:t)(?!\w)
    | (?<=[\w.\u0300-\u036f]){APOSTROPHE}{CLITIC}(?!\w)                                  # Russia|'s
    | (?i:{AFFIXES}){HYPHEN}(?:{LETTER}+|\d+s?)(?:{APOSTROPHE}(?!{CLITIC}(?!\w)){LETTER}+)?
    | {LETTER}+(?:{APOSTROPHE}(?!{CLITIC}(?!\w)){LETTER}+)*                              # O'Brien
    | \.{{2,}} | -{{2,}} | [!?]+ | \*+ | =+ | _+ | ~+ | \#+
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


@lru_cache(maxsize=65_536)
def split_chunk(chunk: str) -> tuple[tuple[int, int], ...]:
    """The words of a stretch of text without white space, as offsets into it."""
    return tuple(match.span() for match in TOKEN.finditer(chunk))


def word_spans(text: str) -> Iterator[tuple[int, int]]:
    """The words of a text in order, as code-point offsets that never overlap."""
    for match in CHUNK.finditer(text):
        start = match.start()
        for first, last in split_chunk(match.group()):
            yield start + first, start + last
