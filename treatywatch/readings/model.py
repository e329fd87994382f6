"""Loads the shipped language model, refuses any other file, and runs it; the only door to onnxruntime."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from treatywatch.errors import ModelHashError, ModelRunError
from treatywatch.readings.pieces import PieceVocabulary
from treatywatch.settings import Settings

__all__ = ["Layout", "Model", "ModelDescription", "Scores"]

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]

DESCRIPTION, NETWORK, VOCABULARY, EVENTS = "model.json", "model.onnx", "tokenizer.json", "events.npz"


class ModelDescription(BaseModel):
    """What `model.json` says about the files beside it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: SHA-256 of `model.onnx`, `tokenizer.json` and `events.npz`, by file name.
    sha256: dict[str, str]
    #: The largest window, in word pieces.
    window: int
    upos: tuple[str, ...]
    relations: tuple[str, ...]
    roles: tuple[str, ...]
    names: tuple[str, ...]
    #: Names of the data sets that it was trained on.
    training_data: tuple[str, ...]
    seed: int
    #: What it reached on which data, in per cent.
    scores: dict[str, float]
    #: Which versions of which libraries made it.
    versions: dict[str, str]


class Layout(NamedTuple):
    """One window as the network takes it: pieces, their shapes, and where each word's first piece stands."""

    pieces: Integers
    shapes: Integers
    words: Integers


class Scores(NamedTuple):
    """What the network says about the words of one window, each array with one row a word."""

    upos: Floats
    #: Log-odds that the word starts a sentence.
    sentence_start: Floats
    #: Column 0 is the sentence's root, column `j + 1` the window's word `j`.
    arcs: Floats
    #: One vector a relation, to be multiplied with the `relation_head` of the word's head.
    relation_dependent: Floats
    relation_head: Floats
    roles: Floats
    names: Floats
    #: How likely the word's attribution has its cue at the window's word `j`.
    links: Floats
    #: The encoder's vector for the word from its third layer; only from a model that was loaded for it.
    hidden: Floats | None = None


class Model:
    """The language model: a network, its vocabulary, and what its outputs mean."""

    def __init__(
        self,
        description: ModelDescription,
        vocabulary: PieceVocabulary,
        session: onnxruntime.InferenceSession,
        path: Path,
        outputs: Sequence[str],
    ) -> None:
        self.description = description
        self.vocabulary = vocabulary
        self._session = session
        self._path = path
        self._outputs = outputs

    @classmethod
    def load(cls, settings: Settings, *, hidden: bool = False) -> Self:
        """Load the model that the settings name, if its files are the ones that its description names.

        With `hidden` its scores hold the words' vectors too, which would only be copied for nothing otherwise.
        """
        folder = settings.model
        description = read_description(folder / DESCRIPTION)
        for name, expected in description.sha256.items():
            check_file(folder / name, expected)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = settings.threads
        options.inter_op_num_threads = 1
        # Idle threads that spin would take the second core from whatever else runs there.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # The arena keeps the largest batch ever seen; batches are small, and memory has to stay flat.
        options.enable_cpu_mem_arena = True
        options.log_severity_level = 3
        path = folder / NETWORK
        try:
            session = onnxruntime.InferenceSession(str(path), options, providers=list(settings.providers))
        except Exception as error:
            raise ModelRunError(str(path), str(error)) from error
        outputs = Scores._fields if hidden else tuple(Scores._fields[:-1])
        return cls(description, PieceVocabulary(folder / VOCABULARY), session, path, outputs)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the network's file, by which a reading says what made it."""
        return self.description.sha256[NETWORK]

    def score(self, layouts: Sequence[Layout]) -> list[Scores]:
        """Run the network on windows as one batch."""
        feeds = {
            "pieces": _padded([layout.pieces for layout in layouts]),
            "shapes": _padded([layout.shapes for layout in layouts]),
            "mask": _padded([np.ones_like(layout.pieces) for layout in layouts]),
            "words": _padded([layout.words for layout in layouts]),
        }
        try:
            outputs = self._session.run(list(self._outputs), feeds)
        except Exception as error:
            raise ModelRunError(str(self._path), str(error)) from error
        return [_unpadded(outputs, row, len(layout.words)) for row, layout in enumerate(layouts)]


def _padded(rows: Sequence[Integers]) -> Integers:
    out = np.zeros((len(rows), max(len(row) for row in rows)), np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out


def _unpadded(outputs: Sequence[Floats], row: int, words: int) -> Scores:
    found = Scores(*(output[row, :words] for output in outputs))
    return found._replace(arcs=found.arcs[:, : words + 1], links=found.links[:, :words])


def read_description(path: Path) -> ModelDescription:
    """Read `model.json`."""
    try:
        return ModelDescription.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise ModelRunError(str(path), f"its description cannot be read: {error}") from error


def check_file(path: Path, expected: str) -> None:
    """Refuse a file that is not the one meant."""
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelRunError(str(path), f"it cannot be read: {error}") from error
    if found != expected:
        raise ModelHashError(path.name, expected, found)
