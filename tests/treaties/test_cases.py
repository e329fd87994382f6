"""Every provision of every pack does what its cases say."""

import pytest

from treatywatch.treaties.cases import LawCase, failures, load_cases, uncovered
from treatywatch.treaties.packs import load_pack, pack_ids

CASES = [(treaty, case) for treaty in pack_ids() for case in load_cases(treaty)]


@pytest.mark.parametrize(
    ("treaty", "case"), CASES, ids=[f"{treaty} {case.provision} {case.result}: {case.name}" for treaty, case in CASES]
)
def test_the_law_does_what_its_case_says(treaty: str, case: LawCase) -> None:
    assert failures(case, load_pack(treaty)) == []


@pytest.mark.parametrize("treaty", pack_ids())
def test_every_provision_that_decides_has_a_case_of_each_kind(treaty: str) -> None:
    assert uncovered(load_pack(treaty), load_cases(treaty)) == []


def test_a_case_that_expects_something_else_is_told_what_came_out() -> None:
    case = next(case for case in load_cases("inf") if case.provision == "VI.1(a)" and case.result == "breaks")
    wrong = case.model_copy(update={"verdict": "permitted", "result": "meets"})

    assert failures(wrong, load_pack("inf")) == [
        "VI.1(a) (prohibits) is true, not false",
        "the verdict is would_breach, not permitted",
    ]
