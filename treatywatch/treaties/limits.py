"""Holds declared figures against a treaty's limits, each in force on the day that the figures are of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from treatywatch.records import Problem, Record, TreatyStatus, Truth
from treatywatch.treaties.days import Days, before, day_before, on_or_after
from treatywatch.treaties.declarations import DeclaredRow, Figures, plain
from treatywatch.treaties.laws import cited
from treatywatch.treaties.pack_numbers import CountTerm, Limit
from treatywatch.treaties.packs import Pack
from treatywatch.treaties.states import state_in_sentence, state_name, states
from treatywatch.treaties.status import binding
from treatywatch.treaties.truth import all_of, any_of

__all__ = ["LimitFinding", "LimitVerdict", "LimitsReport", "hold"]

LimitVerdict = Literal[
    "within", "exceeds", "falls_short", "below_threshold", "reaches_threshold", "not_binding", "undetermined"
]
Binding = Literal["binding", "not_yet", "no_longer", "never", "unknown"]


class LimitFinding(Record):
    """What one declared number means under one limit on one day."""

    on: str
    party: str
    limit: str
    article: str
    counts: str
    declared: float | None
    ceiling: float
    unit: str
    bound: Literal["at_most", "at_least", "threshold"]
    #: Declared less ceiling: above 0 over a ceiling.
    difference: float | None
    verdict: LimitVerdict
    #: Whether the limit bound the party on that day.
    binding: Binding
    treaty_status: TreatyStatus | None
    sentence: str
    #: The counting rules that made the number, each in a sentence with its article.
    rules: tuple[str, ...]
    #: Where the declared total and its declared parts do not agree.
    conflicts: tuple[str, ...]
    missing: tuple[str, ...]
    unverified: bool
    rows: tuple[int, ...]


class LimitsReport(Record):
    """Declared numbers held against a treaty's limits, and what could not be read of them."""

    treaty: str
    file: str
    findings: tuple[LimitFinding, ...]
    problems: tuple[Problem, ...]


class Count(NamedTuple):
    """A number as declared or made up of declared parts."""

    value: float | None
    rules: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    from_memory: bool = False
    rows: tuple[int, ...] = ()


class Declared(NamedTuple):
    """All rows of one party (or group) as of one day."""

    on: Days
    party: str
    is_group: bool
    rows: tuple[DeclaredRow, ...]
    #: Of a group that is added up from its states: those of which there is no row.
    absent: tuple[str, ...] = ()


def hold(figures: Figures, pack: Pack) -> tuple[LimitFinding, ...]:
    """Hold every declared number against the limits that count it, in the order of days, then parties, then limits."""
    found = []
    for declared in sorted(bundles(figures, pack), key=lambda one: (one.on.start or date.min, one.party)):
        standing = standing_of(pack, declared)
        for limit in limits_on(pack, declared):
            counted = count(limit, declared)
            if counted is not None:
                found.append(finding(pack, limit, declared, counted, standing))
    return tuple(found)


def bundles(figures: Figures, pack: Pack) -> Iterator[Declared]:
    """Give the rows of each party as of each day, and of the states of a group together where the group is limited."""
    gathered: dict[tuple[Days, str, bool], list[DeclaredRow]] = {}
    for row in figures.rows:
        gathered.setdefault((row.on, row.party, row.is_group), []).append(row)
    yield from (Declared(*key, tuple(rows)) for key, rows in gathered.items())
    limited = {limit.group for limit in pack.limits if limit.group}
    for group in sorted(limited):
        members = pack.groups[group].states
        together: dict[Days, list[DeclaredRow]] = {}
        for row in figures.rows:
            if not row.is_group and row.party in members and (row.on, group, True) not in gathered:
                together.setdefault(row.on, []).append(row)
        for on, rows in together.items():
            absent = sorted(state for state in members - {row.party for row in rows} if existed(state, on, pack))
            yield Declared(on, group, True, tuple(rows), tuple(absent))


def existed(state: str, on: Days, pack: Pack) -> bool:
    """Say whether there was such a state on one of the days, and not its predecessor in its place."""
    entry, row = states().get(state), pack.party(state)
    if row is not None and row.succeeds and row.since is not None and before(on, row.since) == "true":
        return False
    return entry is None or on.meets(entry.since, day_before(entry.until))


def limits_on(pack: Pack, declared: Declared) -> Iterator[Limit]:
    """Give the limits that speak of a party on a day; of several versions of one, that of the day or the nearest."""
    mine = [limit for limit in pack.limits if speaks_of(pack, limit, declared)]
    for name in dict.fromkeys(limit.id for limit in mine):
        versions = sorted((limit for limit in mine if limit.id == name), key=lambda limit: limit.since)
        held = [limit for limit in versions if declared.on.meets(limit.since, day_before(limit.until))]
        later = [limit for limit in versions if on_or_after(declared.on, limit.since) != "true"]
        yield from held[:1] or later[:1] or versions[-1:]


