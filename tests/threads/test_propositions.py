"""Which claims are about the same, and what that is."""

from __future__ import annotations

import pytest

from tests.threads.builders import claim_of, finding_of, item_of, on, person, state, text_of, unnamed
from treatywatch.records import Claim, Document, Entity, Interval, Place, Span
from treatywatch.thread_records import Proposition
from treatywatch.threads.propositions import lacking, proposition

RUSSIA, AMERICA = state("RUS"), state("USA")
CRUISE = item_of("missile", "a ground-launched cruise missile", kind="cruise missile", basing="ground")
IN_THE_DISPUTE = text_of("2017-03-08")


def about(claim: Claim, document: Document = IN_THE_DISPUTE, *treaties: str) -> Proposition | None:
    return proposition(claim, document, [finding_of(claim, treaty) for treaty in treaties])


def subject(claim: Claim, document: Document = IN_THE_DISPUTE, *treaties: str) -> str | None:
    made = about(claim, document, *treaties)
    return made.subject if made else None


def test_violation_and_compliance_are_one_proposition() -> None:
    violates = about(claim_of("violate", RUSSIA, treaties=("inf",)), text_of())
    complies = about(claim_of("comply", RUSSIA, treaties=("inf",)), text_of())
    assert violates == complies == Proposition(actors=("RUS",), act="violate", subject="treaty:inf")


def test_a_test_of_a_missile_is_a_flight_test_and_one_of_a_device_is_a_nuclear_test() -> None:
    device = item_of("warhead", "a nuclear device", payload="nuclear")
    assert about(claim_of("test", RUSSIA, item=CRUISE)) == about(claim_of("flight_test", RUSSIA, item=CRUISE))
    assert about(claim_of("test", RUSSIA, item=device)) == Proposition(
        actors=("RUS",), act="nuclear_test", subject="nothing"
    )


def test_nuclear_tests_need_no_item() -> None:
    made = about(claim_of("test", RUSSIA, words="its nuclear tests"))
    assert made is not None
    assert made.act == "nuclear_test"
    assert about(claim_of("test", RUSSIA, words="its tests")) is None


@pytest.mark.parametrize(
    ("actor", "codes"),
    [
        (person("A Minister", "RUS", "foreign minister"), ("RUS",)),
        (state("RUS", "defence ministry"), ("RUS",)),
        (unnamed("Russian forces", "RUS"), ("RUS",)),
        (person("A Senator", "USA", "legislator"), ("a-senator",)),
        (Entity(id=None, name="both sides", type="collective", members=("RUS", "USA")), ("RUS", "USA")),
    ],
)
def test_who_acts_is_the_state_that_acts(actor: Entity, codes: tuple[str, ...]) -> None:
    made = about(claim_of("deploy", actor, item=CRUISE), text_of())
    assert made is not None
    assert made.actors == codes


@pytest.mark.parametrize(
    "actor",
    [
        unnamed("they"),
        Entity(id=None, name="many countries", type="collective"),
        Entity(id="nuclear-weapon-states", name="nuclear-weapon States", type="organisation"),
    ],
)
def test_who_is_somebody_else_in_another_text_makes_no_proposition(actor: Entity) -> None:
    assert about(claim_of("deploy", actor, item=CRUISE)) is None


def test_a_treaty_ends_by_itself_and_a_party_that_terminates_it_leaves_it() -> None:
    ends = Proposition(actors=(), act="end", subject="treaty:inf")
    assert about(claim_of("expire", treaties=("inf",))) == ends
    assert about(claim_of("terminate", treaties=("inf",))) == ends
    left = about(claim_of("terminate", AMERICA, treaties=("inf",)))
    assert left == about(claim_of("withdraw", AMERICA, treaties=("inf",)))
    assert left != ends


def test_without_an_actor_nobody_did_it() -> None:
    assert about(claim_of("deploy", item=CRUISE)) is None


def test_a_named_system_of_one_state_is_that_states() -> None:
    named = item_of("missile", "the 9M729", system="9m729")
    assert about(claim_of("flight_test", item=named)) == about(claim_of("flight_test", RUSSIA, item=named))


def test_a_named_system_of_several_states_is_nobodys() -> None:
    assert about(claim_of("launch", item=item_of("missile", "a Tomahawk", system="tomahawk"))) is None


def test_a_violation_by_a_system_is_about_the_system() -> None:
    assert subject(claim_of("violate", RUSSIA, item=item_of("missile", system="9m729"), treaties=("inf",))) == (
        "system:9m729"
    )


def test_the_first_treaty_that_a_claim_names_is_its_subject() -> None:
    assert subject(claim_of("withdraw", AMERICA, treaties=("open-skies", "inf"))) == "treaty:open-skies"


