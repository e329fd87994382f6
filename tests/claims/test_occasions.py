from __future__ import annotations

import pytest

from tests.claims.parsed import Parse
from treatywatch.records import DateInterval, Quote

TESTED = "Russia|PROPN|nsubj|2 tested|VERB|root|0 a|DET|det|4 missile|NOUN|obj|2 in|ADP|case|6 2008|NUM|obl|2"
SAID_IN = (
    "Washington|PROPN|nsubj|2 said|VERB|root|0 in|ADP|case|4 2014|NUM|obl|2 that|SCONJ|mark|7 Russia|PROPN|nsubj|7 "
    "tested|VERB|ccomp|2 a|DET|det|9 missile|NOUN|obj|7{}"
)
DEPLOYED = "NATO|PROPN|nsubj|2 deployed|VERB|root|0 missiles|NOUN|obj|2 {}"


def times(sentence: str, form: str) -> tuple[str | None, str | None]:
    """Give the words for the time of an act and for the time of the utterance."""
    parse = Parse(sentence)
    word = parse.word(form)
    when, said = parse.occasions.times(word, parse.government.chain(word))
    return words_of(when), words_of(said)


def words_of(interval: DateInterval | None) -> str | None:
    return interval.text if interval else None


def test_a_time_beside_the_verb_dates_the_act() -> None:
    when, said = times(TESTED, "tested")
    assert when is not None
    assert "2008" in when
    assert said is None


def test_a_time_beside_the_verb_of_saying_dates_the_utterance() -> None:
    when, said = times(SAID_IN.format(""), "tested")
    assert when is None
    assert said is not None
    assert "2014" in said


def test_both_may_be_dated() -> None:
    when, said = times(SAID_IN.format(" in|ADP|case|11 2008|NUM|obl|7"), "tested")
    assert when is not None
    assert said is not None
    assert ("2008" in when, "2014" in said) == (True, True)


def test_an_act_without_a_time_has_none() -> None:
    assert times(DEPLOYED.format("quietly|ADV|advmod|2"), "deployed") == (None, None)


@pytest.mark.parametrize(
    ("phrase", "name", "states"),
    [
        ("in|ADP|case|5 Germany|PROPN|obl|2", "Germany", ("DEU",)),
        ("in|ADP|case|5 Germany|PROPN|obl|2 and|CCONJ|cc|7 Poland|PROPN|conj|5", "Germany and Poland", ("DEU", "POL")),
        ("on|ADP|case|6 Belgian|ADJ|amod|6 soil|NOUN|obl|2", "Belgian soil", ("BEL",)),
    ],
)
def test_a_preposition_of_place_says_where(phrase: str, name: str, states: tuple[str, ...]) -> None:
    parse = Parse(DEPLOYED.format(phrase))
    place = parse.occasions.place(parse.word("deployed"), from_there=False)
    assert place is not None
    assert (place.name, place.states) == (name, states)
    assert parse.text[place.span.start : place.span.end] == name


def test_whom_a_weapon_is_aimed_at_is_no_place() -> None:
    parse = Parse(DEPLOYED.format("against|ADP|case|5 Russia|PROPN|obl|2"))
    assert parse.occasions.place(parse.word("deployed"), from_there=False) is None


def test_from_names_the_place_of_what_is_taken_away() -> None:
    parse = Parse("NATO|PROPN|nsubj|2 removed|VERB|root|0 missiles|NOUN|obj|2 from|ADP|case|5 Germany|PROPN|obl|2")
    removed = parse.word("removed")
    place = parse.occasions.place(removed, from_there=True)
    assert place is not None
    assert place.states == ("DEU",)
    assert parse.occasions.place(removed, from_there=False) is None


def test_only_numbers_inside_the_words_of_a_claim_belong_to_it() -> None:
    parse = Parse(
        "Russia|PROPN|nsubj|2 built|VERB|root|0 48|NUM|nummod|4 missiles|NOUN|obj|2 ;|PUNCT|punct|8 "
        "12|NUM|nummod|7 ships|NOUN|nsubj|8 sailed|VERB|parataxis|2"
    )
    claim = Quote.of(parse.text, 0, parse.text.index(";"))
    assert [quantity.low for quantity in parse.occasions.quantities(claim)] == [48]
    everything = Quote.of(parse.text, 0, len(parse.text))
    assert [quantity.low for quantity in parse.occasions.quantities(everything)] == [48, 12]


def test_the_day_of_a_coordinated_verb_is_its_own() -> None:
    parse = (
        "Norway|PROPN|nsubj|2 keeps|VERB|root|0 missiles|NOUN|obj|2 and|CCONJ|cc|5 sold|VERB|conj|2 mines|NOUN|obj|5 "
    )
    dated = parse + "in|ADP|case|8 2010|NUM|obl|5"
    assert times(dated, "keeps")[0] is None
    assert times(dated, "sold")[0] is not None


def test_a_day_says_more_than_recently() -> None:
    sentence = (
        "Norway|PROPN|nsubj|3 recently|ADV|advmod|3 tested|VERB|root|0 missiles|NOUN|obj|3 ,|PUNCT|punct|7 "
        "in|ADP|case|7 2017|NUM|obl|3"
    )
    when, _ = times(sentence, "tested")
    assert when is not None
    assert "2017" in when
