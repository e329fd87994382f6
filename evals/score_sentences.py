"""Score treatywatch on sentences of our own, each a document for itself: `python -m evals.score_sentences [--show]`.

The sentences in gold/sentences.jsonl were made up to put one construction each to the test; nobody said them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.figures import Figure, figures_of
from evals.reading import read_all
from evals.score_claims import MEASURES, Row, Scores, rows_of, score_each, texts_of
from treatywatch.exports.stream import objects

SENTENCES = Path(__file__).parent / "gold" / "sentences.jsonl"


def figures(path: Path = SENTENCES) -> list[Figure]:
    """Give the figures."""
    counts = [one.counts() for one in score_sentences(list(rows_of(path)))]
    return figures_of(path.stem, "sentence", counts, MEASURES, [path])


def score_sentences(gold: Sequence[Row]) -> list[Scores]:
    """Read the texts that stand among the gold rows, and score what is found in each."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for row in gold:
            if row["kind"] == "text":
                files.append(Path(folder, f"{row['id']}.txt"))
                files[-1].write_text(row["text"], encoding="utf-8", newline="")
        found = read_all(*files)
    return list(score_each(gold, [record for one in found for record in objects(one)], texts_of((), gold)))


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print misses, spurious rows and wrong slots")
    options = parser.parse_args(arguments)
    scores = sum(score_sentences(list(rows_of(SENTENCES))), Scores())
    if options.show:
        print("\n".join(scores.shown), file=sys.stderr)
    for name, value in scores.figures().items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
