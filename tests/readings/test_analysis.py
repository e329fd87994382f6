from __future__ import annotations

import pytest

from tests.builders import reading_of
from treatywatch.readings.analysis import with_prepositions

SUPPLIED = "Missiles|NOUN|nsubj:pass|3 were|AUX|aux:pass|3 supplied|VERB|root|0 {} .|PUNCT|punct|3"


def heads(phrases: str) -> list[int]:
    """Give the heads that the words of some phrases get, counted from 1."""
    _, reading = reading_of(SUPPLIED.format(phrases))
    return [word.head + 1 for word in with_prepositions(list(reading.words), 0)][3:-1]


def test_each_of_two_prepositions_has_a_noun_of_its_own() -> None:
    read = "to|ADP|case|7 Syria|PROPN|obl|3 by|ADP|case|7 Russia|PROPN|obl:agent|3"
    assert heads(read) == [5, 3, 7, 3]


@pytest.mark.parametrize(
    "read",
    [
        "out|ADP|case|6 of|ADP|case|6 Minsk|PROPN|obl|3",
        "to|ADP|case|6 Syria|PROPN|compound|6 bases|NOUN|obl|3",
        "from|ADP|case|7 within|ADP|case|7 army|NOUN|compound|7 stocks|NOUN|obl|3",
    ],
)
def test_prepositions_of_one_phrase_stay_together(read: str) -> None:
    assert heads(read) == [int(word.split("|")[3]) for word in read.split()]
