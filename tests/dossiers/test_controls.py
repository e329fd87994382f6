"""Characters that nobody sees."""

from __future__ import annotations

from treatywatch.dossiers.controls import visible


def test_what_turns_text_around_or_cuts_it_off_is_shown() -> None:
    assert visible("a\u202eb\u2066c\x00d\x9b") == "a[U+202E]b[U+2066]c[U+0000]d[U+009B]"


def test_ordinary_space_and_other_scripts_stay() -> None:
    text = "ракета\tшёл\nמלחמה\r\n核\u200b\u00a0é"
    assert visible(text) == text
