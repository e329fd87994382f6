"""Numbers, ranges, dates, names and statuses that a claim states about what it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from treatywatch.records import Claim, Interval, Quantity
from treatywatch.thread_records import Days, Facet, Value
from treatywatch.threads.counted import counted, is_partial, noun_of, thing_counted
from treatywatch.threads.value_logic import compatible
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.lengths import KILOMETRES, kilometres

#: "About 100 of the missiles".
OF_THE = re.compile(r"^\s*(?:of\s+)?(?:(?:the|its|their|his|these|those)\s+)?", re.IGNORECASE)

#: "The two powers", "these three tests".
POINTING = re.compile(r"\b(?:the|these|those|both|its|their|his|such)\s+$", re.IGNORECASE)

#: A word before a date by which the date is of what the act came after or before.
OF_ANOTHER = re.compile(r"\b(?:since|after|before|until|till|following)\b[^.;:]{0,60}$", re.IGNORECASE)

__all__ = ["days_stated", "half_of_last_digit", "values_of"]


def values_of(claim: Claim) -> tuple[Value, ...]:
    """Give what a claim states that can be held against what other claims state.

    How exact a number is follows from how it is written. Its `precision` is half of its last digit that is not zero
    (50 for 2,500, 0.5 km for 98 km), because people round to the digit they give; a count of things that does not end
    in a zero is exact (98 missiles). "About 100" is `approximate`, and so are bounds in miles, which are rounded ones
    in kilometres; another length in miles has the precision of its miles. What is counted is a noun in the singular,
    with the words that narrow it ("deployed warhead").

    A number states nothing here where it is of a part ("two more battalions", "one of them"), where the claim is that
    something is not done ("did not deploy 100"), and where one claim has two such numbers that differ, as nothing then
    says which is meant. "Could not fly farther than 480 km" states a range of at most 480 km.
    """
    denied = claim.polarity == "negative"
    numbers = list(_limits_of_ability(claim)) if denied else [*_counts(claim), *_ranges(claim), *_other_numbers(claim)]
    rest = [] if denied else [*_date(claim), *_status(claim)]
    return (*_settled(numbers), *rest, *_names(claim))


def half_of_last_digit(number: float) -> float:
    """Give half of the unit of a number's last digit that is not zero (50 for 2,500, 0.05 for 1.5)."""
    exponent = Decimal(repr(number)).normalize().as_tuple().exponent
    return float(Decimal(5).scaleb(int(exponent) - 1)) if number else 0.0


def _settled(values: list[Value]) -> Iterator[Value]:
    """Keep of several numbers for one thing the first where all agree, and none where they do not."""
    groups: dict[tuple[Facet, str | None, str | None], list[Value]] = {}
    for value in values:
        groups.setdefault((value.facet, value.unit, value.of), []).append(value)
    for group in groups.values():
        if all(compatible(group[0], other) for other in group[1:]):
            yield group[0]


def days_stated(claim: Claim) -> Days | None:
    """Give the days of what is claimed, where the text names them and they are not those of something before it.

    "Since the session in 1978 they have signed" dates the session.
    """
    when = claim.when
    if when is None or when.text is None or when.basis == "unresolved" or (when.start is None and when.end is None):
        return None
    before = (quote.exact.partition(when.text)[0] for quote in claim.evidence if when.text in quote.exact)
    if when.start is not None and when.end is not None and any(OF_ANOTHER.search(words) for words in before):
        return None
    return Days(start=when.start, end=when.end)


def _counts(claim: Claim) -> Iterator[Value]:
    item = claim.item
    if item is None or item.count is None or is_partial(item.text):
        return
    _, found, rest = item.text.partition(item.count.span.exact) if item.count.span else ("", "", "")
    behind = OF_THE.sub("", rest) if found else ""
    of = thing_counted(behind) or item.item_class
    yield _number("count", item.count, of=of, text=item.text, days=days_stated(claim))


def _ranges(claim: Claim) -> Iterator[Value]:
    item, seen = claim.item, set()
    if item is not None and item.range_km is not None:
        span = item.range_km.span
        own = next((one for one in claim.quantities if span is not None and one.span.start == span.start), None)
        seen = {span.start} if span is not None else set()
        yield _length(claim, item.range_km, own, of="range")
    for quantity in claim.quantities:
        length = kilometres(quantity)
        if length is None or quantity.span.start in seen:
            continue
        of = _measured(claim, quantity)
        if of is not None:
            yield _length(claim, length, quantity, of=of)


def _measured(claim: Claim, quantity: Quantity) -> str | None:
    """Say whether a length is a missile's range or what one flight covered; `None` for another length."""
    noun = thing_counted(quantity.of) if quantity.of else ""
    if noun == "range":
        return noun
    flies = claim.act in counted().flying and claim.item is not None
    return "distance" if flies and (not noun or noun in counted().flown) else None


