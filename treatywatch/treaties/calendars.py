"""The dates of a treaty: what happened, what falls due, and what comes round, between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from treatywatch.records import Record
from treatywatch.treaties.clocks import steps_from
from treatywatch.treaties.days import Days
from treatywatch.treaties.pack_numbers import Limit, Recurrence
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.periods import Period
from treatywatch.treaties.phases import FINAL
from treatywatch.treaties.states import state_name

__all__ = ["CalendarEntry", "calendar_of", "default_span"]


class CalendarEntry(Record):
    """One date of a treaty."""

    day: date
    #: life, party, deadline, provision, limit, quota, or the kind of what comes round (data exchange, session, ...).
    kind: str
    what: str
    article: str | None
    party: str | None
    #: The value stands from memory; nobody has checked it in its source yet.
    unverified: bool


def default_span(pack: Pack, today: date) -> tuple[date, date]:
    """Give the days that a calendar covers unless told: the treaty's life, or until the end of next year."""
    days = [event.on for event in pack.life]
    over = [event.on for event in pack.life if event.party is None and event.status in FINAL]
    return min(days), max(days) if over else max(*days, date(today.year + 1, 12, 31))


def calendar_of(pack: Pack, start: date, end: date, party: str | None = None) -> tuple[CalendarEntry, ...]:
    """Give a treaty's dates between two days (both inside), in order, each once.

    With a party, the dates of others are left out and its own deadlines are counted; without one, the rows of single
    states are given only where the parties are few.
    """
    found = (
        entry
        for entry in (
            *life(pack, party),
            *memberships(pack, party),
            *deadlines(pack, party),
            *law(pack),
            *numbers(pack, party),
            *rounds(pack, end),
        )
        if start <= entry.day <= end
    )
    unique = dict.fromkeys(found)
    return tuple(sorted(unique, key=lambda entry: (entry.day, entry.kind, entry.article or "", entry.what)))


def life(pack: Pack, party: str | None) -> Iterator[CalendarEntry]:
    """Give what happened to the treaty and with its parties."""
    for event in pack.life:
        if event.party is None or party in {None, event.party}:
            whose = f"{state_name(event.party)}: " if event.party else ""
            yield CalendarEntry(
                day=event.on,
                kind="life",
                what=whose + event.what,
                article=event.article,
                party=event.party,
                unverified=event.unverified,
            )


#: Rows of single states are part of a treaty's calendar up to this many of them.
FEW = 12


def memberships(pack: Pack, party: str | None) -> Iterator[CalendarEntry]:
    """Give when states signed, deposited and were bound."""
    rows = [one for one in pack.parties if party == one.state or (party is None and len(pack.parties) <= FEW)]
    for row in rows:
        spells = [(("was bound", one.since), ("was no longer bound", one.until)) for one in row.earlier]
        steps = (
            *(step for spell in spells for step in spell),
            ("signed", row.signed),
            (f"deposited its {row.by or 'instrument'}", row.ratified),
            ("took its consent back", row.revoked),
            ("applied it provisionally", row.provisional),
            ("was bound", row.since),
            ("was no longer bound", row.until),
        )
        for what, day in steps:
            if day is not None:
                yield CalendarEntry(
                    day=day,
                    kind="party",
                    what=f"{row.name} {what}",
                    article=None,
                    party=row.state,
                    unverified=row.unverified,
                )


def deadlines(pack: Pack, party: str | None) -> Iterator[CalendarEntry]:
    """Give the periods that run from the treaty's entry into force, and from the party's own."""
    begins = [("entry_into_force", pack.entry_into_force)]
    begins.append(("signature", next((event.on for event in pack.life if event.status == "signed"), None)))
    row = pack.party(party)
    begins.append(("own_entry_into_force", row.since if row else None))
    for trigger, day in begins:
        for one in steps_from(pack, trigger, day) if day is not None else ():
            what = one.entry.what or one.entry.step.replace("_", " ")
            own = row.state if row is not None and trigger == "own_entry_into_force" else None
            yield CalendarEntry(
                day=one.effective,
                kind="deadline",
                what=f"{what} ({one.entry.text})",
                article=one.entry.article,
                party=own,
                unverified=one.entry.unverified,
            )
    for clock in pack.clocks:
        for record in clock.recorded:
            if record.effective is not None and party in {None, record.actor}:
                yield CalendarEntry(
                    day=record.effective,
                    kind="deadline",
                    what=f"{state_name(record.actor)}: {clock.what or clock.step.replace('_', ' ')}, as recorded",
                    article=clock.article,
                    party=record.actor,
                    unverified=record.unverified,
                )


