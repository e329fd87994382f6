"""Fit the ranking of whom "he" and "she" mean: `python -m training.pronouns GAP.tsv [--write]`.

GAP.tsv is GAP's development set (Webster et al. 2018, Apache-2.0). The model is a softmax over a pronoun's candidates
with an L2 penalty, fitted by L-BFGS; where several candidates are right, their probabilities add up. The features of
a pronoun rest on how those before it were resolved, so they are gathered again with the first fit's weights. Prints
GAP's F1 by tenfold cross-validation and on the training cases themselves; `--write` writes the package's weights.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from evals.score_pronouns import document_of, with_names
from treatywatch.readings import pronoun_ranking
from treatywatch.readings.coreference import Resolver
from treatywatch.readings.mentions import Mention, MentionFinder
from treatywatch.readings.model import Model
from treatywatch.readings.pronoun_ranking import Candidate, Features, PronounRanker
from treatywatch.readings.reading import read
from treatywatch.readings.syntax_index import SyntaxIndex
from treatywatch.records import Document, Reading
from treatywatch.settings import Settings
from treatywatch.treaties.aliases import Aliases

WEIGHTS = Path(pronoun_ranking.__file__).with_name("pronoun_weights.json")
PENALTY = 4.0
FOLDS = 10
#: L-BFGS: steps remembered, steps at most, and the relative gain under which it stops.
MEMORY, STEPS, GAIN = 10, 150, 1e-5

Floats = NDArray[np.float64]
Weights = Mapping[str, float]


class Text(NamedTuple):
    """A case of GAP as the reader sees it: the places of its pronoun and two names, and which name it means."""

    document: Document
    reading: Reading
    pronoun: int
    names: tuple[tuple[int, int], tuple[int, int]]
    gold: tuple[bool, bool]


class Case(NamedTuple):
    """The candidates of a pronoun with their features; the chains of A and B, and which of them are right."""

    candidates: dict[str, Features]
    chains: tuple[str | None, str | None]
    gold: tuple[bool, bool]

    def right(self) -> list[bool]:
        """Tell which candidates may be chosen: the name meant, or where it is neither, anybody else."""
        meant = {chain for chain, is_meant in zip(self.chains, self.gold, strict=True) if is_meant}
        return [chain in meant if meant else chain not in self.chains for chain in self.candidates]


class RecordingRanker(PronounRanker):
    """Ranks with given weights and keeps the features of every pronoun by its place in the text."""

    def __init__(self, index: SyntaxIndex, mentions: Sequence[Mention], weights: Weights) -> None:
        super().__init__(index, mentions)
        self.weights = weights
        self.kept: dict[int, dict[str, Features]] = {}

    def best(self, pronoun: Mention, chains: Mapping[str, Sequence[Candidate]], reporters: set[str]) -> str:
        """Rank as ever, and keep the features."""
        features = self.features(pronoun, chains, reporters)
        self.kept[pronoun.start] = features
        return max(features, key=lambda chain: self.score(features[chain]))


def texts(path: Path, model: Model) -> list[Text]:
    """Read GAP's cases, with A and B as names that were found."""
    result = []
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            document = document_of(row["ID"], row["Text"])
            starts = {key: int(row[f"{key}-offset"]) for key in ("Pronoun", "A", "B")}
            first, second = ((starts[key], starts[key] + len(row[key])) for key in ("A", "B"))
            reading = with_names(read(document, model)[0], [first, second])
            gold = (row["A-coref"].upper() == "TRUE", row["B-coref"].upper() == "TRUE")
            result.append(Text(document, reading, starts["Pronoun"], (first, second), gold))
    return result


def case_of(text: Text, weights: Weights) -> Case:
    """Resolve a text with some weights and give the case of its pronoun."""
    document, reading = text.document, text.reading
    index = SyntaxIndex(document.text, reading)
    mentions = MentionFinder(index, None).find(reading.name_spans, Aliases.load().find(document.text, None))
    resolver = Resolver(document, index, mentions, reading.statements)
    ranker = RecordingRanker(index, mentions, weights)
    resolver.salience.ranker = ranker
    resolver.resolve()
    first, second = (chain_at(mentions, start, end) for start, end in text.names)
    return Case(ranker.kept.get(text.pronoun, {}), (first, second), text.gold)


