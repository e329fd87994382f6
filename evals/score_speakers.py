"""Score who speaks, on statements marked by hand: who it is, and for which state.

usage: python -m evals.score_speakers POLNEAR [--misses]

POLNEAR is the folder with `dev/text` and `metadata.tsv`; the marks are those of evals/gold_speakers. Each figure is
given twice: of the whole reader ("found": the statement whose content overlaps the marked one by at least half), and
with the marked source, cue and content given ("given"), which is the linking alone. Intervals are 95 per cent, by
bootstrap over documents.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from evals.score_times import document as dated_document
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.quotations import Quotations
from treatywatch.readings.reading import read
from treatywatch.readings.statements import manner_of
from treatywatch.records import Document, Entity, Span, Statement, content_id
from treatywatch.settings import Settings

MARKS = Path(__file__).parent / "gold_speakers"
#: Words that two descriptions may share without being the same.
EMPTY = frozenset(("the", "a", "an", "of", "in", "to", "for", "by", "and", "new", "some", "s", "at", "people"))
RESAMPLES = 1000

Row = dict[str, Any]


class Outcome(NamedTuple):
    """How one marked statement was answered, found by the reader and with its spans given."""

    row: Row
    found: Entity | None
    matched: bool
    given: Entity | None

    def right(self, mode: str) -> bool:
        """Tell whether the speaker is right; a statement that the reader did not find is wrong."""
        return (self.matched and answers(self.row, self.found)) if mode == "found" else answers(self.row, self.given)

    def state_right(self, mode: str) -> bool:
        """Tell whether the speaker's state is right, where one is marked."""
        entity = self.found if mode == "found" else self.given
        return entity is not None and entity.state == self.row["speaker"]["state"]


def answers(row: Row, entity: Entity | None) -> bool:
    """Tell whether an entity is the marked speaker, or one of the other answers that are right."""
    return any(is_the_same(speaker, entity) for speaker in (row["speaker"], *row.get("also", ())))


def is_the_same(speaker: Row | None, entity: Entity | None) -> bool:
    """Tell whether an entity is a marked speaker: type, and name or what sets the description apart."""
    if speaker is None or entity is None:
        return speaker is None and entity is None
    if entity.type not in speaker["type"]:
        return False
    if speaker.get("wikidata") and entity.wikidata:
        return bool(speaker["wikidata"] == entity.wikidata)
    if entity.type == "state":
        return bool(entity.state == speaker["state"])
    marked, named = words_of(speaker["name"]), words_of(entity.name)
    if entity.type == "person":
        return marked[-1] == named[-1] and (len(named) == 1 or marked[0] == named[0])
    return not EMPTY.issuperset(set(marked) & set(named)) or marked == named


def words_of(name: str) -> list[str]:
    """Give the words of a name in small letters, without initials and possessives."""
    return [word for word in re.findall(r"[^\W_]+", name.lower().replace("\u2019", "'")) if len(word) > 1] or [name]


def overlap(left: Iterable[tuple[int, int]], right: Iterable[tuple[int, int]]) -> float:
    """Give the F1 of two sets of characters."""
    first, second = ({at for start, end in spans for at in range(start, end)} for spans in (left, right))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def given_statement(document: Document, row: Row) -> Statement:
    """Make the statement that a row marks."""
    contents = tuple(Span.of(document.text, *span) for span in row["content"])
    return Statement(
        id=content_id("stm", row["cue"], row["content"]),
        document=document.id,
        manner=manner_of(Quotations(document.text).share([(span.start, span.end) for span in contents])),
        source=Span.of(document.text, *row["source"]) if row["source"] else None,
        cue=Span.of(document.text, *row["cue"]),
        content=contents,
        speaker=None,
        within=None,
    )


def outcomes(document: Document, rows: Sequence[Row], model: Model) -> Iterator[Outcome]:
    """Read a document and answer its rows, with the statements found and with the marked ones among them."""
    reading, _ = read(document, model)
    found = link(document, reading).statements
    for row in rows:
        marked = given_statement(document, row)
        others = [one for one in reading.statements if overlap(spans_of(one), row["content"]) < 0.5]
        given = link(document, reading.model_copy(update={"statements": (*others, marked)})).statements[-1]
        best = max(found, key=lambda one: overlap(spans_of(one), row["content"]), default=None)
        matched = best is not None and overlap(spans_of(best), row["content"]) >= 0.5
        yield Outcome(row, best.speaker if best and matched else None, matched, given.speaker)


