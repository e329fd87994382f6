"""What a treaty's status was on a day, for a party or as a whole, and whether it bound somebody then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.errors import UnknownPartyError
from treatywatch.records import Reason, Record, TreatyStatus, Truth
from treatywatch.treaties.conditions import cited
from treatywatch.treaties.days import ANY_DAY, Days
from treatywatch.treaties.pack_parts import LifeEvent, Party
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.truth import Outcome

__all__ = ["Binding", "Phase", "StatusAnswer", "binding", "phases", "resolve_party", "status"]

#: By their own terms treaties bind until a withdrawal takes effect; a suspension is recorded with its dispute.
BINDING: frozenset[TreatyStatus] = frozenset({"in_force", "withdrawal_pending", "suspended"})
FINAL: frozenset[TreatyStatus] = frozenset({"withdrawn", "terminated", "expired"})


class StatusAnswer(Record):
    """A treaty's status on a day: since when, under which article, and what else there is to know."""

    status: TreatyStatus
    since: date | None
    article: str | None
    remarks: tuple[str, ...]


class Phase(NamedTuple):
    """A status that lasts from a day on; `since` is `None` for the time before the treaty."""

    status: TreatyStatus
    since: date | None
    event: LifeEvent | None


class Binding(NamedTuple):
    """Whether the treaty bound somebody on given days, with the status where it is one and the same."""

    outcome: Outcome
    status: TreatyStatus | None
    #: When it bound this party at all, in words, for answers that hang on the date.
    window: str | None


def resolve_party(pack: Pack, state: str, on: Days) -> tuple[Party | None, str | None]:
    """Give the party that a state was on the days, and a remark where that is its predecessor or successor."""
    own = next((party for party in pack.parties if party.state == state), None)
    if own is None:
        return None, None
    if own.continues and on.end is not None and on.end < own.since:
        earlier = next((party for party in pack.parties if party.state == own.succeeds), own)
        return earlier, f"answered for {earlier.name}, whose membership {own.name} continues"
    if own.until is not None and on.start is not None and on.start >= own.until:
        later = next((party for party in pack.parties if party.succeeds == state and party.continues), None)
        if later is not None:
            return later, f"answered for {later.name}, which continues the membership of {own.name}"
    return own, None


def phases(pack: Pack, party: Party | None) -> tuple[Phase, ...]:
    """Give the statuses of a treaty in their order, for a party or (without one) for the treaty as a whole."""
    found = [Phase("not_signed", None, None)]
    for event in sorted(pack.life, key=lambda event: (event.on, event.party is None)):
        if event.status is None or found[-1].status in FINAL or not concerns(pack, event, party):
            continue
        found.append(Phase(event.status, event.on, event))
    if party is None or party.succeeds is None or party.continues:
        return tuple(found)
    return entered_later(found, party)


def concerns(pack: Pack, event: LifeEvent, party: Party | None) -> bool:
    """Say whether an event changes the status: a notice by one side of a bilateral treaty does so for the whole."""
    if event.party is None:
        return True
    if party is None:
        return pack.form == "bilateral" and event.status == "withdrawal_pending"
    return event.party == party.state


def entered_later(found: Sequence[Phase], party: Party) -> tuple[Phase, ...]:
    """Give the statuses for a party that came in later: nothing before, then what held on its first day."""
    earlier = [phase for phase in found if phase.since is None or phase.since <= party.since]
    later = [phase for phase in found if phase.since is not None and phase.since > party.since]
    return (found[0], Phase(earlier[-1].status, party.since, earlier[-1].event), *later)


def met(found: Sequence[Phase], on: Days) -> tuple[Phase, ...]:
    """Give the statuses that held on one of the days."""
    ends = [phase.since for phase in found[1:]] + [None]
    return tuple(
        phase
        for phase, end in zip(found, ends, strict=True)
        if on.meets(phase.since, None if end is None else date.fromordinal(end.toordinal() - 1))
    )


def status(pack: Pack, on: date, party: str | None = None) -> StatusAnswer:
    """Give the status of a treaty on a day, for a party by its state code or for the treaty as a whole.

    A state that is no party gets `not_signed`; raises UnknownPartyError for what is no state code.
    """
    day = Days(on, on)
    if party is None:
        return answer(pack, phases(pack, None), day, None, ())
    if len(party) != 3 or not party.isalpha() or not party.isupper():
        raise UnknownPartyError(party, pack.id, [entry.state for entry in pack.parties])
    found, remark = resolve_party(pack, party, day)
    if found is None:
        return StatusAnswer(status="not_signed", since=None, article=None, remarks=(f"{party} is not a party",))
    return answer(pack, phases(pack, found), day, found, (remark,) if remark else ())


