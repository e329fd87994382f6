"""From records to a dossier."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dossiers.builders import RUS, USA, document, making, pack, records, said
from tests.dossiers.sample_records import sample
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.html import render_html
from treatywatch.dossiers.json_format import render_json
from treatywatch.dossiers.markdown import render_markdown
from treatywatch.dossiers.sections import Dossier
from treatywatch.dossiers.sentences import Sentence
from treatywatch.treaties.pack_parts import Event

DOSSIER = build(sample(), pack(), making())


def sentences(dossier: Dossier) -> list[Sentence]:
    told = [dossier.scope, *(one for paragraph in dossier.summary for one in paragraph)]
    for dispute in dossier.disputes:
        told += dispute.summary
        for proposition in dispute.propositions:
            told += [one.sentence for one in (*proposition.allegations, *proposition.denials)]
        told += [one.sentence for one in dispute.demands]
    return told + [one.sentence for group in dossier.other_claims for one in group.tellings]


@settings(max_examples=10)
@given(st.permutations(sample()))
def test_the_order_of_the_records_changes_nothing(shuffled: list[object]) -> None:
    assert build(shuffled, pack(), making()) == DOSSIER  # type: ignore[arg-type]


def test_the_same_dossier_gives_the_same_bytes() -> None:
    again = build(sample(), pack(), making())
    assert render_html(again) == render_html(DOSSIER)
    assert render_markdown(again) == render_markdown(DOSSIER)
    assert render_json(again) == render_json(DOSSIER)


def test_json_and_pickle_give_the_dossier_back() -> None:
    assert Dossier.model_validate_json(render_json(DOSSIER)) == DOSSIER
    assert pickle.loads(pickle.dumps(DOSSIER)) == DOSSIER  # noqa: S301 - our own bytes


def test_documents_are_numbered_by_date_and_those_without_come_last() -> None:
    assert [source.published for source in DOSSIER.sources[:2]] == ["25 October 2007", "31 July 2014"]
    assert DOSSIER.sources[-1].published == "no date"
    assert [source.number for source in DOSSIER.sources] == list(range(1, 12))


def test_every_claim_is_told_once() -> None:
    told = [
        voice.reference.id
        for tellings in (
            *(one for dispute in DOSSIER.disputes for p in dispute.propositions for one in (p.allegations, p.denials)),
            *(dispute.demands for dispute in DOSSIER.disputes),
            *(group.tellings for group in DOSSIER.other_claims),
        )
        for telling in tellings
        for voice in telling.voices
    ]
    assert sorted(told) == sorted(claim.id for one in sample() for claim in one.claims)


def test_every_sentence_about_a_claim_carries_its_id() -> None:
    known = {claim.id for one in sample() for claim in one.claims} | {
        description.id for one in sample() for description in one.descriptions
    }
    for sentence in sentences(DOSSIER):
        assert {reference.id for reference in sentence.references} <= known
        assert sentence.references or sentence.text.startswith(("This record has", "In this record", "No denial in"))


def test_a_silence_speaks_of_this_record_only() -> None:
    silences = [dispute.silence.text for dispute in DOSSIER.disputes if dispute.silence]
    assert silences[0] == (
        "No denial in this record, which has 12 documents of 5 publishers (2 without a stated publisher) "
        "from 25 October 2007 to 4 July 2024 (1 without a certain date)."
    )
    assert "did not deny" not in render_html(DOSSIER)


def test_a_dispute_has_both_sides_and_what_would_follow() -> None:
    first = DOSSIER.disputes[0]
    assert (first.title, first.contested, first.denied_by) == ("Russia and the 9M729", True, ("Russia",))
    assert (first.parties, first.accused, first.subject) == (("RUS",), "Russia", "the 9M729")
    assert first.verdicts == (("would_breach", 15), ("undetermined", 2))
    assert first.missing == ("the range of the missile",)
    assert first.summary[0].text.endswith(
        "accuse Russia of producing, testing, flight-testing and deploying the 9M729."
    )


def test_missing_facts_become_questions_with_the_claims_that_they_would_settle() -> None:
    question = DOSSIER.questions[-1]
    assert (question.text, len(question.references), question.disputes) == ("the range of the missile", 2, (1,))


def test_what_texts_get_wrong_comes_first() -> None:
    verdicts = [one.verdict for one in DOSSIER.descriptions]
    assert verdicts == sorted(verdicts, key=["inaccurate", "imprecise", "undetermined", "accurate"].index)
    assert sum(len(one.places) for one in DOSSIER.descriptions) == 13


def test_documents_that_do_not_speak_of_the_treaty_are_named_apart() -> None:
    assert [one.title for one in DOSSIER.silent_sources] == ["Weather"]
    elsewhere = records(document("Both left."), [said("Both left", "withdraw", actor=(USA, RUS), treaties=("abm",))])
    dossier = build([elsewhere], pack(), making())
    assert (dossier.sources, len(dossier.silent_sources), dossier.disputes) == ((), 1, ())


def test_history_stands_beside_the_treatys_own_life() -> None:
    event = Event(id="one", on="2014-07", actor="USA", kind="report", what="a report", source="text",
                  confidence="from-memory")  # fmt: skip
    dossier = build(sample(), pack(), making(), [event])
    assert [(one.dated, one.own) for one in dossier.life.moments][3] == ("July 2014", False)
    assert len(dossier.life.moments) == len(DOSSIER.life.moments) + 1


def test_the_formats_say_the_same() -> None:
    page, plain = _bare(render_html(DOSSIER)), _bare(render_markdown(DOSSIER))
    for sentence in sentences(DOSSIER):
        assert _bare(sentence.text) in page
        assert _bare(sentence.text) in plain
    for passage in DOSSIER.passages:
        assert _bare(passage.title) in page
        assert _bare(passage.title) in plain


def _bare(text: str) -> str:
    return "".join(c for c in text.replace("&#39;", "'").replace("&#34;", '"') if c.isalnum() or c in "'.")
