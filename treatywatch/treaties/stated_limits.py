"""A number that somebody quotes as a treaty's limit, matched to the limit's definition and not to the number alone.

New START's 700, 800 and 1,550 count different things: "800 launchers" is right although another limit is 700, and "700
warheads" is wrong although 700 is one of the limits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_numbers import Limit
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.units import conversion, unit_of

__all__ = ["StatedLimit", "half_place", "judge_stated_limit"]

#: Things that limits count, for limits that do not say how texts speak of them.
COUNTED = frozenset({
    "warhead", "launcher", "bomber", "missile", "vehicle", "icbm", "slbm", "tank", "aircraft", "interceptor", "system",
    "submarine", "helicopter", "artillery", "centrifuge", "uranium", "troop", "mine",
})  # fmt: skip
#: A number this close is near enough to be loose rather than wrong.
NEAR = 0.05


class StatedLimit(NamedTuple):
    """What a quoted limit comes to: verdict, reason, and the articles of the limits that it was held against."""

    verdict: Literal["accurate", "imprecise", "inaccurate"]
    reason: str
    articles: tuple[str, ...]
    #: The limit that it is about, by its id; `None` where the number is that of another one.
    limit: str | None


class Quoted(NamedTuple):
    """A limit, and the quoted number in its unit."""

    limit: Limit
    value: float


def judge_stated_limit(
    pack: Pack, number: float, words: Collection[str], *, unit: str = "", about: bool = False
) -> StatedLimit | None:
    """Hold a quoted number against the limits that the words around it speak of.

    `words` are the lower-case words that stand with the number ("deployed", "launchers"); `unit` is pint's name or
    empty. `None` where the treaty limits nothing such.
    """
    said = {stem(part) for word in words for part in (word, *word.split("-"))}
    limits = [limit for limit in pack.limits if limit.ceiling > 0 and unit_of(limit.unit)[0] == unit_of(unit)[0]]
    depths = [depth(limit, said) for limit in limits]
    closest = max(depths, default=0)
    if not closest:
        return None
    # Each limit has a unit of its own ("30 g" and "1 t" in one treaty).
    quoted = [Quoted(limit, number * (conversion(unit, limit.unit) or 1)) for limit in limits]
    best = [one for one, own in zip(quoted, depths, strict=True) if own == closest]
    for limit, value in best:
        if agrees(value, limit.ceiling, about=about):
            return StatedLimit("accurate", told((limit,)), articles(pack, (limit,)), limit.id)
    return other_limit(pack, quoted, best, said, about=about)


def other_limit(
    pack: Pack, quoted: Sequence[Quoted], best: Sequence[Quoted], said: set[str], *, about: bool
) -> StatedLimit:
    """Judge a number that is not that of the limit that the words speak of: perhaps another's, perhaps nobody's."""
    meant = [limit for limit, _ in best]
    for limit, value in quoted:
        if limit not in meant and agrees(value, limit.ceiling, about=about):
            shared = {stem(word) for way in ways(limit) for word in way} & said
            reason = f"{value:,.10g} is the limit on {limit.counts}; {told(meant)}"
            verdict: Literal["imprecise", "inaccurate"] = "imprecise" if shared else "inaccurate"
            return StatedLimit(verdict, reason, articles(pack, (limit, *meant)), limit.id if shared else None)
    nearest, value = min(best, key=lambda one: abs(one.limit.ceiling - one.value))
    close = abs(nearest.ceiling - value) / nearest.ceiling <= NEAR
    return StatedLimit("imprecise" if close else "inaccurate", told(meant), articles(pack, (nearest,)), nearest.id)


def ways(limit: Limit) -> tuple[tuple[str, ...], ...]:
    """Give the ways in which texts speak of what a limit counts: by its own list, or by the nouns of its definition."""
    if limit.spoken:
        return limit.spoken
    nouns = {stem(word) for word in re.findall(r"[a-z-]+", limit.counts.lower())} & COUNTED
    return tuple((noun,) for noun in sorted(nouns))


def depth(limit: Limit, said: set[str]) -> int:
    """Say how exactly words speak of a limit: how many words the longest way has of which all are there; 0 for none."""
    return max((len(way) for way in ways(limit) if {stem(word) for word in way} <= said), default=0)


def stem(word: str) -> str:
    """Write a word without its plural."""
    plain = word.lower()
    return plain if plain.endswith("ss") else plain.removesuffix("s")


def agrees(number: float, ceiling: float, *, about: bool) -> bool:
    """Say whether a number is a limit's, or (where it is said to be about so much) rounds to it by its own digits."""
    return number == ceiling or (about and abs(number - ceiling) <= half_place(number))


def half_place(number: float) -> float:
    """Give half the unit of a number's last digit that is not zero (5 for 310, 50 for 3,400)."""
    place = 1.0
    while number and number % (place * 10) == 0:
        place *= 10
    return place / 2


def told(limits: Sequence[Limit]) -> str:
    """Say what limits are."""
    said = (f"{limit.counts}: {limit.ceiling:,.10g} {limit.unit}".rstrip() for limit in limits)
    return "; ".join(dict.fromkeys(said))


def articles(pack: Pack, limits: Sequence[Limit]) -> tuple[str, ...]:
    """Cite the articles of limits."""
    return tuple(dict.fromkeys(cited(pack.short_name, limit.article) for limit in limits))
