from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.errors import ModelHashError, ModelRunError, ProviderError
from treatywatch.readings.analysis import analyse
from treatywatch.readings.model import Model, session_on
from treatywatch.readings.statements import statements
from treatywatch.records import Document
from treatywatch.settings import Settings

SHIPPED = Settings().model


@pytest.fixture(scope="module")
def model() -> Model:
    return Model.load(Settings())


def document(text: str) -> Document:
    return Document(
        id="doc-1",
        source="note.txt",
        title=None,
        author=None,
        publisher=None,
        published=None,
        published_precision="unknown",
        published_basis="unknown",
        language="en",
        characters=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def copy_of_model(folder: Path) -> Path:
    for name in ("model.json", "model.onnx", "tokenizer.json", "events.npz"):
        shutil.copy(SHIPPED / name, folder / name)
    return folder


def test_a_model_file_that_was_changed_is_refused(tmp_path: Path) -> None:
    folder = copy_of_model(tmp_path)
    with (folder / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelHashError, match=r"model\.onnx has SHA-256 .* install treatywatch again"):
        Model.load(Settings(model=folder))


def test_a_changed_vocabulary_is_refused_too(tmp_path: Path) -> None:
    folder = copy_of_model(tmp_path)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelHashError, match=r"tokenizer\.json"):
        Model.load(Settings(model=folder))


def test_a_file_that_is_no_network_says_so(tmp_path: Path) -> None:
    folder = copy_of_model(tmp_path)
    (folder / "model.onnx").write_bytes(b"no network")
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    description["sha256"]["model.onnx"] = hashlib.sha256(b"no network").hexdigest()
    (folder / "model.json").write_text(json.dumps(description), encoding="utf-8")
    with pytest.raises(ModelRunError, match="could not be run"):
        Model.load(Settings(model=folder))


def test_a_missing_model_says_which_file(tmp_path: Path) -> None:
    with pytest.raises(ModelRunError, match=r"model\.json"):
        Model.load(Settings(model=tmp_path))


def test_a_provider_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ProviderError, match=r"cannot be run with Abacus: this onnxruntime has .*CPU.*; add CPU"):
        Model.load(Settings(providers=("Abacus",)))


@pytest.mark.parametrize("providers", [("Abacus", "CPU"), ("cpu",), ("CPUExecutionProvider",)])
def test_the_first_provider_that_is_there_is_used(providers: tuple[str, ...]) -> None:
    assert analyse("Moscow denied it.", Model.load(Settings(providers=providers))).words


def test_the_processor_takes_over_only_where_it_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    class WithoutItsDevice:
        def __init__(self, *_: object, **__: object) -> None: ...

        def get_providers(self) -> list[str]:
            return ["CPUExecutionProvider"]

    monkeypatch.setattr(
        "onnxruntime.get_available_providers", lambda: ["CUDAExecutionProvider", "CPUExecutionProvider"]
    )
    monkeypatch.setattr("onnxruntime.InferenceSession", WithoutItsDevice)
    network = SHIPPED / "model.onnx"
    assert isinstance(session_on(network, ("CUDA", "CPU")), WithoutItsDevice)
    with pytest.raises(ProviderError, match="cannot be run with CUDA: this onnxruntime has CUDA, CPU"):
        session_on(network, ("CUDA",))


def test_who_says_what(model: Model) -> None:
    text = 'Moscow denied the claim.\n\nThe missile "violates the treaty," said Jens Stoltenberg on Tuesday.'
    found = analyse(text, model)

    def characters(stretch: tuple[int, int]) -> tuple[int, int]:
        return found.words[stretch[0]].start, found.words[stretch[1] - 1].end

    made = statements(document(text), found.attributions, characters)
    said = [(each.source.exact, each.cue.exact) for each in made if each.source and each.cue]
    assert ("Jens Stoltenberg", "said") in said


def test_nothing_to_read_gives_nothing(model: Model) -> None:
    assert analyse(" \n\t\n", model).words == ()


@settings(max_examples=15)
@given(
    st.lists(
        st.sampled_from(
            ["Russia", "said", ".", "“", "”", "\n", "the", "'s", "\u200b", "５００", "𝔘𝔫", "don't", "!!!", "мир"]
        ),
        max_size=400,
    )
)
def test_every_reading_points_into_its_text_and_every_sentence_is_a_tree(model: Model, parts: list[str]) -> None:
    text = " ".join(parts)
    found = analyse(text, model)
    reached = 0
    for sentence in found.sentences:
        assert sentence.first == reached
        reached = sentence.last
        heads = [word.head for word in found.words[sentence.first : sentence.last]]
        assert heads.count(-1) == 1
        assert all(head == -1 or sentence.first <= head < sentence.last for head in heads)
    assert reached == len(found.words)
    assert all(0 <= word.start < word.end <= len(text) for word in found.words)


def test_a_text_longer_than_a_window_is_read_as_its_parts_are(model: Model) -> None:
    sentence = "Russia has tested a cruise missile in breach of the treaty. "
    found = analyse(sentence * 60, model)
    size = len(analyse(sentence, model).words)
    assert len(found.words) == 60 * size
    roots = {word.lemma for word in found.words if word.head == -1}
    assert roots == {"test"}


def test_the_model_says_what_it_was_trained_on(model: Model) -> None:
    assert model.description.window == 160
    assert any("PolNeAR" in name for name in model.description.training_data)
    assert np.isfinite(list(model.description.scores.values())).all()


def test_a_report_within_a_report_knows_its_place(model: Model) -> None:
    text = "Moscow said on Monday that Washington had claimed that the missile violates the treaty."
    found = analyse(text, model)

    def characters(stretch: tuple[int, int]) -> tuple[int, int]:
        return found.words[stretch[0]].start, found.words[stretch[1] - 1].end

    made = statements(document(text), found.attributions, characters)
    assert all(each.within in {None, *(other.id for other in made if other.id != each.id)} for each in made)
