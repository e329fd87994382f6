"""What the object of an act is: a weapon item, a treaty, something of the field that the taxonomy has no class for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.treaty_mentions import TreatyFinder
from treatywatch.claims.vocabulary import Nearness
from treatywatch.claims.weapon_items import ItemFinder, Phrase
from treatywatch.treaties.aliases import Mention

if TYPE_CHECKING:
    from treatywatch.claims.predicates import Predicate

OBJECT_PRONOUNS = frozenset({"it", "them", "this", "these", "those"})
SUBJECT_PRONOUNS = frozenset({"it", "they", "these", "those"})
OWNERS = frozenset({"its", "their", "our", "his", "her"})
#: How deep "tonnes of", "parts of" are looked through.
DEPTH = 3
#: How many words before an act and behind it may show that it is one of the field.
BEFORE, BEHIND = 80, 40


class ObjectFinder:
    """Tells what stands in an object's place; made once for a document."""

    def __init__(self, syntax: Syntax, items: ItemFinder, treaties: TreatyFinder, states: frozenset[int]) -> None:
        self._syntax, self._items, self._treaties, self._states = syntax, items, treaties, states
        self._shown: dict[int, bool] = {}

    def fill(self, predicate: Predicate, kind: str) -> Predicate | None:
        """Give a predicate with what its object is, `None` where it is nothing that its act is done to."""
        word = predicate.object
        if word is None:
            return None
        treaty, phrase = self._treaties.under(word), self._item_at(word)
        if kind == "item":
            phrase = phrase or self._pronoun_item(predicate, word)
            if predicate.form.item_class and not self._is_of_class(predicate, phrase):
                return None
            return replace(predicate, phrase=phrase) if phrase or self._is_of_the_field(word, predicate) else None
        if kind == "treaty":
            treaty = self._treaty_object(word)
            return replace(predicate, treaty=treaty) if treaty else None
        if kind == "compliance":
            known = self._named_treaty(word) or self._unnamed_treaty(word)
            return replace(predicate, treaty=known or treaty) if known or self._is_commitment(word) else None
        if treaty or phrase or (kind == "topic" and self._is_topical(word)):
            return replace(predicate, phrase=phrase, treaty=treaty)
        return None

    def _item_at(self, word: int) -> Phrase | None:
        """Give the item that a noun names, or that a noun of number before "of" counts ("a handful of warheads")."""
        if phrase := self._items.at(word):
            return phrase
        syntax = self._syntax
        if syntax.upos(word) != "ADJ" and syntax.lemma(word) not in vocabulary.words("counters"):
            return None  # "the last of the warheads"
        below = (child for child in syntax.dependents(word, "nmod") if syntax.marker(child) == "of")
        return next((phrase for child in below if (phrase := self._items.at(child))), None)

    def _is_of_class(self, predicate: Predicate, phrase: Phrase | None) -> bool:
        """Tell whether the item is of a class that the wording asks for, and the clause more than its description."""
        described = (
            self._syntax.words[self._syntax.first_conjunct(predicate.word)].deprel == "acl:relcl"
        )  # "missiles that fly 500 km"
        return phrase is not None and phrase.item.item_class in predicate.form.item_class and not described

    def is_near(self, index: int, reach: Nearness, *, of_states: bool = False) -> bool:
        """Tell whether an item, a treaty or a word of the field stands within reach of an act, or a state beside it."""
        if reach == "treaty":
            return self._treaties.before(index) is not None
        if reach == "document" and self._treaties.any():
            return True
        syntax = self._syntax
        for word in self._reached(index, reach):
            if self._shows_the_field(word):
                return True
            if of_states and word in self._states and syntax.sentence_of[word] == syntax.sentence_of[index]:
                return True
        return False

    def _shows_the_field(self, word: int) -> bool:
        """Tell whether a word is one of the field, or names an item or a treaty that is known."""
        if word not in self._shown:
            treaty = self._treaties.covering(word)
            named = self._syntax.lemma(word) in vocabulary.words("field_words") or (treaty is not None and treaty.ids)
            self._shown[word] = bool(named) or self._items.at(word) is not None
        return self._shown[word]

    def _reached(self, index: int, reach: Nearness) -> Iterator[int]:
        syntax = self._syntax
        if reach == "clause":
            yield from syntax.subtree(index, lambda w: syntax.relation(w) in {"parataxis", "conj"})
            return
        own = syntax.sentence_of[index]
        first, last = (own, own) if reach == "sentence" else (own - 1, own + 1)
        for word in range(max(0, index - BEFORE), min(index + BEHIND, len(syntax.words))):
            if word != index and first <= syntax.sentence_of[word] <= last:
                yield word

    def _is_of_the_field(self, word: int, predicate: Predicate) -> bool:
        """Tell whether a noun is one of the field's that names no item: a device, parts of a missile, a plant."""
        if self._names(word, vocabulary.words("field_objects"), of_modifiers=True) or self._is_part(word):
            return True
        if predicate.form.lemma in vocabulary.words("light_verbs"):
            return False
        return self._names(word, vocabulary.words("field_objects_near")) and self.is_near(word, "sentence")

    def _names(self, word: int, nouns: frozenset[str], *, of_modifiers: bool = False, depth: int = DEPTH) -> bool:
        """Tell whether a phrase names one of the nouns, by its head, a modifier or what it counts ("tonnes of")."""
        syntax = self._syntax
        if syntax.lemma(word) in nouns:
            return True
        modifiers = syntax.dependents(word, "compound") if of_modifiers and syntax.upos(word) == "NOUN" else []
        if any(syntax.lemma(child) in nouns for child in modifiers):
            return True
        counted = syntax.lemma(word) in vocabulary.items().transparent or syntax.upos(word) in {"NUM", "PRON", "DET"}
        below = [child for child in syntax.dependents(word, "nmod") if syntax.marker(child) == "of"]
        return depth > 0 and counted and any(self._names(child, nouns, depth=depth - 1) for child in below)

    def _is_part(self, word: int) -> bool:
        """Tell whether a noun is a part of an item, or what it is made with ("missile parts", "its fuel tank")."""
        syntax = self._syntax
        if syntax.lemma(word) not in vocabulary.words("item_parts"):
            return False
        owners = syntax.dependents(word, "compound", "amod", "nmod:poss", "nmod")
        if syntax.relation(word) == "obj":  # "bought parts | for its missiles"
            owners += [child for child in syntax.dependents(syntax.head(word), "obl") if syntax.marker(child) == "for"]
        return any(
            self._items.at(child) is not None or syntax.lemma(child) in vocabulary.words("field_objects")
            for child in owners
        )

    def _named_treaty(self, word: int) -> Mention | None:
        """Give the treaty at a word; "the agreement", of which nothing says which it is, needs the field near."""
        mention, lemma = self._treaties.covering(word) or self._treaties.meant_by(word), self._syntax.lemma(word)
        if mention is None or mention.ids or lemma not in vocabulary.words("any_agreement"):
            return mention
        unnamed = lemma in vocabulary.words("treaty_nouns_near")
        of_the_field = self._is_of_arms_control(word) if unnamed else self.is_near(word, "around")
        return mention if of_the_field else None

    def _is_commitment(self, word: int) -> bool:
        """Tell whether a noun is a commitment of arms control, by the treaty that it is of or by its own words."""
        commitment = self._syntax.lemma(word) in vocabulary.words("commitments")
        return commitment and (self._binds(word) or self._names_the_field(word))

    def _unnamed_treaty(self, word: int) -> Mention | None:
        """Give the treaty of arms control that a noun means though the text nowhere says which it is."""
        syntax = self._syntax
        if syntax.lemma(word) not in vocabulary.words("treaty_nouns") or not self._is_of_arms_control(word):
            return None
        return Mention(syntax.words[word].start, syntax.words[word].end, syntax.form(word), "reference", ())

    def _binds(self, word: int) -> bool:
        """Tell whether a limit or an agreement is a treaty's: it names no other matter ("the limits of decency")."""
        others = [below for slot, below in self._syntax.slots(word) if slot in {"of", "on", "in", "towards"}]
        if self._treaties.under(word) is None and self._treaties.before(word) is None:
            return False
        return not others or self._treaties.under(word) is not None or any(self._items.at(below) for below in others)

    def _treaty_object(self, word: int) -> Mention | None:
        """Give the treaty that the object is, or whose part it is ("its participation in the treaty")."""
        syntax = self._syntax
        if mention := self._named_treaty(word):
            return mention
        if mention := self._unnamed_treaty(word):
            return mention
        if syntax.lemma(word) in vocabulary.words("parts_of_treaty") | vocabulary.words("commitments"):
            return self._treaties.under(word) or self._owned_part(word)
        return None

    def _is_of_arms_control(self, word: int) -> bool:
        """Tell whether a treaty without a name is one of the field: by its own words, or by what stands near."""
        syntax = self._syntax
        if self._names_the_field(word):
            return True
        if syntax.lemma(word) in vocabulary.words("any_agreement") and syntax.form(word) != syntax.lemma(word):
            return False  # "bilateral agreements" are any
        own = vocabulary.words("treaty_adjectives")
        if any(syntax.lemma(w) not in own for w in syntax.dependents(word, "compound", "amod", "flat", "nmod:poss")):
            return False  # one on another matter ("the peace agreement", "the Lagos agreement")
        if any(syntax.marker(w) in {"on", "for", "between"} for w in syntax.dependents(word, "nmod")):
            return False
        return syntax.lemma(word) in vocabulary.words("treaty_nouns_near") and self.is_near(word, "around")

    def _names_the_field(self, word: int) -> bool:
        """Tell whether a phrase has a word of the field of its own ("safeguards obligations", "a ban on warheads")."""
        syntax, field = self._syntax, vocabulary.words("field_words")
        own = syntax.subtree(word, lambda w: syntax.words[w].deprel in {"acl:relcl", "appos"})
        return any(syntax.lemma(w) in field or self._items.at(w) for w in own if w != word)

    def _owned_part(self, word: int) -> Mention | None:
        """Let "its obligations" be those under the treaty before, where the phrase names no other matter."""
        syntax = self._syntax
        owned = any(syntax.form(child) in OWNERS for child in syntax.dependents(word, "nmod:poss"))
        others = [below for slot, below in syntax.slots(word) if slot in {"of", "on", "in", "to", "under", "with"}]
        return self._treaties.before(word) if owned and not others else None

    def _pronoun_item(self, predicate: Predicate, word: int) -> Phrase | None:
        """Let "it" and "them" as an object point to the nearest item before, in this sentence or the last."""
        syntax = self._syntax
        if predicate.act.name == "possess":
            return None  # "keep it" and "have it" are said of too many things
        if syntax.form(word) not in (SUBJECT_PRONOUNS if syntax.relation(word) == "nsubj" else OBJECT_PRONOUNS):
            return None
        for index in range(word - 1, -1, -1):
            if syntax.sentence_of[word] - syntax.sentence_of[index] > 1:
                return None
            if phrase := self._items.at(index):
                return phrase
        return None

    def _is_topical(self, word: int) -> bool:
        """Tell whether a phrase is about arms control: it names a subject of it, or is of an item."""
        syntax = self._syntax
        below = [word, *(w for w in syntax.dependents(word, "nmod") if syntax.marker(w) in {"of", "for", "on"})]
        if any(
            self._items.at(w) or self._names(w, vocabulary.words("field_objects"), of_modifiers=True) for w in below
        ):
            return True
        words = syntax.subtree(word, lambda w: syntax.relation(w) in {"advcl", "parataxis", "conj"})
        first, end = words[0], words[-1]
        phrase = syntax.text[syntax.words[first].start : syntax.words[end].end].lower()
        named = {topic for topic in vocabulary.items().topics if topic in phrase}
        return bool(named - vocabulary.words("weak_topics")) or (bool(named) and self._names_the_field(word))
