"""Names of parties, speakers, items and documents."""

from __future__ import annotations

from tests.dossiers.builders import ANALYST, OFFICIAL, RUS, USA, document, records, said
from treatywatch.dossiers.names import Names, author_name, byline, document_title, party_of, plural, short_source
from treatywatch.records import Entity, Item, Span

WE = Entity(id=None, name="we", type="collective")


def item(text: str, system: str | None = None, item_class: str = "facility") -> Item:
    return Item.model_validate(
        {"class": item_class, "system": system, "text": text, "span": Span(start=0, end=1, exact="x")}
    )


def test_a_state_takes_its_article_and_a_speaker_role_and_state() -> None:
    names = Names({"USA": "United States"}, [], {}, "the treaty")
    assert [names.party("USA"), names.party("NLD"), names.party("NATO"), names.entity(USA)] == [
        "the United States",
        "the Netherlands",
        "NATO",
        "the United States",
    ]
    assert names.speaker(OFFICIAL) == "a senior official (United States, unnamed)"
    assert names.speaker(ANALYST) == "Mara Lindqvist (analyst)"
    assert names.speaker(None) == "an unnamed source"


def test_names_come_from_the_record_where_the_treaty_has_none() -> None:
    one = records(document("It left."), [said("It left", "withdraw", actor=(RUS,), item=("the SSC-9", "ssc-9"))])
    names = Names({}, [one], {}, "the treaty")
    assert (names.party("RUS"), names.item(item("it", "ssc-9"))) == ("Russia", "the SSC-9")


def test_a_state_has_its_usual_name_whatever_the_record_calls_it() -> None:
    coded = RUS.model_copy(update={"name": "RUS"})
    one = records(document("It left."), [said("It left", "withdraw", actor=(coded,))])
    assert Names({}, [one], {}, "the treaty").party("RUS") == "Russia"


def test_a_speech_filed_under_a_code_is_by_the_state() -> None:
    speech = document("Text.", publisher="Archive").model_copy(update={"author": "SWE"})
    assert byline(speech, "1 May 1990") == "Archive, Sweden, 1 May 1990"
    assert author_name(speech.model_copy(update={"author": "A. Writer"})) == "A. Writer"
    assert author_name(speech.model_copy(update={"author": None})) is None


def test_an_item_that_only_points_back_says_what_it_is() -> None:
    names = Names({}, [], {"9m729": "9M729"}, "the treaty")
    assert names.item(item("such facilities")) == "such facilities (facilities)"
    assert names.item(item("the missile", "9m729")) == "the 9M729"
    assert names.item(item("the plant")) == "the plant"


def test_who_belongs_to_which_party() -> None:
    assert [party_of(RUS), party_of(OFFICIAL), party_of(ANALYST), party_of(None)] == ["RUS", "USA", None, None]
    assert [plural([WE]), plural([RUS]), plural([RUS, USA]), plural([])] == [True, False, True, False]


def test_a_document_without_title_is_named_by_its_first_line_or_its_file() -> None:
    assert document_title(document("\n First line\nsecond", title=None)) == "First line"
    assert document_title(document(f"{'word ' * 40}", title=None)).endswith("word …")
    blank = document(" ", title=None).model_copy(update={"source": "texts\\folder/file.txt"})
    assert document_title(blank) == "file.txt"
    assert short_source(document("Text.", publisher=None, title="A title")) == "“A title”"
