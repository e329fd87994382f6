from __future__ import annotations

from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from treatywatch.documents.kinds import NotRead
from treatywatch.documents.pdf import BROKEN, ENCRYPTED, NO_TEXT_LAYER, PdfText, read_pdf


def pdf(*pages: tuple[str, ...], encryption: StandardEncryption | None = None) -> bytes:
    stream = BytesIO()
    canvas = Canvas(stream, encrypt=encryption, invariant=1)
    canvas.setTitle("A note")
    canvas.setAuthor("RUS")
    for number, lines in enumerate(pages, start=1):
        for row, line in enumerate(lines):
            canvas.drawString(80, 750 - 20 * row, line)
        canvas.drawString(300, 40, str(number)) if lines else canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def read(content: bytes) -> PdfText:
    text = read_pdf(content)
    assert isinstance(text, PdfText)
    return text


def test_sentences_flow_over_lines_and_pages() -> None:
    text = read(
        pdf(("Russia denies that the missile which it", "showed to journal-", "ists near Moscow"), ("flies further.",))
    )
    assert text.text == "Russia denies that the missile which it showed to journalists near Moscow flies further.\n"
    assert [text.text[start:][:6] for start in text.pages] == ["Russia", "flies "]


def test_metadata() -> None:
    text = read(pdf(("The note.",)))
    assert (text.title, text.author) == ("A note", "RUS")


def test_empty_pages_are_named() -> None:
    assert read(pdf(("The note.",), ())).empty_pages == (2,)


def test_pages_that_are_images_have_no_text() -> None:
    assert read_pdf(pdf((), ())) == NO_TEXT_LAYER


def test_encrypted() -> None:
    assert read_pdf(pdf(("Secret.",), encryption=StandardEncryption("secret"))) == ENCRYPTED


def test_truncated() -> None:
    whole = pdf(("The note.",))
    assert isinstance(read_pdf(whole[: len(whole) // 2]), NotRead)
    assert read_pdf(whole[: len(whole) // 2]) == BROKEN
