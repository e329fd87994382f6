"""Whom an entity of a text is, in every text alike: as somebody who acts, and as somebody who speaks."""

from __future__ import annotations

import re

from treatywatch.records import Claim, Document, Entity
from treatywatch.thread_records import Speaker
from treatywatch.threads.credits import outlet_key
from treatywatch.threads.table import load_table
from treatywatch.treaties.states import state_in_sentence, state_name

__all__ = ["acting", "outlet_of", "slug", "speaker_of", "voices"]

#: Characters of a title that stands for a publisher.
LONG_TITLE = 60
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
    if entity.role == "media":
        return Speaker(key=outlet_key(entity.name), name=entity.name, party=None, type="outlet")
    if entity.type == "organisation":
        party = entity.state or entity.id
        return Speaker(key=entity.id or slug(entity.name), name=entity.name, party=party, type="organisation")
    if entity.type == "person":
        return Speaker(key=entity.id or slug(entity.name), name=entity.name, party=entity.state, type="person")
    if entity.type == "collective" and entity.members:
        return Speaker(key="+".join(entity.members), name=entity.name, party=entity.state, type="collective")
    if entity.state is None:
        return UNNAMED
    name = f"somebody unnamed of {state_in_sentence(entity.state)}"
    return Speaker(key=f"anonymous:{entity.state}", name=name, party=entity.state, type="anonymous")


def outlet_of(document: Document) -> Speaker:
    """Give a document's own voice: its publisher, or the document alone, by its title, where none is known."""
    if document.publisher and slug(document.publisher):
        return Speaker(key=outlet_key(document.publisher), name=document.publisher, party=None, type="outlet")
    return Speaker(key=f"outlet:{document.id}", name=f"“{_called(document)}”", party=None, type="outlet")


def _called(document: Document) -> str:
    """Name a document by its title or first line, as short as it can be told from others."""
    written = document.title or next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)
    return written if len(written) <= LONG_TITLE else f"{written[:LONG_TITLE].rsplit(' ', 1)[0]} …"


def voices(claim: Claim, document: Document) -> tuple[Speaker, ...]:
    """Give everybody through whom a claim comes, the speaker last; nobody stands there twice in a row."""
    own = (speaker_of(document.voice),) if document.voice else ()
    chain = (*own, *(speaker_of(holder.entity) for holder in claim.holders)) or (outlet_of(document),)
    return tuple(one for place, one in enumerate(chain) if place == 0 or one.key != chain[place - 1].key)
