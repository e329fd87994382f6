from __future__ import annotations

from pathlib import Path

import pytest

from treatywatch.errors import VocabularyError
from treatywatch.treaties.packs import load_pack, pack_ids
from treatywatch.treaties.states import StateTable, load_states, state_codes, state_name, states
from treatywatch.treaties.yaml_files import load_model


def written(folder: Path, states: str) -> Path:
    file = folder / "states.yaml"
    file.write_text(f"states:\n{states}\ndecoys: []\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("code", "name"),
    [("SWE", "Sweden"), ("SUN", "Soviet Union"), ("GBR", "United Kingdom"), ("XKX", "Kosovo"), ("NATO", "NATO"),
     ("swe", "swe"), ("", "")],
)  # fmt: skip
def test_a_code_has_its_usual_name_and_anything_else_is_its_own(code: str, name: str) -> None:
    assert state_name(code) == name


def test_a_state_becomes_somebody_who_acts() -> None:
    entity = states()["SWE"].entity("government")
    assert (entity.id, entity.name, entity.type, entity.state) == ("SWE", "Sweden", "state", "SWE")
    assert (entity.role, entity.wikidata) == ("government", "Q34")


def test_every_state_is_there_once_and_ends_after_it_began() -> None:
    table = load_states().states
    assert len(table) == len(state_codes())
    assert all(state.since is None or state.until is None or state.since < state.until for state in table)


@pytest.mark.parametrize("treaty", pack_ids())
def test_the_parties_of_a_treaty_are_states_of_the_table_under_the_same_name(treaty: str) -> None:
    parties = load_pack(treaty).parties
    assert {party.state: party.name for party in parties} == {party.state: state_name(party.state) for party in parties}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ("- {id: SWE, name: Sweden, nickname: Kronor}", r"states\.yaml: states\.0\.nickname: unknown key; allowed: "),
        ("- {id: Swe, name: Sweden}", r"states\.yaml: states\.0\.id: "),
        ("- {id: SWE, name: Sweden}\n- {id: SWE, name: Sverige}", "two entries for SWE; make them one"),
        ("- {id: SWE, name: Sweden}\n- {id: NOR, name: Norway, names: [sweden]}", "'sweden' stands for SWE and for"),
        ("- {id: IND, name: India, adjectives: [Indian]}\n- {id: USA, name: America, adjectives: [Indian]}",
         "'Indian' stands for IND and for USA; leave it to one of them"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_file_and_place(tmp_path: Path, entries: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        load_model(written(tmp_path, entries), StateTable)


def test_one_name_may_stand_for_one_state_twice(tmp_path: Path) -> None:
    table = load_model(written(tmp_path, "- {id: USA, name: America, names: [US], adjectives: [US]}"), StateTable)
    assert [state.id for state in table.states] == ["USA"]
