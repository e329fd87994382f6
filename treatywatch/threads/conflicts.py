"""Values stated of one proposition that cannot both be true, and those that nobody can compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Self

from treatywatch.records import content_id
from treatywatch.thread_records import Conflict, ConflictKind, Days, Facet, Occurrence, Side, Stance, StatedValue, Value
from treatywatch.threads.counted import counted, level
from treatywatch.threads.phrasing import capitalised, days_in_words, distance_in_words, listed, named
from treatywatch.threads.titles import subject_in_words
from treatywatch.threads.value_logic import Stretch, apart, compatible, disjoint, same_system, stretch

__all__ = ["conflicts_of_system", "conflicts_within"]

#: What is demanded, planned or supposed is not stated to be so.
STATING: frozenset[Stance] = frozenset({"asserts", "denies", "hedges"})
#: Of a thread with more values than this the ones that most claims state are compared, so that the work stays bounded:
#: each is held against each.
MOST_VALUES = 60
#: Numbers of something that goes on change; two that were given within a month are taken to be of the same time.
SAME_TIME = timedelta(days=31)
ABOUT: dict[Facet, ConflictKind] = {
    "count": "number", "number": "number", "range_km": "range", "date": "date", "name": "name", "status": "status",
}  # fmt: skip
COUNTS: frozenset[Facet] = frozenset({"count", "number"})


class Clash(NamedTuple):
    """Values of which each cannot be true together with another one of them."""

    values: tuple[StatedValue, ...]
    #: Two of them that conflict, of those that most claims state.
    first: StatedValue
    second: StatedValue


def conflicts_within(thread: str, occurs: Occurrence, values: Sequence[StatedValue]) -> tuple[Conflict, ...]:
    """Give what cannot both be true of the values that are stated of one thread's proposition.

    Numbers are held against each other with the tolerance of `value_logic.stretch`; counts of something that changes
    only where they are of the same time; dates where it happens once; names where it happens once or on the same day;
    statuses on the same day. What is demanded, planned or supposed conflicts with nothing. A number of battalions and
    one of missiles are given as not comparable.
    """
    stated = sorted((one for one in values if one.stance in STATING), key=_rank)
    groups: dict[tuple[Facet, str | None, str | None], list[StatedValue]] = {}
    for one in stated:
        measure = None if one.value.facet == "range_km" else one.value.of
        groups.setdefault((one.value.facet, one.value.unit, measure), []).append(one)
    found = [
        _conflict(thread, clash, occurs)
        for (facet, _, _), group in groups.items()
        if facet in ABOUT
        for clash in _clashes(_chosen(group), _test(facet, occurs))
    ]
    return (*found, *_not_comparable(thread, [group for (facet, _, _), group in groups.items() if facet == "count"]))


def conflicts_of_system(system: str, values: Sequence[StatedValue]) -> tuple[Conflict, ...]:
    """Give the ranges stated of one weapon system, in whatever thread or in none, that cannot all be its range.

    How far a system reaches is no matter of what was done with it: that it flew 1,200 km in a war contradicts who says
    that it was built for 480 km.
    """
    ranges = sorted((one for one in values if one.stance in STATING and one.value.facet == "range_km"), key=_rank)
    found = [
        _conflict(None, clash, "continuing", system)
        for clash in _clashes(_chosen(ranges), _test("range_km", "continuing"))
    ]
    # It stands in no thread whose title would say so.
    told = f"the range of {subject_in_words(f'system:{system}')}"
    return tuple(one.model_copy(update={"reason": f"{told}: {one.reason}"}) for one in found)


def _chosen(group: Sequence[StatedValue]) -> list[StatedValue]:
    """Choose the values that are compared: of each different one first what most claims state, then the others."""
    seen: Counter[str] = Counter()
    turns = []
    for place, one in enumerate(group):
        turns.append((seen[one.key], place))
        seen[one.key] += 1
    return [group[place] for _, place in sorted(turns)[:MOST_VALUES]]


def _rank(one: StatedValue) -> tuple[int, str, str]:
    return (-one.claims, one.key, one.first_claim)


# What cannot both be true


class Weighed(NamedTuple):
    """A stated value with what is compared of it, worked out once: each is held against each."""

    value: Value
    first_claim: str
    key: str
    numbers: Stretch
    #: The days that it is of, else those on which it was uttered; `None` where an end is not known.
    days: Uttered | None
    uttered: Uttered | None

    @classmethod
    def of(cls, one: StatedValue) -> Self:
        uttered = None if one.first is None else Uttered(one.first, one.last or one.first)
        own = one.value.days
        days = uttered if own is None else Uttered(own.start, own.end) if own.start and own.end else None
        return cls(one.value, one.first_claim, one.key, stretch(one.value), days, uttered)


def _test(facet: Facet, occurs: Occurrence) -> Callable[[Weighed, Weighed], bool]:
    """Give the test of whether two values of a facet cannot both be true."""
    if facet in COUNTS:
        return lambda first, second: _numbers_apart(first, second) and _of_one_time(first, second, occurs)
    if facet == "range_km":
        return _numbers_apart
    if facet == "date":
        return lambda first, second: occurs == "once" and _days_apart(first.value, second.value)
    if facet == "name":
        return lambda first, second: _other_system(first.value, second.value, occurs)
    return _other_status


def _numbers_apart(first: Weighed, second: Weighed) -> bool:
    return apart(first.numbers, second.numbers) and not compatible(first.value, second.value)


def _of_one_time(first: Weighed, second: Weighed, occurs: Occurrence) -> bool:
    """Tell whether two counts are of the same time: what is over is counted once, what goes on changes."""
    own, other = first.value.days, second.value.days
    if own is not None and other is not None:
        return not disjoint(own, other) and (occurs != "continuing" or (_is_short(own) and _is_short(other)))
    if occurs == "once" and first.value.facet == "count":
        return True
    return first.days is not None and second.days is not None and not disjoint(_widened(first.days), second.days)


def _is_short(days: Days) -> bool:
    return days.start is not None and days.end is not None and days.end - days.start <= SAME_TIME


class Uttered(NamedTuple):
    """The days from the first to the last utterance; thousands are made for a thread, which records would slow down."""

    start: date
    end: date


def _widened(days: Uttered) -> Uttered:
    return Uttered(days.start - SAME_TIME, days.end + SAME_TIME)


def _days_apart(first: Value, second: Value) -> bool:
    return first.days is not None and second.days is not None and disjoint(first.days, second.days)


def _other_system(first: Value, second: Value, occurs: Occurrence) -> bool:
    """Tell whether two designations are of two systems, where only one can be meant."""
    own, other = first.days, second.days
    one_day = own is not None and own == other and own.start is not None and own.start == own.end
    return (occurs == "once" or one_day) and same_system(first.text, second.text) is False


def _other_status(first: Weighed, second: Weighed) -> bool:
    """Tell whether two statuses are of one and the same day, or were given for the present at the same time."""
    if first.value.text == second.value.text or {first.value.text, second.value.text} in counted().at_once:
        return False
    own, other = (_single(one.value.days) or one.uttered for one in (first, second))
    if own is None or other is None:
        return False
    return not disjoint(own, other)


def _single(days: Days | None) -> Days | None:
    return days if days is not None and days.start is not None and days.start == days.end else None


def _clashes(group: Sequence[StatedValue], cannot_both: Callable[[Weighed, Weighed], bool]) -> Iterator[Clash]:
    """Give the values that conflict, those together that are tied by conflicts."""
    weighed = [Weighed.of(one) for one in group]
    pairs = [
        (other, place)
        for place, first in enumerate(weighed)
        for other, second in enumerate(weighed[:place])
        if first.key != second.key and first.first_claim != second.first_claim and cannot_both(first, second)
    ]
    tied = _tied(len(group), pairs)
    for root in sorted({tied[place] for pair in pairs for place in pair}):
        # The most claimed of them stand first in the group.
        first, second = min((pair for pair in pairs if tied[pair[0]] == root), key=lambda pair: (sum(pair), pair))
        members = tuple(one for one, own in zip(group, tied, strict=True) if own == root)
        earlier, later = sorted((group[first], group[second]), key=_in_order)
        yield Clash(members, earlier, later)


def _tied(size: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Give for each place the first of those with which it is tied by pairs, directly or through others."""
    above = list(range(size))

    def top(place: int) -> int:
        while above[place] != place:
            above[place] = above[above[place]]
            place = above[place]
        return place

    for first, second in pairs:
        own, other = sorted((top(first), top(second)))
        above[other] = own
    return [top(place) for place in range(size)]


