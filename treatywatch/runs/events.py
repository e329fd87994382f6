"""Codes of PLOVER for what a source does to a target in a text: what `treatywatch code` is."""

from __future__ import annotations

import functools

from treatywatch.errors import InvalidScenarioError
from treatywatch.readings.event_codes import EventCoder
from treatywatch.records import EventCode, JsonObject
from treatywatch.settings import Settings

__all__ = ["answered", "code"]

A_SENTENCE = 'a sentence, such as {"text": "Ukraine accuses Russia.", "source": "Ukraine", "target": "Russia"}'


def code(text: str, source: str = "", target: str = "", settings: Settings | None = None) -> EventCode:
    """Code what a source does to a target; each is given in the words that the text has for it.

    A party that is not given or not found is named in the answer's `not_found`; the rest of the text is coded.

    >>> import treatywatch
    >>> answer = treatywatch.code("Norway sent Jordan water pumps and blankets.", "Norway", "Jordan")
    >>> answer.root, answer.quad
    ('AID', 2)

    Raises:
        InvalidScenarioError: the text has no word.
        ModelError: the language model cannot be used.
    """
    found = coder(settings or Settings()).code(text, source, target)
    if found is None:
        raise InvalidScenarioError("text", "there is no word in it", A_SENTENCE)
    return found


@functools.cache
def coder(settings: Settings) -> EventCoder:
    """Load the language model and its head for events, once for a process."""
    return EventCoder.load(settings)


def answered(asked: JsonObject) -> JsonObject:
    """Answer one line of `treatywatch code --json`; keys beside `text`, `source` and `target` are the caller's own."""
    text = asked.get("text")
    if not isinstance(text, str):
        raise InvalidScenarioError("text", "missing, or no text", A_SENTENCE)
    parties = {name: asked.get(name) or "" for name in ("source", "target")}
    for name, party in parties.items():
        if not isinstance(party, str):
            raise InvalidScenarioError(name, "it is no text", f"the words that the text has for the {name}, or null")
    return code(text, parties["source"], parties["target"]).to_json()
