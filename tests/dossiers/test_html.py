"""The page: self-contained, with links that lead somewhere, and nothing in a document can break it."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.dossiers.builders import RUS, USA, Described, document, making, pack, records, said
from tests.dossiers.sample_records import sample
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.html import marked, render_html
from treatywatch.dossiers.sections import Dossier, Mark, Paragraph
from treatywatch.dossiers.sentences import Reference
from treatywatch.records import DocumentRecords, Problem

VOID = {"meta", "br", "link", "img", "input"}


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, text, and whether every element is closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.misnested: list[str] = []
        self.words: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute))]


def dossier(found: list[DocumentRecords] | None = None) -> Dossier:
    return build(sample() if found is None else found, pack(), making())


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(render_html(dossier()))


def test_every_element_is_closed_where_it_should_be(page: Page) -> None:
    assert (page.misnested, page.open) == ([], [])


def test_no_id_is_given_twice_and_every_link_inside_leads_to_one(page: Page) -> None:
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    inside = {href.removeprefix("#") for href in page.values("href") if href.startswith("#")}
    assert inside <= set(ids)
    assert len(inside) > 100


def test_nothing_is_loaded_from_anywhere_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not page.values("src")
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    assert "default-src 'none'" in page.values("content")[1] + page.values("content")[2]
    html = render_html(dossier())
    assert "@import" not in html
    assert not re.search(r"url\((?!#hatch-)", html)


def test_a_reader_without_eyes_is_told_what_the_drawing_shows(page: Page) -> None:
    drawings = [attributes for tag, attributes in page.elements if tag == "svg"]
    assert [one["role"] for one in drawings] == ["img", "img"]
    named = [label for one in drawings for label in (one["aria-labelledby"] or "").split()]
    assert set(named) <= set(page.values("id"))
    assert "8 December 1987: Signed in Washington" in page.text


def test_every_claim_carries_its_id_and_leads_to_its_words(page: Page) -> None:
    referred = {attributes["data-id"]: attributes["href"] for _, attributes in page.elements if "data-id" in attributes}
    claims = {claim.id for one in sample() for claim in one.claims}
    descriptions = {description.id for one in sample() for description in one.descriptions}
    assert set(referred) == claims | descriptions


def test_verdicts_are_told_by_words_and_signs_not_by_colour_alone(page: Page) -> None:
    assert "■ Would breach".replace(" ", "") in page.text.replace(" ", "")
    assert "The act would breach Art. VI.1(a) if true as stated." in page.text


HOSTILE = "</p></article><script>alert('x')</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}&amp;\u202etxet\x00"


def hostile() -> list[DocumentRecords]:
    text = f"Russia {HOSTILE} tested it. {'long' * 5000} It is of {HOSTILE} unlimited duration."
    of = document(text, publisher=HOSTILE, title=HOSTILE)
    of = of.model_copy(
        update={"url": "javascript:alert(1)", "source": f"https://x.example/{HOSTILE}", "author": HOSTILE}
    )
    entity = RUS.model_copy(update={"id": None, "name": HOSTILE, "state": None, "type": "person", "role": HOSTILE})
    claim = said(f"Russia {HOSTILE} tested it", "test", actor=(entity,), by=((entity, "allege"),), when=HOSTILE,
                 item=(HOSTILE, None), verdict=("undetermined", (HOSTILE,), (HOSTILE,)))  # fmt: skip
    other = said(HOSTILE, "violate", actor=(USA,))
    described = Described(f"of {HOSTILE} unlimited", "duration", HOSTILE, "inaccurate", HOSTILE)
    problem = Problem(document=of.id, where=HOSTILE, what=HOSTILE, remedy=HOSTILE)
    return [records(of, [claim, other], [described], [problem])]


def test_a_hostile_text_cannot_break_the_page() -> None:
    page = Page(render_html(dossier(hostile())))
    assert (page.misnested, page.open) == ([], [])
    assert not {"script", "img"} & {tag for tag, _ in page.elements}
    assert not [href for href in page.values("href") if not href.startswith(("#", "https://example.org"))]
    assert "{{ 7 * 7 }}{% raw %}&amp;[U+202E]txet[U+0000]" in page.text


def test_overlapping_evidence_is_marked_with_anchors_for_all() -> None:
    one, two, three = (Reference(label=f"1.{n}", id=f"claim-{n}", document=1) for n in (1, 2, 3))
    paragraph = Paragraph(
        offset=0,
        text="a<b>c",
        marks=(
            Mark(start=0, end=3, references=(one, two), begins=(one, two)),
            Mark(start=2, end=5, references=(three,), begins=(three,)),
        ),
    )
    assert marked(paragraph) == (
        '<a id="w-1-2"></a><mark id="w-1-1">a&lt;<mark id="w-1-3">b</mark></mark>'
        '<a class="tag" href="#t-1-1" title="claim-1">1.1</a><a class="tag" href="#t-1-2" title="claim-2">1.2</a>'
        '<mark>&gt;c</mark><a class="tag" href="#t-1-3" title="claim-3">1.3</a>'
    )


def test_evidence_in_two_paragraphs_has_one_anchor() -> None:
    one = records(document("Russia did\n\ntest it."), [said("Russia did\n\ntest it", "test", actor=(RUS,))])
    assert Page(render_html(dossier([one]))).values("id").count("w-1-1") == 1


def test_a_record_without_documents_makes_a_page_that_says_so() -> None:
    page = Page(render_html(dossier([])))
    assert (page.misnested, page.open) == ([], [])
    assert "No document in this record speaks of INF Treaty." in page.text
