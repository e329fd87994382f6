from __future__ import annotations

import pytest

from treatywatch.documents.languages import language_of

OTHERS = (
    "Der Außenminister sagte, dass der Vertrag 1987 unterzeichnet wurde und die Raketen vernichtet worden waren.",
    "Le ministre a déclaré que le traité avait été signé en 1987 et que les missiles avaient été détruits.",
    "De minister zei dat het verdrag of een deel daarvan in 1987 is ondertekend en dat hij overtuigd was.",
    "Ministeren sagde, at traktaten blev underskrevet i 1987 for at se missilerne ødelagt, og det var sandt.",
    "Министр заявил, что договор был подписан в 1987 году.",
)


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that the treaty was signed in 1987 and that the missiles had been destroyed.",
        "Russia denied the charge.",
    ],
)
def test_english(text: str) -> None:
    assert language_of(text) == "en"


@pytest.mark.parametrize("text", [*OTHERS, "9M729 SSC-8", "Russia Deploys Missiles", ""])
def test_what_is_not_surely_english_is_unknown(text: str) -> None:
    assert language_of(text) is None
