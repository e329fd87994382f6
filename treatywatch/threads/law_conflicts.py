"""Claims that contradict the dated facts of a treaty: its signing, its parties, its life, its end, its limits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.records import Claim, Document, content_id
from treatywatch.thread_records import Conflict, Days, Side
from treatywatch.threads.parties import outlet_of
from treatywatch.threads.phrasing import day_in_words, days_in_words, listed
from treatywatch.threads.recorded_acts import (
    RecordedDay,
    deposits,
    disputed,
    ends,
    entries,
    notices,
    rows,
    signatures,
    withdrawals,
)
from treatywatch.threads.value_logic import disjoint
from treatywatch.threads.values import days_stated
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.stated_limits import judge_stated_limit
from treatywatch.treaties.states import state_in_sentence

__all__ = ["against_law"]

#: Acts by which a treaty's party keeps, breaks or leaves it, which nobody can do once it has ended.
WHILE_IT_LASTS = frozenset({
    "comply", "extend", "inspect", "refuse_inspection", "return_to_compliance", "suspend", "violate", "withdraw",
})  # fmt: skip
JOINING = frozenset({"sign", "ratify", "accede"})
#: A day that the text gives by its own ("on Friday") may be off by one, as texts are written elsewhere.
ANCHORED = timedelta(days=1)


#: Words that state a joining; "early ratification of the treaty" speaks of one without saying that it has come about.
STATED = re.compile(
    r"\b(?:ratified|ratifies|acceded|accedes|joined|joins|signed|signs|became|part(?:y|ies)|members?|signator\w+)\b"
)


class Contradiction(NamedTuple):
    """What a claim says of a treaty, what the pack has, and where."""

    said: str
    recorded: str
    source: str
    unverified: bool = False


def against_law(claim: Claim, document: Document, pack: Pack) -> Conflict | None:
    """Give the conflict of a claim with a pack's dated facts, `None` where there is none or the facts are disputed.

    Only what is claimed to be so is held against them, not what is planned, demanded or possible. A month or year is
    wrong where the recorded day lies outside of it; a day that a pack knows by its month or year only is that long. A
    ratification may come long before its deposit, never after it.
    """
    if (
        pack.id not in claim.treaties
        or claim.modality != ("actual",)
        or any(h.speech_act == "deny" for h in claim.holders)
    ):
        return None
    found = next(_contradictions(claim, document, pack), None)
    if found is None:
        return None
    name = _speaker(claim, document)
    unverified = " (from memory, not yet checked in that source)" if found.unverified else ""
    return Conflict(
        id=content_id("conflict", claim.id, pack.id, "law"),
        thread=None,
        about="law",
        sides=(
            Side(stated=found.said, speakers=(name,), claims=(claim.id,), days=_uttered(claim, document)),
            Side(stated=found.recorded, speakers=(), claims=(), count=0),
        ),
        reason=f"{name} has it that {found.said}; {found.recorded}, by {found.source}{unverified}",
        treaty=pack.id,
        source=found.source,
    )


def _contradictions(claim: Claim, document: Document, pack: Pack) -> Iterator[Contradiction]:
    states = tuple(entity.id for entity in claim.actor if entity.type == "state" and entity.id)
    if claim.polarity == "positive":
        yield from _no_party(claim, pack, states)
        yield from _after_the_end(claim, pack, states)
        yield from _other_day(claim, pack, states)
        yield from _other_limit(claim, pack)
    else:
        yield from _had_joined(claim, document, pack, states)


# Who joined


def _states_joining(claim: Claim) -> bool:
    return claim.act in JOINING and any(STATED.search(quote.exact.lower()) for quote in claim.evidence)


def _no_party(claim: Claim, pack: Pack, states: tuple[str, ...]) -> Iterator[Contradiction]:
    """Give states that are said to have joined and are none of those that did."""
    if not _states_joining(claim):
        return
    done = {"sign": "signed", "ratify": "ratified", "accede": "joined"}[claim.act]
    for state in states:
        if not rows(pack, state):
            name = state_in_sentence(state)
            recorded = f"{name} is not among the {len(pack.parties)} states that the record of the {pack.called} has"
            yield Contradiction(f"{name} {done} the {pack.called}", recorded, _list_of_parties(pack))
        elif claim.act != "sign" and all(row.ratified is None and row.since is None for row in rows(pack, state)):
            name = state_in_sentence(state)
            recorded = f"{name} signed and deposited no instrument, as far as the record goes"
            yield Contradiction(f"{name} {done} the {pack.called}", recorded, _list_of_parties(pack))


def _list_of_parties(pack: Pack) -> str:
    """Name the source that most rows of the list of parties rest on."""
    sources = [row.source for row in pack.parties]
    return f"the list of parties ({pack.sources[max(sources, key=sources.count)].title})"


def _had_joined(claim: Claim, document: Document, pack: Pack, states: tuple[str, ...]) -> Iterator[Contradiction]:
    """Give states that are said not to have joined after they had."""
    if not _states_joining(claim):
        return
    days = _when(claim) or _uttered(claim, document)
    if days is None or days.start is None:
        return
    recorded_days = signatures(pack, states) if claim.act == "sign" else deposits(pack, states)
    left = any(row.until is not None or row.revoked is not None for state in states for row in rows(pack, state))
    for recorded in () if left or not states else recorded_days:
        if recorded.days.end is not None and recorded.days.end < days.start:
            done = {"sign": "signed", "ratify": "ratified", "accede": "joined"}[claim.act]
            said = f"{listed([state_in_sentence(s) for s in states])} had not {done} the {pack.called} {_by(days)}"
            yield _of(said, recorded)


def _by(days: Days) -> str:
    return f"by {day_in_words(days.start)}" if days.start is not None else days_in_words(days)


# When it happened


def _other_day(claim: Claim, pack: Pack, states: tuple[str, ...]) -> Iterator[Contradiction]:
    """Give an act of the treaty's life that is dated otherwise than the pack has it."""
    days = _when(claim)
    if days is None or disputed(pack, states, days):
        return
    recorded = list(_recorded(claim, pack, states))
    if not recorded or any(_meets(claim, days, one) for one in recorded):
        return
    nearest = min(recorded, key=lambda one: _distance(days, one.days))
    said = f"{_act_in_words(claim, pack, states)} {days_in_words(days)}"
    yield _of(said, nearest, _noticed(claim, pack, states, days))


