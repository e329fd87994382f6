"""What a treaty's status was on a day, for a party or as a whole, and whether it bound somebody then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.errors import UnknownPartyError
from treatywatch.records import Reason, Record, TreatyStatus, Truth
from treatywatch.treaties.days import ANY_DAY, Days, day_before
from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_members import LifeEvent, Party
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.phases import BINDING, Phase, met, participation, phases, truth_of_phases, window_of
from treatywatch.treaties.states import state_codes, state_in_sentence
from treatywatch.treaties.truth import Outcome

__all__ = ["Binding", "HeldStatus", "StatusAnswer", "binding", "rival", "shown", "status"]


class HeldStatus(Record):
    """What one side holds a treaty's status to be, where sides differ."""

    holder: str
    status: TreatyStatus
    since: date | None
    says: str
    source: str
    unverified: bool


class StatusAnswer(Record):
    """A treaty's status on a day: since when, under which article, and what else there is to know."""

    status: TreatyStatus
    since: date | None
    article: str | None
    remarks: tuple[str, ...]
    #: Rival readings of the status on that day, with who holds each; empty where nobody disagrees.
    readings: tuple[HeldStatus, ...] = ()
    #: The status rests on a value that nobody has checked in its source yet.
    unverified: bool = False


class Binding(NamedTuple):
    """Whether the treaty bound somebody on given days, with the status where it is one and the same."""

    outcome: Outcome
    status: TreatyStatus | None
    #: When it bound this party at all, in words, for answers that hang on the date.
    window: str | None


def resolve_party(pack: Pack, state: str, on: Days) -> tuple[Party | None, str | None]:
    """Give the party that a state was on the days, and a remark where that is its predecessor or successor."""
    own = pack.party(state)
    if own is None:
        return None, None
    name = state_in_sentence(own.state)
    if own.continues and own.since is not None and on.end is not None and on.end < own.since:
        earlier = pack.party(own.succeeds) or own
        return earlier, f"answered for {state_in_sentence(earlier.state)}, whose membership {name} continues"
    if own.until is not None and on.start is not None and on.start >= own.until:
        later = next((party for party in pack.parties if party.succeeds == state and party.continues), None)
        if later is not None:
            return later, f"answered for {state_in_sentence(later.state)}, which continues the membership of {name}"
    return own, None


def status(pack: Pack, on: date, party: str | None = None) -> StatusAnswer:
    """Give the status of a treaty on a day, for a party by its state code or for the treaty as a whole.

    A state that is no party gets `not_signed`; raises UnknownPartyError for what is no state code.
    """
    day = Days(on, on)
    if party is None:
        return answer(pack, phases(pack, None), day, None, ())
    if party not in state_codes():
        raise UnknownPartyError(party, pack.id, [entry.state for entry in pack.parties])
    found, remark = resolve_party(pack, party, day)
    if found is None:
        return StatusAnswer(
            status="not_signed",
            since=None,
            article=None,
            remarks=(f"{state_in_sentence(party)} neither signed nor joined it, as far as the pack knows",),
            readings=rival(pack, party, day),
        )
    return answer(pack, phases(pack, found), day, found, (remark,) if remark else ())


def answer(
    pack: Pack, found: Sequence[Phase], day: Days, party: Party | None, remarks: tuple[str, ...]
) -> StatusAnswer:
    """Put a status on one day into words."""
    phase = met(found, day)[0]
    own = () if party is None else remarks_on_party(pack, phase, day, party)
    counted = (parties_told(pack, day),) if party is None and pack.form == "multilateral" else ()
    return StatusAnswer(
        status=phase.status,
        since=phase.since,
        article=phase.article,
        remarks=(*remarks, *own, *remarks_on(pack, phase, day, party), *counted),
        readings=rival(pack, party.state if party else None, day),
        unverified=phase.unverified,
    )


def remarks_on_party(pack: Pack, phase: Phase, day: Days, party: Party) -> tuple[str, ...]:
    """Say what a party's row tells beside the status: consent given or taken back, exactness of days, reservations."""
    own = participation(pack, party) or party
    told = []
    if own.ratified is not None and day.end is not None and own.ratified <= day.end:
        how = own.by or "ratification"
        told.append(f"{own.name}: {how} deposited on {shown_day(own.ratified, own.precision)}")
    if own.revoked is not None and day.end is not None and own.revoked <= day.end:
        told.append(f"{own.name} took its consent back on {own.revoked}")
    if phase.status == "signed" and (own.ratified is None or (day.end is not None and own.ratified > day.end)):
        short = (
            "signed, and no instruments had been exchanged" if pack.form == "bilateral" else "signed and not ratified"
        )
        duty = "not to defeat a treaty's object until it makes clear that it will not join"
        told.append(f"{own.name} had {short}; general treaty law asks a signatory {duty}")
    if phase.status in BINDING and party.reservation is not None:
        told.append(f"reservation or declaration: {party.reservation}")
    if phase.status == "terminated" and phase.event is None:
        heirs = [state_in_sentence(row.state) for row in pack.parties if row.succeeds == party.state]
        told.append(
            f"{state_in_sentence(party.state)} had ceased to exist"
            + (f"; succeeded by {', '.join(heirs)}" if heirs else "")
        )
    if party.succeeds is not None and party.basis and party.since is not None and phase.since == party.since:
        told.append(f"{party.name}: {party.basis}")
    return tuple(told)