# ------------------------------------------------------------------------------- a system that words without it mean
def test_the_missile_of_the_dispute_is_the_9m729_while_it_lasts() -> None:
    assert subject(claim_of("deploy", RUSSIA, item=CRUISE), IN_THE_DISPUTE, "inf") == "system:9m729"


@pytest.mark.parametrize("published", ["2012-03-08", "2023-03-08", None])
def test_outside_the_days_of_the_dispute_it_stays_a_kind_of_missile(published: str | None) -> None:
    claim = claim_of("deploy", RUSSIA, item=CRUISE)
    assert subject(claim, text_of(published), "inf") == "class:missile/cruise missile/ground"


def test_the_day_of_the_utterance_counts_before_that_of_the_text() -> None:
    claim = claim_of("deploy", RUSSIA, item=CRUISE, said=on("2017-03-08"))
    assert subject(claim, text_of("2024-07-29"), "inf") == "system:9m729"


@pytest.mark.parametrize(
    "item",
    [
        item_of("missile", kind="cruise missile", basing="sea"),
        item_of("missile", kind="ballistic missile", basing="ground"),
        item_of("missile", kind="cruise missile", basing="ground", range_km=Interval(low=6000, high=9000)),
        item_of("missile", kind="cruise missile", basing="ground", range_class="intercontinental"),
        item_of("missile", kind="cruise missile"),
    ],
)
def test_what_contradicts_or_says_too_little_stays_a_kind_of_missile(item: object) -> None:
    made = subject(claim_of("deploy", RUSSIA, item=item), IN_THE_DISPUTE, "inf")
    assert made is not None
    assert made.startswith("class:missile")


def test_a_missile_of_which_the_treaty_itself_is_named_needs_no_more() -> None:
    claim = claim_of("violate", RUSSIA, item=item_of("missile", "its new missile"), treaties=("inf",))
    assert subject(claim) == "system:9m729"


def test_where_two_systems_fit_neither_is_meant() -> None:
    claim = claim_of("deploy", AMERICA, item=item_of("drone", "its armed drones"), treaties=("inf",))
    assert subject(claim, IN_THE_DISPUTE, "inf") == "class:drone"


def test_another_states_missile_is_another_missile() -> None:
    claim = claim_of("deploy", AMERICA, item=CRUISE)
    assert subject(claim, IN_THE_DISPUTE, "inf") == "class:missile/cruise missile/ground"


# ----------------------------------------------------------- a breach as a whole, and by way of something in particular
LAUNCHER = item_of("launcher", "its launchers", basing="ground")


@pytest.mark.parametrize("act", ["violate", "comply", "return_to_compliance"])
def test_a_breach_of_a_treaty_is_by_way_of_the_one_system_in_dispute_while_that_lasts(act: str) -> None:
    assert subject(claim_of(act, RUSSIA, treaties=("inf",))) == "system:9m729"


@pytest.mark.parametrize("published", ["1987-12-08", "2012-03-08", "2023-03-08", None])
def test_outside_the_days_of_the_dispute_a_breach_is_of_the_treaty(published: str | None) -> None:
    assert subject(claim_of("violate", RUSSIA, treaties=("inf",)), text_of(published)) == "treaty:inf"


def test_an_older_dispute_is_of_its_own_time_and_state() -> None:
    soviet = claim_of("violate", state("SUN"), treaties=("abm",))
    assert subject(soviet, text_of("1987-03-01")) == "system:krasnoyarsk-radar"
    assert subject(soviet, text_of("1980-03-01")) == "treaty:abm"
    assert subject(claim_of("violate", RUSSIA, treaties=("abm",)), text_of("1987-03-01")) == "treaty:abm"


def test_a_state_of_which_several_systems_are_in_dispute_breaks_the_treaty_by_none_of_them_in_particular() -> None:
    assert subject(claim_of("violate", AMERICA, treaties=("inf",))) == "treaty:inf"


def test_a_breach_of_another_treaty_is_another_dispute() -> None:
    assert subject(claim_of("violate", RUSSIA, treaties=("open-skies",))) == "treaty:open-skies"


def test_a_breach_by_two_together_is_nobodys_system() -> None:
    assert subject(claim_of("violate", RUSSIA, AMERICA, treaties=("inf",))) == "treaty:inf"


@pytest.mark.parametrize(
    ("actor", "item", "expected"),
    [
        (AMERICA, item_of("launcher", "Mk 41", system="mk-41"), "system:mk-41"),
        (AMERICA, LAUNCHER, "system:mk-41"),
        (AMERICA, item_of("drone", "its armed drones"), "class:drone"),
        (AMERICA, item_of("missile", "target missiles", kind="ballistic missile"), "class:missile/ballistic missile"),
        (RUSSIA, item_of("missile", "the Iskander-M", system="iskander-m"), "system:iskander-m"),
        (
            RUSSIA,
            item_of("missile", kind="ballistic missile", basing="ground"),
            "class:missile/ballistic missile/ground",
        ),
        (RUSSIA, item_of("facility", "its facilities"), "treaty:inf"),
    ],
)
def test_a_breach_by_way_of_something_else_stays_apart(actor: Entity, item: object, expected: str) -> None:
    assert subject(claim_of("violate", actor, item=item, treaties=("inf",))) == expected


