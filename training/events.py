"""`python -m training.events PLV_TRAIN.tsv FOLDER`: fit the head for events to the model in a folder, and put it there.

PLV train has 1,050 sentences with a source, a target and a root code. The head is logistic regression with two kinds of
features: lemmas with their places in the sentence, weighed by their rarity, and means of the encoder's vectors. It is
solved in the space that the training rows span, which is smaller than that of the features. What cross-validation gives
goes into the model's description and card.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from training.card import CARD, with_events
from treatywatch.readings.event_codes import EventHead, pair_features
from treatywatch.readings.event_features import Features
from treatywatch.readings.model import DESCRIPTION, EVENTS, Model, read_description
from treatywatch.records import QUADS
from treatywatch.settings import Settings

DATA_SET = "PLV train"
#: A sign that fewer rows have says nothing.
FEWEST_ROWS = 2
#: Two texts with more of their word triples in common than this are one text to cross-validation.
ALIKE = 0.4
#: Cross-validation has so many parts, and rows are cut into them in so many ways.
PARTS, CUTS = 10, 3

Floats = NDArray[np.float64]


class Example(NamedTuple):
    """A row of PLV with its features."""

    text: str
    source: str
    target: str
    features: Features
    root: str
    quad: int


class Plan(NamedTuple):
    """What decides the fit besides the data."""

    #: How much a row's likelihood counts against the size of the weights.
    trust: float = 100.0
    #: How much the vectors count against the lemmas.
    vectors: float = 0.5


def read_examples(path: Path, model: Model) -> list[Example]:
    """Read PLV's rows with a model that was loaded with its hidden vectors."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            asked = (row["sentence"], row["source"], row["target"])
            pair = pair_features(model, *asked)
            if pair is not None:
                found.append(Example(*asked, pair[1], row["gold_root"], int(row["gold_penta"])))
    return found


def fit(examples: Sequence[Example], plan: Plan) -> EventHead:
    """Fit the head; every root code counts alike, however rare."""
    signs, rarity, sparse = sign_table(examples)
    dense = np.stack([example.features.dense for example in examples]).astype(np.float64)
    middle, spread = dense.mean(0), dense.std(0)
    scale = np.sqrt(plan.vectors / dense.shape[1]) / np.where(spread > 1e-6, spread, 1.0)
    scaled = (dense - middle) * scale
    roots = sorted({example.root for example in examples})
    labels = np.array([roots.index(example.root) for example in examples])
    values, vectors = np.linalg.eigh(sparse @ sparse.T + scaled @ scaled.T)
    kept = values > 1e-8 * values[-1]
    values, vectors = np.sqrt(values[kept]), vectors[:, kept]
    weights, bias = regression(vectors * values, labels, plan.trust)
    rows = (vectors / values) @ weights
    dense_weights = (scaled.T @ rows) * scale[:, None]
    # In sixteen bits, as it is shipped, so that what is measured is what is used.
    halves = (rarity, sparse.T @ rows, dense_weights, bias - middle @ dense_weights)
    return EventHead(tuple(roots), signs, *(part.astype(np.float16).astype(np.float32) for part in halves))


def sign_table(examples: Sequence[Example]) -> tuple[NDArray[np.uint32], Floats, Floats]:
    """Give the signs that count, how rare they are, and each example's as a row of length one."""
    counts = Counter(sign for example in examples for sign in example.features.sparse)
    signs = np.array(sorted(sign for sign, rows in counts.items() if rows >= FEWEST_ROWS), np.uint32)
    rarity = np.array([1 + np.log((1 + len(examples)) / (1 + counts[sign])) for sign in signs.tolist()])
    columns = {sign: column for column, sign in enumerate(signs.tolist())}
    table = np.zeros((len(examples), len(signs)))
    for row, example in zip(table, examples, strict=True):
        own = [columns[sign] for sign in example.features.sparse if sign in columns]
        row[own] = rarity[own]
    return signs, rarity, table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)


