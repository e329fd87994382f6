"""What the law asks where a thread is about: the provisions, in the pack's own words, with their days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from treatywatch.dossiers.calendar import day_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.life import ENDED
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.record_sections import Holding, Obligation, RivalTold
from treatywatch.dossiers.wording import wording
from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_parts import Provision
from treatywatch.treaties.packs import Pack

#: What a definition says is part of an article that forbids or requires.
SPEAKING = ("prohibits", "requires", "exempts", "permits")
BY_ACT = "No finding says which article this touches; these speak to such acts."
BY_NOTHING = "No act is named that the treaty speaks to, so it cannot be said which article is meant. It forbids:"
DISPUTED = "disputed reading: "


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
    chosen.sort(key=lambda one: (-counted[one.article, one.effect], SPEAKING.index(one.effect), places[id(one)]))
    return [_obligation(pack, one, actors, names) for one in chosen], note


def _obligation(pack: Pack, one: Provision, actors: Sequence[str], names: Names) -> Obligation:
    return Obligation(
        article=cited("", one.article).strip(), effect=wording().effects[one.effect], title=one.title, text=one.text,
        in_force=in_force(pack, one, actors, names), source=pack.sources[one.source].title, unverified=one.unverified,
    )  # fmt: skip


def in_force(pack: Pack, one: Provision, actors: Sequence[str], names: Names) -> str:
    """Say on which days a provision was in force: of the treaty, of the provision, for each party."""
    start, ended = pack.entry_into_force, treaty_end(pack)
    if start is None:
        return "the treaty never entered into force"
    own = (max(start, one.since or start), _earlier(ended, one.until))
    told = [f"in force {_stretch(*own)}"]
    for actor in actors:
        party = pack.party(actor)
        if party is None:
            if actor in names.parties or len(actor) == 3:
                told.append(f"{names.party(actor)} was no party")
        elif party.since is None:
            told.append(f"never bound {names.party(actor)}")
        else:
            bound = (max(own[0], party.since), _earlier(own[1], party.until))
            if bound != own:
                told.append(f"for {names.party(actor)} {_stretch(*bound)}")
    return "; ".join(told)


def treaty_end(pack: Pack) -> date | None:
    """Give the first day on which the treaty was no longer in force for anybody."""
    return next((event.on for event in pack.life if event.party is None and event.status in ENDED), None)


def _earlier(first: date | None, second: date | None) -> date | None:
    return min((day for day in (first, second) if day), default=None)


def _stretch(start: date, end: date | None) -> str:
    return f"from {day_in_words(start)}" + (f" to {day_in_words(end - timedelta(days=1))}" if end else " on")


def rival_readings(pack: Pack, entries: Sequence[ClaimEntry]) -> tuple[RivalTold, ...]:
    """Give the questions of law on which the parties differ and on which a finding of the thread hangs."""
    missing = {fact for entry in entries if entry.finding for fact in entry.finding.missing}
    asked = {fact.removeprefix(DISPUTED) for fact in missing if fact.startswith(DISPUTED)}
    return tuple(
        RivalTold(
            question=one.question,
            article=cited("", one.article).strip(),
            positions=tuple(
                Holding(holder=held.holder, says=held.says, source=pack.sources[held.source].title)
                for held in one.positions
            ),
        )
        for one in pack.readings.values()
        if one.question in asked
    )
