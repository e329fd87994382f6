"""Which treaties a claim concerns, where it names one and where it names none."""

from __future__ import annotations

import pytest

from tests.findings.test_findings import AMERICA, GERMANY, NATO, RUSSIA, TEXT, YEAR_2015, claim, document, item
from treatywatch.findings.findings import find
from treatywatch.findings.relevance import concerned, relevance
from treatywatch.records import Claim, Entity, Item, Span
from treatywatch.treaties.packs import load_pack, pack_ids

SYRIA = Entity(id="SYR", name="Syria", type="state", state="SYR", mention=Span.of(TEXT, 0, 10))
SARIN = item(
    **{"class": "agent", "kind": None, "basing": None, "range_km": None, "payload": "chemical", "text": "sarin"}
)
WARHEADS = item(
    **{
        "class": "warhead",
        "kind": None,
        "basing": None,
        "range_km": None,
        "payload": "nuclear",
        "text": "nuclear warheads",
    }
)
MINES = item(
    **{"class": "mine", "kind": None, "basing": None, "range_km": None, "payload": None, "text": "anti-personnel mines"}
)


def found(made: Claim) -> dict[str, str]:
    findings = {treaty: find(made, document(), load_pack(treaty)) for treaty in pack_ids()}
    return {treaty: finding.verdict for treaty, finding in findings.items() if finding is not None}


def test_a_claim_that_names_no_treaty_is_held_against_those_that_speak_to_it() -> None:
    made = claim("use", actor=(SYRIA,), item=SARIN, when=YEAR_2015)
    assert found(made)["cwc"] == "would_breach"


def test_a_treaty_that_does_not_bind_the_actor_is_silent() -> None:
    made = claim("use", actor=(AMERICA,), item=MINES, when=YEAR_2015)
    assert "ottawa" not in found(made)
    made = claim("use", actor=(GERMANY,), item=MINES, when=YEAR_2015)
    assert found(made)["ottawa"] == "would_breach"


def test_what_nobody_forbids_is_not_told_of_treaties_that_nobody_names() -> None:
    made = claim("deploy", actor=(AMERICA,), item=WARHEADS, when=YEAR_2015)
    assert "permitted" not in {verdict for treaty, verdict in found(made).items() if treaty != "inf"}


@pytest.mark.parametrize("actor", [(), (NATO,)])
def test_without_a_state_that_acts_only_a_named_treaty_is_asked(actor: tuple[Entity, ...]) -> None:
    made = claim("use", actor=actor, item=SARIN, when=YEAR_2015)
    assert found(made) == {}


def test_a_claim_that_names_a_treaty_is_about_that_one() -> None:
    made = claim("violate", item=None, treaties=("new-start",), when=YEAR_2015)
    assert set(found(made)) == {"new-start"}


def test_the_signing_of_a_treaty_that_bound_nobody_is_no_finding() -> None:
    made = claim("sign", item=None, treaties=("salt-2",), actor=(RUSSIA,))
    assert found(made) == {}


def test_a_missile_of_a_party_concerns_the_treaty_that_bans_missiles_by_range() -> None:
    assert relevance(claim(), document(), load_pack("inf")) == "named"
    assert relevance(claim(), document(), load_pack("new-start")) == "none"
    assert relevance(claim(), document(), load_pack("npt")) == "none"


@pytest.mark.parametrize("treaties", [(), ("cwc",), ("cwc", "npt"), ("no-such-treaty",)])
@pytest.mark.parametrize("act", ["use", "deploy", "violate", "withdraw", "meet"])
@pytest.mark.parametrize("thing", [None, SARIN, WARHEADS])
def test_a_treaty_that_a_claim_does_not_concern_has_nothing_to_say_to_it(
    treaties: tuple[str, ...], act: str, thing: Item | None
) -> None:
    made = claim(act, actor=(AMERICA,), item=thing, treaties=treaties, when=YEAR_2015)
    asked = concerned(made, pack_ids())
    assert found(made).keys() <= set(asked)
    assert list(asked) == sorted(asked)
