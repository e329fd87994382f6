"""Finds who speaks where only the layout shows it: transcripts, headlines, dashes, quotations that run on."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from treatywatch.readings.gazetteer import Gazetteer
from treatywatch.readings.statements import Attribution, Stretch
from treatywatch.records import Word

__all__ = ["printed_speech"]

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
BLANK_LINE = re.compile(r"\n\s*\n")
#: A speaker in capitals or by letter before a colon, as transcripts have it; a quotation mark may stand before it.
TURN = re.compile(
    r"\s*[\"\u201c]?(?P<speaker>(?:[A-Z][A-Z'\u2019.-]+(?:,? [A-Z][A-Z'\u2019.-]*){0,4}|Q|A|Question|Answer))\s?"
    r"(?P<colon>:)\s+(?=\S)"
)
#: One line with a name and a colon may be a heading; two make a transcript.
FEWEST_TURNS = 2
#: A quotation, a dash, and a name to the end of the line: '"..." - Commissioner X'.
SIGNED = re.compile(
    r"\s*(?P<quotation>[\"\u201c][^\"\u201c\u201d]{20,}[\"\u201d])\s*(?P<dash>[\u2014\u2013\u2015-]{1,2})\s?"
    r"(?P<speaker>(?:the )?[A-Z][^.!?\"\u201c\u201d:;]{1,80}?)[.\s]*"
)
#: A line without a full stop that begins with a name and a colon: "Kremlin: missile within limits".
HEADLINE = re.compile(r"\s*(?P<speaker>[A-Z][^:.?!\n]{1,40}?)(?P<colon>:)\s+(?P<words>[^\n]{8,150}[^.\s])\s*")
#: Before the colon of a headline a state's plain name is as often what the text is about ("Iran: talks resume").
SPEAKERS = frozenset({"seat", "organisation", "person", "surname"})
#: Marks that name a thing with distance are no quotation, if nobody is said to say it and so few words stand there.
SCARE_WORDS = 4
OPENED = re.compile(r"\s*(?P<mark>[\"\u201c\u00ab])(?P<words>.*)")
CLOSING = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}


def printed_speech(text: str, words: Sequence[Word], found: Sequence[Attribution]) -> list[Attribution]:
    """Give the attributions of a text with what its layout adds to them, in the order of their cues."""
    page = Page(text, words)
    kept = [page.within_paragraph(attribution) for attribution in found if not page.scare_quoted(attribution)]
    result = page.with_turns(kept)
    result += page.signed(result)
    result += page.headlines(result)
    return sorted(page.running_on(result), key=lambda attribution: attribution.cue)


class Page:
    """The paragraphs of a text with its words."""

    def __init__(self, text: str, words: Sequence[Word]) -> None:
        self.text, self.words = text, words
        self.starts = [word.start for word in words]
        self.paragraphs = [match.span() for match in PARAGRAPH.finditer(text)]
        self.blank_lines = [bisect_left(self.starts, match.end()) for match in BLANK_LINE.finditer(text)]

    def stretch(self, start: int, end: int) -> Stretch:
        """Give the words that start inside some characters."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def within_paragraph(self, attribution: Attribution) -> Attribution:
        """Cut a source at a blank line: no name runs on from a headline to the text below it."""
        if attribution.source is None:
            return attribution
        first, last = attribution.source
        inside = self.blank_lines[bisect_right(self.blank_lines, first) : bisect_left(self.blank_lines, last)]
        if not inside:
            return attribution
        source = (inside[-1], last) if attribution.cue[0] >= last else (first, inside[0])
        return attribution._replace(source=source)

    def with_turns(self, found: list[Attribution]) -> list[Attribution]:
        """Add the turns of a transcript, and to turns that were found without a speaker their speaker."""
        turns = [match for start, end in self.paragraphs if (match := TURN.match(self.text, start, end))]
        if len(turns) < FEWEST_TURNS:
            return found
        ends = dict(self.paragraphs)
        by_cue = {attribution.cue: place for place, attribution in enumerate(found)}
        for match in turns:
            speaker, cue = self.stretch(*match.span("speaker")), self.stretch(*match.span("colon"))
            if cue in by_cue:
                place = by_cue[cue]
                found[place] = found[place]._replace(source=speaker)
            else:
                content = self.stretch(match.end(), ends[match.start()])
                found.append(Attribution(cue, speaker, (content,)))
        return found

    def signed(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Give the quotations that a dash and a name follow, where nothing was found in them."""
        taken = covered(found)
        for start, end in self.paragraphs:
            match = SIGNED.fullmatch(self.text, start, end)
            if match is None:
                continue
            quotation = self.stretch(*match.span("quotation"))
            if not taken & set(range(*quotation)):
                cue = self.stretch(*match.span("dash"))
                yield Attribution(cue, self.stretch(*match.span("speaker")), (quotation,))

    def headlines(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        """Give what a headline puts behind a speaker's name and a colon, where nothing was found in it."""
        taken = covered(found)
        for start, end in self.paragraphs:
            match = HEADLINE.fullmatch(self.text, start, end)
            if match is None or taken & set(range(*self.stretch(*match.span("words")))):
                continue
            known = Gazetteer.load().find(match["speaker"])
            if any(name.usage in SPEAKERS and name.end == len(match["speaker"]) for name in known):
                cue, speaker, content = (self.stretch(*match.span(part)) for part in ("colon", "speaker", "words"))
                yield Attribution(cue, speaker, (content,))

    def scare_quoted(self, attribution: Attribution) -> bool:
        """Tell whether all that is "said" is a name in quotation marks, the subject of its verb, and nobody's."""
        (first, last), *others = attribution.contents
        if attribution.source is not None or others or last - first > 2 + SCARE_WORDS:
            return False
        marked = any(self.text[word.start] in CLOSING for word in self.words[first:last])
        verbs = range(*attribution.cue)
        return marked and any(word.deprel.startswith("nsubj") and word.head in verbs for word in self.words[first:last])

    def running_on(self, found: Sequence[Attribution]) -> list[Attribution]:
        """Give a quotation whose mark stays open at a paragraph's end the next paragraphs that open with one."""
        result, taken, ending = list(found), covered(found), Endings(found)
        speaking: int | None = None
        for start, end in self.paragraphs:
            opened = OPENED.match(self.text, start, end)
            content = self.stretch(start, end)
            if opened is not None and speaking is not None and not taken & set(range(*content)):
                quotation = self.stretch(opened.start("mark"), self.quoted_to(opened, end))
                grown = (*result[speaking].contents, quotation)
                result[speaking] = result[speaking]._replace(contents=grown)
            elif opened is None or taken & set(range(*content)):
                speaking = ending.at_end_of(content)
            if not self.open_at_end(start, end):
                speaking = None
        return result

    def quoted_to(self, opened: re.Match[str], end: int) -> int:
        """Give where a quotation that opens a paragraph ends: behind its closing mark, or with the paragraph."""
        closing = self.text.find(CLOSING[opened["mark"]], opened.start("words"), end)
        return closing + 1 if closing >= 0 else end

    def open_at_end(self, start: int, end: int) -> bool:
        """Tell whether a paragraph ends inside a quotation."""
        paragraph = self.text[start:end]
        return paragraph.count('"') % 2 == 1 or paragraph.rfind("\u201c") > paragraph.rfind("\u201d")


class Endings:
    """Which attribution ends at a word, so that a long text's paragraphs do not each look at them all."""

    def __init__(self, found: Sequence[Attribution]) -> None:
        self._first: dict[int, int] = {}
        for number, attribution in enumerate(found):
            self._first.setdefault(max(end for _, end in attribution.contents), number)

    def at_end_of(self, paragraph: Stretch) -> int | None:
        """Give the first attribution whose content ends a paragraph, but for a mark or two; `None` where none does."""
        first, last = paragraph
        places = (self._first.get(end) for end in range(max(first + 1, last - 2), last + 1))
        return min((place for place in places if place is not None), default=None)


def covered(found: Sequence[Attribution]) -> set[int]:
    """Give the words that stand in a content."""
    return {place for attribution in found for content in attribution.contents for place in range(*content)}
