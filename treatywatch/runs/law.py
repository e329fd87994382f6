"""Questions of law, which need no text and no language model: what `check`, `status` and `clock` are."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from treatywatch.errors import InvalidScenarioError, UnknownPartyError, UsageError
from treatywatch.records import UNCONCERNED, JsonObject
from treatywatch.treaties.calendars import CalendarEntry, calendar_of, default_span
from treatywatch.treaties.check import Answer
from treatywatch.treaties.check import check as check_scenario
from treatywatch.treaties.clocks import ClockAnswer, own_start
from treatywatch.treaties.clocks import clock as count
from treatywatch.treaties.declarations import read_declarations, shipped_declarations
from treatywatch.treaties.governing import GoverningAnswer, governing
from treatywatch.treaties.limits import LimitsReport, hold
from treatywatch.treaties.packs import Pack, load_pack, pack_ids
from treatywatch.treaties.scenarios import parse_scenario
from treatywatch.treaties.states import state_codes
from treatywatch.treaties.status import StatusAnswer
from treatywatch.treaties.status import status as status_on
from treatywatch.treaties.verdicts import CompiledPack, compile_pack, verdicts_on

NOTICE = "withdrawal_notice"
CLOCK_KEYS = ("treaty", "actor", "step", "on")


def check(scenario: Mapping[str, object]) -> Answer:
    """Hold a scenario against a treaty: who does what, with which item, when.

    Keys: `treaty`, `actor`, `act`, `on`, `item` (`kind`, `basing`, `range_km`, `role`, `system`), `circumstances`.

    >>> import treatywatch
    >>> answer = treatywatch.check({
    ...     "treaty": "inf", "actor": "RUS", "act": "flight_test", "on": "2008",
    ...     "item": {"kind": "cruise missile", "basing": "ground", "range_km": "500..5500", "role": "weapon delivery"},
    ... })
    >>> answer.verdict, answer.treaty_status
    ('would_breach', 'in_force')

    Raises:
        InvalidScenarioError: a key or value cannot be understood.
        UnknownTreatyError: no pack has this id.
    """
    parsed = parse_scenario(scenario)
    if parsed.treaty is None:
        raise InvalidScenarioError("treaty", "missing", "the id of a treaty; `which_law` asks all of them")
    return check_scenario(parsed, load_pack(parsed.treaty))


def which_law(scenario: Mapping[str, object]) -> GoverningAnswer:
    """Hold a scenario against every treaty: which of those in force for the actor speak to the act, and what they say.

    Keys as for `check`, without `treaty`.

    >>> import treatywatch
    >>> answer = treatywatch.which_law({
    ...     "actor": "RUS", "act": "flight_test", "on": "2008",
    ...     "item": {"kind": "cruise missile", "basing": "ground", "range_km": 2000, "role": "weapon delivery"},
    ... })
    >>> [(found.treaty, found.verdict) for found in answer.treaties][0]
    ('inf', 'would_breach')

    Raises:
        InvalidScenarioError: a key or value cannot be understood.
    """
    return governing(parse_scenario(scenario), [load_pack(treaty) for treaty in pack_ids()])


@functools.cache
def all_packs() -> tuple[CompiledPack, ...]:
    """Give every treaty that ships, ready to be asked for verdicts alone."""
    return tuple(compile_pack(load_pack(treaty)) for treaty in pack_ids())


def answered(scenario: JsonObject) -> JsonObject:
    """Answer one line of `treatywatch check --json`: by its treaty, or without one by all of them."""
    return (which_law(scenario) if scenario.get("treaty") is None else check(scenario)).to_json()


def answered_in_brief(scenario: JsonObject) -> JsonObject:
    """Answer one line of `treatywatch check --json --brief`: verdicts alone, without reasons."""
    parsed = parse_scenario(scenario)
    if parsed.treaty is None:
        found = zip(all_packs(), verdicts_on(parsed, all_packs()), strict=True)
        return {"verdicts": {one.pack.id: verdict for one, verdict in found if verdict not in UNCONCERNED}}
    treaty = load_pack(parsed.treaty).id
    return {"verdict": next(one for one in all_packs() if one.pack.id == treaty).verdict(parsed)}


def status(treaty: str, on: date | str, party: str | None = None) -> StatusAnswer:
    """Give a treaty's status on a day, for a party (`RUS`) or as a whole.

    >>> import treatywatch
    >>> treatywatch.status("inf", "2019-05-01", "USA").status
    'withdrawal_pending'

    Raises:
        UnknownTreatyError: no pack has this id.
        UnknownPartyError: `party` is no state's code.
        InvalidScenarioError: `on` is no day.
    """
    return status_on(load_pack(treaty), day(on), party)


def clock(treaty: str, actor: str, on: date | str | None = None, step: str = NOTICE) -> ClockAnswer:
    """Count a period of the treaty from the day of a notice or event, or (without `on`) of entry into force.

    >>> import treatywatch
    >>> treatywatch.clock("inf", "USA", "2019-02-02").effective
    datetime.date(2019, 8, 2)

    Raises:
        UnknownTreatyError: no pack has this id.
        UnknownPartyError: `actor` is no state's code.
        InvalidScenarioError: the treaty has no such step, or `on` is neither a day nor a moment with its offset, or it
            is missing for a step that does not run from entry into force.
    """
    pack = load_pack(treaty)
    known_state(actor, pack)
    if on is None:
        on = own_start(pack, step, actor)
    if isinstance(on, str) and "T" in on:
        start, remarks = day_there(on, pack)
        answer = count(pack, step, actor, start)
        return answer.model_copy(update={"remarks": (*remarks, *answer.remarks)})
    return count(pack, step, actor, day(on))


def limits(treaty: str, file: str | Path | None = None) -> LimitsReport:
    """Hold declared numbers (a CSV file, or the figures that ship with the treaty) against a treaty's limits.

    >>> import treatywatch
    >>> report = treatywatch.limits("new-start")
    >>> sorted({finding.verdict for finding in report.findings if finding.binding == "binding"})
    ['within']

    Raises:
        UnknownTreatyError: no pack has this id.
        UsageError: the file cannot be read, has no day or party, or nothing that the treaty limits.
    """
    pack = load_pack(treaty)
    path = shipped_declarations(pack) if file is None else Path(file)
    if path is None:
        raise UsageError(f"no declared figures ship with {pack.id!r}; name a CSV file")
    figures = read_declarations(pack, path)
    return LimitsReport(treaty=pack.id, file=figures.file, findings=hold(figures, pack), problems=figures.problems)


def calendar(
    treaty: str, start: date | str | None, end: date | str | None, party: str | None, today: date
) -> tuple[CalendarEntry, ...]:
    """Give a treaty's dates between two days, for a party or as a whole.

    Raises:
        UnknownTreatyError: no pack has this id.
        UnknownPartyError: `party` is no state's code.
        InvalidScenarioError: `start` or `end` is no day, or they run backwards.
    """
    pack = load_pack(treaty)
    if party is not None:
        known_state(party, pack)
    first, last = default_span(pack, today)
    first, last = first if start is None else day(start), last if end is None else day(end)
    if last < first:
        raise InvalidScenarioError("to", f"{last} is before {first}", "a last day that is not before the first")
    return calendar_of(pack, first, last, party)


def known_state(code: str, pack: Pack) -> None:
    """Refuse what is no state's code.

    Raises:
        UnknownPartyError: it is none.
    """
    if code not in state_codes():
        raise UnknownPartyError(code, pack.id, [row.state for row in pack.parties])


def clock_question(asked: JsonObject) -> JsonObject:
    """Answer one line of `treatywatch clock --json`."""
    for key in asked:
        if key not in CLOCK_KEYS:
            raise InvalidScenarioError(key, "unknown key", f"the keys {', '.join(CLOCK_KEYS)}")
    for key in CLOCK_KEYS:
        if not isinstance(asked.get(key), str) and (key != "on" or asked.get(key) is not None):
            raise InvalidScenarioError(
                key, "missing, or no text", "text, such as inf, USA, withdrawal_notice, 2019-02-02"
            )
    return clock(asked["treaty"], asked["actor"], asked.get("on"), asked["step"]).to_json()


def day_there(moment: str, pack: Pack) -> tuple[date, tuple[str, ...]]:
    """Read a moment with its offset as the day that it is where the treaty's depositary is, and say so.

    Of several depositaries the first in the pack counts. Raises InvalidScenarioError for what is no moment.
    """
    try:
        read = datetime.fromisoformat(moment)
    except ValueError as error:
        expected = "a moment such as 2019-02-02T23:30-05:00"
        raise InvalidScenarioError("on", f"{moment!r} is no moment", expected) from error
    if read.tzinfo is None or not pack.depositaries:
        return read.date(), ()
    places: dict[date, list[str]] = {}
    for one in pack.depositaries:
        places.setdefault(read.astimezone(ZoneInfo(one.zone)).date(), []).append(one.place)
    start = next(iter(places))
    if len(places) == 1 and start == read.date():
        return start, ()
    told = ", ".join(f"{there} in {' and '.join(names)}" for there, names in places.items())
    return start, (f"{moment} is {told}" + ("; counted from the first" if len(places) > 1 else ""),)


def day(on: date | str) -> date:
    """Read a day.

    Raises:
        InvalidScenarioError: it is none.
    """
    if isinstance(on, date):
        return on
    try:
        return date.fromisoformat(on)
    except ValueError as error:
        raise InvalidScenarioError("on", f"{on!r} is no day", "a day such as 2019-02-02") from error
