"""Paragraphs of texts of any shape."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from treatywatch.dossiers.paragraphs import paragraph_ranges


def paragraphs_of(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_ranges(text)]


def test_blank_lines_divide_a_hard_wrapped_text_and_line_ends_any_other() -> None:
    assert paragraphs_of("one line\nand another\n\n  two\r\n\r\nthree") == ["one line\nand another", "two", "three"]
    assert paragraphs_of("one\ntwo") == ["one", "two"]
    assert paragraphs_of(f"{'a long line ' * 30}\nanother\n\nlast")[1:] == ["another", "last"]
    assert paragraphs_of(" \n ") == []


def test_a_text_without_line_ends_is_divided_at_sentence_ends() -> None:
    parts = paragraphs_of("This is a sentence. " * 300)
    assert len(parts) > 2
    assert all(part.endswith("sentence.") for part in parts)


@given(st.text(alphabet=st.sampled_from("ab. \n\r\f"), max_size=80))
def test_paragraphs_leave_out_nothing_but_space(text: str) -> None:
    assert "".join("".join(part.split()) for part in paragraphs_of(text)) == "".join(text.split())
