"""Whose voice a document is: a state's where its metadata say so, nobody's otherwise.

The rule: the value of a `voice` column, or else of the author, names a state if it is exactly an ISO 3166-1 alpha-3
code in capitals (historical ones too: SUN, CSK, DDR, YUG, YMD), a state's name, "<body> of <state>" or "<state> <body>"
for the bodies that speak for a state (`voices.yaml`). A person's name is never a state's voice, nor is a publisher.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from treatywatch.errors import VocabularyError
from treatywatch.records import Entity
from treatywatch.treaties.yaml_files import load_yaml

VOICES_FILE = Path(__file__).with_name("voices.yaml")


class Voices(BaseModel):
    """The states that a document can speak for, and the bodies that speak for them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: By alpha-3 code: the usual name first, then every other name and adjective.
    states: dict[str, tuple[str, ...]] = Field(min_length=1)
    bodies: tuple[str, ...] = Field(min_length=1)


def voice_of(author: str) -> Entity | None:
    """Give the state that an author's name stands for; `None` where it is no state's."""
    name = _normal(author)
    code = author.strip() if author.strip() in voices().states else states_by_name().get(name)
    if code is not None:
        return _state(code, None)
    for body in sorted(voices().bodies, key=len, reverse=True):
        code = _state_of_body(name, body.lower())
        if code is not None:
            return _state(code, body.lower())
    return None


def _state_of_body(name: str, body: str) -> str | None:
    if name.endswith(f" {body}"):
        return states_by_name().get(_normal(name.removesuffix(body)))
    match = re.fullmatch(rf"{re.escape(body)} of (.+?)(?: to .+)?", name)
    return states_by_name().get(_normal(match.group(1))) if match is not None else None


def _state(code: str, role: str | None) -> Entity:
    return Entity(id=code, name=voices().states[code][0], type="state", state=code, role=role)


def _normal(name: str) -> str:
    return re.sub(r"^the ", "", " ".join(name.replace("’", "'").lower().split()))


@cache
def voices() -> Voices:
    """Load the states and bodies; raises VocabularyError where the file is wrong."""
    try:
        return Voices.model_validate(load_yaml(VOICES_FILE))
    except ValidationError as error:
        first = error.errors()[0]
        allowed = ", ".join(Voices.model_fields)
        path = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(VOICES_FILE.name, path, f"{first['msg']}; allowed keys: {allowed}") from error


@cache
def states_by_name() -> dict[str, str]:
    """Give the code for every name of a state, in small letters."""
    return {_normal(name): code for code, names in voices().states.items() for name in names}