def spans_of(statement: Statement) -> list[tuple[int, int]]:
    """Give the characters of a statement's content."""
    return [(span.start, span.end) for span in statement.content]


def figures(answered: Sequence[Outcome]) -> dict[str, float]:
    """Give the shares of right speakers: overall, by the form of the source, and of the states where one is marked."""
    result = {"matched": sum(one.matched for one in answered) / max(1, len(answered))}
    for mode in ("found", "given"):
        groups: dict[str, list[bool]] = defaultdict(list)
        for one in answered:
            groups["all"].append(one.right(mode))
            groups[one.row["form"]].append(one.right(mode))
            if one.row["speaker"] and one.row["speaker"]["state"]:
                groups["state"].append(one.state_right(mode))
        result |= {f"{mode}_{name}": sum(group) / len(group) for name, group in sorted(groups.items())}
    return result


def intervals(answered: Sequence[Outcome]) -> dict[str, tuple[float, float]]:
    """Give the 95 per cent intervals of the figures, by bootstrap over documents."""
    by_document: dict[str, list[Outcome]] = defaultdict(list)
    for one in answered:
        by_document[one.row["document"]].append(one)
    drawn, groups = random.Random(0), list(by_document.values())  # noqa: S311 (no secret)
    samples = [
        figures([one for group in drawn.choices(groups, k=len(groups)) for one in group]) for _ in range(RESAMPLES)
    ]
    result = {}
    for name in figures(answered):
        values = sorted(sample.get(name, 0.0) for sample in samples)
        result[name] = values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES)]
    return result


def texts(folder: Path) -> Iterator[Document]:
    """Give the documents of the split with the dates of their metadata."""
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as lines:
        dates = {row["filename"]: row["publication_date"] for row in csv.DictReader(lines, delimiter="\t")}
    for path in sorted((folder / "dev" / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig")
        made = dated_document(path.stem, text, dates.get(path.stem))
        yield made.model_copy(update={"sha256": hashlib.sha256(text.encode()).hexdigest()})


def shown(entity: Entity | None) -> str:
    """Give an entity in few words."""
    return f"{entity.name} ({entity.type}, {entity.state})" if entity else "nobody"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true")
    arguments = parser.parse_args()
    documents = {document.sha256: document for document in texts(arguments.folder)}
    model = Model.load(Settings())
    for marks in sorted(MARKS.glob("*.jsonl")):
        marked: dict[str, list[Row]] = defaultdict(list)
        for line in marks.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            marked[row["document"]].append(row)
        answered = [one for sha, rows in marked.items() for one in outcomes(documents[sha], rows, model)]
        print(f"{marks.stem}: {len(answered)} statements")
        if arguments.misses:
            print_misses(answered, documents)
        ranges = intervals(answered)
        for name, value in figures(answered).items():
            low, high = ranges[name]
            print(f"  {name:18} {100 * value:5.1f}  [{100 * low:.1f}, {100 * high:.1f}]")


def print_misses(answered: Sequence[Outcome], documents: Mapping[str, Document]) -> None:
    """Print the statements whose speaker or whose speaker's state is wrong."""
    for one in answered:
        stated = one.row["speaker"] and one.row["speaker"]["state"]
        source = documents[one.row["document"]].text[slice(*one.row["source"])] if one.row["source"] else "-"
        expected = one.row["speaker"]["name"] if one.row["speaker"] else "nobody"
        for mode, entity in (("found", one.found), ("given", one.given)):
            wrong = "who" if not one.right(mode) else "state" if stated and not one.state_right(mode) else ""
            if wrong:
                missed = "" if one.matched or mode == "given" else " (not found)"
                print(f"  {mode} {wrong:5} {one.row['form']:11} {source!r}: {expected}, not {shown(entity)}{missed}")


if __name__ == "__main__":
    main()
