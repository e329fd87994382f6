"""Sums a thread up from counted members: who asserts, who denies, who was charged and when that was answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from treatywatch.thread_records import (
    STANCES,
    Cell,
    Days,
    Grade,
    Proposition,
    Reach,
    Reply,
    Speaker,
    Stance,
    Standing,
    Thread,
    ThreadEvent,
)
from treatywatch.threads.episodes import undated
from treatywatch.threads.origins import independence, known_origins
from treatywatch.threads.related import Beside
from treatywatch.threads.table import load_table
from treatywatch.threads.titles import (
    capitalised,
    day_in_words,
    days_in_words,
    listed,
    party_in_words,
    proposition_in_words,
)

__all__ = ["ThreadFacts", "summarise", "with_silence"]

#: What the charged party may say to a charge. A demand or a supposition says nothing to whether it is so.
ANSWERS: frozenset[Stance] = frozenset({"denies", "asserts", "hedges", "plans"})


class ThreadFacts(NamedTuple):
    """What is known of a thread beside its counted members."""

    id: str
    proposition: Proposition
    #: The days that its dated acts cover.
    when: Days | None
    treaties: tuple[str, ...]
    documents: int
    outlets: int
    since: date
    grade: Grade
    conflicts: int = 0
    history: tuple[ThreadEvent, ...] = ()


def summarise(
    facts: ThreadFacts, cells: Sequence[Cell], related: Sequence[Beside] = (), replies: Sequence[Cell] | None = None
) -> Thread:
    """Sum a thread up, with what the other threads of its dispute answer.

    `replies` are the cells by which the answer to the first charge is found, if they are others: one that has claims
    from before the charge and after it is to begin with the first after it, here as in `related`.
    What is silent is told by `with_silence`, which knows the record's extent.
    """
    asserting = [cell for cell in cells if cell.stance == "asserts"]
    denying = [cell for cell in cells if cell.stance == "denies"]
    reply = _reply_in_dispute(facts.proposition, cells if replies is None else replies, related)
    charged = any(cell.accuses for cell in cells)
    standing: Standing = "uncharged" if not charged else "answered" if reply else "open"
    first = min((cell.first for cell in cells if cell.first), default=None)
    return Thread(
        id=facts.id,
        proposition=facts.proposition,
        title=title(facts, first),
        treaties=facts.treaties,
        when=None if undated(facts.id) else facts.when,
        standing=standing,
        claims={stance: total for stance in STANCES if (total := _claims(cells, stance))},
        documents=facts.documents,
        outlets=facts.outlets,
        origins=len(known_origins(_origins(asserting))),
        denying_origins=len(known_origins(_origins(denying))),
        independence=independence(_origins(asserting)),
        first=first,
        last=max((cell.last for cell in cells if cell.last), default=None),
        asserted_by=_speakers(asserting),
        denied_by=_speakers(denying),
        reply=reply,
        related=tuple(one.thread for one in related),
        silence=None,
        grade=facts.grade,
        conflicts=facts.conflicts,
        since=facts.since,
        history=facts.history,
    )


def with_silence(thread: Thread, reach: Reach, undated_cells: Sequence[Cell] = ()) -> Thread:
    """Say what a record does not have to a thread, and how far the record reaches; nothing is concluded from it.

    To an occurrence without an answer the charged may have said that they never did such a thing, which gives no date:
    `undated_cells` count what is said of its proposition without one.
    """
    lacking = _lacking(thread)
    if not lacking:
        return thread.model_copy(update={"silence": None})
    told = f"{lacking} in this record, which has {extent(reach)}."
    if denied := _denied_without_date(thread, undated_cells):
        told += f" {denied}"
    return thread.model_copy(update={"silence": told})


def title(facts: ThreadFacts, first: date | None) -> str:
    """Tell a thread's proposition, with the days of an occurrence, or what keeps it apart from others of its kind."""
    told = proposition_in_words(facts.proposition, facts.treaties)
    told = capitalised(told)
    if not undated(facts.id):
        return f"{told} {days_in_words(facts.when)}".strip()
    marks = ["no date stated"] if load_table().group(facts.proposition.act).occurs == "repeatedly" else []
    if not facts.proposition.subject.startswith(("system:", "treaty:")):
        marks += [f"said in the {first.year // 10 * 10}s"] if first else [] if marks else ["said on no known day"]
    return f"{told} ({', '.join(marks)})" if marks else told


def first_charged(cells: Sequence[Cell]) -> date | None:
    """Give the day of the first dated charge."""
    return min((cell.first for cell in cells if cell.accuses and cell.first), default=None)


def first_reply(about: Proposition, cells: Sequence[Cell]) -> Reply | None:
    """Give the first answer of the charged to the first charge, with the days between them where both are dated.

    One that came before the first dated charge is given only where none came later, and says so.
    """
    charges = [cell for cell in cells if cell.accuses]
    answers = [cell for cell in cells if not cell.accuses and cell.stance in ANSWERS and _speaks_for(cell, about)]
    if not charges or not answers:
        return None
    charge = min(charges, key=_first_of)
    if charge.first is None:
        return _reply(min(answers, key=_undated_first))
    later = [cell for cell in answers if cell.first and cell.first >= charge.first]
    if later:
        return _after(charge, min(later, key=_first_of))
    # One of a month or year in which the charge came may have come after it.
    perhaps = [cell for cell in answers if cell.first and cell.first_until and cell.first_until >= charge.first]
    if perhaps:
        return _after(charge, min(perhaps, key=_first_of))
    answer = min(answers, key=_undated_first)
    return _reply(answer, before_charge=answer.first is not None and answer.first_until is not None)