def answer(
    pack: Pack, found: Sequence[Phase], day: Days, party: Party | None, remarks: tuple[str, ...]
) -> StatusAnswer:
    """Put a status on one day into words."""
    phase = met(found, day)[0]
    return StatusAnswer(
        status=phase.status,
        since=phase.since,
        article=phase.event.article if phase.event else None,
        remarks=(*remarks, *remarks_on(pack, phase, day, party)),
    )


def remarks_on(pack: Pack, phase: Phase, day: Days, party: Party | None) -> tuple[str, ...]:
    """Give what else happened that bears on a status by a day: its own event, and events that changed none."""
    told = []
    if phase.status == "not_signed" and party is not None and party.succeeds is not None:
        told.append(f"{party.name} became bound on {party.since} ({party.basis})")
    for event in pack.life:
        mine = party is None or event.party in {None, party.state}
        recent = phase.since is None or event.on >= phase.since
        if day.end is not None and event.on <= day.end and mine and recent and (told_of(event, phase)):
            who = f" ({event.party})" if event.party and party is None else ""
            told.append(f"{event.on}{who}: {event.what}")
    return tuple(told)


def told_of(event: LifeEvent, phase: Phase) -> bool:
    """Say whether an event is worth a remark: it is the phase's own, changes no status, or is one party's."""
    return event == phase.event or event.status is None or event.party is not None


def binding(pack: Pack, actor: str | None, on: Days) -> Binding:
    """Say whether the treaty bound a state (`None`: nobody knows which) on one of the days."""
    if actor is None:
        return unnamed(pack, on)
    party, remark = resolve_party(pack, actor, on)
    if party is None:
        reason = Reason(text=f"{actor} is not a party to the {pack.short_name} Treaty", truth="false")
        return Binding(Outcome("false", reason), "not_signed", None)
    found = phases(pack, party)
    held = met(found, on)
    truth = truth_of_phases(held)
    statuses = {phase.status for phase in held}
    reasons = tuple(Reason(text=text) for text in (remark, *remarks_on(pack, held[0], on, party)) if text)
    window = window_of(found)
    if len(statuses) == 1:
        since = f" since {held[0].since}" if held[0].since else ""
        text = f"{pack.short_name} Treaty for {party.name} {shown(on)}: {held[0].status.replace('_', ' ')}{since}"
    else:
        text = f"{pack.short_name} Treaty for {party.name}: in force {window}; the act: {shown(on)}"
    article = held[0].event.article if len(held) == 1 and held[0].event else None
    reason = Reason(
        text=text, truth=truth, source=cited(pack.short_name, article) if article else None, reasons=reasons
    )
    return Binding(
        Outcome(truth, reason, (missing_date(pack, on, window, party.name),) if truth == "unknown" else ()),
        held[0].status if len(statuses) == 1 else None,
        window,
    )


def unnamed(pack: Pack, on: Days) -> Binding:
    """Say whether the treaty bound anybody on the days, where the one who acted is not known."""
    held = {truth_of_phases(met(phases(pack, party), on)) for party in pack.parties}
    truth: Truth = "false" if held == {"false"} else "unknown"
    reason = Reason(text=f"who acted is not known; the {pack.short_name} Treaty binds its parties only", truth=truth)
    missing = ("actor: not stated which state acted",) if truth == "unknown" else ()
    statuses = {phase.status for phase in met(phases(pack, None), on)}
    return Binding(Outcome(truth, reason, missing), statuses.pop() if len(statuses) == 1 else None, None)


def truth_of_phases(held: Sequence[Phase]) -> Truth:
    """Say whether all, none or some of the statuses bind."""
    inside = [phase for phase in held if phase.status in BINDING]
    return "true" if len(inside) == len(held) else "unknown" if inside else "false"


def window_of(found: Sequence[Phase]) -> str | None:
    """Give the time in which a treaty bound a party, in words."""
    starts = [phase.since for phase in found if phase.status in BINDING]
    ends = [phase.since for phase in found if phase.status in FINAL]
    if not starts:
        return None
    return f"on or after {starts[0]}" + (f" and before {ends[0]}" if ends else "")


def shown(on: Days) -> str:
    """Write days as an answer does: "on 2019-08-02", "in 2008", "on an unknown date"."""
    if on == ANY_DAY:
        return "on an unknown date"
    return f"on {on}" if on.start == on.end else f"in {on}"


def missing_date(pack: Pack, on: Days, window: str | None, name: str) -> str:
    """Say that the date is missing, and what hangs on it."""
    stated = "not stated" if on == ANY_DAY else f"'{on}' does not say"
    return f"date of the act: {stated} whether it was {window}, when the {pack.short_name} Treaty bound {name}"
