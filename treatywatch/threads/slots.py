"""The slots of a claim that a reviewer can correct: what each means, what may stand in it, how it is put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, get_args

from treatywatch.errors import UsageError
from treatywatch.records import (
    QUADS,
    Claim,
    DateInterval,
    Distance,
    Entity,
    Modality,
    Phase,
    Place,
    Polarity,
    SpeechAct,
)
from treatywatch.threads.item_slots import (
    attribute,
    bases,
    classes,
    closed,
    first_words,
    kind,
    kinds,
    no_item,
    of_item,
    payloads,
    range_classes,
    range_now,
    reach,
    roles,
    system,
    systems,
)
from treatywatch.threads.slot_values import chain, entity, interval, listed, quotes, refusal, word
from treatywatch.treaties.names import load_treaties, treaty_id
from treatywatch.treaties.states import state_name, state_named
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = ["SLOTS", "Slot", "put", "shown", "slot_named", "typed"]

NONE = frozenset({"none", "null", "-"})
TRUTHS = {"yes": True, "true": True, "no": False, "false": False}

#: A claim with a value put into one of its slots; takes claim, slot and value, and raises UsageError.
Put = Callable[[Claim, str, object], Claim]


class Slot(NamedTuple):
    """One slot: what it means, what is expected in it, and how it is put there and shown."""

    meaning: str
    put: Put
    #: What stands there now, as a person would type it; empty for nothing.
    now: Callable[[Claim], str]
    #: The closed list of what may stand there; empty: an open one.
    allowed: Callable[[], tuple[str, ...]] = tuple
    #: How an open one is written.
    written: str = ""
    #: Whether it holds several values.
    many: bool = False

    @property
    def expected(self) -> str:
        """What may stand there, in words."""
        return self.written or ", ".join(self.allowed())


def slot_named(name: str) -> Slot:
    """Give a slot by its name; raises UsageError."""
    if name not in SLOTS:
        raise UsageError(f"a claim has no slot {name!r} to correct; there are {', '.join(SLOTS)}")
    return SLOTS[name]


def put(claim: Claim, values: Mapping[str, object]) -> Claim:
    """Give the claim with other values in its slots.

    Raises UsageError for a slot that does not exist, or a value that cannot stand there, with what can.
    """
    for name in sorted(values, key=lambda name: (slot_named(name), tuple(SLOTS).index(name))[1]):
        claim = SLOTS[name].put(claim, name, values[name])
    return claim


def typed(name: str, text: str) -> object:
    """Read what a person types for a slot as the value that a correction keeps; `none` empties it."""
    slot, plain = slot_named(name), text.strip()
    if plain.lower() in NONE or not plain:
        return [] if slot.many else None
    if name == "presupposed":
        return TRUTHS.get(plain.lower(), plain)
    if slot.many:
        return [part.strip() for part in plain.split(",") if part.strip()]
    return plain


def shown(claim: Claim) -> dict[str, str]:
    """Give what stands in the slots, as a person would type it, without the empty ones."""
    return {name: text for name, slot in SLOTS.items() if (text := slot.now(claim))}


def one(field: str, allowed: Callable[[], tuple[str, ...]], *, empty: bool = False) -> Put:
    """Put a word of a closed list into a field."""

    def into(claim: Claim, slot: str, value: object) -> Claim:
        chosen = None if empty and value is None else word(slot, value, allowed())
        return claim.model_copy(update={field: chosen})

    return into


def modality(claim: Claim, slot: str, value: object) -> Claim:
    """Put one or several modalities."""
    chosen = tuple(dict.fromkeys(word(slot, given, get_args(Modality)) for given in listed(slot, value)))
    if not chosen:
        raise refusal(slot, value, get_args(Modality))
    return claim.model_copy(update={"modality": chosen})


def presupposed(claim: Claim, slot: str, value: object) -> Claim:
    """Put whether the text takes it for granted."""
    if not isinstance(value, bool):
        raise refusal(slot, value, ("yes", "no"))
    return claim.model_copy(update={"presupposed": value})


def parties(field: str) -> Put:
    """Put those who act, or to whom it is done."""

    def into(claim: Claim, slot: str, value: object) -> Claim:
        return claim.model_copy(update={field: tuple(entity(slot, who, claim) for who in listed(slot, value))})

    return into


def of_innermost(field: str, allowed: tuple[str, ...]) -> Put:
    """Put a word into the innermost holder."""

    def into(claim: Claim, slot: str, value: object) -> Claim:
        if not claim.holders:
            raise UsageError(f"{slot}: nobody vouches for this claim; correct holders first")
        last = claim.holders[-1].model_copy(update={field: word(slot, value, allowed)})
        return claim.model_copy(update={"holders": (*claim.holders[:-1], last)})

    return into


def treaties(claim: Claim, slot: str, value: object) -> Claim:
    """Put treaties, by id or name."""
    found = []
    for given in listed(slot, value):
        identity = treaty_id(given) if isinstance(given, str) else None
        if identity is None:
            raise refusal(slot, given, treaty_ids())
        found.append(identity)
    return claim.model_copy(update={"treaties": tuple(dict.fromkeys(found))})


def article(claim: Claim, slot: str, value: object) -> Claim:
    """Put the article that is named."""
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{slot}: {value!r} is no article; expected one such as VI.1, or none")
    return claim.model_copy(update={"article": value})


def condition(claim: Claim, slot: str, value: object) -> Claim:
    """Put the claim that this one hangs on."""
    if value is not None and (not isinstance(value, str) or value == claim.id):
        raise UsageError(f"{slot}: {value!r} is no other claim; expected the id of one, or none")
    return claim.model_copy(update={"condition": value})


def place(claim: Claim, slot: str, value: object) -> Claim:
    """Put the states of the place; one that the reader missed stands in the words of the evidence."""
    codes = []
    for given in listed(slot, value):
        code = state_named(given) if isinstance(given, str) else None
        if code is None:
            raise UsageError(f"{slot}: {given!r} is no state by its code or name; expected such as DEU or Germany")
        codes.append(code)
    if not codes:
        return claim.model_copy(update={"place": None})
    before = claim.place or Place(name=", ".join(map(state_name, codes)), span=first_words(claim))
    return claim.model_copy(update={"place": before.model_copy(update={"states": tuple(codes)})})


def days(field: str) -> Put:
    """Put the days of the act, or of the utterance."""

    def into(claim: Claim, slot: str, value: object) -> Claim:
        return claim.model_copy(update={field: interval(slot, value, getattr(claim, field))})

    return into


def evidence(claim: Claim, slot: str, value: object) -> Claim:
    """Put other words of the document."""
    return claim.model_copy(update={"evidence": quotes(slot, value)})


def plover(claim: Claim, slot: str, value: object) -> Claim:
    """Put the root code, and its class with it."""
    root = word(slot, value, tuple(QUADS))
    return claim.model_copy(update={"plover": root, "quad": QUADS[root]})


def acts() -> tuple[str, ...]:
    """Give all acts of the closed vocabulary."""
    return tuple(load_vocabulary().acts)


def treaty_ids() -> tuple[str, ...]:
    """Give the treaties that have a name in the tables."""
    return tuple(treaty.id for treaty in load_treaties().treaties)


def who(parties: tuple[Entity, ...]) -> str:
    """Name parties by code, or by name."""
    return ", ".join(party.id or party.name for party in parties)


def holders_now(claim: Claim) -> str:
    """Name the holders, outermost first."""
    return ", ".join(
        "anonymous" if held.entity is None else held.entity.id or held.entity.name for held in claim.holders
    )


def written(when: DateInterval | None) -> str:
    """Write days as short as ISO 8601 can."""
    if when is None or (when.start is None and when.end is None):
        return ""
    return "/".join(dict.fromkeys(day.isoformat() if day else ".." for day in (when.start, when.end)))


WHO = "codes or names, separated by commas (RUS, Russia), or none"
DAYS = "2008, 2008-05, 2008-05-09, 2008/2011, or none"
#: All slots, in the order in which they are shown and put: an item's class before its attributes.
SLOTS: Mapping[str, Slot] = {
    "act": Slot("what is done", one("act", acts), lambda c: c.act, acts),
    "polarity": Slot("whether it is said to be done or not done", one("polarity", lambda: get_args(Polarity)),
                     lambda c: c.polarity, lambda: get_args(Polarity)),
    "modality": Slot("whether it happens, is planned, demanded, possible ...", modality,
                     lambda c: ", ".join(c.modality), lambda: get_args(Modality), many=True),
    "phase": Slot("how far a withdrawal or suspension has come", one("phase", lambda: get_args(Phase), empty=True),
                  lambda c: c.phase or "", lambda: get_args(Phase)),
    "presupposed": Slot("whether the text takes it for granted", presupposed,
                        lambda c: "yes" if c.presupposed else "", lambda: ("yes", "no")),
    "actor": Slot("who does it", parties("actor"), lambda c: who(c.actor), written=WHO, many=True),
    "recipient": Slot("to whom it is done", parties("recipient"), lambda c: who(c.recipient), written=WHO, many=True),
    "holders": Slot("who says so, outermost first; none for the text's own voice",
                    lambda claim, slot, value: claim.model_copy(update={"holders": chain(slot, value, claim)}),
                    holders_now, written=f"{WHO}; anonymous or anonymous:USA for somebody unnamed", many=True),
    "speech_act": Slot("what the innermost of them does by saying so", of_innermost("speech_act", get_args(SpeechAct)),
                       lambda c: c.holders[-1].speech_act if c.holders else "", lambda: get_args(SpeechAct)),
    "distance": Slot("how far whoever reports it keeps from it", of_innermost("distance", get_args(Distance)),
                     lambda c: c.holders[-1].distance if c.holders else "", lambda: get_args(Distance)),
    "treaties": Slot("which treaties it is on", treaties, lambda c: ", ".join(c.treaties), treaty_ids,
                     written="ids or names of treaties, separated by commas (inf, New START), or none", many=True),
    "article": Slot("which article is named", article, lambda c: c.article or "", written="an article, or none"),
    "item": Slot("the weapon item as a whole", no_item, lambda c: c.item.text if c.item else "", written="none"),
    "item.class": Slot("what sort of thing it is", of_item("item_class", closed(classes, empty=False)),
                       attribute("item_class"), classes),
    "item.kind": Slot("its kind", of_item("kind", kind), attribute("kind"), kinds),
    "item.basing": Slot("from where it is used", of_item("basing", closed(bases)), attribute("basing"), bases),
    "item.payload": Slot("what it carries", of_item("payload", closed(payloads)), attribute("payload"), payloads),
    "item.role": Slot("what it is for", of_item("role", closed(roles)), attribute("role"), roles),
    "item.system": Slot("which weapon system it is", of_item("system", system), attribute("system"), systems,
                        written="the id or a name of a weapon system (9m729), or none"),
    "item.range_class": Slot("the range class in words", of_item("range_class", closed(range_classes)),
                             attribute("range_class"), range_classes),
    "item.range_km": Slot("its range in kilometres", of_item("range_km", reach), range_now,
                          written="1500, >500, 500..5500, ~2500, or none"),
    "place": Slot("the states in which it happens", place, lambda c: ", ".join(c.place.states) if c.place else "",
                  written=WHO, many=True),
    "when": Slot("when it is done", days("when"), lambda c: written(c.when), written=DAYS),
    "said": Slot("when it was said", days("said"), lambda c: written(c.said), written=DAYS),
    "condition": Slot("the claim that it hangs on", condition, lambda c: c.condition or "",
                      written="the id of a claim, or none"),
    "evidence": Slot("the words that say so", evidence, lambda c: " ... ".join(quote.exact for quote in c.evidence),
                     written="words of the document; pieces with ' ... ' between them"),
    "plover": Slot("its root code in PLOVER's terms", plover, lambda c: c.plover, lambda: tuple(QUADS)),
}  # fmt: skip
