"""Clauses that another clause hangs on: "if", "provided that", "in the event that", "should Russia deploy"."""

from __future__ import annotations

from collections.abc import Iterator

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax

#: Auxiliaries that open a clause of condition without a conjunction ("Had Russia destroyed", "Should it deploy").
INVERTED = frozenset({"should", "had", "were"})
AHEAD = frozenset({"ready", "willing", "prepared"})
#: How many words may open a clause ("on the condition that").
LONGEST_OPENING = 5


def condition_clauses(syntax: Syntax, word: int) -> Iterator[int]:
    """Give the head words of the clauses on which an act hangs."""
    for child in syntax.dependents(word, "advcl"):
        if opens_condition(syntax, child):
            yield child
    if syntax.relation(word) == "ccomp" and syntax.head(word) >= 0:  # "X would respond, Y warned, if Z deployed"
        yield from (
            child
            for child in syntax.dependents(syntax.head(word), "advcl", "ccomp")
            if child != word and opens_condition(syntax, child)
        )
    for phrase in syntax.dependents(word, "obl", "advmod", "nmod"):
        for clause in syntax.dependents(phrase, "acl", "advcl"):
            if opens_condition(syntax, clause):
                yield clause


def opens_condition(syntax: Syntax, clause: int) -> bool:
    """Tell whether a clause states a condition, by the words that open it or by its auxiliary's place."""
    conditions = vocabulary.embeddings().conditions
    if syntax.relation(clause) == "acl":  # "in the event that Russia deploys": the clause hangs on a noun
        return opened_by(syntax, clause, tuple(wording for wording in conditions if " " in wording))
    if syntax.relation(clause) == "ccomp":
        beside = [child for child in syntax.dependents(syntax.head(clause), "ccomp") if child != clause]
        return bool(beside) and (syntax.marker(clause) in {"if", "unless"} or _is_inverted(syntax, clause))
    if syntax.relation(clause) != "advcl":
        return False
    first = syntax.marker(clause).split(" ")[0]
    if opened_by(syntax, clause, vocabulary.embeddings().conditions_ahead) and _is_ahead(syntax, clause):
        return True
    return first in conditions or opened_by(syntax, clause, conditions) or _is_inverted(syntax, clause)


def opened_by(syntax: Syntax, clause: int, wordings: tuple[str, ...]) -> bool:
    """Tell whether one of the wordings opens a clause: ends at its last conjunction, or stands before everything."""
    subjects = syntax.dependents(clause, "nsubj", "csubj")
    marks = [
        part
        for child in syntax.dependents(clause, "mark", "case")
        if child < clause and (not subjects or child < subjects[0])
        for part in (child, *syntax.dependents(child, "fixed"))
    ]
    if not marks and not subjects:
        return False
    end = max(marks) + 1 if marks else min(syntax.subtree(subjects[0]))
    marks = marks or [end]
    before = " ".join(syntax.form(index) for index in range(max(0, end - LONGEST_OPENING), end))
    behind = " ".join(syntax.form(index) for index in range(min(marks), min(clause, min(marks) + LONGEST_OPENING)))
    return any(
        f" {before}".endswith(f" {known}") or (" " in known and behind.startswith(f"{known} ")) for known in wordings
    )


def _is_ahead(syntax: Syntax, clause: int) -> bool:
    """Tell whether the verb above a clause speaks of what lies ahead."""
    above = syntax.head(clause)
    while above >= 0 and syntax.relation(above) == "xcomp":
        if syntax.form(syntax.head(above)) in AHEAD:
            return True
        above = syntax.head(above)
    forms = {syntax.form(child) for child in syntax.dependents(above, "aux")} if above >= 0 else set()
    auxiliaries = vocabulary.embeddings().auxiliaries
    return above >= 0 and (
        syntax.form(above) in AHEAD or any(not forms.isdisjoint(auxiliaries[kind]) for kind in ("planned", "demanded"))
    )


def _is_inverted(syntax: Syntax, clause: int) -> bool:
    """Tell whether "had", "should" or "were" stands before the subject, in no question."""
    subjects = syntax.dependents(clause, "nsubj")
    if syntax.relation(clause) not in {"advcl", "ccomp"} or syntax.is_question(clause):
        return False
    if subjects and subjects[0] < clause:
        before = min(syntax.subtree(subjects[0])) - 1
        return before >= 0 and syntax.form(before) in INVERTED
    first = min(syntax.subtree(clause))
    return syntax.form(first) in INVERTED and syntax.words[first + 1].upos in {"NOUN", "PROPN", "PRON", "DET", "ADJ"}


def is_counterfactual(syntax: Syntax, clause: int) -> bool:
    """Tell whether a condition is imagined: "had it destroyed", "were it to destroy", "if it had, X would have"."""
    auxiliaries = {syntax.form(child) for child in syntax.dependents(clause, "aux", "cop")}
    if "were" in auxiliaries and syntax.marker(clause).endswith("to"):
        return True
    if _is_inverted(syntax, clause):
        return "should" not in auxiliaries
    return "had" in auxiliaries and syntax.head(clause) >= 0 and is_unreal(syntax, syntax.head(clause))


def is_unreal(syntax: Syntax, word: int) -> bool:
    """Tell whether a verb says what would have been."""
    auxiliaries = {syntax.form(child) for child in syntax.dependents(word, "aux")}
    return "would" in auxiliaries and "have" in auxiliaries
