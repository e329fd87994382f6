"""One utterance that outlets quote in words that differ in substance: another number, a "not", another name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from treatywatch.records import content_id
from treatywatch.thread_records import Conflict, Days, Member, Side
from treatywatch.threads.phrasing import day_in_words, named
from treatywatch.threads.value_logic import compatible, same_system

__all__ = ["quotations_against"]

#: So much of the shorter text's words must stand in the other too for both to be the same words of one utterance.
LEAST_SHARED = 0.6
#: With fewer words than this nothing can be said about what two texts share.
LEAST_WORDS = 4
#: Of one speaker and day so many quotations are held against each other.
MOST = 60
NEGATIONS = frozenset({"not", "no", "never", "nor", "neither", "cannot", "without", "n't"})
#: Words that say nothing of whether two texts are of one utterance.
LITTLE = frozenset({
    "a", "an", "and", "are", "as", "at", "be", "been", "but", "by", "for", "from", "had", "has", "have", "he", "her",
    "his", "in", "is", "it", "its", "of", "on", "or", "our", "she", "than", "that", "the", "their", "these", "they",
    "this", "those", "to", "was", "we", "were", "which", "who", "will", "with", "would",
})  # fmt: skip
WORD = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:-[^\W_]+)*|n['’]t")


class Quotation(NamedTuple):
    """A member with its words taken apart."""

    member: Member
    words: frozenset[str]
    negations: int


def quotations_against(members: Sequence[Member]) -> tuple[Conflict, ...]:
    """Give pairs of outlets that quote one utterance of a speaker in words that differ in substance.

    `members` are of one thread. One utterance is taken to be what one speaker said on one day (else what was published
    on one day), where most words are the same: two outlets that quote different sentences of a speech are at no odds.
    What differs in substance is a number that no rounding explains, a negation, or a designation of another system.
    """
    groups: dict[tuple[str, date], list[Member]] = {}
    for member in members:
        day = _day(member)
        if day is not None and member.outlet is not None and member.speaker.type not in {"outlet", "anonymous"}:
            groups.setdefault((member.speaker.key, day), []).append(member)
    return tuple(conflict for group in groups.values() for conflict in _within(group))


def _day(member: Member) -> date | None:
    """Give the day of the utterance where it is known to the day, else that of publication."""
    if member.said is not None and member.said.start is not None and member.said.start == member.said.end:
        return member.said.start
    return member.published if member.said is None else None


def _within(group: Sequence[Member]) -> Iterator[Conflict]:
    ordered = sorted(group, key=lambda member: (member.outlet or "", member.claim))[:MOST]
    if ordered[0].outlet == ordered[-1].outlet:
        return
    seen: set[tuple[str | None, str | None, str]] = set()
    for first, second in combinations([_taken_apart(member) for member in ordered], 2):
        pair = (first.member.outlet, second.member.outlet)
        if pair[0] == pair[1] or not _of_one_utterance(first, second):
            continue
        difference = _difference(first, second)
        if difference is not None and (*pair, difference) not in seen:
            seen.add((*pair, difference))
            yield _conflict(first.member, second.member, difference)


def _taken_apart(member: Member) -> Quotation:
    words = [word.replace("’", "'").lower() for word in WORD.findall(member.words)]
    said = [word for word in words if word not in LITTLE and word not in NEGATIONS and not word[0].isdigit()]
    return Quotation(member, frozenset(said), sum(word in NEGATIONS for word in words))


def _of_one_utterance(first: Quotation, second: Quotation) -> bool:
    least = min(len(first.words), len(second.words))
    return least >= LEAST_WORDS and len(first.words & second.words) >= LEAST_SHARED * least


def _difference(first: Quotation, second: Quotation) -> str | None:
    """Say in what two quotations differ in substance, `None` where they do not."""
    own, other = first.member, second.member
    for one in own.values:
        for two in other.values:
            if (one.facet, one.unit) != (two.facet, two.unit):
                continue
            numbers = one.facet in {"count", "number", "range_km"} and one.of == two.of
            if numbers and not compatible(one, two):
                return f"the number (“{one.text}”, “{two.text}”)"
            if one.facet == "name" and same_system(one.text, two.text) is False:
                return f"the name (“{one.text}”, “{two.text}”)"
    if {own.stance, other.stance} == {"asserts", "denies"} or own.negated != other.negated:
        return "whether it is so or not"
    if first.negations % 2 != second.negations % 2 and own.stance == other.stance and _all_alike(first, second):
        return "a negation"
    return None


def _all_alike(first: Quotation, second: Quotation) -> bool:
    """Tell whether two quotations have the very same words, but for the little ones."""
    return first.words == second.words


def _conflict(first: Member, second: Member, difference: str) -> Conflict:
    day = _day(first)
    told = f" on {day_in_words(day)}" if day is not None else ""
    own, other = (member.publisher or member.outlet for member in (first, second))
    return Conflict(
        id=content_id("conflict", "quotation", sorted((first.claim, second.claim))),
        thread=first.thread,
        about="quotation",
        sides=tuple(_side(member) for member in (first, second)),
        reason=(
            f"{own} and {other} quote what {named(first.speaker)} said{told} in much the same words, but differ in "
            f"{difference}; only one can be what was said"
        ),
    )


def _side(member: Member) -> Side:
    day = _day(member)
    return Side(
        stated=" ".join(member.words.split()),
        speakers=(member.speaker.name,),
        claims=(member.claim,),
        days=Days(start=day, end=day) if day is not None else None,
    )
