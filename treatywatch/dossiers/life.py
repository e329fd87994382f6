"""The dated line: the treaty's own life, the acts that are alleged, and the documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from treatywatch.dossiers.calendar import interval_in_words
from treatywatch.dossiers.catalogue import ClaimEntry
from treatywatch.dossiers.grouping import Grouped
from treatywatch.dossiers.names import Names
from treatywatch.dossiers.sections import AllegedAct, Dispute, Life, Moment, Phase
from treatywatch.dossiers.sentences import Reference
from treatywatch.dossiers.telling import charged_act
from treatywatch.dossiers.wording import capitalised
from treatywatch.records import TreatyStatus
from treatywatch.treaties.days import parse_days
from treatywatch.treaties.pack_members import LifeEvent
from treatywatch.treaties.pack_parts import Event
from treatywatch.treaties.packs import Pack

ENDED: frozenset[TreatyStatus] = frozenset({"withdrawn", "terminated", "expired", "not_signed"})


def life(pack: Pack, history: Sequence[Event], disputed: Sequence[tuple[Grouped, Dispute]], names: Names) -> Life:
    """Place what is dated on one line; acts whose time the text does not say are not on it."""
    own = (_own_moment(pack, event, names) for event in pack.life)
    around = (moment for event in history if (moment := _moment_around(event)))
    alleged = (act for one, dispute in disputed for act in _alleged(one, dispute))
    return Life(
        phases=_phases(pack.life),
        moments=tuple(
            sorted([*own, *around], key=lambda moment: (moment.start, moment.end, not moment.own, moment.text))
        ),
        alleged=tuple(sorted(alleged, key=lambda act: (act.start, act.end, act.dispute, act.label))),
    )


def _own_moment(pack: Pack, event: LifeEvent, names: Names) -> Moment:
    source = pack.sources[event.source]
    who = f"{names.party(event.party)}: " if event.party else ""
    return Moment(
        start=event.on, end=event.on, dated=interval_in_words(event.on, event.on), text=capitalised(who + event.what),
        article=event.article, own=True, source=source.title, url=source.url, unverified=event.unverified,
    )  # fmt: skip


def _moment_around(event: Event) -> Moment | None:
    days = parse_days(event.on)
    if days.start is None or days.end is None:
        return None
    return Moment(
        start=days.start, end=days.end, dated=interval_in_words(days.start, days.end), text=event.what, article=None,
        own=False, source=None, url=None, unverified=event.unverified,
    )  # fmt: skip


def _phases(events: Sequence[LifeEvent]) -> tuple[Phase, ...]:
    phases: list[Phase] = []
    for party in dict.fromkeys(event.party for event in events if event.status):
        changes = sorted(
            ((event.on, event.status) for event in events if event.party == party and event.status),
            key=lambda change: change[0],
        )
        following: list[date | None] = [*(on for on, _ in changes[1:]), None]
        phases += [
            Phase(status=status, party=party, start=on, end=end)
            for (on, status), end in zip(changes, following, strict=True)
            if status not in ENDED
        ]
    return tuple(sorted(phases, key=lambda phase: (phase.party or "", phase.start)))


def _alleged(one: Grouped, dispute: Dispute) -> Iterable[AllegedAct]:
    gathered: dict[tuple[date, date, str], list[Reference]] = {}
    for entry in one.allegations:
        days = _days(entry)
        if days:
            gathered.setdefault((*days, charged_act(entry.claim)), []).append(entry.reference)
    for (start, end, act), references in gathered.items():
        yield AllegedAct(
            start=start,
            end=end,
            label=f"{dispute.accused}: {act} {dispute.subject}, {interval_in_words(start, end)}",
            dispute=dispute.number,
            references=tuple(references),
        )


def _days(entry: ClaimEntry) -> tuple[date, date] | None:
    when = entry.claim.when
    if when is None or when.start is None:
        return None
    said = entry.claim.said.end if entry.claim.said else None
    last = when.end or said or entry.document.published_interval[1] or when.start
    return when.start, max(when.start, last)
