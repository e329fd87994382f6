from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.documents import voices as voices_module
from treatywatch.documents.voices import voice_of, voices
from treatywatch.errors import VocabularyError


@pytest.mark.parametrize(
    ("author", "state", "role"),
    [
        ("RUS", "RUS", None),
        ("SUN", "SUN", None),
        ("CSK", "CSK", None),
        ("DDR", "DDR", None),
        ("YUG", "YUG", None),
        ("YMD", "YMD", None),
        ("Russia", "RUS", None),
        ("the Russian Federation", "RUS", None),
        ("USSR", "SUN", None),
        ("Ministry of Foreign Affairs of Russia", "RUS", "ministry of foreign affairs"),
        ("Ministry of Foreign Affairs of the Russian Federation", "RUS", "ministry of foreign affairs"),
        ("Russian Defence Ministry", "RUS", "defence ministry"),
        ("U.S. Department of State", "USA", "department of state"),
        ("Permanent Mission of Cuba to the United Nations", "CUB", "permanent mission"),
        ("Côte d’Ivoire", "CIV", None),
    ],
)
def test_states_and_the_bodies_that_speak_for_them(author: str, state: str, role: str | None) -> None:
    voice = voice_of(author)
    assert voice is not None
    assert (voice.id, voice.state, voice.type, voice.role) == (state, state, "state", role)


@pytest.mark.parametrize(
    "author",
    ["Vladimir Putin", "rus", "Per Dom", "Sample Wire", "Friends of Russia", "Ministry of Foreign Affairs", ""],
)
def test_anybody_else_is_no_state(author: str) -> None:
    assert voice_of(author) is None


def test_no_name_stands_for_two_states() -> None:
    names = [name.lower() for names in voices().states.values() for name in names]
    assert len(names) == len(set(names))


def test_an_unknown_key_is_an_error_that_names_the_allowed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "voices.yaml"
    wrong.write_text("states: {RUS: [Russia]}\nbodies: [Government]\nbody: []\n", encoding="utf-8")
    monkeypatch.setattr(voices_module, "VOICES_FILE", wrong)
    voices.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"voices\.yaml: body: .*allowed keys: states, bodies"):
            voices()
    finally:
        voices.cache_clear()
