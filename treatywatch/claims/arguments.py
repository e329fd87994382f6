"""Where an act's arguments stand: objects, subjects, recipients and the further words that a wording asks for."""

from __future__ import annotations

from collections.abc import Iterator

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.vocabulary import Form

NOUN_OBJECT_SLOTS = ("of", "for", "modifier")
RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "whose"})
#: Pronouns that may stand for a noun that a wording asks for ("they toured the depot", of inspectors).
POINTING = frozenset({"it", "they", "them", "these", "those"})
#: How many words back such a noun may stand.
POINTING_WORDS = 30
#: How far up a verb may take its subject or object from the verbs that it hangs on.
DEPTH = 4
LIGHT_VERBS = frozenset({"take", "make", "get"})
#: What stands under a preposition and names nobody ("fired a missile on Thursday").
TIMES = frozenset(
    f"{name}day" for name in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun", "to", "yester", "")
) | frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "morning", "afternoon", "evening", "night", "week", "month", "year", "weekend", "eve"}
)  # fmt: skip


class ArgumentFinder:
    """Finds the words that stand in an act's slots; made once for a document."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax

    def has_particle(self, index: int, particle: str) -> bool:
        """Tell whether a verb has a particle, also where the parser read the next word as a preposition."""
        syntax = self._syntax
        beside = index + 1 < len(syntax.words) and syntax.form(index + 1) == particle
        return beside or particle in syntax.particles(index)

    def has_required(self, index: int, form: Form) -> bool:
        """Tell whether all words that a wording asks for stand in their slots."""
        for slot, lemmas in form.required.items():
            present = self._present(index, slot)
            if not present:
                return False
            if lemmas and not any(self._is_one_of(word, lemmas) for word in present):
                return False
        return True

    def _present(self, index: int, slot: str) -> list[int]:
        syntax = self._syntax
        if slot == "modifier":
            found = syntax.dependents(index, "compound", "amod", "nmod:poss")
            if index > 1 and syntax.form(index - 1) == "-":
                found.append(index - 2)  # "flight-tested", which the reading cuts in three
            return [*found, *(inner for word in found for inner in syntax.dependents(word, "compound", "amod"))]
        if slot == "distance":
            return [word for word in syntax.subtree(index) if syntax.lemma(word) in vocabulary.words("distances")]
        if slot == "subj":
            return [*self.subjects(index), *self._under(index, {"subj"})]
        if slot == "obj" and syntax.upos(index) == "VERB":
            return [*(word for _, word in self._verb_objects(index, ("obj",))), *self._under(index, {"xcomp", "iobj"})]
        return self._under(index, {slot})

    def _under(self, index: int, names: set[str]) -> list[int]:
        found = [word for name, word in self._syntax.slots(index) if name in names]
        return [part for word in found for part in self._syntax.conjuncts(word)]

    def _is_one_of(self, word: int, lemmas: tuple[str, ...]) -> bool:
        syntax = self._syntax
        if syntax.lemma(word) in lemmas or syntax.form(word) in lemmas:
            return not self._is_owned_act(word)
        if any(
            syntax.marker(below) == "of" and syntax.lemma(below) in lemmas for below in syntax.dependents(word, "nmod")
        ):
            return True  # "a team of inspectors", "one of the inspectors"
        if syntax.form(word) not in POINTING:
            return False
        return any(
            syntax.lemma(before) in lemmas
            and syntax.upos(before) == "NOUN"
            and syntax.sentence_of[word] - syntax.sentence_of[before] <= 1
            for before in range(word - 1, max(-1, word - POINTING_WORDS), -1)
        )

    def _is_owned_act(self, word: int) -> bool:
        """Tell an act of somebody's own from the object of a light verb ("took possession", "took X's possession")."""
        syntax = self._syntax
        if syntax.relation(word) != "obj" or syntax.lemma(syntax.head(word)) not in LIGHT_VERBS:
            return False
        return any(syntax.words[owner].upos == "PROPN" for owner in syntax.dependents(word, "nmod:poss"))

    def is_clause(self, index: int) -> bool:
        """Tell whether a noun has a subject and no copula: a verb that the reading took for a noun ("complies")."""
        return bool(self._syntax.dependents(index, "nsubj")) and not self._syntax.dependents(index, "cop")

    def subjects(self, index: int) -> list[int]:
        """Give a verb's subject, that of a verb which it is coordinated with or hangs on where it has none itself."""
        syntax = self._syntax
        for _ in range(DEPTH):
            if found := syntax.dependents(index, "nsubj"):
                return [self.antecedent(word) for word in found]
            if syntax.relation(index) not in {"conj", "xcomp", "advcl"} or syntax.head(index) < 0:
                return []
            index = syntax.head(index)
        return []

    def recipient(self, index: int, names: tuple[str, ...]) -> int | None:
        """Give who receives, beside the act or, as parsers often have it, under its object."""
        syntax = self._syntax
        objects = syntax.dependents(index, "obj", "nmod") if names and "obj" not in names else []
        places = [index, *(part for word in objects for part in syntax.conjuncts(word))]
        if "iobj" in names and len(bare := syntax.dependents(index, "obj")) > 1:
            return bare[0]  # "lent Riyadh a warhead", where the parser sees two objects
        return next(
            (
                word
                for place in places
                for name, word in syntax.slots(place)
                if name in names and not self._is_time(word)
            ),
            None,
        )

    def _is_time(self, word: int) -> bool:
        return self._syntax.lemma(word) in TIMES or self._syntax.upos(word) == "NUM"

    def objects(self, index: int, form: Form, reading: str) -> Iterator[tuple[str, int]]:
        """Give the words in which an act's object may stand, with their slots, best first."""
        syntax = self._syntax
        wanted = form.object or (("obj",) if reading == "VERB" else NOUN_OBJECT_SLOTS)
        if reading == "VERB":
            yield from self._verb_objects(index, wanted)
            if form.particle and form.particle not in syntax.particles(index):  # "hand | over its mines"
                yield from (("obj", word) for slot, word in syntax.slots(index) if slot == form.particle)
            wanted = tuple(slot for slot in wanted if slot not in {"obj", "subj"})
        for slot, word in syntax.slots(index):
            if slot in wanted or (reading == "NOUN" and slot == "of"):
                yield slot, word
        # "came into compliance with the treaty": the object stands under the noun that the wording asks for
        for required in form.required:
            for slot, word in syntax.slots(index):
                if slot == required:
                    yield from ((inner, below) for inner, below in syntax.slots(word) if inner in wanted)
        if reading == "NOUN":
            yield from (("modifier", child) for child in syntax.dependents(index, "compound", "amod", "nmod:poss"))
            # "the development and deployment of missiles": what one noun has, those coordinated with it share
            others = [other for other in syntax.conjuncts(syntax.first_conjunct(index)) if other != index]
            yield from ((slot, word) for other in others for slot, word in syntax.slots(other) if slot in wanted)

    def _verb_objects(self, index: int, wanted: tuple[str, ...]) -> Iterator[tuple[str, int]]:
        syntax = self._syntax
        if "subj" in wanted:
            yield from (("subj", word) for word in self.subjects(index))
        if "obj" not in wanted:
            return
        yield from (("obj", self.antecedent(child)) for slot, child in syntax.slots(index) if slot == "obj")
        if index + 1 < len(syntax.words) and syntax.is_attributive(index + 1):
            yield "obj", index + 2
        if syntax.is_passive(index):
            yield from (("obj", word) for word in self._passive_objects(index))
        elif (gap := self._gap(index)) is not None:
            yield "obj", gap
        yield from (("obj", word) for word in self._shared_objects(index))

    def takes_object(self, index: int) -> bool:
        """Tell whether a verb has an object, its own or one that it shares, or a noun one under "of"."""
        if self._syntax.upos(index) == "NOUN":
            return any(slot == "of" for slot, _ in self._syntax.slots(index))
        return bool(self._syntax.dependents(index, "ccomp")) or any(self._verb_objects(index, ("obj",)))

    def _passive_objects(self, index: int) -> Iterator[int]:
        syntax = self._syntax
        yield from map(self.antecedent, syntax.dependents(index, "nsubj"))
        if syntax.words[index].deprel == "acl":
            yield syntax.head(index)
        if syntax.relation(index) == "xcomp":
            yield from map(self.antecedent, syntax.dependents(syntax.head(index), "nsubj", "obj"))

    def _gap(self, index: int) -> int | None:
        """Give the antecedent that is the object: "missiles that they possess", "that the navy wants to deploy"."""
        syntax = self._syntax
        top = index
        for _ in range(DEPTH):
            if syntax.relation(top) != "xcomp" or syntax.marker(top) != "to" or syntax.dependents(top, "obj"):
                break
            top = syntax.head(top)
        if top < 0 or syntax.words[top].deprel != "acl:relcl" or syntax.dependents(index, "obj"):
            return None
        if top != index and not any(syntax.form(child) in RELATIVE_PRONOUNS for child in syntax.dependents(top, "obj")):
            return None
        if any(syntax.form(child) in RELATIVE_PRONOUNS for child in syntax.dependents(top, "nsubj")):
            return None
        return syntax.head(top)

    def _shared_objects(self, index: int) -> Iterator[int]:
        """Give what one of two coordinated verbs has and the other shares ("developed and deployed the missile")."""
        syntax = self._syntax
        if syntax.dependents(index, "obj"):
            return
        first = syntax.first_conjunct(index)
        for other in syntax.conjuncts(first):
            if other != index:
                yield from (child for child in syntax.dependents(other, "obj") if child > index)
        if first != index and (syntax.is_passive(index) or syntax.is_passive(first)):
            yield from syntax.dependents(first, "nsubj:pass") or self.subjects(first)

    def antecedent(self, word: int) -> int:
        """Give the noun that a relative pronoun stands for."""
        syntax = self._syntax
        if syntax.form(word) not in RELATIVE_PRONOUNS:
            return word
        clause = syntax.head(word)
        for _ in range(DEPTH):
            if clause < 0 or syntax.words[clause].deprel == "acl:relcl":
                break
            if syntax.relation(clause) not in {"conj", "xcomp", "obl", "nmod"}:
                return word
            clause = syntax.head(clause)
        if clause >= 0 and syntax.words[clause].deprel == "acl:relcl" and syntax.head(clause) >= 0:
            return syntax.head(clause)
        return word
