"""The reference page of the weapon items: classes, kinds and the systems known by name."""

from __future__ import annotations

from collections.abc import Iterator

from treatywatch.claims.vocabulary import items
from treatywatch.treaties.names import Alias, System, load_systems

HEAD = """\
# Weapon items

*Written by `python -m docs.generate` from `treatywatch/claims/items.yaml` and `treatywatch/treaties/systems.yaml`;
do not edit.*

An item in a claim has one of these classes. A class or kind is never renamed.

| class | definition | words |
|---|---|---|
"""
KINDS = """
## Kinds that words state

A launcher's kind is what it launches, with "launcher" behind it. Two kinds that exclude each other in one phrase leave
the kind open. A system by name has the kind that the next table gives.

| kind | words |
|---|---|
"""
SYSTEMS = """
## Systems known by name

A name may count only beside a word of its subject, because it is an everyday word as well (*near*), and only from or
until a day. Which ranges were declared or alleged, by whom and when, stands in the table's file: statements, no
measurements.

| id | names | class | kind | basing | treaties | named or listed |
|---|---|---|---|---|---|---|
"""


def items_page() -> str:
    """Give the page."""
    taxonomy = items()
    classes = (f"| `{name}` | {c.definition} | {', '.join(c.nouns)} |\n" for name, c in taxonomy.classes.items())
    kinds = (f"| {kind} | {', '.join(words)} |\n" for kind, words in taxonomy.attributes["kind"].items())
    return HEAD + "".join(classes) + KINDS + "".join(kinds) + SYSTEMS + "".join(systems())


def systems() -> Iterator[str]:
    """Give a row for every system."""
    for system in load_systems().systems:
        treaties = ", ".join(dict.fromkeys(relevance.treaty for relevance in system.treaties))
        cells = (", ".join(map(name, system.names)), system.item_class, system.kind, system.basing, treaties)
        yield f"| `{system.id}` | {' | '.join(cell or '' for cell in cells)} | {listed(system)} |\n"


def name(alias: Alias) -> str:
    """Write a name with its days."""
    days = (("near", alias.near), ("since", alias.since), ("until", alias.until))
    told = " ".join("*near*" if key == "near" else f"{key} {value}" for key, value in days if value)
    return f"{alias.name} ({told})" if told else alias.name


def listed(system: System) -> str:
    """Give what an entry rests on."""
    return system.source or "; ".join(dict.fromkeys(statement.source for statement in system.ranges))
