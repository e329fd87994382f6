from __future__ import annotations

from tests.builders import document_of
from tests.threads.stating import cell, claim_of, days, span
from treatywatch.records import DocumentRecords, Reading
from treatywatch.thread_records import Cell, Chain, Days, Link, Relation
from treatywatch.threads.chains import LinkedThread, chains, links


def link(cause: str, effect: str, relation: Relation = "in_response_to") -> Link:
    return Link(id=f"link-{cause}-{effect}-{relation}", document="d", relation=relation, cause=cause, effect=effect)


def thread(name: str, when: Days | None = None, *cells: Cell) -> LinkedThread:
    return LinkedThread(f"what {name} did", when, cells)


def rows(found: tuple[Chain, ...]) -> list[list[str]]:
    return [[chain.steps[0].cause, *(step.effect for step in chain.steps)] for chain in found]


#: Each claim of these tests stands in the thread of its first letter.
THREADS = {letter: letter[0].upper() for letter in ("a", "a2", "b", "b2", "c", "d")}
DATED = {
    "A": thread("A", days("2019-02-01")),
    "B": thread("B", days("2019-02-02")),
    "C": thread("C", days("2019-08-02")),
    "D": thread("D", days("2020-01-01")),
}


def test_the_links_of_a_document_are_its_stated_replies_and_conditions() -> None:
    text = "In response to the test, Ruritania deployed it"
    test, deployment = claim_of("the test", "test"), claim_of(text, "deploy", response_to="c-the test")
    deployment = deployment.model_copy(update={"response_cue": span(text, "In response to")})
    threat = claim_of("it would withdraw", "withdraw", condition="c-the test")
    lost = claim_of("it reacted", "suspend", response_to="c-rejected by a reviewer")
    document = document_of(text)
    reading = Reading(document=document.id, words=(), sentences=(), name_spans=(), statements=(), model="test")
    found = links(DocumentRecords(document, reading, (test, deployment, threat, lost), (), (), ()))
    assert [(one.relation, one.cause, one.effect, one.cue and one.cue.exact) for one in found] == [
        ("in_response_to", test.id, deployment.id, "In response to"),
        ("condition", test.id, threat.id, None),
    ]


def test_replies_make_a_row_in_the_order_of_days() -> None:
    found = chains([link("b", "c"), link("a", "b")], THREADS, DATED)
    assert rows(found) == [["A", "B", "C"]]
    step = found[0].steps[0]
    assert (step.cause_title, step.effect_title, step.effect_when) == ("what A did", "what B did", days("2019-02-02"))
    assert (step.condition_claimed, step.effect_claimed) == (None, None)


def test_the_same_reply_in_several_documents_is_one_step_with_all_links() -> None:
    (found,) = chains([link("a", "b"), link("a2", "b2")], THREADS, DATED)
    assert [step.links for step in found.steps] == [("link-a-b-in_response_to", "link-a2-b2-in_response_to")]


def test_tit_for_tat_is_one_row_that_comes_to_its_end() -> None:
    assert rows(chains([link("a", "b"), link("b", "a2")], THREADS, DATED)) == [["A", "B", "A"]]


def test_each_of_several_replies_to_one_act_begins_a_row() -> None:
    assert rows(chains([link("a", "b"), link("a", "c"), link("b", "d")], THREADS, DATED)) == [
        ["A", "B", "D"],
        ["A", "C"],
    ]


def test_links_without_threads_or_within_one_are_left_out() -> None:
    assert chains([link("a", "a2"), link("a", "unplaced")], THREADS, DATED) == ()


def test_a_threat_says_whether_condition_and_consequence_were_later_claimed() -> None:
    threatened = cell("plans", "2018-12-04")
    condition = thread("A", None, cell("supposes", "2018-12-04"), cell("asserts", "2019-01-10"))
    consequence = thread("B", None, threatened, cell("asserts", "2018-01-01"))
    (found,) = chains([link("a", "b", "condition")], THREADS, {"A": condition, "B": consequence})
    assert (found.steps[0].condition_claimed, found.steps[0].effect_claimed) == (True, False)


def test_of_a_threat_without_a_day_nothing_is_known_to_be_later() -> None:
    told = {"A": thread("A", None, cell("asserts", "2019-01-10")), "B": thread("B")}
    (found,) = chains([link("a", "b", "condition")], THREADS, told)
    assert (found.steps[0].condition_claimed, found.steps[0].effect_claimed) == (None, None)
