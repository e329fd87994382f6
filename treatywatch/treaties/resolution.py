"""From a scenario to facts: the words of the vocabulary, the types a treaty names, the table of weapon systems."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from treatywatch.records import Interval, Span
from treatywatch.treaties import intervals
from treatywatch.treaties.days import Days
from treatywatch.treaties.facts import Facts, Origin
from treatywatch.treaties.names import RangeStatement, System, load_systems
from treatywatch.treaties.pack_parts import TypeEntry
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.scenarios import Scenario, ScenarioItem
from treatywatch.treaties.vocabulary import KINDS, Kind, load_vocabulary

__all__ = ["Variant", "resolve", "system_by_name"]

#: A system declared with 5,500 km and more is declared as intercontinental, which means above 5,500 km.
INTERCONTINENTAL_KM = 5500.0
#: Classes of the item taxonomy that say less than a kind, as words of the vocabulary.
CLASS_WORDS = {"missile": "missile", "launcher": "launcher", "drone": "drone", "interceptor": "interceptor"}
INTERCEPTION = frozenset({"interceptor", "interceptor launcher"})
OPEN_CLASSES = frozenset({"weapon", "system", "unit", "facility"})


class Variant(NamedTuple):
    """The facts as one side states them; `holder` is `None` where nobody disputes them."""

    facts: Facts
    holder: str | None


@dataclass
class Draft:
    """The attributes of an item while they are gathered; the first that states one has the word."""

    kinds: frozenset[str] | None = None
    kind_words: str | None = None
    basing: str | None = None
    role: str | None = None
    range_km: Interval | None = None
    origins: dict[str, Origin] = field(default_factory=dict)

    def put(self, key: str, value: object, origin: Origin) -> None:
        """Set an attribute that nothing has stated yet."""
        if value is not None and getattr(self, "kinds" if key == "kind" else key) is None:
            setattr(self, "kinds" if key == "kind" else key, value)
            self.origins[key] = origin


def resolve(scenario: Scenario, pack: Pack, spans: Mapping[str, Span] | None = None) -> tuple[Variant, ...]:
    """Give the facts of a scenario, one variant for each rival statement of the system's range.

    `spans` gives the words of a text that state the facts, by the scenario's keys (`act`, `on`, `kind`, ...).
    """
    stated = {key: Origin(span=span) for key, span in (spans or {}).items()}
    facts = Facts(
        actor=scenario.actor,
        act=scenario.act,
        on=scenario.days,
        omitted=scenario.polarity == "negative",
        circumstances=scenario.circumstances,
        origins=stated,
    )
    if scenario.item is None:
        return (Variant(facts, None),)
    system = system_by_name(scenario.item.system) if scenario.item.system else named_as_kind(scenario.item)
    name = system.id if system else scenario.item.system
    draft = draft_of(scenario.item, pack.types.get(name or ""), system, stated)
    facts = dataclasses.replace(
        facts,
        kinds=draft.kinds,
        kind_words=draft.kind_words,
        basing=draft.basing,
        role=draft.role,
        range_km=draft.range_km,
        system=name,
        origins=draft.origins | ({"system": stated["system"]} if "system" in stated else {}) | {
            key: origin for key, origin in stated.items() if key in {"act", "on", "actor"}
        },
    )  # fmt: skip
    return variants(facts, system)


def draft_of(item: ScenarioItem, entry: TypeEntry | None, system: System | None, stated: Mapping[str, Origin]) -> Draft:
    """Gather the attributes: as stated, from the treaty's own types, from the table, from the words, presumed."""
    vocabulary, draft = load_vocabulary(), Draft()
    kind = vocabulary.kind(item.kind) if item.kind else None
    if kind is not None and kind.means < KINDS:
        draft.put("kind", kind.means, stated.get("kind", Origin()))
        draft.kind_words = item.kind
    draft.put("basing", vocabulary.base(item.basing) if item.basing else None, stated.get("basing", Origin()))
    draft.put("role", vocabulary.role(item.role) if item.role else None, stated.get("role", Origin()))
    if item.range_km is not None:
        known = item.range_km if isinstance(item.range_km, Interval) else intervals.parse_interval(item.range_km)
        draft.put("range_km", known, stated.get("range_km", Origin()))
    if kind is not None:
        from_words(draft, kind, f"as the word '{item.kind}' says")
    if entry is not None:
        from_type(draft, entry)
    if system is not None:
        from_system(draft, system)
    from_class(draft, item)
    if draft.kind_words is None:
        draft.kind_words = item.kind or item.item_class
    settle_by_role(draft)
    if draft.kinds is not None and (item.role is None or draft.role is None) and not item.role:
        presumed = vocabulary.role_presumed(draft.kinds)
        draft.put("role", presumed, Origin(note="not stated; a missile is taken to be a weapon"))
    return draft


def settle_by_role(draft: Draft) -> None:
    """Leave out the kinds that a stated role rules out: a launcher for weapon delivery launches no interceptors."""
    if draft.kinds is None or draft.role not in {"weapon delivery", "interceptor"}:
        return
    meant = draft.kinds & INTERCEPTION if draft.role == "interceptor" else draft.kinds - INTERCEPTION
    draft.kinds = meant or draft.kinds


