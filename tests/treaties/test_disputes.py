"""The dated disputes of the table of weapon systems."""

from __future__ import annotations

import pytest

from treatywatch.treaties.names import Dispute, System, systems_by_id, treaties_by_id

DISPUTES = [
    (system, entry.treaty, entry.disputed)
    for system in systems_by_id().values()
    for entry in system.treaties
    if entry.disputed
]


@pytest.mark.parametrize(("system", "treaty", "dispute"), DISPUTES, ids=[system.id for system, _, _ in DISPUTES])
def test_a_dispute_lies_in_the_time_of_a_known_treaty(system: System, treaty: str, dispute: Dispute) -> None:
    signed = treaties_by_id()[treaty].signed
    assert signed is not None
    assert signed <= dispute.since, system.id
    assert dispute.until is None or dispute.since < dispute.until


def test_the_missile_of_the_inf_dispute_has_its_days() -> None:
    (dispute,) = [dispute for system, treaty, dispute in DISPUTES if (system.id, treaty) == ("9m729", "inf")]
    assert (str(dispute.since), str(dispute.until)) == ("2014-01-01", "2019-09-01")
