"""From a claim to scenarios: who acts, what is done to which item, and when, as far as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from treatywatch.records import Claim, Document, Entity, Interval, Item, Span
from treatywatch.treaties.days import ANY_DAY, Days
from treatywatch.treaties.facts import CircumstanceValue
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.resolution import system_by_name
from treatywatch.treaties.scenarios import Scenario, ScenarioItem
from treatywatch.treaties.states import state_codes
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["Actor", "Conduct", "conducts", "days_of_act"]

#: What the words for a range class say about the range, in the treaty's own bands where it has one (kilometres).
RANGE_CLASSES = {
    "intermediate-range": "(1000, 5500]",
    "medium-range": "(1000, 5500]",
    "shorter-range": "[500, 1000]",
    "short-range": "<1000",
    "intercontinental": "(5500, inf)",
}
BOTH_CLASSES = Interval(low=500, high=5500)
FUTURE = frozenset({"planned", "ordered"})
#: The act has not happened, or nobody says that it has.
UNREAL = frozenset({"planned", "ordered", "demanded", "possible", "conditional", "hypothetical"})
#: Whoever vouches in this way speaks of what is to come.
AHEAD = frozenset({"promise", "threaten", "predict", "propose", "warn"})
LAUNCHER = re.compile(
    r"\b(?P<launcher>(?:fixed|mobile|ground|land-based|ground-based|road-mobile|test)[ -](?:\w+[ -])?"
    r"launch(?:er|pad|site)s?)\b",
    re.IGNORECASE,
)
SITE = re.compile(r"\b(?P<site>test (?:site|range)|proving ground)\b", re.IGNORECASE)


#: Classes of which the payload makes the kind.
WEAPONS = frozenset({"weapon", "warhead"})
#: Units of the quantities in a claim, and the circumstance that they state.
MEASURED = {"kiloton": "yield_kt", "megaton": "yield_mt"}


class Actor(NamedTuple):
    """One of those who act: the state's code where it is known, and the words for it."""

    state: str | None
    name: str
    mention: Span | None


class Conduct(NamedTuple):
    """What one actor does, as a scenario, with the words that state its facts."""

    actor: Actor
    scenario: Scenario
    spans: dict[str, Span]
    #: What was concluded and from what, for the reasons.
    notes: tuple[str, ...]


def conducts(claim: Claim, document: Document, pack: Pack) -> Iterator[Conduct]:
    """Give one scenario for each who acts; where nobody is named, one with an unknown actor."""
    for actor in actors(claim):
        on, notes = days_of_act(claim, document, actor, pack)
        if actor.state is None and actor.mention is not None:
            notes = (f"{actor.name}: the text does not say which state that is; only states are parties", *notes)
        circumstances, words = circumstances_of(claim)
        scenario = Scenario(
            treaty=pack.id,
            actor=actor.state,
            act=act_of(claim),
            on=None if on == ANY_DAY else on.ends,
            item=None if claim.item is None else scenario_item(claim.item),
            circumstances=circumstances,
        )
        yield Conduct(actor, scenario, spans_of(claim, actor) | words, notes)


def act_of(claim: Claim) -> str:
    """Give the act: whoever is said not to eliminate an item is said to keep it."""
    denied = any(holder.speech_act == "deny" for holder in claim.holders)
    kept = claim.act == "eliminate" and claim.polarity == "negative" and not denied
    return "possess" if kept else claim.act


def actors(claim: Claim) -> tuple[Actor, ...]:
    """Give those who act together, a collective by its members where the text settles them."""
    found = [actor for entity in claim.actor for actor in members(entity)]
    return tuple(dict.fromkeys(found)) or (Actor(None, "nobody named", None),)


def members(entity: Entity) -> Iterator[Actor]:
    """Give the states behind an entity; an organisation or an open group is no state."""
    if entity.type == "collective" and entity.members:
        yield from (Actor(member if is_state(member) else None, member, entity.mention) for member in entity.members)
        return
    # A parliament, a company or a private person has a state, but its acts are not the state's.
    state = entity.id if entity.type == "state" else None
    yield Actor(state if is_state(state) else None, entity.name, entity.mention)


def is_state(code: str | None) -> bool:
    """Say whether a code is a state's."""
    return code in state_codes()


