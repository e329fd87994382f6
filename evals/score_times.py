"""Scores times: value F1 over documents with dated expressions.

    python evals/score_times.py DATA_PATH [--words] [--misses]

DATA_PATH is a folder of TimeML files (`*.tml`; types are ignored, as WikiWars annotates none), or a JSON-lines file of
dates (`text`, and `when` or `from`/`to`) beside the UD documents that they come from (../syntax/gum/{dev,train}).
An expression counts as found where a gold expression overlaps it and has the same value. `--words` gives the finder
the language model's words, as in a run; without, it has the raw text.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evals.figures import Figure, f1, figures_of, share
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model
from treatywatch.readings.times import find_times
from treatywatch.records import Document, TimeExpression, days_of
from treatywatch.settings import Settings


class Gold(NamedTuple):
    """An annotated time: its characters, its value or its first and last day."""

    start: int
    end: int
    value: str | None
    days: tuple[date | None, date | None] | None


class Counts(NamedTuple):
    """How many expressions were annotated, found, overlapping and right."""

    gold: int
    found: int
    overlapping: int
    right: int

    def report(self) -> str:
        """Give precision, recall and F1 of values and of overlap in percent."""

        def f1(hits: int) -> str:
            precision, recall = hits / max(self.found, 1), hits / max(self.gold, 1)
            harmonic = 2 * precision * recall / max(precision + recall, 1e-9)
            return f"P {100 * precision:.1f} R {100 * recall:.1f} F1 {100 * harmonic:.1f}"

        return f"{self.gold} gold, {self.found} found; overlap {f1(self.overlapping)}; value {f1(self.right)}"


MEASURES = {
    "value, F1": f1("right", "found", "gold"),
    "value, precision": share("right", "found"),
    "value, recall": share("right", "gold"),
    "overlap, F1": f1("overlapping", "found", "gold"),
}


def document(name: str, text: str, published: str | None) -> Document:
    """Make the document that the reader would make."""
    return Document(
        id=name, source=name, title=None, author=None, publisher=None, published=published,
        published_precision="day" if published else "unknown", published_basis="metadata" if published else "unknown",
        language="en", characters=len(text), sha256="", text=text,
    )  # fmt: skip


def times_of(doc: Document, model: Model | None) -> tuple[TimeExpression, ...]:
    """Find the times of a document, with the model's words if there is a model."""
    return find_times(doc, analyse(doc.text, model).words if model else (), ())


def time_ml(path: Path) -> tuple[Document, list[Gold]]:
    """Read a TimeML file: the text without tags, and its expressions."""
    raw = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", raw, re.DOTALL)
    body = raw[raw.index("<TEXT>") + 6 : raw.index("</TEXT>")]
    text, golds, opened = "", [], []
    for part in re.split(r"(<[^>]+>)", body):
        if part.startswith("<TIMEX3"):
            value = re.search(r'value="([^"]*)"', part)
            opened.append((len(text), value[1] if value else None))
        elif part.startswith("</TIMEX3"):
            start, named = opened.pop()
            golds.append(Gold(start, len(text), named, None))
        elif not part.startswith("<"):
            text += part.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", '"')
    return document(path.stem, text, created[1] if created else None), golds


def conllu_text(path: Path) -> str:
    """Give the text of a UD document, sentences joined by a space."""
    sentences = re.findall(r"^# text = (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return " ".join(sentences)


def iso_days(value: str | None) -> tuple[date | None, date | None]:
    """Give the days of an ISO value; none where it is partial or before our era."""
    if value is None or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value) or value.startswith("0000"):
        return None, None
    return days_of(value, "day")


def gold_days(row: dict[str, str]) -> tuple[date | None, date | None]:
    """Give the first and last day of a row of dates."""
    if "when" in row:
        return iso_days(row["when"])
    first, last = row.get("from") or row.get("notBefore"), row.get("to") or row.get("notAfter")
    return iso_days(first)[0], iso_days(last)[1]


def dated_documents(path: Path) -> Iterator[tuple[Document, list[Gold], str]]:
    """Read the rows of dates and find them again in their documents, in order."""
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows[row["part"], row["doc"]].append(row)
    for (part, name), listed in rows.items():
        file = path.parent.parent / "syntax" / "gum" / part / f"{name}.conllu"
        if not file.exists():
            continue
        text, golds, position = conllu_text(file), [], 0
        for row in listed:
            pattern = r"\s*".join(re.escape(token) for token in row["text"].split())
            match = re.compile(rf"(?<!\w){pattern}").search(text, position)
            if match:
                position = match.end()
                golds.append(Gold(match.start(), match.end(), row.get("when"), gold_days(row)))
        yield document(name, text, listed[0]["dct"]), golds, part


