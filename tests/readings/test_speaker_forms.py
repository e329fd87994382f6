"""Who speaks, by the form in which a text says so: words and names are read, the statements are given."""

from __future__ import annotations

from functools import cache

import pytest

from tests.builders import document_of, statement_of
from treatywatch.readings.entities import link
from treatywatch.readings.model import Model
from treatywatch.readings.reading import read
from treatywatch.readings.statements import nested
from treatywatch.records import Entity, Manner, Reading
from treatywatch.settings import Settings

#: Source, cue and content of a statement, each at its first place in the text.
Parts = tuple[str | None, str, str]


@cache
def model() -> Model:
    return Model.load(Settings())


def linked(
    text: str, *parts: Parts, on: str | None = None, voice: Entity | None = None, manner: Manner = "indirect"
) -> Reading:
    document = document_of(text, on, voice)
    reading, _ = read(document, model())
    statements = tuple(statement_of(document, *each, manner) for each in parts)
    return link(document, reading.model_copy(update={"statements": statements}))


def speaker(text: str, *parts: Parts, on: str | None = None, voice: Entity | None = None) -> Entity | None:
    """Give the speaker of the last statement."""
    return linked(text, *parts, on=on, voice=voice).statements[-1].speaker


def meant(reading: Reading, pronoun: str) -> str | None:
    """Give whom the first pronoun of this form means."""
    found = next(name for name in reading.names if name.type == "PRONOUN" and name.span.exact == pronoun)
    return found.entity.name if found.entity else None


@pytest.mark.parametrize(
    ("text", "on", "parts", "expected"),
    [
        # Press releases.
        ('"We should keep the treaty." - Commissioner Edda Brandt', None,
         ("Commissioner Edda Brandt", "-", '"We should keep the treaty."'), ("person", "edda-brandt", None)),
        ('And from Chairwoman Ellen Marsh: "Nobody gains from it."', None,
         ("Chairwoman Ellen Marsh", ":", '"Nobody gains from it."'), ("person", "ellen-marsh", None)),
        ('Ranking Member Paul Dorn (D-Ohio): "There is no plan."', None,
         ("Ranking Member Paul Dorn (D-Ohio)", ":", '"There is no plan."'), ("person", "paul-dorn", "USA")),
        # Headlines.
        ("Kremlin: New missiles in Europe would be a threat", "2019-03-05",
         ("Kremlin", ":", "New missiles in Europe would be a threat"), ("state", "RUS", "RUS")),
        ("Russia deployed banned missile, says NATO", None,
         ("NATO", "says", "Russia deployed banned missile"), ("organisation", "NATO", None)),
        # Offices on the document's day.
        ("The US president said the treaty was dead.", "2018-10-22",
         ("The US president", "said", "the treaty was dead"), ("person", "donald-trump", "USA")),
        ("The US president said the treaty was historic.", "1987-12-09",
         ("The US president", "said", "the treaty was historic"), ("person", "ronald-reagan", "USA")),
        ("The German defence minister said the talks must go on.", "2018-10-22",
         ("The German defence minister", "said", "the talks must go on"), ("person", "ursula-von-der-leyen", "DEU")),
        ("Secretary Pompeo said the treaty was dead.", "2019-02-02",
         ("Secretary Pompeo", "said", "the treaty was dead"), ("person", "mike-pompeo", "USA")),
        # Metonyms.
        ("Moscow says the missile complies.", "2019-02-02",
         ("Moscow", "says", "the missile complies"), ("state", "RUS", "RUS")),
        ("The Pentagon denied the charge.", None,
         ("The Pentagon", "denied", "the charge"), ("organisation", "USA-defence-ministry", "USA")),
        ("Foggy Bottom insisted that the test was illegal.", None,
         ("Foggy Bottom", "insisted", "that the test was illegal"), ("organisation", "USA-foreign-ministry", "USA")),
        ("Downing Street said nothing had changed.", None,
         ("Downing Street", "said", "nothing had changed"), ("state", "GBR", "GBR")),
        # The unnamed, with their state where the text gives one.
        ("A senior US official said the missile was deployed.", None,
         ("A senior US official", "said", "the missile was deployed"), ("anonymous", None, "USA")),
        ("An official at the Russian foreign ministry said the charge was false.", None,
         ("An official at the Russian foreign ministry", "said", "the charge was false"), ("anonymous", None, "RUS")),
        ("The US left the talks. Two Western diplomats said they had failed.", None,
         ("Two Western diplomats", "said", "they had failed"), ("anonymous", None, None)),
        # A foreign ministry is no foreign country: its spokesman is the state's that is spoken of.
        ("Iran denied the report. A foreign ministry spokesman said no missile was sold.", None,
         ("A foreign ministry spokesman", "said", "no missile was sold"), ("anonymous", None, "IRN")),
        # Some of a people are not the state; several are a collective.
        ("Some Russians say the treaty was unfair.", None,
         ("Some Russians", "say", "the treaty was unfair"), ("collective", None, "RUS")),
        ("US and Russian officials said the talks were useful.", None,
         ("US and Russian officials", "said", "the talks were useful"), ("collective", None, None)),
        ("Merkel and Macron said the treaty should be saved.", "2018-10-22",
         ("Merkel and Macron", "said", "the treaty should be saved"), ("collective", None, None)),
        # The name that a source starts with, whoever else it names; an owner is not the speaker.
        ("Ann Moss, an adviser to Putin, said the test had failed.", None,
         ("Ann Moss, an adviser to Putin,", "said", "the test had failed"), ("person", "ann-moss", None)),
        ("The IAEA, which inspects sites in Iran, said the test had failed.", None,
         ("The IAEA, which inspects sites in Iran,", "said", "the test had failed"), ("organisation", "IAEA", None)),
        ("Ann Moss's letter said the test had failed.", None,
         ("Ann Moss's letter", "said", "the test had failed"), ("anonymous", None, None)),
        ("Vera Putin said the test had failed.", None,
         ("Vera Putin", "said", "the test had failed"), ("person", "vera-putin", None)),
    ],
)  # fmt: skip
def test_the_speaker_of_a_statement(
    text: str, on: str | None, parts: Parts, expected: tuple[str, str | None, str | None]
) -> None:
    found = speaker(text, parts, on=on)
    assert found is not None
    assert (found.type, found.id, found.state) == expected


