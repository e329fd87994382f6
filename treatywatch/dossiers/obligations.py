"""What the law asks where a thread is about: the provisions, in the pack's own words, with their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.life import ENDED
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.record_sections import Holding, Obligation, RivalTold
from treatywatch.dossiers.wording import wording
from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_members import StatusReading
from treatywatch.treaties.pack_parts import Provision, RivalReading
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.states import state_codes

#: What a definition says is part of an article that forbids or requires.
SPEAKING = ("prohibits", "requires", "exempts", "permits")
BY_ACT = "No finding says which article this touches; these speak to such acts."
BY_NOTHING = "No act is named that the treaty speaks to, so it cannot be said which article is meant. It forbids:"
DISPUTED = "disputed reading: "


class Stretch(NamedTuple):
    """From a day on, up to the first day on which it was over; `None`: it is not."""

    start: date
    ended: date | None


def obligations(
    pack: Pack, entries: Sequence[ClaimEntry], actors: Sequence[str], names: Names
) -> tuple[list[Obligation], str | None]:
    """Give the provisions on which the findings rest, those of most findings first, and why these where none says so.

    Without findings those that speak to the acts; without acts that the treaty speaks to, all that it forbids.
    """
    counted: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        for one in entry.finding.provisions if entry.finding else ():
            if one.truth != "false" and one.effect in SPEAKING:
                counted[one.article, one.effect] += 1
    acts = {entry.claim.act for entry in entries}
    chosen, note = [one for one in pack.provisions if (one.article, one.effect) in counted], None
    if not chosen:
        chosen, note = [one for one in pack.provisions if one.effect in SPEAKING and acts & set(one.acts)], BY_ACT
    if not chosen:
        chosen, note = [one for one in pack.provisions if one.effect == "prohibits"], BY_NOTHING
    places = {id(one): place for place, one in enumerate(chosen)}
    chosen = [one for one in chosen if counted[one.article, one.effect] or _ever_in_force(pack, one, actors)]
    chosen.sort(
        key=lambda one: (
            -counted[one.article, one.effect],
            one.until is not None,
            SPEAKING.index(one.effect),
            places[id(one)],
        )
    )
    return [_obligation(pack, one, actors, names) for one in chosen], note


def _obligation(pack: Pack, one: Provision, actors: Sequence[str], names: Names) -> Obligation:
    return Obligation(
        article=cited("", one.article).strip(), effect=wording().effects[one.effect], title=one.title, text=one.text,
        in_force=in_force(pack, one, actors, names), source=pack.sources[one.source].title, unverified=one.unverified,
    )  # fmt: skip


def in_force(pack: Pack, one: Provision, actors: Sequence[str], names: Names) -> str:
    """Say on which days a provision was in force: as such, and for each party where that differs."""
    own = stretch_of(pack, one, None)
    if own is None:
        return "never in force"
    told = [f"in force {_in_words(own)}"]
    for actor in actors:
        bound = stretch_of(pack, one, actor)
        if pack.party(actor) is None:
            told.append(f"{names.party(actor)} is no party" if actor in state_codes() else "")
        elif bound is None:
            told.append(f"never in force for {names.party(actor)}")
        elif bound != own:
            told.append(f"for {names.party(actor)} {_in_words(bound)}")
    return "; ".join(part for part in told if part)


def stretch_of(pack: Pack, one: Provision, actor: str | None) -> Stretch | None:
    """Give the days of a provision, of a party's membership in them; None where there are none."""
    if pack.entry_into_force is None:
        return None
    start, end = max(pack.entry_into_force, one.since or pack.entry_into_force), _earlier(treaty_end(pack), one.until)
    if actor is not None:
        party = pack.party(actor)
        if party is None or party.since is None:
            return None
        start, end = max(start, party.since), _earlier(end, party.until)
    return None if end is not None and end <= start else Stretch(start, end)


def _ever_in_force(pack: Pack, one: Provision, actors: Sequence[str]) -> bool:
    """Tell whether a provision was in force for any of the actors; where none is a party, whether it was at all."""
    if pack.entry_into_force is None:
        return True
    parties: list[str | None] = [actor for actor in actors if pack.party(actor)]
    return any(stretch_of(pack, one, actor) for actor in parties or [None])


def treaty_end(pack: Pack) -> date | None:
    """Give the first day on which the treaty was no longer in force for anybody."""
    return next((event.on for event in pack.life if event.party is None and event.status in ENDED), None)


def _earlier(first: date | None, second: date | None) -> date | None:
    return min((day for day in (first, second) if day), default=None)


def _in_words(one: Stretch) -> str:
    until = f" to {day_in_words(one.ended - timedelta(days=1))}" if one.ended else " on"
    return f"from {day_in_words(one.start)}{until}"


def steps_of(pack: Pack, actors: Sequence[str], names: Names) -> tuple[str, ...]:
    """Give the dated steps of the actors that bear on whether they were bound: suspensions, notices, withdrawals."""
    return tuple(
        f"{day_in_words(event.on)}: {names.party(event.party)}: {event.what}"
        + (" (not checked in its source)" if event.unverified else "")
        for event in pack.life
        if event.party in actors and event.party and event.status not in (None, "signed", "in_force")
    )


def rival_readings(pack: Pack, entries: Sequence[ClaimEntry], actors: Sequence[str]) -> tuple[RivalTold, ...]:
    """Give the questions on which states differ: of law, where a finding of the thread hangs on it, and of status."""
    missing = {fact for entry in entries if entry.finding for fact in entry.finding.missing}
    asked = {fact.removeprefix(DISPUTED) for fact in missing if fact.startswith(DISPUTED)}
    law = [_rival(pack, one) for one in pack.readings.values() if one.question in asked]
    return (*law, *(_rival(pack, one) for one in pack.status_readings if one.party in actors))


def _rival(pack: Pack, one: RivalReading | StatusReading) -> RivalTold:
    return RivalTold(
        question=one.question,
        article=cited("", one.article).strip(),
        positions=tuple(
            Holding(holder=held.holder, says=held.says, source=pack.sources[held.source].title)
            for held in one.positions
        ),
    )
