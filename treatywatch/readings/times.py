"""Finds the times that a text names and dates them, anchored in the document's date or in the text's own.

Main path: the grammar finds candidates in one pass (`time_grammar`), words that only look like times are left out
(`time_checks`), each candidate is read (`time_readers`, `time_offsets`, `time_deictics`), neighbours become ranges
("from 2008 to 2011") and prepositions open one end ("since at least 2012"). What nothing anchors keeps its
words and has no dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from treatywatch.readings.calendar_terms import calendar_terms
from treatywatch.readings.time_anchors import Anchor, NamedYear
from treatywatch.readings.time_checks import meant_times
from treatywatch.readings.time_deictics import DEICTIC_READERS
from treatywatch.readings.time_grammar import Found
from treatywatch.readings.time_offsets import OFFSET_READERS
from treatywatch.readings.time_readers import CALENDAR_READERS, Piece, Reader
from treatywatch.readings.time_values import shifted, span_of
from treatywatch.records import Document, Sentence, Span, TimeExpression, Word

__all__ = ["find_times"]

READERS: dict[str, Reader] = {**CALENDAR_READERS, **OFFSET_READERS, **DEICTIC_READERS}

CONNECTOR = re.compile(
    r"\s*(?:\b(?P<word>to|and|until|till|through|up\s+to)\b|[-\u2013\u2014])\s*(?:in\s+|the\s+)?", re.IGNORECASE
)
RANGE_OPENING = re.compile(r"\b(?P<word>from|between)\s+(?:the\s+)?$", re.IGNORECASE)
BOUND = re.compile(
    r"\b(?:(?P<since>since|(?:starting|beginning|going\s+back)\s+(?:in|on|from|to)|as\s+early\s+as)|(?P<after>after)|"
    r"(?P<by>(?:no|not)\s+later\s+than|by|until|till|up\s+to|through)|(?P<before>before|prior\s+to))"
    r"(?:\s+(?:the|in|on|at\s+least|about|around|approximately|roughly|early\s+as|as))*\s+$",
    re.IGNORECASE,
)
BOUND_REACH = 40
#: "2013 - present", "from 2013 to the present": open at its end.
PRESENT_BEHIND = re.compile(
    r"(?:\s*[-\u2013\u2014]\s*(?:the\s+)?|\s+(?:to|until)\s+(?:the\s+)?)(?:present|today|now)\b(?!\s+day)",
    re.IGNORECASE,
)
#: "5:34 a.m. local time on March 20": the day stands behind.
CLOCK_DAY = re.compile(r"\s*(?:\w+\s+time)?,?\s*(?:\bon\b|\()?\s*")
#: What a narrative only looks back to.
LOOKS_BACK = re.compile(r"\b(?:previous|preceding|earlier|before|previously|prior|ago|last)\b", re.IGNORECASE)
WRITERS_TIME = re.compile(
    r"(?:last|next|this|the\s+(?:past|coming)|(?:earlier|later)\s+this)\s+(?!time)|(?:today|tonight|tomorrow|yesterday)\b",
    re.IGNORECASE,
)
WRITERS_OFFSET = re.compile(r"\b(?:ago|hence|from\s+now|back)$", re.IGNORECASE)
FOUR_DIGITS = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)")


def find_times(
    document: Document,
    words: Sequence[Word],
    sentences: Sequence[Sentence],  # noqa: ARG001 - one signature for every finder
) -> tuple[TimeExpression, ...]:
    """Find the dates, durations, times of day and sets that a document names, in the order of the text.

    Works from the text alone; `words` settle whether "May" is a month and "2000 launchers" a year. A stretch
    ("from 2008 to 2011") stands before its two ends, which are given as well.
    """
    text = document.text
    candidates = meant_times(text, words)
    anchor = Anchor(
        document, [named for found in candidates for named in years_named(found)], deictic_share(candidates)
    )
    return tuple(expression(document, piece) for piece in pieces_of(candidates, anchor))


def years_named(found: Found) -> Iterator[NamedYear]:
    """Give the years that a candidate spells out in four digits."""
    if found.rule in ("decade", "duration", "ago", "window"):
        return
    for match in list(FOUR_DIGITS.finditer(found.match.group()))[:1]:
        yield NamedYear(found.start + match.start(), int(match.group()))


def deictic_share(candidates: Sequence[Found]) -> float:
    """Give the share of times that are told from the day of writing ("today", "last year", "ago", "Tuesday")."""
    told = sum(
        found.rule == "weekday" or bool(WRITERS_TIME.match(words) or WRITERS_OFFSET.search(words))
        for found in candidates
        for words in (found.match.group(),)
    )
    return told / max(len(candidates), 1)


def expression(document: Document, piece: Piece) -> TimeExpression:
    """Make the record of a piece."""
    value = piece.value
    return TimeExpression(
        document=document.id,
        span=Span.of(document.text, piece.start, piece.end),
        type=value.type,
        start=value.start,
        end=value.end,
        precision=value.precision,
        value=value.value,
        basis=value.basis,
    )


def pieces_of(candidates: Sequence[Found], anchor: Anchor) -> Iterator[Piece]:
    """Read the candidates in order, joining ranges and applying prepositions."""
    opened: Piece | None = None
    for index, found in enumerate(candidates):
        following = candidates[index + 1] if index + 1 < len(candidates) else None
        opens = opens_range(anchor.text, found, following)
        anchor.hinted_year = hinted_year(found, following) if following and opens else year_after(opened, found)
        if following and found.rule == "clock" and CLOCK_DAY.fullmatch(anchor.text, found.end, following.start):
            see(anchor, READERS[following.rule](following, anchor))
        pieces = READERS[found.rule](found, anchor)
        if not (anchor.narrative and LOOKS_BACK.search(found.match.group())):
            see(anchor, pieces[:1] if found.rule == "years" else pieces)
        if opened is not None:
            if pieces:
                joined = span_of(opened.value, pieces[-1].value)
                yield Piece(range_start(anchor.text, opened.start), pieces[-1].end, joined)
            yield opened
            yield from pieces
            opened = None
        elif opens and len(pieces) == 1 and pieces[0].value.type == "date":
            opened = pieces[0]
        else:
            yield from (bounded(anchor.text, piece) for piece in pieces)


def see(anchor: Anchor, pieces: Sequence[Piece]) -> None:
    """Let the anchor remember what has been read."""
    for piece in pieces:
        anchor.saw(piece.value, piece.start, piece.end)


def range_start(text: str, start: int) -> int:
    """Give where a stretch begins: at "from" or "between" in front of its first end."""
    opening = RANGE_OPENING.search(text, max(0, start - 15), start)
    return opening.start() if opening else start


DATE_RULES = frozenset(
    ("iso", "numeric", "day_month_year", "day_month", "month_day", "month_year", "month", "season", "quarter", "decade",
     "year", "era", "short_year", "references", "deictic", "weekday", "end_of")
)  # fmt: skip


def opens_range(text: str, found: Found, following: Found | None) -> bool:
    """Tell whether two neighbours are the ends of one stretch: "from A to B", "between A and B", "A - B"."""
    if (
        following is None
        or found.rule not in DATE_RULES
        or following.rule not in DATE_RULES
        or following.start - found.end > 12
    ):
        return False
    connector = CONNECTOR.fullmatch(text, found.end, following.start)
    if connector is None:
        return False
    word = (connector["word"] or "").lower()
    opening = RANGE_OPENING.search(text, max(0, found.start - 15), found.start)
    if opening is None:
        return word in ("", "through", "to") and {found.rule, following.rule} & {"month", "month_year", "year"} != set()
    return (opening["word"].lower() == "between") == (word == "and")


def hinted_year(found: Found, following: Found) -> int | None:
    """Give the year that the end of a stretch lends to its beginning ("between May and June 1981")."""
    named, own = following.match.groupdict().get("y"), found.match.groupdict()
    if not named or own.get("y") or len(named) != 4:
        return None
    terms, later = calendar_terms(), following.match.groupdict().get("m")
    if later and own.get("m") and terms.month(own["m"]) > terms.month(later) > 0 and not later.isdigit():
        return int(named) - 1
    return int(named)


def year_after(opened: Piece | None, found: Found) -> int | None:
    """Give the year of a stretch's end that names none: that of its beginning, or the next ("November to March")."""
    groups = found.match.groupdict()
    month = groups.get("m")
    if opened is None or opened.value.start is None or groups.get("y") or not month or month.isdigit():
        return None
    first = opened.value.start
    return first.year + (1 if calendar_terms().month(month) < first.month else 0)


def bounded(text: str, piece: Piece) -> Piece:
    """Open one end of a date behind a preposition: "since 2012" has no last day, "by 2030" no first."""
    value = piece.value
    if value.type != "date" or value.start is None or value.end is None:
        return piece
    match = BOUND.search(text, max(0, piece.start - BOUND_REACH), piece.start)
    if PRESENT_BEHIND.match(text, piece.end):
        return Piece(piece.start, piece.end, value._replace(end=None))
    if match is None:
        return piece
    start = match.start()
    if match["since"]:
        return Piece(start, piece.end, value._replace(end=None))
    if match["after"]:
        return Piece(start, piece.end, value._replace(start=shifted(value.end, "day", 1), end=None))
    if match["before"]:
        return Piece(start, piece.end, value._replace(start=None, end=shifted(value.start, "day", -1)))
    return Piece(start, piece.end, value._replace(start=None))
