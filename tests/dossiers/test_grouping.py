"""Which side a claim stands on, and what it disputes."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import NATO, OFFICIAL, RUS, USA, Details, document, records, said
from treatywatch.dossiers.catalogue import Catalogue, ClaimEntry, catalogue
from treatywatch.dossiers.grouping import Charge, charge, group, side
from treatywatch.records import Verdict

MISSILE = ("the missile", "9m729")
BREACH: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("would_breach", ("VI.1",), ())
OPEN: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("undetermined", ("VI.1",), ("its range",))
OUTSIDE: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("outside_scope", (), ())


def found(act: str, details: Details) -> Catalogue:
    text = document("The words of the claim.")
    return catalogue([records(text, [said("The words", act, **details)])], "inf")


def entry(act: str, details: Details) -> ClaimEntry:
    return next(found(act, details).claims())


@pytest.mark.parametrize(
    ("act", "details", "stands"),
    [
        # A breach is alleged, whoever says so; a denial answers it.
        ("violate", {"actor": (RUS,)}, "allegation"),
        ("violate", {"actor": (RUS,), "polarity": "negative", "by": ((RUS, "deny"),)}, "denial"),
        # To comply is the same the other way round.
        ("comply", {"actor": (RUS,)}, "denial"),
        ("comply", {"actor": (RUS,), "polarity": "negative"}, "allegation"),
        # An act on an item is a charge by its verdict; where that is open, somebody has to vouch for it.
        ("test", {"actor": (RUS,), "item": MISSILE, "verdict": BREACH}, "allegation"),
        ("test", {"actor": (RUS,), "item": MISSILE, "verdict": OPEN}, None),
        ("test", {"actor": (RUS,), "item": MISSILE, "verdict": OPEN, "by": ((OFFICIAL, "allege"),)}, "allegation"),
        ("test", {"actor": (RUS,), "item": MISSILE, "verdict": OPEN, "presupposed": True}, "allegation"),
        ("test", {"actor": (RUS,), "item": MISSILE, "verdict": OUTSIDE, "by": ((USA, "allege"),)}, None),
        ("test", {"actor": (RUS,), "item": MISSILE, "polarity": "negative"}, "denial"),
        # What is planned or hangs on something else has not been done.
        ("deploy", {"actor": (RUS,), "item": MISSILE, "verdict": BREACH, "modality": ("planned",)}, None),
        ("deploy", {"actor": (RUS,), "item": MISSILE, "verdict": BREACH, "modality": ("conditional",)}, None),
        ("deploy", {"actor": (RUS,), "item": MISSILE, "verdict": BREACH, "modality": ("possible",)}, "allegation"),
        # Demands.
        ("eliminate", {"actor": (RUS,), "item": MISSILE, "modality": ("demanded",)}, "demand"),
        ("return_to_compliance", {"actor": (RUS,), "by": ((NATO, "demand"),)}, "demand"),
        # Duties of verification: done, they are no denial of anything.
        ("inspect", {"actor": (USA,)}, None),
        ("refuse_inspection", {"actor": (RUS,), "verdict": BREACH}, "allegation"),
        # Steps in the treaty's life are no matter of dispute.
        ("withdraw", {"actor": (USA,)}, None),
    ],
)
def test_the_side_that_a_claim_stands_on(act: str, details: Details, stands: str | None) -> None:
    assert side(entry(act, details)) == stands


@pytest.mark.parametrize(
    ("act", "details", "expected"),
    [
        ("test", {"actor": (RUS,), "item": MISSILE}, Charge(("RUS",), "system:9m729")),
        ("violate", {"actor": (RUS,), "item": MISSILE}, Charge(("RUS",), "system:9m729")),
        ("test", {"actor": (RUS,), "item": ("a missile", None)}, Charge(("RUS",), "class:missile")),
        ("violate", {"actor": (RUS,), "item": ("missiles", None)}, Charge(("RUS",), "treaty")),
        ("violate", {"actor": (USA, RUS)}, Charge(("RUS", "USA"), "treaty")),
        ("violate", {"actor": ()}, None),
    ],
)
def test_the_charge_is_the_party_and_the_most_exact_subject(act: str, details: Details, expected: Charge) -> None:
    assert charge(entry(act, details).claim) == expected


def test_a_denial_joins_the_charge_that_it_answers() -> None:
    one = records(document("Russia tested it."), [said("Russia tested it", "test", actor=(RUS,), item=MISSILE,
                                                       verdict=BREACH)])  # fmt: skip
    other = records(
        document("It did not launch it."),
        [said("It did not launch it", "launch", actor=(RUS,), item=MISSILE, polarity="negative", by=((RUS, "deny"),))],
    )
    (dispute,), others = group(catalogue([one, other], "inf"))
    assert [len(part) for part in (dispute.allegations, dispute.denials, others)] == [1, 1, 0]


def test_a_denial_alone_is_a_dispute_and_a_statement_of_compliance_alone_is_none() -> None:
    denied, _ = group(found("violate", {"actor": (RUS,), "polarity": "negative", "by": ((RUS, "deny"),)}))
    complied, others = group(found("comply", {"actor": (RUS,)}))
    assert (len(denied), len(complied), len(others)) == (1, 0, 1)


def test_no_claim_is_lost_between_disputes_and_others() -> None:
    one = found("negotiate", {"actor": (RUS, USA)})
    disputes, others = group(one)
    assert (disputes, [entry.reference.label for entry in others]) == ((), ["1.1"])
