"""Scores times: value F1 over documents with dated expressions.

    python evals/score_times.py DATA_PATH [--words] [--misses]

DATA_PATH is a folder of TimeML files (`*.tml`; types are ignored, as WikiWars annotates none), or a JSON-lines file of
dates (`text`, and `when` or `from`/`to`) beside the UD documents that they come from (../syntax/gum/{dev,train}).
An expression counts as found where a gold expression overlaps it and has the same value. `--words` gives the finder
the language model's words, as in a run; without, it has the raw text.

What is compared, and why:
- A stretch ("from 2008 to 2011") is given beside its two ends, and the data annotate one level or the other: the ends
  count where gold has them apart, else the stretch, never both.
- Rows of dates hold the noun phrase without its preposition: "until last week" has the days of its value, that week.
- Rows hold dates only, so what has no date ("now", "six months", "10:30") counts only where it meets a row.
- A season is its name: the rows have summer end in August as well as in September.
- TEI's `--10`, `-0400`, `500` are October of some year, 400 BC and the year 500; from 1 January 1960 to 1 January 1969
  means the years 1960 to 1969.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from evals.figures import Figure, f1, figures_of, share
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model
from treatywatch.readings.time_values import century_of, decade_of, quarter_of
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


def timex_value(value: str | None) -> str | None:
    """Give a TEI date as TIMEX3 writes it: `--10` as XXXX-10, `-400` as BC0400, `500` as 0500."""
    if value is None:
        return None
    if partial := re.fullmatch(r"--(\d\d(?:-\d\d)?)", value):
        return f"XXXX-{partial[1]}"
    if year := re.fullmatch(r"(-?)0*(\d{1,4})", value):
        return f"{'BC' if year[1] else ''}{int(year[2]):04d}"
    return value.removesuffix(":00") if "T" in value else value


def gold_value(row: dict[str, str]) -> str | None:
    """Give the value of a row as TIMEX3 writes it, where it has one: its date, its only end, or its season or month."""
    ends = [row[key] for key in ("when", "from", "notBefore", "to", "notAfter") if key in row]
    if len(ends) == 1:
        return timex_value(ends[0])
    first, last = (re.fullmatch(r"(-|\d{4})-(\d\d)(?:-\d\d)?", end) for end in ends)
    if not first or not last:
        return None
    year, month, length = first[1].replace("-", "XXXX"), int(first[2]), (int(last[2]) - int(first[2])) % 12
    if length == 0 and year == "XXXX":
        return f"XXXX-{first[2]}"
    season = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}.get(month)
    return f"{year}-{season}" if season and length in (2, 3) else None


def gold_days(row: dict[str, str]) -> tuple[date | None, date | None]:
    """Give the first and last day of a row of dates."""
    if "when" in row:
        return iso_days(timex_value(row["when"]))
    named = row.get("from") or row.get("notBefore"), row.get("to") or row.get("notAfter")
    first, last = (timex_value(value) for value in named)
    if first and last and first.endswith("-01-01") and last.endswith("-01-01"):
        last = last[:4]
    return iso_days(first)[0], iso_days(last)[1]


def value_days(value: str | None) -> tuple[date | None, date | None]:
    """Give the days of a TIMEX3 value alone: of a week, a weekend, a quarter, a decade, a century, an ISO date."""
    if value is None:
        return None, None
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        number = int(week[1]), int(week[2])
        return date.fromisocalendar(*number, 6 if week[3] else 1), date.fromisocalendar(*number, 7)
    if quarter := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        whole = quarter_of(int(quarter[1]), int(quarter[2]))
    elif re.fullmatch(r"\d{2,3}", value) and int(value):
        whole = decade_of(10 * int(value)) if len(value) == 3 else century_of(100 * int(value))
    else:
        return iso_days(value)
    return whole.start, whole.end


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
                golds.append(Gold(match.start(), match.end(), gold_value(row), gold_days(row)))
        yield document(name, text, listed[0]["dct"]), golds, part


def is_dated(time: TimeExpression) -> bool:
    """Tell whether a time has days and is neither "now" nor a time of day."""
    value = time.value or ""
    return (time.start or time.end) is not None and not value.endswith("_REF") and not re.search(r"T\d\d:", value)


def meets(time: TimeExpression, gold: Gold) -> bool:
    """Tell whether a time and a gold expression share characters."""
    return time.span.start < gold.end and gold.start < time.span.end


def one_level(times: Sequence[TimeExpression], golds: Sequence[Gold]) -> list[TimeExpression]:
    """Leave a stretch or its ends: the ends where no gold expression meets both, else the stretch."""
    left_out: set[int] = set()
    for index, stretch in enumerate(times):
        ends = [
            number
            for number, end in enumerate(times)
            if number != index and stretch.span.start <= end.span.start and end.span.end <= stretch.span.end
        ]
        if len(ends) > 1:
            whole = any(meets(times[ends[0]], gold) and meets(times[ends[-1]], gold) for gold in golds)
            left_out.update(ends if whole else [index])
    return [time for index, time in enumerate(times) if index not in left_out]


def agrees(found: TimeExpression, gold: Gold) -> bool:
    """Tell whether a time has the gold value, or where the gold has days, the same first and last day."""
    same = gold.value is not None and found.value == gold.value
    if gold.days is None or gold.days == (None, None):
        return same
    return same or gold.days in ((found.start, found.end), value_days(found.value))


def score(times: Sequence[TimeExpression], golds: list[Gold], text: str, misses: bool) -> Counts:
    """Match the found times of a document with the gold ones, each at most once, right values first."""
    overlaps = [
        (agrees(time, gold), index, number)
        for index, time in enumerate(times)
        for number, gold in enumerate(golds)
        if meets(time, gold)
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


def scored(path: Path, model: Model | None, misses: str | None) -> dict[str, list[Counts]]:
    """Score each document, by the part of the data that it belongs to."""
    parts: dict[str, list[Counts]] = defaultdict(list)
    if path.is_dir():
        documents = [(*time_ml(file), path.name) for file in sorted(path.rglob("*.tml"))]
    else:
        documents = [(doc, golds, f"{path.stem} {part}") for doc, golds, part in dated_documents(path)]
    for doc, golds, part in documents:
        times = one_level(times_of(doc, model), golds)
        if not path.is_dir():
            times = [time for time in times if is_dated(time) or any(meets(time, gold) for gold in golds)]
        parts[part].append(score(times, golds, doc.text, misses == "all" or part.endswith(misses or "?")))
    return parts


def figures(path: Path, model: Model | None = None) -> Iterator[Figure]:
    """Give the figures of every part of the data, the finder having the language model's words as in a run."""
    yield from figures_from(scored(path, model or Model.load(Settings()), None), path)


def figures_from(parts: dict[str, list[Counts]], path: Path) -> Iterator[Figure]:
    """Give the figures of what was scored."""
    gum = path.parent.parent / "syntax" / "gum"
    files = sorted(path.rglob("*.tml")) if path.is_dir() else [path, *sorted(gum.glob("*/*.conllu"))]
    for part, counts in parts.items():
        yield from figures_of(part, "document", [one._asdict() for one in counts], MEASURES, files)


def main() -> None:
    """Score the data that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--misses", choices=("train", "dev", "all"), help="print the errors in this part of the data")
    parser.add_argument("--words", action="store_true")
    arguments = parser.parse_args()
    model = Model.load(Settings()) if arguments.words else None
    for one in figures_from(scored(arguments.data, model, arguments.misses), arguments.data):
        print(f"{one.corpus} {one.figure:16} {one.value:6.1%}  {one.low:6.1%} ..{one.high:7.1%}  n {one.n}")


if __name__ == "__main__":
    main()
