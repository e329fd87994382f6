"""Names to show: of parties, of speakers, of items, of documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from treatywatch.dossiers.wording import listed, wording
from treatywatch.records import Claim, Document, DocumentRecords, Entity, Item
from treatywatch.treaties.states import state_codes, state_name

#: Characters of a first line that stands in for a title, and of a title that stands in for a publisher.
LONG_TITLE, SHORT_TITLE = 90, 42
#: Words that are written small inside a sentence, even where the text began one with them.
_COMMON = re.compile(
    r"^(the|an?|this|that|these|those|such|its|their|some|some(body|one)|officials?|experts?|analysts?|critics|"
    r"diplomats?|sources?|reports?|missiles?|launchers?)\b",
    re.IGNORECASE,
)
_GENERIC = re.compile(r"^(it|its|they|them|their|these|those|this|that|such)\b", re.IGNORECASE)


class Names:
    """The names that one dossier uses, settled once from its records and the treaty's parties."""

    def __init__(
        self, parties: Mapping[str, str], records: Sequence[DocumentRecords], systems: Mapping[str, str], treaty: str
    ) -> None:
        organisations: dict[str, Counter[str]] = {}
        items: dict[str, Counter[str]] = {}
        for one in records:
            for entity in _entities(one):
                if entity.type in ("state", "organisation") and entity.id and entity.id not in state_codes():
                    organisations.setdefault(entity.id, Counter())[entity.name] += 1
            for item in (claim.item for claim in one.claims if claim.item and claim.item.system):
                items.setdefault(item.system or "", Counter())[item.text] += 1
        self.parties = {code: _most_frequent(counter) for code, counter in organisations.items()} | dict(parties)
        self.systems = {system: _most_frequent(counter) for system, counter in items.items()} | dict(systems)
        self.treaty = treaty

    def party(self, code: str) -> str:
        """Name a state or organisation as a sentence does ("the United States")."""
        name = self.parties.get(code) or state_name(code)
        definite = wording().definite_words & set(name.split()) and not name.lower().startswith("the ")
        return f"the {name}" if definite else name

    def entity(self, entity: Entity) -> str:
        """Name somebody who acts: a state's organs and leaders acting for it are the state."""
        if entity.type in ("state", "organisation") and entity.id:
            return self.party(entity.id)
        return entity.name

    def speaker(self, entity: Entity | None) -> str:
        """Name somebody who vouches for a claim, with role and state, so that a reader knows whose word it is."""
        if entity is None:
            return "an unnamed source"
        if entity.type in ("state", "organisation") and entity.id:
            return self.party(entity.id) + (f" ({_role(entity)})" if _role(entity) else "")
        home = self.party(entity.state).removeprefix("the ") if entity.state else None
        unnamed = "unnamed" if entity.type == "anonymous" else None
        role = _role(entity) if (_role(entity) or "").lower() not in entity.name.lower() else None
        details = [part for part in (home, role, unnamed) if part]
        name = _inside_a_sentence(entity.name)
        return name + (f" ({', '.join(details)})" if details else "")

    def item(self, item: Item) -> str:
        """Name an item: its system where it has one, else the text's words, else what it was resolved to."""
        if item.system:
            name = self.systems.get(item.system, item.system.upper())
            return name if name.lower().startswith(("the ", "a ")) else f"the {name}"
        text = _inside_a_sentence(item.text)
        return f"{text} ({self.class_of(item)})" if _GENERIC.match(text) else text

    def class_of(self, item: Item) -> str:
        """Name an item's class in the plural ("missiles")."""
        noun = item.item_class.replace("_", " ")
        if noun.endswith("s"):
            return noun
        return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def _role(entity: Entity) -> str | None:
    return None if entity.role in wording().plain_roles else entity.role


def _inside_a_sentence(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].lower() + words[1:] if _COMMON.match(words) else words


def party_of(entity: Entity | None) -> str | None:
    """Give the state or organisation that somebody is or speaks for."""
    if entity is None:
        return None
    return entity.state or (entity.id if entity.type in ("state", "organisation") else None)


def actors_of(claim: Claim) -> tuple[str, ...]:
    """Give whom a claim is about, as codes where there are codes, in alphabetical order."""
    return tuple(sorted({party_of(entity) or entity.id or entity.name for entity in claim.actor}))


def plural(entities: Sequence[Entity]) -> bool:
    """Tell whether a verb after these names stands in the plural."""
    if len(entities) != 1:
        return bool(entities)
    only = entities[0]
    return only.type in ("anonymous", "collective") and _several(only.name)


def _several(name: str) -> bool:
    words = name.lower().split()
    return name.lower() in ("we", "they") or (bool(words) and words[-1].endswith("s") and not words[-1].endswith("ss"))


def document_title(document: Document) -> str:
    """Name a document: its title, else its first line, else its file."""
    if document.title:
        return document.title
    first_line = next((line.strip() for line in document.text.splitlines() if line.strip()), "")
    if first_line:
        return _shortened(first_line, LONG_TITLE)
    return document.source.replace("\\", "/").rsplit("/", 1)[-1] or "Untitled document"


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def author_name(document: Document) -> str | None:
    """Name a document's author: a state by its name, where the author of a speech is only its code ("SWE")."""
    return state_name(document.author) if document.author else None


def byline(document: Document, dated: str) -> str:
    """Say in one line where a document comes from ("The Gazette, A. Writer, 4 July 2024")."""
    return ", ".join(part for part in (document.publisher, author_name(document), dated) if part)


def short_source(document: Document) -> str:
    """Name a document as short as it can be named: its publisher, else its title in quotation marks."""
    return document.publisher or f"“{_shortened(document_title(document), SHORT_TITLE)}”"


def enumerated(names: Iterable[str]) -> str:
    """List names once each, in the order in which they come."""
    return listed(list(dict.fromkeys(names)))


def _entities(one: DocumentRecords) -> Iterator[Entity]:
    yield from (name.entity for name in one.reading.names if name.entity)
    for claim in one.claims:
        yield from claim.actor
        yield from claim.recipient
        yield from (holder.entity for holder in claim.holders if holder.entity)


def _most_frequent(counter: Counter[str]) -> str:
    named = {text: count for text, count in counter.items() if not _GENERIC.match(text)} or dict(counter)
    return min(named, key=lambda text: (-named[text], text))
