"""Score pronoun resolution on GAP (Webster et al. 2018): does "she" mean A, B or neither?

usage: python evals/score_pronouns.py GAP.tsv [--limit N]

Precision, recall and F1 over the pairs (pronoun, A) and (pronoun, B), overall and by the pronoun's sex, and the ratio
of the two (bias), as GAP's own scorer computes them. A and B are given to the linker as names that it found, because
GAP measures resolution and not recognition.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from evals.figures import Figure, Measure, f1, figures_of, ratio, share
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.reading import read
from treatywatch.records import Document, NamedSpan, Reading
from treatywatch.settings import Settings

FEMALE = frozenset(("she", "her", "hers"))


#: What an outcome counts towards.
COUNTED = {"tp": ("right", "found", "gold"), "fp": ("found",), "fn": ("gold",), "tn": ()}
ALL, FEMININE, MASCULINE = (f1(f"{group} right", f"{group} found", f"{group} gold") for group in ("all", "f", "m"))
MEASURES = {
    "pronouns, F1": ALL,
    "pronouns, precision": share("all right", "all found"),
    "pronouns, recall": share("all right", "all gold"),
    "feminine, F1": FEMININE,
    "masculine, F1": MASCULINE,
    "feminine F1 / masculine F1": Measure(
        lambda sums: ratio(FEMININE.value(sums), MASCULINE.value(sums)), "all gold", tolerance=None
    ),
}


def document_of(name: str, text: str) -> Document:
    """Make an undated document of a text."""
    return Document(
        id=name, source=name, title=None, author=None, publisher=None, published=None, published_precision="unknown",
        published_basis="unknown", language="en", characters=len(text), sha256="", text=text,
    )  # fmt: skip


def with_names(reading: Reading, spans: list[tuple[int, int]]) -> Reading:
    """Add names at some characters to those that the network found, in place of any that overlap them."""
    added = []
    for start, end in spans:
        words = [i for i, word in enumerate(reading.words) if start <= word.start < end]
        if words:
            added.append(NamedSpan(words[0], words[-1] + 1, "PER"))
    kept = [
        span for span in reading.name_spans
        if all(span.last <= new.first or span.first >= new.last for new in added)
    ]  # fmt: skip
    return reading.model_copy(update={"name_spans": (*kept, *added)})


def meant(row: dict[str, str], model: Model) -> tuple[bool, bool]:
    """Tell whether the pronoun of a case is resolved to A and to B."""
    document = document_of(row["ID"], row["Text"])
    reading, _ = read(document, model)
    places = {key: int(row[f"{key}-offset"]) for key in ("Pronoun", "A", "B")}
    spans = [(places[key], places[key] + len(row[key])) for key in ("A", "B")]
    names = link(document, with_names(reading, spans)).names
    pronoun = next((n for n in names if n.span.start == places["Pronoun"] and n.type == "PRONOUN"), None)
    if pronoun is None or pronoun.entity is None or pronoun.entity.id is None:
        return False, False
    ids = []
    for start, end in spans:
        inside = [n for n in names if n.type == "PER" and n.span.start < end and start < n.span.end and n.entity]
        ids.append(inside[0].entity.id if inside and inside[0].entity else None)
    return pronoun.entity.id == ids[0], pronoun.entity.id == ids[1]


def percent(counts: Counter[str]) -> float:
    """Give F1 in per cent from true and false positives and false negatives."""
    return 100 * 2 * counts["tp"] / max(1, 2 * counts["tp"] + counts["fp"] + counts["fn"])


def cases_of(path: Path) -> list[dict[str, str]]:
    """Read the cases."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def outcomes(row: dict[str, str], model: Model) -> Iterator[tuple[str, str]]:
    """Name the pronoun's sex and the outcome ("tp", "fp", "fn", "tn") for A and for B."""
    gold = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
    sex = "f" if row["Pronoun"].lower() in FEMALE else "m"
    for found, right in zip(meant(row, model), gold, strict=True):
        yield sex, ("tp" if right else "fp") if found else ("fn" if right else "tn")


def figures(path: Path) -> list[Figure]:
    """Give the figures; each case is a document."""
    model = Model.load(Settings())
    counts = [
        Counter(f"{group} {count}" for sex, outcome in outcomes(row, model) for group in ("all", sex)
                for count in COUNTED[outcome])
        for row in cases_of(path)
    ]  # fmt: skip
    return figures_of(path.stem, "case", counts, MEASURES, [path])


def main() -> None:
    """Score a file of cases and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--limit", type=int, default=None)
    arguments = parser.parse_args()
    model = Model.load(Settings())
    counts: dict[str, Counter[str]] = {"all": Counter(), "f": Counter(), "m": Counter()}
    rows = cases_of(arguments.path)[: arguments.limit]
    for row in rows:
        for sex, outcome in outcomes(row, model):
            for group in ("all", sex):
                counts[group][outcome] += 1
    for group, count in counts.items():
        precision = 100 * count["tp"] / max(1, count["tp"] + count["fp"])
        recall = 100 * count["tp"] / max(1, count["tp"] + count["fn"])
        print(f"{group:4} precision {precision:5.1f}  recall {recall:5.1f}  F1 {percent(count):5.1f}  {dict(count)}")
    print(
        f"bias (F1 feminine / masculine) {percent(counts['f']) / max(1e-9, percent(counts['m'])):.2f} "
        f"on {len(rows)} cases"
    )


if __name__ == "__main__":
    main()
