"""The data sets together: which are trained on, and in which order an epoch shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from training.attributions import polnear_examples
from training.augmentation import varied
from training.examples import Example, concatenate, cost, windows
from training.named import HELD_BACK, named_examples, read_named
from training.syntax import treebank_examples
from treatywatch.readings.pieces import PieceVocabulary

#: Short documents are read one after the other up to this many words, so that windows are full.
RUNNING_WORDS = 600


@dataclass(frozen=True)
class Corpus:
    """A data set and how often an epoch shows it."""

    name: str
    examples: tuple[Example, ...]
    times: int = 1


def load_corpora(data: Path, vocabulary: PieceVocabulary) -> list[Corpus]:
    """All training data."""
    gum = sorted((data / "syntax/gum/train").glob("*.conllu"))
    named = [document for document in read_named(data / "names/re3d") if document.id not in HELD_BACK]
    return [
        Corpus("PolNeAR", tuple(polnear_examples(data / "attribution/polnear/train", vocabulary))),
        Corpus("EWT", tuple(treebank_examples([data / "syntax/ewt/train.conllu"], vocabulary, entities=False))),
        Corpus("GUM", tuple(treebank_examples(gum, vocabulary, entities=True))),
        Corpus("re3d", tuple(named_examples(named, vocabulary)), times=8),
    ]


def running(examples: tuple[Example, ...], generator: np.random.Generator) -> Iterator[Example]:
    """The examples in random order, short ones joined."""
    waiting: list[Example] = []
    for index in generator.permutation(len(examples)):
        waiting.append(examples[index])
        if sum(len(example) for example in waiting) >= RUNNING_WORDS:
            yield concatenate(waiting)
            waiting = []
    if waiting:
        yield concatenate(waiting)


def epoch_windows(corpora: list[Corpus], generator: np.random.Generator) -> list[Example]:
    """All windows of one epoch, shuffled so that windows of similar length meet in a batch of 16."""
    found = [
        window
        for corpus in corpora
        for _ in range(corpus.times)
        for example in running(corpus.examples, generator)
        for window in windows(varied(example, generator), generator)
    ]
    order = [found[index] for index in generator.permutation(len(found))]
    pools = [order[start : start + 512] for start in range(0, len(order), 512)]
    return [window for pool in pools for window in sorted(pool, key=lambda window: int(cost(window).sum()))]
