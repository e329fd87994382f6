"""Which claims a treaty has something to say to."""

from __future__ import annotations

from functools import cache

from treatywatch.records import Claim, Document, Item
from treatywatch.treaties.names import load_treaties
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.resolution import system_by_name
from treatywatch.treaties.vocabulary import load_vocabulary
from treatywatch.treaties.weighing import WITHOUT_CONDUCT

__all__ = ["concerns"]

#: Classes of item that a treaty on missiles is about without being named.
MISSILE_CLASSES = frozenset({"missile", "launcher"})


def concerns(claim: Claim, document: Document, pack: Pack) -> bool:
    """Say whether a claim is about what the treaty governs: its own life, keeping it, or items of its kind."""
    if claim.treaties:
        return pack.id in claim.treaties and is_governed(claim, pack)
    if claim.item is None or load_vocabulary().acts[claim.act].group != "item":
        return False
    return is_of_its_kind(claim.item, pack) and (acts_for_a_party(claim, pack) or names_treaty(document.text, pack.id))


def is_governed(claim: Claim, pack: Pack) -> bool:
    """Say whether the act is one that the treaty governs: on an item, against its rules, or in its life."""
    group = load_vocabulary().acts[claim.act].group
    if group == "item":
        return claim.item is not None
    return claim.act in WITHOUT_CONDUCT or any(claim.act in provision.acts for provision in pack.provisions)


def is_of_its_kind(item: Item, pack: Pack) -> bool:
    """Say whether the treaty may be about such an item: a type that it names or disputes, or a missile."""
    system = system_by_name(item.system) if item.system else None
    if system is not None and any(relevance.treaty == pack.id for relevance in system.treaties):
        return True
    kind = load_vocabulary().kind(item.kind) if item.kind else None
    if kind is not None and kind.means <= {"interceptor", "interceptor launcher", "other"}:
        return False
    return bool(MISSILE_CLASSES & {item.item_class, *item.classes})


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
