"""What stands in a slot, made from what a reviewer gives for it: words of closed lists, parties, days, quotations."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from pydantic import ValidationError

from treatywatch.errors import UsageError
from treatywatch.records import Claim, DateInterval, DatePrecision, Document, Entity, Holder, Quote
from treatywatch.treaties.days import parse_days
from treatywatch.treaties.states import state_named, states

__all__ = ["chain", "entity", "interval", "listed", "quotes", "quotes_in", "refusal", "word"]

#: So many allowed values are named before the rest are left out; the acts all fit.
MOST_NAMED = 80
ANONYMOUS = "anonymous"
#: How a day, month and year are written by their length.
PRECISIONS: Mapping[int, DatePrecision] = {10: "day", 7: "month", 4: "year"}
PIECES = re.compile(r"\s+(?:\.\.\.|…)\s+")


def refusal(slot: str, value: object, allowed: Collection[str]) -> UsageError:
    """Say what may stand in a slot, what is nearest to the value given first."""
    near = get_close_matches(value.lower(), allowed, n=3) if isinstance(value, str) else []
    named = list(dict.fromkeys([*near, *allowed]))
    rest = f" and {len(named) - MOST_NAMED} others" if len(named) > MOST_NAMED else ""
    return UsageError(f"{slot}: {value!r} is none of: {', '.join(named[:MOST_NAMED])}{rest}")


def word(slot: str, value: object, allowed: Collection[str]) -> str:
    """Give a word of a closed list; raises UsageError."""
    if isinstance(value, str) and value in allowed:
        return value
    raise refusal(slot, value, allowed)


def listed(slot: str, value: object) -> list[object]:
    """Give the values of a slot that holds several; a word stands for a list of one, `None` for none."""
    if value is None:
        return []
    if isinstance(value, str | Mapping):
        return [value]
    if isinstance(value, list | tuple):
        return list(value)
    raise UsageError(f"{slot}: {value!r} is no list")


def entity(slot: str, value: object, claim: Claim) -> Entity:
    """Give a party: somebody whom the claim names already, a state by code or name, or an entity's own JSON.

    Raises UsageError.
    """
    if isinstance(value, Mapping):
        try:
            return Entity.model_validate(value)
        except ValidationError as problem:
            first = problem.errors()[0]
            place = ".".join(str(part) for part in (slot, *first["loc"]))
            raise UsageError(f"{place}: {first['msg']}") from problem
    if not isinstance(value, str) or not value.strip():
        raise UsageError(f"{slot}: {value!r} is nobody; give the code or name of a state")
    plain = value.strip().casefold()
    for known in everybody(claim):
        if plain in {(known.id or known.name).casefold(), known.name.casefold()}:
            return known
    if code := state_named(value):
        return states()[code].entity()
    what = "no state by its code or name, and nobody whom the claim names"
    raise UsageError(f"{slot}: {value!r} is {what}; expected RUS, Russia, or an entity as JSON")


def everybody(claim: Claim) -> Iterator[Entity]:
    """Give all whom a claim names."""
    yield from claim.actor
    yield from claim.recipient
    yield from (holder.entity for holder in claim.holders if holder.entity is not None)


def chain(slot: str, value: object, claim: Claim) -> tuple[Holder, ...]:
    """Give a chain of holders, outermost first; each keeps the speech act that stood there, counted from inside."""
    given = listed(slot, value)
    before: list[Holder | None] = [*claim.holders]
    before = ([None] * len(given) + before)[len(before) :] if len(given) != len(before) else before
    return tuple(holder(slot, one, old, claim) for one, old in zip(given, before, strict=True))


def holder(slot: str, value: object, before: Holder | None, claim: Claim) -> Holder:
    """Give one holder; `anonymous` or `anonymous:USA` is somebody unnamed."""
    unnamed = isinstance(value, str) and value.partition(":")[0] == ANONYMOUS
    who = (
        unnamed_of(slot, value.partition(":")[2]) if unnamed and isinstance(value, str) else entity(slot, value, claim)
    )
    if before is not None:
        return before.model_copy(update={"entity": who, "anonymous": unnamed})
    return Holder(entity=who, speech_act="assert", cue=None, statement=None, anonymous=unnamed)


def unnamed_of(slot: str, state: str) -> Entity | None:
    """Give somebody unnamed of a state; `None` where no state is given."""
    if not state:
        return None
    code = state_named(state)
    if code is None:
        raise UsageError(f"{slot}: {state!r} is no state by its code or name; expected anonymous or anonymous:USA")
    return Entity(id=None, name=f"somebody of {states()[code].name}", type="anonymous", state=code)


def interval(slot: str, value: object, before: DateInterval | None) -> DateInterval | None:
    """Give the days that `2008`, `2008-05`, `2008-05-09` or `2008/2011` stand for, with the words that stood there."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise UsageError(f"{slot}: {value!r} is no day; expected 2008, 2008-05, 2008-05-09, 2008/2011 or none")
    try:
        days = parse_days(value.strip())
    except ValueError as error:
        raise UsageError(f"{slot}: {error}; expected 2008, 2008-05, 2008-05-09, 2008/2011 or none") from error
    open_end: DatePrecision = "not_before" if days.end is None else "unknown"
    return DateInterval(
        start=days.start,
        end=days.end,
        precision=PRECISIONS.get(len(str(days)), open_end),
        text=before.text if before else None,
        basis="explicit",
    )


def quotes(slot: str, value: object) -> tuple[Quote, ...]:
    """Give quotations from their own JSON, as a correction keeps them; raises UsageError."""
    try:
        found = tuple(Quote.model_validate(one) for one in listed(slot, value))
    except ValidationError as problem:
        raise UsageError(f"{slot}: {problem.errors()[0]['msg']} in a quotation") from problem
    if not found or any(len(quote.exact) != quote.end - quote.start for quote in found):
        raise UsageError(f"{slot}: a claim rests on words of its document, with where they start and end")
    return found


def quotes_in(slot: str, value: object, document: Document, near: int) -> tuple[Quote, ...]:
    """Find the words that a reviewer gives as evidence in the document, nearest to where the claim stood.

    Raises UsageError for words that are not in the document.
    """
    pieces = [
        one for given in listed(slot, value) for one in (PIECES.split(given) if isinstance(given, str) else [given])
    ]
    found = tuple(quote_in(slot, piece, document, near) for piece in pieces)
    return quotes(slot, [quote.to_json() for quote in sorted(found, key=lambda quote: quote.start)])


def quote_in(slot: str, piece: object, document: Document, near: int) -> Quote:
    """Find one piece: words, however their spaces run, or a stretch with start, end and the exact words."""
    if isinstance(piece, Mapping):
        start, end, exact = (piece.get(key) for key in ("start", "end", "exact"))
        if isinstance(start, int) and isinstance(end, int) and document.text[start:end] == exact:
            return Quote.of(document.text, start, end)
        raise UsageError(f"{slot}: {exact!r} does not stand at {start}..{end} of {document.source}")
    words = str(piece).split()
    places = [m.span() for m in re.finditer(r"\s+".join(map(re.escape, words)), document.text)] if words else []
    if not places:
        raise UsageError(f"{slot}: {str(piece)!r} is not in {document.source}; evidence is in the document's own words")
    return Quote.of(document.text, *min(places, key=lambda place: abs(place[0] - near)))
