"""The reference pages of the treaties: a list, and for each treaty its coding sheet, all that its pack says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from treatywatch.treaties.cases import load_cases
from treatywatch.treaties.condition_words import in_words
from treatywatch.treaties.laws import cited
from treatywatch.treaties.packs import Pack, load_pack, pack_ids
from treatywatch.treaties.sourced import Sourced
from treatywatch.treaties.states import state_name

HEAD = """\
# Treaties

*Written by `python -m docs.generate` from `treatywatch/treaties/packs/`; do not edit.*

Each name leads to the treaty's coding sheet: everything that treatywatch knows of it, with article and source. Every
value names its source; ° marks one that stands from memory and that nobody has yet checked there. The same as JSON:
`treatywatch treaties show ID --json`. How a pack is written: [write a treaty pack](../how-to/write-a-pack.md).

| id | treaty | instrument | signed | in force from | ended | provisions | cases | values | of them ° |
|---|---|---|---|---|---|---|---|---|---|
"""
SHEET = """\
# {title}

*Written by `python -m docs.generate` from `treatywatch/treaties/packs/{id}.yaml`; do not edit. ° stands from memory.*

{name}

{summary}
"""

BOUNDS = {"at_most": "≤", "at_least": "≥", "threshold": "from"}

Rows = Iterable[tuple[str, ...]]


def treaties_page() -> str:
    """Give the list of treaties."""
    return HEAD + "".join(f"| {' | '.join(_listed(load_pack(treaty)))} |\n" for treaty in pack_ids())


def coding_sheets() -> dict[str, str]:
    """Give each treaty's page by its file name."""
    return {f"treaties/{treaty}.md": coding_sheet(load_pack(treaty)) for treaty in pack_ids()}


def coding_sheet(pack: Pack) -> str:
    """Give a treaty's page."""
    head = SHEET.format(title=pack.called, id=pack.id, name=pack.name, summary=pack.summary)
    parts = (_facts(pack), _members(pack), _law(pack), _numbers(pack), _cases(pack), _sources(pack))
    return head + "\n" + "\n".join(line for part in parts for line in part)


def _listed(pack: Pack) -> tuple[str, ...]:
    days = {event.status: str(event.on) for event in reversed(pack.life) if event.party is None and event.status}
    ended = next((days[status] for status in ("terminated", "expired", "withdrawn") if status in days), "")
    values = list(pack.sourced())
    return (
        f"[{pack.id}](treaties/{pack.id}.md)",
        pack.called,
        pack.instrument,
        days.get("signed", ""),
        days.get("in_force", "never" if pack.binds else ""),
        ended,
        str(len(pack.provisions)),
        str(len(load_cases(pack.id))),
        str(len(values)),
        str(sum(value.unverified for value in values)),
    )


def _facts(pack: Pack) -> Iterator[str]:
    yield f"Instrument: {pack.instrument}, {pack.form}. Revision {pack.revision} of the pack."
    for depositary in pack.depositaries:
        yield f"Depositary: {depositary.name}, {depositary.place} ({depositary.zone})."
    if pack.withdrawal is not None:
        one = pack.withdrawal
        yield (
            f"Withdrawal ({cited('', one.article).strip()}): {one.rounding}. Grounds: {one.grounds or 'none asked'}. "
            f"Notice to {one.addressed_to or 'nobody named'}"
            f"{', with a statement of reasons' if one.statement_required else ''}. "
            f"{'It has a' if one.suspension_clause else 'It has no'} clause on suspension.{_mark(one)}"
        )
    yield ""


def _members(pack: Pack) -> Iterator[str]:
    yield from _table(
        "Life",
        ("day", "party", "status", "article", "what"),
        (
            (str(event.on), event.party or "", event.status or "", event.article or "", event.what + _mark(event))
            for event in pack.life
        ),
    )
    yield from _table(
        "Where states disagree about the status",
        ("question", "party", "since", "until", "holder", "status", "says"),
        (
            (
                reading.question,
                reading.party or "",
                str(reading.since),
                str(reading.until or ""),
                position.holder,
                position.status,
                position.says + _mark(position),
            )
            for reading in pack.status_readings
            for position in reading.positions
        ),
    )
    yield from _table(
        "Parties",
        ("state", "name", "signed", "deposited", "by", "bound from", "until", "remarks"),
        (
            (
                party.state,
                party.name,
                str(party.signed or ""),
                str(party.ratified or ""),
                party.by or "",
                str(party.since or ""),
                str(party.until or ""),
                "; ".join(filter(None, (party.basis, party.reservation, party.note))) + _mark(party),
            )
            for party in pack.parties
        ),
    )
    yield from _table(
        "Groups of states",
        ("group", "article", "states"),
        ((group.text, group.article, ", ".join(sorted(group.states)) + _mark(group)) for group in pack.groups.values()),
    )