# --------------------------------------------------------------------------------------- kinds, recipients and places
@pytest.mark.parametrize(
    ("item", "words"),
    [
        (item_of("weapon", payload="nuclear"), "class:weapon/nuclear"),
        (item_of("weapon", role="mass destruction"), "class:weapon/mass destruction"),
        (item_of("missile", range_class="medium-range"), "class:missile/intermediate-range"),
        (item_of("missile", payload="nuclear"), "class:missile"),
        (item_of("missile", kind="cruise missile", basing="sea"), "class:missile/cruise missile/sea"),
    ],
)
def test_kinds_of_item_keep_what_makes_them_another_thing(item: object, words: str) -> None:
    assert subject(claim_of("deploy", RUSSIA, item=item), text_of()) == words


def test_deployment_abroad_is_another_deployment_and_at_home_is_none() -> None:
    def placed(*states: str) -> str | None:
        place = Place(name="there", states=states, span=Span(start=0, end=5, exact="there"))
        made = about(claim_of("deploy", AMERICA, item=CRUISE, place=place), text_of())
        return made.place if made else None

    assert placed("DEU") == "DEU"
    assert placed("USA") is None
    assert placed("DEU", "POL") is None


def test_a_transfer_to_another_is_another_transfer() -> None:
    made = about(claim_of("transfer", RUSSIA, item=CRUISE, recipient=(state("BLR"),)), text_of())
    assert made is not None
    assert made.recipients == ("BLR",)


def test_who_meets_whom_does_not_matter() -> None:
    one = about(claim_of("meet", RUSSIA, recipient=(AMERICA,)))
    assert one == about(claim_of("meet", AMERICA, recipient=(RUSSIA,)))
    assert about(claim_of("meet", RUSSIA)) is None


def test_a_treaty_of_two_was_signed_by_both_whichever_the_text_names() -> None:
    def signers(act: str, treaty: str, *actors: Entity) -> tuple[str, ...]:
        made = about(claim_of(act, *actors, treaties=(treaty,)))
        return made.actors if made else ()

    assert signers("sign", "inf", state("SUN")) == signers("sign", "inf", state("SUN"), AMERICA) == ("SUN", "USA")
    assert signers("sign", "npt", RUSSIA) == ("RUS",)
    assert signers("ratify", "inf", state("SUN")) == ("SUN",)


@pytest.mark.parametrize(
    ("act", "treaty", "actors"),
    [
        ("sign", "salt-2", ("SUN", "USA")),
        ("ratify", "salt-2", ("SUN", "USA")),
        ("extend", "new-start", ("RUS", "USA")),
        ("conclude", "ctbt", ()),
        ("extend", "npt", ()),
        ("sign", "npt", None),
        ("ratify", "ctbt", None),
        ("withdraw", "inf", None),
    ],
)
def test_what_befalls_a_treaty_needs_nobody_named(act: str, treaty: str, actors: tuple[str, ...] | None) -> None:
    made = about(claim_of(act, treaties=(treaty,)))
    assert (made.actors if made else None) == actors


def test_forces_are_the_same_in_two_texts_only_where_something_is_said_of_them() -> None:
    place = Place(name="Poland", states=("POL",), span=Span(start=0, end=6, exact="Poland"))
    assert about(claim_of("deploy", RUSSIA, item=item_of("unit", "its forces"))) is None
    assert subject(claim_of("deploy", RUSSIA, item=item_of("unit", basing="sea"))) == "class:unit/sea"
    assert subject(claim_of("deploy", RUSSIA, item=item_of("unit"), place=place)) == "class:unit"


@pytest.mark.parametrize(
    ("claim", "lack"),
    [
        (claim_of("deploy", item=CRUISE), "actor"),
        (claim_of("support", treaties=("inf",)), "actor"),
        (claim_of("deploy", unnamed("many countries"), item=CRUISE), "known_actor"),
        (claim_of("deploy", RUSSIA), "subject"),
        (claim_of("test", RUSSIA, words="its tests"), "subject"),
        (claim_of("meet", RUSSIA), "counterpart"),
        (claim_of("deploy", RUSSIA, item=item_of("unit", "its forces")), "particular"),
        (claim_of("deploy", RUSSIA, item=CRUISE), None),
    ],
)
def test_a_claim_that_makes_no_proposition_lacks_something(claim: Claim, lack: str | None) -> None:
    assert (proposition(claim, IN_THE_DISPUTE, ()) is None) == (lack is not None)
    assert lacking(claim, IN_THE_DISPUTE) == lack
