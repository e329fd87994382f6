from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.errors import VocabularyError
from treatywatch.readings import lexicons
from treatywatch.readings.calendar_terms import CalendarTerms, calendar_terms
from treatywatch.readings.lexicons import Lexicon
from treatywatch.readings.quantity_terms import Units, quantity_words, units
from treatywatch.treaties.yaml_files import load_model


@pytest.mark.parametrize(("file", "shape"), [("units.yaml", Units), ("calendar_terms.yaml", CalendarTerms)])
def test_an_unknown_key_is_an_error_that_names_the_file_and_the_key(
    file: str, shape: type[Lexicon], tmp_path: Path
) -> None:
    broken = tmp_path / file
    shipped = Path(lexicons.__file__).with_name(file).read_text(encoding="utf-8")
    broken.write_text(f"{shipped}\ncolours: [red]\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=rf"{file}: colours: "):
        load_model(broken, shape)


def test_every_unit_is_found_by_each_way_of_writing_it() -> None:
    table = units()
    for name, forms in table.units.items():
        for written in (*forms.words, *forms.symbols):
            assert table.name_of(written) == name


def test_no_word_of_a_list_became_a_truth_value() -> None:
    # YAML reads a bare `no`, `on` or `off` as a boolean.
    words = quantity_words()
    assert {"no", "on", "off"} <= words.phrase_ends
    assert "no" in words.designations
    assert "on" in words.not_after_one


def test_a_month_is_known_by_name_and_abbreviation() -> None:
    assert [calendar_terms().month(word) for word in ("May", "Sept.", "DECEMBER")] == [5, 9, 12]