def _in_order(one: StatedValue) -> tuple[float, float, date, str]:
    value = one.value
    day = (value.days and (value.days.start or value.days.end)) or date.min
    low, high, _, _ = stretch(value)
    return low, high, day, value.text


# In words


def _conflict(thread: str | None, clash: Clash, occurs: Occurrence, system: str | None = None) -> Conflict:
    about = ABOUT[clash.first.value.facet]
    sides = _sides(clash)
    return Conflict(
        id=content_id("conflict", thread or system, about, sorted(one.key for one in clash.values)),
        thread=thread,
        about=about,
        sides=sides,
        reason=_reason(clash, occurs),
    )


def _sides(clash: Clash) -> tuple[Side, ...]:
    """Give the sides of a conflict: values that agree with each other stand on one."""
    test = _together(clash.first.value.facet)
    sides: list[list[StatedValue]] = []
    for one in sorted(clash.values, key=_in_order):
        beside = next((side for side in sides if all(test(one.value, other.value) for other in side)), None)
        if beside is None:
            sides.append([one])
        else:
            beside.append(one)
    return tuple(_side(side) for side in sides)


def _together(facet: Facet) -> Callable[[Value, Value], bool]:
    """Give the test of whether two values of a facet may stand on one side."""
    if facet == "date":
        return lambda first, second: not _days_apart(first, second)
    if facet == "name":
        return lambda first, second: same_system(first.text, second.text) is not False
    if facet == "status":
        return lambda first, second: first.text == second.text
    if facet == "range_km":
        return compatible
    # Two counts of different times that agree in number may stand together; their days tell.
    return compatible


