"""Scores weapon items against the re3d data: which weapons and military platforms are found, and what else is.

    python -m evals.score_items RE3D [--half development|final] [--misses] [--sample N]

RE3D is a folder of `<source>/documents.json` and `<source>/entities.json`, JSON lines. Entities of type Weapon and
MilitaryPlatform are kept whatever their confidence (0 is "no vote"); of overlapping ones the longest. Documents are
split in two by their ids. re3d also marks strikes as weapons and civilian machines as platforms, which are no weapon
items: recall is given with and without them. `--sample N` prints found items, spread evenly, to be judged by hand.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals.figures import Figure, figures_of, share
from evals.mention_finding import mentions_of
from evals.reading import read_all
from treatywatch.records import Item

TYPES = frozenset({"Weapon", "MilitaryPlatform"})
HALVES = ("development", "final")
#: Classes that are no weapon or platform themselves.
OTHER_CLASSES = frozenset({"unit", "facility", "test_explosion"})
#: What re3d calls a weapon or platform and the taxonomy does not: acts, machines, people, and names of ships.
NO_ITEM = re.compile(
    r"strikes?$|^attack|attacks$|bombardment$|bombers$(?<=suicide bombers)|loaders?$|dump truck|bulldozer|bridge$|"
    r"node$|^she$|^a French unit$|^chemicals$|^(?:D|L|DDG) \d+$|^(?:FS|HMS|USS) |^Forbin$|assets$", re.IGNORECASE
)  # fmt: skip

MEASURES = {
    "recall": share("mark found", "mark"),
    "recall of weapon items": share("item found", "item"),
    # re3d leaves out what is no name, so this is no precision.
    "found ones that are marked": share("found marked", "found", tolerance=None),
}


class Span(NamedTuple):
    """A marked or found stretch of a document."""

    start: int
    end: int
    text: str


class Text(NamedTuple):
    """A document of the data with its marks."""

    id: str
    half: str
    text: str
    gold: tuple[Span, ...]


def texts_of(folder: Path) -> list[Text]:
    """Read the documents of all sources in the order of their ids, each second one in the final half."""
    documents: dict[str, str] = {}
    marks: dict[str, list[Span]] = {}
    for file in sorted(folder.rglob("documents.json")):
        documents |= {row["_id"]: row["text"] for row in json_lines(file)}
        for row in json_lines(file.with_name("entities.json")):
            if row["type"] in TYPES:
                marks.setdefault(row["documentId"], []).append(Span(row["begin"], row["end"], row["value"]))
    return [
        Text(name, HALVES[number % 2], documents[name], tuple(longest(marks.get(name, ()))))
        for number, name in enumerate(sorted(documents))
    ]


def json_lines(file: Path) -> Iterator[dict[str, Any]]:
    """Give the rows of a file that may begin with a byte-order mark."""
    yield from (json.loads(line) for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip())


def longest(spans: Sequence[Span]) -> Iterator[Span]:
    """Give of overlapping spans the longest, in order."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start - one.end, one.start)):
        if not any(overlap(span, other) for other in kept):
            kept.append(span)
    yield from sorted(kept)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a character."""
    return one.start < other.end and other.start < one.end


def found_in(texts: Sequence[Text]) -> dict[str, list[Item]]:
    """Read the texts and give the weapons and platforms found in each."""
    with tempfile.TemporaryDirectory() as made:
        for text in texts:
            Path(made, f"{text.id}.txt").write_text(text.text, encoding="utf-8", newline="")
        return {
            Path(one.document.source).stem: [
                item for item in mentions_of(one.document, one.reading).items if item.item_class not in OTHER_CLASSES
            ]
            for one in read_all(made)
        }


def figures(path: Path) -> Iterator[Figure]:
    """Read the documents and give the figures of each half."""
    texts = texts_of(path)
    found = found_in(texts)
    for half in HALVES:
        counts = [counts_of(text, found.get(text.id, ())) for text in texts if text.half == half]
        yield from figures_of(f"items {half}", "document", counts, MEASURES, path.rglob("*.json"))


def spans_of(items: Sequence[Item]) -> list[Span]:
    """Give where items stand."""
    return [Span(item.span.start, item.span.end, item.text) for item in items]


def counts_of(text: Text, items: Sequence[Item]) -> Counter[str]:
    """Count one document."""
    spans = spans_of(items)
    count = Counter({"found": len(spans), "found marked": sum(any(overlap(mark, span) for mark in text.gold)
                                                              for span in spans)})  # fmt: skip
    for mark in text.gold:
        hit = any(overlap(mark, span) for span in spans)
        for kind in ("mark", *(("item",) if NO_ITEM.search(mark.text) is None else ())):
            count.update({kind: 1, f"{kind} found": hit})
    return count


def report(half: str, texts: Sequence[Text], found: dict[str, list[Item]], misses: bool) -> None:
    """Print recall and the share of found items that are marked, for one half."""
    counts: Counter[str] = Counter()
    for text in texts:
        items = found.get(text.id, ())
        counts += counts_of(text, items)
        if misses:
            print_misses(text, spans_of(items))

    def part(name: str, whole: str) -> str:
        return f"{counts[name]}/{counts[whole]} = {counts[name] / max(1, counts[whole]):.3f}"

    print(
        f"{half:12} {len(texts)} documents; recall {part('mark found', 'mark')}, of weapon items proper "
        f"{part('item found', 'item')}; marked {part('found marked', 'found')}"
    )


def print_misses(text: Text, spans: Sequence[Span]) -> None:
    """Print the weapon items that were not found, and what was found and is not marked."""
    for mark in text.gold:
        if not any(overlap(mark, span) for span in spans) and NO_ITEM.search(mark.text) is None:
            print(f"  missed: {text.text[max(0, mark.start - 60) : mark.end + 40]!r} [{mark.text}]")
    for span in spans:
        if not any(overlap(mark, span) for mark in text.gold):
            print(f"  not marked: {text.text[max(0, span.start - 60) : span.end + 40]!r} [{span.text}]")


def sample(texts: Sequence[Text], found: dict[str, list[Item]], size: int) -> None:
    """Print found items, spread evenly over the texts, with class and attributes, to be judged by hand."""
    items = [(text, item) for text in texts for item in found.get(text.id, ())]
    step = max(1, len(items) // max(1, size))
    for text, item in items[::step][:size]:
        around = text.text[max(0, item.span.start - 70) : item.span.end + 40]
        stated = {"kind": item.kind, "basing": item.basing, "payload": item.payload, "system": item.system}
        print(f"  {item.item_class} { {k: v for k, v in stated.items() if v} } [{item.text}] {around!r}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures of the chosen halves."""
    parser = argparse.ArgumentParser(description="Scores weapon items against the re3d data.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--half", choices=HALVES, help="only this half of the documents")
    parser.add_argument("--misses", action="store_true", help="print what was missed, and what is not marked")
    parser.add_argument("--sample", type=int, default=0, help="print so many items to be judged by hand")
    chosen = parser.parse_args(arguments)
    texts = [text for text in texts_of(chosen.data) if chosen.half in (None, text.half)]
    found = found_in(texts)
    for half in HALVES:
        if part := [text for text in texts if text.half == half]:
            report(half, part, found, chosen.misses)
            sample(part, found, chosen.sample)
    return 0


if __name__ == "__main__":
    sys.exit(main())
