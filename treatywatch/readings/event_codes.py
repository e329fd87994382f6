"""Codes what a source does to a target as an event of PLOVER, by a linear head on the language model."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from treatywatch.errors import ModelRunError
from treatywatch.readings.analysis import analyse
from treatywatch.readings.event_features import Features, Pair, features_of
from treatywatch.readings.model import EVENTS, Model
from treatywatch.records import QUADS, EventCode
from treatywatch.settings import Settings

__all__ = ["EventCoder", "EventHead", "pair_features"]

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class EventHead:
    """A linear classifier: one column of weights a root code."""

    roots: tuple[str, ...]
    #: The CRC-32 of each sign that counts, ascending, what it counts for (rarer is more), and its weights.
    signs: NDArray[np.uint32]
    rarity: Floats
    sign_weights: Floats
    #: Weights of the means of word vectors.
    dense_weights: Floats
    bias: Floats

    @classmethod
    def load(cls, path: Path) -> Self:
        """Load the head that `python -m training.events` wrote; raises ModelRunError where it cannot be read."""
        try:
            with np.load(path, allow_pickle=False) as arrays:
                found: dict[str, NDArray[Any]] = {name: arrays[name] for name in cls.__dataclass_fields__}
        except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
            raise ModelRunError(str(path), f"it cannot be read: {error}") from error
        floats = {name: found[name].astype(np.float32) for name in found if name not in ("roots", "signs")}
        return cls(roots=tuple(found["roots"].tolist()), signs=found["signs"], **floats)

    def save(self, path: Path) -> None:
        """Write it, its weights in sixteen bits."""
        halves = {
            name: getattr(self, name).astype(np.float16) for name in ("rarity", "sign_weights", "dense_weights", "bias")
        }
        with path.open("wb") as file:
            np.savez_compressed(file, roots=np.array(self.roots), signs=self.signs, **halves)

    @cached_property
    def _rows(self) -> dict[int, int]:
        return {sign: row for row, sign in enumerate(self.signs.tolist())}

    def root_of(self, features: Features) -> str:
        """Give the likeliest root code."""
        rows = sorted(self._rows[sign] for sign in features.sparse if sign in self._rows)
        scores = self.bias + features.dense @ self.dense_weights
        if rows:
            rarity = self.rarity[rows]
            scores = scores + rarity @ self.sign_weights[rows] / np.linalg.norm(rarity)
        return self.roots[int(scores.argmax())]


@dataclass(frozen=True)
class EventCoder:
    """The language model with its head for events."""

    model: Model
    head: EventHead

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Load both; raises ModelError where one is missing or changed."""
        model = Model.load(settings, hidden=True)
        if EVENTS not in model.description.sha256:
            raise ModelRunError(str(settings.model / EVENTS), "the model has no head for events")
        return cls(model, EventHead.load(settings.model / EVENTS))

    def code(self, text: str, source: str, target: str) -> EventCode | None:
        """Code what the source does to the target; `None` where the text has no word."""
        found = pair_features(self.model, text, source, target)
        if found is None:
            return None
        pair, features = found
        root = self.head.root_of(features)
        missing = tuple(name for name in ("source", "target") if not getattr(pair, name))
        return EventCode(root=root, quad=QUADS[root], not_found=missing)


def pair_features(model: Model, text: str, source: str, target: str) -> tuple[Pair, Features] | None:
    """Read a text for what stands between a source and a target; `None` where it has no word.

    Each text is a run of its own: the network's numbers depend a little on what else is in a batch (eight-bit
    activations are scaled by it), and an answer must not depend on the line before. It costs 15 % of its time.
    """
    # A lone surrogate, which JSON can carry, is no text to the tokenizer; offsets stay as they are.
    text, source, target = (part.encode("utf-8", "replace").decode() for part in (text, source, target))
    found = analyse(text, model)
    if found.hidden is None:
        return None
    pair = Pair.in_text(text, found.words, source, target)
    return pair, features_of(pair, found.hidden)