def from_words(draft: Draft, kind: Kind, note: str) -> None:
    """Take what the word for the kind itself says."""
    draft.put("basing", kind.basing, Origin(note=note))
    draft.put("role", kind.role, Origin(note=note))
    draft.put("range_km", intervals.parse_band(kind.range_km) if kind.range_km else None, Origin(note=note))


def from_type(draft: Draft, entry: TypeEntry) -> None:
    """Take what the treaty says about a type that it names."""
    origin = Origin(f"as Art. {entry.article} lists {entry.names[0]}", unverified=entry.unverified)
    kind = load_vocabulary().kind(entry.kind)
    narrow(draft, kind.means if kind else None, entry.kind, origin)
    draft.put("basing", entry.basing, origin)
    draft.put("role", entry.role, origin)
    draft.put("range_km", entry.range_km, origin)


def from_system(draft: Draft, system: System) -> None:
    """Take what the table of weapon systems says, ranges apart (they are statements of somebody)."""
    origin = Origin(note=f"{system.names[0].name}, table of weapon systems")
    vocabulary = load_vocabulary()
    word = system.kind or CLASS_WORDS.get(system.item_class, system.item_class)
    kind = vocabulary.kind(word) if word and word not in OPEN_CLASSES else None
    if kind is not None:
        narrow(draft, kind.means, word or "", origin)
    draft.put("role", vocabulary.role(system.role) if system.role else None, origin)
    if draft.role != "interceptor" and not (kind and kind.role == "interceptor"):
        # Interceptors made for ships also stand on land (Aegis Ashore), so the table does not settle their basing.
        draft.put("basing", system.basing, origin)
    if kind is not None:
        from_words(draft, kind, f"{system.names[0].name} is a {word}")


def narrow(draft: Draft, kinds: frozenset[str] | None, words: str, origin: Origin) -> None:
    """Set the kind, also where a vaguer word ("missile") was stated that leaves this one open."""
    if kinds is not None and (draft.kinds is None or kinds < draft.kinds):
        draft.kinds, draft.kind_words = kinds, words
        draft.origins["kind"] = Origin(
            origin.note, origin.source, draft.origins.get("kind", origin).span, origin.unverified
        )


def from_class(draft: Draft, item: ScenarioItem) -> None:
    """Take what the item's class says where nothing says its kind."""
    if item.item_class is None or draft.kinds is not None or item.item_class in OPEN_CLASSES:
        return
    kind = load_vocabulary().kind(item.item_class)
    if kind is not None:
        draft.kinds, draft.kind_words = kind.means, draft.kind_words or item.kind or item.item_class
        from_words(draft, kind, f"as the word '{item.item_class}' says")


def variants(facts: Facts, system: System | None) -> tuple[Variant, ...]:
    """Give one variant for each statement of the system's range, where the scenario itself states none."""
    if facts.range_km is not None or system is None or not system.ranges:
        return (Variant(facts, None),)
    statements = standing(system.ranges, facts.on)
    found = [
        Variant(
            dataclasses.replace(
                facts,
                range_km=interval_of(statement),
                origins={**facts.origins, "range_km": origin_of(statement)},
            ),
            ", ".join(statement.holder) if len(statements) > 1 else None,
        )
        for statement in statements
    ]
    return tuple(found)


def standing(statements: tuple[RangeStatement, ...], on: Days) -> tuple[RangeStatement, ...]:
    """Leave out what its holder had replaced or not yet replaced by the days of the act."""
    return tuple(
        statement
        for statement in statements
        if sum(other.holder == statement.holder for other in statements) == 1
        or on.meets(statement.since, statement.until)
    ) or statements  # fmt: skip


def interval_of(statement: RangeStatement) -> Interval:
    """Give a stated range as an interval."""
    above = statement.low == INTERCONTINENTAL_KM and statement.high is None
    return Interval(low=statement.low, high=statement.high, low_inclusive=not above)


def origin_of(statement: RangeStatement) -> Origin:
    """Say who states a range, and where."""
    holders = ", ".join(statement.holder)
    return Origin(f"as stated by {holders}", statement.source, None, statement.confidence == "from-memory")


def named_as_kind(item: ScenarioItem) -> System | None:
    """Give the weapon system whose name stands where a kind is expected ("SS-20")."""
    if item.kind is None or load_vocabulary().kind(item.kind) is not None:
        return None
    return system_by_name(item.kind)


@cache
def systems_by_name() -> dict[str, System]:
    """Give the weapon systems by id and by each of their names, lower case."""
    found: dict[str, System] = {}
    for system in load_systems().systems:
        for name in (system.id, *(alias.name for alias in system.names)):
            found.setdefault(name.lower(), system)
    return found


def system_by_name(name: str) -> System | None:
    """Give the weapon system of an id or name, or `None`."""
    return systems_by_name().get(name.strip().lower())
