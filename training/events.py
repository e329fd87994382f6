"""`python -m training.events PLV_TRAIN.tsv FOLDER`: fit the head for events to the model in a folder, and put it there.

PLV train has 1,050 sentences with a source, a target and a root code. The head is logistic regression with two kinds of
features: lemmas with their places in the sentence, weighed by their rarity, and means of the encoder's vectors. It is
solved in the space that the training rows span, which is smaller than that of the features.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from treatywatch.readings.event_codes import EventHead, pair_features
from treatywatch.readings.event_features import Features
from treatywatch.readings.model import DESCRIPTION, EVENTS, Model, read_description
from treatywatch.settings import Settings

DATA_SET = "PLV train"
#: A sign that fewer rows have says nothing.
FEWEST_ROWS = 2
#: Two texts with more of their word triples in common than this are one text to cross-validation.
ALIKE = 0.4

Floats = NDArray[np.float64]


class Example(NamedTuple):
    """A row of PLV with its features."""

    text: str
    features: Features
    root: str
    quad: int


class Plan(NamedTuple):
    """What decides the fit besides the data."""

    #: How much a row's likelihood counts against the size of the weights.
    trust: float = 30.0
    #: How much the vectors count against the lemmas.
    vectors: float = 0.5


def read_examples(path: Path, model: Model) -> list[Example]:
    """Read PLV's rows with a model that was loaded with its hidden vectors."""
    found = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            pair = pair_features(model, row["sentence"], row["source"], row["target"])
            if pair is not None:
                found.append(Example(row["sentence"], pair[1], row["gold_root"], int(row["gold_penta"])))
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
    values, vectors = np.linalg.eigh((sparse @ sparse.T).toarray() + scaled @ scaled.T)
    kept = values > 1e-8 * values[-1]
    values, vectors = np.sqrt(values[kept]), vectors[:, kept]
    weights, bias = regression(vectors * values, labels, plan.trust)
    rows = (vectors / values) @ weights
    dense_weights = (scaled.T @ rows) * scale[:, None]
    # In sixteen bits, as it is shipped, so that what is measured is what is used.
    halves = (rarity, sparse.T @ rows, dense_weights, bias - middle @ dense_weights)
    return EventHead(tuple(roots), signs, *(part.astype(np.float16).astype(np.float32) for part in halves))


def sign_table(examples: Sequence[Example]) -> tuple[NDArray[np.uint32], Floats, Any]:
    """Give the signs that count, how rare they are, and each example's as a row of length one."""
    counts = Counter(sign for example in examples for sign in example.features.sparse)
    signs = np.array(sorted(sign for sign, rows in counts.items() if rows >= FEWEST_ROWS), np.uint32)
    rarity = np.array([1 + np.log((1 + len(examples)) / (1 + counts[sign])) for sign in signs.tolist()])
    columns = {sign: column for column, sign in enumerate(signs.tolist())}
    placed = [sorted(columns[sign] for sign in example.features.sparse if sign in columns) for example in examples]
    entries = [rarity[row] / np.linalg.norm(rarity[row]) for row in placed]
    starts = np.cumsum([0, *map(len, placed)])
    table = csr_matrix((np.concatenate(entries), np.concatenate(placed).astype(int), starts), (len(placed), len(signs)))
    return signs, rarity, table


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


def install(head: EventHead, folder: Path) -> None:
    """Put the head beside the model, and its hash and its data set into the description."""
    head.save(folder / EVENTS)
    description = read_description(folder / DESCRIPTION)
    hashes = {**description.sha256, EVENTS: hashlib.sha256((folder / EVENTS).read_bytes()).hexdigest()}
    data = (*(name for name in description.training_data if not name.startswith(DATA_SET)), f"{DATA_SET}, for events")
    changed = description.model_copy(update={"sha256": hashes, "training_data": data})
    (folder / DESCRIPTION).write_text(changed.model_dump_json(indent=2) + "\n", encoding="utf-8")


def main() -> None:
    """Fit on all rows and install."""
    parser = argparse.ArgumentParser(prog="python -m training.events", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path, help="PLV train")
    parser.add_argument("folder", type=Path, help="the model's folder")
    given = parser.parse_args()
    model = Model.load(Settings(model=given.folder), hidden=True)
    install(fit(read_examples(given.data, model), Plan()), given.folder)


if __name__ == "__main__":
    main()
