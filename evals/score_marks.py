"""Scores claims and descriptions in texts of others that were marked by hand: `python -m evals.score_marks FOLDER`.

Every text under FOLDER whose SHA-256 has marks in gold/ is read; each file of marks is a corpus for itself. The marks
hold offsets and slots only, and the texts are not part of treatywatch.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evals.figures import Figure, figures_of
from evals.reading import digest, read_together
from evals.score_claims import MEASURES, rows_of, score_each
from treatywatch.exports.stream import objects

GOLD = Path(__file__).parent / "gold"


def figures(path: Path) -> Iterator[Figure]:
    """Read the marked texts and give the figures of every file of marks that has any."""
    files = {digest(file): file for file in sorted(path.rglob("*.txt"))}
    for marks in sorted(GOLD.glob("*.jsonl")):
        gold = [row for row in rows_of(marks) if row["document"] in files]
        if gold:
            texts = [files[document] for document in sorted({row["document"] for row in gold})]
            found = read_together(texts)
            records = [record for one in found for record in objects(one)]
            scores = score_each(gold, records, {one.document.sha256: one.document.text for one in found})
            counts = [one.counts() for one in scores]
            yield from figures_of(marks.stem, "document", counts, MEASURES, [marks, *texts])


def main(folder: Path) -> None:
    """Print the figures."""
    for one in figures(folder):
        print(f"{one.corpus:10} {one.figure:28} {one.value:6.1%}  {one.low:6.1%} ..{one.high:7.1%}  n {one.n}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
