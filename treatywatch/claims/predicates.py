"""Words that name an act, with the object that makes them one: "built" is an act only where something was built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.claims.vocabulary import Act, Form
from treatywatch.claims.weapon_items import ItemFinder, Phrase
from treatywatch.treaties.aliases import Mention

NOUN_OBJECT_SLOTS = ("of", "for", "modifier")
RELATIVE_PRONOUNS = frozenset({"which", "that", "who", "whom", "whose"})
TREATY_NOUNS = frozenset({"treaty", "convention", "pact", "accord"})
OBJECT_PRONOUNS = frozenset({"it", "them", "this", "these", "those"})


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

    def __init__(self, syntax: Syntax, items: ItemFinder, treaties: TreatyFinder) -> None:
        self._syntax, self._items, self._treaties = syntax, items, treaties

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
        return [predicate for predicate in found if predicate.word not in taken | twice]

    def _at(self, index: int) -> Predicate | None:
        syntax = self._syntax
        upos = syntax.upos(index)
        if self._is_modifier(index) or (upos == "NOUN" and self._treaties.covering(index)):
            return None
        readings = [upos] if upos in {"VERB", "NOUN", "ADJ"} else []
        if upos == "NOUN" and syntax.form(index).endswith("ing"):
            readings.append("VERB")
        for reading in readings:
            for act, form in vocabulary.forms_by_word().get((self._lemma(index, reading), reading), ()):
                if found := self._match(index, act, form, reading):
                    return found
        return None

    def _lemma(self, index: int, reading: str) -> str:
        lemma = self._syntax.lemma(index)
        if reading == "VERB" and self._syntax.upos(index) == "NOUN" and lemma.endswith("ing"):
            stem = lemma[:-3]
            for candidate in (stem, f"{stem}e", stem[:-1]):
                if (candidate, "VERB") in vocabulary.forms_by_word():
                    return candidate
        return lemma

    def _is_modifier(self, index: int) -> bool:
        """A participle or noun before another noun ("deployed missiles", "production plant") states no act."""
        syntax = self._syntax
        if syntax.words[index].upos == "AUX" or syntax.is_attributive(index):
            return True
        head = syntax.head(index)
        return syntax.relation(index) in {"amod", "compound", "aux", "case", "mark", "det"} and head > index

    def _match(self, index: int, act: Act, form: Form, reading: str) -> Predicate | None:
        syntax = self._syntax
        if form.particle and form.particle not in syntax.particles(index):
            return None
        if not self._has_required(index, form) or (form.marker and syntax.marker(index) not in form.marker):
            return None
        if form.predicate_only and not (syntax.dependents(index, "cop") or syntax.relation(index) == "xcomp"):
            return None
        recipient = self._recipient(index, form.recipient)
        if form.needs_recipient and recipient is None:
            return None
        kind = form.object_kind or act.object
        if kind == "none":
            wanted = form.certain or self._is_near_subject(index) or (form.required and self._treaties.any())
            return Predicate(index, act, form, recipient=recipient) if wanted else None
        for slot, word in self._objects(index, form, reading):
            if word == recipient and slot in form.recipient:
                continue
            if found := self._with_object(Predicate(index, act, form, word, recipient=recipient), kind):
                return found
        if (
            kind == "compliance"
            and form.lemma in vocabulary.words("bare_compliance")
            and self._treaties.before(index)
            and not self._has_other_object(index)
        ):
            return Predicate(index, act, form, recipient=recipient)
        return None

    def _is_near_subject(self, index: int) -> bool:
        """Tell whether an act that names no object stands beside an item or a treaty, in its sentence or the last."""
        syntax = self._syntax
        first = max(0, syntax.sentence_of[index] - 1)
        words = [
            w
            for w in range(max(0, index - 80), min(index + 40, len(syntax.words)))
            if first <= syntax.sentence_of[w] <= first + 1
        ]
        return any(self._treaties.covering(word) or self._items.at(word) for word in words)

    def _has_other_object(self, index: int) -> bool:
        """Tell whether "violations of" and the like name something that is no treaty ("of human rights")."""
        return any(
            slot in {"of", "with"} and self._syntax.upos(word) == "NOUN" for slot, word in self._syntax.slots(index)
        )

    def _has_required(self, index: int, form: Form) -> bool:
        syntax = self._syntax
        for slot, lemmas in form.required.items():
            if slot == "modifier":
                present = [syntax.lemma(child) for child in syntax.dependents(index, "compound", "amod")]
                if index > 1 and syntax.form(index - 1) == "-":
                    present.append(syntax.lemma(index - 2))  # "flight-tested", which the reading cuts in three
            else:
                passive = slot == "obj" and syntax.is_passive(index)
                names = {slot, "subj"} if passive else {slot}
                present = [syntax.lemma(word) for name, word in syntax.slots(index) if name in names]
            if not present or (lemmas and not any(lemma in lemmas for lemma in present)):
                return False
        return True

    def _recipient(self, index: int, names: tuple[str, ...]) -> int | None:
        """Give who receives, beside the act or, as parsers often have it, under its object."""
        syntax = self._syntax
        objects = syntax.dependents(index, "obj", "nmod") if names and "obj" not in names else []
        places = [index, *(part for word in objects for part in syntax.conjuncts(word))]
        return next((word for place in places for name, word in syntax.slots(place) if name in names), None)

    def _objects(self, index: int, form: Form, reading: str) -> Iterator[tuple[str, int]]:
        syntax = self._syntax
        wanted = form.object or (("obj",) if reading == "VERB" else NOUN_OBJECT_SLOTS)
        if reading == "VERB":
            yield from self._verb_objects(index, wanted)
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
            yield from (("subj", self._antecedent(child)) for child in syntax.dependents(index, "nsubj"))
        if "obj" not in wanted:
            return
        yield from (("obj", self._antecedent(child)) for slot, child in syntax.slots(index) if slot == "obj")
        if index + 1 < len(syntax.words) and syntax.is_attributive(index + 1):
            yield "obj", index + 2
        if syntax.is_passive(index):
            yield from (("obj", word) for word in self._passive_objects(index))
        elif self._has_gap(index):
            yield "obj", syntax.head(index)
        yield from (("obj", word) for word in self._shared_objects(index))

    def _passive_objects(self, index: int) -> Iterator[int]:
        syntax = self._syntax
        yield from map(self._antecedent, syntax.dependents(index, "nsubj"))
        if syntax.words[index].deprel == "acl":
            yield syntax.head(index)
        if syntax.relation(index) == "xcomp":
            yield from syntax.dependents(syntax.head(index), "nsubj", "obj")

    def _has_gap(self, index: int) -> bool:
        """Tell whether the antecedent is the object: no relative pronoun is the subject ("that they possess")."""
        syntax = self._syntax
        if syntax.words[index].deprel != "acl:relcl" or syntax.dependents(index, "obj"):
            return False
        return not any(syntax.form(child) in RELATIVE_PRONOUNS for child in syntax.dependents(index, "nsubj"))

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
            yield from syntax.dependents(first, "nsubj:pass")

    def _antecedent(self, word: int) -> int:
        """Give the noun that a relative pronoun stands for."""
        syntax = self._syntax
        if syntax.form(word) in RELATIVE_PRONOUNS:
            clause = syntax.head(word)
            if syntax.words[clause].deprel == "acl:relcl" and syntax.head(clause) >= 0:
                return syntax.head(clause)
        return word

    def _with_object(self, predicate: Predicate, kind: str) -> Predicate | None:
        word = predicate.object
        if word is None:
            return None
        treaty = self._treaties.under(word)
        phrase = self._items.at(word)
        parts = (predicate.word, predicate.act, predicate.form, word)
        if phrase is None and kind == "item" and predicate.act.name != "possess":
            phrase = self._pronoun_item(word)  # "keep it" and "have it" are said of too many things
        if kind == "item" and phrase:
            return Predicate(*parts, phrase, None, predicate.recipient)
        if kind == "treaty" and (treaty := self._treaty_object(word)):
            return Predicate(*parts, None, treaty, predicate.recipient)
        if kind == "compliance":
            known = self._treaties.covering(word) or self._pronoun_treaty(word)
            if known or (self._syntax.lemma(word) in vocabulary.words("commitments") and self._binds(word)):
                return Predicate(*parts, None, known or treaty, predicate.recipient)
        if kind == "subject" and (treaty or phrase):
            return Predicate(*parts, phrase, treaty, predicate.recipient)
        if kind == "topic" and (treaty or phrase or self._is_topic(word) or self._is_act(word)):
            return Predicate(*parts, phrase, treaty, predicate.recipient)
        return None

    def _binds(self, word: int) -> bool:
        """Tell whether a limit or an agreement is a treaty's: it names no other matter ("the limits of decency")."""
        others = [below for slot, below in self._syntax.slots(word) if slot in {"of", "on"}]
        if self._treaties.under(word) is None and self._treaties.before(word) is None:
            return False
        return not others or self._treaties.under(word) is not None or any(self._items.at(below) for below in others)

    def _treaty_object(self, word: int) -> Mention | None:
        """Give the treaty that the object is, or whose part it is ("its participation in the treaty")."""
        if mention := self._treaties.covering(word) or self._pronoun_treaty(word):
            return mention
        if self._syntax.lemma(word) in TREATY_NOUNS and self._is_near_subject(word):
            return Mention(
                self._syntax.words[word].start, self._syntax.words[word].end, self._syntax.form(word), "reference", ()
            )
        if self._syntax.lemma(word) in vocabulary.words("parts_of_treaty") | vocabulary.words("commitments"):
            return self._treaties.under(word)
        return None

    def _pronoun_treaty(self, word: int) -> Mention | None:
        return self._treaties.meant_by(word)

    def _pronoun_item(self, word: int) -> Phrase | None:
        """Let "it" and "them" as an object point to the nearest item before, in this sentence or the last."""
        syntax = self._syntax
        if syntax.form(word) not in OBJECT_PRONOUNS:
            return None
        for index in range(word - 1, -1, -1):
            if syntax.sentence_of[word] - syntax.sentence_of[index] > 1:
                return None
            if phrase := self._items.at(index):
                return phrase
        return None

    def _is_act(self, word: int) -> bool:
        """Tell whether a noun names an act on an item or treaty ("condemned the acquisition of missiles")."""
        return self._syntax.upos(word) == "NOUN" and self._at(word) is not None

    def _is_topic(self, word: int) -> bool:
        syntax = self._syntax
        words = syntax.subtree(word, lambda w: syntax.relation(w) in {"advcl", "parataxis", "conj"})
        first, end = words[0], words[-1]
        phrase = syntax.text[syntax.words[first].start : syntax.words[end].end].lower()
        return any(topic in phrase for topic in vocabulary.items().topics)
