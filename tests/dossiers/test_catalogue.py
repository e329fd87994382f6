"""Which documents and claims concern the treaty, and their numbers."""

from __future__ import annotations

from tests.dossiers.builders import RUS, Described, document, records, said
from treatywatch.dossiers.catalogue import catalogue


def test_a_claim_belongs_by_its_treaty_by_its_finding_or_by_its_document() -> None:
    text = document("Russia left. It tested it. It met. It ratified the other treaty.")
    one = records(
        text,
        [
            said("Russia left", "withdraw", actor=(RUS,)),
            said("It tested it", "test", actor=(RUS,), treaties=("abm",), verdict=("outside_scope", (), ())),
            said("It met", "meet", actor=(RUS,), treaties=()),
            said("It ratified the other treaty", "ratify", actor=(RUS,), treaties=("abm",)),
        ],
    )
    chosen = [(entry.reference.label, entry.claim.act) for entry in catalogue([one], "inf").claims()]
    assert chosen == [("1.1", "withdraw"), ("1.2", "test"), ("1.3", "meet")]


def test_a_text_that_speaks_of_the_treaty_in_passing_keeps_its_other_claims_to_itself() -> None:
    elsewhere = "".join(f"Russia met group {n}.\n\n" for n in range(5))
    claims = [said(f"Russia met group {n}", "meet", actor=(RUS,), treaties=()) for n in range(5)]
    beside = said("It supported it", "support", actor=(RUS,), treaties=())
    speech = document(f"{elsewhere}Russia left the treaty. It supported it.")
    one = records(speech, [*claims, said("Russia left the treaty", "withdraw", actor=(RUS,)), beside])
    assert [entry.claim.act for entry in catalogue([one], "inf").claims()] == ["withdraw", "support"]


def test_a_claim_without_a_treaty_in_a_document_about_something_else_does_not_belong() -> None:
    one = records(document("It met."), [said("It met", "meet", actor=(RUS,), treaties=())])
    found = catalogue([one], "inf")
    assert (found.documents, [document.id for document in found.silent]) == ((), [one.document.id])


def test_claims_and_descriptions_share_one_numbering_in_the_order_of_the_text() -> None:
    one = records(
        document("It is of unlimited duration. Russia left."),
        [said("Russia left", "withdraw", actor=(RUS,))],
        [Described("of unlimited duration", "duration", "unlimited", "accurate")],
    )
    found = catalogue([one], "inf")
    assert [entry.reference.label for entry in found.descriptions()] == ["1.1"]
    assert [entry.reference.label for entry in found.claims()] == ["1.2"]