def is_dated(time: TimeExpression) -> bool:
    """Tell whether a time has days and is neither "now" nor a time of day."""
    value = time.value or ""
    return (time.start or time.end) is not None and not value.endswith("_REF") and not re.search(r"T\d\d:", value)


def agrees(found: TimeExpression, gold: Gold) -> bool:
    """Tell whether a time has the gold value, or where the gold has days, the same first and last day."""
    if gold.days is None or gold.days == (None, None):
        return found.value == gold.value
    if found.value == gold.value:
        return True
    first, last = gold.days
    return (found.start, found.end) == (first, last) or (found.start, found.end) == gold.days


def score(times: tuple[TimeExpression, ...], golds: list[Gold], text: str, misses: bool) -> Counts:
    """Match the found times of a document with the gold ones, each at most once, right values first."""
    overlaps = [
        (agrees(time, gold), index, number)
        for index, time in enumerate(times)
        for number, gold in enumerate(golds)
        if time.span.start < gold.end and gold.start < time.span.end
    ]
    used_times: dict[int, int] = {}
    used_golds: set[int] = set()
    right = 0
    for agreeing, index, number in sorted(overlaps, key=lambda overlap: not overlap[0]):
        if index in used_times or number in used_golds:
            continue
        used_times[index] = number
        used_golds.add(number)
        right += agreeing
        if misses and not agreeing:
            gold, time = golds[number], times[index]
            print(
                f"WRONG {text[max(0, gold.start - 40) : gold.end + 20]!r} gold {gold.value or gold.days} "
                f"found {time.span.exact!r} {time.value} {time.start}..{time.end}"
            )
    if misses:
        for number, gold in enumerate(golds):
            if number not in used_golds:
                around = text[max(0, gold.start - 30) : gold.end + 20]
                print(f"MISSED {around!r} = {text[gold.start : gold.end]!r} {gold.value}")
        for index, time in enumerate(times):
            if index not in used_times:
                around = text[max(0, time.span.start - 30) : time.span.end + 20]
                print(f"EXTRA {time.span.exact!r} {time.value} in {around!r}")
    return Counts(len(golds), len(times), len(used_golds), right)


def total(counts: list[Counts]) -> Counts:
    """Add counts up."""
    return Counts(*(sum(column) for column in zip(*counts, strict=True)))


def figures(path: Path) -> Iterator[Figure]:
    """Give the figures of every part of the data, the finder having the language model's words as in a run."""
    model, parts = Model.load(Settings()), defaultdict[str, list[Counts]](list)
    if path.is_dir():
        files = sorted(path.rglob("*.tml"))
        for doc, golds in map(time_ml, files):
            parts[path.name].append(score(times_of(doc, model), golds, doc.text, misses=False))
    else:
        files = [path, *sorted((path.parent.parent / "syntax" / "gum").glob("*/*.conllu"))]
        for doc, golds, part in dated_documents(path):
            times = tuple(time for time in times_of(doc, model) if is_dated(time))
            parts[f"{path.stem} {part}"].append(score(times, golds, doc.text, misses=False))
    for part, counts in parts.items():
        yield from figures_of(part, "document", [one._asdict() for one in counts], MEASURES, files)


def main() -> None:
    """Score the data that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--words", action="store_true")
    arguments = parser.parse_args()
    model = Model.load(Settings()) if arguments.words else None
    if arguments.data.is_dir():
        listed = [time_ml(path) for path in sorted(arguments.data.rglob("*.tml"))]
        counts = [score(times_of(doc, model), golds, doc.text, arguments.misses) for doc, golds in listed]
        print(arguments.data.name, total(counts).report())
        return
    parts: dict[str, list[Counts]] = defaultdict(list)
    for doc, golds, part in dated_documents(arguments.data):
        # The rows hold dated expressions only: no "now", no times of day, no bare lengths of time.
        times = tuple(time for time in times_of(doc, model) if is_dated(time))
        parts[part].append(score(times, golds, doc.text, arguments.misses and part == "dev"))
    for part, counts in parts.items():
        print(part, total(counts).report())


if __name__ == "__main__":
    main()
