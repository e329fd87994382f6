"""Which claims a treaty has something to say to."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Literal

from treatywatch.findings.conduct import scenario_item
from treatywatch.records import Claim, Document, Item, Truth
from treatywatch.treaties.names import load_treaties
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.resolution import resolve, system_by_name
from treatywatch.treaties.scenarios import Scenario
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.weighing import WITHOUT_CONDUCT

__all__ = ["Relevance", "concerned", "relevance"]

#: Classes of item that a treaty on missiles of certain ranges is about without being named.
MISSILE_CLASSES = frozenset({"missile", "launcher"})
TRUTHS: tuple[Truth, ...] = ("false", "unknown", "true")
Relevance = Literal["none", "named", "by_item"]


def concerned(claim: Claim, treaties: Iterable[str]) -> list[str]:
    """Give those of the treaties that a claim may be about, which is told without their packs.

    A claim that names treaties is about no other; one that names none is about what is done with items, or about none.
    """
    if claim.treaties:
        return [treaty for treaty in treaties if treaty in claim.treaties]
    return list(treaties) if _acts_on_an_item(claim) else []


def _acts_on_an_item(claim: Claim) -> bool:
    return claim.item is not None and load_vocabulary().acts[claim.act].group == "item"


def relevance(claim: Claim, document: Document, pack: Pack) -> Relevance:
    """Say whether a claim is about what the treaty governs: its own life, keeping it, or items of its kind.

    `named`: the claim names the treaty, the treaty names the weapon system, or it is law on missiles by their range,
    which concerns every missile of a party until its range is known. `by_item`: nothing names it, but a state acts and
    the item is surely one that it is about; then it matters only where it binds the actor and speaks of the act.
    """
    if claim.treaties:
        return "named" if pack.id in claim.treaties and is_governed(claim, pack) else "none"
    if claim.item is None or not _acts_on_an_item(claim):
        return "none"
    if system_is_named(claim.item, pack) and (acts_for_a_party(claim, pack) or names_treaty(document.text, pack.id)):
        return "named"
    if by_range(pack) and is_of_another_kind(claim.item):
        return "none"
    of_its_class = by_range(pack) and bool(MISSILE_CLASSES & {claim.item.item_class, *claim.item.classes})
    if of_its_class and pack.binds:
        return "named" if acts_for_a_party(claim, pack) or names_treaty(document.text, pack.id) else "none"
    acting = any(entity.type == "state" or entity.members for entity in claim.actor)
    return "by_item" if acting and in_scope(claim, pack) == "true" else "none"


def is_governed(claim: Claim, pack: Pack) -> bool:
    """Say whether the act is one that the treaty governs: on an item, against its rules, or in its life."""
    group = load_vocabulary().acts[claim.act].group
    if group == "item":
        return claim.item is not None
    return claim.act in WITHOUT_CONDUCT or any(claim.act in provision.acts for provision in pack.provisions)


def system_is_named(item: Item, pack: Pack) -> bool:
    """Say whether the item is of a type that the treaty names, or that its parties dispute under it."""
    system = system_by_name(item.system) if item.system else None
    return system is not None and any(relevance.treaty == pack.id for relevance in system.treaties)


def is_of_another_kind(item: Item) -> bool:
    """Say whether the words for an item rule out a missile with a range of its own."""
    kind = load_vocabulary().kind(item.kind) if item.kind else None
    return kind is not None and kind.means <= {"interceptor", "interceptor launcher", "other"}


def in_scope(claim: Claim, pack: Pack) -> Truth:
    """Say whether the item is what the treaty is about, as far as the claim tells."""
    assert claim.item is not None  # noqa: S101 - asked about items only
    scenario = Scenario(treaty=pack.id, actor=None, act=claim.act, item=scenario_item(claim.item))
    return TRUTHS[min(pack.compiled_scope(variant.facts, {}) for variant in resolve(scenario, pack))]


def by_range(pack: Pack) -> bool:
    """Say whether the treaty is about missiles of a range with two ends."""
    return any(band.low is not None and band.high is not None for band in pack.scope_bands)


def acts_for_a_party(claim: Claim, pack: Pack) -> bool:
    """Say whether one of those who act was ever a party, or nobody knows who acts."""
    parties = {party.state for party in pack.parties}
    states = {state for entity in claim.actor for state in (entity.id, entity.state, *entity.members)}
    return not claim.actor or bool(parties & states)


@cache
def treaty_names(treaty: str) -> tuple[str, ...]:
    """Give the names of a treaty that stand for it alone."""
    entry = next((entry for entry in load_treaties().treaties if entry.id == treaty), None)
    return tuple(alias.name for alias in entry.names if alias.near is None) if entry else ()


def names_treaty(text: str, treaty: str) -> bool:
    """Say whether a text names the treaty."""
    return any(name in text for name in treaty_names(treaty))
