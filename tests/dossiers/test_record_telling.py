"""A dossier over a record: disputes first, in the outline of a compliance report."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tests.dossiers.builders import NATO, RUS, USA, document, making, pack, records, said
from tests.dossiers.sample_records import sample
from tests.dossiers.test_html import HOSTILE, Page, hostile
from tests.dossiers.views import AS_OF, largest, review, view_of
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.html import render_html
from treatywatch.dossiers.json_format import render_json
from treatywatch.dossiers.markdown import render_markdown
from treatywatch.dossiers.record_sections import RecordTold, ThreadTold
from treatywatch.dossiers.record_telling import MOST_TOLD
from treatywatch.dossiers.sections import Dossier
from treatywatch.records import DocumentRecords
from treatywatch.thread_records import Review, ThreadView
from treatywatch.treaties.packs import load_pack

SAMPLE = sample()
AFTER = "14 days after the first charge"
VIEW = view_of(SAMPLE)
DOSSIER = build(SAMPLE, pack(), making(), threads=VIEW)


def record(dossier: Dossier = DOSSIER) -> RecordTold:
    assert dossier.record is not None
    return dossier.record


def told(found: list[DocumentRecords], *reviews: Review, law: str | None = None) -> RecordTold:
    made = build(found, load_pack(law) if law else pack(), making(), threads=view_of(found, reviews))
    return record(made)


def first(found: RecordTold, title: str) -> ThreadTold:
    return next(one for one in found.threads if one.title == title)


def charge_and_denial() -> list[DocumentRecords]:
    charge = document("Washington said that Russia flight-tested the missile in 2008.", "The Gazette", "2014-07-31")
    denial = document("Moscow denied that it flight-tested the missile.", "The Review", "2014-08-14")
    item = ("the 9M729 missile", "9m729")
    return [
        records(charge, [said("Russia flight-tested the missile", "flight_test", actor=(RUS,), item=item, when="2008",
                              by=((USA, "allege"),), verdict=("would_breach", ("VI.1(a)",), ()))]),
        records(denial, [said("it flight-tested the missile", "flight_test", actor=(RUS,), item=item, when="2008",
                              polarity="negative", by=((RUS, "deny"),), verdict=("undetermined", (), ("its range",)))]),
    ]  # fmt: skip


def test_without_a_view_a_dossier_is_of_documents_alone() -> None:
    assert build(SAMPLE, pack(), making()).record is None


def test_the_order_of_records_and_threads_changes_nothing() -> None:
    shuffled = list(SAMPLE)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - an order, no secret
    view = VIEW._replace(threads=tuple(reversed(VIEW.threads)))
    again = build(shuffled, pack(), making(), threads=view)
    assert render_html(again) == render_html(DOSSIER)
    assert render_markdown(again) == render_markdown(DOSSIER)
    assert render_json(again) == render_json(DOSSIER)


def test_json_gives_the_dossier_back() -> None:
    assert Dossier.model_validate_json(render_json(DOSSIER)) == DOSSIER


def test_answered_charges_come_first_then_those_without_an_answer() -> None:
    ranks = {"answered": 0, "open": 1, "uncharged": 2}
    standings = [one.standing for one in record().threads if one.contested or one.standing == "open"]
    assert standings == sorted(standings, key=lambda one: ranks[one])
    assert "answered" in standings
    assert not [one for one in record().others if one.standing != "uncharged"]


def test_a_dispute_says_who_asserts_who_denies_and_after_how_many_days() -> None:
    (one,) = told(charge_and_denial()).threads
    assert one.stands == "Charge, answered by the charged party: denies it"
    assert [sentence.text for sentence in one.summary] == [
        "The United States asserts it (1 claim, 1 origin, 31 July 2014).",
        "Russia denies it (1 claim, 1 origin, 14 August 2014).",
        f"The first answer of Russia in this record came on 14 August 2014, {AFTER}: it denies it.",
        "The act so described would breach Art. VI.1(a) if true as stated.",
    ]
    assert [(position.holder, position.charged) for position in one.positions] == [
        ("United States", False),
        ("Russia", True),
    ]


def test_evidence_stands_in_time_order_in_its_sentence_with_origin_and_grade() -> None:
    _, (gazette, _) = largest(view_of(charge_and_denial()))
    graded = review("grade", str(gazette.outlet), {"reliability": "B"}, target_kind="outlet")
    (one,) = told(charge_and_denial(), graded).threads
    assert [(each.dated, each.holder, each.stance.word, each.origin) for each in one.evidence] == [
        ("published 31 July 2014", "United States", "asserts", 1),
        ("published 14 August 2014", "Russia", "denies", 2),
    ]
    assert [segment.text for segment in one.evidence[1].quotation.segments] == [
        "Moscow denied that ",
        "it flight-tested the missile",
        ".",
    ]
    assert [each.verdict for each in one.evidence] == ["would_breach", None]
    assert [each.reliability for each in one.evidence] == ["B", None]


def test_an_obligation_says_on_which_days_it_was_in_force_for_whom() -> None:
    (one,) = told(charge_and_denial(), law="inf").threads
    article = next(each for each in one.obligations if each.article == "Art. VI.1(a)")
    assert article.effect == "forbids"
    assert article.in_force == (
        "in force from 1 June 1988 to 1 August 2019; for Russia from 26 December 1991 to 1 August 2019"
    )
    assert one.obligations_note is None


def test_a_charge_that_names_no_act_is_answered_by_all_that_the_treaty_forbids() -> None:
    text = document("Washington said that Russia violated the treaty.", "The Gazette", "2014-07-31")
    charge = said("Russia violated the treaty", "violate", actor=(RUS,), by=((USA, "allege"),))
    (one,) = told([records(text, [charge])], law="inf").threads
    assert one.obligations_note is not None
    assert "cannot be said which article is meant" in one.obligations_note
    assert {each.effect for each in one.obligations} == {"forbids"}


def test_silence_speaks_of_this_record_with_its_extent() -> None:
    (one,) = told(charge_and_denial()[:1]).threads
    assert one.silence is not None
    assert "in this record, which has 1 document" in one.silence


def test_reviews_are_shown_with_who_when_and_why() -> None:
    found = charge_and_denial()
    claim = found[0].claims[0].id
    thread, _ = largest(view_of(found))
    reviews = (
        review("correct", claim, {"actor": [{"id": "RUS", "name": "Russia"}]}),
        review("judge", thread.id, {"likelihood": "likely", "confidence": "low"}, target_kind="thread"),
        review("annotate", claim, {"text": "see p. 3"}, undone="2026-01-12T00:00:00Z"),
    )
    made = told(found, *reviews)
    (one,) = made.threads
    (mark,) = one.evidence[0].reviews
    assert (mark.what, mark.who, mark.on, mark.why) == (
        "corrected actor to Russia", "Ines Okafor", date(2026, 1, 10), "read in the source",
    )  # fmt: skip
    assert [(each.likelihood, each.confidence, each.who) for each in one.judgements] == [
        ("likely", "low", "Ines Okafor")
    ]
    assert [each.words for each in made.corrected] == ["Russia flight-tested the missile"]
    assert made.undone == 1


def test_a_rejected_claim_counts_nowhere_and_is_listed_apart() -> None:
    found = charge_and_denial()
    rejected = found[1].claims[0]
    view = view_of(found[:1], [review("reject", rejected.id)])
    dossier = build(found, pack(), making(), threads=view)
    assert [(one.target, one.words) for one in record(dossier).rejected] == [
        ("A treaty in question", "it flight-tested the missile")
    ]
    assert rejected.id not in {
        reference.id for dispute in dossier.disputes for each in dispute.summary for reference in each.references
    }
    assert [one.id for one in dossier.silent_sources] == [found[1].document.id]


def test_accepting_a_claim_takes_back_that_it_was_rejected() -> None:
    found = charge_and_denial()
    claim = found[1].claims[0].id
    later = review("accept", claim, at="2026-01-11T00:00:00Z")
    assert told(found, review("reject", claim), later).rejected == ()


def test_coverage_says_what_was_not_put_before_the_dossier() -> None:
    view = VIEW._replace(reach=VIEW.reach.model_copy(update={"documents": 1000, "publishers": 40}))
    found = record(build(SAMPLE, pack(), making(), threads=view))
    assert found.coverage[0].startswith("The record has 1,000 documents of 40 publishers")
    assert "The other 988 documents of the record were not put before it." in found.coverage
    assert found.as_of == AS_OF


def test_a_thread_on_another_treaty_is_not_told() -> None:
    text = document("NATO said that Russia left the treaty.", "The Gazette", "2023-11-07")
    other = said("Russia left the treaty", "withdraw", actor=(RUS,), by=((NATO, "assert"),), treaties=("cfe",))
    found = told([*charge_and_denial(), records(text, [other])])
    assert ([one.title for one in found.threads], found.others) == (["Russia flight-tests the 9M729"], ())


def many_threads(number: int) -> ThreadView:
    (thread,) = view_of(charge_and_denial()).threads
    copies = tuple(
        thread.model_copy(update={"id": f"{thread.id}-{n:02}", "title": f"Charge {n:02}"}) for n in range(number)
    )
    members = view_of(charge_and_denial()).members[thread.id]
    return view_of(charge_and_denial())._replace(threads=copies, members={one.id: members for one in copies})


def test_beyond_the_disputes_told_in_full_threads_are_listed_and_then_counted() -> None:
    found = record(build(charge_and_denial(), pack(), making(), threads=many_threads(100)))
    assert (len(found.threads), len(found.others), found.others_left_out) == (MOST_TOLD, 60, 28)
    assert found.disputes_left_out == 88
    html = render_html(build(charge_and_denial(), pack(), making(), threads=many_threads(100)))
    assert (
        "28 propositions not shown here; <code>treatywatch threads --treaty inf --as-of 2026-01-15</code> has them"
        in html
    )


@pytest.mark.parametrize(
    "found", [SAMPLE, charge_and_denial(), [], hostile()], ids=["sample", "two", "none", "hostile"]
)
def test_the_page_holds_together(found: list[DocumentRecords]) -> None:
    page = Page(render_html(build(found, pack(), making(), threads=view_of(found))))
    assert (page.misnested, page.open) == ([], [])
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "form"}


def test_pictures_in_a_page_lead_to_the_words_and_have_the_same_in_text() -> None:
    page = Page(render_html(DOSSIER))
    pictures = [
        attributes for tag, attributes in page.elements if tag == "svg" and "picture" in str(attributes["class"])
    ]
    assert {one["role"] for one in pictures} == {"group"}
    labelled = [attributes for tag, attributes in page.elements if tag == "a" and attributes.get("aria-label")]
    assert len(labelled) > 10
    assert all(str(one["href"]).startswith("#w-") for one in labelled)
    assert "The same as a table" in page.text
    assert "The same in text" in page.text


def test_disputes_stand_before_everything_but_the_summary() -> None:
    page = render_html(DOSSIER)
    order = [
        "summary",
        "record-disputes",
        "matrix",
        "timeline",
        "record-threads",
        "coverage",
        "life",
        "disputes",
        "sources",
    ]
    places = [page.index(f'<section id="{name}"') for name in order]
    assert places == sorted(places)
    assert "record as of 15 January 2026" in page


def test_markdown_says_the_same_and_shows_text_as_text() -> None:
    made = build(charge_and_denial(), load_pack("inf"), making(), threads=view_of(charge_and_denial()))
    markdown = render_markdown(made)
    assert "## Dispute 1: Russia flight-tests the 9M729" in markdown
    assert "Moscow denied that <mark>it flight-tested the missile</mark>." in markdown
    for section in ("### Obligation", "### Positions", "### Evidence", "### Analysis", "## Coverage"):
        assert section in markdown
    assert "<script>" not in render_markdown(build(hostile(), pack(), making(), threads=view_of(hostile())))
    assert HOSTILE not in markdown
