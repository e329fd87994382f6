"""From a matrix and from members to what pictures and tables show of them: stances with their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from treatywatch.dossiers.calendar import interval_in_words
from treatywatch.dossiers.names import SHORT_TITLE
from treatywatch.dossiers.record_sections import Lane, MatrixRow, MatrixTold, StanceTold, TimelineMark, TimelineTold
from treatywatch.dossiers.sentences import Reference
from treatywatch.dossiers.wording import capitalised, wording
from treatywatch.thread_records import Matrix, Member, Position, Speaker, Stance, Thread
from treatywatch.treaties.states import state_codes, state_in_sentence

#: First and last day, stance and whether negated, holder: claims alike in these make one mark.
LaneKey = tuple[date, date, Stance, bool, str]
#: From so many words on the name of an outlet is a text's title.
FEWEST_TITLE_WORDS = 5
MOST_LANES = 12


def days_in_words(first: date | None, last: date | None) -> str:
    """Give the first and last day on which something was said; unlike a stretch of time they fill no month."""
    if first is None or last is None or first == last:
        return interval_in_words(first, last)
    return f"{interval_in_words(first, first)} to {interval_in_words(last, last)}"


def holder_name(one: Speaker) -> str:
    """Name a speaker with the party that it belongs to, unless the name says so itself."""
    name = _name(one)
    if one.type == "outlet":
        return f"{name} (the text itself)"
    told = one.party and one.party not in (one.key, name) and one.type != "anonymous"
    return f"{capitalised(name)} ({one.party})" if told else capitalised(name)


def in_sentence(one: Speaker) -> str:
    """Name a speaker as a sentence does ("the United States", "Sample Wire itself")."""
    if one.type == "state" and one.key in state_codes():
        return state_in_sentence(one.key)
    return f"{_name(one)} itself" if one.type == "outlet" else _name(one)


def _name(one: Speaker) -> str:
    """Give a name on one line; a text that is named by its title, because nobody published it, in quotation marks."""
    name = " ".join(one.name.split())
    if one.type != "outlet" or name.count(" ") < FEWEST_TITLE_WORDS:
        return name
    name = name.strip("“”\"'")
    return f"“{name if len(name) <= SHORT_TITLE else name[:SHORT_TITLE].rsplit(' ', 1)[0] + ' …'}”"


def stance_told(one: Position, references: Mapping[str, Reference]) -> StanceTold:
    """Give a stance in words with its days."""
    return StanceTold(
        stance=one.stance, word=wording().stance(one.stance, negated=one.negated),
        sign=wording().stances[one.stance].sign, claims=one.claims, first=one.first, last=one.last,
        dated=days_in_words(one.first, one.last), reference=references.get(one.claim),
    )  # fmt: skip


def stances_of(members: Iterable[Member], references: Mapping[str, Reference]) -> tuple[StanceTold, ...]:
    """Sum up which stances members take, on which days; most claims first."""
    alike: dict[tuple[Stance, bool], list[Member]] = defaultdict(list)
    for one in members:
        alike[one.stance, one.negated].append(one)
    told = (stance_told(_summed(key, found), references) for key, found in alike.items())
    return tuple(sorted(told, key=lambda one: (-one.claims, one.word)))


def _summed(key: tuple[Stance, bool], members: Sequence[Member]) -> Position:
    first = min(members, key=lambda one: (one.day is None, one.day or date.max, one.document, one.start))
    days = sorted(day for one in members if (day := one.day))
    return Position(
        stance=key[0], negated=key[1], claims=len(members), first=days[0] if days else None,
        last=days[-1] if days else None, claim=first.claim,
    )  # fmt: skip


def matrix_told(matrix: Matrix, references: Mapping[str, Reference], numbers: Mapping[str, int]) -> MatrixTold:
    """Give a matrix for showing, a row for each proposition, in the matrix' order."""
    return MatrixTold(
        holders=tuple(holder_name(one.holder) for one in matrix.rows),
        rows=tuple(
            MatrixRow(
                title=column.title,
                number=numbers.get(column.thread),
                cells=tuple(tuple(stance_told(each, references) for each in one.cells[place]) for one in matrix.rows),
            )
            for place, column in enumerate(matrix.columns)
        ),
        left_out_holders=matrix.left_out_holders,
        left_out_rows=matrix.left_out_threads,
    )


def timeline_by_thread(
    threads: Sequence[Thread],
    members: Mapping[str, Sequence[Member]],
    references: Mapping[str, Reference],
    numbers: Mapping[str, int],
) -> TimelineTold:
    """Give each thread a lane."""
    lanes = tuple(
        _lane(one.title, members.get(one.id, ()), references, numbers.get(one.id)) for one in threads[:MOST_LANES]
    )
    left_out = max(0, len(threads) - MOST_LANES)
    return TimelineTold(title="Who spoke to what, by proposition", by="thread", lanes=lanes, left_out_lanes=left_out)


def timeline_by_holder(title: str, members: Iterable[Member], references: Mapping[str, Reference]) -> TimelineTold:
    """Give each holder a lane, those with most claims first."""
    by_holder: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        by_holder[holder_name(one.speaker)].append(one)
    ordered = sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))
    lanes = tuple(_lane(name, found, references, None) for name, found in ordered[:MOST_LANES])
    return TimelineTold(title=title, by="holder", lanes=lanes, left_out_lanes=max(0, len(ordered) - MOST_LANES))


def _lane(title: str, members: Sequence[Member], references: Mapping[str, Reference], number: int | None) -> Lane:
    alike: dict[LaneKey, list[Member]] = defaultdict(list)
    for one in members:
        if one.day:
            alike[one.day, _last(one, one.day), one.stance, one.negated, holder_name(one.speaker)].append(one)
    marks = (_mark(key, found, references) for key, found in alike.items())
    return Lane(
        title=title,
        number=number,
        marks=tuple(sorted(marks, key=lambda one: (one.start, one.end, one.label))),
        undated=sum(one.day is None for one in members),
    )


def _last(one: Member, day: date) -> date:
    return max(day, (one.said and one.said.end) or day)


def _mark(key: LaneKey, members: Sequence[Member], references: Mapping[str, Reference]) -> TimelineMark:
    start, end, stance, negated, holder = key
    word = wording().stance(stance, negated=negated)
    claims = f" ({len(members)} claims)" if len(members) > 1 else ""
    return TimelineMark(
        start=start, end=end, stance=stance, word=word, claims=len(members),
        label=f"{holder} {word}, {interval_in_words(start, end)}{claims}",
        reference=next((references[one.claim] for one in members if one.claim in references), None),
    )  # fmt: skip