def scenario_item(item: Item) -> ScenarioItem:
    """Give the item as a scenario has it; what only the table of systems says is left to the law."""
    system = system_by_name(item.system) if item.system else None
    kind, basing, role = kind_of(item), item.basing, item.role
    if system is not None:
        kind = None if kind == system.kind else kind
        basing = None if basing == system.basing else basing
        role = None if role == system.role else role
    return ScenarioItem.model_validate(
        {
            "class": item.item_class,
            "kind": kind,
            "basing": basing,
            "role": role,
            "range_km": range_of(item),
            "system": item.system,
        }
    )


def kind_of(item: Item) -> str | None:
    """Give the word for the item's kind: as stated, else as its own words or its payload say ("nuclear weapons")."""
    if item.kind is not None:
        return item.kind
    vocabulary = load_vocabulary()
    words = re.sub(r"^(?:the|an?|its|their|all|such|these|any) ", "", item.text.lower())
    by_payload = f"{item.payload} weapon" if item.payload and item.item_class in WEAPONS else ""
    return next((word for word in (words, by_payload) if word and vocabulary.kind(word) is not None), None)


def range_of(item: Item) -> Interval | str | None:
    """Give the range that the text states, in numbers or by a range class."""
    if item.range_km is not None:
        return item.range_km
    if item.range_class == "intermediate-range" and re.search(r"\bshort", item.text, re.IGNORECASE):
        return BOTH_CLASSES
    return RANGE_CLASSES.get(item.range_class or "")


def days_of_act(claim: Claim, document: Document, actor: Actor, pack: Pack) -> tuple[Days, tuple[str, ...]]:
    """Give the days of the act, and what was concluded where the text does not date it.

    What is told as done is not later than the document; what is planned is not earlier; and what Russia did was not
    before there was a Russia. Nothing else is concluded.
    """
    start, end = (claim.when.start, claim.when.end) if claim.when is not None else (None, None)
    first, last = document.published_interval
    notes = []
    ahead = bool(UNREAL & set(claim.modality)) or any(holder.speech_act in AHEAD for holder in claim.holders)
    if end is None and last is not None and not ahead:
        end = None if start is not None and start > last else last
        notes.append(f"the act is told as past or present, so it was not after the document ({last})")
    if start is None and end is None and first is not None and FUTURE & set(claim.modality):
        start = first
        notes.append(f"the act is planned, so it was not before the document ({first})")
    since = existing_since(actor, pack)
    if start is None and since is not None and (end is None or end >= since):
        start = since
        notes.append(f"the actor is {actor.name}, so the act was not before {since}")
    return Days(start, end), tuple(notes)


def existing_since(actor: Actor, pack: Pack) -> date | None:
    """Give the day since when a successor acts under its own name."""
    return next((party.since for party in pack.parties if party.state == actor.state and party.succeeds), None)


def circumstances_of(claim: Claim) -> tuple[dict[str, CircumstanceValue], dict[str, Span]]:
    """Give what the words say about launcher and site; a site that nothing else names is the place of the act."""
    found: dict[str, CircumstanceValue] = {}
    spans: dict[str, Span] = {}
    for quote in claim.evidence:
        for key, pattern in (("launcher", LAUNCHER), ("site", SITE)):
            match = pattern.search(quote.exact)
            if match is not None and key not in found:
                found[key] = match[key]
                start = quote.start + match.start(key)
                spans[f"circumstances.{key}"] = Span(start=start, end=start + len(match[key]), exact=match[key])
    if len(claim.recipient) == 1 and claim.recipient[0].type == "state" and is_state(claim.recipient[0].id):
        found["recipient"] = claim.recipient[0].id
        if claim.recipient[0].mention is not None:
            spans["circumstances.recipient"] = claim.recipient[0].mention
    for quantity in claim.quantities:
        measured = MEASURED.get(quantity.unit or "")
        if measured is not None and quantity.low is not None and quantity.low == quantity.high:
            found[measured] = quantity.low
            spans[f"circumstances.{measured}"] = quantity.span
    if claim.place is not None and "site" not in found:
        found["site"] = claim.place.name
        spans["circumstances.site"] = claim.place.span
    return found, spans


def spans_of(claim: Claim, actor: Actor) -> dict[str, Span]:
    """Give the words that state the facts, by the scenario's keys."""
    quote = claim.evidence[0]
    found = {"act": Span(start=quote.start, end=quote.end, exact=quote.exact)}
    if actor.mention is not None:
        found["actor"] = actor.mention
    if claim.item is not None:
        found |= dict.fromkeys(("kind", "basing", "role", "system", "range_km"), claim.item.span)
        if claim.item.range_km is not None and claim.item.range_km.span is not None:
            found["range_km"] = claim.item.range_km.span
    return found
