"""The periods that a treaty counts: from a notice, from its entry into force, from an event, from another's end."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from treatywatch.errors import InvalidScenarioError
from treatywatch.records import Record
from treatywatch.treaties.days import Days
from treatywatch.treaties.pack_numbers import Clock, RecordedCount
from treatywatch.treaties.packs import TRIGGERS, Pack
from treatywatch.treaties.periods import ended
from treatywatch.treaties.states import state_in_sentence
from treatywatch.treaties.status import binding

__all__ = ["ClockAnswer", "Following", "clock", "own_start", "steps_from"]

RULES = {
    "same_day": "the same day of the month",
    "next_day": "effect at 00:00 of the day after the period's last day",
    "first_of_month": "effect on the first day of a month",
}


class Following(Record):
    """A further date that follows from the same trigger, or from the end of the step that was asked for."""

    step: str
    effective: date
    article: str
    rule: str
    what: str
    unverified: bool


class ClockAnswer(Record):
    """When a period ends, by the arithmetic of the treaty's rule, and all that follows from it."""

    effective: date
    article: str
    rule: str
    remarks: tuple[str, ...]
    #: The day that plain addition of the period gives, where the rule of rounding gives another.
    plain_count: date | None = None
    #: The day on record for the same notice; it stands beside the arithmetic, whether they agree or not.
    recorded: date | None = None
    follows: tuple[Following, ...] = ()
    #: The rule stands from memory; nobody has checked it in its source yet.
    unverified: bool = False


class Counted(NamedTuple):
    """A clock and the day on which its period takes effect."""

    entry: Clock
    effective: date


def clock(pack: Pack, step: str, actor: str, on: date) -> ClockAnswer:
    """Count a period of the treaty from a day (of the notice, of entry into force, or of the event).

    `step` is a step of the pack, or a trigger (`entry_into_force`, `notice`, one of the pack's own): then the day
    itself is the answer, with all that follows from it. Raises InvalidScenarioError for any other step.
    """
    entry = next((entry for entry in pack.clocks if entry.step == step), None)
    if entry is not None:
        counted = Counted(entry, effective(entry, on))
        return answer(pack, counted, actor, on, tuple(steps_from(pack, step, counted.effective)))
    found = tuple(steps_from(pack, step, on))
    if not found:
        raise no_such_step(pack, step)
    name = pack.triggers.get(step, step.replace("_", " "))
    told = remarks_on_trigger(pack, step, actor, on)
    article = ", ".join(dict.fromkeys(one.entry.article for one in found))
    return ClockAnswer(effective=on, article=article, rule=name, remarks=tuple(told), follows=following(found))


def no_such_step(pack: Pack, step: str) -> InvalidScenarioError:
    """Say which steps the treaty counts."""
    known = ", ".join(dict.fromkeys((*(entry.step for entry in pack.clocks), *triggers(pack))))
    what = f"the pack {pack.id!r} has no clock {step!r}"
    if step == "withdrawal_notice":
        what = f"the {pack.called} has no clause by which a notice of withdrawal is counted"
    return InvalidScenarioError("step", what, f"one of {known}" if known else "nothing: it counts no periods")


def own_start(pack: Pack, step: str, actor: str) -> date:
    """Give the day from which a step runs where the treaty's record has it: its entry into force, or the party's.

    Raises InvalidScenarioError for an unknown step, and for one that runs from a day that has to be told.
    """
    runs_from = next((entry.runs_from for entry in pack.clocks if entry.step == step), step)
    if runs_from == step and step not in triggers(pack):
        raise no_such_step(pack, step)
    starts = {"entry_into_force": pack.entry_into_force, "own_entry_into_force": pack.law.entries.get(actor)}
    start = starts.get(runs_from)
    if start is None:
        expected = f"the day from which {step!r} is counted, such as 2019-02-02"
        raise InvalidScenarioError("on", "missing", expected)
    return start


def remarks_on_trigger(pack: Pack, trigger: str, actor: str, on: date) -> Iterator[str]:
    """Say what a reader of the dates that follow from a trigger should know."""
    if trigger == "entry_into_force" and pack.entry_into_force not in {None, on}:
        yield f"entry into force was on {pack.entry_into_force}, not {on}"
    if trigger != "entry_into_force":
        yield from unbound(pack, actor, on)


def unbound(pack: Pack, actor: str, on: date) -> Iterator[str]:
    """Say that the treaty did not bind the one for whom a period is counted, where that is so."""
    if binding(pack, actor, Days(on, on)).outcome.truth == "false":
        yield f"the {pack.called} did not bind {state_in_sentence(actor)} on {on}"