def law(pack: Pack) -> Iterator[CalendarEntry]:
    """Give when provisions begin and end to hold, when requirements are due, and when quotas change."""
    for one in pack.provisions:
        due = one.due if isinstance(one.due, date) else None
        if isinstance(one.due, Period) and pack.entry_into_force is not None:
            due = one.due.after(pack.entry_into_force)
        moments = (("", due if due is not None else None), ("no longer holds: ", one.until))
        begins = None if one.since == pack.entry_into_force else one.since
        for words, day in (("holds from now on: ", begins), ("last day for: ", moments[0][1]), moments[1]):
            if day is not None:
                yield CalendarEntry(
                    day=day,
                    kind="provision",
                    what=words + one.title,
                    article=one.article,
                    party=None,
                    unverified=one.unverified,
                )
    for quota in pack.quotas:
        told = f"from now on {quota.per_calendar_year} {quota.kind} a year"
        yield CalendarEntry(
            day=quota.since, kind="quota", what=told, article=quota.article, party=None, unverified=quota.unverified
        )


def numbers(pack: Pack, party: str | None) -> Iterator[CalendarEntry]:
    """Give when limits, floors and thresholds begin and end to hold, and for whom."""
    for limit in pack.limits:
        if party is not None and not is_on(pack, limit, party):
            continue
        whose = ""
        if limit.party or limit.group:
            name = pack.groups[limit.group].text if limit.group else state_name(limit.party or "")
            whose = f"{name[:1].upper()}{name[1:]}: "
        word = {"at_most": "limit", "at_least": "floor", "threshold": "threshold"}[limit.bound]
        for turn, day in (("begins", limit.since), ("ends", limit.until)):
            if day is not None:
                yield CalendarEntry(
                    day=day,
                    kind="limit",
                    what=f"{whose}{word} {turn}: {limit.counts}, {limit.ceiling:,.10g} {limit.unit}".rstrip(),
                    article=limit.article,
                    party=limit.party,
                    unverified=limit.unverified,
                )


def is_on(pack: Pack, limit: Limit, party: str) -> bool:
    """Say whether a limit is one on a party: on all, on its group, on it or the state that it continues."""
    if limit.party is None and limit.group is None:
        return pack.party(party) is not None
    limited = pack.groups[limit.group].states if limit.group else {limit.party}
    return not limited.isdisjoint(pack.lineage(party))


def rounds(pack: Pack, end: date) -> Iterator[CalendarEntry]:
    """Give what comes round until a day."""
    for one in pack.recurrences:
        for day in days_of(one, end):
            yield CalendarEntry(
                day=day, kind=one.kind, what=one.text, article=one.article, party=None, unverified=one.unverified
            )


def days_of(one: Recurrence, end: date) -> Iterator[date]:
    """Give the days on which something comes round, until a day (inside)."""
    inside = Days(one.first, end)
    if one.held:
        found = list(one.held)
    elif one.yearly:
        years = range(one.first.year, end.year + 1)
        found = [date.fromisoformat(f"{year}-{day}") for year in years for day in one.yearly if exists(year, day)]
    else:
        found = list(repeated(one, end))
    for day in found:
        if inside.meets(day, day) and (one.until is None or day < one.until):
            yield day


def exists(year: int, day: str) -> bool:
    """Say whether a year has a day (29 February)."""
    return day != "02-29" or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def repeated(one: Recurrence, end: date) -> Iterator[date]:
    """Give the first day and every day a whole number of periods after it, each counted from the first."""
    period, turn = one.every, 0
    while period is not None:
        whole = period.whole_days
        step = Period(months=period.whole_months * turn) if whole is None else Period(days=whole * turn)
        day = step.after(one.first)
        if day > end or (turn and day == one.first):
            return
        yield day
        turn += 1
