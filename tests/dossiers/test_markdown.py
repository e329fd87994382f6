"""Markdown: the same content, and text that cannot pass for markup."""

from __future__ import annotations

import re

import pytest

from tests.dossiers.builders import RUS, document, making, pack, records, said
from tests.dossiers.sample_records import sample
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.markdown import render_markdown
from treatywatch.dossiers.markdown_text import escaped
from treatywatch.dossiers.sections import Dossier

MARKDOWN = render_markdown(build(sample(), pack(), making()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a *b* _c_ [d](e) <f>", r"a \*b\* \_c\_ \[d\](e) \<f\>"),
        ("a | b", r"a \| b"),
        ("# no heading", r"\# no heading"),
        ("- no list", r"\- no list"),
        ("1987. no list", r"1987\. no list"),
        ("1987 began", "1987 began"),
        ("two\n\nlines", "two lines"),
        ("turned \u202e round", "turned \\[U+202E\\] round"),
    ],
)
def test_text_is_shown_as_it_is(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_every_reference_leads_to_marked_words() -> None:
    anchors = re.findall(r'<a id="(w-[\d-]+)"></a>', MARKDOWN)
    links = set(re.findall(r"\]\(#(w-[\d-]+) ", MARKDOWN))
    assert len(anchors) == len(set(anchors))
    assert links == set(anchors)


def test_every_claim_is_there_with_its_id() -> None:
    assert {claim.id for one in sample() for claim in one.claims} <= set(re.findall(r"claim-[0-9a-f]{16}", MARKDOWN))


def test_tables_have_as_many_cells_in_each_row_as_in_their_head() -> None:
    for table in re.findall(r"(?:^\|.*\n)+", MARKDOWN, flags=re.MULTILINE):
        cells = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(cells) == 1


def _of(text: str, words: str) -> Dossier:
    return build([records(document(text), [said(words, "violate", actor=(RUS,))])], pack(), making())


def test_markup_in_a_text_stays_text() -> None:
    words = "Russia <script>alert(1)</script> broke"
    shown = render_markdown(_of(f"{words} **it**.", words))
    assert r"\<script\>alert(1)\</script\>" in shown
    assert not re.search(r"(?<!\\)<(?!/?(?:mark|sup|a|https)\b)", shown)
