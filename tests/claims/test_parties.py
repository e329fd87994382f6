from __future__ import annotations

from datetime import date

import pytest

from tests.claims.parsed import Parse
from treatywatch.claims.parties import acts_for_state, of_its_time
from treatywatch.records import DateInterval, Entity, Span

REAGAN_AND_GORBACHEV = "Ronald|PROPN|nsubj|5 Reagan|PROPN|flat|1 and|CCONJ|cc|4 Gorbachev|PROPN|conj|1 met|VERB|root|0"


def person(role: str | None) -> Entity:
    return Entity(id="somebody", name="Somebody", type="person", state="RUS", role=role)


def russia(mention: str) -> Entity:
    span = Span(start=0, end=len(mention), exact=mention)
    return Entity(id="RUS", name="Russia", type="state", state="RUS", mention=span)


def in_year(year: int) -> DateInterval:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return DateInterval(start=first, end=last, precision="year", text=str(year), basis="explicit")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("president", True),
        ("foreign minister", True),
        ("Kremlin spokesman", True),
        ("former president", False),
        ("senator", False),
        ("nuclear expert", False),
        (None, False),
    ],
)
def test_only_who_governs_acts_for_a_state(role: str | None, expected: bool) -> None:
    assert acts_for_state(person(role)) is expected


def test_an_organisation_of_no_state_acts_for_none() -> None:
    assert not acts_for_state(Entity(id="NATO", name="NATO", type="organisation"))


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("government", True), ("defence ministry", True), ("military", True), ("embassy", True),
        ("legislature", False), ("party", False), ("media", False), ("company", False), ("police", False),
        ("research", False), ("movement", False), (None, False),
    ],
)  # fmt: skip
def test_only_organs_of_government_act_for_their_state(role: str | None, expected: bool) -> None:
    organ = Entity(id="RUS-organ", name="Organ", type="organisation", state="RUS", role=role)
    assert acts_for_state(organ) is expected


def test_an_unknown_parliament_acts_for_itself_and_an_unknown_ministry_for_its_state() -> None:
    parliament = Entity(id=None, name="the parliament", type="organisation", state="SWE", role="legislature")
    assert not acts_for_state(parliament)
    assert acts_for_state(parliament.model_copy(update={"role": "energy ministry"}))


def test_the_nationals_as_a_group_act_as_their_state() -> None:
    assert acts_for_state(Entity(id="RUS", name="Russia", type="state", state="RUS", role="people"))


@pytest.mark.parametrize(("code", "name", "wikidata"), [("SWE", "Sweden", "Q34"), ("XXX", "XXX", None)])
def test_the_state_behind_somebody_has_its_usual_name(code: str, name: str, wikidata: str | None) -> None:
    mention = Span(start=0, end=12, exact="The minister")
    minister = Entity(id=None, name="minister", type="person", state=code, role="foreign minister", mention=mention)
    state = Parse("Nothing|PRON|root|0").parties.state_of(minister)
    assert state == Entity(id=code, name=name, type="state", state=code, wikidata=wikidata, mention=mention)


def test_moscow_was_the_soviet_union_before_its_end() -> None:
    assert of_its_time(russia("Moscow"), in_year(1987)).id == "SUN"
    assert of_its_time(russia("Moscow"), in_year(2008)).id == "RUS"
    assert of_its_time(russia("Moscow"), None).id == "RUS"


def test_who_is_called_russia_stays_russia() -> None:
    assert of_its_time(russia("Russia"), in_year(1987)).id == "RUS"


def test_coordinated_leaders_act_together() -> None:
    parse = Parse(REAGAN_AND_GORBACHEV)
    assert [entity.id for entity in parse.parties.at(0)] == ["ronald-reagan", "mikhail-gorbachev"]


def test_a_leader_acts_for_the_state_but_speaks_as_a_person() -> None:
    parse = Parse(REAGAN_AND_GORBACHEV)
    assert [entity.type for entity in parse.parties.acting(0)] == ["state", "state"]
    assert [entity.type for entity in parse.parties.speakers(0)] == ["person", "person"]


def test_a_mention_says_which_words_named_the_party() -> None:
    parse = Parse("The|DET|det|2 Kremlin|PROPN|nsubj|3 denied|VERB|root|0 everything|PRON|obj|3")
    (actor,) = parse.parties.acting(parse.word("kremlin"))
    assert actor.id == "RUS"
    assert actor.mention is not None
    assert "Kremlin" in actor.mention.exact
    assert parse.text[actor.mention.start : actor.mention.end] == actor.mention.exact


def test_a_state_before_a_noun_is_who_the_noun_means() -> None:
    parse = Parse("Russian|ADJ|amod|2 diplomats|NOUN|nsubj|3 left|VERB|root|0")
    assert [entity.state for entity in parse.parties.at(parse.word("diplomats"))] == ["RUS"]


def test_where_a_thing_lies_is_not_who_it_is() -> None:
    parse = Parse("Residents|NOUN|nsubj|4 near|ADP|case|3 Germany|PROPN|nmod|1 protested|VERB|root|0")
    assert parse.parties.at(parse.word("residents")) == ()


def test_a_common_noun_names_nobody() -> None:
    parse = Parse("The|DET|det|2 weather|NOUN|nsubj|3 changed|VERB|root|0")
    assert parse.parties.acting(parse.word("weather")) == ()
