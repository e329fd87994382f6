"""A small, honest guess at a text's language: English, or not known."""

from __future__ import annotations

import re
from itertools import islice

WORD = re.compile(r"[^\W\d_]+")
#: Function words of English that are rare or absent in other languages written in Latin letters.
ENGLISH = frozenset({
    "the", "of", "and", "to", "that", "with", "for", "was", "were", "from", "this", "which", "by", "on", "it",
    "is", "as", "are", "be", "been", "has", "have", "had", "not", "at", "or", "but", "his", "their", "its", "they",
    "he", "she", "would", "will", "could", "should", "who", "what", "when", "after", "before", "because",
    "between", "into", "than", "then", "there", "these", "those", "we", "you", "our", "your", "said",
})  # fmt: skip
#: Of 924 news articles in English the one with the lowest share, full of names, has 0.116.
ENGLISH_SHARE = 0.11
#: Dutch and Danish share many short words with English ("of", "is", "at", "for"), but not these two.
ONLY_ENGLISH = frozenset({"the", "and"})
ONLY_ENGLISH_SHARE = 0.01
COUNTED_WORDS = 2000


def language_of(text: str) -> str | None:
    """Give `en` where English function words make up enough of the text's beginning, else `None`."""
    words = [match.group().lower() for match in islice(WORD.finditer(text), COUNTED_WORDS)]
    if not words:
        return None
    english = sum(word in ENGLISH for word in words) / len(words)
    only_english = sum(word in ONLY_ENGLISH for word in words) / len(words)
    return "en" if english >= ENGLISH_SHARE and only_english >= ONLY_ENGLISH_SHARE else None
