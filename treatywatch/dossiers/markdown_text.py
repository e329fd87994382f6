"""The pieces of Markdown from which a dossier is written: escaped text, references, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from treatywatch.dossiers.controls import visible
from treatywatch.dossiers.links import anchor, web_address
from treatywatch.dossiers.sentences import Quotation, Reference, Sentence
from treatywatch.dossiers.wording import counted

#: How many references a summing-up shows; the claims themselves, told below it, carry every one.
MOST_REFERENCES = 5
#: More references than this in one place help nobody; the JSON has them all.
MOST_CARRIED = 60
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_SPACE = re.compile(r"\s+")
#: What would begin a list or underline a heading at the start of a line.
_LIST_START = re.compile(r"^(\d*)((?<!\d)[-+=]|(?<=\d)[.)])")


def escaped(text: str) -> str:
    """Give text so that Markdown shows it as it is, on one line."""
    one_line = _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", visible(text)).strip())
    return _LIST_START.sub(r"\1\\\2", one_line)


def inner_escaped(text: str) -> str:
    """Give a piece of text so that Markdown shows it as it is, with the space around it."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{' ' if before else ''}{escaped(text)}{' ' if after and text.strip() else ''}"


def quotation(one: Quotation) -> str:
    """Give a quotation with its evidence marked."""
    return "".join(
        f"<mark>{inner_escaped(segment.text)}</mark>" if segment.marked else inner_escaped(segment.text)
        for segment in one.segments
    )


def sentence(one: Sentence, most: int | None = None) -> str:
    """Give a sentence with its references, the first few where they are many."""
    hidden = len(one.references) - most if most else 0
    more = f" (and {counted(hidden, 'more reference')} below)" if hidden > 0 else ""
    return escaped(one.text) + referring(one.references[:most]) + more


def referring(references: Iterable[Reference]) -> str:
    """Give the way to the words, by number."""
    found = list(references)
    more = f" and {len(found) - MOST_CARRIED} more in the dossier’s JSON" if len(found) > MOST_CARRIED else ""
    return "".join(f' [{one.label}](#w-{anchor(one)} "{one.id}")' for one in found[:MOST_CARRIED]) + more


def link(text: str, url: str | None) -> str:
    """Give text as a link where its address leads to the web."""
    web = web_address(url)
    return f"[{escaped(text)}](<{web}>)" if web else escaped(text)


def bullets(lines: Iterable[str]) -> str:
    """Give lines as a list."""
    return "\n".join(f"- {line}" for line in lines)


def table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give rows as a table."""
    head = [f"| {' | '.join(titles)} |", f"|{' --- |' * len(titles)}"]
    return "\n".join([*head, *(f"| {' | '.join(row)} |" for row in rows)])
