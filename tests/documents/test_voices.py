from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.documents import voices as voices_module
from treatywatch.documents.voices import states_by_name, voice_of, voices
from treatywatch.errors import VocabularyError
from treatywatch.treaties.states import state_codes
from treatywatch.treaties.yaml_files import load_yaml

NAMES_OF_STATES: dict[str, list[str]] = load_yaml(Path(__file__).with_name("names_of_states.yaml"))


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


@pytest.mark.parametrize(("code", "names"), NAMES_OF_STATES.items())
def test_every_state_is_known_by_code_and_by_each_of_its_names(code: str, names: list[str]) -> None:
    voiced = {author: voice_of(author) for author in (code, *names)}
    assert {author: voice.id if voice else None for author, voice in voiced.items()} == dict.fromkeys(voiced, code)


def test_an_author_is_called_by_the_usual_name() -> None:
    assert [voice.name for author in ("TUR", "Viet Nam", "Embassy of the Republic of Belarus")
            if (voice := voice_of(author))] == ["Turkey", "Vietnam", "Belarus"]  # fmt: skip


def test_authors_are_looked_up_among_all_states_of_the_table() -> None:
    assert set(states_by_name().values()) == state_codes()


def test_an_unknown_key_is_an_error_that_names_the_allowed_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tmp_path / "voices.yaml"
    wrong.write_text("bodies: [Government]\nbody: []\n", encoding="utf-8")
    monkeypatch.setattr(voices_module, "VOICES_FILE", wrong)
    voices.cache_clear()
    try:
        with pytest.raises(VocabularyError, match=r"voices\.yaml: body: unknown key; allowed: bodies"):
            voices()
    finally:
        voices.cache_clear()
