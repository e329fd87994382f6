"""Cuts what is asked for into pieces that one statement can take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

__all__ = ["batches"]

ThingT = TypeVar("ThingT")
#: Databases take so many parameters in one statement, and no more.
AT_ONCE = 400


def batches(things: Sequence[ThingT]) -> Iterable[Sequence[ThingT]]:
    """Give things in pieces of at most so many."""
    return (things[start : start + AT_ONCE] for start in range(0, len(things), AT_ONCE))
