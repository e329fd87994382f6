from __future__ import annotations

import pytest

from tests.builders import document_of
from treatywatch.threads.credits import credited, outlet_key

TEXT = "Ruritania tested a missile on Monday, and its neighbours asked for an explanation."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"STRELSAU, Feb. 2 (Reuters) - {TEXT}", "outlet:reuters"),
        (f"Missile tested\n\nSTRELSAU, N.R. (AP) — {TEXT}", "outlet:associated-press"),
        (f"Strelsau (AFP) – {TEXT}", "outlet:agence-france-presse"),
        (f"AFP - {TEXT}", "outlet:agence-france-presse"),
        (f"STRELSAU, February 2. /TASS/. {TEXT}", "outlet:tass"),
        (f"STRELSAU. Feb 2 (Interfax) - {TEXT}", "outlet:interfax"),
        (f"By Jane Doe, Associated Press\n\n{TEXT}", "outlet:associated-press"),
        (f"By THE ASSOCIATED PRESS\n{TEXT}", "outlet:associated-press"),
        (f"Von dpa\n\n{TEXT}", "outlet:dpa"),
        (f"{TEXT}\n\n© 2019 AFP", "outlet:agence-france-presse"),
        (f"{TEXT}\n\n(Reporting by Jane Doe; Editing by John Doe)", "outlet:reuters"),
        (TEXT, None),
        (f"{TEXT} Reuters reported it first.", None),
        (f"According to Reuters, {TEXT}", None),
        (f"Ruritania tests missile - Reuters\n\n{TEXT}", None),
        (f"The Latest Reuters poll\n\n{TEXT}", None),
        (f"STRELSAU (Reuters) - {TEXT}\n\n© 2019 AFP", None),
        (f"{TEXT}\n\nReuters and the Associated Press contributed to this report.", None),
    ],
)
def test_the_agency_whose_copy_a_text_says_it_is(text: str, agency: str | None) -> None:
    assert credited(document_of(text)) == agency


def test_the_author_may_be_an_agency() -> None:
    assert credited(document_of(TEXT).model_copy(update={"author": "Reuters"})) == "outlet:reuters"
    assert credited(document_of(TEXT).model_copy(update={"author": "Jane Doe"})) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("AP", "outlet:associated-press"),
        ("The Associated Press", "outlet:associated-press"),
        ("ITAR-TASS", "outlet:tass"),
        ("The Strelsau Gazette", "outlet:strelsau-gazette"),
        ("strelsau  gazette", "outlet:strelsau-gazette"),
        ("Zenda-Bote", "outlet:zenda-bote"),
    ],
)
def test_an_outlet_has_one_key_however_its_name_is_written(name: str, key: str) -> None:
    assert outlet_key(name) == key
