"""Tells whose words stand at a place: those of a quotation, of a turn in a conversation, or the document's own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from treatywatch.readings.mentions import Mention
from treatywatch.readings.quotations import Quotations
from treatywatch.records import Document, Entity, Statement

__all__ = ["Turn", "Voices", "turns_of"]

#: What stands before a turn: a name in capitals, or a short label that comes back.
LABEL = re.compile(
    r"^[ \t>*]*([A-Z][\w.'\u2019-]*(?: [\w.'\u2019-]+){0,5}(?: ?\([^()\n]{1,60}\))?) ?:[ \t]+", re.MULTILINE
)
ASKING = frozenset(("q", "question", "interviewer", "reporter", "moderator", "host", "journalist"))
ANSWERING = frozenset(("a", "answer", "interviewee"))
#: A quotation that nothing attributes goes on with the speaker of the last statement, at most so far back.
FLOATING_REACH = 800


class Turn(NamedTuple):
    """Somebody's turn in an interview or briefing: its label and its words up to the next label."""

    start: int
    label_end: int
    end: int
    speaker: Entity | None


class Stretch(NamedTuple):
    """Quoted words with whose they are."""

    start: int
    end: int
    speaker: Entity | None


class Voices:
    """The voices of one document."""

    def __init__(self, document: Document, mentions: Sequence[Mention], statements: Sequence[Statement]) -> None:
        self.document = document
        self.turns = turns_of(document, mentions)
        self.turn_starts = [turn.start for turn in self.turns]
        self.quotations = Quotations(document.text)
        self.quotes = sorted(
            Stretch(span.start, span.end, statement.speaker)
            for statement in statements
            if statement.manner != "indirect"
            for span in statement.content
        )
        self.quote_starts = [quote.start for quote in self.quotes]
        self.longest = max((quote.end - quote.start for quote in self.quotes), default=0)
        ended = (
            (max(span.end for span in statement.content), statement.speaker)
            for statement in statements
            if statement.speaker is not None and statement.within is None
        )
        self.ended = sorted(ended, key=lambda pair: pair[0])
        self.ends = [end for end, _ in self.ended]

    def at(self, place: int) -> Entity | None:
        """Give whose words stand at a place: the innermost quotation's, else the turn's, else the document's."""
        around = list(self.quotes_around(place))
        if around:
            return min(around, key=lambda quote: quote.end - quote.start).speaker
        if self.quotations.inside(place) and (speaker := self.floating(place)) is not None:
            return speaker
        turn = self.turn_at(place)
        return turn.speaker if turn is not None else self.document.voice

    def quotes_around(self, place: int) -> Iterator[Stretch]:
        """Give the attributed quotations that a place stands in."""
        first = bisect_left(self.quote_starts, place - self.longest)
        for quote in self.quotes[first : bisect_right(self.quote_starts, place)]:
            if place < quote.end:
                yield quote

    def floating(self, place: int) -> Entity | None:
        """Give who spoke last before a quotation that nothing attributes."""
        before = bisect_right(self.ends, place) - 1
        return self.ended[before][1] if before >= 0 and place - self.ends[before] < FLOATING_REACH else None

    def turn_at(self, place: int) -> Turn | None:
        """Give the turn that a place stands in."""
        before = bisect_right(self.turn_starts, place) - 1
        return self.turns[before] if before >= 0 and place < self.turns[before].end else None


def turns_of(document: Document, mentions: Sequence[Mention]) -> list[Turn]:
    """Give the turns of a conversation; none where the text is no conversation."""
    text = document.text
    found = list(LABEL.finditer(text))
    counts = Counter(match[1].lower() for match in found)
    labels = [match for match in found if is_label(match[1], counts)]
    if len(labels) < 2 or len({match[1].lower() for match in labels}) < 2:
        return []
    people = [mention for mention in mentions if mention.entity is not None and mention.label in ("PER", "ORG", "LOC")]
    first = labels[0].start()
    guest = next((m.entity for m in people if m.label == "PER" and m.start < first), None)
    ends = [match.start() for match in labels[1:]] + [len(text)]
    return [
        Turn(match.start(1), match.end(1), end, speaker_of(match, people, guest or document.voice))
        for match, end in zip(labels, ends, strict=True)
    ]


def is_label(label: str, counts: Counter[str]) -> bool:
    """Tell whether what stands before a colon says who speaks: a name in capitals, or a label that comes back."""
    small = label.lower().rstrip(".")
    return small in ASKING | ANSWERING or counts[label.lower()] > 1


def speaker_of(label: re.Match[str], people: Sequence[Mention], guest: Entity | None) -> Entity | None:
    """Give whom a label names; "A" is the one whom the text before the first turn names."""
    small = label[1].lower().rstrip(".")
    if small in ASKING:
        return None
    if small in ANSWERING:
        return guest
    inside = [mention for mention in people if label.start(1) <= mention.start < label.end(1)]
    return next((m.entity for m in inside if m.label == "PER"), inside[0].entity if inside else None)
