"""Write the PDF of the sample record (`treatywatch/record/2019-02-briefing.pdf`), always with the same bytes."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A5
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

TARGET = Path(__file__).parents[1] / "treatywatch" / "record" / "2019-02-briefing.pdf"

TITLE = "Two Notices and a List of Demands"
TEXT = """
The United States gave notice on 2 February 2019 that it would withdraw from the Intermediate-Range Nuclear Forces
Treaty, and suspended its obligations on the same day. Secretary of State Mike Pompeo had announced both steps on 1
February. The withdrawal will take effect in six months, on 2 August 2019, unless Russia returns to compliance and
verifiably destroys the 9M729 missiles, their launchers and associated equipment.

President Vladimir Putin answered on 2 February that Russia was suspending its participation as well. Russia would
begin research and development on new ground-launched missiles, he said, and would make no further proposals on
disarmament.

Each side accuses the other. Washington says that Russia has violated the treaty for years by testing, producing and
deploying the 9M729, a ground-launched cruise missile. Russia denies this and puts the missile's range at 480
kilometres, less than the 500 kilometres at which the treaty begins. Press reports have spoken of about 100 deployed
missiles.

Foreign Minister Sergei Lavrov said on 2 February that the United States had violated the treaty since 1999 with
combat drones that have the characteristics of banned cruise missiles. The Russian Defence Ministry handed the
American defence attaché a note which demanded that the United States destroy the Mk-41 launchers in Romania, the
target missiles that it uses in tests of missile defences, and its strike drones.

The United States Mission to NATO rejected the three charges on 8 February. Aegis Ashore cannot fire a Tomahawk, it
said, because it lacks the software and the hardware; target missiles are used in research and development; and the
treaty covers missiles, which fly one way, but not drones, which return.

The treaty has no time limit. A party may leave it with six months' notice if it decides that extraordinary events
have put its supreme interests at risk. Russian diplomats hold that neither side may suspend the treaty
unilaterally. The treaty itself says nothing about suspension.

This is a sample text written for treatywatch, not a news report.
"""


def main() -> None:
    """Write the file."""
    styles = getSampleStyleSheet()
    text = ParagraphStyle("text", parent=styles["BodyText"], fontSize=12, leading=18, spaceAfter=8)
    heading = ParagraphStyle("heading", parent=styles["Title"], fontSize=15)
    story: list[Flowable] = [Paragraph(TITLE, heading)]
    story += [Paragraph(paragraph, text) for paragraph in TEXT.split("\n\n")]
    margin = 20 * mm
    sheet = SimpleDocTemplate(
        str(TARGET), pagesize=A5, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=margin,
        title=TITLE, author="Sample Institute", invariant=1,
    )  # fmt: skip
    sheet.build(story, onFirstPage=number_page, onLaterPages=number_page)


def number_page(canvas: Canvas, _: SimpleDocTemplate) -> None:
    """Put the page's number below the text."""
    canvas.setFont("Helvetica", 9)
    canvas.drawCentredString(A5[0] / 2, 10 * mm, str(canvas.getPageNumber()))


if __name__ == "__main__":
    main()