def _first_of(cell: Cell) -> tuple[date, date, bool, str]:
    """Order by day; of one day a denial is the answer, whatever else was said with it."""
    return cell.first or date.max, cell.first_until or date.max, cell.stance != "denies", cell.first_claim


def _undated_first(cell: Cell) -> tuple[bool, date, str]:
    return cell.first is not None, cell.first or date.max, cell.first_claim


def _reply(answer: Cell, *, before_charge: bool = False) -> Reply:
    return Reply(
        claim=answer.first_claim, stance=answer.stance, day=answer.first, last_day=answer.first_until, days=None,
        before_charge=before_charge,
    )  # fmt: skip


def _after(charge: Cell, answer: Cell) -> Reply:
    """Give an answer with the days between it and a charge, as far apart as their dates leave open."""
    found = _reply(answer)
    if not (charge.first and charge.first_until and answer.first and answer.first_until):
        return found
    low, high = (answer.first - charge.first_until).days, (answer.first_until - charge.first).days
    days = {"days": low if low == high else None, "days_low": low, "days_high": high}
    return found.model_copy(update=days)


def _reply_in_dispute(about: Proposition, cells: Sequence[Cell], related: Sequence[Beside]) -> Reply | None:
    """Give the first answer of the charged in a thread itself, or their first denial of it in one beside it.

    A denial elsewhere counts only if it is known to come before the answer in the thread itself, or if that has none;
    one that came before the charge answers nothing.
    """
    own = first_reply(about, cells)
    charges = [cell for cell in cells if cell.accuses]
    thread_of = {cell.first_claim: one.thread for one in related for cell in one.denials}
    found = first_reply(about, [*charges, *(cell for one in related for cell in one.denials)])
    if found is None or found.before_charge or (own and not own.before_charge and not _is_sooner(found, own)):
        return own
    return found.model_copy(update={"thread": thread_of[found.claim]})


def _is_sooner(one: Reply, other: Reply) -> bool:
    """Tell whether a reply is known to have come before another, whatever their dates leave open."""
    return one.days_high is not None and other.days_low is not None and one.days_high < other.days_low


def extent(reach: Reach) -> str:
    """Tell how far a record reaches ("12 documents of 3 publishers from 1 May 2014 to 2 August 2019")."""
    of = _counted(reach.publishers, "publisher") if reach.publishers else "no stated publisher"
    told = f"{_counted(reach.documents, 'document')} of {of}"
    if reach.first and reach.last:
        told += f" from {day_in_words(reach.first)} to {day_in_words(reach.last)}"
    undated = f"{reach.undated} of them without a date"
    if reach.undated == reach.documents:
        undated = "without a date" if reach.documents == 1 else "none of them with a date"
    return f"{told}, {undated}" if reach.undated else told


def _lacking(thread: Thread) -> str | None:
    charged = listed([party_in_words(code) for code in thread.proposition.actors])
    dated = "" if undated(thread.id) else " that gives this date"
    if thread.standing == "open":
        return f"No answer of {charged}{dated}"
    if thread.reply and thread.reply.before_charge and thread.reply.day:
        verb = "denied it" if thread.reply.stance == "denies" else "spoke to it"
        when = days_in_words(Days(start=thread.reply.day, end=thread.reply.last_day or thread.reply.day))
        earlier = f"{charged} {verb} {when}, before the first dated charge"
        return f"{capitalised(earlier)}; no answer after it"
    # What is denied may be asserted in another thread of the same dispute.
    if thread.denied_by and not thread.claims.get("asserts") and not thread.related:
        return f"Denied by {listed([speaker.name for speaker in thread.denied_by])}; asserted by nobody"
    return None


def _denied_without_date(thread: Thread, undated_cells: Sequence[Cell]) -> str | None:
    """Tell of a denial by the charged that gives no date, where it is not known to have come before the charge."""
    if thread.standing != "open":
        return None
    denials = [cell for cell in undated_cells if cell.stance == "denies" and _speaks_for(cell, thread.proposition)]
    days = [cell.last for cell in denials if cell.last]
    later = [day for day in days if thread.first is None or day >= thread.first]
    if not later and len(days) == len(denials):
        return None
    charged = capitalised(listed([party_in_words(code) for code in thread.proposition.actors]))
    return f"{charged} denied it without saying of which day{f', last on {day_in_words(max(later))}' if later else ''}."


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _speaks_for(cell: Cell, about: Proposition) -> bool:
    return (cell.speaker.party or cell.speaker.key) in about.actors


def _claims(cells: Iterable[Cell], stance: Stance) -> int:
    return sum(cell.claims for cell in cells if cell.stance == stance)


def _origins(cells: Iterable[Cell]) -> frozenset[str | None]:
    return frozenset(cell.origin for cell in cells)


def _speakers(cells: Iterable[Cell]) -> tuple[Speaker, ...]:
    ordered = sorted(cells, key=lambda cell: (cell.first or date.max, cell.speaker.key))
    return tuple({cell.speaker.key: cell.speaker for cell in ordered}.values())