def regression(rows: Floats, labels: NDArray[np.int64], trust: float) -> tuple[Floats, Floats]:
    """Fit multinomial logistic regression with squared weights as penalty, each class with the same total weight."""
    classes, width = int(labels.max()) + 1, rows.shape[1]
    truth = np.eye(classes)[labels]
    importance = (len(labels) / classes / truth.sum(0))[labels][:, None] / len(labels)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights, bias = flat[:-classes].reshape(width, classes), flat[-classes:]
        scores = rows @ weights + bias
        scores -= scores.max(1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
        error = (np.exp(logs) - truth) * importance
        penalty = 1 / (trust * len(labels))
        value = -(truth * logs * importance).sum() + penalty / 2 * (weights**2).sum()
        return value, np.concatenate([(rows.T @ error + penalty * weights).ravel(), error.sum(0)])

    found = minimize(loss, np.zeros(width * classes + classes), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return found.x[:-classes].reshape(width, classes), found.x[-classes:]


def groups(texts: Sequence[str]) -> list[int]:
    """Number texts so that those that are alike have the same number: no fold may test what another has learned."""
    triples = [set(zip(*(words[skip:] for skip in range(3)), strict=False)) for words in map(word_list, texts)]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(triples):
        for triple in own:
            holders[triple].append(index)
    shared = Counter((left, right) for held in holders.values() for left in held for right in held if left < right)
    number = list(range(len(texts)))
    for (left, right), common in sorted(shared.items()):
        if common > ALIKE * min(len(triples[left]), len(triples[right])):
            old, new = number[right], number[left]
            number = [new if one == old else one for one in number]
    return number


def word_list(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"\w+", text.lower())


def folds(examples: Sequence[Example], count: int, seed: int) -> NDArray[np.int64]:
    """Deal the groups of alike texts into folds, root by root, so that each fold has its share of every root."""
    numbers = np.array(groups([example.text for example in examples]))
    firsts = {number: example.root for number, example in zip(numbers[::-1], examples[::-1], strict=True)}
    order = sorted(np.random.default_rng(seed).permutation(list(firsts)).tolist(), key=lambda number: firsts[number])
    fold = {number: place % count for place, number in enumerate(order)}
    return np.array([fold[number] for number in numbers.tolist()])


def predicted(
    examples: Sequence[Example], part: NDArray[np.int64], choose: Callable[[Sequence[Example]], Plan]
) -> list[str]:
    """Predict the root of every row with a head that has seen no row of its part."""
    found = [""] * len(examples)
    for tested in np.unique(part).tolist():
        seen = [one for one, own in zip(examples, part, strict=True) if own != tested]
        head = fit(seen, choose(seen))
        for index in np.flatnonzero(part == tested).tolist():
            found[index] = head.root_of(examples[index].features)
    return found


def macro_f1(truth: NDArray[Any], found: NDArray[Any]) -> float:
    """Average F1 in per cent over the classes that the truth has."""
    scores = []
    for label in np.unique(truth):
        own, said = truth == label, found == label
        scores.append(200 * (own & said).sum() / (own.sum() + said.sum()))
    return float(np.mean(scores))


def reached(examples: Sequence[Example]) -> dict[str, float]:
    """Cross-validate, for the description."""
    cuts = [np.array(predicted(examples, folds(examples, PARTS, seed), lambda _: Plan())) for seed in range(CUTS)]
    roots, quads = np.array([one.root for one in examples]), np.array([one.quad for one in examples])
    classes = [np.array([QUADS[root] for root in cut.tolist()]) for cut in cuts]
    return {
        f"{DATA_SET}, cross-validated, root macro-F1": float(np.mean([macro_f1(roots, cut) for cut in cuts])),
        f"{DATA_SET}, cross-validated, quad macro-F1": float(np.mean([macro_f1(quads, cut) for cut in classes])),
    }


def install(head: EventHead, folder: Path, scores: dict[str, float]) -> None:
    """Put the head beside the model, and its hash, data set and scores into the description and the card."""
    head.save(folder / EVENTS)
    description = read_description(folder / DESCRIPTION)
    digest = hashlib.sha256((folder / EVENTS).read_bytes()).hexdigest()
    data = (*(name for name in description.training_data if not name.startswith(DATA_SET)), f"{DATA_SET}, for events")
    rounded = {name: round(score, 1) for name, score in scores.items()}
    changed = description.model_copy(
        update={
            "sha256": {**description.sha256, EVENTS: digest},
            "training_data": data,
            "scores": {**description.scores, **rounded},
        }
    )
    (folder / DESCRIPTION).write_text(changed.model_dump_json(indent=2) + "\n", encoding="utf-8")
    card = folder / CARD
    card.write_text(with_events(card.read_text(encoding="utf-8"), rounded), encoding="utf-8")


def main() -> None:
    """Fit on all rows, cross-validate and install."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="PLV train")
    parser.add_argument("folder", type=Path, help="the model's folder")
    given = parser.parse_args()
    model = Model.load(Settings(model=given.folder), hidden=True)
    examples = read_examples(given.data, model)
    install(fit(examples, Plan()), given.folder, reached(examples))


if __name__ == "__main__":
    main()