def test_several_speakers_are_members_of_the_collective() -> None:
    text = "Merkel and Macron said the treaty should be saved."
    found = speaker(text, ("Merkel and Macron", "said", "the treaty should be saved"), on="2018-10-22")
    assert found is not None
    assert (found.name, found.members) == ("Merkel and Macron", ("angela-merkel", "emmanuel-macron"))


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        ("NATO met in Oslo. The alliance said the missile was new.", "The alliance", "the missile was new", "NATO"),
        ("The IAEA sent a letter. The agency said the site was empty.", "The agency", "the site was empty", "IAEA"),
        ("Reuters saw the memo. The agency said the site was empty.", "The agency", "the site was empty", "REUTERS"),
    ],
)
def test_an_organisation_called_by_its_kind(text: str, source: str, content: str, expected: str) -> None:
    found = speaker(text, (source, "said", content))
    assert found is not None
    assert found.id == expected


def test_it_may_be_a_report_and_no_other_thing() -> None:
    report = speaker("The report names the site. It says the site is active.", ("It", "says", "the site is active"))
    assert report is not None
    assert (report.type, report.name) == ("anonymous", "The report")
    assert speaker("The lake is deep. It says much.", ("It", "says", "much")) is None


def test_who_repeats_the_last_of_several_names() -> None:
    text = "The talks brought in Merkel, Macron and Sergei Lavrov, who said the treaty was dead."
    found = speaker(text, ("who", "said", "the treaty was dead"), on="2018-10-22")
    assert found is not None
    assert found.id == "sergei-lavrov"


INTERVIEW = (
    "Interview with Foreign Minister Sergei Lavrov\n\n"
    "Q: Will the missile be destroyed?\n\n"
    "A: We have said that it complies. I told the Americans so.\n\n"
    "Q: Do we know that?\n\n"
    "A: Yes."
)


def test_the_one_who_answers_is_named_before_the_first_question() -> None:
    reading = linked(INTERVIEW, ("I", "told", "so"), on="2019-02-02")
    assert reading.statements[0].speaker is not None
    assert reading.statements[0].speaker.id == "sergei-lavrov"
    assert (meant(reading, "We"), meant(reading, "we")) == ("Russia", None)


def test_a_turn_is_its_label_s() -> None:
    text = (
        "QUESTION: Is it dead?\n\nSERGEI LAVROV: I think so.\n\nQUESTION: Since when?\n\n"
        "SERGEI LAVROV: Since we were told."
    )
    reading = linked(text, on="2019-02-02")
    assert (meant(reading, "I"), meant(reading, "we")) == ("Sergei Lavrov", "Russia")


def test_a_list_with_colons_is_no_conversation() -> None:
    reading = linked("Place: Geneva\n\nDate: Friday\n\nTopic: what we want")
    assert meant(reading, "we") is None


def test_a_quotation_that_nothing_attributes_is_the_last_speakers() -> None:
    text = (
        "Sergei Lavrov said the missile complied.\n\n\u201cI have told them. We hide nothing.\n\n"
        "\u201cOur partners know it.\u201d"
    )
    reading = linked(text, ("Sergei Lavrov", "said", "the missile complied"), on="2019-02-02")
    assert (meant(reading, "I"), meant(reading, "Our")) == ("Sergei Lavrov", "Russia")


def test_we_of_somebody_who_speaks_for_no_state_is_that_person_as_a_speaker() -> None:
    text = "Jan Kowal, an analyst, spoke. \u201cWe believe that it is dead.\u201d"
    spoken = ("Jan Kowal", "spoke", "\u201cWe believe that it is dead.\u201d")
    found = linked(text, spoken, ("We", "believe", "it is dead"), manner="direct").statements[1].speaker
    assert found is not None
    assert found.id == "jan-kowal"


@pytest.mark.parametrize("source", ["We", "My delegation", "My country"])
def test_in_a_states_speech_the_state_speaks(source: str) -> None:
    voice = Entity(id="IND", name="India", type="state", state="IND")
    found = speaker(f"{source} said that the treaty is a first step.", (source, "said", "the treaty is a first step"),
                    on="1988-09-30", voice=voice)  # fmt: skip
    assert found is not None
    assert found.state == "IND"


def test_of_two_that_report_each_other_the_longer_one_reports() -> None:
    text = "The minister, an aide said, told the house that talks had failed."
    document = document_of(text)
    inner = statement_of(document, "The minister", "told", "talks had failed", "indirect")
    outer = statement_of(document, "an aide", "said", "told the house that talks had failed", "indirect")
    assert [each.within for each in nested((inner, outer))] == [outer.id, None]
