"""What "the missile", "such weapons" or "their stockpiles" take over from the item that they point back to."""

from __future__ import annotations

from collections.abc import Iterator

from treatywatch.claims import vocabulary
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.weapon_items import Phrase
from treatywatch.records import Item

__all__ = ["refer_back"]

#: How many sentences back a phrase may point to an item with more attributes; a possessive one, as it names what an
#: owner has ("its missiles"), points less far than a definite one.
REFERENCE_SENTENCES, POSSESSIVE_SENTENCES = 3, 1
#: One weapon ("the missile") is spoken of over more sentences, others in the plural between ("Tomahawk missiles").
SINGULAR_SENTENCES = 6
DEMONSTRATIVES = frozenset({"such", "these", "those", "this", "that", "same"})
POSSESSIVES = frozenset({"its", "their"})
#: What may be taken over, as far as the phrase does not state it.
ATTRIBUTES = ("kind", "basing", "payload", "role", "system", "range_km", "range_class")
#: Attributes of which a phrase with one says already which items are meant.
SPECIFIC = ("kind", "basing", "role", "system", "range_km", "range_class")


def refer_back(phrases: list[Phrase], syntax: Syntax) -> dict[int, Item]:
    """Let a phrase that states nothing of its own take the attributes of the nearest earlier item that has them.

    Returns the completed item by the head word of its phrase. The earlier item must be of the same class, or the
    phrase a general one ("such weapons"). Where the nearest sentence has several that differ, only what they have in
    common is taken, and nothing where other weapons were introduced since: it stays open which are meant.
    """
    completed: dict[int, Item] = {}
    for position, phrase in enumerate(phrases):
        reach = _reach(phrase, syntax)
        if reach is None or any(getattr(phrase.item, name) for name in SPECIFIC):
            continue
        sources = list(_nearest(phrases[:position], phrase, reach, syntax, completed))
        if reach == REFERENCE_SENTENCES and _is_one(phrase, syntax):
            ones = [earlier for earlier in phrases[:position] if _is_one(earlier, syntax)]
            sources = list(_nearest(ones, phrase, SINGULAR_SENTENCES, syntax, completed)) or sources
        if sources:
            completed[phrase.head] = _taking_over(phrase.item, sources)
    return completed


def _reach(phrase: Phrase, syntax: Syntax) -> int | None:
    """Give how many sentences back a phrase may point; `None` where it does not point back at all."""
    before = {syntax.form(word) for word in range(phrase.first, phrase.noun)}
    if before & DEMONSTRATIVES:
        return REFERENCE_SENTENCES
    if "the" in before:
        return None if _is_described(phrase, syntax) else REFERENCE_SENTENCES
    owners = syntax.dependents(phrase.noun, "nmod:poss")
    if owners and syntax.form(owners[0]) in POSSESSIVES and syntax.lemma(phrase.noun) in vocabulary.words("holdings"):
        return POSSESSIVE_SENTENCES
    return None


def _is_one(phrase: Phrase, syntax: Syntax) -> bool:
    """Tell whether a phrase speaks of one weapon in the singular."""
    return syntax.form(phrase.noun) == syntax.lemma(phrase.noun).lower()


def _is_described(phrase: Phrase, syntax: Syntax) -> bool:
    """Tell whether a definite phrase says by itself which items it means ("the defensive systems")."""
    neutral = vocabulary.words("pointing_adjectives")
    return any(
        syntax.lemma(word) not in neutral and not _is_item_word(word, phrase, syntax)
        for word in syntax.dependents(phrase.noun, "amod", "compound")
    )


def _is_item_word(word: int, phrase: Phrase, syntax: Syntax) -> bool:
    """Tell whether a modifier is a noun of the taxonomy or states the payload ("the nuclear missile systems")."""
    taxonomy = vocabulary.items()
    stated = taxonomy.attributes["payload"].get(phrase.item.payload or "", ())
    return syntax.form(word) in stated or any(syntax.lemma(word) in entry.nouns for entry in taxonomy.classes.values())


def _nearest(
    before: list[Phrase], phrase: Phrase, reach: int, syntax: Syntax, completed: dict[int, Item]
) -> Iterator[Item]:
    """Give the items with attributes that agree with a phrase in class, of the nearest sentence that has one."""
    sentence = None
    for earlier in reversed(before):
        number = syntax.sentence_of[earlier.head]
        if syntax.sentence_of[phrase.head] - number > reach or (sentence is not None and number != sentence):
            return
        source = completed.get(earlier.head, earlier.item)
        if earlier.noun >= phrase.first or not _agrees(phrase, source, syntax):
            continue
        if any(getattr(source, name) for name in ATTRIBUTES):
            sentence = number
            yield source
        elif earlier.last < phrase.first and _introduces(earlier, syntax):
            return


def _introduces(phrase: Phrase, syntax: Syntax) -> bool:
    """Tell whether a phrase brings in other weapons, in words that the taxonomy has no attribute for."""
    if syntax.relation(phrase.noun) == "compound" or _reach(phrase, syntax) is not None:
        return False
    neutral = vocabulary.words("pointing_adjectives")
    return any(syntax.lemma(word) not in neutral for word in syntax.dependents(phrase.noun, "amod", "nmod", "acl"))


def _agrees(phrase: Phrase, source: Item, syntax: Syntax) -> bool:
    """Tell whether an earlier item may be what a phrase means, by their classes and payloads."""
    item = phrase.item
    if item.payload and source.payload not in (None, item.payload):
        return False
    if item.item_class == source.item_class:
        return True
    if item.item_class == "warhead":
        return source.item_class == "weapon" and bool(source.payload)
    return item.item_class == "weapon" and syntax.lemma(phrase.noun) in vocabulary.words("general_items")


def _taking_over(item: Item, sources: list[Item]) -> Item:
    """Complete an item with what all its possible sources have in common."""
    first = sources[0]
    shared = {
        name: getattr(first, name)
        for name in ATTRIBUTES
        if getattr(item, name) is None and all(getattr(other, name) == getattr(first, name) for other in sources)
    }
    return item.model_copy(update=shared)
