"""A dossier as one self-contained HTML page, and the one door to Jinja2."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.controls import visible
from treatywatch.dossiers.dated_line import dated_line
from treatywatch.dossiers.links import anchor, web_address
from treatywatch.dossiers.marking import Closing, Opening, Text, pieces
from treatywatch.dossiers.matrix_picture import MatrixPicture, matrix_picture
from treatywatch.dossiers.record_sections import MatrixTold, RecordTold
from treatywatch.dossiers.sections import Dossier, Paragraph
from treatywatch.dossiers.sentences import Reference
from treatywatch.dossiers.strip import strip
from treatywatch.dossiers.timeline_picture import TimelinePicture, timeline_picture
from treatywatch.dossiers.wording import capitalised, counted, wording
from treatywatch.records import AGAINST

TEMPLATES = Path(__file__).parent / "templates"
#: How many references a sentence shows before the rest is folded away, and how many quotations a telling.
MOST_REFERENCES = 5
MOST_QUOTATIONS = 3
#: How many charges stand open; the smaller ones are folded away.
MOST_DISPUTES = 12
WIDE, NARROW = 720.0, 344.0
WIDTHS = (("wide", WIDE), ("narrow", NARROW))


def render_html(dossier: Dossier) -> str:
    """Give the dossier as an HTML page that needs neither network nor JavaScript."""
    record = dossier.record
    return (
        environment()
        .get_template("dossier.html")
        .render(
            dossier=dossier,
            matrices=_matrices(record.matrix if record else None),
            timelines=_timelines(record) if record else {},
            strips=[(name, strip(dossier, width)) for name, width in WIDTHS],
            line=dated_line(dossier),
            wording=wording(),
            most_references=MOST_REFERENCES,
            most_quotations=MOST_QUOTATIONS,
            most_disputes=MOST_DISPUTES,
        )
    )


def _matrices(told: MatrixTold | None) -> list[tuple[str, MatrixPicture | None]]:
    return [(name, matrix_picture(told, width)) for name, width in WIDTHS] if told else []


def _timelines(record: RecordTold) -> dict[int, list[tuple[str, TimelinePicture | None]]]:
    """Lay out the timelines of the threads by their numbers, and that of all of them as number 0."""
    told = {0: record.timeline, **{one.number: one.timeline for one in record.threads}}
    return {
        number: [(name, timeline_picture(one, width)) for name, width in WIDTHS] if one else []
        for number, one in told.items()
    }


@cache
def environment() -> Environment:
    """Give the templates with the filters that they use."""
    templates = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True, finalize=_finalize,
    )  # fmt: skip
    templates.filters |= {"anchor": anchor, "marked": marked, "web_address": web_address}
    templates.filters |= {"day": day_in_words, "capitalised": capitalised}
    templates.globals |= {"counted": counted, "against": AGAINST}
    return templates


def _finalize(value: object) -> object:
    """Make control characters visible in everything that a template writes; markup was escaped before."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def marked(paragraph: Paragraph) -> Markup:
    """Give a paragraph with its evidence as nested `<mark>` elements, each followed by its references."""
    written: list[Markup] = []
    for piece in pieces(paragraph):
        match piece:
            case Text(text):
                written.append(Markup("{}").format(visible(text)))
            case Opening(begins):
                written.append(_opened(begins) if begins else Markup("<mark>"))
            case Closing(references):
                written.append(Markup("</mark>") + Markup("").join(_tag(reference) for reference in references))
    return Markup("").join(written)


def _opened(begins: tuple[Reference, ...]) -> Markup:
    first, *rest = (anchor(reference) for reference in begins)
    return Markup("").join(
        [*(Markup('<a id="w-{}"></a>').format(one) for one in rest), Markup('<mark id="w-{}">').format(first)]
    )


def _tag(reference: Reference) -> Markup:
    return Markup('<a class="tag" href="#t-{}" title="{}">{}</a>').format(
        anchor(reference), reference.id, reference.label
    )
