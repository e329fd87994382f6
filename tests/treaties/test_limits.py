"""Declared numbers against the limits in force on their day."""

from pathlib import Path

import pytest

from treatywatch.treaties.declarations import read_declarations, shipped_declarations
from treatywatch.treaties.limits import LimitFinding, hold
from treatywatch.treaties.packs import load_pack, pack_ids


def held(treaty: str, folder: Path, text: str) -> list[LimitFinding]:
    path = folder / "figures.csv"
    path.write_text(text, encoding="utf-8")
    pack = load_pack(treaty)
    return list(hold(read_declarations(pack, path), pack))


def shipped(treaty: str) -> list[LimitFinding]:
    pack, path = load_pack(treaty), shipped_declarations(load_pack(treaty))
    assert path is not None
    return list(hold(read_declarations(pack, path), pack))


def test_all_exchanges_of_new_start() -> None:
    findings = [one for one in shipped("new-start") if one.article.startswith("II.1")]

    assert {one.binding for one in findings if one.on < "2018-02-05"} == {"not_yet"}
    assert {one.verdict for one in findings if one.on >= "2018-02-05"} == {"within"}
    assert {one.on for one in findings} >= {"2011-02-05", "2018-02-05", "2022-09-01", "2023-03-01"}
    assert all(one.sentence for one in findings)
    (warheads,) = [one for one in findings if (one.on, one.party, one.article) == ("2016-09-01", "RUS", "II.1(b)")]
    assert (warheads.declared, warheads.difference, warheads.verdict) == (1796, 246, "not_binding")
    assert warheads.sentence.startswith("As of 2016-09-01, Russia had 1,796")
    assert "246 above the limit of 1,550 (New START Art. II.1(b)), which binds from 2018-02-05" in warheads.sentence


def test_a_number_over_a_limit_in_force(tmp_path: Path) -> None:
    findings = held("new-start", tmp_path, "date,party,deployed_warheads\n2020-03-01,RUS,1551\n")
    (one,) = [one for one in findings if one.article == "II.1(b)"]
    assert (one.verdict, one.binding, one.difference) == ("exceeds", "binding", 1)


def test_after_the_end_nothing_binds(tmp_path: Path) -> None:
    findings = held("new-start", tmp_path, "date,party,deployed_warheads\n2026-03-01,RUS,1700\n")
    assert {(one.verdict, one.binding) for one in findings} == {("not_binding", "no_longer")}


def test_counting_rules_explain_themselves(tmp_path: Path) -> None:
    text = "date,party,warheads_on_icbms,warheads_on_slbms,deployed_heavy_bombers\n2020-03-01,USA,400,900,60\n"
    findings = held("new-start", tmp_path, text)
    (one,) = [one for one in findings if one.article == "II.1(b)"]

    assert one.declared == 1360
    assert any("60 deployed heavy bombers count as 60" in rule and "(Art. III.2" in rule for rule in one.rules)


def test_a_part_that_is_not_declared_leaves_the_count_open(tmp_path: Path) -> None:
    text = "date,party,warheads_on_icbms,deployed_heavy_bombers\n2020-03-01,USA,400,60\n"
    (one,) = [one for one in held("new-start", tmp_path, text) if one.article == "II.1(b)"]
    assert (one.verdict, one.declared) == ("undetermined", None)
    assert one.missing


def test_a_date_that_does_not_say_whether_the_limit_bound(tmp_path: Path) -> None:
    (one,) = [
        one
        for one in held("new-start", tmp_path, "date,party,deployed_warheads\n2018,USA,1350\n")
        if one.article == "II.1(b)"
    ]
    assert (one.verdict, one.binding) == ("undetermined", "unknown")


def test_the_memorandum_against_the_phases_of_the_inf_treaty() -> None:
    findings = shipped("inf")
    assert findings
    before = [one for one in findings if one.on == "1987-11-01"]
    assert before
    assert {one.binding for one in before} == {"not_yet"}


def test_warheads_are_credited_by_type(tmp_path: Path) -> None:
    heads = "date,party,type,deployed_missiles,non_deployed_missiles,deployed_launchers,non_deployed_launchers"
    text = f"{heads}\n1991-01-01,SUN,rsd-10,60,6,57,9\n"
    findings = {one.article: one for one in held("inf", tmp_path, text) if one.article.startswith("IV.2(a)")}

    assert findings["IV.2(a)(i)"].declared == 171
    assert findings["IV.2(a)(ii)"].declared == 180
    assert {one.verdict for one in findings.values()} == {"within"}
    assert any("57 rsd-10 as 171" in rule for rule in findings["IV.2(a)(i)"].rules)


def test_a_threshold_says_what_follows(tmp_path: Path) -> None:
    findings = held("vienna-document", tmp_path, "date,party,troops\n2021-09-10,RUS,12800\n")
    reached = [one for one in findings if one.verdict == "reaches_threshold"]
    assert reached
    assert all(one.bound == "threshold" for one in reached)
    assert "42 days" in reached[0].sentence


@pytest.mark.parametrize("treaty", [treaty for treaty in pack_ids() if shipped_declarations(load_pack(treaty))])
def test_shipped_figures_are_read_without_a_problem_and_counted(treaty: str) -> None:
    pack, path = load_pack(treaty), shipped_declarations(load_pack(treaty))
    assert path is not None
    figures = read_declarations(pack, path)
    assert figures.problems == ()
    assert hold(figures, pack)


def test_a_number_under_a_floor_falls_short(tmp_path: Path) -> None:
    (one,) = held("abm", tmp_path, "date,party,distance_between_areas_km\n1973-01-01,USA,1200\n")
    assert (one.bound, one.verdict, one.difference) == ("at_least", "falls_short", -100)


def test_a_treaty_that_never_entered_into_force_never_bound() -> None:
    findings = shipped("salt-2")
    assert {(one.verdict, one.binding) for one in findings} == {("not_binding", "never")}
    assert all("never entered into force" in one.sentence for one in findings)


def test_a_state_that_never_joined_was_never_bound(tmp_path: Path) -> None:
    findings = held("new-start", tmp_path, "date,party,deployed_warheads\n2020-03-01,CHN,24\n")
    assert {(one.verdict, one.binding) for one in findings} == {("not_binding", "never")}
    assert all(one.sentence.endswith("which never bound China") for one in findings)


def test_a_successor_is_not_absent_from_what_its_predecessor_declared() -> None:
    findings = [one for one in shipped("start-1") if one.on == "1990-09-01"]
    assert findings
    assert not any("not declared by" in missing for one in findings for missing in one.missing)
