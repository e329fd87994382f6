from __future__ import annotations

from datetime import date

import pytest

from treatywatch.readings.gazetteer import Gazetteer, Person, office_of, slug

GAZETTEER = Gazetteer.load()


def found(text: str, on: date | None = None) -> list[tuple[str, str, str]]:
    return [(text[known.start : known.end], known.usage, known.id) for known in GAZETTEER.find(text, on)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("US officials told us", [("US", "name", "USA")]),
        ("the U.S. Senate", [("U.S. Senate", "organisation", "USA-senate")]),
        ("Soviet and Russian generals", [("Soviet", "adjective", "SUN"), ("Russian", "adjective", "RUS")]),
        ("the Russians", [("Russians", "people", "RUS")]),
        ("the Kremlin", [("Kremlin", "seat", "RUS")]),
        ("Russia\u2019s National Security Council",
         [("Russia\u2019s National Security Council", "organisation", "RUS-security-council")]),
        ("the Washington Post", [("the Washington Post", "organisation", "WASHINGTON-POST")]),
        ("in the South China Sea", []),
        ("United \nNations", [("United \nNations", "organisation", "UN")]),
        ("Barrack Obama", [("Barrack Obama", "person", "barack-obama")]),
        ("turkey and polish", []),
    ],
)  # fmt: skip
def test_states_organisations_and_people_are_found_by_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(("day", "state"), [("1987-12-08", "SUN"), ("1992-01-01", "RUS")])
def test_a_capital_means_the_state_of_the_day_and_a_name_what_it_says(day: str, state: str) -> None:
    on = date.fromisoformat(day)
    assert found("Moscow", on) == [("Moscow", "capital", state)]
    assert found("Russia", on) == [("Russia", "name", "RUS")]


@pytest.mark.parametrize(
    ("day", "role"),
    [
        ("1987-12-08", "prime minister"),
        ("1991-01-01", "former prime minister"),
        ("1970-01-01", None),
    ],
)
def test_an_office_is_held_on_its_days_only(day: str, role: str | None) -> None:
    assert GAZETTEER.person("margaret-thatcher", date.fromisoformat(day)).role == role


def test_who_serves_an_organisation_has_no_state() -> None:
    entity = GAZETTEER.person("jens-stoltenberg", date(2018, 1, 1))
    assert (entity.state, entity.role) == (None, "NATO secretary general")


def test_the_holder_of_an_office_is_known_by_date_only() -> None:
    assert GAZETTEER.holder_of("president", "USA", date(2018, 5, 1)) == "donald-trump"
    assert GAZETTEER.holder_of("president", "USA", None) is None


@pytest.mark.parametrize("person", GAZETTEER.people.values(), ids=lambda person: slug(person.name))
def test_terms_of_office_do_not_end_before_they_start(person: Person) -> None:
    assert all(term.end is None or term.start < term.end for term in person.terms)
    assert person.serves in GAZETTEER.states or person.serves in GAZETTEER.organisations


def test_every_organ_belongs_to_a_known_state() -> None:
    assert {o.state for o in GAZETTEER.organisations.values() if o.state} <= GAZETTEER.states.keys()


def test_an_office_without_days_is_refused() -> None:
    with pytest.raises(ValueError, match="no office with its days"):
        office_of("president since 1999")


def test_slugs_are_plain() -> None:
    assert slug("François Mitterrand") == "francois-mitterrand"
