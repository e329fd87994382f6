"""What a proposition is about: a weapon system, a kind of item, a treaty; and which system words without a name mean.

Two texts that speak of "missiles" and of "cruise missiles" may mean two things, so kinds of item are one only where
everything that they state is the same. They come together where the tables of systems say that both mean one system.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache

from treatywatch.records import UNCONCERNED, Claim, Document, Finding, Item
from treatywatch.threads.table import Group, load_table
from treatywatch.treaties.names import Dispute, RangeStatement, System, load_systems

__all__ = ["NOTHING", "classes_of", "may_be", "subject_of", "systems_disputed_with", "treaties_of"]

NOTHING = "nothing"
#: Above this range a ballistic missile is intercontinental (the definitions of START I and New START).
INTERCONTINENTAL_KM = 5500


def treaties_of(claim: Claim, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Give the treaties that a claim names, then those to which findings hold it that have something to say to it."""
    held = (finding.treaty for finding in findings if finding.verdict not in UNCONCERNED)
    return tuple(dict.fromkeys((*claim.treaties, *held)))


def subject_of(
    claim: Claim, group: Group, actors: Sequence[str], document: Document, findings: Sequence[Finding]
) -> str:
    """Give what a claim of a group is about; the first treaty that the text names where it names several."""
    if group.about == "nothing":
        return NOTHING
    days, system = days_of_telling(claim, document), None
    if claim.item and group.about != "treaty":
        system = claim.item.system or system_meant(claim, actors, treaties_of(claim, findings), days)
    elif group.breach and claim.treaties:
        system = system_in_dispute(actors, claim.treaties[0], days)
    if system:
        return f"system:{system}"
    if claim.item and group.about in ("item", "any"):
        return class_of(claim.item)
    if claim.item and group.about == "compliance" and not is_wide(claim.item):
        return class_of(claim.item)
    treaties = claim.treaties or treaties_of(claim, findings)
    return f"treaty:{treaties[0]}" if treaties and group.about != "item" else NOTHING


def classes_of(item: Item) -> frozenset[str]:
    """Give the names under which the table may ask for an item: its class, alone and with its payload."""
    payload = payload_of(item)
    return frozenset({item.item_class, *([f"{item.item_class}/{payload}"] if payload else [])})


def class_of(item: Item) -> str:
    """Give the kind of item as a subject, with everything stated that makes it another thing."""
    table = load_table()
    payload = payload_of(item) if item.item_class in table.payload_classes and not item.kind else None
    parts = (item.item_class, item.kind, item.basing, table.range_class(item.range_class), payload)
    return "class:" + "/".join(part for part in parts if part)


def is_wide(item: Item) -> bool:
    """Tell whether words for an item say too little to tell it from others ("its facilities")."""
    return class_of(item).removeprefix("class:") in load_table().wide_classes


def payload_of(item: Item) -> str | None:
    """Give what a weapon delivers; weapons of mass destruction are a payload of their own."""
    return item.payload or (item.role if item.role == "mass destruction" else None)


def days_of_telling(claim: Claim, document: Document) -> tuple[date, date] | None:
    """Give the days on which a claim was said, else on which its document may have appeared, where they are known.

    What has been said "since 2014" was said then.
    """
    if claim.said and claim.said.start:
        return claim.said.start, claim.said.end or claim.said.start
    first, last = document.published_interval
    return (first, last) if first and last else None


def system_meant(
    claim: Claim, actors: Sequence[str], treaties: Sequence[str], days: tuple[date, date] | None
) -> str | None:
    """Give the one weapon system that words without its name meant on those days, by the dated disputes of the table.

    None where nothing is dated, where two systems fit, or where a stated kind, basing or range contradicts.
    """
    if len(actors) != 1 or claim.item is None or days is None:
        return None
    fitting = [
        system.id
        for system, treaty, dispute in disputed_systems()
        if treaty in treaties and actors[0] in system.states and covers(dispute, days)
        if fits(claim.item, system, days[0]) and specific(claim, claim.item, system, treaty)
    ]
    return fitting[0] if len(fitting) == 1 else None


def system_in_dispute(actors: Sequence[str], treaty: str, days: tuple[date, date] | None) -> str | None:
    """Give the one weapon system that a breach of a treaty was about, where no item is named, on some days.

    None where nothing is dated, where nothing was in dispute on those days, or more than one system.
    """
    if len(actors) != 1 or days is None:
        return None
    meant = [
        system.id
        for system, under, dispute in disputed_systems()
        if under == treaty and actors[0] in system.states and covers(dispute, days)
    ]
    return meant[0] if len(meant) == 1 else None


def systems_disputed_with(actors: Sequence[str], treaty: str) -> tuple[System, ...]:
    """Give the weapon systems of a state that were ever in dispute under a treaty."""
    return tuple(
        system
        for system, under, _ in disputed_systems()
        if under == treaty and len(actors) == 1 and actors[0] in system.states
    )


@cache
def disputed_systems() -> tuple[tuple[System, str, Dispute], ...]:
    """Give the systems that were in dispute under a treaty, with the treaty and the days."""
    return tuple(
        (system, entry.treaty, entry.disputed)
        for system in load_systems().systems
        for entry in system.treaties
        if entry.disputed
    )


def covers(dispute: Dispute, days: tuple[date, date]) -> bool:
    """Tell whether all of some days lie in the time of a dispute."""
    return dispute.since <= days[0] and (dispute.until is None or days[1] < dispute.until)


def specific(claim: Claim, item: Item, system: System, treaty: str) -> bool:
    """Tell whether a text says enough to mean a disputed system: it names the treaty, or what the treaty is about."""
    return treaty in claim.treaties or (item.basing is not None and (system.kind is None or item.kind is not None))


def fits(item: Item, system: System, day: date) -> bool:
    """Tell whether nothing that a text says of an item contradicts what is known or stated of a system."""
    return (
        item.item_class == system.item_class
        and item.kind in (None, system.kind)
        and item.basing in (None, system.basing)
        and within_reach(item, system.ranges_on(day))
    )


def within_reach(item: Item, stated: Sequence[RangeStatement]) -> bool:
    """Tell whether somebody has stated a range of the system that agrees with the text's, where the text has one."""
    if item.range_class == "intercontinental":
        return any(one.high is None or one.high > INTERCONTINENTAL_KM for one in stated)
    if item.range_km is None or not stated:
        return True
    low, high = item.range_km.low or 0, item.range_km.high
    return any((one.high is None or low <= one.high) and (high is None or high >= (one.low or 0)) for one in stated)


def may_be(subject: str, system: System) -> bool:
    """Tell whether a kind of item is one of which a system is, by kind and basing.

    Words for a range speak of all missiles of a treaty or moratorium, whose ranges are what is in dispute.
    """
    item_class, *stated = subject.removeprefix("class:").split("/")
    return (
        subject.startswith("class:") and system.item_class == item_class and set(stated) <= {system.kind, system.basing}
    )
