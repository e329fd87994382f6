"""The periods that a treaty counts: from a notice, from its entry into force, or from an event."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from treatywatch.errors import InvalidScenarioError
from treatywatch.records import Record
from treatywatch.treaties.days import Days, add_months
from treatywatch.treaties.pack_parts import Clock
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.status import binding

__all__ = ["ClockAnswer", "clock"]


class ClockAnswer(Record):
    """When a period ends, by the arithmetic of the treaty's rule."""

    effective: date
    article: str
    rule: str
    remarks: tuple[str, ...]


def clock(pack: Pack, step: str, actor: str, on: date) -> ClockAnswer:
    """Count a period of the treaty from a day (of the notice, of entry into force, or of the event).

    Raises InvalidScenarioError for a step that the pack does not have.
    """
    entry = next((entry for entry in pack.clocks if entry.step == step), None)
    if entry is None:
        known = ", ".join(entry.step for entry in pack.clocks)
        raise InvalidScenarioError("step", f"the pack {pack.id!r} has no clock {step!r}", f"one of {known}")
    effective = on + timedelta(days=entry.days) if entry.days is not None else add_months(on, entry.months or 0)
    return ClockAnswer(
        effective=effective,
        article=entry.article,
        rule=entry.text,
        remarks=tuple(remarks(pack, entry, actor, on, effective)),
    )


def remarks(pack: Pack, entry: Clock, actor: str, on: date, effective: date) -> list[str]:
    """Say what a reader of the date should know: rounding, bindingness, history."""
    told = []
    if entry.months is not None and effective.day != on.day:
        length = calendar.monthrange(effective.year, effective.month)[1]
        told.append(f"{effective:%B %Y} has {length} days, so the period ends with the month's last day")
    if entry.runs_from == "entry_into_force" and pack.entry_into_force not in {None, on}:
        told.append(f"this period runs from entry into force, which was on {pack.entry_into_force}, not {on}")
    if binding(pack, actor, Days(on, on)).outcome.truth == "false":
        told.append(f"the {pack.short_name} Treaty did not bind {actor} on {on}")
    if entry.runs_from == "notice" and pack.withdrawal is not None and pack.withdrawal.statement_required:
        told.append(
            f"the notice goes to {pack.withdrawal.addressed_to} with a statement of the {pack.withdrawal.grounds}"
        )
    told.extend(entry.remarks)
    told.extend(history(entry, actor, on, effective))
    return told


def history(entry: Clock, actor: str, on: date, effective: date) -> list[str]:
    """Hold the arithmetic against the date that is on record for the same notice."""
    return [
        f"recorded effect on {record.effective}, "
        + ("as the arithmetic gives" if record.effective == effective else f"while the arithmetic gives {effective}")
        for record in entry.recorded
        if record.actor == actor and record.on == on
    ]
