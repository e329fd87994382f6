"""The slots of a claim's weapon item: what may stand in them, and how it is put there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from treatywatch.errors import UsageError
from treatywatch.records import Claim, Interval, Item, Span
from treatywatch.threads.slot_values import refusal, word
from treatywatch.treaties.intervals import parse_interval
from treatywatch.treaties.names import load_systems
from treatywatch.treaties.vocabulary import KINDS, load_vocabulary, normal
from treatywatch.treaties.yaml_files import load_model

__all__ = ["attribute", "bases", "classes", "closed", "first_words", "kind", "kinds", "no_item", "of_item", "payloads",
           "range_classes", "range_now", "reach", "roles", "system", "systems"]  # fmt: skip

FILE = Path(__file__).with_name("slots.yaml")

#: Takes slot and value, gives what the item keeps, and raises UsageError.
Accept = Callable[[str, object], object]


class ItemWords(BaseModel):
    """`slots.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    classes: tuple[str, ...]
    payloads: tuple[str, ...]
    range_classes: tuple[str, ...]
    further_roles: tuple[str, ...]


@cache
def item_words() -> ItemWords:
    """Give the closed lists of the item's slots."""
    return load_model(FILE, ItemWords)


def classes() -> tuple[str, ...]:
    """Give the classes of items."""
    return item_words().classes


def kinds() -> tuple[str, ...]:
    """Give the kinds of items that the law speaks of."""
    return tuple(sorted(KINDS))


def bases() -> tuple[str, ...]:
    """Give from where items are used."""
    return tuple(load_vocabulary().basing)


def payloads() -> tuple[str, ...]:
    """Give what items carry."""
    return item_words().payloads


def roles() -> tuple[str, ...]:
    """Give the roles of items."""
    return (*load_vocabulary().roles, *item_words().further_roles)


def range_classes() -> tuple[str, ...]:
    """Give the range classes in words."""
    return item_words().range_classes


def systems() -> tuple[str, ...]:
    """Give the ids of weapon systems."""
    return tuple(entry.id for entry in load_systems().systems)


def no_item(claim: Claim, slot: str, value: object) -> Claim:
    """Take the item away."""
    if value is not None:
        raise UsageError(f"{slot}: only none can stand here; correct item.class and the other parts of it")
    return claim.model_copy(update={"item": None})


def of_item(field: str, accept: Accept) -> Callable[[Claim, str, object], Claim]:
    """Put an attribute of the item; one that the reader missed stands in the words of the evidence."""

    def into(claim: Claim, slot: str, value: object) -> Claim:
        item = claim.item
        accepted = accept(slot, value)
        if item is None:
            item_class = accepted if field == "item_class" else system_class(accepted) if field == "system" else None
            if not isinstance(item_class, str):
                raise UsageError(f"{slot}: the claim has no item; correct item.class first")
            words = first_words(claim)
            item = Item.model_validate({"class": item_class, "text": words.exact, "span": words})
        return claim.model_copy(update={"item": item.model_copy(update={field: accepted})})

    return into


def first_words(claim: Claim) -> Span:
    """Give the first piece of the evidence."""
    quote = claim.evidence[0]
    return Span(start=quote.start, end=quote.end, exact=quote.exact)


def closed(allowed: Callable[[], tuple[str, ...]], *, empty: bool = True) -> Callable[[str, object], str | None]:
    """Accept a word of a closed list, or nothing."""
    return lambda slot, value: None if empty and value is None else word(slot, value, allowed())


def kind(slot: str, value: object) -> str | None:
    """Accept a word for a kind of item that the law's vocabulary knows."""
    if value is None:
        return None
    if isinstance(value, str) and load_vocabulary().kind(value) is not None:
        return normal(value)
    raise refusal(slot, value, kinds())


def reach(slot: str, value: object) -> Interval | None:
    """Accept a range in kilometres, as scenarios have it."""
    if value is None:
        return None
    try:
        return parse_interval(value if isinstance(value, float | int) else str(value))
    except ValueError as error:
        raise UsageError(f"{slot}: {error}; expected 1500, >500, 500..5500, ~2500 or none") from error


def system(slot: str, value: object) -> str | None:
    """Accept a weapon system by its id or one of its names."""
    if value is None:
        return None
    found = systems_by_name().get(str(value).casefold())
    if found is None:
        raise refusal(slot, value, systems())
    return found


@cache
def systems_by_name() -> Mapping[str, str]:
    """Give the ids of weapon systems by everything that they are called."""
    named: dict[str, str] = {}
    for entry in load_systems().systems:
        for name in (entry.id, *(alias.name for alias in entry.names)):
            named.setdefault(name.casefold(), entry.id)
    return named


def system_class(identity: object) -> str | None:
    """Give the class of a weapon system."""
    return next((entry.item_class for entry in load_systems().systems if entry.id == identity), None)


def attribute(field: str) -> Callable[[Claim], str]:
    """Show a plain field of the item."""
    return lambda claim: str(getattr(claim.item, field) or "") if claim.item else ""


def range_now(claim: Claim) -> str:
    """Show the range of the item."""
    stated = claim.item.range_km if claim.item else None
    if stated is None:
        return ""
    return "..".join("" if end is None else f"{end:g}" for end in dict.fromkeys((stated.low, stated.high)))
