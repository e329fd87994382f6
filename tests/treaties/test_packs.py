"""Packs are strict, and the INF pack agrees with itself."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from treatywatch.errors import PackError, UnknownTreatyError
from treatywatch.treaties import packs
from treatywatch.treaties.clocks import clock
from treatywatch.treaties.packs import Pack, load_chronology, load_pack, pack_ids
from treatywatch.treaties.yaml_files import load_model

INF = packs.FOLDER / "inf.yaml"


def changed(folder: Path, change: Callable[[str], str]) -> Path:
    text = INF.read_text(encoding="utf-8")
    path = folder / "inf.yaml"
    path.write_text(change(text), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    return path


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("form: bilateral", "shape: bilateral", r"inf.yaml: shape: unknown key; allowed: .*form, .*withdrawal"),
        ("{state: USA, name:", "{state: USA, flag: x, name:", r"inf.yaml: parties.0.flag: unknown key; allowed: basis"),
        (
            "{circumstance: undeclared_location}",
            "{circumstance: hidden}",
            "refers to 'hidden', which circumstances does not have",
        ),
        ("{disputed: drones}", "{disputed: balloons}", "refers to 'balloons', which readings does not have"),
        ("{basing: [ground]}", "{basing: [cellar]}", r"unknown basing \['cellar'\]; allowed: air, ground, sea, space"),
        ("missiles_total: 247", "missiles_total: 248", "120 deployed and 127 others do not make 248"),
        ("acts: [possess]", "acts: [bomb]", r"provisions.1: .*unknown acts \['bomb'\]; allowed: accede"),
        ("source: senate-11", "source: senate-12", r"unknown sources \['senate-12'\]"),
    ],
)
def test_a_wrong_pack_names_file_path_and_what_is_allowed(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = changed(tmp_path, lambda text: text.replace(old, new, 1))

    with pytest.raises(PackError, match=message):
        load_model(path, Pack, PackError)


def test_an_unknown_treaty_is_told_the_known_ones() -> None:
    with pytest.raises(UnknownTreatyError, match=r"known: abm, .*inf"):
        load_pack("salt-9")


def test_every_pack_loads() -> None:
    assert "inf" in pack_ids()
    assert all(load_pack(treaty).id == treaty for treaty in pack_ids())


def test_eliminated_missiles_by_type_make_the_totals() -> None:
    eliminated = [holding for holding in load_pack("inf").holdings if holding.what == "eliminated"]
    for party, total in (("USA", 846), ("SUN", 1846)):
        of_party = [holding for holding in eliminated if holding.party == party]
        assert sum(holding.missiles_total or 0 for holding in of_party if holding.type) == total
        assert total in {holding.missiles_total for holding in of_party if not holding.type and not holding.range_class}


@pytest.mark.parametrize(
    ("party", "range_class"), [("USA", "intermediate-range"), ("SUN", "intermediate-range"), ("SUN", "shorter-range")]
)
def test_declared_missiles_by_type_make_the_totals(party: str, range_class: str) -> None:
    declared = [
        h for h in load_pack("inf").holdings if (h.party, h.range_class, h.what) == (party, range_class, "declared")
    ]
    for attribute in ("missiles_total", "missiles_deployed", "launchers_total", "launchers_deployed"):
        by_type = sum(getattr(holding, attribute) for holding in declared if holding.type)
        assert [by_type] == [getattr(holding, attribute) for holding in declared if not holding.type]


def test_the_days_of_the_provisions_are_those_of_the_clocks() -> None:
    pack = load_pack("inf")
    since = {(provision.article, provision.effect): provision.since for provision in pack.provisions}
    until = {(provision.article, provision.effect): provision.until for provision in pack.provisions}

    def ends(step: str) -> date:
        return clock(pack, step, "USA", date(1988, 6, 1)).effective

    assert since["IV.1", "prohibits"] == ends("intermediate_range_elimination") == date(1991, 6, 1)
    assert since["V.1", "prohibits"] == ends("shorter_range_elimination") == date(1989, 12, 1)
    assert since["VIII.6", "prohibits"] == ends("production_sites_cleared") == date(1988, 7, 1)
    assert until["X.5", "exempts"] == ends("elimination_by_launching") == date(1988, 12, 1)
    assert until["XI.1", "permits"] == ends("inspections_end") == date(2001, 6, 1)
    assert {limit.since for limit in pack.limits if limit.article.startswith("IV.2")} == {ends("first_phase")}


def test_inspection_quotas_cover_thirteen_years_without_a_gap() -> None:
    quotas = load_pack("inf").quotas
    assert [quota.per_calendar_year for quota in quotas] == [20, 15, 10]
    assert all(first.until == second.since for first, second in pairwise(quotas))
    assert (quotas[0].since, quotas[-1].until) == (date(1988, 6, 1), date(2001, 6, 1))


def test_every_rival_reading_names_two_sides() -> None:
    for reading in load_pack("inf").readings.values():
        assert len({position.holder for position in reading.positions}) >= 2


def test_the_chronology_is_in_order_and_each_line_once() -> None:
    events = load_chronology("inf")
    assert [event.on for event in events] == sorted(event.on for event in events)
    assert len({event.id for event in events}) == len(events)
    assert events[0].on == "1987-12-08"


def test_a_pack_survives_being_passed_between_processes() -> None:
    import pickle  # noqa: PLC0415 - only what this test pickled itself

    pack = load_pack("inf")
    assert pickle.loads(pickle.dumps(pack)) == pack  # noqa: S301
