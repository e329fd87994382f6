"""Whom an entity of a text is, in every text alike: as somebody who acts, and as somebody who speaks."""

from __future__ import annotations

import re

from treatywatch.records import Claim, Document, Entity
from treatywatch.thread_records import Speaker
from treatywatch.threads.table import load_table
from treatywatch.treaties.states import state_name

__all__ = ["acting", "outlet_of", "slug", "speaker_of", "voices"]

UNNAMED = Speaker(key="anonymous", name="an unnamed source", party=None, type="anonymous")


def slug(name: str) -> str:
    """Write a name as a key does: small letters and digits of any script, with hyphens."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def acting(entity: Entity) -> tuple[str, ...]:
    """Give who acts, as codes or keys: a state for its organs, leaders and unnamed people, members for a collective.

    Nothing where the text's words would mean somebody else in another text ("they", "many countries").
    """
    if entity.members:
        return entity.members
    if entity.type == "person" and not _in_office(entity):
        return (entity.id or slug(entity.name),)
    if _is_collective(entity):
        return ()
    party = entity.state or entity.id
    return (party,) if party else ()


def _is_collective(entity: Entity) -> bool:
    """Tell whether a name that the tables do not know is one that anybody could use of his own ("my Government")."""
    if entity.type != "organisation" or entity.role is not None:
        return False
    return not load_table().collective_words.isdisjoint(slug(entity.name).split("-"))


def _in_office(entity: Entity) -> bool:
    return entity.state is not None and (entity.role or "").casefold() in load_table().speaking_roles


def speaker_of(entity: Entity | None) -> Speaker:
    """Give who speaks: the state itself for those who speak for it, and for nobody else of that state."""
    if entity is None or _is_collective(entity):
        return UNNAMED
    if entity.type == "state" or _in_office(entity):
        code = entity.state or entity.id
        return Speaker(key=code, name=state_name(code), party=code, type="state") if code else UNNAMED
    if entity.type == "organisation":
        party = entity.state or entity.id
        return Speaker(key=entity.id or slug(entity.name), name=entity.name, party=party, type="organisation")
    if entity.type == "person":
        return Speaker(key=entity.id or slug(entity.name), name=entity.name, party=entity.state, type="person")
    if entity.type == "collective" and entity.members:
        return Speaker(key="+".join(entity.members), name=entity.name, party=entity.state, type="collective")
    if entity.state is None:
        return UNNAMED
    return Speaker(
        key=f"anonymous:{entity.state}", name=f"somebody unnamed of {state_name(entity.state)}", party=entity.state,
        type="anonymous",
    )  # fmt: skip


def outlet_of(document: Document) -> Speaker:
    """Give a document's own voice: its publisher, or the document alone where none is known."""
    name = document.publisher or document.title or document.id
    return Speaker(key=f"outlet:{slug(document.publisher or '') or document.id}", name=name, party=None, type="outlet")


def voices(claim: Claim, document: Document) -> tuple[Speaker, ...]:
    """Give everybody through whom a claim comes, the speaker last; nobody stands there twice in a row."""
    own = (speaker_of(document.voice),) if document.voice else ()
    chain = (*own, *(speaker_of(holder.entity) for holder in claim.holders)) or (outlet_of(document),)
    return tuple(one for place, one in enumerate(chain) if place == 0 or one.key != chain[place - 1].key)
