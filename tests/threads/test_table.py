"""The closed table of propositions."""

from __future__ import annotations

import pytest

from treatywatch.threads.table import load_table
from treatywatch.treaties.vocabulary import load_vocabulary


def test_every_act_of_the_vocabulary_is_in_the_table() -> None:
    grouped = {act for group in load_table().groups.values() for act in group.acts}
    assert grouped == set(load_vocabulary().acts)


def test_a_groups_name_is_an_act_of_its_own_or_says_which_acts_it_gathers() -> None:
    foreign = {name for name, group in load_table().groups.items() if name not in group.acts}
    assert foreign == {"nuclear_test", "end"}


@pytest.mark.parametrize("act", ["develop", "produce", "flight_test", "deploy", "possess", "use", "transfer"])
def test_what_a_party_may_admit_alone_is_a_charge_of_its_own(act: str) -> None:
    assert not set(load_table().groups[act].acts) & {"develop", "produce", "deploy", "possess", "use", "transfer"} - {
        act
    }


def test_compliance_is_the_opposite_of_violation() -> None:
    assert load_table().groups["violate"].acts == {"violate": "+", "comply": "-", "return_to_compliance": "-"}
