"""What a source does to a target, coded on sentences of our own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treatywatch.errors import ModelHashError, ModelRunError
from treatywatch.readings.analysis import analyse
from treatywatch.readings.event_codes import EventCoder, EventHead
from treatywatch.readings.event_features import SOURCE, TARGET, Features, Pair, features_of
from treatywatch.readings.model import Model
from treatywatch.records import QUADS
from treatywatch.settings import Settings

SHIPPED = Settings().model


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return EventCoder.load(Settings())


def pair_in(coder: EventCoder, text: str, source: str, target: str) -> Pair:
    return Pair.in_text(text, analyse(text, coder.model).words, source, target)


def copied(folder: Path) -> Path:
    for name in ("model.json", "model.onnx", "tokenizer.json", "events.npz"):
        shutil.copy(SHIPPED / name, folder / name)
    return folder


@pytest.mark.parametrize(
    ("text", "source", "target", "root"),
    [
        ("The ministry in Lima accused Quito of shelling a border post.", "The ministry in Lima", "Quito", "ACCUSE"),
        ("Norway's parliament condemned the government of Belarus.", "Norway's parliament", "Belarus", "ACCUSE"),
        ("Jordan's king met Italy's foreign minister for talks in Amman.", "Jordan's king", "Italy's", "CONSULT"),
        ("Canada sent Haiti tents, medicine and drinking water.", "Canada", "Haiti", "AID"),
        ("Bolivia expelled two diplomats of Peru.", "Bolivia", "Peru", "SANCTION"),
        ("Rebels attacked an army base near Goma and killed six soldiers.", "Rebels", "an army base", "ASSAULT"),
        ("Police arrested four members of the Green Front.", "Police", "members of the Green Front", "COERCE"),
        ("Chile rejected Bolivia's proposal.", "Chile", "Bolivia", "REJECT"),
        ("Ghana threatened to expel the ambassador of Togo.", "Ghana", "Togo", "THREATEN"),
        ("Kenya urged Uganda to open the border.", "Kenya", "Uganda", "REQUEST"),
    ],
)
def test_the_code_of_a_plain_sentence(coder: EventCoder, text: str, source: str, target: str, root: str) -> None:
    found = coder.code(text, source, target)
    assert found is not None
    assert (found.root, found.quad, found.not_found) == (root, QUADS[root], ())


def test_who_acts_and_on_whom_can_change_the_code(coder: EventCoder) -> None:
    text = "Peru accused Chile, which offered Bolivia help."
    accused, offered = coder.code(text, "Peru", "Chile"), coder.code(text, "Chile", "Bolivia")
    assert accused is not None
    assert offered is not None
    assert accused.root == "ACCUSE" != offered.root


def test_a_party_that_the_text_does_not_name_is_said_to_be_missing(coder: EventCoder) -> None:
    text = "Canada sent Haiti tents, medicine and drinking water."
    for source, target, missing in (
        ("Canada", "Cuba", ("target",)),
        ("", "Haiti", ("source",)),
        ("Mali", "  ", ("source", "target")),
    ):
        found = coder.code(text, source, target)
        assert found is not None
        assert found.not_found == missing


def test_a_text_without_words_has_no_code(coder: EventCoder) -> None:
    assert coder.code(" \n", "Canada", "Haiti") is None


def test_a_party_is_found_in_other_letters_but_never_inside_a_word(coder: EventCoder) -> None:
    text = "Focus on Mali's army: the MALIAN government met the U.S. envoy."
    assert pair_in(coder, text, "us", "Mali's army").source == range(0)
    pair = pair_in(coder, text, "the malian  government", "U.S. envoy")
    assert text[pair.words[pair.source[0]].start : pair.words[pair.source[-1]].end] == "the MALIAN government"
    assert text[pair.words[pair.target[0]].start : pair.words[pair.target[-1]].end] == "U.S. envoy"


def test_a_target_is_not_sought_within_the_source(coder: EventCoder) -> None:
    pair = pair_in(coder, "The army of Chad left Chad.", "The army of Chad", "Chad")
    assert (pair.source, pair.target) == (range(4), range(5, 6))


def test_the_parties_themselves_are_no_features(coder: EventCoder) -> None:
    text = "The army of Chad attacked Libya on Monday."
    signs = list(pair_in(coder, text, "The army of Chad", "Libya").signs())
    assert f"pair {SOURCE} attack" in signs
    assert f"whole path {SOURCE} attack {TARGET}" in signs
    assert not [sign for sign in signs if "army" in sign or "libya" in sign.lower()]


def test_parties_in_different_sentences_have_no_path(coder: EventCoder) -> None:
    pair = pair_in(coder, "Peru was accused. The charge came from Chile.", "Chile", "Peru")
    assert (pair.meeting, pair.path) == (None, [])
    assert pair.words[pair.root].lemma == "come"


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["Mali", "met", "(", ".", "\n", "\ud800", "U.S.", "the", "\u200b", "!!", "мир"]), max_size=60
    ),
    st.sampled_from(["Mali", "(", ".", "", "the \ud800", "met the", "Chad", "*"]),
    st.sampled_from(["U.S.", "Mali", "\n", "the", "[", "мир"]),
)
def test_any_text_and_any_parties_get_a_code(coder: EventCoder, words: list[str], source: str, target: str) -> None:
    found = coder.code(" ".join(words), source, target)
    assert found is None or found.quad == QUADS[found.root]


def test_features_have_one_width(coder: EventCoder) -> None:
    found = analyse("Peru met Chile.", coder.model)
    assert found.hidden is not None
    assert found.hidden.shape == (4, 384)
    features = features_of(Pair.in_text("Peru met Chile.", found.words, "Peru", "Togo"), found.hidden)
    assert features.dense.shape == (len(coder.head.dense_weights),)


def test_a_model_that_is_not_asked_for_vectors_gives_none() -> None:
    assert analyse("Peru met Chile.", Model.load(Settings())).hidden is None


def test_a_head_is_the_same_when_it_was_written_and_read(coder: EventCoder, tmp_path: Path) -> None:
    coder.head.save(tmp_path / "events.npz")
    # Their bytes may differ: each version of Python writes other headers into a ZIP file.
    with np.load(tmp_path / "events.npz") as written, np.load(SHIPPED / "events.npz") as shipped:
        assert written.files == shipped.files
        assert all(np.array_equal(written[name], shipped[name]) for name in shipped.files)


def test_signs_and_vectors_both_count() -> None:
    head = EventHead(
        roots=("AID", "ASSAULT"),
        signs=np.array([7, 9], np.uint32),
        rarity=np.array([1, 1], np.float32),
        sign_weights=np.array([[2, 0], [0, 2]], np.float32),
        dense_weights=np.array([[0, 1]], np.float32),
        bias=np.zeros(2, np.float32),
    )
    nothing, something = np.zeros(1, np.float32), np.full(1, 3, np.float32)
    assert head.root_of(Features(nothing, frozenset({7, 8}))) == "AID"
    assert head.root_of(Features(nothing, frozenset({9}))) == "ASSAULT"
    assert head.root_of(Features(something, frozenset({7}))) == "ASSAULT"
    assert head.root_of(Features(nothing, frozenset())) == "AID"


def test_a_head_that_was_changed_or_is_missing_is_refused(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    (folder / "events.npz").write_bytes(b"no head")
    with pytest.raises(ModelHashError, match=r"events\.npz"):
        EventCoder.load(Settings(model=folder))
    with pytest.raises(ModelRunError, match=r"events\.npz: .*cannot be read"):
        EventHead.load(folder / "events.npz")
    description = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    del description["sha256"]["events.npz"]
    (folder / "model.json").write_text(json.dumps(description), encoding="utf-8")
    with pytest.raises(ModelRunError, match="no head for events"):
        EventCoder.load(Settings(model=folder))