def _length(claim: Claim, length: Interval, stated: Quantity | None, *, of: str) -> Value:
    """Make the value of a length: exact to the digits of the unit in which the text has it."""
    factor = KILOMETRES[stated.unit] if stated is not None and stated.unit else 1.0
    text = stated.span.exact if stated is not None else length.span.exact if length.span else f"{length.low:g} km"
    value = _number("range_km", length, of=of, text=text, days=days_stated(claim))
    ends = [end / factor for end in (length.low, length.high) if end is not None]
    exact = max((half_of_last_digit(round(end, 6)) for end in ends), default=0.0) * factor
    # A bound in miles is a rounding of one in kilometres ("more than 300 miles"), and bounds have no other tolerance.
    bound = length.low != length.high
    if stated is None and length.approximate:
        exact = 0.0  # converted from digits that the claim's words do not have: "about" is all that can be said of it
    approximate = (stated.comparator == "~" if stated is not None else length.approximate) or (bound and factor != 1.0)
    return value.model_copy(update={"precision": exact, "unit": "km", "approximate": approximate})


def _number(facet: Facet, stated: Interval, *, of: str | None, text: str, days: Days | None) -> Value:
    ends = [end for end in (stated.low, stated.high) if end is not None]
    round_ends = [end for end in ends if end % 10 == 0 or end % 1]
    return Value(
        facet=facet,
        low=stated.low,
        high=stated.high,
        low_inclusive=stated.low_inclusive,
        high_inclusive=stated.high_inclusive,
        approximate=stated.approximate,
        precision=max((half_of_last_digit(end) for end in round_ends), default=0.0),
        of=of,
        days=days,
        text=" ".join(text.split()),
    )


def _other_numbers(claim: Claim) -> Iterator[Value]:
    """Give the numbers that are neither the item's count nor a length: how often, how much, how many states."""
    count = claim.item.count if claim.item is not None else None
    taken = count.span.start if count is not None and count.span is not None else None
    for quantity in claim.quantities:
        if quantity.of is None or quantity.span.start == taken or quantity.comparator in {"up", "down"}:
            continue
        of = thing_counted(quantity.of)
        if not _is_of_the_act(claim, quantity, noun_of(of)) or _is_given(claim, quantity):
            continue
        stated = Interval(
            low=None if quantity.comparator == "<" else quantity.low,
            high=None if quantity.comparator == ">" else quantity.high,
            low_inclusive=quantity.comparator != ">",
            high_inclusive=quantity.comparator != "<",
            approximate=quantity.comparator == "~",
        )
        text = f"{quantity.span.exact} {quantity.of}"
        yield _number("number", stated, of=of, text=text, days=None).model_copy(update={"unit": quantity.unit})


def _is_of_the_act(claim: Claim, quantity: Quantity, noun: str) -> bool:
    """Tell whether a number says how often the act was done, by how many, or how much it is of."""
    if quantity.unit is not None:
        return quantity.unit in counted().units
    joining = counted().joining
    return noun in counted().occasions or (claim.act in joining.acts and noun in joining.things)


def _is_given(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a number only points to what is known, or is of a part ("the two powers", "five more states")."""
    start = quantity.span.start
    quote = next((one for one in claim.evidence if one.start <= start < one.end), None)
    before = quote.exact[: start - quote.start] if quote is not None else ""
    return POINTING.search(before) is not None or is_partial(f"{quantity.span.exact} {quantity.of}")


def _limits_of_ability(claim: Claim) -> Iterator[Value]:
    """Read "could not fly farther than 480 km": a range of at most 480 km."""
    if "possible" not in claim.modality or claim.act not in counted().flying:
        return
    for quantity in claim.quantities:
        length = kilometres(quantity)
        if length is None or quantity.comparator != ">":
            continue
        most = Interval(low=None, high=length.low, span=length.span)
        value = _length(claim, most, quantity, of="range")
        yield value.model_copy(update={"text": f"no {value.text}"})


def _date(claim: Claim) -> Iterator[Value]:
    days = days_stated(claim)
    if days is not None and days.start is not None and days.end is not None and claim.when is not None:
        yield Value(facet="date", days=days, text=" ".join((claim.when.text or "").split()))


def _status(claim: Claim) -> Iterator[Value]:
    status = counted().statuses.get(claim.act, {}).get(claim.phase or "actual")
    if status is None or (claim.phase is None and claim.modality != ("actual",)):
        return
    told = claim.said if claim.phase in {"intended", "notified"} else claim.when
    days = Days(start=told.start, end=told.end) if told is not None and told.text is not None else None
    yield Value(facet="status", days=days, text=status)


def _names(claim: Claim) -> Iterator[Value]:
    """Give the designations by which the claim's own words call the item."""
    if claim.item is None or claim.item.system is None:
        return
    for mention in Aliases.load().find(claim.item.text, _day(claim)):
        if mention.kind == "system" and claim.item.system in mention.ids:
            yield Value(facet="name", days=days_stated(claim), text=mention.exact)


def _day(claim: Claim) -> date | None:
    return (claim.said and claim.said.start) or (claim.when and claim.when.start) or None
