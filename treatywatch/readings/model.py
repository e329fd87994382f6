"""Loads the shipped language model, refuses any other file, and runs it; the only door to onnxruntime."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, Self

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, ValidationError

from treatywatch.errors import ModelHashError, ModelRunError, ProviderError
from treatywatch.readings.decoding import log_softmax
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
    #: The log-probability that the word's attribution has its cue at the window's word `j`.
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
        threads: int,
        outputs: Sequence[str],
    ) -> None:
        self.description = description
        self.vocabulary = vocabulary
        self._session = session
        self._path = path
        self._workers = ThreadPoolExecutor(threads, thread_name_prefix="network")
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
        path = folder / NETWORK
        session = session_on(path, settings.providers)
        outputs = Scores._fields if hidden else tuple(Scores._fields[:-1])
        return cls(description, PieceVocabulary(folder / VOCABULARY), session, path, settings.threads, outputs)

    @property
    def sha256(self) -> str:
        """The SHA-256 of the network's file, by which a reading says what made it."""
        return self.description.sha256[NETWORK]

    def start(self, layouts: Sequence[Layout]) -> Future[list[Scores]]:
        """Have one of the model's threads run the network on windows as one batch, while the caller goes on."""
        return self._workers.submit(self.score, layouts)

    def score(self, layouts: Sequence[Layout]) -> list[Scores]:
        """Run the network on windows as one batch."""
        try:
            outputs = self._session.run(list(self._outputs), feeds(layouts))
        except Exception as error:
            raise ModelRunError(str(self._path), str(error)) from error
        return [_unpadded(outputs, row, len(layout.words)) for row, layout in enumerate(layouts)]


def session_on(path: Path, providers: Sequence[str]) -> onnxruntime.InferenceSession:
    """Load a network on the first of the providers that is there and works.

    onnxruntime itself passes over a provider that does not work, and goes on with the processor, whoever asked for it
    or not; here that is an error unless the processor stands in the list.
    """
    installed = {short(name): name for name in onnxruntime.get_available_providers()}
    lowered = {name.lower(): name for name in installed}
    usable = [lowered[short(name).lower()] for name in providers if short(name).lower() in lowered]
    try:
        if usable:
            session = onnxruntime.InferenceSession(
                str(path), session_options(), providers=[installed[name] for name in usable]
            )
            if short(session.get_providers()[0]) in usable:
                return session
    except Exception as error:
        raise ModelRunError(str(path), str(error)) from error
    raise ProviderError([short(name) for name in providers], tuple(installed))


def short(provider: str) -> str:
    """Give a provider's name without what all of them end with: `CUDA` for `CUDAExecutionProvider`."""
    return provider.strip().removesuffix("ExecutionProvider")


def session_options() -> onnxruntime.SessionOptions:
    """Give the options with which a network is run."""
    options = onnxruntime.SessionOptions()
    # Threads take a batch each (`start`): several on one batch wait for one another at every operation, and cost
    # 3 to 8 % more processor time.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    # The arena keeps the largest batch ever seen; batches are small, and memory has to stay flat.
    options.enable_cpu_mem_arena = True
    options.log_severity_level = 3
    return options


def feeds(layouts: Sequence[Layout]) -> dict[str, Integers]:
    """Give the network's inputs for windows as one batch."""
    return {
        "pieces": _padded([layout.pieces for layout in layouts]),
        "shapes": _padded([layout.shapes for layout in layouts]),
        "mask": _padded([np.ones_like(layout.pieces) for layout in layouts]),
        "words": _padded([layout.words for layout in layouts]),
    }


def _padded(rows: Sequence[Integers]) -> Integers:
    out = np.zeros((len(rows), max(len(row) for row in rows)), np.int64)
    for index, row in enumerate(rows):
        out[index, : len(row)] = row
    return out


def _unpadded(outputs: Sequence[Floats], row: int, words: int) -> Scores:
    found = Scores(*(output[row, :words] for output in outputs))
    return found._replace(arcs=found.arcs[:, : words + 1], links=log_softmax(found.links[:, :words]))


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
