from __future__ import annotations

import pytest

from tests.builders import reading_of, statement_of
from treatywatch.readings.entities import link


def meant(pronoun: str, *sentences: str) -> str | None:
    document, reading = reading_of(*sentences)
    found = [name for name in link(document, reading).names if name.span.exact == pronoun]
    entity = found[-1].entity
    return entity.id if entity else None


TOLD = "Merkel|PROPN|nsubj|2 told|VERB|root|0|tell Putin|PROPN|obj|2 of|ADP|case|5 talks|NOUN|obl|2|talk"
NATO_SUMMIT = (
    "Russia|PROPN|nsubj|2 watched|VERB|root|0|watch the|DET|det|5 NATO|PROPN|compound|5 summit|NOUN|obj|2 "
    "in|ADP|case|7 Warsaw|PROPN|obl|2 .|PUNCT|punct|2"
)


@pytest.mark.parametrize(
    ("pronoun", "sentences", "expected"),
    [
        # Sex decides, whoever is the subject.
        ("He", (TOLD, "He|PRON|nsubj|2 left|VERB|root|0|leave .|PUNCT|punct|2"), "vladimir-putin"),
        ("She", (TOLD, "She|PRON|nsubj|2 left|VERB|root|0|leave .|PUNCT|punct|2"), "angela-merkel"),
        # A summit's NATO and the town where it is are less salient than who acts.
        ("It", (NATO_SUMMIT, "It|PRON|nsubj|2 protested|VERB|root|0|protest .|PUNCT|punct|2"), "RUS"),
        # Who does something to "it" is not "it".
        ("it", ("China|PROPN|nsubj|2 met|VERB|root|0|meet Japan|PROPN|obj|2 .|PUNCT|punct|2",
                "Japan|PROPN|nsubj|2 warned|VERB|root|0|warn it|PRON|obj|2 .|PUNCT|punct|2"), "CHN"),
        # What is violated is a treaty and no state.
        ("it", ("Russia|PROPN|nsubj|2 left|VERB|root|0|leave the|DET|det|4 treaty|NOUN|obj|2 .|PUNCT|punct|2",
                "Washington|PROPN|nsubj|2 violated|VERB|root|0|violate it|PRON|obj|2 .|PUNCT|punct|2"), None),
        # A pronoun may run ahead of the main clause's subject.
        ("his", ("In|ADP|case|3 his|PRON|nmod:poss|3 speech|NOUN|obl|5 Putin|PROPN|nsubj|5 spoke|VERB|root|0|speak",),
         "vladimir-putin"),
        # The people of a state are "they".
        ("they", ("The|DET|det|2 Russians|PROPN|nsubj|3 know|VERB|root|0 they|PRON|nsubj|5 pay|VERB|ccomp|3",), "RUS"),
        # Nobody agrees with the pronoun.
        ("She", ("Putin|PROPN|nsubj|2 left|VERB|root|0|leave", "She|PRON|nsubj|2 came|VERB|root|0|come"), None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(pronoun: str, sentences: tuple[str, ...], expected: str | None) -> None:
    assert meant(pronoun, *sentences) == expected


def test_who_reports_a_clause_is_what_it_means_as_its_subject() -> None:
    document, reading = reading_of(
        "Poland|PROPN|nsubj|2 paid|VERB|root|0|pay and|CCONJ|cc|5 it|PRON|nsubj|5 asked|VERB|conj|2|ask",
        "Poland|PROPN|nsubj|2 thought|VERB|root|0|think that|SCONJ|mark|5 it|PRON|nsubj|5 won|VERB|ccomp|2|win",
        "China|PROPN|nsubj|5 ,|PUNCT|punct|3 unlike|ADP|case|4 Poland|PROPN|nmod|1 said|VERB|root|0|say "
        "it|PRON|nsubj|8 would|AUX|aux|8 join|VERB|ccomp|5",
    )
    said = statement_of(document, "China", "said", "it would join", "indirect")
    names = link(document, reading.model_copy(update={"statements": (said,)})).names
    last = [name for name in names if name.span.exact == "it"][-1]
    assert last.entity is not None
    assert last.entity.id == "CHN"


def test_somebody_named_inside_the_reported_words_comes_before_who_reports_them() -> None:
    document, reading = reading_of(
        "Washington|PROPN|nsubj|2 said|VERB|root|0|say Russia|PROPN|nsubj|4 left|VERB|ccomp|2|leave "
        "because|SCONJ|mark|7 it|PRON|nsubj|7 lost|VERB|advcl|4|lose",
    )
    said = statement_of(document, "Washington", "said", "Russia left because it lost", "indirect")
    (it,) = [
        name
        for name in link(document, reading.model_copy(update={"statements": (said,)})).names
        if name.span.exact == "it"
    ]
    assert it.entity is not None
    assert it.entity.id == "RUS"
