"""The statuses that a treaty went through, one after the other, for a party or as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.records import TreatyStatus, Truth
from treatywatch.treaties.days import Days, day_before
from treatywatch.treaties.pack_members import LifeEvent, Party
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.states import states

__all__ = ["BINDING", "FINAL", "Phase", "met", "participation", "phases", "truth_of_phases", "window_of"]

#: By their own terms treaties bind until a withdrawal takes effect; a suspension is recorded with its dispute.
BINDING: frozenset[TreatyStatus] = frozenset({"provisional", "in_force", "withdrawal_pending", "suspended"})
FINAL: frozenset[TreatyStatus] = frozenset({"withdrawn", "terminated", "expired"})
#: What a state goes through by its own acts, where its row tells of them, and not with the treaty as a whole.
OWN: frozenset[TreatyStatus] = frozenset({"signed", "provisional", "in_force"})


class Phase(NamedTuple):
    """A status that lasts from a day on; `since` is `None` for the time before the treaty."""

    status: TreatyStatus
    since: date | None
    event: LifeEvent | None
    article: str | None = None
    unverified: bool = False


def phases(pack: Pack, party: Party | None) -> tuple[Phase, ...]:
    """Give the statuses of a treaty in their order, for a party or (without one) for the treaty as a whole."""
    found = of_row(pack, party)
    if party is None or not party.earlier:
        return found
    before = [
        phase
        for spell in party.earlier
        for phase in (
            Phase("in_force", spell.since, None, None, party.unverified),
            Phase("withdrawn", spell.until, None, None, party.unverified),
        )
    ]
    return (found[0], *before, *found[1:])


def of_row(pack: Pack, party: Party | None) -> tuple[Phase, ...]:
    """Give the statuses of what a party's row tells (its latest membership), or of the treaty as a whole."""
    if party is not None and (own := participation(pack, party)) is not None:
        return closed(pack, party, own_phases(pack, party, own))
    found = [Phase("not_signed", None, None)]
    for event in sorted(pack.life, key=lambda event: (event.on, event.party is None)):
        if event.status is None or found[-1].status in FINAL or not concerns(pack, event, party):
            continue
        found.append(phase_of(event))
    if party is None:
        return tuple(found)
    entry = pack.entry_into_force
    later = party.since is not None and entry is not None and party.since > entry and not party.continues
    if party.since is None or not (later or (party.succeeds and not party.continues)):
        return closed(pack, party, tuple(found))
    return closed(pack, party, entered_later(found, party, party.since))


def phase_of(event: LifeEvent) -> Phase:
    """Give the status that an event begins."""
    assert event.status is not None  # noqa: S101 - the callers leave out what changes no status
    return Phase(event.status, event.on, event, event.article, event.unverified)


def participation(pack: Pack, party: Party) -> Party | None:
    """Give the row that tells how a party came in by its own acts; `None` where it came in with the treaty itself."""
    if party.signed or party.ratified or party.provisional:
        return party
    if not party.continues:
        return None
    earlier = pack.party(party.succeeds)
    return participation(pack, earlier) if earlier is not None else None


def own_phases(pack: Pack, party: Party, own: Party) -> tuple[Phase, ...]:
    """Give the statuses of a party by its own signature and consent, then by what happened to it or to the treaty."""
    entered = next((event.article for event in pack.life if event.status == "in_force"), None)
    original = own.since is not None and own.since == pack.entry_into_force
    joined = entered if original or pack.joining is None else pack.joining.article
    began: list[tuple[TreatyStatus, date | None, str | None]] = [
        ("signed", own.signed, None),
        ("provisional", own.provisional, None),
        ("in_force", own.since, joined),
    ]
    changes = [Phase(status, day, None, article, own.unverified) for status, day, article in began if day is not None]
    for event in pack.life:
        general = event.party is None and event.status not in OWN
        if event.status is not None and (general or event.party == party.state):
            changes.append(phase_of(event))
    found = [Phase("not_signed", None, None)]
    for phase in sorted(changes, key=lambda phase: phase.since or date.min):
        if found[-1].status in FINAL or (phase.status == "signed" and found[-1].status != "not_signed"):
            continue
        if phase.event is not None and phase.event.party is None and found[-1].status == "not_signed":
            continue
        found.append(phase)
    return tuple(found)


def closed(pack: Pack, party: Party, found: tuple[Phase, ...]) -> tuple[Phase, ...]:
    """Add the end of a party's membership where no event tells of it."""
    ended = any(phase.status in FINAL and phase.since and party.until and phase.since <= party.until for phase in found)
    continued = any(other.continues and other.succeeds == party.state for other in pack.parties)
    if party.until is None or ended or continued:
        return found
    state = states().get(party.state)
    gone = state is not None and state.until is not None and state.until <= party.until
    # The code of Yugoslavia outlived the federation: another took its place in the treaty on that day.
    gone = gone or any(other.succeeds == party.state and other.since == party.until for other in pack.parties)
    kept = tuple(phase for phase in found if phase.since is None or phase.since < party.until)
    return (*kept, Phase("terminated" if gone else "withdrawn", party.until, None, None, party.unverified))


def concerns(pack: Pack, event: LifeEvent, party: Party | None) -> bool:
    """Say whether an event changes the status: a notice by one side of a bilateral treaty does so for the whole."""
    if event.party is None:
        return True
    if party is None:
        return pack.form == "bilateral" and event.status == "withdrawal_pending"
    return event.party == party.state


def entered_later(found: Sequence[Phase], party: Party, since: date) -> tuple[Phase, ...]:
    """Give the statuses for a party that came in later: nothing before, then what held on its first day."""
    earlier = [phase for phase in found if phase.since is None or phase.since <= since]
    later = [phase for phase in found if phase.since is not None and phase.since > since]
    held = earlier[-1]
    return (found[0], Phase(held.status, since, held.event, held.article, party.unverified), *later)


def met(found: Sequence[Phase], on: Days) -> tuple[Phase, ...]:
    """Give the statuses that held on one of the days."""
    ends = [phase.since for phase in found[1:]] + [None]
    return tuple(phase for phase, end in zip(found, ends, strict=True) if on.meets(phase.since, day_before(end)))


def truth_of_phases(held: Sequence[Phase]) -> Truth:
    """Say whether all, none or some of the statuses bind."""
    inside = [phase for phase in held if phase.status in BINDING]
    return "true" if len(inside) == len(held) else "unknown" if inside else "false"


def window_of(found: Sequence[Phase]) -> str | None:
    """Give the times in which a treaty bound a party, in words."""
    spans: list[str] = []
    bound = False
    for phase in found:
        if phase.status in BINDING and not bound:
            spans.append(f"on or after {phase.since}")
        elif bound and phase.status not in BINDING:
            spans[-1] += f" and before {phase.since}"
        bound = phase.status in BINDING
    return ", or ".join(spans) or None
