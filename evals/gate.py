"""The gate: on texts that are in the repository, no figure may fall under its floor.

    python -m evals.gate                                  compare with floors.json; 1 where a figure fell
    python -m evals.gate --write                          take the present figures as floors, where none is lower
    python -m evals.gate --write --allow-regression WHY   ... also where some are lower, and keep the reason

What is scored: what the scorers whose data are in the repository find there, and every document of the shipped record
that has marks in gold/. `make evals` holds texts of others against their floors in the same way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Collection, Iterator, Sequence

from evals import score_marks
from evals.figures import Figure
from evals.floors import Floors, changed, fallen, floor_of, known_floors, write
from evals.scorers import SCORERS
from treatywatch.runs.local import SHIPPED_RECORD


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, or write the floors."""
    parser = argparse.ArgumentParser(description="Refuses a figure that fell under its floor.")
    parser.add_argument("--write", action="store_true", help="take the present figures as floors")
    parser.add_argument("--allow-regression", metavar="WHY", help="with --write: accept lower figures, and say why")
    chosen = parser.parse_args(arguments)
    present = list(measured())
    if chosen.write:
        return write(present, known_floors(), chosen.allow_regression, in_repository=True)
    return compare(present, known_floors())


def measured() -> Iterator[Figure]:
    """Score every corpus that is in the repository."""
    for scorer in SCORERS:
        if scorer.in_repository:
            yield from scorer.figures(scorer.places[0])
    for one in score_marks.figures(SHIPPED_RECORD):
        yield one.model_copy(update={"corpus": f"record, {one.corpus}"})


def compare(present: Collection[Figure], known: Floors) -> int:
    """Print figures beside their floors; 1 where one fell, or where they cannot be compared."""
    for one in present:
        floor = floor_of(one, known)
        if floor is not None:
            print(f"{one.corpus:10} {one.figure:24} {one.value:.3f}  floor {floor:.3f}")
    kept = {name for name, corpus in known.corpora.items() if corpus.in_repository}
    if changed(present, known) or kept - {one.corpus for one in present}:
        print("floors.json is about other marks; run: python -m evals.gate --write", file=sys.stderr)
        return 1
    for line in fallen(present, known):
        print(f"fell: {line}", file=sys.stderr)
    return 1 if fallen(present, known) else 0


if __name__ == "__main__":
    sys.exit(main())
