"""How real an act is: whether the words around it deny, plan, demand, doubt or condition it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from treatywatch.claims import vocabulary
from treatywatch.claims.conditions import condition_clauses, is_counterfactual, is_unreal, opened_by, opens_condition
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import Effect
from treatywatch.records import Modality, Phase, Polarity

INHERITING_STEPS = 4
INHERITING_RELATIONS = frozenset({"obj", "obl", "nmod", "advcl", "acl", "xcomp", "conj", "nsubj"})
INHERITING_MARKERS = frozenset(
    {"in", "on", "of", "to", "towards", "toward", "into", "for", "with", "by", "starting with"}
)
OPENING_QUOTES = frozenset({'"', "“", "‘", "«"})
BEING = frozenset({"is", "are", "was", "were"})
NOBODY = frozenset({"nobody", "none", "nothing"})
#: Words before a subject or object that leave nothing of it ("hardly any launcher was destroyed").
EMPTYING = frozenset({"no", "neither", "hardly", "scarcely"})
#: How far behind a verb of a list the "or" may stand (words).
ALTERNATIVES = 8
#: Words that take somebody out of what nobody does ("no one but Russia").
EXCEPTING = frozenset({"but", "except", "save"})
PHASED_ACTS = frozenset({"withdraw", "suspend", "terminate"})


@dataclass(frozen=True, slots=True)
class Governor:
    """A word above an act, what it does to the act, and the clause relation by which it reaches it."""

    word: int
    embedding: Effect
    relation: str
    #: The word of the act's own clause that stands directly under the governor.
    below: int


class Factuality:
    """Answers how real an act is; made once for a document."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def negations(self, word: int) -> frozenset[int]:
        """Give the words that negate a word: "not", "never", "no" before it or its object, "without", "instead of"."""
        syntax = self._syntax
        negative = vocabulary.embeddings().adverbs["negative"]
        own = {
            child
            for child in syntax.dependents(word, "advmod", "det", "cc", "mark", "case")
            if syntax.form(child) in negative and syntax.form(min(child + 1, len(syntax.words) - 1)) != "only"
        }
        own |= {
            c
            for child in syntax.dependents(word, "amod", "advmod")
            for c in syntax.children[child]
            if syntax.form(c) == "no"
        }
        for argument in syntax.dependents(word, "obj", "nsubj"):
            if self._has_exception(argument):
                continue
            own |= {c for c in syntax.dependents(argument, "det", "advmod", "cc") if syntax.form(c) in EMPTYING}
            own |= {argument} if syntax.form(argument) in NOBODY else set()
        own |= self._split_off(word, negative) | (set() if own else self._shared_with_or(word, negative))
        if not own and opened_by(syntax, word, vocabulary.embeddings().conjunctions["negative"]):
            own.add(syntax.dependents(word, "mark", "case")[0])
        return frozenset(own)

    def _has_exception(self, argument: int) -> bool:
        """Tell whether somebody is taken out of a subject or object, who then does or suffers the act alone."""
        syntax = self._syntax
        others = syntax.dependents(argument, "conj", "nmod")
        return any(syntax.form(c) in EXCEPTING for other in others for c in syntax.dependents(other, "cc", "case"))

    def _shared_with_or(self, word: int, negative: Collection[str]) -> set[int]:
        """Give the negation that verbs joined by "or" share ("not to possess, produce or test")."""
        syntax = self._syntax
        first = syntax.first_conjunct(word)
        if first == word or syntax.upos(word) != "VERB" or syntax.dependents(word, "aux", "nsubj", "mark"):
            return set()
        shared = {c for c in syntax.dependents(first, "advmod") if syntax.form(c) in negative}
        between = {syntax.form(place) for place in range(first, word)}
        behind = (place for place in range(first, min(word + ALTERNATIVES, len(syntax.words))))
        listed = any(syntax.form(p) == "or" and syntax.sentence_of[p] == syntax.sentence_of[word] for p in behind)
        return shared if listed and not between & {"and", "but"} else set()

    def _split_off(self, word: int, negative: Collection[str]) -> set[int]:
        """Give the negation in the clause before a relative one ("it was not Russia that left")."""
        syntax, head = self._syntax, self._syntax.head(word)
        if head < 0 or syntax.words[word].deprel != "acl:relcl" or not syntax.dependents(head, "cop"):
            return set()
        if not any(syntax.form(child) == "it" for child in syntax.dependents(head, "nsubj")):
            return set()
        return {child for child in syntax.dependents(head, "advmod") if syntax.form(child) in negative}

    def auxiliary(self, word: int) -> Modality | None:
        """Give the modality that a verb's auxiliaries set."""
        syntax = self._syntax
        forms = {syntax.form(child) for child in syntax.dependents(word, "aux")}
        if not forms and syntax.relation(word) == "conj":
            forms = {syntax.form(child) for child in syntax.dependents(syntax.head(word), "aux")}
        for modality, words in vocabulary.embeddings().auxiliaries.items():
            if forms & set(words):
                return modality
        going = {"going", "about"} & {syntax.form(word)}
        return "planned" if going else None

    def polarity(self, word: int, chain: list[Governor]) -> Polarity:
        """Give whether the act is said to happen or not to happen, each negation above it counted."""
        if self.is_undenied(chain):
            return "positive"
        negating, turns = set(self.negations(word)), 0
        for governor in chain:
            if governor.embedding.reports:
                continue
            negating |= self.negations(governor.word)
            turns += governor.embedding.polarity == "negative"
        # "refused to admit violating" does not turn a denial round: what is charged stays negative
        if any(governor.embedding.speech_act in {"deny", "admit"} for governor in chain) and (negating or turns):
            return "negative"
        return "negative" if (len(negating) + turns) % 2 else "positive"

    def is_denial(self, chain: list[Governor]) -> bool:
        """Tell whether a word above denies the act; to refuse to admit it is to deny it."""
        denials = [governor for governor in chain if governor.embedding.speech_act == "deny"]
        if denials:
            return len(self.negations(denials[0].word)) % 2 == 0
        admits = next((i for i, governor in enumerate(chain) if governor.embedding.speech_act == "admit"), None)
        if admits is None:
            return False
        refused = any(governor.embedding.polarity == "negative" for governor in chain[admits + 1 :])
        return refused or bool(len(self.negations(chain[admits].word)) % 2)

    def is_undenied(self, chain: list[Governor]) -> bool:
        """Tell whether a denial above the act is denied itself: what "X did not deny" is possible, not negative."""
        denials = [governor for governor in chain if governor.embedding.speech_act == "deny"]
        return bool(denials) and len(self.negations(denials[0].word)) % 2 == 1

    def by_nobody(self, verb: int) -> bool:
        """Tell whether a verb's subject is nobody: what nobody disputes is so, and nobody vouches."""
        syntax = self._syntax
        return any(
            syntax.form(child) in NOBODY or any(syntax.form(d) == "no" for d in syntax.dependents(child, "det"))
            for child in syntax.dependents(verb, "nsubj")
        )

    def modality(self, word: int, chain: list[Governor]) -> tuple[Modality, ...]:
        """Give how real the act is, in the order in which the words around it say so."""
        if (clause := self.condition_of(word)) is not None:
            return ("hypothetical",) if is_counterfactual(self._syntax, clause) else ("conditional",)
        if self._syntax.is_question(word) and self._syntax.upos(word) != "NOUN":
            return ("possible",)
        if any(self._is_supposed(governor) for governor in chain):
            return ("hypothetical",)
        if self.is_denial(chain):
            chain = self._below_denial(chain)
        found = self._governed(word, chain)
        found += self._modifier_modality(word)
        places = [word, *(governor.word for governor in chain if governor.embedding.speech_act is None)]
        if not found and any(map(self.is_imperative, places)):
            found.append("demanded")
        if not found and self._is_to_come(word, chain):
            found.append("planned")
        return tuple(dict.fromkeys(found)) or ("actual",)

    def _governed(self, word: int, chain: list[Governor]) -> list[Modality]:
        """Give what a word's own auxiliaries and those words that govern it make of it."""
        found = [modality for place in (word, *(governor.word for governor in chain)) for modality in self._own(place)]
        for governor in chain:
            unsaid = self.negations(governor.word) and not self.by_nobody(governor.word)
            if unsaid and governor.embedding.negated:
                found = [governor.embedding.negated]
            elif governor.embedding.of_others and self._is_of_others(governor):
                found.append(governor.embedding.of_others)
            elif modality := governor.embedding.modality:
                found.append(modality)
            elif governor.embedding.plans_nouns and self._syntax.upos(governor.below) == "NOUN":
                found.append("planned")
        if self.is_to_be(word) and {"ordered", "demanded"} & set(found):
            found = [modality for modality in found if modality != "planned"]
        return found

    def _is_of_others(self, governor: Governor) -> bool:
        """Tell whether what stands under a word names who does it ("hopes that X ratifies", "wants X to ratify")."""
        syntax = self._syntax
        if governor.relation == "xcomp":
            return any(child != governor.below for child in syntax.dependents(governor.word, "obj", "iobj"))
        return governor.relation in {"ccomp", "csubj", "acl"} and bool(syntax.dependents(governor.below, "nsubj"))

    def _is_supposed(self, governor: Governor) -> bool:
        """Tell whether a text tells its reader to imagine an act ("Suppose that ...")."""
        supposing = self._syntax.lemma(governor.word) in {"suppose", "imagine", "assume"}
        return supposing and self.is_imperative(governor.word)

    def _below_denial(self, chain: list[Governor]) -> list[Governor]:
        """Give the governors of what is denied ("denied any plan to deploy"); what claims it is denied with it."""
        below: list[Governor] = []
        for governor in chain:
            if governor.embedding.speech_act in {"deny", "admit"}:
                break
            if governor.embedding.speech_act is None:
                below.append(governor)
        return below

    def is_imperative(self, word: int) -> bool:
        """Tell whether a clause tells somebody what to do: a bare verb that opens its sentence or quotation."""
        syntax = self._syntax
        first = syntax.first_conjunct(word)
        if syntax.upos(first) != "VERB" or syntax.form(first) != syntax.lemma(first):
            return False
        if syntax.dependents(first, "nsubj", "aux", "mark", "cop"):
            return False
        before = [child for child in syntax.children[first] if child < first and syntax.relation(child) != "punct"]
        opens = first == 0 or syntax.sentence_of[first - 1] != syntax.sentence_of[first]
        return not before and (opens or syntax.form(first - 1) in OPENING_QUOTES)

    def _own(self, place: int) -> Iterator[Modality]:
        """Give what a word's auxiliaries, adverbs and conditions make of it."""
        conditional = self.condition_clause(place) is not None
        auxiliary = self.auxiliary(place)
        if auxiliary == "hypothetical" and not is_unreal(self._syntax, place):
            auxiliary = "conditional" if conditional else "planned" if self._is_reported(place) else "hypothetical"
        if auxiliary:
            yield auxiliary
        adverbs = vocabulary.embeddings().adverbs["possible"]
        if any(self._syntax.form(child) in adverbs for child in self._syntax.dependents(place, "advmod")):
            yield "possible"
        if self.is_to_be(place):
            yield "planned"
        if conditional and auxiliary != "hypothetical":
            yield "conditional"
        if self._syntax.marker(place).startswith("whether"):
            yield "possible"

    def inherited_modality(self, word: int) -> tuple[Modality, ...]:
        """Give the modality of the finite clause above an act that has no clause of its own.

        "Both sides should take the lead in cutting their arms": the cutting is demanded, though "take" is no word
        that governs acts. For nouns and gerunds whose phrase does not say who acts; what a text takes for granted
        ("should condemn Russia's violations") inherits nothing.
        """
        syntax = self._syntax
        for _ in range(INHERITING_STEPS):
            head = syntax.head(word)
            if (
                head < 0
                or syntax.relation(word) not in INHERITING_RELATIONS
                or syntax.words[word].deprel == "acl:relcl"
            ):
                return ("actual",)
            if syntax.relation(word) in {"obl", "nmod", "advcl"} and syntax.marker(word) not in INHERITING_MARKERS:
                return ("actual",)
            auxiliary = self.auxiliary(head)
            # "The conclusion of a treaty would help": it is imagined with what would follow.
            if auxiliary in {"planned", "demanded"} or (
                auxiliary == "hypothetical" and syntax.relation(word) == "nsubj"
            ):
                return (auxiliary,)
            word = head
        return ("actual",)

    def _is_to_come(self, word: int, chain: list[Governor]) -> bool:
        """Tell whether an infinitive that no word governs speaks of what lies ahead, as in headlines and "X is to"."""
        syntax = self._syntax
        top = chain[-1].word if chain else word
        free = syntax.relation(top) in {"root", "conj", "parataxis"} or self.is_headline(top)
        return free and syntax.marker(top) == "to"

    def is_to_be(self, word: int) -> bool:
        """Tell whether a clause says what is to be done ("every launcher is to be moved")."""
        syntax = self._syntax
        marks = [child for child in syntax.dependents(word, "mark") if syntax.form(child) == "to"]
        return any(
            syntax.form(child) in BEING and marks and child < marks[0]
            for child in syntax.dependents(word, "cop", "aux")
        )

    def _modifier_modality(self, word: int) -> list[Modality]:
        modifiers = vocabulary.embeddings().modifiers
        forms = {self._syntax.form(child) for child in self._syntax.dependents(word, "amod")}
        found: list[Modality] = []
        if forms & set(modifiers["possible"]):
            found.append("possible")
        if forms & set(modifiers["planned"]):
            found.append("planned")
        return found

    def _is_reported(self, word: int) -> bool:
        return (
            self._syntax.relation(word) in {"ccomp", "acl"}
            or self._syntax.relation(self._syntax.first_conjunct(word)) == "ccomp"
        )

    def condition_clause(self, word: int) -> int | None:
        """Give the head word of the clause on which an act hangs ("if Y deploys", "unless", "until")."""
        return next(condition_clauses(self._syntax, word), None)

    def condition_of(self, word: int) -> int | None:
        """Give the head word of the clause of condition in which an act stands, `None` where it stands in none."""
        syntax = self._syntax
        while True:
            if opens_condition(syntax, word):
                return word
            if syntax.relation(word) in {"advcl", "acl"}:
                return None
            if syntax.relation(word) not in {"conj", "xcomp", "ccomp", "obj"} or syntax.head(word) < 0:
                return None
            word = syntax.head(word)

    def phase(
        self, act: str, word: int, chain: list[Governor], modality: tuple[Modality, ...], polarity: Polarity
    ) -> Phase | None:
        """Give how far a withdrawal, suspension or termination has come: intended, notified, effective."""
        if act not in PHASED_ACTS or polarity == "negative":
            return None
        stated = next((governor.embedding.phase for governor in chain if governor.embedding.phase), None)
        if stated:
            return stated
        syntax = self._syntax
        head = syntax.head(word)
        near = {syntax.lemma(w) for w in (head, *syntax.children[head])} if head >= 0 else set()
        if near & {"notice", "notify", "notification", "formal"}:
            return "notified"
        return "effective" if modality == ("actual",) else "intended"

    def is_headline(self, word: int) -> bool:
        """Tell whether a name and an infinitive are all there is ("US to leave the treaty")."""
        syntax = self._syntax
        head = syntax.head(word)
        return (
            syntax.marker(word) == "to" and head >= 0 and syntax.head(head) < 0 and syntax.words[head].upos == "PROPN"
        )
