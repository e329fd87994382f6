"""Whose voice a document is: a state's where its metadata say so, nobody's otherwise.

The rule: the value of a `voice` column, or else of the author, names a state if it is exactly an ISO 3166-1 alpha-3
code in capitals (historical ones too: SUN, CSK, DDR, YUG, YMD), a name or adjective of the table of states, "<body> of
<state>" or "<state> <body>" for the bodies that speak for a state (`voices.yaml`). A person's name is never a state's
voice, nor is a publisher.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from treatywatch.records import Entity
from treatywatch.treaties.states import state_codes, states
from treatywatch.treaties.yaml_files import load_model

VOICES_FILE = Path(__file__).with_name("voices.yaml")


class Voices(BaseModel):
    """`voices.yaml`: the bodies that speak for a state."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bodies: tuple[str, ...] = Field(min_length=1)


def voice_of(author: str) -> Entity | None:
    """Give the state that an author's name stands for; `None` where it is no state's."""
    name = _normal(author)
    code = author.strip() if author.strip() in state_codes() else states_by_name().get(name)
    if code is not None:
        return states()[code].entity()
    for body in sorted(voices().bodies, key=len, reverse=True):
        code = _state_of_body(name, body.lower())
        if code is not None:
            return states()[code].entity(body.lower())
    return None


def _state_of_body(name: str, body: str) -> str | None:
    if name.endswith(f" {body}"):
        return states_by_name().get(_normal(name.removesuffix(body)))
    match = re.fullmatch(rf"{re.escape(body)} of (.+?)(?: to .+)?", name)
    return states_by_name().get(_normal(match.group(1))) if match is not None else None


def _normal(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(name.replace("’", "'").replace(".", "").lower().split()))


@cache
def voices() -> Voices:
    """Load the bodies; raises VocabularyError where the file is wrong."""
    return load_model(VOICES_FILE, Voices)


@cache
def states_by_name() -> dict[str, str]:
    """Give the code for every name of a state, in small letters."""
    return {
        _normal(name): code
        for code, state in states().items()
        for name in (state.name, *state.names, *state.adjectives)
    }