def shown_day(day: date, precision: str) -> str:
    """Write a day as exactly as it is known."""
    return {"year": f"{day:%Y} (the day is not in the pack)", "month": f"{day:%Y-%m} (the day is not in the pack)"}.get(
        precision, str(day)
    )


def parties_told(pack: Pack, day: Days) -> str:
    """Say how many states the treaty bound on a day, and how many had only signed."""
    held = [met(phases(pack, party), day)[0].status for party in pack.parties if existed(party, day)]
    bound, signed = sum(one in BINDING for one in held), held.count("signed")
    return (
        f"{bound} parties on that day"
        + (f", and {signed} that had signed and were not bound" if signed and pack.binds else "")
        + ", in this pack"
    )


def existed(party: Party, day: Days) -> bool:
    """Say whether a party's row is the one of that day, and not that of the state before or after it."""
    over = party.until is not None and day.start is not None and party.until <= day.start
    not_yet = party.continues and party.since is not None and day.end is not None and day.end < party.since
    return not over and not not_yet


def rival(pack: Pack, party: str | None, day: Days) -> tuple[HeldStatus, ...]:
    """Give who holds which status on a day, where states disagree about it."""
    found = []
    for reading in pack.status_readings:
        if (party is None or reading.party in {None, party}) and day.meets(reading.since, day_before(reading.until)):
            for position in reading.positions:
                whose = f"for {state_in_sentence(reading.party)}, " if party is None and reading.party else ""
                found.append(
                    HeldStatus(
                        holder=position.holder,
                        status=position.status,
                        since=position.since,
                        says=whose + position.says,
                        source=pack.sources[position.source].title,
                        unverified=position.unverified,
                    )
                )
    return tuple(found)


def remarks_on(pack: Pack, phase: Phase, day: Days, party: Party | None) -> tuple[str, ...]:
    """Give what else happened that bears on a status by a day: its own event, and events that changed none."""
    told = []
    if phase.status == "not_signed" and party is not None and party.succeeds is not None and party.since is not None:
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
        reason = Reason(text=f"{state_in_sentence(actor)} is not a party to the {pack.called}", truth="false")
        return Binding(Outcome("false", reason), "not_signed", None)
    found = phases(pack, party)
    held = met(found, on)
    truth = truth_of_phases(held)
    statuses = {phase.status for phase in held}
    told = (remark, *remarks_on(pack, held[0], on, party), *readings_told(rival(pack, party.state, on)))
    reasons = tuple(Reason(text=text) for text in told if text)
    window, name = window_of(found), state_in_sentence(party.state)
    if len(statuses) == 1:
        since = f" since {held[0].since}" if held[0].since else ""
        text = f"{pack.called} for {name} {shown(on)}: {held[0].status.replace('_', ' ')}{since}"
    else:
        text = f"{pack.called} for {name}: in force {window}; the act: {shown(on)}"
    article = held[0].article if len(held) == 1 else None
    reason = Reason(
        text=text,
        truth=truth,
        source=cited(pack.short_name, article) if article else None,
        unverified=any(phase.unverified for phase in held),
        reasons=reasons,
    )
    return Binding(
        Outcome(truth, reason, (missing_date(pack, on, window, name),) if truth == "unknown" else ()),
        held[0].status if len(statuses) == 1 else None,
        window,
    )


def readings_told(held: Sequence[HeldStatus]) -> Iterator[str]:
    """Say who holds which status, where states disagree."""
    for one in held:
        since = f" since {one.since}" if one.since else ""
        yield f"disputed; {one.holder}: {one.status.replace('_', ' ')}{since} ({one.says})"


def unnamed(pack: Pack, on: Days) -> Binding:
    """Say whether the treaty bound anybody on the days, where the one who acted is not known."""
    held = {truth_of_phases(met(phases(pack, party), on)) for party in pack.parties}
    truth: Truth = "false" if held == {"false"} else "unknown"
    reason = Reason(text=f"who acted is not known; the {pack.called} binds its parties only", truth=truth)
    missing = ("actor: not stated which state acted",) if truth == "unknown" else ()
    statuses = {phase.status for phase in met(phases(pack, None), on)}
    return Binding(Outcome(truth, reason, missing), statuses.pop() if len(statuses) == 1 else None, None)


def shown(on: Days) -> str:
    """Write days as an answer does: "on 2019-08-02", "in 2008", "on an unknown date"."""
    if on == ANY_DAY:
        return "on an unknown date"
    return f"on {on}" if on.start == on.end else f"in {on}"


def missing_date(pack: Pack, on: Days, window: str | None, name: str) -> str:
    """Say that the date is missing, and what hangs on it."""
    stated = "not stated" if on == ANY_DAY else f"'{on}' does not say"
    return f"date of the act: {stated} whether it was {window}, when the {pack.called} bound {name}"
