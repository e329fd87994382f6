"""The span of a claim: the smallest clause or phrase that holds the act, cut out of the running text."""

from __future__ import annotations

from treatywatch.claims.factuality import Governor
from treatywatch.claims.predicates import Predicate
from treatywatch.claims.syntax import Syntax
from treatywatch.records import Quote

CLAUSES_OUTSIDE = frozenset({"parataxis", "discourse", "vocative", "dislocated"})
EDGE_MARKS = frozenset("\"'“”‘’«»,.;:!?…()[]—–- \t\r\n")
LEADING_WORDS = frozenset(
    {
        "and",
        "but",
        "or",
        "that",
        "if",
        "unless",
        "because",
        "while",
        "although",
        "though",
        "so",
        "yet",
        "also",
        "however",
    }
)


def evidence(syntax: Syntax, predicate: Predicate, chain: list[Governor], *, names_actor: bool) -> Quote:
    """Give the span of a claim as a quote.

    A finite clause stands alone; a gerund, an infinitive or a noun without its actor takes the governing clause in
    ("accused X of breaking", "urged X to destroy"). `names_actor`: a noun's own phrase says who acts.
    """
    top = predicate.word
    for governor in chain:
        if top == predicate.word and syntax.upos(top) == "NOUN" and names_actor:
            break
        if governor.relation in {"ccomp", "csubj", "acl"} and syntax.dependents(governor.below, "nsubj", "csubj"):
            break
        top = governor.word
    words = _clause(syntax, top, predicate.word)
    if predicate.object is not None and not min(words) <= predicate.object <= max(words):
        words = sorted({*words, *syntax.subtree(predicate.object)})
    return _quote(syntax, words)


def clause(syntax: Syntax, word: int) -> Quote:
    """Give the clause or phrase under a word as a quote."""
    return _quote(syntax, _clause(syntax, word, word))


def _quote(syntax: Syntax, words: list[int]) -> Quote:
    first, last = _trim(syntax, words)
    return Quote.of(syntax.text, syntax.words[first].start, syntax.words[last].end)


def _clause(syntax: Syntax, top: int, word: int) -> list[int]:
    """Give the words from the first to the last of the clause, without what is coordinated with it or hangs on it."""
    own = set(_path(syntax, word, top))

    def outside(word: int) -> bool:
        if word in own:
            return False
        relation = syntax.relation(word)
        if relation in CLAUSES_OUTSIDE:
            return True
        if relation == "conj":
            return syntax.head(word) in own and syntax.upos(word) == "VERB" and not _shares_object(syntax, word)
        if relation == "cc":
            return syntax.head(word) in own or syntax.head(word) == top
        if relation in {"mark", "case"}:
            return syntax.head(word) == top and word < top and syntax.form(word) != "'s"
        if relation == "advcl":
            return syntax.head(word) in own and syntax.marker(word) != ""
        return syntax.words[word].deprel == "acl:relcl" and syntax.upos(top) != "VERB"

    start = _clause_start(syntax, top)
    words = syntax.subtree(top, outside)
    return [start, *words] if start is not None and start < words[0] else words


def _shares_object(syntax: Syntax, word: int) -> bool:
    return not syntax.dependents(syntax.head(word), "obj") and bool(syntax.dependents(word, "obj"))


def _clause_start(syntax: Syntax, top: int) -> int | None:
    """A coordinated verb that shares its object with the first one starts where the first one's subject does."""
    if syntax.relation(top) != "conj" or syntax.upos(top) != "VERB" or syntax.dependents(top, "nsubj"):
        return None
    first = syntax.head(top)
    if syntax.upos(first) == "VERB" and not syntax.dependents(first, "obj") and syntax.dependents(top, "obj"):
        subjects = syntax.dependents(first, "nsubj")
        return min(syntax.subtree(subjects[0])) if subjects else first
    return None


def _path(syntax: Syntax, word: int, top: int) -> list[int]:
    path = [word]
    while path[-1] != top and syntax.head(path[-1]) >= 0:
        path.append(syntax.head(path[-1]))
    return path


def _trim(syntax: Syntax, words: list[int]) -> tuple[int, int]:
    """Leave conjunctions and marks at the edges outside."""
    first, last = 0, len(words) - 1
    while first < last and (_is_edge(syntax, words[first]) or syntax.form(words[first]) in LEADING_WORDS):
        first += 1
    while last > first and _is_edge(syntax, words[last]):
        last -= 1
    return words[first], words[last]


def _is_edge(syntax: Syntax, word: int) -> bool:
    return all(character in EDGE_MARKS for character in syntax.form(word))