def _side(values: Sequence[StatedValue]) -> Side:
    texts = dict.fromkeys(one.value.text for one in sorted(values, key=_rank))
    days = [day for one in values for day in (one.first, one.last) if day is not None]
    return Side(
        stated=" / ".join(texts),
        speakers=tuple(sorted({one.speaker.name for one in values})),
        claims=tuple(dict.fromkeys(one.first_claim for one in values)),
        days=Days(start=min(days), end=max(days)) if days else None,
        count=sum(one.claims for one in values),
    )


def _said(one: StatedValue) -> str:
    """Write who states a value, and when: "“about 100” (United States, on 2 February 2019)"."""
    day = f", {days_in_words(Days(start=one.first, end=one.first))}" if one.first is not None else ""
    # "Could fly no further than 480 km" is a firm statement of what is possible.
    ability = one.value.facet == "range_km" and one.value.low is None
    hedged = ", as possible only" if one.stance == "hedges" and not ability else ""
    return f"“{one.value.text}” ({named(one.speaker)}{day}{hedged})"


def _reason(clash: Clash, occurs: Occurrence) -> str:
    both = f"{_said(clash.first)} and {_said(clash.second)}"
    facet, first, second = clash.first.value.facet, clash.first.value, clash.second.value
    if facet in COUNTS:
        thing = f"{first.of}s" if first.of else "the same thing"
        time = "" if occurs == "once" else " at the same time"
        return f"{both} count {thing}{time}, and lie farther apart than the precision of either number explains"
    if facet == "range_km":
        return f"{both}: no range fits both, with the tolerance that their digits allow"
    if facet == "date":
        return f"{both}: it happened once, and the days do not meet{_nearly(first, second)}"
    if facet == "name":
        return f"{both} name two different systems by the alias tables"
    return f"{both}: one and the same cannot have been {first.text} and {second.text} at the same time"


def _nearly(first: Value, second: Value) -> str:
    """Say what may explain two dates that lie next to each other."""
    if first.days is None or second.days is None:
        return ""
    ends = [(first.days.end, second.days.start), (second.days.end, first.days.start)]
    between = [(start - end).days for end, start in ends if end is not None and start is not None and start > end]
    if not between:
        return ""
    told = f"; {distance_in_words(between[0])} lie between them" if between[0] > 1 else "; they are one day apart"
    return f"{told}, which a time zone or the day of the report may explain" if between[0] == 1 else told


# What cannot be compared


def _not_comparable(thread: str, groups: Sequence[Sequence[StatedValue]]) -> Iterator[Conflict]:
    """Give counts of what holds other things beside counts of what is held, such as battalions and missiles."""
    by_level: dict[int, list[StatedValue]] = {}
    for group in groups:
        place = level(group[0].value.of or "")
        if place is not None:
            by_level.setdefault(place, []).extend(group)
    if len(by_level) < 2:
        return
    leading = [min(by_level[place], key=_rank) for place in sorted(by_level)]
    things = [f"{one.value.of}s" for one in leading]
    holds = f"how many {things[-1]} one {leading[0].value.of} has is not stated, so neither number can be held against"
    yield Conflict(
        id=content_id("conflict", thread, "not comparable", sorted(_of(one) for one in leading)),
        thread=thread,
        about="number",
        comparable=False,
        sides=tuple(_side(by_level[place]) for place in sorted(by_level)),
        reason=capitalised(f"{listed([_said(one) for one in leading])} count {listed(things)}: {holds} the other"),
    )


def _of(one: StatedValue) -> str:
    return one.value.of or ""
