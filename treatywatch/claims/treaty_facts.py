"""What a pack says on each topic of a description, and how close a stated value comes to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.records import DescriptionVerdict, Interval
from treatywatch.treaties.condition_parser import ranges_of
from treatywatch.treaties.conditions import All, Any_
from treatywatch.treaties.days import ANY_DAY, Days
from treatywatch.treaties.facts import Facts
from treatywatch.treaties.laws import Condition
from treatywatch.treaties.pack_members import LifeEvent
from treatywatch.treaties.pack_parts import Provision
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.vocabulary import load_vocabulary

__all__ = [
    "Judgement", "bands", "conditional_ban", "covers", "end", "ends_agree", "event", "forbidding", "judge_date",
    "parties_on", "scope_articles", "whole_band", "worst",
]  # fmt: skip

BASES = ("ground", "sea", "air", "space")
MISSILES = ("ballistic missile", "cruise missile")
#: Beyond this relative distance a number is no rounding of another, however few digits it has.
ROUNDING = 0.05
#: A number this close is near enough to be loose rather than wrong.
NEAR = 0.04


class Judgement(NamedTuple):
    """A stated element held against the pack."""

    verdict: DescriptionVerdict
    reason: str
    provisions: tuple[str, ...] = ()


ORDER: tuple[DescriptionVerdict, ...] = ("inaccurate", "imprecise", "undetermined", "accurate")


def worst(judgements: list[Judgement]) -> Judgement:
    """Give the judgement that decides about several together."""
    return min(judgements, key=lambda judgement: ORDER.index(judgement.verdict))


# What the treaty is about


def covers(pack: Pack, *, kind: str | None = None, basing: str | None = None) -> bool:
    """Say whether missiles of a kind or basing, with a range in the treaty's band, are what the treaty is about."""
    band = whole_band(pack)
    inside = None
    if band is not None and band.low is not None:
        middle = band.low if band.high is None else (band.low + band.high) / 2
        inside = Interval(low=middle, high=middle)
    kinds = MISSILES if kind is None else (kind,)
    bases = BASES if basing is None else (basing,)
    return any(_in_scope(pack, own_kind, own_basing, inside) for own_kind in kinds for own_basing in bases)


def _in_scope(pack: Pack, kind: str, basing: str, range_km: Interval | None) -> bool:
    facts = Facts(
        actor=None,
        act="possess",
        on=ANY_DAY,
        kinds=frozenset({kind}),
        kind_words=kind,
        basing=basing,
        role="weapon delivery",
        range_km=range_km,
    )
    return pack.scope.when(facts, pack.law).truth == "true"


def whole_band(pack: Pack) -> Interval | None:
    """Give the range from the lowest to the highest that the treaty is about, in kilometres."""
    found = pack.scope_bands
    return _hull(found) if found else None


def _hull(found: Sequence[Interval]) -> Interval:
    lowest = min(found, key=lambda band: band.low if band.low is not None else 0.0)
    highest = max(found, key=lambda band: band.high if band.high is not None else float("inf"))
    return Interval(
        low=lowest.low, high=highest.high, low_inclusive=lowest.low_inclusive, high_inclusive=highest.high_inclusive
    )


def bands(pack: Pack) -> dict[str, Interval]:
    """Give the range bands of the treaty's terms by name ("shorter range missile")."""
    found = {name: list(ranges_of(term.when, pack.law)) for name, term in pack.terms.items()}
    whole = whole_band(pack)
    return {name.replace("_", " "): own[0] for name, own in found.items() if len(own) == 1 and own[0] != whole}


def scope_articles(pack: Pack) -> tuple[str, ...]:
    """Give the articles that say what the treaty is about."""
    return (f"{pack.short_name} Art. {pack.scope.article}",)


# Numbers


def end_agrees(stated: float, kilometres: float, exact: float, *, about: bool) -> DescriptionVerdict:
    """Compare one end of a stated range with the treaty's, both in the stated unit's kilometres.

    In another unit than the treaty's, a number agrees where rounding to its own digits gives it.
    """
    true = exact / kilometres
    if stated == true:
        return "accurate"
    distance, relative = abs(stated - true), abs(stated - true) / true if true else 1.0
    if (kilometres != 1.0 or about) and relative <= ROUNDING and distance <= _place(stated) / 2:
        return "accurate"
    return "imprecise" if relative <= NEAR else "inaccurate"


