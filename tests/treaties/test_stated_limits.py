"""A quoted number is matched to the limit's definition, not to the number alone."""

import pytest

from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.stated_limits import judge_stated_limit


@pytest.mark.parametrize(
    ("treaty", "number", "words", "unit", "verdict"),
    [
        ("new-start", 1550, "deployed warheads", "", "accurate"),
        ("new-start", 1550, "strategic nuclear warheads", "", "accurate"),
        ("new-start", 800, "deployed and non-deployed launchers", "", "accurate"),
        ("new-start", 800, "launchers", "", "accurate"),
        ("new-start", 700, "deployed missiles and bombers", "", "accurate"),
        ("new-start", 700, "deployed delivery vehicles", "", "accurate"),
        ("new-start", 700, "warheads", "", "inaccurate"),
        ("new-start", 1550, "launchers", "", "inaccurate"),
        ("new-start", 2000, "warheads", "", "inaccurate"),
        ("new-start", 1500, "warheads", "", "imprecise"),
        ("jcpoa", 300, "low-enriched uranium", "kilogram", "accurate"),
        ("jcpoa", 500, "low-enriched uranium", "kilogram", "inaccurate"),
        ("jcpoa", 130, "heavy water", "metric_ton", "accurate"),
        ("open-skies", 3, "radar resolution", "meter", "accurate"),
        ("open-skies", 300, "radar resolution", "centimeter", "accurate"),
        ("cfe", 20000, "battle tanks", "", "accurate"),
        ("sort", 2200, "warheads", "", "accurate"),
        ("start-1", 6000, "warheads", "", "accurate"),
        ("start-1", 1600, "delivery vehicles", "", "accurate"),
    ],
)
def test_a_quoted_limit(treaty: str, number: float, words: str, unit: str, verdict: str) -> None:
    found = judge_stated_limit(load_pack(treaty), number, words.split(), unit=unit)
    assert found is not None
    assert found.verdict == verdict, found.reason


def test_the_limit_that_the_number_belongs_to_is_named() -> None:
    found = judge_stated_limit(load_pack("new-start"), 700, ["warheads"])
    assert found is not None
    assert "700 is the limit on deployed ICBMs" in found.reason
    assert "1,550" in found.reason


def test_about_so_many_rounds_by_its_own_digits() -> None:
    pack = load_pack("new-start")
    exact, about = (judge_stated_limit(pack, 1600, ["warheads"], about=about) for about in (False, True))
    assert exact is not None and about is not None  # noqa: PT018 - both or neither
    assert about.verdict == "accurate"


def test_what_the_treaty_does_not_limit_is_not_judged() -> None:
    assert judge_stated_limit(load_pack("new-start"), 700, ["soldiers"]) is None
    assert judge_stated_limit(load_pack("npt"), 700, ["warheads"]) is None
    assert judge_stated_limit(load_pack("new-start"), 700, ["warheads"], unit="kilogram") is None