def speaks_of(pack: Pack, limit: Limit, declared: Declared) -> bool:
    """Say whether a limit is one on this party: on all, on it, on the state that it continues, or on its group."""
    if declared.is_group or limit.group is not None:
        return limit.group == declared.party
    if limit.party is None:
        return True
    return limit.party in pack.lineage(declared.party)


def count(limit: Limit, declared: Declared) -> Count | None:
    """Count what a limit counts; `None` where the declaration says nothing about it."""
    direct = stated(limit, declared)
    made = made_up(limit, declared)
    if direct is None:
        return made
    if made is None or made.value is None or made.value == direct.value:
        return direct if made is None or made.value is None else made._replace(rows=direct.rows)
    conflict = f"declared {direct.value:,.10g}, while its declared parts make {made.value:,.10g}"
    return direct._replace(conflicts=(conflict,), rules=made.rules)


def stated(limit: Limit, declared: Declared) -> Count | None:
    """Give the count that a column states, rows added up (several types, several states)."""
    for column in map(plain, limit.columns):
        rows = [row for row in declared.rows if column in row.values]
        if rows:
            return Count(
                value=sum(row.values[column] for row in rows),
                from_memory=any(column in row.from_memory for row in rows),
                rows=tuple(row.line for row in rows),
            )
    return None


def made_up(limit: Limit, declared: Declared) -> Count | None:
    """Make up the count from its parts; a part that is not declared is missing, unless none is declared."""
    if not limit.count:
        return None
    parts = [(term, part(term, declared)) for term in limit.count]
    known = [(term, own) for term, own in parts if own is not None]
    if not known:
        return None
    missing = tuple(f"column {term.column}: not declared" for term, own in parts if own is None)
    rules = tuple(rule for term, own in known for rule in told(term, own))
    rows = tuple(dict.fromkeys(line for _, own in known for line in own.rows))
    return Count(
        value=None if missing else sum(own.value or 0 for _, own in known),
        rules=rules,
        missing=missing,
        from_memory=any(own.from_memory for _, own in known),
        rows=rows,
    )


class Part(NamedTuple):
    """One part of a count: how many items, and what they count as."""

    items: float
    value: float
    from_memory: bool
    rows: tuple[int, ...]
    weights: tuple[str, ...] = ()


def part(term: CountTerm, declared: Declared) -> Part | None:
    """Count one part; `None` where no row declares it."""
    column = plain(term.column)
    rows = [row for row in declared.rows if column in row.values]
    if term.by_type:
        rows = [row for row in rows if (row.type or "").lower() in term.by_type]
    if not rows:
        return None
    weights = [term.by_type.get((row.type or "").lower(), term.weight) for row in rows]
    numbers = [row.values[column] for row in rows]
    return Part(
        items=sum(numbers),
        value=sum(number * weight for number, weight in zip(numbers, weights, strict=True)),
        from_memory=any(column in row.from_memory for row in rows),
        rows=tuple(row.line for row in rows),
        weights=tuple(
            f"{number:,.10g} {row.type} as {number * weight:,.10g}"
            for row, number, weight in zip(rows, numbers, weights, strict=True)
            if term.by_type and weight != 1 and number
        ),
    )


def told(term: CountTerm, own: Part) -> Iterator[str]:
    """Say by which rule a part counts, with its numbers."""
    article = f" ({cited('', term.article).strip()})" if term.article else ""
    if own.weights:
        yield f"{'; '.join(own.weights)}: {term.says or 'weighted by type'}{article}"
    elif term.says:
        what = term.column.replace("_", " ")
        yield f"{own.items:,.10g} {what} count as {own.value:,.10g}: {term.says}{article}"


class Standing(NamedTuple):
    """Whether the treaty bound those who declared (of a group: one of its states), and their status."""

    bound: Truth
    status: TreatyStatus | None


def standing_of(pack: Pack, declared: Declared) -> Standing:
    """Ask the treaty about those who declared, as of their day."""
    if not declared.is_group:
        own = binding(pack, declared.party, declared.on)
        return Standing(own.outcome.truth, own.status)
    members = pack.groups[declared.party].states & pack.law.entries.keys()
    return Standing(any_of(binding(pack, state, declared.on).outcome.truth for state in members), None)


