"""Slots take what the vocabularies allow, and say what that is."""

from __future__ import annotations

import pytest

from tests.one_document import CHARGE, DENIAL, DOCUMENT
from treatywatch.claims import vocabulary
from treatywatch.errors import UsageError
from treatywatch.records import Claim
from treatywatch.threads.item_slots import item_words, kind
from treatywatch.threads.slot_values import quotes_in
from treatywatch.threads.slots import SLOTS, put, shown, typed

BARE = CHARGE.model_copy(update={"item": None, "holders": ()})


WRITTEN = (
    ("act=deploy", "deploy"),
    ("polarity=negative", "negative"),
    ("modality=planned, possible", "planned, possible"),
    ("phase=intended", "intended"),
    ("presupposed=yes", "yes"),
    ("actor=Russia, USA", "RUS, USA"),
    ("actor=Ruritania", "Ruritania"),
    ("actor=none", ""),
    ("recipient=soviet union", "SUN"),
    ("holders=RUS, anonymous", "RUS, anonymous"),
    ("speech_act=allege", "allege"),
    ("distance=distanced", "distanced"),
    ("treaties=New START", "new-start"),
    ("treaties=none", ""),
    ("article=VI.1", "VI.1"),
    ("item=none", ""),
    ("item.class=launcher", "launcher"),
    ("item.kind=Ballistic Missiles", "ballistic missile"),
    ("item.basing=ground", "ground"),
    ("item.payload=nuclear", "nuclear"),
    ("item.role=weapon delivery", "weapon delivery"),
    ("item.system=SSC-8", "9m729"),
    ("item.range_class=intermediate-range", "intermediate-range"),
    ("item.range_km=500..5500", "500..5500"),
    ("item.kind=none", ""),
    ("place=Germany", "DEU"),
    ("when=2011-05", "2011-05-01/2011-05-31"),
    ("when=none", ""),
    ("said=2014-07-29", "2014-07-29"),
    ("condition=c-0123456789abcdef", "c-0123456789abcdef"),
    ("plover=ACCUSE", "ACCUSE"),
)


def corrected(written: str, claim: Claim = CHARGE) -> Claim:
    """Give the claim with a slot as a person writes it, `slot=value`."""
    slot, _, value = written.partition("=")
    return put(claim, {slot: typed(slot, value)})


@pytest.mark.parametrize(("written", "now"), WRITTEN)
def test_a_slot_takes_a_value_as_people_write_it(written: str, now: str) -> None:
    assert shown(corrected(written)).get(written.partition("=")[0], "") == now