def _place(number: float) -> float:
    """Give the unit of a number's last digit that is not zero (10 for 310, 100 for 3,400)."""
    place = 1.0
    while number and number % (place * 10) == 0:
        place *= 10
    return place


def ends_agree(
    low: float | None, high: float | None, kilometres: float, band: Interval, *, about: bool
) -> list[DescriptionVerdict]:
    """Compare the stated ends with a band's; an end that is not stated is left out."""
    pairs = ((low, band.low), (high, band.high))
    return [
        end_agrees(stated, kilometres, exact, about=about)
        for stated, exact in pairs
        if stated is not None and exact is not None
    ]


# Life


def event(pack: Pack, status: str) -> LifeEvent | None:
    """Give the first event that brought the treaty into a status for all parties."""
    return next((event for event in pack.life if event.status == status and event.party is None), None)


def end(pack: Pack) -> LifeEvent | None:
    """Give the event that ended the treaty for all."""
    return event(pack, "terminated") or event(pack, "expired")


def judge_date(pack: Pack, status: str, stated: Days, words: str, what: str) -> Judgement:
    """Hold a stated date of signature or entry into force against the pack's."""
    recorded = event(pack, status)
    if recorded is None:
        return Judgement("undetermined", f"the pack has no day of {what}")
    provisions = (f"{pack.short_name} Art. {recorded.article}",) if recorded.article else ()
    if stated.meets(recorded.on, recorded.on):
        return Judgement("accurate", f"{what}: {recorded.on}", provisions)
    return Judgement("inaccurate", f"{what} was on {recorded.on}, not {words}", provisions)


def parties_on(pack: Pack, first: date | None, last: date | None) -> list[str]:
    """Give the states that were parties on one of the days; all that ever were where no day is known or none was.

    A state that only signed is none, except to a treaty that bound nobody: there the word means those who signed.
    """
    days = Days(first, last)
    rows = [party for party in pack.parties if party.since is not None or pack.entry_into_force is None]
    found = [party.state for party in rows if days.meets(party.since, party.until)]
    return found or [party.state for party in rows]


# Acts


def forbidding(pack: Pack, act: str, *, possibly: bool = False) -> Provision | None:
    """Give the provision that forbids an act on the treaty's items as such, directly or by an act that it contains."""
    vocabulary = load_vocabulary()
    if act not in vocabulary.acts:
        return None
    acts = vocabulary.contained(act) | (vocabulary.possible(act) if possibly else frozenset())
    found = [
        provision
        for provision in pack.provisions
        if provision.effect == "prohibits" and acts & set(provision.acts) and _is_general(provision)
    ]
    return min(
        found,
        key=lambda provision: (not _covers_all(provision, pack), act not in provision.acts, len(provision.article)),
        default=None,
    )


def _covers_all(provision: Provision, pack: Pack) -> bool:
    """Tell whether a provision is about all items of the treaty, not about one class of them."""
    own = [] if provision.when is None else list(ranges_of(provision.when, pack.law))
    return not own or _hull(own) == whole_band(pack)


#: Conditions on more than what the item is: a ban that asks them is none of the act as such.
SPECIAL = frozenset({
    "Actor", "ActorIn", "Circumstance", "Disputed", "Entered", "InList", "Not", "Number", "RecipientIn",
})  # fmt: skip


def conditional_ban(pack: Pack, act: str) -> Provision | None:
    """Give a provision that forbids an act on the treaty's items under some circumstances only."""
    return next(
        (one for one in pack.provisions if one.effect == "prohibits" and act in one.acts and not _is_general(one)), None
    )


def _is_general(provision: Provision) -> bool:
    """A ban that hangs on circumstances (where a missile stands) is none of the act as such."""
    return provision.when is None or not _asks_more(provision.when)


def _asks_more(condition: Condition) -> bool:
    if isinstance(condition, All | Any_):
        return any(_asks_more(part) for part in condition.parts)
    return type(condition).__name__ in SPECIAL
