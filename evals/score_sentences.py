"""Score treatywatch on sentences of our own, each a document for itself: `python -m evals.score_sentences [--show]`.

The sentences in gold/sentences.jsonl were made up to put one construction each to the test; nobody said them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from evals.reading import read_all
from evals.score_claims import Row, Scores, rows_of, score, texts_of
from treatywatch.exports.stream import objects

SENTENCES = Path(__file__).parent / "gold" / "sentences.jsonl"


def score_sentences(gold: Sequence[Row]) -> Scores:
    """Read the texts that stand among the gold rows, and score what is found in them."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for row in gold:
            if row["kind"] == "text":
                files.append(Path(folder, f"{row['id']}.txt"))
                files[-1].write_text(row["text"], encoding="utf-8", newline="")
        found = read_all(*files)
    return score(gold, [record for one in found for record in objects(one)], texts_of((), gold))


def main(arguments: Sequence[str]) -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--show", action="store_true", help="print misses, spurious rows and wrong slots")
    options = parser.parse_args(arguments)
    scores = score_sentences(list(rows_of(SENTENCES)))
    if options.show:
        print("\n".join(scores.shown), file=sys.stderr)
    for name, value in scores.figures().items():
        print(f"{name:28} {value:.3f}" if isinstance(value, float) else f"{name:28} {value}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
