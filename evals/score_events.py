"""Scores events' codes by cross-validation: `python -m evals.score_events PLV_TRAIN.tsv [--nested | --claims]`.

The head is fitted anew in each of ten parts' complement, by the code that made the shipped one, and asked for the part;
texts that are alike are in the same part. A figure is the macro-F1 over all rows, the mean of several ways to cut; its
interval is the middle 95 % of it over rows drawn again with replacement, texts that are alike together.

`--nested` chooses the settings anew in each complement, by cross-validation within it, and so says what having chosen
them on the same rows is worth. `--claims` compares, on the rows where a claim of treatywatch has the source for its
actor, the code that the claim gets from its act with the head's.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.figures import TOLERANCE, Figure, hash_of
from evals.score_times import document
from training.events import CUTS, PARTS, Example, Plan, folds, groups, macro_f1, predicted, read_examples
from treatywatch.readings.model import Model
from treatywatch.records import QUADS, Claim
from treatywatch.runs.pipeline import Instruments, records_of_document
from treatywatch.settings import Settings

DRAWS, SEED = 1_000, 20261126
#: What `--nested` chooses among.
PLANS = tuple(Plan(trust, vectors) for trust in (10.0, 30.0, 100.0) for vectors in (0.2, 0.5))
INNER_PARTS = 3
#: PLV has one code for what a claim's table tells apart.
IN_PLV = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}

Choice = Callable[[Sequence[Example]], Plan]


class Score(NamedTuple):
    """A score in per cent with its interval, over how many rows."""

    name: str
    value: float
    low: float
    high: float
    n: int


def figures(path: Path) -> list[Figure]:
    """Give the macro-F1 of roots and of quads by cross-validation on PLV train."""
    examples = read_examples(path, Model.load(Settings(), hidden=True))
    rests_on = {"n": len(examples), "units": len(set(groups([one.text for one in examples]))), "unit": "group of row",
                "sha256": hash_of([path]), "tolerance": TOLERANCE}  # fmt: skip
    return [
        Figure(corpus=path.stem, figure=one.name.removeprefix("events, "), value=round(one.value / 100, 6),
               low=round(one.low / 100, 6), high=round(one.high / 100, 6), **rests_on)
        for one in scored(examples, lambda _: Plan())
    ]  # fmt: skip


def scored(examples: Sequence[Example], choose: Choice) -> list[Score]:
    """Cut the rows in several ways and score what was predicted of each from the others."""
    cuts = [predicted(examples, folds(examples, PARTS, seed), choose) for seed in range(CUTS)]
    roots, quads = np.array([one.root for one in examples]), np.array([one.quad for one in examples])
    alike = np.array(groups([one.text for one in examples]))
    return [
        figure("events, root macro-F1", roots, [np.array(cut) for cut in cuts], alike),
        figure("events, quad macro-F1", quads, [np.array([QUADS[root] for root in cut]) for cut in cuts], alike),
    ]


def best_plan(examples: Sequence[Example]) -> Plan:
    """Choose the settings by cross-validation within these rows."""
    part, roots = folds(examples, INNER_PARTS, SEED), np.array([one.root for one in examples])

    def reached(plan: Plan) -> float:
        return macro_f1(roots, np.array(predicted(examples, part, lambda _: plan)))

    best = max(PLANS, key=reached)
    print(f"  chosen in {len(examples)} rows: trust {best.trust:g}, vectors {best.vectors:g}", flush=True)
    return best


def figure(name: str, truth: NDArray[Any], cuts: Sequence[NDArray[Any]], alike: NDArray[np.int64]) -> Score:
    """Average a score over the cuts, with its interval."""
    generator = np.random.default_rng(SEED)
    numbers = np.unique(alike)
    members = {number: np.flatnonzero(alike == number) for number in numbers.tolist()}
    drawn = []
    for _ in range(DRAWS):
        rows = np.concatenate([members[number] for number in generator.choice(numbers, len(numbers)).tolist()])
        drawn.append(np.mean([macro_f1(truth[rows], cut[rows]) for cut in cuts]))
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Score(name, float(np.mean([macro_f1(truth, cut) for cut in cuts])), float(low), float(high), len(truth))


def compare_claims(examples: Sequence[Example]) -> None:
    """Print how often the code of a claim whose actor is the source is the annotated one, and how often the head's."""
    instruments = Instruments(Model.load(Settings()), {})
    head = predicted(examples, folds(examples, PARTS, 0), lambda _: Plan())
    agreeing: dict[str, list[tuple[bool, bool]]] = {}
    for one, coded in zip(examples, head, strict=True):
        for claim in records_of_document(document("row", one.text, None), instruments).claims:
            if is_of(claim, one):
                root = IN_PLV.get(claim.plover, claim.plover)
                agreeing.setdefault(claim.act, []).append((root == one.root, coded == one.root))
    rows = [pair for pairs in agreeing.values() for pair in pairs]
    print(f"claims with the source for actor: {len(rows)} on {len(examples)} rows")
    for act, pairs in [("all", rows), *sorted(agreeing.items(), key=lambda item: -len(item[1]))]:
        by_act, by_head = (sum(side) for side in zip(*pairs, strict=True))
        print(f"  {act:20} by act {by_act:3} by head {by_head:3} of {len(pairs)}")


def is_of(claim: Claim, row: Example) -> bool:
    """Tell whether a claim has a row's source for its actor."""
    named = {actor.mention.exact for actor in claim.actor if actor.mention is not None}
    return any(name in row.source or row.source in name for name in named)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures, or the comparison with claims."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="PLV train")
    way = parser.add_mutually_exclusive_group()
    way.add_argument("--nested", action="store_true", help="choose the settings anew for each part")
    way.add_argument("--claims", action="store_true", help="compare with the codes of claims")
    options = parser.parse_args(arguments)
    examples = read_examples(options.data, Model.load(Settings(), hidden=True))
    if options.claims:
        compare_claims(examples)
        return 0
    for one in scored(examples, best_plan if options.nested else lambda _: Plan()):
        print(f"{one.name:24} {one.value:.1f}  (95 % {one.low:.1f} to {one.high:.1f}; {one.n} rows)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
