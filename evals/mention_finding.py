"""Weapon items and treaties of a text that was read, whether or not an act is told of them."""

from __future__ import annotations

from typing import NamedTuple

from treatywatch.claims.item_references import refer_back
from treatywatch.claims.syntax import Syntax
from treatywatch.claims.weapon_items import ItemFinder
from treatywatch.records import Document, Item, Reading
from treatywatch.treaties.aliases import Aliases, Mention
from treatywatch.treaties.references import resolve_treaties


class Mentions(NamedTuple):
    """What a text names or means, in its order."""

    items: tuple[Item, ...]
    treaties: tuple[Mention, ...]


def mentions_of(document: Document, reading: Reading) -> Mentions:
    """Find a document's items, completed from earlier ones they point back to, and its treaties."""
    syntax = Syntax.of(document.text, reading)
    named = Aliases.load().find(document.text, document.day)
    phrases = ItemFinder(syntax, named, reading.quantities).all()
    completed = refer_back(phrases, syntax)
    items = tuple(completed.get(phrase.head, phrase.item) for phrase in phrases)
    return Mentions(items, resolve_treaties(document.text, named, document.day))
