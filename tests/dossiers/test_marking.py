"""Marks nest, whatever overlaps, and the text stays what it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from treatywatch.dossiers.marking import Closing, Opening, Text, pieces
from treatywatch.dossiers.sections import Mark, Paragraph
from treatywatch.dossiers.sentences import Reference


def reference(number: int) -> Reference:
    return Reference(label=f"1.{number}", id=f"claim-{number}", document=1)


def drawn(text: str, *spans: tuple[int, int]) -> str:
    named = [(a, b, (reference(n),)) for n, (a, b) in enumerate(spans, start=1)]
    marks = tuple(Mark(start=a, end=b, references=of, begins=of) for a, b, of in named)
    shown = {Opening: "<", Closing: ">"}
    parts = pieces(Paragraph(offset=0, text=text, marks=marks))
    return "".join(piece.text if isinstance(piece, Text) else shown[type(piece)] for piece in parts)


def test_marks_beside_inside_and_across_each_other() -> None:
    assert drawn("abcdef", (0, 2), (3, 5)) == "<ab>c<de>f"
    assert drawn("abcdef", (0, 5), (1, 3)) == "<a<bc>de>f"
    assert drawn("abcdef", (0, 3), (2, 5)) == "<ab<c>><de>f"
    assert drawn("abcdef", (2, 6)) == "ab<cdef>"
    assert drawn("abc") == "abc"


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    text = draw(st.text(min_size=1, max_size=30))
    ends = st.integers(0, len(text))
    spans = draw(st.sets(st.tuples(ends, ends).filter(lambda span: span[0] < span[1]), max_size=6))
    named = [(a, b, (reference(n),)) for n, (a, b) in enumerate(sorted(spans), start=1)]
    marks = tuple(Mark(start=a, end=b, references=of, begins=of) for a, b, of in named)
    return Paragraph(offset=0, text=text, marks=marks)


@given(paragraphs())
def test_every_text_is_kept_and_every_mark_opens_closes_and_covers_its_words(paragraph: Paragraph) -> None:
    open_now: list[str] = []
    covered: dict[str, str] = {}
    stack: list[tuple[Reference, ...]] = []
    written = ""
    for piece in pieces(paragraph):
        match piece:
            case Text(text):
                written += text
                for label in open_now:
                    covered[label] = covered.get(label, "") + text
            case Opening(references):
                stack.append(references)
                open_now += [one.label for one in references]
            case Closing(references):
                stack.pop()
                open_now = [label for label in open_now if label not in {one.label for one in references}]
    assert (written, stack, open_now) == (paragraph.text, [], [])
    assert covered == {mark.references[0].label: paragraph.text[mark.start : mark.end] for mark in paragraph.marks}
