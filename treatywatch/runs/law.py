"""Questions of law, which need no text and no language model: what `check`, `status` and `clock` are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from treatywatch.errors import InvalidScenarioError
from treatywatch.records import JsonObject
from treatywatch.treaties.check import Answer
from treatywatch.treaties.check import check as check_scenario
from treatywatch.treaties.clocks import ClockAnswer
from treatywatch.treaties.clocks import clock as count
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.scenarios import parse_scenario
from treatywatch.treaties.status import StatusAnswer
from treatywatch.treaties.status import status as status_on

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
    return check_scenario(parsed, load_pack(parsed.treaty))


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


def clock(treaty: str, actor: str, on: date | str, step: str = NOTICE) -> ClockAnswer:
    """Count a period of the treaty from the day of a notice or event.

    >>> import treatywatch
    >>> treatywatch.clock("inf", "USA", "2019-02-02").effective
    datetime.date(2019, 8, 2)

    Raises:
        UnknownTreatyError: no pack has this id.
        InvalidScenarioError: the treaty has no such step, or `on` is no day.
    """
    return count(load_pack(treaty), step, actor, day(on))


def clock_question(asked: JsonObject) -> JsonObject:
    """Answer one line of `treatywatch clock --json`."""
    for key in asked:
        if key not in CLOCK_KEYS:
            raise InvalidScenarioError(key, "unknown key", f"the keys {', '.join(CLOCK_KEYS)}")
    for key in CLOCK_KEYS:
        if not isinstance(asked.get(key), str):
            raise InvalidScenarioError(
                key, "missing, or no text", "text, such as inf, USA, withdrawal_notice, 2019-02-02"
            )
    return clock(asked["treaty"], asked["actor"], asked["on"], asked["step"]).to_json()


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
