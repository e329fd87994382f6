"""Speakers set off by commas or a colon: "Iran, the ministry claims, has ...", "..., wrote a chronicler", "NATO: ...".

The reading's statements come first; this is for what they leave without a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import ReportingWord

#: How many words a speaker and a verb of saying may take between two commas.
LONGEST = 12
#: How many words may stand before the colon of "NATO: Russia has ...".
LONGEST_NAME = 6
COMMAS = frozenset({",", "—", "–", "-", "--", "(", ")", ":", ";", '"', "“", "”"})
QUOTES = frozenset({'"', "”", "’"})
ENDS = frozenset({".", "!", "?", '"', "”"})
#: Words with which a clause of another kind opens ("whatever the locals remember").
SUBORDINATING = frozenset(
    {"which", "who", "that", "whom", "whose", "what", "whatever", "whoever", "where", "when", "while", "if", "because",
     "since", "though", "although", "how", "why", "whether"}
)  # fmt: skip
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Parenthetical:
    """A speaker set off from the words spoken."""

    #: First and last word (excluded) of what is set off.
    first: int
    end: int
    #: The verb of saying, or the colon.
    cue: int
    subject: int
    #: `None`: a colon.
    word: ReportingWord | None

    def sentence(self, syntax: Syntax) -> int:
        """Give the sentence that is spoken: the one before, where the speaker begins one behind a quotation."""
        before = self.first - 1
        here = syntax.sentence_of[self.first]
        closes = before >= 0 and syntax.form(before) in QUOTES and syntax.sentence_of[before] != here
        return syntax.sentence_of[before] if closes else here


def parentheticals(syntax: Syntax) -> Iterator[Parenthetical]:
    """Give every speaker that is set off, in text order."""
    first = 0
    while first < len(syntax.words):
        end = first
        while end < len(syntax.words) and syntax.sentence_of[end] == syntax.sentence_of[first]:
            end += 1
        yield from _of_sentence(syntax, first, end)
        first = end


def segments(syntax: Syntax) -> Iterator[tuple[int, int]]:
    """Give the stretches of words that marks set off from the beginning of their sentence, in text order."""
    first = None
    for word in range(len(syntax.words)):
        mark = syntax.form(word) in COMMAS | ENDS
        opens = word == 0 or syntax.sentence_of[word - 1] != syntax.sentence_of[word]
        if first is not None and (mark or opens):
            if first < word:
                yield first, word
            first = None
        if mark:
            first = word + 1
    if first is not None and first < len(syntax.words):
        yield first, len(syntax.words)


def _of_sentence(syntax: Syntax, first: int, end: int) -> Iterator[Parenthetical]:
    cuts = [first - 1, *(index for index in range(first, end) if syntax.form(index) in COMMAS | ENDS), end]
    for left, right in pairwise(cuts):
        if left == first - 1:
            if right < end and syntax.form(right) == ":" and (named := _name(syntax, first, right)) is not None:
                yield Parenthetical(first, right, right, named, None)
            elif (
                first and syntax.form(first - 1) in QUOTES and right > first and (spoken := _said(syntax, first, right))
            ):
                yield spoken  # what is quoted ended in a mark of its own, so that its speaker begins a sentence
            continue
        longest = end if syntax.form(left) in QUOTES else LONGEST
        if left >= first and 2 <= right - left - 1 <= longest and (found := _said(syntax, left + 1, right)):
            yield found


def _name(syntax: Syntax, first: int, colon: int) -> int | None:
    """Give the head of a name that is all that stands before a colon."""
    words = range(first, colon)
    if not 0 < len(words) <= LONGEST_NAME or any(syntax.upos(word) == "VERB" for word in words):
        return None
    heads = [word for word in words if syntax.words[word].upos == "PROPN"]
    return heads[-1] if heads else None


def _said(syntax: Syntax, first: int, end: int) -> Parenthetical | None:
    """Read "the ministry claims" and "wrote a chronicler" between two commas; anything more is no parenthetical."""
    start = first + 1 if syntax.form(first) in {"or", "so", "as", "thus"} else first
    start = start + 1 if syntax.form(start) == "so" else start
    verbs = [word for word in range(start, end) if syntax.words[word].upos == "VERB"]
    if not verbs:
        return None
    verb = verbs[0]
    word = vocabulary.reporting_by_word().get((syntax.lemma(verb), "VERB"))
    if word is None or syntax.form(verb).endswith("ing") or syntax.dependents(verb, "mark"):
        return None
    if word.speech_act == "deny":
        return None  # "..., an accusation it denies": who denies what the sentence says does not speak it
    if verb > start and syntax.dependents(verb, "obj", "xcomp"):
        return None  # "..., the army called it routine": more than who speaks
    if verb == start:
        nouns = [index for index in range(verb + 1, end) if syntax.words[index].upos in NOMINAL]
        after = syntax.words[verb + 1].upos if verb + 1 < end else ""
        heads = [index for index in nouns if syntax.head(index) not in nouns] or nouns
        return Parenthetical(first, end, verb, heads[0], word) if heads and after not in {"ADP", "SCONJ"} else None
    subjects = [
        index
        for index in range(start, verb)
        if syntax.words[index].upos in NOMINAL and syntax.relation(index) == "nsubj" and syntax.head(index) == verb
    ]
    plain = all(syntax.words[index].upos not in {"SCONJ", "ADP", "CCONJ"} for index in (start,))
    relative = any(syntax.form(index) in SUBORDINATING for index in range(start, verb))
    return Parenthetical(first, end, verb, subjects[0], word) if subjects and plain and not relative else None
