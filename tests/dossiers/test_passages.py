"""Documents' texts with their evidence."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import RUS, document, records, said
from tests.dossiers.sample_records import sample
from treatywatch.dossiers import passages as module
from treatywatch.dossiers.catalogue import catalogue
from treatywatch.dossiers.passages import is_large, passages


def test_every_mark_covers_its_evidence() -> None:
    found = catalogue(sample(), "inf")
    evidence = {
        (entry.reference.label, quote.exact)
        for entry in found.claims()
        for quote in entry.claim.evidence
    }  # fmt: skip
    marked = {
        (reference.label, paragraph.text[mark.start : mark.end])
        for passage in passages(found.documents, excerpts=False)
        for paragraph in passage.paragraphs
        for mark in paragraph.marks
        for reference in mark.references
    }
    assert evidence <= marked


def test_evidence_across_paragraphs_is_marked_in_each() -> None:
    one = records(document("Russia did\n\ntest it."), [said("Russia did\n\ntest it", "test", actor=(RUS,))])
    (passage,) = passages(catalogue([one], "inf").documents, excerpts=False)
    assert [(p.text, [(m.start, m.end) for m in p.marks]) for p in passage.paragraphs] == [
        ("Russia did", [(0, 10)]),
        ("test it.", [(0, 7)]),
    ]


def test_excerpts_show_the_paragraphs_with_evidence_and_count_the_others() -> None:
    text = document("First.\n\nSecond.\n\nRussia left.\n\nLast.")
    one = records(text, [said("Russia left", "withdraw", actor=(RUS,))])
    (passage,) = passages(catalogue([one], "inf").documents, excerpts=True)
    assert [(paragraph.text, paragraph.left_out) for paragraph in passage.paragraphs] == [("Russia left.", 2)]
    assert passage.left_out == 1


def test_a_record_is_large_by_documents_or_by_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = catalogue(sample(), "inf").documents
    assert not is_large(documents)
    monkeypatch.setattr(module, "MOST_DOCUMENTS", 3)
    assert is_large(documents)
    monkeypatch.setattr(module, "MOST_DOCUMENTS", 300)
    monkeypatch.setattr(module, "MOST_CHARACTERS", 300)
    assert is_large(documents)