def test_every_slot_but_evidence_has_a_row_above() -> None:
    assert {written.partition("=")[0] for written, _ in WRITTEN} == set(SLOTS) - {"evidence"}


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("colour=red", "a claim has no slot 'colour' to correct; there are act, polarity, "),
        ("confidence=1", "a claim has no slot 'confidence' to correct"),
        ("act=fly_test", "act: 'fly_test' is none of: flight_test, "),
        ("polarity=maybe", "polarity: 'maybe' is none of: positive, negative"),
        ("modality=planned, sure", "modality: 'sure' is none of: actual, planned, ordered, "),
        ("modality=none", r"modality: \[\] is none of: actual, "),
        ("presupposed=perhaps", "presupposed: 'perhaps' is none of: yes, no"),
        ("actor=Atlantis", "actor: 'Atlantis' is no state by its code or name, and nobody whom the claim names"),
        ("holders=anonymous:Atlantis", "holders: 'Atlantis' is no state"),
        ("treaties=imf", "treaties: 'imf' is none of: inf, "),
        ("item.class=missle", "item.class: 'missle' is none of: missile, "),
        ("item.class=none", "item.class: None is none of: missile, "),
        ("item.kind=crossbow", "item.kind: 'crossbow' is none of: "),
        ("item.basing=moon", "item.basing: 'moon' is none of: ground, sea, air, space"),
        ("item.system=9m999", "item.system: '9m999' is none of: "),
        ("item.range_km=far", "item.range_km: 'far' is no number or interval; expected 1500, >500"),
        ("item=missile", "item: only none can stand here; correct item.class"),
        ("place=Atlantis", "place: 'Atlantis' is no state"),
        ("when=last year", "when: .* expected 2008, 2008-05"),
        ("condition=clm-1", "condition: 'clm-1' is no other claim"),
        ("plover=SHOUT", "plover: 'SHOUT' is none of: AGREE, "),
    ],
)
def test_a_wrong_value_is_refused_with_what_may_stand_there(written: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        corrected(written)


def test_a_party_that_the_claim_names_keeps_its_place_in_the_text() -> None:
    assert put(DENIAL, {"actor": ["Russia"]}).actor == (DENIAL.holders[0].entity,)


def test_a_party_may_be_given_as_an_entity() -> None:
    league = {"id": None, "name": "League of Ruritania", "type": "organisation"}
    assert put(CHARGE, {"actor": [league]}).actor[0].name == "League of Ruritania"
    with pytest.raises(UsageError, match=r"actor\.type: Input should be 'state', "):
        put(CHARGE, {"actor": [{**league, "type": "club"}]})


def test_holders_keep_their_speech_acts_from_the_inside_out() -> None:
    chain = put(CHARGE, {"holders": ["FRA", "anonymous:USA"]}).holders
    assert [(holder.speech_act, holder.anonymous) for holder in chain] == [("assert", False), ("assert", True)]
    assert chain[1].cue == CHARGE.holders[0].cue
    assert put(DENIAL, {"holders": ["FRA"]}).holders[0].speech_act == "deny"
    assert put(CHARGE, {"holders": []}).holders == ()


def test_a_speech_act_needs_somebody_who_speaks() -> None:
    with pytest.raises(UsageError, match="nobody vouches for this claim; correct holders first"):
        put(BARE, {"speech_act": "deny"})


def test_an_item_that_the_reader_missed_stands_in_the_words_of_the_evidence() -> None:
    item = put(BARE, {"item.kind": "cruise missile", "item.class": "missile"}).item
    assert item is not None
    assert (item.item_class, item.kind, item.text) == ("missile", "cruise missile", CHARGE.evidence[0].exact)
    system = put(BARE, {"item.system": "9m729"}).item
    assert system is not None
    assert system.item_class == "missile"
    with pytest.raises(UsageError, match=r"item\.basing: the claim has no item; correct item\.class first"):
        put(BARE, {"item.basing": "sea"})


def test_a_corrected_root_code_brings_its_class() -> None:
    assert put(CHARGE, {"plover": "CONSULT"}).quad == 1


def test_evidence_is_found_in_the_document_however_its_spaces_run() -> None:
    (quote,) = quotes_in("evidence", "tested  a\ncruise missile", DOCUMENT, near=0)
    assert DOCUMENT.text[quote.start : quote.end] == quote.exact == "tested a cruise missile"
    pieces = quotes_in("evidence", "Moscow denied it ... tested", DOCUMENT, near=0)
    assert [piece.exact for piece in pieces] == ["tested", "Moscow denied it"]


@pytest.mark.parametrize("words", ["Moscow admitted it", {"start": 0, "end": 4, "exact": "Rome"}, ""])
def test_words_that_are_not_in_the_document_are_no_evidence(words: object) -> None:
    with pytest.raises(UsageError, match=r"evidence: .* (is not in|does not stand at .* of) note.txt"):
        quotes_in("evidence", words, DOCUMENT, near=0)


def test_the_words_of_items_are_those_of_the_reader() -> None:
    own, reader = item_words(), vocabulary.items()
    assert own.classes == tuple(reader.classes)
    assert own.payloads == tuple(reader.attributes["payload"])
    assert own.range_classes == tuple(reader.attributes["range_class"])
    assert all(kind("item.kind", one) for one in reader.attributes["kind"])