def chain_at(mentions: Sequence[Mention], start: int, end: int) -> str | None:
    """Give the chain of the person named at some characters."""
    return next((m.chain for m in mentions if m.label == "PER" and m.start < end and start < m.end), None)


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Give the weights that fit some cases best."""
    usable = [case for case in cases if 0 < sum(case.right()) < len(case.candidates)]
    names = sorted({name for case in usable for features in case.candidates.values() for name in features})
    place = {name: number for number, name in enumerate(names)}
    values = np.zeros((sum(len(case.candidates) for case in usable), len(names)))
    row = 0
    for case in usable:
        for features in case.candidates.values():
            values[row, [place[name] for name in features]] = list(features.values())
            row += 1
    right = np.array([flag for case in usable for flag in case.right()])
    sizes = np.array([len(case.candidates) for case in usable])
    return dict(zip(names, minimised(lambda weights: loss(weights, values, right, sizes), len(names)), strict=True))


def loss(weights: Floats, values: Floats, right: NDArray[np.bool_], sizes: NDArray[np.int64]) -> tuple[float, Floats]:
    """Give the negative log-likelihood with its penalty, and the gradient."""
    starts = np.cumsum(sizes) - sizes
    scores = values @ weights
    odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    correct = odds * right
    of_all, of_right = np.add.reduceat(odds, starts), np.add.reduceat(correct, starts)
    pull = odds / np.repeat(of_all, sizes) - correct / np.repeat(of_right, sizes)
    total = float(np.log(of_all).sum() - np.log(of_right).sum() + PENALTY / 2 * (weights @ weights))
    return total, values.T @ pull + PENALTY * weights


def minimised(function: Callable[[Floats], tuple[float, Floats]], size: int) -> list[float]:
    """Minimise a smooth function by L-BFGS (Nocedal 1980), from zero."""
    at = np.zeros(size)
    value, gradient = function(at)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        step = direction(gradient, moves)
        length = 1.0
        while (tried := function(at - length * step))[0] > value - 1e-4 * length * (gradient @ step):
            length /= 2
            if length < 1e-6:
                break
        move, change = -length * step, tried[1] - gradient
        if move @ change > 1e-10:
            moves = [*moves[1 - MEMORY :], (move, change)]
        gained = value - tried[0]
        at, (value, gradient) = at + move, tried
        if gained < GAIN * abs(value):
            break
    return [round(float(weight), 3) for weight in at]


def direction(gradient: Floats, moves: Sequence[tuple[Floats, Floats]]) -> Floats:
    """Give the gradient as the remembered moves bend it towards the minimum."""
    bent, shares = gradient.copy(), []
    for move, change in reversed(moves):
        share = (move @ bent) / (change @ move)
        shares.append(share)
        bent -= share * change
    if moves:
        move, change = moves[-1]
        bent *= (move @ change) / (change @ change)
    else:
        bent /= max(1.0, float(np.linalg.norm(gradient)))
    for (move, change), share in zip(moves, reversed(shares), strict=True):
        bent += move * (share - (change @ bent) / (change @ move))
    return bent


def outcomes(cases: Sequence[Case], weights: Weights) -> list[tuple[bool, bool]]:
    """Tell for A and B of every case whether the weights take it for meant, with whether it is."""
    result = []
    for case in cases:
        chosen = max(
            case.candidates,
            key=lambda chain: sum(weights.get(name, 0.0) * value for name, value in case.candidates[chain].items()),
            default=None,
        )
        result += [
            (chosen is not None and chosen == chain, is_meant)
            for chain, is_meant in zip(case.chains, case.gold, strict=True)
        ]
    return result


def f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Give F1 in per cent."""
    both = sum(found and gold for found, gold in pairs)
    return 200 * both / max(1, sum(found for found, _ in pairs) + sum(gold for _, gold in pairs))


def cross_validated(cases: Sequence[Case]) -> float:
    """Give F1 where each case is answered by weights that were fitted without its fold."""
    order = list(range(len(cases)))
    random.Random(0).shuffle(order)
    pairs: list[tuple[bool, bool]] = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([cases[place] for place in order if place not in held])
        pairs += outcomes([cases[place] for place in held], weights)
    return f1(pairs)


def main() -> None:
    """Fit, print the figures, and write the weights where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    read_texts = texts(arguments.path, Model.load(Settings()))
    first = fit([case_of(text, {"salience": 1.0}) for text in read_texts])
    cases = [case_of(text, first) for text in read_texts]
    weights = fit(cases)
    print(
        f"F1 cross-validated {cross_validated(cases):.1f}, on the cases themselves {f1(outcomes(cases, weights)):.1f}"
    )
    if arguments.write:
        source = f"GAP development, SHA-256 {hashlib.sha256(arguments.path.read_bytes()).hexdigest()}, Apache-2.0"
        made = {"source": source, "penalty": PENALTY, "weights": {name: w for name, w in weights.items() if w}}
        WEIGHTS.write_text(json.dumps(made, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
