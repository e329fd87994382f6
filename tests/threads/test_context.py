"""What the other claims of a document settle."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from treatywatch.thread_records import Proposition
from treatywatch.threads.context import Draft
from treatywatch.threads.context import settled as settled_drafts


def settled(abouts: Sequence[Proposition]) -> tuple[Proposition, ...]:
    return settled_drafts([Draft(about, ()) for about in abouts])


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


# -------------------------------------------------------------------------- by way of what a document says it is broken
def breaks(subject: str, actor: str = "RUS") -> Proposition:
    return Proposition(actors=(actor,), act="violate", subject=subject)


@pytest.mark.parametrize(
    ("whole", "others", "meant"),
    [
        (breaks("treaty:inf"), ["system:9m729"], "system:9m729"),
        (breaks("treaty:inf", "USA"), ["system:mk-41"], "system:mk-41"),
        (breaks("nothing"), ["treaty:inf", "system:9m729"], "system:9m729"),
        (breaks("nothing"), ["system:9m729"], "system:9m729"),
        (breaks("class:missile"), ["system:9m729"], "system:9m729"),
        (breaks("treaty:inf"), ["class:missile", "system:9m729"], "system:9m729"),
    ],
)
def test_a_breach_is_by_way_of_the_one_system_that_the_document_names(
    whole: Proposition, others: list[str], meant: str
) -> None:
    beside = [breaks(other, whole.actors[0]) for other in others]
    for drafts in ([whole, *beside], [*beside, whole]):
        assert settled(drafts)[drafts.index(whole)] == breaks(meant, whole.actors[0])


@pytest.mark.parametrize(
    ("whole", "others"),
    [
        (breaks("treaty:inf", "USA"), ["system:mk-41", "class:drone"]),
        (breaks("treaty:inf", "USA"), ["system:mk-41", "system:hera"]),
        (breaks("treaty:open-skies"), ["system:9m729"]),
        (breaks("treaty:inf"), ["system:iskander-m"]),
        (breaks("treaty:inf"), ["class:missile"]),
        (breaks("treaty:inf"), []),
    ],
)
def test_a_breach_in_several_ways_or_none_in_dispute_is_of_the_treaty(whole: Proposition, others: list[str]) -> None:
    assert settled([whole, *(breaks(other, whole.actors[0]) for other in others)])[0] == whole


@pytest.mark.parametrize(
    ("conduct", "meant"),
    [
        ([("system:mk-41", ("inf",))], "system:mk-41"),
        ([("system:mk-41", ("inf",)), ("system:hera", ("inf",))], "treaty:inf"),
        ([("system:mk-41", ("start-i",))], "treaty:inf"),
        ([("system:typhon", ("inf",))], "treaty:inf"),
        ([("class:launcher", ("inf",))], "treaty:inf"),
    ],
)
def test_a_breach_is_by_way_of_the_disputed_system_with_which_the_document_says_that_it_was_done(
    conduct: list[tuple[str, tuple[str, ...]]], meant: str
) -> None:
    done = [Draft(deploys(subject, "USA"), treaties) for subject, treaties in conduct]
    others = Draft(deploys("system:9m729", "RUS"), ("inf",))
    assert settled_drafts([Draft(breaks("treaty:inf", "USA"), ("inf",)), *done, others])[0] == breaks(meant, "USA")
