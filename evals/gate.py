"""The gate: on texts that are in the repository, no figure may fall under its floor.

    python -m evals.gate                                  compare with floors.json; 1 where a figure fell
    python -m evals.gate --write                          take the present figures as floors, where none is lower
    python -m evals.gate --write --allow-regression WHY   ... also where some are lower, and keep the reason

What is scored: the sentences of gold/sentences.jsonl, and every document of the shipped record that has marks in
gold/. `floors.json` carries a hash of the marks, because a figure means nothing beside one from another text.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evals.claim_slots import Row
from evals.floors import FLOORS, Corpus, Floors
from evals.reading import read_all
from evals.score_claims import Scores, rows_of, score
from evals.score_sentences import SENTENCES, score_sentences
from treatywatch.exports.stream import objects
from treatywatch.runs.local import SHIPPED_RECORD

GOLD = Path(__file__).parent / "gold"
#: What may not fall; the counts beside these figures say how much they rest on.
GUARDED = ("recall", "precision", "slots_average", "descriptions_recall", "descriptions_precision", "spans_verbatim")

#: Integer kernels round differently on processors with and without VNNI; about one claim in a hundred changes.
TOLERANCE = 0.01


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, or write the floors."""
    parser = argparse.ArgumentParser(description="Refuses a figure that fell under its floor.")
    parser.add_argument("--write", action="store_true", help="take the present figures as floors")
    parser.add_argument("--allow-regression", metavar="WHY", help="with --write: accept lower figures, and say why")
    chosen = parser.parse_args(arguments)
    known = Floors.model_validate_json(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else Floors(corpora={})
    present = dict(measured())
    if chosen.write:
        return write(present, known, chosen.allow_regression, FLOORS)
    return compare(present, known)


def measured() -> Iterator[tuple[str, Corpus]]:
    """Score every corpus that is in the repository."""
    sentences = list(rows_of(SENTENCES))
    yield "sentences", corpus(sentences, score_sentences(sentences))
    found = read_all(SHIPPED_RECORD)
    texts = {one.document.sha256: one.document.text for one in found}
    marks = [row for file in sorted(GOLD.glob("*.jsonl")) for row in rows_of(file) if row["document"] in texts]
    if marks:
        yield "record", corpus(marks, score(marks, [item for one in found for item in objects(one)], texts))


def corpus(marks: Sequence[Row], scores: Scores) -> Corpus:
    """Give the guarded figures of a corpus with the hash of its marks."""
    figures = scores.figures()
    digest = hashlib.sha256(json.dumps(marks, sort_keys=True).encode()).hexdigest()
    return Corpus(marks=digest, floors={name: round(figures[name], 4) for name in GUARDED})


def fallen(present: dict[str, Corpus], known: Floors) -> list[str]:
    """Name each figure that is under its floor, with both numbers; other marks cannot be compared."""
    return [
        f"{name}: {figure} {present[name].floors.get(figure, 0.0):.3f}, floor {floor:.3f}"
        for name, floors in known.corpora.items()
        if name in present and present[name].marks == floors.marks
        for figure, floor in floors.floors.items()
        if present[name].floors.get(figure, 0.0) < floor - TOLERANCE
    ]


def compare(present: dict[str, Corpus], known: Floors) -> int:
    """Print figures beside their floors; 1 where one fell, or where they cannot be compared."""
    for name, found in present.items():
        floors = known.corpora[name].floors if name in known.corpora else {}
        for figure, value in found.floors.items():
            print(f"{name:10} {figure:24} {value:.3f}  floor {floors.get(figure, 0.0):.3f}")
    if {name: one.marks for name, one in present.items()} != {name: one.marks for name, one in known.corpora.items()}:
        print("floors.json is about other marks; run: python -m evals.gate --write", file=sys.stderr)
        return 1
    for line in fallen(present, known):
        print(f"fell: {line}", file=sys.stderr)
    return 1 if fallen(present, known) else 0


def write(present: dict[str, Corpus], known: Floors, reason: str | None, file: Path) -> int:
    """Take the present figures as floors; lower ones need a reason, which is kept."""
    lower = fallen(present, known)
    if lower and reason is None:
        print("\n".join([*lower, "not written; give the reason: --allow-regression WHY"]), file=sys.stderr)
        return 1
    reasons = (*known.regressions, *([f"{reason} ({'; '.join(lower)})"] if lower else []))
    floors = Floors(corpora=present, regressions=reasons)
    file.write_text(f"{floors.model_dump_json(indent=2)}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
