"""Text in pictures: lines that fit a width, and dates short enough for a cell."""

from __future__ import annotations

import re
from datetime import date

from treatywatch.dossiers.calendar import MONTHS

#: How wide a character is on average, in units of its size: that of the widest usual sans-serif (DejaVu Sans, bold), as
#: the letters on a reader's machine are not known.
CHARACTER = 0.63
_BREAKS = re.compile(r" |(?<=[-/–])(?=\w)")


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is."""
    return len(text) * CHARACTER * size


def fitted(text: str, width: float, size: float, most: int) -> tuple[str, ...]:
    """Break a text into lines of a width; what does not fit into `most` lines is cut off with an ellipsis."""
    room = max(4, int(width / (CHARACTER * size)))
    lines: list[str] = []
    for word in _BREAKS.split(" ".join(text.split())):
        space = "" if lines and lines[-1].endswith(("-", "/", "–")) else " "
        if lines and len(lines[-1]) + len(space) + len(word) <= room:
            lines[-1] += space + word
        else:
            lines += [word[at : at + room] for at in range(0, len(word), room)]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1][: room - 1].rstrip()}…"]
    return tuple(lines)


def short_days(first: date | None, last: date | None) -> str:
    """Give days as short as a cell needs ("31 Jul 2014", "Jul–Dec 2014", "2014–2019")."""
    if first is None or last is None:
        return "no date"
    if first == last:
        return f"{first.day} {_month(first)} {first.year}"
    if first.year != last.year:
        return f"{first.year}–{last.year}"
    months = f"{_month(first)}–{_month(last)}" if first.month != last.month else _month(first)
    return f"{months} {first.year}"


def _month(day: date) -> str:
    return MONTHS[day.month - 1][:3]