def _recorded(claim: Claim, pack: Pack, states: tuple[str, ...]) -> Iterator[RecordedDay]:
    """Give the days that the pack has for the act that is claimed."""
    if claim.act == "sign":
        yield from signatures(pack, states)
    elif claim.act in {"ratify", "accede"} and states:
        yield from deposits(pack, states)
        yield from entries(pack, states) if claim.act == "accede" else ()
    elif claim.act == "enter_into_force":
        yield from entries(pack, ())
    elif claim.act in {"terminate", "expire"}:
        yield from ends(pack)
        yield from withdrawals(pack, tuple(row.state for row in pack.parties)) if pack.form == "bilateral" else ()
    elif claim.act == "withdraw" and states:
        if claim.phase == "notified":
            yield from notices(pack, states)
        elif claim.phase == "effective":
            yield from withdrawals(pack, states)


def _meets(claim: Claim, days: Days, recorded: RecordedDay) -> bool:
    """Say whether the claimed days agree with a recorded one."""
    if claim.act == "ratify" and recorded.days.end is not None and days.start is not None:
        return days.start <= recorded.days.end  # a state's own ratification comes before it deposits it
    if claim.when is not None and claim.when.basis == "anchored" and days.start is not None and days.end is not None:
        days = Days(start=days.start - ANCHORED, end=days.end + ANCHORED)
    return not disjoint(days, recorded.days)


def _distance(days: Days, other: Days) -> int:
    first, second = days.start or days.end, other.start or other.end
    return abs((first - second).days) if first is not None and second is not None else date.max.toordinal()


def _noticed(claim: Claim, pack: Pack, states: tuple[str, ...], days: Days) -> str:
    """Say where a withdrawal is dated by its notice, as news often does."""
    if claim.act != "withdraw" or claim.phase != "effective":
        return ""
    given = next((one for one in notices(pack, states) if not disjoint(days, one.days)), None)
    return f" (the notice was given {days_in_words(given.days)})" if given is not None else ""


def _act_in_words(claim: Claim, pack: Pack, states: tuple[str, ...]) -> str:
    who = listed([state_in_sentence(state) for state in states]) if states else ""
    passive = {"sign": "was signed", "enter_into_force": "entered into force", "terminate": "ended", "expire": "ended"}
    active = {
        "sign": "signed", "ratify": "ratified", "accede": "joined", "withdraw": "gave notice of withdrawal from"
        if claim.phase == "notified" else "withdrew from",
    }  # fmt: skip
    if who and claim.act in active:
        return f"{who} {active[claim.act]} the {pack.called}"
    return f"the {pack.called} {passive[claim.act]}"


# When it had ended


def _after_the_end(claim: Claim, pack: Pack, states: tuple[str, ...]) -> Iterator[Contradiction]:
    """Give what is said to have been done under a treaty, or against it, after it had ended."""
    days = _when(claim)
    if claim.act not in WHILE_IT_LASTS or days is None or days.start is None or disputed(pack, states, days):
        return
    for ended in ends(pack):
        if ended.days.end is not None and days.start > ended.days.end:
            said = f"the {pack.called} was still to be kept, broken or left {days_in_words(days)}"
            yield _of(said, ended)


# How much it allows


def _other_limit(claim: Claim, pack: Pack) -> Iterator[Contradiction]:
    """Give a limit of the treaty that is stated as a fact with another number."""
    if claim.act != "limit":
        return
    for quantity in claim.quantities:
        number = quantity.high if quantity.high is not None else quantity.low
        if number is None or quantity.of is None or quantity.comparator in {"up", "down", ">"}:
            continue
        about = quantity.comparator == "~"
        judged = judge_stated_limit(pack, number, quantity.of.lower().split(), unit=quantity.unit or "", about=about)
        if judged is not None and judged.verdict == "inaccurate":
            said = f"the {pack.called} limits {quantity.of} to {quantity.span.exact}"
            yield Contradiction(said, judged.reason, listed(judged.articles))


# Common to all


def _when(claim: Claim) -> Days | None:
    """Give the days of the act, where the text names them at both ends."""
    days = days_stated(claim)
    return days if days is not None and days.start is not None and days.end is not None else None


def _uttered(claim: Claim, document: Document) -> Days | None:
    if claim.said is not None and claim.said.start is not None:
        return Days(start=claim.said.start, end=claim.said.end)
    start, end = document.published_interval
    return Days(start=start, end=end) if end is not None else None  # a day before it says nothing about when


def _speaker(claim: Claim, document: Document) -> str:
    """Give who vouches for the claim at first hand: its innermost holder, else the text itself."""
    entity = claim.holders[-1].entity if claim.holders else document.voice
    if entity is not None:
        return entity.name
    return outlet_of(document).name


def _of(said: str, recorded: RecordedDay, remark: str = "") -> Contradiction:
    told = f"{recorded.what} {days_in_words(recorded.days)}{remark}"
    return Contradiction(said, told, recorded.source, recorded.unverified)
