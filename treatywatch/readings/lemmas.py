"""The dictionary form of a word by its part of speech, as UD English gives it; the only door to lemminflect."""

from __future__ import annotations

import gzip
from bisect import bisect_left
from functools import cache, lru_cache
from pathlib import Path

from lemminflect import Lemmatizer
from lemminflect.core.LexicalUtils import categoryToUPos

__all__ = ["lemma_of"]

PLAIN_APOSTROPHES = str.maketrans("\u2019\u02bc\uff07\u2018", "''''")

#: Forms that UD English EWT resolves against the rule, or that the dictionary does not know.
FIXED = {
    "AUX": {
        "'s": "be", "'m": "be", "'re": "be", "'ve": "have", "'ll": "will", "'d": "would", "ca": "can", "wo": "will",
        "sha": "shall", "ai": "be", "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "been": "be",
        "being": "be", "be": "be", "has": "have", "had": "have", "having": "have", "have": "have", "does": "do",
        "did": "do", "do": "do", "done": "do", "doing": "do", "got": "get", "could": "could", "would": "would",
        "should": "should", "might": "might", "may": "may", "must": "must", "can": "can", "will": "will",
        "shall": "shall", "ought": "ought", "getting": "get", "gets": "get", "get": "get",
    },
    "VERB": {
        "'s": "be", "'re": "be", "'ve": "have", "'d": "have", "'m": "be", "left": "leave", "found": "find",
        "felt": "feel", "saw": "see", "sought": "seek", "lay": "lie", "bore": "bear", "wound": "wind", "rose": "rise",
        "fell": "fall", "gon": "go", "wan": "want", "lets": "let",
    },
    "PART": {"n't": "not", "nt": "not", "'s": "'s", "'": "'s", "na": "to", "ta": "to"},
    "PRON": {
        "him": "he", "her": "her", "them": "they", "me": "I", "us": "we", "i": "I", "'s": "we", "these": "this",
        "those": "that", "'em": "they", "others": "other",
    },
    "DET": {"an": "a", "these": "this", "those": "that", "th'": "the"},
    "ADJ": {"better": "good", "best": "good", "worse": "bad", "worst": "bad", "more": "more", "most": "most",
            "less": "less", "least": "least", "other": "other",
            "further": "further", "latest": "latest", "former": "former", "upper": "upper", "inner": "inner",
            "outer": "outer", "latter": "latter", "proper": "proper", "nuclear": "nuclear"},
    "ADV": {"n't": "not", "better": "well", "best": "well", "more": "more", "most": "most", "less": "less",
            "least": "least", "earlier": "early", "later": "late", "further": "further", "farther": "far",
            "never": "never", "ever": "ever"},
    "NOUN": {"data": "data", "media": "media", "forces": "force", "arms": "arms", "headquarters": "headquarters",
             "means": "means", "series": "series", "species": "species", "talks": "talk", "politics": "politics",
             "news": "news", "people": "people", "u.s.": "u.s.", "thanks": "thanks", "troops": "troops"},
}  # fmt: skip
INFLECTED = frozenset({"VERB", "NOUN", "ADJ", "ADV", "AUX"})
KEPT = frozenset({"PROPN", "PUNCT", "SYM", "X", "NUM"})


class Dictionary:
    """lemminflect's dictionary, of which a line is taken apart when it is asked for.

    lemminflect takes all 80,000 lines apart when the first is: 0.3 s and 40 MB, most of which no text needs.
    """

    def __init__(self, path: Path) -> None:
        self._lines = sorted(gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())

    def get(self, word: str, default: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Give the lemmas of a word by its part of speech."""
        found: dict[str, tuple[str, ...]] = {}
        start = f"{word},"
        for index in range(bisect_left(self._lines, start), len(self._lines)):
            if not self._lines[index].startswith(start):
                break
            _, category, forms = self._lines[index].split(",")
            found[categoryToUPos(category)] = tuple(forms.split("/"))
        return found or default


@cache
def lemmatizer() -> Lemmatizer:
    """Give lemminflect's lemmatizer with the dictionary that is quick to load."""
    made = Lemmatizer()
    made.lemma_dict = Dictionary(Path(made.lemma_lu_fn))
    return made


@lru_cache(maxsize=65_536)
def lemma_of(form: str, upos: str) -> str:
    """The lemma of a form; names and numbers are their own, all else is lower case."""
    plain = form.translate(PLAIN_APOSTROPHES)
    if upos in KEPT:
        return plain
    lower = plain.lower()
    fixed = FIXED.get(upos, {}).get(lower)
    if fixed is not None:
        return fixed
    if upos not in INFLECTED or not lower.isalpha():
        return hyphenated_lemma(lower, upos) if "-" in lower and upos in INFLECTED else lower
    # Beyond comparison adjectives and adverbs are not inflected, and the dictionary makes "israe" of "Israeli".
    if upos in {"ADJ", "ADV"} and not lower.endswith(("er", "est")):
        return lower
    found = lemmatizer().getLemma(lower, "VERB" if upos == "AUX" else upos)
    return str(found[0]) if found else lower


def hyphenated_lemma(form: str, upos: str) -> str:
    """The lemma of a compound: only its last part is inflected."""
    before, _, last = form.rpartition("-")
    return f"{before}-{lemma_of(last, upos)}" if last.isalpha() else form
