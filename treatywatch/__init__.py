"""Reads the public record on arms-control treaties and holds it against the treaties' own articles.

The verbs of the command line: `read` and `report` take texts, `code` a sentence; `check`, `which_law`, `status`,
`clock`, `limits` and `calendar` ask the treaties. They are loaded when they are first used, so that a question of law
does not wait for the language model.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treatywatch.runs.events import code
    from treatywatch.runs.law import calendar, check, clock, limits, status, which_law
    from treatywatch.runs.local import read, report

__version__ = "0.1.0"

__all__ = ["calendar", "check", "clock", "code", "limits", "read", "report", "status", "which_law"]

_HOMES = {
    "calendar": "treatywatch.runs.law",
    "check": "treatywatch.runs.law",
    "clock": "treatywatch.runs.law",
    "code": "treatywatch.runs.events",
    "limits": "treatywatch.runs.law",
    "read": "treatywatch.runs.local",
    "report": "treatywatch.runs.local",
    "status": "treatywatch.runs.law",
    "which_law": "treatywatch.runs.law",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"treatywatch has no {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