def finding(pack: Pack, limit: Limit, declared: Declared, counted: Count, standing: Standing) -> LimitFinding:
    """Say what a count means under a limit on its day."""
    begun = on_or_after(declared.on, limit.since)
    running: Truth = "true" if limit.until is None else before(declared.on, limit.until)
    holds = "never" if never(pack, declared) else state_of(begun, running, standing.bound, declared, pack)
    if declared.absent and counted.value is not None and keeps(limit, counted.value):
        # What the others have comes on top: only a sum that is over the limit already is certain.
        lacking = f"not declared by {', '.join(map(state_name, declared.absent))}"
        counted = counted._replace(value=None, missing=(*counted.missing, lacking))
    verdict = verdict_of(limit, counted.value, holds)
    difference = None if counted.value is None else counted.value - limit.ceiling
    missing = (
        *counted.missing,
        *(("date: it does not say whether the limit bound then",) if holds == "unknown" else ()),
    )
    unverified = limit.unverified or counted.from_memory
    return LimitFinding(
        on=str(declared.on),
        party=declared.party,
        limit=limit.id,
        article=limit.article,
        counts=limit.counts,
        declared=counted.value,
        ceiling=limit.ceiling,
        unit=limit.unit,
        bound=limit.bound,
        difference=difference,
        verdict=verdict,
        binding=holds,
        treaty_status=standing.status,
        sentence=sentence(pack, limit, declared, counted, holds) + (" (unverified)" if unverified else ""),
        rules=counted.rules,
        conflicts=counted.conflicts,
        missing=missing,
        unverified=unverified,
        rows=counted.rows,
    )


def never(pack: Pack, declared: Declared) -> bool:
    """Say whether the treaty never bound those who declared: it did not enter into force, or not for this state."""
    if pack.entry_into_force is None:
        return True
    row = None if declared.is_group else pack.party(declared.party)
    return not declared.is_group and (row is None or row.since is None)


def state_of(begun: Truth, running: Truth, treaty: Truth, declared: Declared, pack: Pack) -> Binding:
    """Say whether a limit bound on a day: not yet, no longer, or (for a day that is not known well) unknown."""
    if begun == "false":
        return "not_yet"
    if running == "false":
        return "no_longer"
    if treaty == "false":
        row = None if declared.is_group else pack.party(declared.party)
        entry = row.since if row is not None and row.since is not None else pack.entry_into_force
        return "not_yet" if entry is not None and before(declared.on, entry) == "true" else "no_longer"
    return "binding" if all_of((begun, running, treaty)) == "true" else "unknown"


def keeps(limit: Limit, value: float) -> bool:
    """Say whether a number keeps to a limit (of a threshold: stays below it)."""
    if limit.bound == "threshold":
        return value < limit.ceiling
    return value >= limit.ceiling if limit.bound == "at_least" else value <= limit.ceiling


def verdict_of(limit: Limit, value: float | None, holds: Binding) -> LimitVerdict:
    """Give the verdict on a count."""
    if holds in {"not_yet", "no_longer", "never"}:
        return "not_binding"
    if value is None or holds == "unknown":
        return "undetermined"
    if limit.bound == "threshold":
        return "below_threshold" if keeps(limit, value) else "reaches_threshold"
    if keeps(limit, value):
        return "within"
    return "falls_short" if limit.bound == "at_least" else "exceeds"


def sentence(pack: Pack, limit: Limit, declared: Declared, counted: Count, holds: Binding) -> str:
    """Say a finding in one plain sentence."""
    unit = f" {limit.unit}" if limit.unit else ""
    who = pack.groups[declared.party].text if declared.is_group else state_in_sentence(declared.party)
    when = f"As of {declared.on}" if declared.on.start == declared.on.end else f"In {declared.on}"
    article = cited(pack.short_name, limit.article)
    bound = {"at_most": "limit", "at_least": "floor", "threshold": "threshold"}[limit.bound]
    if counted.value is None:
        lacking = f"{when}, {who} did not declare all that counts"
        return f"{lacking} towards the {bound} of {limit.ceiling:,.10g}{unit} ({article})"
    against = f"{placed(limit, counted.value, unit)} the {bound} of {limit.ceiling:,.10g}{unit} ({article})"
    head = f"{when}, {who} had {counted.value:,.10g}{unit} ({limit.counts}): {against}"
    if holds == "never":
        nobody = "anybody: the treaty never entered into force" if pack.entry_into_force is None else who
        return f"{head}, which never bound {nobody}"
    if holds == "not_yet":
        return f"{head}, which binds from {limit.since}"
    if holds == "no_longer":
        return f"{head}, which no longer bound then"
    if holds == "unknown":
        return f"{head}; the date does not say whether that bound then"
    if limit.bound == "threshold" and not keeps(limit, counted.value):
        return f"{head}: {limit.consequence}"
    return head


def placed(limit: Limit, value: float, unit: str) -> str:
    """Say how a number lies to a limit."""
    distance = value - limit.ceiling
    if distance == 0:
        return "exactly"
    return f"{abs(distance):,.10g}{unit} {'above' if distance > 0 else 'below'}"
