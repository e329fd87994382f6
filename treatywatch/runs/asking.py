"""Makes a question to a record of what a caller names, and says what is not known of it."""

from __future__ import annotations

from collections.abc import Mapping

from treatywatch.errors import InvalidScenarioError, UsageError
from treatywatch.readings.gazetteer import organisation_named
from treatywatch.records import JsonObject
from treatywatch.thread_records import Ask
from treatywatch.threads.parties import slug
from treatywatch.threads.table import load_table
from treatywatch.treaties.aliases import Aliases
from treatywatch.treaties.packs import load_pack
from treatywatch.treaties.states import state_named

__all__ = ["is_listed", "question"]


def question(about: Mapping[str, object], days: Mapping[str, object], rows: Mapping[str, object]) -> Ask:
    """Make a question; `about` names `treaty`, `parties`, `act` and `system` as people write them.

    Raises:
        UnknownTreatyError: no pack has this id.
        UsageError: an act or system is not known, or the days are in the wrong order.
    """
    given: JsonObject = {**days, **rows}
    if about.get("treaty"):
        given["treaty"] = load_pack(str(about["treaty"])).id
    parties = about.get("parties") or ()
    if isinstance(parties, list | tuple):
        given["parties"] = tuple(_party(str(one)) for one in parties)
    if about.get("act"):
        given["act"] = _act(str(about["act"]))
    if about.get("system"):
        given["subject"] = f"system:{_system(str(about['system']))}"
    ask = Ask.model_validate(given)
    if ask.between and ask.between[0] >= ask.between[1]:
        raise UsageError(f"--between takes the earlier day first; {ask.between[0]} is not before {ask.between[1]}")
    if ask.between and ask.as_of:
        raise UsageError("--as-of and --between exclude each other; --between ends with the day that is meant")
    return ask


def _party(written: str) -> str:
    """Give the code of a state or organisation by its code or name; of anybody else the key that a record would have.

    Whether a record has anybody of that key is not known here.
    """
    code = state_named(written) or organisation_named(written)
    return code or (slug(written) if " " in written.strip() else written.strip())


def is_listed(party: str) -> bool:
    """Tell whether the tables know a state or organisation by this code, so that a record may lack it."""
    return state_named(party) == party or organisation_named(party) == party


def _act(written: str) -> str:
    """Give the group of acts in which claims about an act stand."""
    table = load_table()
    if written in table.groups:
        return written
    for name, group in table.groups.items():
        if written in group.acts:
            return name
    raise InvalidScenarioError("--act", f"{written!r} is no act", f"one of {', '.join(sorted(table.groups))}")


def _system(written: str) -> str:
    found = [mention for mention in Aliases.load().find(written) if mention.kind == "system" and mention.id]
    systems = Aliases.load().systems
    if written in systems:
        return written
    if not found or found[0].id is None:
        raise UsageError(f"no weapon system is called {written!r}; docs/reference/items.md lists them")
    return found[0].id
