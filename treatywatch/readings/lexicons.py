"""Loads the data files of the readings strictly: a key that nobody knows is an error that says what is allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from treatywatch.errors import VocabularyError
from treatywatch.treaties.yaml_files import load_yaml

__all__ = ["Lexicon", "load_lexicon"]


class Lexicon(BaseModel):
    """What every data file of the readings has in common: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


LexiconT = TypeVar("LexiconT", bound=Lexicon)


def load_lexicon(path: Path, shape: type[LexiconT]) -> LexiconT:
    """Load a YAML file into its shape.

    Raises VocabularyError that names the file, the path inside it, and what was expected.
    """
    try:
        return shape.model_validate(load_yaml(path))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        allowed = ", ".join(shape.model_fields)
        raise VocabularyError(path.name, where, f"{first['msg']}; keys on the first level: {allowed}") from error
