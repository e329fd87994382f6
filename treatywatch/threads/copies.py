"""Near-duplicate texts: which printed texts are one text, whole or shortened.

What stands in quotation marks is left out before anything is compared, so that two articles that quote one statement
at length are not copies of one another. Of the rest, runs of five words are compared by MinHash, and longer sentences
one by one: the first finds texts that were edited throughout, the second copies that lost their end, and wire copy
inside a longer text.

MinHash is written out here, because it is thirty lines of numpy; a library for it (datasketch) would bring scipy along.
All hashes are fixed arithmetic over UTF-8: the same text has the same prints on any machine, in any run.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from treatywatch.records import Document
from treatywatch.thread_records import Prints

Copying = Literal["copy", "shortened", "none"]
Hashes = NDArray[np.uint64]

#: Words in a row that are compared.
RUN = 5
#: Under so many runs a text is too short to tell a copy from another text on the same event.
LEAST_RUNS = 8
#: 32 bands of 3: of texts that have half of their runs in common 99 in 100 share a band, of those with a tenth 3.
BANDS, ROWS = 32, 3
#: Runs that are hashed at a time, so that a book takes no more memory than an article.
AT_A_TIME = 4096

#: A sentence with fewer words outside quotation marks is as likely as not to be found in texts that are no copies.
LEAST_WORDS = 8
#: In a headline at least so much of the words of so many letters begin with a capital.
HEADLINE_LETTERS, HEADLINE_SHARE = 4, 0.8
#: Copies have at least so much of their runs in common, which is half of the wording of each. Of 924 news articles,
#: those that have 0.5 with quotations (0.42 without) are versions of one article, and no two others have over 0.12.
COPIED_RUNS = 0.35
#: ... or so much of their sentences.
COPIED_SENTENCES = 0.6
#: A text stands wholly in another one where that has so much of its sentences, and more than one of them ...
WHOLLY, LEAST_SENTENCES = 0.8, 2
#: ... and is a shortened copy where it has less than so much of the other's length.
SHORTER = 0.6
#: An edited shortened copy has so much of its sentences in the longer text, where these are at least so many; two or
#: three sentences in common are an editor's note under every article of an outlet.
SHORTENED, SEVERAL = 0.5, 4
#: Parts of a text that have at most so much of their sentences in common are of several texts: a stock sentence or two.
APART = 0.25

#: Quotation marks with what they enclose, to the end of the paragraph where none closes; apostrophes are none.
QUOTATION = re.compile(
    r"“[^”]*(?:”|$)|„[^“”]*(?:[“”]|$)|«[^»]*(?:»|$)|\"[^\"]{0,1000}(?:\"|$)"
    r"|(?<!\w)[‘'](?:[^’']|[’'](?=\w))*[’'](?!\w)"
)  # fmt: skip
#: A word; in scripts without spaces between words, a character.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")
PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
SENTENCE_END = re.compile(r"(?<=[.!?…。])\s+")
#: "MOSCOW, Feb. 2 (Reuters) -", "Berlin (dpa) -", "LONDON, February 2. /TASS/." at the beginning of a paragraph.
DATELINE = re.compile(r"^\W{0,3}[^\n()/]{0,60}(?:\([^\n()]{2,40}\)\s*(?:[-–—]+|:|\.)|/[^\n/]{2,30}/\.?)\s*")
BYLINE = re.compile(r"^\W{0,3}(?:by|von|par|por|di)\s+[^.!?]{3,80}$", re.IGNORECASE)
#: A dateline or byline stands in one of the first paragraphs.
OPENING_PARAGRAPHS = 6


def prints(document: Document) -> Prints:
    """Give the prints of a text's wording outside quotation marks, without its byline and dateline."""
    paragraphs = _paragraphs(document.text)
    sentences = [WORD.findall(sentence) for paragraph in paragraphs for sentence in SENTENCE_END.split(paragraph)]
    signature = _signature([word.casefold() for sentence in sentences for word in sentence])
    long = {
        _print(" ".join(sentence).casefold())
        for sentence in sentences
        if len(sentence) >= LEAST_WORDS and not _is_headline(sentence)
    }
    return Prints(_bands(signature), signature.astype("<u4").tobytes(), tuple(sorted(long)))


def relation(one: Prints, other: Prints) -> Copying:
    """Say whether two texts are one text (`copy`), one is a shortened form or a part of the other, or neither."""
    shared = _shared(one, other)
    shorter, longer = sorted((len(one.sentences), len(other.sentences)))
    if _stands_in(one, other) and shorter < SHORTER * longer:
        return "shortened"
    if common_runs(one, other) >= COPIED_RUNS:
        return "copy"
    if shared < SEVERAL or shared < SHORTENED * shorter:
        return "none"
    return "copy" if shared >= COPIED_SENTENCES * (shorter + longer - shared) else "shortened"


def _shared(one: Prints, other: Prints) -> int:
    return len(set(one.sentences).intersection(other.sentences))


def _stands_in(one: Prints, other: Prints) -> bool:
    """Tell whether the shorter of two texts stands in the longer one."""
    return _shared(one, other) >= max(LEAST_SENTENCES, WHOLLY * min(len(one.sentences), len(other.sentences)))


