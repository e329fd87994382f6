"""The words and cells that all answers of a record share."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from treatywatch.records import JsonObject
from treatywatch.thread_records import Days, Member, Reach, Speaker, Stance
from treatywatch.treaties.names import systems_by_id

LONGEST_WORDS = 200


def plain(text: str) -> str:
    """Give text on one line, with characters that could steer a terminal made visible ("[U+001B]")."""
    on_one_line = " ".join(text.split())
    if on_one_line.isprintable():
        return on_one_line
    return "".join(one if one.isprintable() else f"[U+{ord(one):04X}]" for one in on_one_line)


def shortened(text: str, longest: int = LONGEST_WORDS) -> str:
    """Give text on one line, cut at a word where it is long."""
    told = plain(text)
    return told if len(told) <= longest else f"{told[:longest].rsplit(' ', 1)[0]} …"


def stance_words(stance: Stance, *, negated: bool, accuses: bool = False) -> str:
    """Name a stance; "demands not": that it be not done; "asserts (charge)": the act charges its actor."""
    told = f"{stance} not" if negated else stance
    return f"{told} (charge)" if accuses and stance == "asserts" else told


def days(first: date | None, last: date | None) -> str:
    """Give days in ISO form: one, a stretch with "..", or "no date"."""
    if first is None and last is None:
        return "no date"
    if first == last:
        return str(first)
    return f"{first or ''}..{last or ''}"


def days_of(one: Days | None) -> str:
    """Give a stretch of days, or nothing."""
    return days(one.start, one.end) if one and (one.start or one.end) else ""


def named(speakers: Iterable[Speaker], most: int = 3) -> str:
    """Name speakers, with the number of those left out."""
    names = list(dict.fromkeys(plain(one.name) for one in speakers))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return "; ".join(names[:most]) + more


def holder(one: Speaker) -> str:
    """Name a speaker with the party that it belongs to ("Ada Brown (USA)")."""
    told_by_name = one.party in {None, one.key} or one.type in {"outlet", "anonymous"}
    return plain(one.name) if told_by_name else f"{plain(one.name)} ({one.party})"


def reach_words(reach: Reach) -> str:
    """Say how far a record reaches."""
    documents = f"{reach.documents:,} {'document' if reach.documents == 1 else 'documents'}"
    publishers = f"{reach.publishers:,} {'publisher' if reach.publishers == 1 else 'publishers'}"
    stretch = f" from {reach.first} to {reach.last}" if reach.first and reach.last else ""
    undated = f", {reach.undated:,} of them without a date" if reach.undated else ""
    return f"{documents} of {publishers}{stretch}{undated}"


def subject_words(subject: str) -> str:
    """Name a subject as a sentence has it ("the 9M729"); one that is no known system is given back as it is."""
    kind, _, name = subject.partition(":")
    system = systems_by_id().get(name) if kind == "system" else None
    return f"the {system.names[0].name}" if system else subject


def member_object(one: Member) -> JsonObject:
    """Give a member with the day by which it is ordered, and whether that is of the utterance."""
    return one.to_json() | {"day": str(one.day) if one.day else None, "day_basis": day_basis(one)}


def day_basis(one: Member) -> str | None:
    """Say what the day of a member is that of: the utterance, or else publication."""
    said = one.said is not None and (one.said.start or one.said.end) is not None
    return "said" if said else "published" if one.published else None


def in_time(members: Iterable[Member]) -> list[Member]:
    """Order members by day, those without one last."""
    return sorted(members, key=lambda one: (one.day is None, one.day or date.max, one.document, one.start, one.claim))
