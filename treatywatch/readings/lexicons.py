"""What the data files of the readings have in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["Lexicon"]


class Lexicon(BaseModel):
    """Words of English with what they mean to a finder: frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
