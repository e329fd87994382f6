"""Hard-wrapped lines become paragraphs, so that a sentence is in one piece."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

#: A line shorter than this part of the page's full line ends a paragraph, if it ends as a sentence does.
SHORT_LINE = 0.75
#: A line that ends so may be the last of its paragraph.
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
#: A word cut at the end of its line.
CUT_WORD = re.compile(r"[^\W\d_]{2,}[-\u00ad\u2010]$")
SOFT_HYPHEN = "\u00ad"
PAGE_NUMBER = re.compile(r"(?:[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—\s]*)$", re.IGNORECASE)
LIST_MARK = re.compile(r"(?:[•▪●–-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
#: A first or last line that this many pages share is a running title.
RUNNING_TITLE_PAGES = 3
#: First and second parts of compounds that texts on arms control write with a hyphen.
COMPOUND_FIRSTS = frozenset({
    "air", "anti", "ballistic", "close", "counter", "cross", "dual", "ex", "first", "five", "four", "free", "full",
    "ground", "half", "high", "inter", "joint", "land", "long", "low", "medium", "mid", "multi", "new", "non",
    "nuclear", "one", "on", "post", "pre", "sea", "second", "self", "semi", "shorter", "short", "six", "so",
    "space", "sub", "surface", "target", "ten", "theatre", "theater", "three", "two", "under", "verification",
    "well", "intermediate", "missile", "strike",
})  # fmt: skip
COMPOUND_SECONDS = ("based", "launched", "range", "armed", "capable", "free", "called", "term", "wide", "year", "made")


def join_pages(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Join hard-wrapped pages into one text; gives it with the offset where each page starts."""
    titles = _running_titles(pages)
    text = ""
    starts = []
    for page in pages:
        paragraphs = join_lines(_body_lines(page, titles))
        if text and paragraphs:
            text = _glue(text, paragraphs[0])
        starts.append(len(text))
        text += "\n\n".join(paragraphs)
    return text + "\n", tuple(starts)


def join_lines(lines: Sequence[str]) -> list[str]:
    """Join the hard-wrapped lines of a page into paragraphs, and the parts of words cut at a line's end."""
    full = _full_length(lines)
    paragraphs: list[str] = []
    open_paragraph = False
    for index, line in enumerate(lines):
        if not line:
            open_paragraph = False
        elif open_paragraph and not LIST_MARK.match(line):
            paragraphs[-1] = _join_line(paragraphs[-1], line)
        else:
            paragraphs.append(line)
            open_paragraph = True
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if _ends_paragraph(line, following, full):
            open_paragraph = False
    return paragraphs


def _ends_paragraph(line: str, following: str, full: int) -> bool:
    short = len(line) < SHORT_LINE * full
    if not short or not following:
        return False
    return SENTENCE_END.search(line) is not None or not following[0].islower()


def _full_length(lines: Sequence[str]) -> int:
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _join_line(paragraph: str, line: str) -> str:
    if not CUT_WORD.search(paragraph):
        return f"{paragraph} {line}"
    if paragraph.endswith(SOFT_HYPHEN) or (line[0].islower() and _is_cut_word(paragraph, line)):
        return paragraph[:-1] + line
    return paragraph + line


def _is_cut_word(paragraph: str, line: str) -> bool:
    """Tell "docu-ment" from "ground-launched": compounds of this field keep their hyphen."""
    first = paragraph.rsplit(maxsplit=1)[-1].rstrip("-‐").lower()
    return first not in COMPOUND_FIRSTS and "-" not in first and not line.startswith(COMPOUND_SECONDS)


def _body_lines(page: str, titles: frozenset[str]) -> list[str]:
    lines = [" ".join(line.split()) for line in page.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    while lines and (not lines[0] or _is_furniture(lines[0], titles)):
        lines.pop(0)
    while lines and (not lines[-1] or _is_furniture(lines[-1], titles)):
        lines.pop()
    return lines


def _is_furniture(line: str, titles: frozenset[str]) -> bool:
    return PAGE_NUMBER.fullmatch(line) is not None or _without_digits(line) in titles


def _running_titles(pages: Sequence[str]) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for page in pages:
        lines = [" ".join(line.split()) for line in page.splitlines() if line.strip()]
        counts.update({_without_digits(line) for line in lines[:1] + lines[-1:]})
    return frozenset(line for line, count in counts.items() if count >= RUNNING_TITLE_PAGES)


def _without_digits(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _glue(text: str, following: str) -> str:
    """Give the text with what must stand between it and the next page: nothing, a space or an empty line."""
    if SENTENCE_END.search(text) or not following[0].islower():
        return text + "\n\n"
    return _join_line(text, following)[: -len(following)]