def common_runs(one: Prints, other: Prints) -> float:
    """Estimate which share of the runs of words that either text has both have (Jaccard), to about 0.05."""
    if not one.signature or not other.signature:
        return 0.0
    first, second = (np.frombuffer(each.signature, dtype="<u4") for each in (one, other))
    return float(np.mean(first == second))


def families(texts: Mapping[str, Prints], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give for each text the family that it is of, named by the smallest id in it; `pairs` are those worth comparing.

    Copies and shortened copies of copies are of one family. Only a longer text that is related to two that have hardly
    a sentence in common is no copy of either: it is a compilation, and those whom it compiles stay apart.
    """
    related = {tuple(sorted(pair)) for pair in pairs if relation(texts[pair[0]], texts[pair[1]]) != "none"}
    parts: dict[str, dict[str, Prints]] = {}
    for one, other in related:
        short, long = sorted((one, other), key=lambda text: (len(texts[text].sentences), text))
        if is_longer(texts[long], texts[short]):
            parts.setdefault(long, {})[short] = texts[short]
    compilation = {tuple(sorted((long, short))) for long, shorts in parts.items() for short in compiled(shorts)}
    found = {text: text for text in texts}
    for one, other in sorted(related - compilation):
        kept, given_up = sorted((found[one], found[other]))
        if kept != given_up:
            found.update({text: kept for text, family in found.items() if family == given_up})
    return found


def is_longer(one: Prints, other: Prints) -> bool:
    """Tell whether the first of two texts is the longer one."""
    return len(one.sentences) > len(other.sentences)


def compiled(parts: Mapping[str, Prints]) -> set[str]:
    """Of the shorter texts related to one longer text, give those that it compiles: that are apart from another one."""
    return {name for pair in combinations(sorted(parts), 2) if _apart(parts[pair[0]], parts[pair[1]]) for name in pair}


def _apart(one: Prints, other: Prints) -> bool:
    """Tell whether two texts cannot be two shortened copies of one text."""
    return _shared(one, other) <= APART * min(len(one.sentences), len(other.sentences))


def _paragraphs(text: str) -> Iterator[str]:
    """Give the paragraphs in normal form, without byline, dateline and what stands in quotation marks."""
    for place, paragraph in enumerate(PARAGRAPH_END.split(unicodedata.normalize("NFKC", text))):
        line = " ".join(paragraph.split())
        if place < OPENING_PARAGRAPHS:
            line = "" if BYLINE.match(line) else DATELINE.sub("", line)
        yield QUOTATION.sub(_gap, line)


def _gap(quotation: re.Match[str]) -> str:
    """Leave the end of a sentence where a quotation had one."""
    return ". " if quotation.group().rstrip("”“»\"'’ ").endswith((".", "!", "?")) else " "


def _is_headline(words: list[str]) -> bool:
    """Tell a headline Printed in Capitals like This One from a sentence: links to other articles are no common text."""
    long = [word for word in words if len(word) >= HEADLINE_LETTERS]
    return sum(word.istitle() for word in long) >= HEADLINE_SHARE * len(long) > 0


def _print(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "little", signed=True)


def _numbers(purpose: str, count: int) -> Hashes:
    """Give odd 64-bit numbers without a pattern, always the same ones."""
    drawn = [blake2b(f"{purpose} {place}".encode(), digest_size=8).digest() for place in range(count)]
    return np.frombuffer(b"".join(drawn), dtype="<u8").astype(np.uint64) | np.uint64(1)


PLACES = _numbers("place in a run", RUN)
FACTORS = _numbers("factor", BANDS * ROWS)
ADDENDS = _numbers("addend", BANDS * ROWS)
ROW_FACTORS = _numbers("row of a band", BANDS * ROWS).reshape(BANDS, ROWS)


def _mixed(hashes: Hashes) -> Hashes:
    """Let every bit depend on every other one (the finalizer of MurmurHash3)."""
    for factor in (0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53):
        hashes = (hashes ^ (hashes >> np.uint64(33))) * np.uint64(factor)
    return hashes ^ (hashes >> np.uint64(33))


def _runs(words: list[str]) -> Hashes:
    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    windows = np.lib.stride_tricks.sliding_window_view(hashes, RUN) * PLACES
    return np.unique(_mixed(windows.sum(axis=1, dtype=np.uint64)))


def _signature(words: list[str]) -> NDArray[np.uint32]:
    if len(words) < LEAST_RUNS + RUN - 1:
        return np.empty(0, dtype=np.uint32)
    runs = _runs(words)
    least = np.full(BANDS * ROWS, np.iinfo(np.uint32).max, dtype=np.uint32)
    for start in range(0, len(runs), AT_A_TIME):
        permuted = runs[start : start + AT_A_TIME, None] * FACTORS + ADDENDS
        least = np.minimum(least, (permuted >> np.uint64(32)).astype(np.uint32).min(axis=0))
    return least


def _bands(signature: NDArray[np.uint32]) -> tuple[int, ...]:
    if not len(signature):
        return ()
    rows = signature.astype(np.uint64).reshape(BANDS, ROWS) * ROW_FACTORS
    return tuple(_mixed(rows.sum(axis=1, dtype=np.uint64)).view(np.int64).tolist())
