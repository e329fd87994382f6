"""Disputes in sentences."""

from __future__ import annotations

import pytest

from tests.dossiers.builders import NATO, OFFICIAL, RUS, USA, Details, document, making, pack, records, said
from treatywatch.dossiers.dossier import build
from treatywatch.dossiers.sections import Dispute
from treatywatch.records import Entity, Verdict

MISSILE = ("the missile", "9m729")
OPEN: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("undetermined", ("VI.1",), ("its range",))
BREACH: tuple[Verdict, tuple[str, ...], tuple[str, ...]] = ("would_breach", ("VI.1",), ())

UNJUDGED = "from what is stated, with regard to Art. VI.1 (missing: its range)."


def dispute(*claims: tuple[str, Details]) -> Dispute:
    text = document("".join(f"Sentence {n}. " for n in range(len(claims))))
    made = [said(f"Sentence {n}", act, actor=(RUS,), **details) for n, (act, details) in enumerate(claims)]  # type: ignore[misc]
    return build([records(text, made)], pack(), making()).disputes[0]


def sentences(*claims: tuple[str, Details]) -> list[str]:
    return [one.text for one in dispute(*claims).summary]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([("violate", {"by": ((USA, "allege"),)})], ["The United States accuses Russia of violating the INF Treaty."]),
        ([("violate", {"by": ((USA, "allege"),)}), ("violate", {"by": ((NATO, "assert"),)})],
         ["The United States and NATO accuse Russia of violating the INF Treaty."]),
        ([("violate", {})], ["1 text in its own voice accuses Russia of violating the INF Treaty."]),
        ([("violate", {"polarity": "negative", "by": ((RUS, "deny"),)})],
         ["Russia denies violating the INF Treaty."]),
        ([("violate", {}), ("comply", {"by": ((NATO, "assert"),)})],
         ["1 text in its own voice accuses Russia of violating the INF Treaty.",
          "NATO says that Russia has not been failing to comply with the INF Treaty."]),
        ([("possess", {"item": MISSILE, "by": ((RUS, "admit"),), "verdict": OPEN})],
         ["Russia itself speaks of possessing the 9M729.", f"The act so described cannot be judged {UNJUDGED}"]),
        ([("test", {"item": MISSILE, "by": ((USA, "allege"),), "verdict": BREACH})] * 2,
         ["The United States accuses Russia of testing the 9M729.",
          "In both claims the act so described would breach Art. VI.1 if true as stated."]),
        ([("test", {"item": MISSILE, "by": ((USA, "allege"),), "verdict": OPEN})] * 2,
         ["The United States accuses Russia of testing the 9M729.",
          f"In both claims the act so described cannot be judged {UNJUDGED}"]),
    ],
)  # fmt: skip
def test_a_dispute_is_summed_up(claims: list[tuple[str, Details]], expected: list[str]) -> None:
    assert sentences(*claims) == expected


def test_a_denial_of_another_act_is_no_denial_of_this_one() -> None:
    one = dispute(
        ("test", {"item": MISSILE, "by": ((USA, "allege"),), "verdict": BREACH}),
        ("deploy", {"item": MISSILE, "by": ((OFFICIAL, "allege"),), "verdict": BREACH}),
        ("deploy", {"item": MISSILE, "by": ((RUS, "deny"),), "polarity": "negative"}),
    )
    silences = {proposition.family: proposition.silence for proposition in one.propositions}
    assert silences["holding"] is None
    assert silences["testing"] is not None
    assert silences["testing"].text.startswith("No denial of this in this record")
    assert one.silence is None


def test_what_is_denied_and_nowhere_alleged_is_said_to_be_so() -> None:
    one = dispute(("violate", {"polarity": "negative", "by": ((RUS, "deny"),)}))
    assert one.silence is not None
    assert one.silence.text.startswith("What is denied is alleged nowhere in this record, which has 1 document")
    assert not one.contested


def test_many_accusers_are_counted_after_the_first() -> None:
    people = [OFFICIAL.model_copy(update={"name": f"official {n}", "role": "official"}) for n in "abcdef"]
    charges: list[tuple[str, Details]] = [("violate", {"by": ((one, "allege"),)}) for one in people]
    (first,) = sentences(*charges)
    assert first.startswith("Official a (United States, unnamed), ")
    assert " and 3 others accuse Russia" in first


def test_those_who_hold_an_office_speak_for_their_state() -> None:
    minister = Entity(id="x", name="A. Minister", type="person", state="USA", role="foreign minister")
    one = dispute(("violate", {"by": ((minister, "allege"),)}), ("violate", {"by": ((USA, "allege"),)}))
    assert one.alleged_by == ("the United States",)
