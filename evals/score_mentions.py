"""Scores what generic mentions mean ("the pact", "such weapons"): right, wrongly resolved, left open though clear.

    python -m evals.score_mentions DATA [--part development|final] [--misses]

DATA is a folder; texts under it whose SHA-256 has marks in gold_mentions/ are read. A mark gives where a mention
stands and what it `refers` to: treaty ids (none: it must stay open), or the attributes that an item takes from what it
points back to (null: none). `also` lists further answers that count as right. A mention that is resolved wrongly is
worse than one that is left open, and is counted apart.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from evals.claim_slots import Row
from evals.figures import Figure, figures_of, share
from evals.mention_finding import Mentions, mentions_of
from evals.reading import digest, read_together
from evals.score_claims import rows_of
from treatywatch.records import DocumentRecords, Item
from treatywatch.treaties.aliases import Mention

MARKS = Path(__file__).parent / "gold_mentions"
PARTS = ("development", "final")
#: What an item may take over from the one that it points back to.
ATTRIBUTES = ("kind", "basing", "payload", "role", "range_class", "system")

Outcome = Literal["right", "wrong", "open"]
MEASURES = {
    **{f"{kind}, clear: right": share(f"{kind}, clear right", f"{kind}, clear") for kind in ("treaty", "item")},
    **{f"{kind}, clear: wrongly resolved": share(f"{kind}, clear wrong", f"{kind}, clear", tolerance=None)
       for kind in ("treaty", "item")},
    **{f"{kind}, to be left open: right": share(f"{kind}, open right", f"{kind}, open") for kind in ("treaty", "item")},
}  # fmt: skip


def treaty_outcome(row: Row, mentions: Iterable[Mention]) -> Outcome:
    """Compare a treaty mention: several ids where one is meant are no answer, and stay open."""
    answers = [set(row["refers"]), *map(set, row["also"])]
    inside = [m for m in mentions if m.start < row["end"] and row["start"] < m.end]
    found = {one for mention in inside for one in mention.ids} if len(answers[0]) > 1 else ids_of(inside)
    if found in answers:
        return "right"
    return "wrong" if found else "open"


def ids_of(mentions: Iterable[Mention]) -> set[str]:
    """Give the ids of those mentions that are settled."""
    return {mention.id for mention in mentions if mention.id}


def item_outcome(row: Row, items: Iterable[Item]) -> Outcome:
    """Compare the attributes of an item with what its words point back to."""
    answers = [given(row["refers"]), *map(given, row["also"])]
    inside = [item for item in items if item.span.start < row["end"] and row["start"] < item.span.end]
    # The phrase that shares most with the mark: "the stockpiles of such weapons" holds two.
    best = max(inside, key=lambda item: likeness(item, row), default=None)
    found = {key: value for key in ATTRIBUTES if best and (value := getattr(best, key))}
    if found in answers or any(answer and answer.items() <= found.items() for answer in answers):
        return "right"
    return "wrong" if found else "open"


def likeness(item: Item, row: Row) -> float:
    """Give what an item and a mark have in common, as a part of both."""
    shared = min(item.span.end, row["end"]) - max(item.span.start, row["start"])
    return float(shared / max(item.span.end - item.span.start, row["end"] - row["start"]))


def overlaps(row: Row, one: Item | Mention) -> bool:
    """Tell whether a mark and a mention share a character."""
    start, end = (one.span.start, one.span.end) if isinstance(one, Item) else (one.start, one.end)
    return bool(start < row["end"] and row["start"] < end)


def given(attributes: dict[str, str] | None) -> dict[str, str]:
    """Write "nothing to take over" as no attributes."""
    return attributes or {}


def outcome(row: Row, found: Mentions) -> Outcome:
    """Compare one mark with what was found at its place."""
    return treaty_outcome(row, found.treaties) if row["kind"] == "treaty" else item_outcome(row, found.items)


def read_marked(folder: Path, marks: Sequence[Row]) -> dict[str, DocumentRecords]:
    """Read the texts under a folder that have marks, by their hashes."""
    wanted = {row["document"] for row in marks}
    files = [file for file in sorted(folder.rglob("*.txt")) if digest(file) in wanted]
    return {one.document.sha256: one for one in read_together(files)}


def group_of(row: Row) -> str:
    """Name what a mark is counted under: its kind, and whether it is clear what it means."""
    return f"{row['kind']}, {'clear' if row['refers'] else 'open'}"


def figures(path: Path) -> Iterator[Figure]:
    """Read the marked texts and give the figures of every file of marks."""
    marks = {part: list(rows_of(MARKS / f"{part}.jsonl")) for part in PARTS}
    records = read_marked(path, [row for rows in marks.values() for row in rows])
    found = {key: mentions_of(one.document, one.reading) for key, one in records.items()}
    files = {digest(file): file for file in sorted(path.rglob("*.txt"))}
    for part, rows in marks.items():
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in rows:
            if row["document"] in found:
                counts[row["document"]].update(
                    [group_of(row), f"{group_of(row)} {outcome(row, found[row['document']])}"]
                )
        texts = [files[key] for key in counts]
        yield from figures_of(f"mentions {part}", "document", list(counts.values()), MEASURES,
                              [MARKS / f"{part}.jsonl", *texts])  # fmt: skip


def report(part: str, marks: Sequence[Row], records: dict[str, DocumentRecords], misses: bool) -> None:
    """Print the counts of one file of marks, for mentions that are clear and those that must stay open."""
    found = {key: mentions_of(one.document, one.reading) for key, one in records.items()}
    counts: Counter[str] = Counter()
    for row in marks:
        if row["document"] in found:
            result = outcome(row, found[row["document"]])
            counts[f"{group_of(row)} {result}"] += 1
            if misses and result != "right":
                text = records[row["document"]].document.text
                print(f"  {result}: {text[max(0, row['start'] - 90) : row['end'] + 30]!r} {row['refers']}")
    for kind in ("treaty", "item"):
        for group, words in (("clear", "clear"), ("open", "must stay open")):
            right, wrong, left = (counts[f"{kind}, {group} {name}"] for name in ("right", "wrong", "open"))
            print(f"{part:12} {kind:7} {words:15} {right:3} right {wrong:3} wrongly resolved {left:3} left open")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the counts of every chosen file of marks."""
    parser = argparse.ArgumentParser(description="Scores what generic mentions of treaties and items mean.")
    parser.add_argument("data", type=Path)
    parser.add_argument("--part", choices=PARTS, help="only this file of marks")
    parser.add_argument("--misses", action="store_true", help="print what was not right")
    chosen = parser.parse_args(arguments)
    parts = [chosen.part] if chosen.part else PARTS
    marks = {part: list(rows_of(MARKS / f"{part}.jsonl")) for part in parts}
    records = read_marked(chosen.data, [row for rows in marks.values() for row in rows])
    for part, rows in marks.items():
        report(part, rows, records, chosen.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
