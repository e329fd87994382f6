"""Words that name an act, with the object that makes them one: "built" is an act only where something was built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from treatywatch.claims import vocabulary
from treatywatch.claims.arguments import ArgumentFinder
from treatywatch.claims.objects import ObjectFinder
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.claims.vocabulary import Act, Form
from treatywatch.claims.weapon_items import ItemFinder, Phrase
from treatywatch.treaties.aliases import Mention

#: Acts that may be about another act ("condemned the acquisition of missiles", "paid for the destruction of mines").
JUDGING = frozenset({"criticise", "support", "reject", "fund", "agree"})
#: How an act stands under a verb that carries it on ("carried out a test", "an end to testing", "stopped testing").
UNDER = frozenset({"obj", "obl", "nsubj", "nmod", "xcomp", "acl", "advcl"})
STATE_PRONOUNS = frozenset({"it", "we"})


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that names an act, the object it is done to, and who receives it."""

    word: int
    act: Act
    form: Form
    #: Head word of the object; `None` where the act needs none.
    object: int | None = None
    phrase: Phrase | None = None
    treaty: Mention | None = None
    recipient: int | None = None


class PredicateFinder:
    """Finds the acts in a document's sentences."""

    def __init__(
        self, syntax: Syntax, items: ItemFinder, treaties: TreatyFinder, states: frozenset[int] = frozenset()
    ) -> None:
        """`states`: the words at which a state is named."""
        self._syntax, self._treaties, self._states = syntax, treaties, states
        self._arguments = ArgumentFinder(syntax)
        self._known: dict[int, Predicate | None] = {}
        self._objects = ObjectFinder(syntax, items, treaties, states)

    def all(self) -> list[Predicate]:
        """Give every act in text order; a word that could be two acts gives the one whose wording asks for most."""
        found = [predicate for index in range(len(self._syntax.words)) if (predicate := self._at(index))]
        # "return to compliance" is one act: the noun that its wording asks for is no second one
        taken = {
            word
            for predicate in found
            for slot, word in self._syntax.slots(predicate.word)
            if slot in predicate.form.required
        }
        # "research and development of missiles" is one act, worded twice
        twice = {
            later.word
            for earlier, later in pairwise(found)
            if earlier.act is later.act
            and earlier.object == later.object is not None
            and self._syntax.first_conjunct(later.word) == earlier.word
        }
        # "banned the tests" and "rehearsed the firing" name the inner act as their object
        within = {p.object for p in found if p.form.of_acts or (p.act.of_acts and self._is_noun(p.object))}
        return [predicate for predicate in found if predicate.word not in taken | twice | within]

    def _is_noun(self, word: int | None) -> bool:
        return word is not None and self._syntax.upos(word) == "NOUN"

    def _at(self, index: int) -> Predicate | None:
        if index not in self._known:
            self._known[index] = None  # an act is not its own object's object
            self._known[index] = self._find(index)
        return self._known[index]

    def _find(self, index: int) -> Predicate | None:
        syntax = self._syntax
        upos = syntax.upos(index)
        if upos not in {"VERB", "NOUN", "ADJ"} or self._is_modifier(index):
            return None
        if upos == "NOUN" and self._treaties.covering(index):
            return None
        for lemma, reading in self._readings(index, upos):
            for act, form in vocabulary.forms_by_word().get((lemma, reading), ()):
                if found := self._match(index, act, form, reading):
                    return found
        return None

    def _readings(self, index: int, upos: str) -> Iterator[tuple[str, str]]:
        """Give a word's lemma and part of speech, and a verb's for a gerund or a verb that was read as a noun."""
        syntax, lemma = self._syntax, self._syntax.lemma(index)
        if upos in {"VERB", "NOUN", "ADJ"}:
            yield lemma, upos
        if upos != "NOUN":
            return
        if syntax.form(index).endswith("ing"):
            yield self._verb_of(lemma if lemma.endswith("ing") else syntax.form(index)), "VERB"
        elif syntax.form(index).endswith("s") and self._arguments.is_clause(index):
            yield self._verb_of(syntax.form(index)), "VERB"

    def _verb_of(self, form: str) -> str:
        """Give the verb of the acts that a form in "-ing" or "-s" may be."""
        stem = form.removesuffix("ing") if form.endswith("ing") else form[:-1]
        for candidate in (stem, f"{stem}e", stem[:-1], f"{stem[:-2]}y"):
            if (candidate, "VERB") in vocabulary.forms_by_word():
                return candidate
        return form

    def _is_modifier(self, index: int) -> bool:
        """A participle or noun before another noun ("deployed missiles", "production plant") states no act."""
        syntax = self._syntax
        if syntax.words[index].upos == "AUX" or syntax.is_attributive(index):
            return True
        head = syntax.head(index)
        return syntax.relation(index) in {"amod", "compound", "aux", "case", "mark", "det"} and head > index

    def _match(self, index: int, act: Act, form: Form, reading: str) -> Predicate | None:
        arguments = self._arguments
        if not self._has_all(index, form):
            return None
        recipient = arguments.recipient(index, form.recipient)
        if form.needs_recipient and recipient is None:
            return None
        kind = form.object_kind or act.object
        if act.object == "item" and self._gives_name(index):
            return None
        if kind == "none":
            return Predicate(index, act, form, recipient=recipient) if self._is_of_the_field(index, act, form) else None
        for slot, word in arguments.objects(index, form, reading):
            if word == recipient and slot in form.recipient:
                continue
            predicate = Predicate(index, act, form, word, recipient=recipient)
            if (found := self._objects.fill(predicate, kind)) or (found := self._on_act(predicate, kind)):
                return found
        if kind == "compliance" and self._is_bare_compliance(index, form):
            return Predicate(index, act, form, recipient=recipient)
        return None

    def _gives_name(self, index: int) -> bool:
        """Tell whether a verb's object is what something is called ("gave the missile the designation 9M729")."""
        syntax, names = self._syntax, vocabulary.words("designations")
        parts = (
            part for word in syntax.dependents(index, "obj") for part in (word, *syntax.dependents(word, "compound"))
        )
        return syntax.upos(index) == "VERB" and any(syntax.lemma(part) in names for part in parts)

    def _has_all(self, index: int, form: Form) -> bool:
        """Tell whether everything stands there that a wording asks for, besides the object."""
        syntax, arguments = self._syntax, self._arguments
        predicate = syntax.dependents(index, "cop") or syntax.relation(index) == "xcomp"
        return (
            (not form.particle or arguments.has_particle(index, form.particle))
            and not (form.intransitive and arguments.takes_object(index))
            and not (form.passive and not syntax.is_passive(index))
            and not (form.marker and syntax.marker(index) not in form.marker)
            and not (form.predicate_only and not predicate)
            and not (form.under and not self._is_under(index, form.under))
            and arguments.has_required(index, form)
        )

    def _is_of_the_field(self, index: int, act: Act, form: Form) -> bool:
        """Tell whether an act that names no object is one of the field, by its own words or by what stands near."""
        if form.near == "treaty" and not self._is_of_a_state(index):
            return False
        return form.certain or self._objects.is_near(index, form.near or act.near, of_states=form.of_states)

    def _is_of_a_state(self, index: int) -> bool:
        """Tell whether a state, or a pronoun that may mean one, is the subject ("it withdrew", not "they fled")."""
        subjects = self._arguments.subjects(index)
        return any(word in self._states or self._syntax.form(word) in STATE_PRONOUNS for word in subjects)

    def _is_bare_compliance(self, index: int, form: Form) -> bool:
        if form.lemma not in vocabulary.words("bare_compliance") or self._has_other_object(index):
            return False
        return form.certain or self._treaties.before(index) is not None

    def _has_other_object(self, index: int) -> bool:
        """Tell whether "violations of" and the like name something that is no treaty ("of human rights")."""
        return any(
            slot in {"of", "with"} and self._syntax.upos(word) == "NOUN" for slot, word in self._syntax.slots(index)
        )

    def _is_under(self, index: int, verbs: tuple[str, ...]) -> bool:
        """Tell whether a noun is an argument of one of the verbs, also of one in a relative clause of its own."""
        syntax = self._syntax
        first = syntax.first_conjunct(index)
        head = syntax.head(first)
        if head >= 0 and syntax.relation(first) in UNDER:
            carriers = [head, *(word for word in syntax.dependents(head, "obj") if word != first)]  # "put an end to"
            if any(syntax.lemma(word) in verbs for word in carriers):
                return True
        clauses = [child for child in syntax.dependents(index, "acl") if syntax.lemma(child) in verbs]
        return any(
            not self._arguments.subjects(child) or index not in self._arguments.subjects(child) for child in clauses
        )

    def _on_act(self, predicate: Predicate, kind: str) -> Predicate | None:
        """Let an act be done to another one: "condemned the acquisition of missiles", "banned the tests"."""
        word = predicate.object
        if word is None or not (kind == "topic" or predicate.form.of_acts):
            return None
        if not predicate.form.of_acts:
            if predicate.act.name not in JUDGING and not predicate.act.of_acts:
                return None
            return predicate if self._syntax.upos(word) == "NOUN" and self._at(word) is not None else None
        inner = self._at(word)
        if inner is None or (inner.phrase is None and inner.act.object != "item"):
            return None
        return replace(predicate, phrase=inner.phrase)