def _law(pack: Pack) -> Iterator[str]:
    law = pack.law
    yield from (
        "## Scope",
        "",
        f"{pack.scope.text} ({cited(pack.short_name, pack.scope.article)}){_mark(pack.scope)}:",
        "",
    )
    yield from (f"> {_cell(in_words(pack.scope.when, law))}", "")
    yield from _table(
        "Definitions that conditions use",
        ("term", "article", "holds when"),
        ((term.text, term.article, in_words(term.when, law) + _mark(term)) for term in pack.terms.values()),
    )
    yield from _table(
        "Provisions",
        ("article", "effect", "title and content, in our words", "acts", "applies when", "holds"),
        (
            (
                one.article,
                one.effect,
                f"**{one.title}.** {one.text}{_mark(one)}",
                ", ".join(one.acts),
                in_words(one.when, law) if one.when is not None else "",
                " ".join(
                    filter(
                        None,
                        (
                            f"from {one.since}" if one.since else "",
                            f"before {one.until}" if one.until else "",
                            f"due {one.due}" if one.due else "",
                        ),
                    )
                ),
            )
            for one in pack.provisions
        ),
    )
    yield from _table(
        "What is asked about circumstances",
        ("question", "where nothing is said", "keys of a scenario"),
        (
            (one.asks, one.unless_stated, ", ".join(sorted({*one.keys, *one.flags, *one.contrary})))
            for one in pack.circumstances.values()
        ),
    )
    yield from _table(
        "Numbers that conditions ask for",
        ("number", "unit", "keys of a scenario"),
        ((one.asks, one.unit, ", ".join(one.keys)) for one in pack.numbers.values()),
    )
    yield from _table(
        "Rival readings",
        ("question", "article", "holder", "says"),
        (
            (reading.question, reading.article, position.holder, position.says + _mark(position))
            for reading in pack.readings.values()
            for position in reading.positions
        ),
    )


def _numbers(pack: Pack) -> Iterator[str]:
    yield from _table(
        "Clocks",
        ("step", "article", "rule", "runs from", "what happens", "on record"),
        (
            (
                clock.step,
                clock.article,
                f"{clock.text} ({clock.rounding.replace('_', ' ')}){_mark(clock)}",
                ("before: " if clock.direction == "before" else "") + clock.runs_from.replace("_", " "),
                clock.what,
                "; ".join(
                    f"{one.actor} {one.on}: {one.effective or one.outcome}{_mark(one)}" for one in clock.recorded
                ),
            )
            for clock in pack.clocks
        ),
    )
    yield from _table(
        "What comes round",
        ("what", "article", "kind", "when", "from", "until"),
        (
            (
                one.text + _mark(one),
                one.article,
                one.kind,
                f"every {one.every}" if one.every else ", ".join((*one.yearly, *map(str, one.held))),
                str(one.first),
                str(one.until or ""),
            )
            for one in pack.recurrences
        ),
    )
    yield from _table(
        "Limits",
        ("limit", "article", "number", "whose", "since", "until", "counts", "counting rules"),
        (
            (
                one.id,
                one.article,
                f"{BOUNDS[one.bound]} {one.ceiling:,.10g} {one.unit}".strip(),
                state_name(one.party) if one.party else (one.group or "each party"),
                str(one.since),
                str(one.until or ""),
                one.counts + (f"; then: {one.consequence}" if one.consequence else "") + _mark(one),
                "; ".join(_counted(term.column, term.weight, term.by_type, term.says) for term in one.count),
            )
            for one in pack.limits
        ),
    )
    yield from _table(
        "Quotas",
        ("article", "what", "a year", "since", "until"),
        (
            (one.article, one.kind, str(one.per_calendar_year), str(one.since), str(one.until or "") + _mark(one))
            for one in pack.quotas
        ),
    )


def _counted(column: str, weight: float, by_type: dict[str, float], says: str) -> str:
    weighted = ", ".join(f"{name} {number:g}" for name, number in by_type.items()) or f"{weight:g}"
    return f"`{column}` × {weighted}" + (f" ({says})" if says else "")


def _cases(pack: Pack) -> Iterator[str]:
    yield from _table(
        "Cases",
        ("provision", "effect", "the case", "of the provision", "verdict", "missing"),
        (
            (
                case.provision,
                case.effect,
                f"{case.actor or 'somebody'}, {case.on or 'no date'}: {case.name}",
                case.result,
                case.verdict.replace("_", " "),
                ", ".join(case.missing),
            )
            for case in load_cases(pack.id)
        ),
    )


def _sources(pack: Pack) -> Iterator[str]:
    values = list(pack.sourced())
    used = {name: [value for value in values if value.source == name] for name in pack.sources}
    yield from _table(
        "Sources",
        ("source", "values", "of them °"),
        (
            (
                f"[{source.title}]({source.url})" if source.url else source.title,
                str(len(used[name])),
                str(sum(value.unverified for value in used[name])),
            )
            for name, source in pack.sources.items()
        ),
    )


def _table(title: str, heads: tuple[str, ...], rows: Rows) -> Iterator[str]:
    cells = [[_cell(cell) for cell in row] for row in rows]
    if cells:
        yield from (f"## {title}", "", f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}")
        yield from (f"| {' | '.join(row)} |" for row in cells)
        yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;").replace(">", "&gt;")


def _mark(value: Sourced) -> str:
    return " °" if value.unverified else ""
