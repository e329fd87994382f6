"""What is law and no act: what a treaty itself does, what anybody may or must do under it."""

from __future__ import annotations

from treatywatch.claims import vocabulary
from treatywatch.claims.factuality import Governor
from treatywatch.claims.government import Government
from treatywatch.claims.parties import PartyFinder
from treatywatch.claims.predicates import Predicate
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder

#: What a treaty does to items, as texts put it.
LAW_ACTS = frozenset({"ban", "limit", "eliminate", "reduce"})
ANYBODY = frozenset({"party", "side", "state", "signatory", "country", "member", "nobody"})
INDEFINITE = frozenset({"a", "any", "no", "each", "either", "neither", "every", "both"})
TREATY_SUBJECTS = frozenset({"treaty", "pact", "agreement", "accord", "convention", "deal", "article", "protocol"})


class LawFinder:
    """Tells what a treaty does from what somebody does; made once for a document."""

    def __init__(self, syntax: Syntax, treaties: TreatyFinder, parties: PartyFinder, government: Government) -> None:
        self._syntax, self._treaties, self._parties, self._government = syntax, treaties, parties, government

    def is_law(self, predicate: Predicate, chain: list[Governor]) -> bool:
        """What a treaty itself does ("the treaty bans missiles") is a description, no claim."""
        words = [predicate.word, *(governor.word for governor in chain)]
        first = self._syntax.first_conjunct(predicate.word)
        if self._syntax.relation(first) == "acl":
            words.append(self._syntax.head(first))  # "its obligation not to possess or produce"
        words += self._before_infinitive(first)
        if any(self._is_under_treaty(word) for word in words) or any(self._lays_down(word) for word in words):
            return True
        subjects = [self._government.subject(word) for word in words if self._syntax.upos(word) == "VERB"]
        subjects.append(self._of_relative(predicate))
        return any(subject is not None and self._is_treaty(subject, predicate) for subject in subjects)

    def _before_infinitive(self, word: int) -> list[int]:
        """Give the noun right before an infinitive, on whatever the parser hung that ("its obligation not to test")."""
        syntax, place = self._syntax, word - 1
        while place > 0 and syntax.form(place) in {"not", "to", "never"}:
            place -= 1
        return [place] if place < word - 1 and syntax.upos(place) == "NOUN" and syntax.marker(word) == "to" else []

    def _of_relative(self, predicate: Predicate) -> int | None:
        """Give the antecedent of a relative clause that goes on in a verb which the parser hung on what stands before.

        "Urged both to keep the treaty, which was signed in 1987 and banned all missiles": a past tense continues no
        infinitive, and bans are made by treaties.
        """
        syntax, word = self._syntax, predicate.word
        first = syntax.first_conjunct(word)
        past = syntax.marker(first) == "to" and syntax.form(word).endswith("ed")
        if first == word or not (past or predicate.act.name in {"ban", "limit"}):
            return None
        clauses = (between for between in range(word - 1, first, -1) if syntax.words[between].deprel == "acl:relcl")
        return next((syntax.head(clause) for clause in clauses), None)

    def _lays_down(self, word: int) -> bool:
        """Tell whether a governing word speaks of what is obligatory ("forbidden to possess", "its obligation")."""
        syntax = self._syntax
        if syntax.words[word].deprel == "acl:relcl":
            above = syntax.head(syntax.head(word))  # "missiles that are launched from land are banned"
            return above >= 0 and self._lays_down(above)
        if syntax.lemma(word) not in vocabulary.words("law"):
            return False
        return syntax.upos(word) == "NOUN" or syntax.is_passive(word)

    def _is_under_treaty(self, word: int) -> bool:
        """Tell what anybody may or must do from what somebody does: "under the treaty no side may", "a party may"."""
        syntax = self._syntax
        if self._government.auxiliary(word) is None:
            return False
        if {syntax.form(child) for child in syntax.dependents(word, "aux")} & {"will", "would"}:
            return False  # "both sides will deploy" says what they do, not what they may
        subjects = [child for child in syntax.dependents(word, "nsubj") if syntax.lemma(child) in ANYBODY]
        indefinite = any(
            syntax.form(d) in INDEFINITE for subject in subjects for d in syntax.dependents(subject, "det")
        )
        under = any(slot == "under" and self._treaties.under(below) for slot, below in syntax.slots(word))
        return indefinite or (under and bool(subjects))

    def _is_treaty(self, subject: int, predicate: Predicate) -> bool:
        if self._treaties.covering(subject) is not None or self._syntax.lemma(subject) in TREATY_SUBJECTS:
            return predicate.object != subject
        pronoun = self._syntax.form(subject) in {"it", "which", "that"} and self._parties.named(subject) is None
        return pronoun and predicate.act.name in LAW_ACTS and self._treaties.before(subject) is not None
