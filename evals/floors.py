"""The lowest figures that are accepted (`floors.json`)."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict

FLOORS = Path(__file__).with_name("floors.json")


class Corpus(BaseModel):
    """The lowest figures that are accepted on exactly these marks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    #: SHA-256 of the marks.
    marks: str
    floors: dict[str, float]


class Floors(BaseModel):
    """The floors of every corpus, and why some were lowered, newest last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    corpora: dict[str, Corpus]
    regressions: tuple[str, ...] = ()
