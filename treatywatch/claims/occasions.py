"""When and where an act took place, when it was spoken of, and the numbers that stand with it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TypeVar

from treatywatch.claims.factuality import Governor
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.syntax import Syntax
from treatywatch.records import DateInterval, Name, Place, Quantity, Quote, Reading, Span, TimeExpression

Found = TypeVar("Found")
PLACE_PREPOSITIONS = frozenset(
    {
        "in",
        "on",
        "at",
        "near",
        "across",
        "within",
        "inside",
        "outside",
        "off",
        "throughout",
        "to",
        "into",
        "around",
        "over",
    }
)
#: Before the time of an utterance; others say whence or until when something is so.
UTTERANCE_MARKERS = frozenset({"", "in", "on", "at", "during"})
CLAUSES = frozenset({"advcl", "acl", "ccomp", "csubj", "parataxis"})
TERRITORY = frozenset({"soil", "territory", "land", "waters"})
LOCAL_RELATIONS = frozenset({"obl", "nmod", "obl:tmod"})


class OccasionFinder:
    """Ties the times, places and quantities of a reading to its claims; made once for a document."""

    def __init__(self, syntax: Syntax, reading: Reading, parties: PartyFinder) -> None:
        self._syntax, self._reading, self._parties = syntax, reading, parties
        self._quantity_starts = [quantity.span.start for quantity in reading.quantities]
        # What an expression depends on stands in its own sentence, so that both are kept by sentence.
        self._times: dict[int, list[tuple[int, TimeExpression]]] = {}
        for time in reading.times:
            # "now" carries a text on ("must now be concluded") far more often than it dates an act
            if time.type in {"date", "time"} and time.span.exact.lower() != "now":
                self._keep(self._times, time.span, time)
        self._place_names: dict[int, list[tuple[int, Span]]] = {}
        for name in reading.names:
            if _may_be_place(name):
                self._keep(self._place_names, name.span, name.span)

    def _keep(self, kept: dict[int, list[tuple[int, Found]]], span: Span, found: Found) -> None:
        if self._syntax.words:
            head = self._head_word(span)
            kept.setdefault(self._syntax.sentence_of[head], []).append((head, found))

    def _head_word(self, span: Span) -> int:
        """Give the word of a span that hangs on something outside of it."""
        first = bisect_left(self._syntax.starts, span.start)
        last = bisect_left(self._syntax.starts, span.end)
        for word in range(first, last):
            if not first <= self._syntax.head(word) < last:
                return word
        return min(first, len(self._syntax.words) - 1)

    def times(self, word: int, chain: list[Governor]) -> tuple[DateInterval | None, DateInterval | None]:
        """Give the time of the act and the time of the utterance, each by what the expression depends on."""
        when = said = None
        governors = {governor.word: governor for governor in chain}
        for head, time in self._times.get(self._syntax.sentence_of[word], ()):
            place = self._attachment(head, {word, *governors})
            if place is None:
                continue
            speaks = place != word and governors[place].embedding.speech_act is not None
            if speaks and said is None:
                said = _date(time)
            elif not speaks and (when is None or _is_vague(when)):
                when = _date(time)  # "most recently on 3 September"
        if when is None and self._syntax.upos(word) == "VERB":
            when = self._shared_time(word)
        return when, said or self._reporting_time(word, chain)

    def uttered(self, verb: int, charge: int) -> DateInterval | None:
        """Give the time at which a charge is denied or confirmed ("denied it again in November 2013").

        Parsers hang it on the charge as often as on the verb; "the charges of June 2013" were made then.
        """
        for head, time in self._times.get(self._syntax.sentence_of[verb], ()):
            if self._syntax.marker(head) in UTTERANCE_MARKERS and self._attachment(head, {verb, charge}) is not None:
                return _date(time)
        return None

    def _shared_time(self, word: int) -> DateInterval | None:
        """Give the time that coordinated verbs share: "neither produced nor acquired any after 1996"."""
        syntax = self._syntax
        others = {other for other in syntax.conjuncts(syntax.first_conjunct(word)) if other != word}
        for head, time in self._times.get(self._syntax.sentence_of[word], ()):
            if others and not syntax.dependents(word, "nsubj") and self._attachment(head, others) is not None:
                return _date(time)
        return None

    def _reporting_time(self, word: int, chain: list[Governor]) -> DateInterval | None:
        """A time that hangs on the verb of saying above the clause dates the utterance."""
        syntax = self._syntax
        top = chain[-1].word if chain else word
        while syntax.relation(top) in {"conj", "xcomp"} and syntax.head(top) >= 0:
            top = syntax.head(top)
        candidates = {syntax.head(top)} if syntax.relation(top) in {"ccomp", "parataxis"} else set()
        candidates |= set(syntax.dependents(top, "parataxis"))
        for head, time in self._times.get(self._syntax.sentence_of[word], ()):
            if candidates and self._attachment(head, candidates) is not None:
                return _date(time)
        return None

    def _attachment(self, head: int, places: set[int]) -> int | None:
        """Give which of the places an expression depends on, through phrases only."""
        syntax = self._syntax
        for _ in range(4):
            up = syntax.head(head)
            if up < 0 or syntax.relation(head) in CLAUSES:
                return None  # a date inside another clause ("a treaty signed in 1987") is that clause's
            if syntax.relation(head) == "conj" and syntax.upos(head) == "VERB":
                return None  # "does not possess any and destroyed the last in 2010": each verb has its own day
            if up in places:
                return up
            if syntax.relation(head) not in {"obl", "nmod", "advmod", "case", "flat", "conj", "dep", "appos", "obj"}:
                return None
            head = up
        return None

    def place(self, word: int, *, from_there: bool) -> Place | None:
        """Give where the act takes place: a place name under a preposition of place, beside the act or its object.

        `from_there`: the act takes something away, so that "from" names its place too.
        """
        syntax = self._syntax
        near = {word, *syntax.dependents(word, "obj", "obl", "nmod", "nsubj:pass")}
        names = self._place_names.get(syntax.sentence_of[word], ())
        heads = {head for head, _ in names}
        for head, span in names:
            top = head
            while (
                syntax.relation(top) in {"compound", "flat", "conj"}
                and syntax.head(top) in heads
                and not syntax.marker(top)
            ):
                top = syntax.head(top)
            if syntax.head(top) not in near or syntax.relation(top) not in LOCAL_RELATIONS:
                continue
            if syntax.marker(top) in PLACE_PREPOSITIONS or (syntax.marker(top) == "from" and from_there):
                return self._place(top, span)
        return self._soil(word)

    def _soil(self, word: int) -> Place | None:
        """Give the territory that a phrase names by its owner: "on Belgian soil"."""
        syntax = self._syntax
        for child in syntax.dependents(word, "obl", "nmod"):
            if syntax.lemma(child) in TERRITORY and syntax.marker(child) in PLACE_PREPOSITIONS:
                states = [
                    e.state
                    for d in syntax.dependents(child, "amod", "nmod:poss", "nmod")
                    if (e := self._parties.named(d)) and e.state
                ]
                words = syntax.subtree(child, lambda w: syntax.relation(w) in {"case", "acl", "advcl"})
                span = Span.of(syntax.text, syntax.words[words[0]].start, syntax.words[words[-1]].end)
                return Place(name=span.exact, states=tuple(dict.fromkeys(states)), span=span) if states else None
        return None

    def _place(self, top: int, span: Span) -> Place:
        syntax = self._syntax
        words = [
            word
            for part in syntax.conjuncts(top)
            for word in (part, *syntax.dependents(part, "compound", "flat", "amod"))
        ]
        start = min(span.start, *(syntax.words[word].start for word in words))
        end = max(span.end, *(syntax.words[word].end for word in words))
        states = [
            e.state
            for part in syntax.conjuncts(top)
            if (e := self._parties.named(part)) and e.type == "state" and e.state
        ]
        whole = Span.of(syntax.text, start, end)
        return Place(name=whole.exact, states=tuple(dict.fromkeys(states)), span=whole)

    def quantities(self, evidence: Quote) -> tuple[Quantity, ...]:
        """Give the quantities that stand inside a claim's words."""
        first = bisect_left(self._quantity_starts, evidence.start)
        last = bisect_left(self._quantity_starts, evidence.end)
        return tuple(q for q in self._reading.quantities[first:last] if q.span.end <= evidence.end)


def _may_be_place(name: Name) -> bool:
    """A place name, a state, or a seat of government ("at the White House")."""
    return name.type == "LOC" or (
        name.entity is not None
        and name.entity.type in {"state", "organisation"}
        and name.type not in {"NOMINAL", "PRONOUN"}
    )


def _is_vague(when: DateInterval) -> bool:
    """Tell whether a time has but one end, or none."""
    return when.start is None or when.end is None


def _date(time: TimeExpression) -> DateInterval:
    return DateInterval(
        start=time.start, end=time.end, precision=time.precision, text=time.span.exact, basis=time.basis
    )
