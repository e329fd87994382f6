"""What the other claims of a document settle."""

from __future__ import annotations

import pytest

from treatywatch.thread_records import Proposition
from treatywatch.threads.context import settled


def deploys(subject: str, actor: str = "RUS") -> Proposition:
    return Proposition(actors=(actor,), act="deploy", subject=subject)


@pytest.mark.parametrize(
    ("general", "specific"),
    [
        ("class:missile", "class:missile/cruise missile/ground"),
        ("class:missile/cruise missile", "system:9m729"),
        ("class:missile/ground", "system:9m729"),
    ],
)
def test_the_one_more_specific_subject_of_the_same_act_is_meant(general: str, specific: str) -> None:
    assert settled([deploys(general), deploys(specific)]) == (deploys(specific), deploys(specific))


@pytest.mark.parametrize(
    ("general", "others"),
    [
        ("class:missile", ["system:9m729", "system:iskander-m"]),
        ("class:missile/ballistic missile", ["system:9m729"]),
        ("class:missile/ground/intermediate-range", ["system:9m729"]),
        ("class:launcher", ["system:9m729"]),
        ("class:weapon", ["class:weapon/nuclear"]),
        ("class:missile", []),
    ],
)
def test_what_two_may_be_or_none_can_be_stays_as_it_is(general: str, others: list[str]) -> None:
    assert settled([deploys(general), *map(deploys, others)])[0] == deploys(general)


def test_anothers_missile_settles_nothing() -> None:
    assert settled([deploys("class:missile"), deploys("system:typhon", "USA")])[0] == deploys("class:missile")


def test_a_violation_of_the_treaty_is_of_the_one_that_the_text_names() -> None:
    unnamed, named = (Proposition(actors=("RUS",), act="violate", subject=s) for s in ("nothing", "treaty:inf"))
    other = named.model_copy(update={"subject": "treaty:cfe"})
    assert settled([unnamed, named]) == (named, named)
    assert settled([unnamed, named, other])[0] == unnamed
