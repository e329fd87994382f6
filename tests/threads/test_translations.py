from __future__ import annotations

import pytest

from tests.builders import document_of
from treatywatch.thread_records import Landmarks
from treatywatch.threads.translations import landmarks, may_be_translation

ENGLISH = """\
Ruritania showed the 9M999 missile on 23 January 2019. The treaty of 8 December 1987 forbids missiles with ranges of
500 to 5,500 km, and 2,692 of them were destroyed by June 1, 1991. The missile has a range of 480.5 km, the ministry
said."""
GERMAN = """\
Ruritanien zeigte am 23. Januar 2019 die Rakete 9M999. Der Vertrag vom 8. Dezember 1987 verbietet Raketen mit
Reichweiten von 500 bis 5.500 km; bis zum 1. Juni 1991 wurden 2692 zerstört. Die Reichweite beträgt nach Angaben des
Ministeriums 480,5 km."""
FRENCH = """\
La Ruritanie a montré le missile 9M999 le 23 janvier 2019. Le traité du 8 décembre 1987 interdit les missiles d'une
portée de 500 à 5 500 km ; 2 692 d'entre eux ont été détruits avant le 1er juin 1991. Portée : 480,5 km, selon le
ministère."""
RUSSIAN = """\
23 января 2019 Руритания показала ракету 9М999. Договор от 8 декабря 1987 запрещает ракеты с дальностью от 500 до
5500 км. Было уничтожено 2692 ракеты к 1 июня 1991. Дальность ракеты 480,5 км, заявили в министерстве."""
OTHER_GERMAN = """\
Am 23. Januar 2019 lud das Ministerium 60 Attachés zu einer Vorführung. Seit 2014 streiten beide Seiten über den
Vertrag, der am 1. Juni 1988 in Kraft trat. Eine Frist von 60 Tagen endet am 2. Februar."""


def of(text: str, language: str | None, published: str | None = "2019-01-24") -> Landmarks:
    return landmarks(document_of(text, published).model_copy(update={"language": language}))


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (FRENCH, "fr"), (RUSSIAN, "ru"), (GERMAN, None)])
def test_a_translation_is_linked(text: str, language: str | None) -> None:
    assert may_be_translation(of(ENGLISH, "en"), of(text, language))
    assert may_be_translation(of(text, language), of(ENGLISH, "en"))


@pytest.mark.parametrize(
    ("text", "language", "published"),
    [
        (OTHER_GERMAN, "de", "2019-01-24"),
        (GERMAN, "de", "2019-02-24"),
        (GERMAN, "de", None),
        (ENGLISH.replace("showed", "displayed"), "en", "2019-01-24"),
        ("Ruritanien hat eine Rakete gezeigt.", "de", "2019-01-24"),
    ],
    ids=["other numbers", "a month later", "undated", "the same language", "no numbers"],
)
def test_what_is_no_translation(text: str, language: str, published: str | None) -> None:
    assert not may_be_translation(of(ENGLISH, "en"), of(text, language, published))


def test_a_text_of_a_month_is_near_to_one_of_its_days() -> None:
    month = document_of(GERMAN).model_copy(
        update={"language": "de", "published": "2019-01", "published_precision": "month"}
    )
    assert may_be_translation(landmarks(month), of(ENGLISH, "en"))