def triggers(pack: Pack) -> tuple[str, ...]:
    """Give the events from which clocks of the pack run."""
    used = {entry.runs_from for entry in pack.clocks}
    return tuple(name for name in (*TRIGGERS, *pack.triggers) if name in used)


def effective(entry: Clock, on: date) -> date:
    """Give the day on which a period takes effect, or (of a lead) the last day that is early enough.

    Raises InvalidScenarioError where the calendar has no such day.
    """
    try:
        if entry.direction == "before":
            end = entry.period.before(on)
            return end - timedelta(days=1) if entry.rounding == "next_day" else end
        return ended(entry.period, on, entry.rounding)
    except (ValueError, OverflowError) as error:
        raise InvalidScenarioError(
            "on", f"{on} and {entry.period} lead out of the calendar", "a day between the years 1 and 9999"
        ) from error


def steps_from(pack: Pack, trigger: str, on: date, seen: frozenset[str] = frozenset()) -> Iterator[Counted]:
    """Give all steps that run from a trigger or from another step's end, and what follows from those in turn."""
    for entry in pack.clocks:
        if entry.runs_from == trigger and entry.step not in seen:
            day = effective(entry, on)
            yield Counted(entry, day)
            yield from steps_from(pack, entry.step, day, seen | {trigger, entry.step})


def answer(pack: Pack, counted: Counted, actor: str, on: date, others: tuple[Counted, ...]) -> ClockAnswer:
    """Put a counted period into words, with what follows from it."""
    entry, day = counted
    record = next((record for record in entry.recorded if record.actor == actor and record.on == on), None)
    plain = entry.period.after(on) if entry.direction == "after" else entry.period.before(on)
    return ClockAnswer(
        effective=day,
        article=entry.article,
        rule=entry.text,
        remarks=tuple(remarks(pack, counted, actor, on, record)),
        plain_count=None if plain == day else plain,
        recorded=record.effective if record else None,
        follows=following(others),
        unverified=entry.unverified,
    )


def following(found: tuple[Counted, ...]) -> tuple[Following, ...]:
    """Give further dates, the earliest first."""
    return tuple(
        Following(
            step=one.entry.step,
            effective=one.effective,
            article=one.entry.article,
            rule=one.entry.text,
            what=one.entry.what,
            unverified=one.entry.unverified,
        )
        for one in sorted(found, key=lambda one: one.effective)
    )


def remarks(pack: Pack, counted: Counted, actor: str, on: date, record: RecordedCount | None) -> Iterator[str]:
    """Say what a reader of the date should know: what happens then, rounding, bindingness, history."""
    entry, day = counted
    if entry.what:
        yield entry.what
    yield from rounding_told(entry, on, day)
    if entry.runs_from == "entry_into_force" and pack.entry_into_force not in {None, on}:
        yield f"this period runs from entry into force, which was on {pack.entry_into_force}, not {on}"
    own = pack.law.entries.get(actor)
    if entry.runs_from == "own_entry_into_force" and own is not None and own != on:
        yield f"this period runs from the party's own entry into force, which was on {own}, not {on}"
    yield from unbound(pack, actor, on)
    if entry.runs_from == "notice" and pack.withdrawal is not None and pack.withdrawal.statement_required:
        yield f"the notice goes to {pack.withdrawal.addressed_to} with a statement of the {pack.withdrawal.grounds}"
    yield from entry.remarks
    if record is not None:
        yield history(record, day)


def rounding_told(entry: Clock, on: date, day: date) -> Iterator[str]:
    """Say how the period's end was rounded, where that changed the day."""
    months = entry.period.whole_days is None
    if months and entry.rounding == "same_day" and day.day != on.day:
        length = calendar.monthrange(day.year, day.month)[1]
        yield f"{day:%B %Y} has {length} days, so the period ends with the month's last day"
    if entry.rounding == "next_day" and entry.direction == "after":
        last = day - timedelta(days=1)
        yield f"the {entry.period} end with {last}; {RULES['next_day']}: {day}"
    if entry.rounding == "first_of_month":
        yield f"{RULES['first_of_month']}: the {entry.period} are counted from the month of {on}"
    if entry.hours is not None:
        yield f"counted by the hour from the event; {entry.period} reach into this day at the latest"


def history(record: RecordedCount, day: date) -> str:
    """Hold the arithmetic against what is on record for the same notice."""
    mark = " (unverified)" if record.unverified else ""
    if record.effective is None:
        return f"on record: no such effect; {record.outcome or 'no reason is given'}{mark}"
    outcome = f"; {record.outcome}" if record.outcome else ""
    same = "as the arithmetic gives" if record.effective == day else f"while the arithmetic gives {day}"
    return f"recorded effect on {record.effective}, {same}{outcome}{mark}"
