"""Tells a proposition in plain words: "Russia flight-tests the 9M729", "the United States withdraws from ..."."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date

from treatywatch.thread_records import Days, Proposition
from treatywatch.threads.table import Group, load_table
from treatywatch.treaties.days import Days as Stretch
from treatywatch.treaties.names import systems_by_id, treaties_by_id
from treatywatch.treaties.states import state_codes, state_in_sentence

__all__ = ["capitalised", "day_in_words", "days_in_words", "listed", "party_in_words", "proposition_in_words"]

#: Names of treaties that stand without "the": the numbered ones, New START, and abbreviations spoken as a word.
BARE_TREATY = re.compile(r"(?:.* [IVX]+|New .*|SORT|ENMOD)")


def proposition_in_words(about: Proposition, treaties: Sequence[str] = ()) -> str:
    """Tell a proposition in the third person; `treaties` are those that a violation with an item breaks."""
    group = load_table().group(about.act)
    subject = subject_in_words(about.subject)
    if group.actor == "none":
        return f"{subject} {group.does}"
    if not about.actors:
        return f"{subject} {group.is_done}"
    verb = group.does if len(about.actors) == 1 else group.do
    who = listed([party_in_words(code) for code in about.actors])
    if group.breach and not about.subject.startswith("treaty:"):
        broken = listed([treaty_in_words(treaty) for treaty in sorted(treaties)]) or "a treaty"
        return f"{who} {verb} {broken} with {subject}"
    where = f"{group.place} {party_in_words(about.place)}" if about.place else ""
    return " ".join(part for part in (who, verb, _objects(about, group, subject), where) if part)


def _objects(about: Proposition, group: Group, subject: str) -> str:
    before = group.object
    if about.subject.startswith("treaty:") and group.treaty is not None:
        before = group.treaty
    recipients = listed([party_in_words(code) for code in about.recipients])
    to_whom = f"{group.towards} {recipients}".strip() if recipients else ""
    if group.over and recipients:
        return " ".join(part for part in (to_whom, group.over if subject else "", subject) if part)
    return " ".join(part for part in (before if subject else "", subject, to_whom) if part)


def subject_in_words(subject: str) -> str:
    """Name what a proposition is about: "the 9M729", "ground-launched cruise missiles", "the INF Treaty"."""
    kind, _, name = subject.partition(":")
    if kind == "system":
        system = systems_by_id().get(name)
        return f"the {system.names[0].name if system else name.upper()}"
    if kind == "treaty":
        return treaty_in_words(name)
    return class_in_words(name.split("/")) if kind == "class" else ""


def treaty_in_words(treaty: str) -> str:
    """Name a treaty as a sentence does."""
    entry = treaties_by_id().get(treaty)
    name = entry.names[0].name if entry else treaty
    return name if BARE_TREATY.fullmatch(name) else f"the {name}"


def class_in_words(parts: Sequence[str]) -> str:
    """Name a kind of item in the plural, with what is stated of it before it."""
    table = load_table()
    noun = table.classes.get(parts[0], parts[0].replace("_", " "))
    before: list[str] = []
    for part in parts[1:]:
        if part in table.basings:
            before.append(f"{part}-{'launched' if parts[0] == 'missile' else 'based'}")
        elif part == "mass destruction":
            noun += " of mass destruction"
        elif part in table.ranges or part in table.payloads:
            before.append(part)
        else:
            noun = table.kinds.get(part, f"{part}s")
    return " ".join([*before, noun])


def party_in_words(code: str) -> str:
    """Name a state, organisation or person as a sentence does."""
    if code in state_codes():
        return state_in_sentence(code)
    return " ".join(part.capitalize() for part in code.split("-")) if code.islower() else code


def days_in_words(days: Days | None) -> str:
    """Say when something was ("on 3 May 2008", "in May 2008", "in 2008", "from ... to ..."); nothing where unknown."""
    if days is None or days.start is None or days.end is None:
        return ""
    short = str(Stretch(days.start, days.end))
    if days.start == days.end:
        return f"on {day_in_words(days.start)}"
    if "/" in short:
        return f"from {day_in_words(days.start)} to {day_in_words(days.end)}"
    return f"in {days.start.year}" if "-" not in short else f"in {month_name[days.start.month]} {days.start.year}"


def day_in_words(day: date) -> str:
    """Write a day out ("3 May 2008")."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def listed(parts: Sequence[str]) -> str:
    """Join words as a sentence does ("a, b and c")."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def capitalised(words: str) -> str:
    """Give words with a capital first letter, and the rest as it is."""
    return words[:1].upper() + words[1:]
