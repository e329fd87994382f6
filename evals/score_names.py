"""Scores names by exact span and type on re3d documents that the model was not trained on.

    python -m evals.score_names RE3D

RE3D is a folder of `<source>/documents.json` and `<source>/entities.json`. re3d marks what is described as well as what
is named, so those entities that hold a proper noun, in the marks or as read, are scored for themselves.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections import Counter
from pathlib import Path

from evals.figures import Counts, Figure, Measure, f1, figures_of
from training.named import HELD_BACK, TYPES, NamedDocument, read_named
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model
from treatywatch.settings import Settings

ACTORS = ("PER", "ORG", "LOC")
ALL, PROPER = "PER, ORG, LOC", "PER, ORG, LOC with a proper noun"
MEASURES: dict[str, Measure] = {
    f"{kind} F1": f1(f"{kind} both", f"{kind} found", f"{kind} gold")
    for kind in (ALL, PROPER, *sorted(set(TYPES.values())))
}


def counts_of(document: NamedDocument, model: Model) -> Counts:
    """Count one document."""
    count: Counter[str] = Counter()
    analysis = analyse(document.text, model)
    proper = [word.start for word in analysis.words if word.upos == "PROPN"]
    found = {
        (analysis.words[name.first].start, analysis.words[name.last - 1].end, name.label) for name in analysis.names
    }
    gold = set(document.entities)
    for side, spans in (("gold", gold), ("found", found), ("both", gold & found)):
        for start, end, kind in spans:
            count[f"{kind} {side}"] += 1
            if kind in ACTORS:
                count[f"{ALL} {side}"] += 1
                count[f"{PROPER} {side}"] += bisect_left(proper, start) < bisect_left(proper, end)
    return count


def figures(path: Path, model: Model | None = None) -> list[Figure]:
    """Give the figures."""
    model = model or Model.load(Settings())
    counts = [counts_of(document, model) for document in read_named(path) if document.id in HELD_BACK]
    return figures_of("re3d held back", "document", counts, MEASURES, path.rglob("*.json"))


def main(path: Path) -> None:
    """Print the figures."""
    for one in figures(path):
        print(f"{one.figure:36} {one.value:6.1%}  {one.low:6.1%} ..{one.high:7.1%}  n {one.n}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
